"""What officers offer, and asking for a session of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.actions import AtSchool, DayTold, SessionTold
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import CATALOGUE, Programme
from openmash.casework.police_in_schools.words import YEARS, Topic, Way
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    Clock,
    DateParts,
    Form,
    Option,
    Text,
    Tick,
    as_date,
)
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.pathways import police_in_schools as pathway
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage

WAYS = tuple(Option(each.value, each.label) for each in Way)
YEAR_OPTIONS = tuple(Option(str(number), said) for number, said in YEARS)


class AskForm(Form):
    """What, to whom, when."""

    programme = Choice(
        "Which session?", tuple(Option(each.code, each.title, each.topic.label) for each in CATALOGUE),
        required="Choose what the session is.",
    )  # fmt: skip
    way = Choice("How is it given?", WAYS, required="Choose how it is given.")
    years = Choices("Which year groups?", YEAR_OPTIONS, hint="None for staff or parents")
    day = DateParts("Which day?", required="Give the day.")
    starts = Clock("At what time?", hint="Left empty: to be agreed")
    words = Text("Anything to know?", hint="Such as which hall, how many classes, why now. Name no pupil", most=300)


class OfficerAskForm(AskForm):
    """The same, from an officer: for which school; and whether it is agreed or was given already."""

    school = Text(
        "Which school is it for?", hint="Its URN, or its exact name", required="Give the URN or the name.", most=200
    )
    whom = Text(
        "Who at the school agreed the day?",
        hint="Name and role, if somebody did by telephone or in person. Left empty: the school is asked here", most=200,
    )  # fmt: skip
    given_already = Tick("It was given already, and I record it now")


@dataclass(frozen=True)
class Offered:
    """A programme as the catalogue shows it."""

    key: str
    title: str
    aim: str
    facts: Sequence[Fact]
    ask_url: str


@dataclass(frozen=True)
class ProgrammesPage:
    """What the template shows: by topic."""

    title: str
    topics: Sequence[tuple[str, Sequence[Offered]]]
    back: Link


@screen(Permission.SEE_CATALOGUE)
def police_programmes(request: HttpRequest, actor: Actor) -> Shown:
    """List what officers offer, by topic."""
    asks = bool(may(actor, Permission.ASK))
    topics = [(topic.label, [_offered(each, asks) for each in CATALOGUE if each.topic is topic]) for topic in Topic]
    back = Link("Police in schools", reverse("police_sessions")) if asks else Link("Home", reverse("home"))
    return Shown("police_in_schools/programmes.html", ProgrammesPage("What officers offer", topics, back))


def _offered(each: Programme, asks: bool) -> Offered:
    facts = [
        Fact("For", f"{years_of(each)}, {each.minutes} minutes, {' or '.join(way.label.lower() for way in each.ways)}"),
        Fact("With it", ". ".join(each.materials)),
        Fact("Asked before and after", ". ".join(f"“{words}”" for words in each.questions), unknown="Nothing"),
    ]  # fmt: skip
    url = f"{reverse('police_ask')}?programme={each.code}" if asks else ""
    return Offered(each.code, each.title, each.aim, facts, url)


def years_of(each: Programme) -> str:
    """For whom a programme is meant."""
    if each.years is None:
        return "Staff" if Way.STAFF in each.ways else "Parents"
    first, last = each.years
    names = dict(YEARS)
    return f"{names[first]} to {names[last].lower()}"


@screen(Permission.ASK)
def police_ask(request: HttpRequest, actor: Actor) -> Answer:
    """Ask for a session: a school for itself, an officer for a school."""
    works = bool(may(actor, Permission.WORK))
    ours = None if works else pathway.our_school(actor=actor)
    if not works and ours is None:
        raise NotVisible
    made: list[str] = []

    def act(told: AskForm) -> None:
        school = pathway.at_school(ours.id, actor=actor) if ours else _chosen(told, actor)
        asked = SessionTold(
            told.programme, Way(told.way), [int(each) for each in told.years],
            DayTold(as_date(told.day), told.starts, told.words, told.whom if isinstance(told, OfficerAskForm) else ""),
            given_already=isinstance(told, OfficerAskForm) and told.given_already,
        )  # fmt: skip
        key = actions.ask_for(actor=actor, school=school, told=asked, force_id=pathway.force_of(actor=actor))
        recorded_now = asked.given_already
        made.append(reverse("police_record" if recorded_now else "police_session", kwargs={"booking_id": key}))

    chosen = request.GET.get("programme", "")
    filled = {"programme": chosen} if selectors.programme(chosen) else {}
    form: AskForm | None = ask(request, (OfficerAskForm if works else AskForm).blank(filled=filled), act)
    if form is None:
        return Go(made[0])
    lines = [
        "With pupils, only days the school is open are agreed, by its own terms and training days.",
        "Staff may be trained on a training day.",
    ]
    if not works:
        lines.append("The officer agrees the day, or offers another; you are told.")
    page = FormPage(
        "Ask for a session", form, Link("Police in schools", reverse("police_sessions")), ours.name if ours else "",
        "Ask for it", lines, (("When", ("day", "starts", *(("whom", "given_already") if works else ()), "words")),),
    )  # fmt: skip
    return Shown("journey/task.html", page)


def _chosen(told: AskForm, actor: Actor) -> AtSchool:
    assert isinstance(told, OfficerAskForm)
    said = told.school.strip()
    found = schools.named(said if said.isdigit() else "", said, actor=actor)
    if found is None or found.kind is Kind.OFFICER:
        sentence = "No open school in the register has this URN or exactly this name. Check it."
        raise Incomplete([Problem("school", sentence)])
    return pathway.at_school(found.id, actor=actor)
