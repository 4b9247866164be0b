"""What this child said and showed, before any analysis; or why they have not been heard yet, and who will by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.misfiled.permissions import Permission as Misfiled
from openmash.casework.own_words.permissions import Permission as OwnWords
from openmash.casework.own_words.words import PLACE
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, NotHeardYet, Quote, Source
from openmash.foundation.files.selectors import Kept, files_of_several
from openmash.records.cases.on_duty import profile_at
from openmash.records.people import selectors as people
from openmash.records.voice import selectors as voice
from openmash.records.voice.permissions import Permission as Voice
from openmash.records.voice.selectors import Said
from openmash.records.voice.words import Reader
from openmash.statute.calendar import local_date
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

NOBODY = Empty(
    "Nobody has recorded this child’s voice",
    "What the child says or shows stands here in their own words, with who asked, where, and what it changed. "
    "Until somebody has seen them, it says why not, who will, and by when.",
)
NOT_BORN = Empty(
    "This child is not born yet",
    "What the parents say of the baby is kept with the assessment, in their words. After the birth, what the child "
    "shows stands here.",
)


@dataclass(frozen=True)
class Heard:
    """One thing heard, where it came from, and a link to say what it changed where nobody has."""

    quote: Quote
    source: Source
    say_what_changed: Link | None
    another_child: Link | None
    shown: Link | None = None
    repeats: str = ""
    """For whoever wrote it alone, and for a day: whose words these repeat, and when they were recorded."""


@dataclass(frozen=True)
class VoicePage(RecordPage):
    """The child's voice, newest first. `waiting` is what has not been heard yet, unless something was heard since."""

    waiting: NotHeardYet | None
    heard: tuple[Heard, ...]
    earlier_gaps: tuple[NotHeardYet, ...]
    record: Link | None
    own_link: Link | None
    empty: Empty | None
    stale: str = ""
    """That nobody has heard the child for longer than the area asks, in a sentence."""


@screen(Permission.READ, load=load, log="child.viewed")
def child_voice(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show what was heard, set apart, and what was not."""
    opened = open_record(request, actor, child, Part.VOICE)
    if not isinstance(opened, Opened):
        return opened
    said = voice.voices(opened.person, actor=actor, known_at=opened.moment)
    name = opened.banner.preferred_name
    waiting = gap(said[0], name, opened.at) if said and not said[0].heard else None
    pictures: dict[UUID, list[Kept]] = {}
    for kept in files_of_several(actor=actor, about_ids=[each.id for each in said if each.heard]):
        if kept.about_id is not None:
            pictures.setdefault(kept.about_id, []).append(kept)
    may_write = bool(may(actor, Voice.RECORD)) and opened.moment is None
    may_move = bool(may(actor, Misfiled.MOVE)) and opened.moment is None
    repeats = repeated(opened) if may_write else {}
    page = VoicePage(
        opened.title, opened.banner, opened.parts, opened.then,
        waiting=waiting,
        heard=tuple(
            replace(
                _heard(each, name, pictures.get(each.id, ()), may_write=may_write, may_move=may_move),
                repeats=repeats.get(each.id, ""),
            )
            for each in said
            if each.heard
        ),
        earlier_gaps=tuple(gap(each, name, opened.at) for each in said[1 if waiting else 0 :] if not each.heard),
        record=Link("Record the child’s voice", opened.address("child_record_voice")) if may_write else None,
        own_link=Link("The child’s own link", opened.address("own_link"))
        if may(actor, OwnWords.VIEW) and opened.moment is None and not opened.banner.is_unborn
        else None,
        empty=None if said else NOT_BORN if opened.banner.is_unborn else NOBODY,
        stale=stale_words(last_of(said), name, opened.now) if _is_to_be_heard(opened) else "",
    )  # fmt: skip
    return opened.shown("child/voice.html", page)


def _is_to_be_heard(opened: Opened) -> bool:
    return bool(opened.open.open) and opened.moment is None and not opened.banner.is_unborn


def last_of(said: Sequence[Said]) -> datetime | None:
    """When somebody was last heard, among these."""
    return max((each.said_at or each.recorded_at for each in said if each.heard), default=None)


def stale_words(last: datetime | None, name: str, now: datetime) -> str:
    """That nobody has heard a child for as long as the area says is too long; empty where somebody has."""
    days = profile_at(now).figure("voice_stale_days")
    if last is None:
        return f"Nobody has heard {name} yet. This area asks that somebody does every {days} days."
    since = (local_date(now) - local_date(last)).days
    if since < days:
        return ""
    return (
        f"Nobody has heard {name} for {since} days: last on {say.day_of(last)}. This area asks for every {days} days."
    )


def repeated(opened: Opened) -> Mapping[UUID, str]:
    """By record: what somebody who wrote it lately is told of words that repeat others. Nobody else is told."""
    siblings = people.related_ids(opened.person, opened.actor) - set(opened.person.ids)
    found = voice.copied_by_me(opened.person, siblings, actor=opened.actor, now=opened.now)
    if not found:
        return {}
    cards = people.people_cards([each.of_person for each in found], opened.actor)
    return {
        each.voice_id: f"{each.alike.value[:1].upper()}{each.alike.value[1:]} were recorded "
        + (f"for {cards[each.of_person].name}" if each.of_person in cards else "for another child")
        + f" on {say.day_of(each.at)}. If that is what was said, nothing needs doing."
        for each in found
    }


def quote(said: Said, name: str, pictures: Sequence[Kept] = ()) -> Quote:
    """What was heard, as a page shows it."""
    return Quote(
        words=said.quote,
        whose=name,
        manner=_manner(said),
        asked_by=said.asked_by if said.asked_by != said.source else "",
        where=said.place.removeprefix(PLACE).removeprefix(", ") if said.own_link else said.place,
        alone="" if said.own_link else "; ".join(part.lower() for part in (said.alone, said.method) if part),
        on=say.moment(said.said_at) if said.said_at else f"when is not known; recorded {say.day_of(said.recorded_at)}",
        changed=" ".join(f"{each.changed} ({each.moment.lower()}, {each.recorded_by})" for each in said.changed),
        wants=said.wants,
        helped_by=said.helped_by,
        shown_to=shown_to(said.safe_for, said.not_for),
        pictures=() if said.kept_back else tuple(picture_link(each, said.id) for each in pictures),
        picture_says=said.picture_says,
    )


def picture_link(kept: Kept, voice_id: UUID) -> Link:
    """To a picture beside the words it came with; to the page of the file for anything else."""
    said = f"{kept.name} ({kept.said})"
    if not kept.is_image:
        return Link(said, reverse("file", kwargs={"file_id": kept.id}))
    return Link(f"Picture: {said}", reverse("child_drawing", kwargs={"voice_id": voice_id, "file_id": kept.id}))


def shown_to(safe_for: Sequence[str] | None, not_for: str) -> str:
    """To whom outside the hub the words may be shown, as a sentence. `safe_for` holds codes of `Reader`."""
    if safe_for is None:
        says = "Nobody has asked to whom this may be shown: it goes to nobody outside."
    elif not safe_for:
        says = "To be shown to nobody outside."
    else:
        says = f"May be shown to: {say.listed([str(Reader(each).label).lower() for each in safe_for])}."
    return f"{says} Not to: {not_for}." if not_for else says


def gap(said: Said, name: str, at: datetime) -> NotHeardYet:
    """Why a child was not heard yet, as a page shows it, judged at the moment shown."""
    by_when = say.near(said.by_when, at) if said.by_when else ""
    late = said.by_when is not None and said.by_when < at
    return NotHeardYet(whose=name, why=f"{said.reason}.", by_whom=said.by_whom, by_when=by_when, is_late=late)


def _heard(said: Said, name: str, pictures: Sequence[Kept], *, may_write: bool, may_move: bool) -> Heard:
    link = None
    if may_write and not said.changed:
        link = Link("Record what this changed", reverse("child_record_influence", kwargs={"voice_id": said.id}))
    other = Link("Another child said this", reverse("another_voice", kwargs={"voice_id": said.id}))
    source = Source(said.recorded_by, say.day_of(said.recorded_at))
    shown = Link("Ask to whom it may be shown", reverse("child_voice_shown", kwargs={"voice_id": said.id}))
    return Heard(
        quote(said, name, pictures), source, link, other if may_move else None,
        shown if may_write and not said.kept_back else None,
    )  # fmt: skip


def _manner(said: Said) -> str:
    if said.own_link:
        return "in their own words, written by a link of their own"
    if said.manner == "The child's own words":
        return "in their own words"
    return f"{said.manner[:1].lower()}{said.manner[1:]}: {said.source}"
