"""One session: agree the day, offer another, call it off, and whether a school knows what a pupil told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.actions import DayTold
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import DisclosureShown, GivenShown, StepShown
from openmash.casework.police_in_schools.words import SchoolTold, Side, Stands, Step, When, years_said
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import who
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, Text, as_date, new_token
from openmash.foundation.design.parts import Cell, Fact, Link, Moment, Notice, Table
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.pathways import police_in_schools as pathway
from openmash.pathways.police_in_schools import SchoolKnows
from openmash.records.cases.on_duty import profile_at
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.police_in_schools.loading import OfSession, load_session
from openmash.web.police_in_schools.sessions import say_count, stands_said


class MoveForm(Form):
    """Another day, and why."""

    day = DateParts("Which day instead?", required="Give the day.")
    starts = Clock("At what time?", hint="Left empty: to be agreed")
    words = Text("Why another day?", hint="Name no pupil", required="Say in a line why another day.", most=300)


class OfficerMoveForm(MoveForm):
    """The same, from an officer."""

    whom = Text("Who at the school agreed it?", hint="Left empty: the school is asked here", most=200)


class CallOffForm(Form):
    """Why."""

    why = Text("Why is it called off?", hint="Name no pupil", required="Say in a line why it is called off.", most=300)


class KnowsForm(Form):
    """Whether the school's lead knows."""

    told = Choice(
        "Does the school’s safeguarding lead know?",
        tuple(Option(x.value, x.label) for x in (SchoolTold.IN_PERSON, SchoolTold.NOT_TOLD)),
        required="Choose whether the school’s lead knows.",
    )  # fmt: skip
    told_words = LongText(
        "Whom you told; or why telling the school could put the child at risk", rows=2,
        required="Give the name of whoever you told, or why not.",
    )  # fmt: skip


@dataclass(frozen=True)
class SessionPage:
    """What the template shows."""

    title: str
    caption: str
    line: str
    notice: Notice | None
    agree_token: str
    agree_words: str
    here: str
    record: Link | None
    tasks: Sequence[Link]
    facts: Sequence[Fact]
    given: Sequence[Fact]
    counts: Table | None
    told: Table | None
    moments: Sequence[Moment]
    be_officer_token: str
    back: Link


@screen(Permission.SEE_SESSIONS, load=load_session, log="police_in_schools.session_viewed")
def police_session(request: HttpRequest, actor: Actor, loaded: OfSession, booking_id: UUID) -> Answer:
    """Show it; agreeing the day is one button."""
    notice = None
    own = selectors.officers([loaded.school.id], actor=actor).get(loaded.school.id)
    if request.method == "POST" and request.POST.get("do") == "officer":
        actions.be_the_officer(actor=actor, school_id=loaded.school.id)
        return Go(loaded.here)
    if request.method == "POST":
        try:
            actions.agree(actor=actor, booking_id=booking_id, school=loaded.school)
            return Go(loaded.here)
        except NotAllowedNow as refusal:
            notice = Notice("The day could not be agreed", refusal.sentence)
    found, side = loaded.found, loaded.side
    theirs = Stands.FOR_POLICE if side is Side.POLICE else Stands.FOR_SCHOOL
    agrees = found.stands is theirs
    is_open = found.stands not in (Stands.GIVEN, Stands.CALLED_OFF)
    page = SessionPage(
        found.title, loaded.school.name, stands_said(found), notice, new_token() if agrees else "",
        f"Agree {say.day(found.day)}", loaded.here, _record(loaded), _tasks(loaded, is_open), _facts(loaded, own),
        _given(found.given) if found.given else (), _counts(found.given, found.programme), _told(loaded),
        [_moment(each) for each in reversed(found.steps)],
        new_token() if side is Side.POLICE and own != actor.account_id else "",
        Link("Police in schools", reverse("police_sessions")),
    )  # fmt: skip
    return Shown("police_in_schools/session.html", page)


def _record(loaded: OfSession) -> Link | None:
    if loaded.side is not Side.POLICE or loaded.found.stands is Stands.CALLED_OFF:
        return None
    words = (
        "Put the record right, or add what a pupil told" if loaded.found.given else "Record it, or what a pupil told"
    )
    return Link(words, reverse("police_record", kwargs={"booking_id": loaded.found.id}))


def _tasks(loaded: OfSession, is_open: bool) -> Sequence[Link]:
    if not is_open:
        return ()
    key = {"booking_id": loaded.found.id}
    return (
        Link("Offer another day", reverse("police_move", kwargs=key)),
        Link("Call it off", reverse("police_call_off", kwargs=key)),
    )


def _facts(loaded: OfSession, own: UUID | None) -> Sequence[Fact]:
    found = loaded.found
    offered = selectors.programme(found.programme)
    starts = f", {say.clock(found.starts)}" if found.starts else ""
    return (
        Fact("Topic", found.topic.label), Fact("School", loaded.school.name),
        Fact("Day", f"{say.day(found.day)}{starts}"), Fact("How", found.way.label),
        Fact("Year groups", years_said(found.years) if found.years else "", unknown="None: for adults"),
        Fact("Aim", offered.aim if offered else ""),
        Fact("Asked for by", found.asked_by.label),
        Fact("The school’s own officer", who([own])[own].name if own else "", unknown="Nobody yet"),
    )  # fmt: skip


def _given(given: GivenShown) -> Sequence[Fact]:
    who = " and ".join(part for part in (say_count(given.pupils, "pupil"), say_count(given.adults, "adult")) if part)
    return (
        Fact("Given on", f"{say.day(given.on)}, by {given.by}"), Fact("To", f"{who}. {given.way.label}"),
        Fact("Year groups", years_said(given.years) if given.years else "", unknown="None: for adults"),
        Fact("Programme", f"Version {given.version}"),
        Fact("How it went", given.went, unknown="Not said"),
        Fact("What staff said", given.staff_said, unknown="Not said"),
        Fact("What is to follow", given.follow_up, unknown="Nothing"),
    )  # fmt: skip


def _counts(given: GivenShown | None, code: str) -> Table | None:
    offered = selectors.programme(code)
    if given is None or not given.counts or offered is None:
        return None
    fewest = profile_at(timezone.now()).figure("session_fewest_answers")
    rows = []
    for place, question in enumerate(offered.questions):
        found = given.counts.get(place, {})
        cells = [
            Cell(f"{found[when][1]} of {found[when][0]} said yes" if when in found else "Not counted") for when in When
        ]
        answers = selectors.Answers(*found[When.BEFORE], *found[When.AFTER]) if len(found) == len(When) else None
        told = selectors.said(selectors.change([answers], fewest) if answers else None, fewest)
        rows.append([Cell(question), *cells, Cell(told)])
    return Table("Before and after", ("Question", "Before", "After", "What changed"), rows)


def _told(loaded: OfSession) -> Table | None:
    """By whom it was told and what came of it: for the officer; a school reads its own page."""
    if loaded.side is not Side.POLICE or not loaded.found.disclosures:
        return None
    rows = [
        [
            Cell(
                f"Reference {each.reference}", url=reverse("request_sent", kwargs={"reference": each.reference}),
                note=say.moment(each.at),
            ),
            _knows(each),
        ]
        for each in loaded.found.disclosures
    ]  # fmt: skip
    return Table("What pupils told, as the hub has it", ("With the hub", "Does the school know?"), rows)


def _knows(each: DisclosureShown) -> Cell:
    if each.told is None:
        url = reverse("police_school_knows", kwargs={"booking_id": each.booking_id, "disclosure_id": each.id})
        return Cell("Nobody has said: say so", url=url)
    said = {
        SchoolTold.HERE: "Told here", SchoolTold.IN_PERSON: "Told in person", SchoolTold.NOT_TOLD: "Not told",
    }  # fmt: skip
    return Cell(said[each.told], note=each.told_words)


def _moment(each: StepShown) -> Moment:
    starts = f" at {say.clock(each.starts)}" if each.starts else ""
    day = f"{say.day(each.day)}{starts}"
    whom = f" Agreed with {each.whom}, as the officer says." if each.whom and each.step is Step.AGREED else ""
    return Moment(
        f"{each.step.label}: {each.side.label.lower()}", say.moment(each.at), say.iso(each.at), each.by,
        f"{day}.{whom} {each.words}".strip(),
    )  # fmt: skip


@screen(Permission.ASK, load=load_session, log="police_in_schools.session_viewed")
def police_move(request: HttpRequest, actor: Actor, loaded: OfSession, booking_id: UUID) -> Answer:
    """Offer another day."""
    police = loaded.side is Side.POLICE
    form: MoveForm | None = ask(
        request, (OfficerMoveForm if police else MoveForm).blank(),
        lambda told: actions.offer_another_day(
            actor=actor, booking_id=booking_id, school=loaded.school,
            when=DayTold(
                as_date(told.day), told.starts, told.words, told.whom if isinstance(told, OfficerMoveForm) else ""
            ),
        ),
    )  # fmt: skip
    if form is None:
        return Go(loaded.here)
    return Shown("journey/task.html", FormPage("Offer another day", form, loaded.back, loaded.caption, "Offer it"))


@screen(Permission.ASK, load=load_session, log="police_in_schools.session_viewed")
def police_call_off(request: HttpRequest, actor: Actor, loaded: OfSession, booking_id: UUID) -> Answer:
    """Call it off."""
    form = ask(
        request, CallOffForm.blank(),
        lambda told: actions.call_off(actor=actor, booking_id=booking_id, school=loaded.school, why=told.why),
    )  # fmt: skip
    if form is None:
        return Go(loaded.here)
    return Shown("journey/task.html", FormPage("Call a session off", form, loaded.back, loaded.caption, "Call it off"))


@screen(Permission.TELL, load=load_session, log="police_in_schools.session_viewed")
def police_school_knows(
    request: HttpRequest, actor: Actor, loaded: OfSession, booking_id: UUID, disclosure_id: UUID
) -> Answer:
    """Say whether the school's lead knows that a pupil told something."""
    if not any(each.id == disclosure_id and each.told is None for each in loaded.found.disclosures):
        raise NotVisible
    form = ask(
        request, KnowsForm.blank(),
        lambda told: pathway.let_school_know(
            actor=actor, session=loaded.found, disclosure_id=disclosure_id, person_id=None, called="", words="",
            knows=SchoolKnows(SchoolTold(told.told), told.told_words),
        ),
    )  # fmt: skip
    if form is None:
        return Go(loaded.here)
    lines = (
        "The hub has what the child told. The school looks after the child for the rest of the day.",
        "So its lead is told, unless that could put the child at risk: somebody at the school is spoken of.",
    )
    page = FormPage("Does the school know?", form, loaded.back, loaded.caption, "Save", lines)
    return Shown("journey/task.html", page)
