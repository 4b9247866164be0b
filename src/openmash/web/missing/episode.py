"""One missing episode: what is known, what is owed next, and everything that happened, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import EpisodePage
from openmash.casework.missing.words import Safe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import DoNotTell, Fact, Link, Moment, Notice, Quote, Source, TimeLeft
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Place
from openmash.records.people.words import LocatingKind
from openmash.records.voice import selectors as voice
from openmash.web.child.banner import do_not_tell
from openmash.web.child.voice import quote
from openmash.web.missing.loading import Loaded, called, load_episode

NOT_SAFE = "The child is not safe, or was harmed. Protect first; the rest can follow."


@dataclass(frozen=True)
class Task:
    """A link that looks like the button it is."""

    text: str
    url: str
    classes: str = "govuk-button--secondary"


@dataclass(frozen=True)
class EpisodeShown:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    record: Link
    notices: Sequence[Notice]
    tasks: Sequence[Task]
    clocks: Sequence[TimeLeft]
    standing: str
    protected: DoNotTell | None
    facts: Sequence[Fact]
    quotes: Sequence[Quote]
    happened: Sequence[Moment]


@screen(Permission.VIEW, load=load_episode, log="missing.viewed")
def missing_episode(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Everything of the episode, on one page."""
    found, now = loaded.episode, timezone.now()
    line = found.line
    here = {"process_id": process_id}
    places = people.places_of([line.person_id], actor)
    said = voice.these(found.voices, actor=actor) if found.voices else {}
    page = EpisodeShown(
        title="A missing episode",
        heading=called(line),
        caption="Missing now" if line.is_missing else "Back",
        back=Link("Missing children", reverse("missing")),
        record=Link("The child’s record", reverse("child_now", kwargs={"person_id": line.person_id})),
        notices=_notices(found),
        tasks=_tasks(found, actor, here),
        clocks=_clocks(found, now),
        standing=_standing(found, now),
        protected=do_not_tell(places),
        facts=_facts(found, places, now),
        quotes=[quote(each, line.child) for each in said.values() if each.heard],
        happened=[
            Moment(
                each.title, say.near(each.at, now), say.iso(each.at), f"{each.recorded_by}, {each.agency}", each.words
            )
            for each in found.happened
        ],
    )  # fmt: skip
    return Shown("missing/episode.html", page)


def _notices(found: EpisodePage) -> tuple[Notice, ...]:
    return (Notice("Protect first", NOT_SAFE),) if found.line.safe == Safe.NO else ()


def _tasks(found: EpisodePage, actor: Actor, here: dict[str, UUID]) -> tuple[Task, ...]:
    tasks, missing = [], found.line.is_missing
    if may(actor, FrontDoor.PROTECT) and (missing or found.line.safe == Safe.NO):
        tasks.append(Task("Protect a child now", reverse("protect"), "govuk-button--warning"))
    if may(actor, Permission.REPORT):
        words = "Record that the child is back" if missing else "Put right how or when they came back"
        tasks.append(Task(words, reverse("missing_back", kwargs=here), "" if missing else "govuk-button--secondary"))
    if may(actor, Permission.RECORD):
        if missing:
            tasks.append(Task("Record the police’s risk level", reverse("missing_risk", kwargs=here)))
        else:
            classes = "" if found.line.is_owed else "govuk-button--secondary"
            tasks.append(Task("Return home interview", reverse("missing_interview", kwargs=here), classes))
            if not found.prevention:
                tasks.append(Task("Police prevention interview", reverse("missing_prevention", kwargs=here)))
    return tuple(tasks)


def _clocks(found: EpisodePage, now: datetime) -> tuple[TimeLeft, ...]:
    if found.line.is_missing:
        return ()
    return (
        say.left(found.line.offered, now, "Interview offered"),
        say.left(found.line.held, now, "Interview held"),
    )


def _standing(found: EpisodePage, now: datetime) -> str:
    line = found.line
    held = f" Held by {line.holder.said}." if line.holder else ""
    if line.is_missing:
        return f"Missing since {say.near(line.last_seen_at or line.reported_at, now)}.{held}"
    if line.is_owed:
        return f"Back. A return home interview is owed.{held}"
    return f"Back. Return home interview: {found.ended.lower()}."


def _facts(found: EpisodePage, places: Sequence[Place], now: datetime) -> tuple[Fact, ...]:
    line = found.line
    seen = say.near(line.last_seen_at, now) if line.last_seen_at else ""
    facts = [
        Fact("Police risk level", line.risk_words),
        Fact("Reported", f"{say.near(line.reported_at, now)}, by {found.reported_by}"),
        Fact("Last seen", ", ".join(filter(None, (seen, f"by {found.last_seen_by}" if found.last_seen_by else "")))),
        *([_where(found, places)] if found.place_on else []),
        Fact("What is known", line.circumstances),
        Fact("How often", f"{line.repeats.words} ({say.listed([say.day_of(day) for day in line.repeats.days])})"),
        Fact("Looked after", ", ".join(filter(None, (line.looked_after.label, found.responsible_area)))),
        *([Fact("As the care return has it", found.care_words)] if found.care_words else []),
        *([Fact("Police reference", found.police_ref)] if found.police_ref else []),
    ]
    if not line.is_missing:
        facts += [
            Fact("Police prevention interview", found.prevention, unknown="Not recorded"),
            Fact("Passed to the police afterwards", found.passed_on, unknown="Not recorded"),
        ]
    return tuple(facts)


def _where(found: EpisodePage, places: Sequence[Place]) -> Fact:
    """Where the child was last seen, withheld where it is protected: showing it is a task of the child's record."""
    day = found.place_on
    mine = [p for p in places if p.kind is LocatingKind.SIGHTING and p.since and p.since.isoformat() == day]
    kept = any(place.withheld for place in mine)
    link = Link("Show what is protected", reverse("child_show_places", kwargs={"person_id": found.line.person_id}))
    return Fact(
        "Where", "; ".join(place.text for place in mine if not place.withheld),
        Source("recorded", say.day_of(mine[0].recorded_at)) if mine else None, link if kept else None,
        "Withheld" if kept else "Not known",
    )  # fmt: skip
