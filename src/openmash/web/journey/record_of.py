"""What the record of a meeting holds, one page a child: from it both the page and the PDF are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.meetings import selectors as meetings
from openmash.casework.meetings.selectors import ActionShown, ItemShown
from openmash.casework.meetings.words import AGENCIES_WRITE, Became, Field
from openmash.casework.protection.selectors import Decision, Meeting, Part
from openmash.casework.protection.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.documents.document import WITHHELD, Document, Facts, Grid, Heading, NewPage, Paragraph, Points
from openmash.foundation.documents.document import Part as Piece
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways.next_meeting import last_day, too_late
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import Withholding, withholding
from openmash.web.journey.loading import AtMeeting

COLUMNS = ("What", "Who", "By when", "What became of it")


@dataclass(frozen=True)
class ChildRecord:
    """One child: what was decided and why, what agencies wrote beside it, and the actions."""

    person_id: UUID
    said: str
    outcome: str
    facts: Sequence[tuple[str, str]]
    written: Sequence[tuple[str, Sequence[str]]]
    actions: Sequence[ActionShown]


@dataclass(frozen=True)
class RecordOf:
    """The record."""

    title: str
    subtitle: str
    line: str
    quorum: str
    present: Sequence[str]
    told: Sequence[tuple[str, str]]
    children: Sequence[ChildRecord]
    guard: Withholding


def record_of(loaded: AtMeeting, actor: Actor) -> RecordOf:
    """What was said and decided. Words that name a protected place are withheld from paper and page alike."""
    found = loaded.meeting
    sets = person_sets(found.person_ids, actor)
    guard = withholding([one for each in sets.values() for one in each.ids], actor)
    item = _item(found, actor)
    how = f", {found.how.lower()}" if found.how else ""
    led = meetings.meeting(found.meeting_id, actor=actor)
    chair = f", chaired by {led.chair}" if led.chair_id != found.called_by_id else ""
    return RecordOf(
        title=f"Record: {found.kind.label.lower()}",
        subtitle=f"{say.moment(found.starts_at)}{how}. Called by {found.called_by}{chair}.",
        line=_safe(found.line, guard),
        quorum=f"{found.quorum}." if found.parts and found.kind is not Kind.CORE_GROUP else "",
        present=tuple(_there(part) for part in found.parts if part.presence or part.asked),
        told=tuple(
            (part.agency, _safe(words, guard))
            for part in found.parts
            for words in (part.information, part.report)
            if words
        ),
        children=tuple(
            _child(person, loaded, found.decisions.get(person), item, guard)
            for person in found.person_ids
            if person in loaded.names
        ),
        guard=guard,
    )  # fmt: skip


def _item(found: Meeting, actor: Actor) -> ItemShown | None:
    try:
        return meetings.item(found.item_id, actor=actor)
    except NotVisible:
        return None


def _safe(words: str, guard: Withholding) -> str:
    return WITHHELD if guard.needed_for(words) else words


def _there(part: Part) -> str:
    who = f", {part.who or part.asked_who}" if part.who or part.asked_who else ""
    if part.presence is None:
        return f"{part.agency}{who}: asked"
    why = f" ({part.reason})" if part.reason else ""
    return f"{part.agency}{who}: {part.presence.label.lower()}{why}"


def _child(
    person: UUID, loaded: AtMeeting, made: Decision | None, item: ItemShown | None, guard: Withholding
) -> ChildRecord:
    written: list[tuple[str, Sequence[str]]] = []
    for field in (Field.AGREED, *AGENCIES_WRITE):
        said = [one for one in item.said_of(person, field) if one.words.strip()] if item else []
        if said:
            written.append((field.label, [f"{one.agency}: {_safe(one.words, guard)}" for one in said]))
    return ChildRecord(
        person, loaded.names[person].said, made.outcome.label if made else "Not decided yet",
        facts_of(made, guard) if made else (), written,
        [one for one in item.actions if one.person_id == person] if item else (),
    )  # fmt: skip


def facts_of(made: Decision, guard: Withholding) -> list[tuple[str, str]]:
    """A decision, line by line; what was left out is not shown."""
    seen = f"{made.seen_by}, {say.moment(made.seen_at)}" if made.seen_at and made.seen_by else made.seen_by
    medical = " ".join(part for part in (f"{made.medical}." if made.medical else "", made.medical_words) if part)
    pairs = (
        ("Why", made.rationale), ("Category of abuse", made.category), ("The enquiry", made.led), ("Medical", medical),
        ("Who sees the child", seen), ("How the child took part", made.participation),
        ("The child’s voice", made.voice), ("What each agency thought", made.agencies_said),
        ("Who else was thought of", made.who_else), ("The plan", made.plan),
        ("Next", _next(made)),
        ("Recorded by", f"{made.by}, {say.moment(made.recorded_at)}"), ("A manager’s view", made.manager),
    )  # fmt: skip
    return [(key, _safe(words, guard)) for key, words in pairs if words]


def _next(made: Decision) -> str:
    """When the next one is, and where it is too late; where no day was set and one is wanted, by when."""
    if made.next_at:
        return f"{say.moment(made.next_at)}. {too_late(made.kind, made.outcome, made.held_at, made.next_at)}".strip(
            " ."
        )
    last = last_day(made.kind, made.outcome, made.held_at)
    return f"No day set. It is held {last.said}" if last else ""


def document_of(found: RecordOf, *, recipient: str, made_at: datetime) -> Document:
    """The same as a document: who was there and what they told, then a page a child."""
    parts: list[Piece] = [Paragraph(found.line), Heading("Who was there"), Points(found.present or ("Nobody said.",))]
    if found.quorum:
        parts.append(Paragraph(found.quorum))
    for agency, words in found.told:
        parts += [Heading(f"What {agency} told", 2), Paragraph(words)]
    for child in found.children:
        parts += [NewPage(), Heading(child.said), Heading(child.outcome, 2)]
        if child.facts:
            parts.append(Facts(tuple(child.facts)))
        for title, lines in child.written:
            parts += [Heading(title, 2), Points(lines)]
        if child.actions:
            rows = [
                (one.what, f"{one.owner}, {one.agency}", say.moment(one.due_at), became(one)) for one in child.actions
            ]
            parts += [Heading("Actions", 2), Grid("Actions agreed for this child", COLUMNS, rows)]
    return Document(found.title, found.subtitle, recipient, made_at, parts, found.guard)


BECAME: Mapping[Became, str] = {Became.DONE: "Done.", Became.CANNOT: "Cannot be done."}


def became(one: ActionShown) -> str:
    """What became of an action, in words."""
    said = BECAME.get(one.became, "To do.") if one.became else "To do."
    return f"{said} {one.answer_words}".strip()
