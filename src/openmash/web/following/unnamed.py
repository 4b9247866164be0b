"""Children nobody has named yet: the list, one child beside later arrivals, what is known, what was tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import KnownTold
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Alike, Unnamed
from openmash.casework.frontdoor.words import Looked
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Number, Option, Text
from openmash.foundation.design.parts import Empty, Fact, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.linkage.permissions import Permission as Linkage
from openmash.web.frontdoor.showing import contact_url
from openmash.web.missing.steps import tried


class KnownForm(Form):
    """Whatever is known; one answer is enough."""

    age_from = Number("Youngest the child could be, in years", most=17)
    age_to = Number("Oldest the child could be, in years", most=17)
    school = Text("School or nursery", hint="As told, even in part")
    place = Text("Where the child was seen, or lives", hint="Kept as a place of the child")
    vehicle = Text("Vehicle", hint="Such as: blue Corsa, or part of a number plate", most=200)
    other = LongText(
        "Anything else that tells who", hint="Clothes, who they were with, what somebody called them", rows=3
    )


class LookedForm(Form):
    """What was tried."""

    outcome = Choice(
        "Where does this leave us?",
        (Option(Looked.TRIED.value, Looked.TRIED.label),),
        required="Choose where this leaves us.",
    )
    words = LongText(
        "What was tried, and what came of it", rows=4, required="Write what was tried, and what came of it."
    )


@dataclass(frozen=True)
class Loaded:
    """One unnamed child."""

    child: Unnamed

    @property
    def about(self) -> Sequence[str]:
        return self.child.about


@dataclass(frozen=True)
class Row:
    """One child on the list."""

    url: str
    said: str
    when: str
    known: str
    alike: str
    tried: str


@dataclass(frozen=True)
class UnnamedPage:
    """The list."""

    title: str
    rows: Sequence[Row]
    ended: Sequence[Row]
    nobody: Empty


@dataclass(frozen=True)
class AlikeShown:
    """A later arrival to compare."""

    child: str
    url: str
    when: str
    agrees: Sequence[str]
    match: str


@dataclass(frozen=True)
class OnePage:
    """One child beside later arrivals."""

    title: str
    heading: str
    back: Link
    contact: Link
    facts: Sequence[Fact]
    concern: str
    tasks: Sequence[Link]
    tried: Sequence[str]
    alike: Sequence[AlikeShown]
    nobody: Empty


@dataclass(frozen=True)
class TaskPage:
    """One form about one child without a name."""

    title: str
    form: Form
    back: Link | None
    caption: str


def load_unnamed(*, actor: Actor, contact_id: UUID, person_id: UUID) -> Loaded:
    """The child, while nobody has named them. Raises NotVisible."""
    found = selectors.one_unnamed(contact_id, person_id, actor=actor)
    if found is None:
        raise NotVisible
    return Loaded(found)


@screen(Permission.VIEW_BOARD, log="contact.listed")
def unnamed(request: HttpRequest, actor: Actor) -> Answer:
    """Everyone without a name; those a manager ended looking for stand apart, and are still compared."""
    now = timezone.now()
    found = selectors.unnamed(actor=actor, now=now)
    page = UnnamedPage(
        title="Children nobody has named yet",
        rows=[_row(each, now) for each in found if not each.ended],
        ended=[_row(each, now) for each in found if each.ended],
        nobody=Empty(
            "Every child has a name",
            "A child told of without a name appears here, from whatever contact, until somebody finds out who it is.",
        ),
    )
    return Shown("following/unnamed.html", page, about=list(dict.fromkeys(key for each in found for key in each.about)))


@screen(Permission.VIEW_BOARD, load=load_unnamed, log="contact.viewed")
def unnamed_child(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """What is known, and whatever came later that agrees in some fact. A person compares and decides."""
    child, now = loaded.child, timezone.now()
    here = {"contact_id": contact_id, "person_id": person_id}
    tasks = []
    if may(actor, Permission.SCREEN):
        tasks = [
            Link("Write down what is known", reverse("unnamed_known", kwargs=here)),
            Link("Write down what was tried", reverse("unnamed_looked", kwargs=here)),
            Link("Write down the child’s name", reverse("child_add_name", kwargs={"person_id": person_id})),
        ]
    page = OnePage(
        title="A child nobody has named yet",
        heading=child.as_told or "Unknown child",
        back=Link("Children nobody has named yet", reverse("unnamed")),
        contact=Link("The contact", contact_url(contact_id)),
        facts=_facts(child, now),
        concern=child.concern,
        tasks=tasks,
        tried=child.tried,
        alike=[_alike(each, child, actor, now) for each in child.alike],
        nobody=Empty(
            "Nothing later agrees yet",
            "A later arrival with the same school, place or vehicle will appear here. Age alone says too little.",
        ),
    )
    about = [key for each in child.alike for key in (f"contact:{each.contact_id}", f"person:{each.person_id}")]
    return Shown("following/unnamed_child.html", page, about=about)


@screen(Permission.SCREEN, load=load_unnamed, log="contact.viewed")
def unnamed_known(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """Keep what is known, to be compared with what comes later."""
    form = tried(
        KnownForm.blank(filled=_filled(loaded.child)), request,
        lambda told: actions.record_known(
            actor=actor, contact_id=contact_id, person_id=person_id,
            told=KnownTold(
                told.age_from, told.age_to, _new(told.school, loaded.child.school),
                _new(told.place, loaded.child.place), told.vehicle, told.other,
            ),
        ),
        {},
    )  # fmt: skip
    return _task("following/known.html", "What is known of the child", form, loaded)


@screen(Permission.SCREEN, load=load_unnamed, log="contact.viewed")
def unnamed_looked(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """Keep what was tried. Only a manager is offered to end the looking."""
    ends = (Option(Looked.ENDED.value, Looked.ENDED.label),) if may(actor, Permission.DECIDE_LESS) else ()
    form = tried(
        LookedForm.offering(outcome=(Option(Looked.TRIED.value, Looked.TRIED.label), *ends)).blank(), request,
        lambda told: actions.record_looked(
            actor=actor, contact_id=contact_id, person_id=person_id, outcome=Looked(told.outcome), words=told.words
        ),
        {},
    )  # fmt: skip
    return _task("following/looked.html", "What was tried", form, loaded)


def _task(template: str, title: str, form: Form | None, loaded: Loaded) -> Answer:
    url = _url(loaded.child)
    if form is None:
        return Go(url)
    return Shown(template, TaskPage(title, form, Link("Back to the child", url), loaded.child.as_told))


def _new(typed: str, before: str) -> str:
    """A place that was only left as it was filled in is not added again."""
    return "" if typed.strip() == before else typed


def _filled(child: Unnamed) -> dict[str, object]:
    ages = [int(age) for age in child.ages.split(" to ") if age]
    return {
        "age_from": ages[0] if ages else None, "age_to": ages[-1] if ages else None, "school": child.school,
        "place": child.place, "vehicle": child.vehicle, "other": child.other,
    }  # fmt: skip


def _url(child: Unnamed) -> str:
    return reverse("unnamed_child", kwargs={"contact_id": child.contact_id, "person_id": child.person_id})


def _row(child: Unnamed, now: datetime) -> Row:
    known = [f"Age {child.ages}" if child.ages else "", child.school, child.place, child.vehicle]
    many = len(child.alike)
    return Row(
        url=_url(child), said=child.as_told or "Unknown child",
        when=f"{child.kind.label}, {say.near(child.received_at, now)}",
        known=", ".join(part for part in known if part) or "Nothing written down to compare by yet",
        alike="1 later arrival to compare" if many == 1 else f"{many} later arrivals to compare" if many else "",
        tried=f"Last tried: {child.tried[0]}" if child.tried else "Nobody has written what was tried",
    )  # fmt: skip


def _facts(child: Unnamed, now: datetime) -> tuple[Fact, ...]:
    return (
        Fact("Told", f"{child.kind.label}, {say.near(child.received_at, now)}"),
        Fact("Age", child.ages), Fact("School or nursery", child.school), Fact("Place", child.place),
        Fact("Vehicle", child.vehicle), Fact("Anything else", child.other),
    )  # fmt: skip


def _alike(each: Alike, child: Unnamed, actor: Actor, now: datetime) -> AlikeShown:
    keys = {"contact_id": child.contact_id, "person_id": child.person_id, "record_id": each.person_id}
    return AlikeShown(
        child=each.child, url=contact_url(each.contact_id),
        when=f"{each.kind.label}, {say.near(each.received_at, now)}", agrees=each.agrees,
        match=reverse("match", kwargs=keys) if may(actor, Linkage.LINK) else "",
    )  # fmt: skip
