"""What the minutes and an agency's pack hold, one page a child: from it both the page and the PDF are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.meetings.selectors import ActionShown, Agenda, ItemShown, Worker
from openmash.casework.meetings.words import AGENCIES_WRITE, Became, Field, Reason
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.documents.document import (
    WITHHELD,
    Document,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Part,
    Points,
)
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import Withholding, withholding
from openmash.records.voice import selectors as voice
from openmash.records.voice.selectors import Said
from openmash.web.meetings.showing import ChildNamed, called, named, title_of

PACK_NOTE = (
    "Only what concerns your agency, what other agencies released, and what you owe. What is about a place, a person "
    "of concern, a group or a line is here only as far as whoever asked for this pack may see it."
)
COLUMNS = ("What", "Who", "By when", "What became of it")


Silent = Mapping[tuple[UUID, UUID], Sequence[str]]
"""By item, and by child in it: agencies, by name."""


@dataclass(frozen=True)
class Lines:
    """A heading and what stands under it."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True)
class ActionRow:
    """An action in the minutes."""

    what: str
    who: str
    by: str
    became: str


@dataclass(frozen=True)
class ChildMinuted:
    """One child's page."""

    child: ChildNamed
    why: str
    line: str
    voice: str
    fields: Sequence[Lines]
    not_released: str
    worker: str
    actions: Sequence[ActionRow]
    no_action: str
    left_out: str


@dataclass(frozen=True)
class Minutes:
    """The minutes, or one agency's pack of them."""

    title: str
    subtitle: str
    present: Sequence[str]
    children: Sequence[ChildMinuted]
    not_discussed: Lines | None
    """Those on the agenda to whom the meeting did not come, and about whom nobody said or agreed anything."""
    note: str
    guard: Withholding


@dataclass(frozen=True)
class _About:
    """What is known of the children, fetched at once."""

    names: Mapping[UUID, ChildNamed]
    voices: Mapping[UUID, Said]
    guard: Withholding
    quotes: bool
    now: datetime

    def safe(self, words: str) -> str:
        """Words fit to go out."""
        return WITHHELD if self.guard.needed_for(words) else words


def minutes_of(agenda: Agenda, spoke: Silent, actor: Actor, *, agency: str = "") -> Minutes:
    """The minutes of what is on this agenda. `spoke`: the agencies whose words about a child are not all released.

    A pack (`agency` given) says whether a child was heard, without the child's words. What a child said once the
    meeting was closed is not of the meeting.
    """
    people = list(dict.fromkeys(person for item in agenda.items for person in item.person_ids))
    every_key = list(dict.fromkeys(key for item in agenda.items for key in item.about_ids))
    sets = person_sets(people, actor)
    records = {person: sets[person].ids if person in sets else (person,) for person in people}
    every = [record for ids in records.values() for record in ids]
    said = voice.latest(every, actor=actor, known_at=agenda.meeting.closed_at)
    voices = {
        person: max((said[one] for one in ids if one in said), key=lambda v: v.recorded_at)
        for person, ids in records.items()
        if any(one in said for one in ids)
    }
    about = _About(named(every_key, actor), voices, withholding(every, actor), not agency, timezone.now())
    shown = agenda.meeting
    return Minutes(
        guard=about.guard,
        title=f"{'Minutes' if not agency else f'Pack for {agency}'}: {called(shown)}",
        subtitle=f"{say.moment(shown.starts_at)}. Chaired by {shown.chair}."
        + ("" if shown.is_closed else " Not closed yet: these may still change."),
        present=tuple(
            f"{one.agency}: {one.presence.label.lower()}{f', {one.who}' if one.who else ''}" for one in agenda.attending
        ),
        children=tuple(
            _child(item, about.names[person], about, spoke.get((item.id, person), ()), closed=shown.is_closed)
            for item in agenda.items
            for person in item.about_ids
            if person in about.names and _came_up(item, agenda, spoke)
        ),
        not_discussed=_not_discussed(agenda, spoke, about),
        note=PACK_NOTE if agency else "",
    )


def _came_up(item: ItemShown, agenda: Agenda, spoke: Silent) -> bool:
    """Whether the meeting came to it, or anything was said, agreed or decided of it. Where the chair has moved to
    nothing, nobody can say, and everything is minuted.
    """
    said = any(spoke.get((item.id, each)) for each in item.about_ids)
    something = item.spoken or item.workers or item.actions or item.left_out or said
    return bool(something) or not agenda.discussed or item.id in agenda.discussed


def _not_discussed(agenda: Agenda, spoke: Silent, about: _About) -> Lines | None:
    found = [
        f"{about.names[each].said}: {_why(item)}"
        for item in agenda.items if not _came_up(item, agenda, spoke)
        for each in item.about_ids if each in about.names
    ]  # fmt: skip
    title = "Not discussed" if agenda.meeting.is_closed else "Not discussed yet"
    return Lines(f"{title}: {len(found)}", found) if found else None


def _why(item: ItemShown) -> str:
    return ". ".join(reason.label for reason in item.reasons if isinstance(reason, Reason))


def _child(item: ItemShown, child: ChildNamed, about: _About, silent: Sequence[str], *, closed: bool) -> ChildMinuted:
    fields = []
    for field in (Field.AGREED, *AGENCIES_WRITE):
        found = [one for one in item.said_of(child.person_id, field) if one.words.strip()]
        if found:
            lines = tuple(f"{one.agency}: {about.safe(one.words)}" for one in found)
            harm = child.is_subject and field is Field.IMPACT
            fields.append(Lines("What happens there, and the harm to children" if harm else field.label, lines))
    worker = item.worker_of(child.person_id)
    nobody = "" if child.is_subject else "Nobody was proposed." if closed else "Nobody proposed yet."
    return ChildMinuted(
        child=child,
        why=_why(item),
        line=about.safe(item.line),
        voice="" if child.is_subject else about.safe(_voice(about.voices.get(child.person_id), about)),
        fields=tuple(fields),
        not_released=f"Spoke, and has not released its words: {say.listed(silent)}." if silent else "",
        worker=about.safe(_worker(worker)) if worker else nobody,
        actions=tuple(_row(one, about) for one in item.actions if one.person_id == child.person_id),
        no_action="No action was agreed." if about.quotes else "Nothing was agreed for your agency to do.",
        left_out=f"Left out of the discussion by {item.left_out_by}: {item.left_out}" if item.left_out else "",
    )


def _voice(said: Said | None, about: _About) -> str:
    if said is None:
        return "Nobody has recorded whether the child was heard."
    if not said.heard:
        by = f" by {say.near(said.by_when, about.now)}" if said.by_when else ""
        late = said.by_when is not None and said.by_when < about.now
        return (
            f"Not heard yet: {said.reason.lower()}. {said.by_whom} {'was to' if late else 'will'}{by}{': Late' * late}."
        )
    if not about.quotes:
        return f"Heard: recorded {say.day_of(said.recorded_at)}. Ask the hub for the child’s words."
    return f"“{said.quote}” ({said.manner.lower()}, {said.source})"


def _worker(worker: Worker) -> str:
    answer = {True: f"accepted by {worker.answered_by}", False: "not accepted", None: "not accepted yet"}
    return f"{worker.worker}, {worker.agency}: {answer[worker.accepts]}. {worker.why}"


def _row(one: ActionShown, about: _About) -> ActionRow:
    late = " Late." if one.is_late(about.now) else ""
    became = {Became.DONE: "Done.", Became.CANNOT: "Cannot be done."}.get(one.became, "") if one.became else "To do."
    return ActionRow(
        about.safe(one.what), f"{one.owner}, {one.agency}", say.near(one.due_at, about.now),
        about.safe(f"{became}{late} {one.answer_words}".strip()),
    )  # fmt: skip


def document_of(minutes: Minutes, *, recipient: str, made_at: datetime) -> Document:
    """The same as a document: who was there, then a page a child."""
    parts: list[Part] = []
    if minutes.note:
        parts.append(Paragraph(minutes.note, quiet=True))
    parts += [Heading("Who was there"), Points(minutes.present) if minutes.present else Paragraph("Nobody said.")]
    for child in minutes.children:
        parts += _page(child)
    if minutes.not_discussed:
        parts += [NewPage(), Heading(minutes.not_discussed.title), Points(minutes.not_discussed.lines)]
    return Document(minutes.title, minutes.subtitle, recipient, made_at, parts, minutes.guard)


def _page(child: ChildMinuted) -> list[Part]:
    who = " ".join(part for part in (child.child.said, f"({child.child.born})" if child.child.born else "") if part)
    parts: list[Part] = [
        NewPage(), Heading(who),
        Facts(
            (
                ("Why discussed", f"{child.why}. {child.line}"),
                *((("The child’s voice", child.voice),) if child.voice else ()),
                *((("Note", child.child.note),) if child.child.note else ()),
            )
        ),
    ]  # fmt: skip
    if child.left_out:
        parts.append(Paragraph(child.left_out))
    for each in child.fields:
        parts += [Heading(each.title, 2), Points(each.lines)]
    if child.not_released:
        parts.append(Paragraph(child.not_released, quiet=True))
    if child.worker:
        parts += [Heading("Best placed to talk to the child", 2), Paragraph(child.worker)]
    if child.actions:
        rows = [(one.what, one.who, one.by, one.became) for one in child.actions]
        parts += [Heading("Actions", 2), Grid("Actions agreed", COLUMNS, rows)]
    else:
        parts += [Heading("Actions", 2), Paragraph(child.no_action)]
    return parts


def titled(agenda: Agenda) -> str:
    """A name for the browser's history, with nobody's in it."""
    return f"Minutes: {title_of(agenda.meeting)}"
