"""What the police need to look for a missing child, on one page at once, kept as a disclosure.

It is printed on one sheet, read out or handed over. It holds what this reader may see, each with its source and time,
what is needed first before the rest. A protected place is never on it, and neither is a text that names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Earlier, EpisodePage, PartTwo, Ready
from openmash.casework.missing.words import Doing
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Text
from openmash.foundation.design.parts import DoNotTell, Fact, Link, Source
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.cases import selectors as cases
from openmash.records.linkage.selectors import PersonSet, person_set
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Place
from openmash.records.people.words import DetailKind, LocatingKind
from openmash.web.child.banner import do_not_tell, sex_said, working_lines
from openmash.web.missing.loading import Loaded, called, episode_url, load_episode
from openmash.web.missing.one_sheet import CUT, Fitted, Part, fitted

EARLIER = 6
"""Earlier episodes shown: the newest."""
LEFT = 5
"""How many parts stand in the first column."""
GIVEN = 3
"""The latest to whom it was given, on paper."""
NAMES_ONE = "Withheld: it names a place that is protected. Read it on the child’s record."
ON_THE_PAGE = (LocatingKind.ADDRESS, LocatingKind.SCHOOL, LocatingKind.TELEPHONE, LocatingKind.GOES_TO)


class GivenForm(Form):
    """To whom it is given."""

    to = Text("To whom do you give it?", hint="Name, force, and number", required="Say to whom it is given.", most=200)


@dataclass(frozen=True)
class ForPolicePage:
    """What the template shows. `given`: to whom it was given, and when."""

    title: str
    heading: str
    back: Link
    standing: str
    made: str
    protected: DoNotTell | None
    left: Sequence[Fitted]
    right: Sequence[Fitted]
    withheld: str
    left_off: str
    cut: str
    given: Sequence[str]
    given_on_paper: int
    form: GivenForm


@screen(Permission.DISCLOSE, load=load_episode, log="missing.for_police_viewed")
def missing_for_police(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Show it at once; then keep to whom it was given."""
    found, now = loaded.episode, timezone.now()
    person = person_set(found.line.person_id, actor)
    places = people.places(person, actor)
    parts = _without_places(_parts(found, person, places, actor, now), person, actor)
    left, right = fitted(parts[:LEFT]), fitted(parts[LEFT:])
    off = [part.left_off for part in (*left, *right) if part.left_off]
    form = GivenForm.blank()
    if request.method == "POST":
        form = GivenForm.parse(request.POST)
        if form.is_complete:
            held = [f"{fact.key}" for part in parts for fact in part.facts if fact.value and fact.value != NAMES_ONE]
            try:
                actions.give_to_police(actor=actor, process_id=process_id, to=form.to, held=held)
                return Go(request.path)
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    kept = sum(place.withheld or place.is_protected for place in places)
    page = ForPolicePage(
        title="For the police",
        heading=called(found.line),
        back=Link("Back to the episode", episode_url(process_id)),
        standing=_standing(found, now),
        made=f"From what {actor.name} may see, {say.near(now, now)}. What is not here may be known to somebody: ask.",
        protected=do_not_tell(places),
        left=left,
        right=right,
        withheld=f"{say.count_of(kept, 'protected place')} not on this page." if kept else "",
        left_off=f"Left off the printed sheet: {'; '.join(off)}. All of it is on this page in OpenMASH." if off else "",
        cut=CUT,
        given_on_paper=GIVEN,
        given=[
            f"Given to {each.by_whom}, {say.near(each.at, now)}, by {each.recorded_by}."
            for each in found.done if each.doing is Doing.GAVE
        ],
        form=form,
    )  # fmt: skip
    return Shown("missing/for_police.html", page)


def _standing(found: EpisodePage, now: datetime) -> str:
    line = found.line
    if not line.is_missing:
        return "The child is back. Kept as it was given."
    seen = line.last_seen_at or line.reported_at
    return f"Missing {say.count_of(line.hours_missing(now), 'hour')}, since {say.near(seen, now)}."


def _parts(
    found: EpisodePage, person: PersonSet, places: Sequence[Place], actor: Actor, now: datetime
) -> tuple[Part, ...]:
    ready, two, line = selectors.held_ready(person, actor=actor), found.last_seen, found.line
    earlier = [each for each in selectors.episodes_of(person, actor=actor) if each.process_id != line.process_id]
    plan = selectors.trigger_plan(person, actor=actor)
    open_to = cases.already_open_to(person, actor=actor)
    said = f"{found.reported_by}, {say.near(line.reported_at, now)}"
    written = f"Held ready, {say.day_of(ready.recorded_at)}, by {ready.given_by or ready.recorded_by}" if ready else ""
    told = f"{two.told_by}, {say.near(two.at, now)}" if two else ""
    return (
        Part("Who", _who(found, person, actor), "The record", 8),
        Part("Last seen", _last(found, places, now), said, 10),
        Part("When last seen", _part_two(two) if two else (), told, 11),
        Part("Looks like", _looks(ready) if ready else (), written, 7),
        Part("What could harm them, and what helps", _harm(ready) if ready else (), written, 11),
        Part("May be with or near", _may_be(ready) if ready else (), written, 9),
        Part("Places", _places(places), "The record; each with the day it was recorded", 11),
        Part("Agreed beforehand", tuple(
            Fact(f"Hour {each.hour}", f"{each.what} ({each.owner})") for each in plan.actions
        ) if plan else (), f"Trigger plan, {say.day_of(plan.recorded_at)}, {plan.owner}" if plan else "", 9),
        Part("Who works with the child", tuple(
            Fact("Open to", each) for each in working_lines(open_to.open, open_to.held)
        ), "; ".join(each.words for each in open_to.searched), 5),
        Part("Missing before", tuple(_before(earlier[:EARLIER], places)), "Earlier episodes here", 6),
    )  # fmt: skip


def _if(*told: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(key, words) for key, words in told if words)


def _who(found: EpisodePage, person: PersonSet, actor: Actor) -> tuple[Fact, ...]:
    banner = people.banner(person, actor)
    alerts = people.facts(person, actor, kinds=(DetailKind.ALERT,))
    return _if(
        ("Also known as", banner.full_name if banner.full_name != found.line.child else ""),
        ("Born", say.day_of(banner.birth.date) if banner.birth.date else ""), ("Sex", sex_said(banner.sex)),
        ("Police reference", found.police_ref), ("Police risk level", found.line.risk_words),
        *(("Alert", alert.value) for alert in alerts),
    )  # fmt: skip


def _photograph(ready: Ready) -> str:
    taken = f"Taken {say.day_of(ready.photo_on)}" if ready.photo_on else ""
    file = "A file is kept with what is held ready" if ready.photo_file_id else ""
    return ". ".join(filter(None, (ready.photo, taken, file)))


def _looks(ready: Ready) -> tuple[Fact, ...]:
    return _if(("Appearance", ready.appearance), ("Photograph", _photograph(ready)))


def _harm(ready: Ready) -> tuple[Fact, ...]:
    return _if(
        ("Health", ready.health),
        ("What could harm them", ready.risks),
        ("In the child’s words, what helps", ready.childs_words),
    )


def _may_be(ready: Ready) -> tuple[Fact, ...]:
    return _if(("With", ready.friends), ("Travels", ready.travel), ("Online", ready.online))


def _part_two(two: PartTwo) -> tuple[Fact, ...]:
    return _if(
        ("Wearing", two.wearing), ("With them", two.carrying), ("Phone", two.phone), ("Mood", two.mood),
        ("Tried already", two.tried),
    )  # fmt: skip


def _last(found: EpisodePage, places: Sequence[Place], now: datetime) -> tuple[Fact, ...]:
    line = found.line
    where = [
        place.text for place in places
        if place.kind is LocatingKind.SIGHTING and place.since and place.since.isoformat() == found.place_on
        and not place.withheld and not place.is_protected
    ]  # fmt: skip
    return (
        Fact("When", say.near(line.last_seen_at, now) if line.last_seen_at else ""),
        *_if(("By whom", found.last_seen_by), ("Where", "; ".join(where)), ("What is known", line.circumstances)),
    )  # fmt: skip


def _places(places: Sequence[Place]) -> tuple[Fact, ...]:
    shown: dict[tuple[str, str], Place] = {}
    for place in places:
        if place.kind in ON_THE_PAGE and place.until is None and not place.withheld and not place.is_protected:
            shown.setdefault((place.kind, place.text.casefold()), place)
    return tuple(
        Fact(str(place.kind.label), ", ".join(filter(None, (place.text, place.postcode))),
             Source("recorded", say.day_of(place.recorded_at)))
        for place in shown.values()
    )  # fmt: skip


def _before(earlier: Sequence[Earlier], places: Sequence[Place]) -> Iterable[Fact]:
    shown = {place.fact_id: place for place in places if not place.withheld and not place.is_protected}
    for each in earlier:
        place = shown.get(each.place_id) if each.place_id else None
        said = [
            each.ended, f"at {place.text}" if place else "", each.place_kind.lower(),
            f"with {say.listed([other.words for other in each.with_whom])}" if each.with_whom else "",
        ]  # fmt: skip
        yield Fact(say.day_of(each.at), "; ".join(filter(None, said)), unknown="How it ended is not recorded")


def _without_places(parts: Sequence[Part], person: PersonSet, actor: Actor) -> tuple[Part, ...]:
    """The same without any text that names a protected place of the child, whoever wrote it."""
    ids = list(person.ids)

    def names_one(words: str) -> bool:
        return people.names_a_protected_place(words, ids, actor=actor)

    if not names_one("\n".join(fact.value for part in parts for fact in part.facts)):
        return tuple(parts)
    return tuple(
        replace(part, facts=tuple(Fact(x.key, NAMES_ONE) if names_one(x.value) else x for x in part.facts))
        for part in parts
    )
