"""One missing episode: what is known, what is owed next, and everything that happened, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.court.permissions import Permission as Court
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.missing import selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import EpisodePage, Placed
from openmash.casework.missing.words import Safe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import DoNotTell, Fact, Link, Moment, Notice, Quote, Source, TimeLeft
from openmash.records.linkage.selectors import person_set
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Place
from openmash.records.people.words import LocatingKind
from openmash.records.voice import selectors as voice
from openmash.statute.calendar import local_date
from openmash.web.child.banner import do_not_tell
from openmash.web.child.voice import quote
from openmash.web.missing.loading import Loaded, called, load_episode
from openmash.web.missing.looking import Planned, Suggested, Told, planned, suggested, told

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
    told: Sequence[Told]
    planned: Sequence[Planned]
    suggested: Sequence[Suggested]
    withheld: str
    more: Sequence[Link]
    extract: Extracted | None
    wants: str


@dataclass(frozen=True)
class Extracted:
    """What of the interview is intelligence, for those who may read it, and whether it was passed on."""

    words: str
    standing: str
    hand_on: Link | None


@screen(Permission.VIEW, load=load_episode, log="missing.viewed")
def missing_episode(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Everything of the episode, on one page."""
    found, now = loaded.episode, timezone.now()
    line = found.line
    here = {"process_id": process_id}
    person = person_set(line.person_id, actor)
    places = people.places(person, actor)
    ready = selectors.held_ready(person, actor=actor) if line.is_missing else None
    plan = selectors.trigger_plan(person, actor=actor) if line.is_missing else None
    earlier = selectors.episodes_of(person, actor=actor) if line.is_missing else []
    records = bool(may(actor, Permission.REPORT)) and line.is_missing
    kept = sum(place.withheld or place.is_protected for place in places)
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
        facts=_facts(found, places, selectors.placed_away(person, actor=actor), now),
        quotes=[quote(each, line.child) for each in said.values() if each.heard],
        happened=_happened(found, now),
        told=told(line, now, may_record=records) if line.is_missing else (),
        planned=planned(found, plan, now, may_record=records),
        suggested=suggested(earlier, found, ready, places) if line.is_missing else (),
        withheld=f"{say.count_of(kept, 'protected place')}: on the record, with a reason."
        if kept and line.is_missing
        else "",
        more=_more(found, actor, here),
        extract=_extract(found, actor, now, here),
        wants=ready.wants_looking_at(local_date(now)) if ready else "",
    )  # fmt: skip
    return Shown("missing/episode.html", page)


def _notices(found: EpisodePage) -> tuple[Notice, ...]:
    return (Notice("Protect first", NOT_SAFE),) if found.line.safe == Safe.NO else ()


def _tasks(found: EpisodePage, actor: Actor, here: dict[str, UUID]) -> tuple[Task, ...]:
    tasks, missing = [], found.line.is_missing
    if missing and may(actor, Permission.DISCLOSE):
        tasks.append(Task("For the police", reverse("missing_for_police", kwargs=here), ""))
    if may(actor, FrontDoor.PROTECT) and (missing or found.line.safe == Safe.NO):
        tasks.append(Task("Protect a child now", reverse("protect"), "govuk-button--warning"))
    if may(actor, Permission.REPORT):
        words = "Record that the child is back" if missing else "Put right how or when they came back"
        tasks.append(Task(words, reverse("missing_back", kwargs=here)))
        if missing:
            tasks.append(Task("Record what was done", reverse("missing_done", kwargs=here)))
    if may(actor, Permission.RECORD):
        if missing:
            tasks.append(Task("Record the police’s risk level", reverse("missing_risk", kwargs=here)))
        else:
            classes = "" if found.line.is_owed else "govuk-button--secondary"
            tasks.append(Task("Return home interview", reverse("missing_interview", kwargs=here), classes))
            if not found.prevention:
                tasks.append(Task("Police prevention interview", reverse("missing_prevention", kwargs=here)))
    return tuple(tasks)


def _more(found: EpisodePage, actor: Actor, here: dict[str, UUID]) -> tuple[Link, ...]:
    """What is done less often, as links."""
    child = {"person_id": found.line.person_id}
    more = []
    if may(actor, FrontDoor.PROTECT):
        more.append(Link("Call a strategy discussion", reverse("missing_strategy", kwargs=here)))
    if found.line.is_missing and may(actor, Court.RECORD_ORDER):
        more.append(Link("Record an order, such as a recovery order", reverse("order_record", kwargs=child)))
    if found.line.is_missing and may(actor, Permission.REPORT):
        more.append(Link("Clothes, phone, mood: when last seen", reverse("missing_last_seen", kwargs=here)))
    if may(actor, Permission.RECORD):
        more.append(Link("How it is classed", reverse("missing_classify", kwargs=here)))
        more.append(Link("Placed in another area", reverse("placed_away", kwargs=child)))
        if not found.line.is_missing:
            more.append(Link("Write what of it is intelligence", reverse("missing_extract", kwargs=here)))
    more.append(Link("What is held ready", reverse("held_ready", kwargs=child)))
    more.append(Link("Trigger plan", reverse("trigger_plan", kwargs=child)))
    if not found.line.is_missing and may(actor, Permission.DISCLOSE):
        more.append(Link("What the police were given", reverse("missing_for_police", kwargs=here)))
    return tuple(more)


def _extract(found: EpisodePage, actor: Actor, now: datetime, here: dict[str, UUID]) -> Extracted | None:
    row = found.extract
    if row is None:
        return None
    reference = f" ({row.reference})" if row.reference else ""
    passed = f"Passed to {row.passed_to}{reference}, {say.near(row.at, now)}."
    words = row.words or "Kept for those who handle intelligence."
    link = Link("Pass it on", reverse("missing_hand_on", kwargs=here)) if may(actor, Permission.HAND_ON) else None
    return Extracted(
        words, passed if row.passed_to else f"Written {say.near(row.at, now)}. Not passed on yet.",
        None if row.passed_to else link,
    )  # fmt: skip


def _happened(found: EpisodePage, now: datetime) -> list[Moment]:
    """What was recorded and what was done, as one timeline, newest first."""
    told_of = [
        (each.at, Moment(
            each.title, say.near(each.at, now), say.iso(each.at), f"{each.recorded_by}, {each.agency}", each.words
        ))
        for each in found.happened
    ]  # fmt: skip
    for each in found.done:
        title = f"Told: {each.whom.label.lower()}" if each.whom else str(each.doing.label)
        by = each.by_whom or each.recorded_by
        if by != each.recorded_by:
            by = f"{by}, recorded by {each.recorded_by}"
        told_of.append((each.at, Moment(title, say.near(each.at, now), say.iso(each.at), by, each.words)))
    return [moment for _, moment in sorted(told_of, key=lambda pair: pair[0], reverse=True)]


def _clocks(found: EpisodePage, now: datetime) -> tuple[TimeLeft, ...]:
    line = found.line
    if line.is_missing:
        if line.review_at is None:
            return ()
        late = line.review_is_late(now)
        words = f"{'was due' if late else 'by'} {say.near(line.review_at, now)}"
        return (TimeLeft(words, late, "Police look at the risk again"),)
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
    outcome = line.outcome.label.lower() if line.outcome else found.ended.lower()
    return f"Back. Return home interview: {outcome}."


def _facts(found: EpisodePage, places: Sequence[Place], placed: Placed | None, now: datetime) -> tuple[Fact, ...]:
    line = found.line
    seen = say.near(line.last_seen_at, now) if line.last_seen_at else ""
    facts = [
        Fact("Police risk level", line.risk_words),
        *(
            [Fact("Supervisor", "", unknown="Not named: below medium for a child, ask the police")]
            if line.lacks_supervisor
            else []
        ),
        *([Fact("What the police used", found.evidence)] if found.evidence else []),
        Fact("Reported", f"{say.near(line.reported_at, now)}, by {found.reported_by}"),
        Fact("Last seen", ", ".join(filter(None, (seen, f"by {found.last_seen_by}" if found.last_seen_by else "")))),
        *([_where(found, places)] if found.place_on else []),
        Fact("What is known", line.circumstances),
        Fact("How often", f"{line.repeats.words} ({say.listed([say.day_of(day) for day in line.repeats.days])})"),
        Fact("Looked after", ", ".join(filter(None, (line.looked_after.label, found.responsible_area)))),
        *_placed(placed),
        *([Fact("In the police’s words", line.police_class)] if line.police_class else []),
        *([Fact("As the care return has it", line.care_class)] if line.care_class else []),
        *([Fact("Classed again", say.count_of(line.reclassified, "time"))] if line.reclassified else []),
        *_part_two(found, now),
        *([Fact("With", say.listed([each.words for each in found.with_whom]))] if found.with_whom else []),
        *([Fact("Police reference", found.police_ref)] if found.police_ref else []),
    ]
    if not line.is_missing:
        facts += [Fact(each.name, say.rests_on(each)) for each in found.limits]
        facts += [
            Fact("Police prevention interview", found.prevention, unknown="Not recorded"),
            Fact("Passed to the police afterwards", found.passed_on, unknown="Not recorded"),
            *([Fact("Kind of place where found", found.found_kind)] if found.found_kind else []),
            *([Fact("What pushed or pulled", say.listed(found.factors))] if found.factors else []),
        ]
    return tuple(facts)


def _placed(placed: Placed | None) -> Sequence[Fact]:
    """Who answers for a child looked after away from the area responsible; nothing once the placement has ended."""
    if placed is None or placed.until is not None:
        return ()
    told = f"told {say.day_of(placed.notified_on)}" if placed.notified_on else "not told, as far as is recorded"
    away = f", {say.count_of(placed.miles, 'mile')} from home" if placed.miles is not None else ""
    return (
        Fact("Placed", f"by {placed.placing_area} in {placed.host_area}{away}; the area there was {told}"),
        Fact("Holds the interview", placed.who_interviews),
    )


def _part_two(found: EpisodePage, now: datetime) -> Sequence[Fact]:
    two = found.last_seen
    if two is None:
        return ()
    said = Source(two.told_by, say.near(two.at, now))
    every = (
        ("Wearing", two.wearing),
        ("With them", two.carrying),
        ("Phone", two.phone),
        ("Mood", two.mood),
        ("Tried", two.tried),
    )
    told_of = [(key, words) for key, words in every if words]
    return [Fact(key, words, None if number else said) for number, (key, words) in enumerate(told_of)]


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
