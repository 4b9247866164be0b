"""The partnership's bodies: terms in force, who sits there, whether they could decide, and the challenges put there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    DateParts,
    Form,
    LongText,
    Number,
    Option,
    Text,
    as_date,
)
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import ChallengeTold, MemberTold, TermsTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import BodyShown, ChallengeShown, TermsShown
from openmash.insight.partnership.words import Became, BodyKind, Seat
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import NAME_NO_CHILD, WHO, agencies_to_choose, key_of


class BodyForm(Form):
    """A body."""

    name = Text("What is it called?", required="Give its name.")
    kind = Choice(
        "What is it?", tuple(Option(x.value, str(x.label)) for x in BodyKind),
        hint="A sub-group’s agenda has its own business alone; the others’ have the whole partnership’s",
    )  # fmt: skip


class TermsForm(Form):
    """A version of its terms."""

    version = Text("Which version?", most=20, width="10", required="Name the version.")
    in_force_from = DateParts("From when is it in force?", required="Say from when it is in force.")
    words = LongText("What is the body for, and what may it decide?", rows=6, required="Say what the body is for.")
    needed = Choices("Which agencies must be there for a quorum?", ())
    least = Number("How many members must be there, whoever they are?", hint="Left empty: only the agencies", most=99)


class MemberForm(Form):
    """Who sits there."""

    person = Text("Who?", hint=WHO, required="Say who: name and post.")
    agency = Choice("For which agency?", (), required="Choose an agency.")
    seat = Choice("As what?", tuple(Option(x.value, str(x.label)) for x in Seat), required="Choose as what.")
    since = DateParts("Since when?", required="Say since when.")


class EndForm(Form):
    """That they do no more."""

    on = DateParts("Until which day?", required="Say on which day.")


class ChallengeForm(Form):
    """A challenge."""

    by_whom = Text("Who asks?", hint=WHO, required="Say who asks: name and post.")
    to_agency = Choice("Which agency is asked?", (), required="Choose an agency.")
    words = LongText("What is asked, and why?", hint=NAME_NO_CHILD, rows=4, required="Say what is asked, and why.")
    answer_by = DateParts("By when is it answered?", required="Say by when it is to be answered.")
    on = DateParts("When was it asked?", hint="Left empty: today", past=True)


class AnswerForm(Form):
    """Its answer."""

    words = LongText("What was answered?", hint=NAME_NO_CHILD, rows=4, required="Say what was answered.")
    said_by = Text("Who answered?", hint=WHO, required="Say who answered: name and post.")
    became = Choice(
        "What became of it?", tuple(Option(x.value, str(x.label)) for x in Became), required="Choose what became of it."
    )
    effect = LongText("What changed because of it?", hint="Left empty: nobody has said", rows=3)


@dataclass(frozen=True)
class BodiesPage:
    """What the template shows."""

    title: str
    sentence: str
    table: Table | None
    thresholds: Table
    add: Link | None
    empty: Empty


@dataclass(frozen=True)
class Challenged:
    """One challenge."""

    asked: str
    words: str
    is_late: bool
    answer: str
    answered: str
    task: Link | None


@dataclass(frozen=True)
class BodyPage:
    """What the template shows."""

    title: str
    quorum: str
    terms: str
    terms_words: str
    versions: Table | None
    members: Table | None
    past: Table | None
    challenges: Sequence[Challenged]
    tasks: Sequence[Link]
    empty: Empty
    back: Link


@dataclass(frozen=True)
class AtBody:
    """A body, for its pages."""

    found: BodyShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys


@dataclass(frozen=True)
class AtOne:
    """Somebody who sits on a body, or a challenge put there."""

    body_id: UUID
    body: str
    words: str

    @property
    def about(self) -> Sequence[str]:
        return (f"body:{self.body_id}",)


def load_body(*, actor: Actor, body_id: UUID) -> AtBody:
    """The body. Raises NotVisible."""
    return AtBody(selectors.body(body_id, actor=actor, today=local_date(timezone.now())))


def load_member(*, actor: Actor, member_id: UUID) -> AtOne:
    """Who sits there. Raises NotVisible."""
    return AtOne(*selectors.body_of_member(member_id, actor=actor))


def load_challenge(*, actor: Actor, challenge_id: UUID) -> AtOne:
    """The challenge. Raises NotVisible."""
    return AtOne(*selectors.body_of_challenge(challenge_id, actor=actor))


@screen(Permission.VIEW, log="")
def partnership_bodies(request: HttpRequest, actor: Actor) -> Shown:
    """Every body, and the threshold documents in force. No child is on this page."""
    now = timezone.now()
    today = local_date(now)
    rows = [
        [
            Cell(each.name, reverse("partnership_body", kwargs={"body_id": each.id})), Cell(_terms(each.in_force)),
            Cell(str(len(each.members)), is_number=True), Cell(_quorum(each)), Cell(_open(each, today)),
        ]
        for each in selectors.bodies(actor=actor, today=today)
    ]  # fmt: skip
    local = profile_at(now)
    thresholds = [
        [
            Cell(each.name, note=each.note), Cell(each.version),
            Cell(f"{each.dated}, in force since {say.day(each.in_force_from)}"),
            Cell("Confirmed by the area" if each.confirmed else "Not confirmed by the area"),
        ]
        for each in local.threshold_documents
    ]  # fmt: skip
    page = BodiesPage(
        "The partnership", "Its bodies and their terms, who sits there, and what one partner asked of another.",
        Table("Bodies", ("Body", "Terms", "Members", "Could it decide?", "Challenges"), rows) if rows else None,
        Table("Threshold documents", ("Document", "Version", "Dated", "How sure"), thresholds),
        Link("Add a body", reverse("partnership_add_body")) if may(actor, Permission.KEEP) else None,
        Empty("No body yet", "The partnership, its executive and its sub-groups stand here, each with its terms."),
    )  # fmt: skip
    return Shown("partnership/bodies.html", page)


@screen(Permission.VIEW, load=load_body, log="partnership.body_viewed")
def partnership_body(request: HttpRequest, actor: Actor, loaded: AtBody, body_id: UUID) -> Shown:
    """One body."""
    found, keeps, here = loaded.found, bool(may(actor, Permission.KEEP)), {"body_id": body_id}
    today = local_date(timezone.now())
    members = [
        [
            Cell(x.person), Cell(x.agency), Cell(str(x.seat.label)), Cell(_span(x.since, x.until)),
            *(
                [Cell(f"It ended for {_name(x.person)}", reverse("partnership_end_member", kwargs={"member_id": x.id}))
                 if x.until is None else Cell("")] if keeps else []
            ),
        ]
        for x in found.members
    ]  # fmt: skip
    past = [
        [Cell(x.person), Cell(x.agency), Cell(str(x.seat.label)), Cell(_span(x.since, x.until))] for x in found.past
    ]
    columns = ("Who", "Agency", "As", "Since")
    versions = [
        [Cell(x.version), Cell(say.day(x.in_force_from)), Cell(x.words)] for x in found.terms if x != found.in_force
    ]
    page = BodyPage(
        found.name, _quorum(found), _terms(found.in_force), found.in_force.words if found.in_force else "",
        Table("Other versions of the terms", ("Version", "In force from", "Words"), versions) if versions else None,
        Table("Who sits there", (*columns, *(("Change",) if keeps else ())), members) if members else None,
        Table("Who sat there before", columns, past) if past else None,
        [_challenge(each, keeps, today) for each in found.challenges],
        [
            Link("Record a challenge", reverse("partnership_challenge", kwargs=here)),
            Link("Add somebody who sits there", reverse("partnership_add_member", kwargs=here)),
            Link("Add a version of the terms", reverse("partnership_add_terms", kwargs=here)),
            Link("Set dates of meetings", reverse("partnership_plan_meetings", kwargs=here)),
            Link("Add a risk", reverse("partnership_add_risk", kwargs=here)),
        ] if keeps else (),
        Empty("No challenge yet", "What one partner asks another to account for stands here, with its answer."),
        Link("The partnership", reverse("partnership_bodies")),
    )  # fmt: skip
    return Shown("partnership/body.html", page)


@screen(Permission.KEEP, log="")
def partnership_add_body(request: HttpRequest, actor: Actor) -> Answer:
    """Add a body; an empty form shows nobody."""
    made: list[UUID] = []
    form = ask(
        request, BodyForm.blank(),
        lambda told: made.append(
            actions.add_body(actor=actor, name=told.name, kind=BodyKind(told.kind) if told.kind else None)
        ),
    )  # fmt: skip
    if form is None:
        return Go(_url(made[0]))
    page = FormPage("Add a body", form, Link("The partnership", reverse("partnership_bodies")), "", "Add this body")
    return Shown("journey/task.html", page)


@screen(Permission.KEEP, load=load_body, log="partnership.body_viewed")
def partnership_add_terms(request: HttpRequest, actor: Actor, loaded: AtBody, body_id: UUID) -> Answer:
    """Add a version of its terms."""
    form = ask(
        request, TermsForm.offering(needed=agencies_to_choose()).blank(),
        lambda told: actions.add_terms(
            actor=actor, body_id=body_id,
            told=TermsTold(
                told.version, as_date(told.in_force_from), told.words,
                [key for each in told.needed if (key := key_of(each))], told.least or 0,
            ),
        ),
    )  # fmt: skip
    return _asked("Add a version of the terms", form, body_id, loaded.found.name, "Add this version")


@screen(Permission.KEEP, load=load_body, log="partnership.body_viewed")
def partnership_add_member(request: HttpRequest, actor: Actor, loaded: AtBody, body_id: UUID) -> Answer:
    """Say who sits there."""
    form = ask(
        request, MemberForm.offering(agency=agencies_to_choose()).blank(),
        lambda told: actions.add_member(
            actor=actor, body_id=body_id,
            told=MemberTold(told.person, key_of(told.agency), Seat(told.seat), as_date(told.since)),
        ),
    )  # fmt: skip
    return _asked("Add somebody who sits there", form, body_id, loaded.found.name, "Add this person")


@screen(Permission.KEEP, load=load_member, log="partnership.body_viewed")
def partnership_end_member(request: HttpRequest, actor: Actor, loaded: AtOne, member_id: UUID) -> Answer:
    """Say that somebody sits there no more."""
    form = ask(
        request, EndForm.blank(), lambda told: actions.end_member(actor=actor, member_id=member_id, on=as_date(told.on))
    )
    return _asked(f"It ended: {loaded.words}", form, loaded.body_id, loaded.body, "Record this")


@screen(Permission.KEEP, load=load_body, log="partnership.body_viewed")
def partnership_challenge(request: HttpRequest, actor: Actor, loaded: AtBody, body_id: UUID) -> Answer:
    """Keep a challenge."""
    form = ask(
        request, ChallengeForm.offering(to_agency=agencies_to_choose()).blank(),
        lambda told: actions.challenge(
            actor=actor, body_id=body_id,
            told=ChallengeTold(
                told.by_whom, key_of(told.to_agency), told.words, as_date(told.answer_by), as_date(told.on)
            ),
        ),
    )  # fmt: skip
    return _asked("Record a challenge", form, body_id, loaded.found.name, "Save this challenge")


@screen(Permission.KEEP, load=load_challenge, log="partnership.body_viewed")
def partnership_answer(request: HttpRequest, actor: Actor, loaded: AtOne, challenge_id: UUID) -> Answer:
    """Keep the answer to a challenge."""
    form = ask(
        request, AnswerForm.blank(),
        lambda told: actions.answer_challenge(
            actor=actor, challenge_id=challenge_id, words=told.words, said_by=told.said_by, became=Became(told.became),
            effect=told.effect,
        ),
    )  # fmt: skip
    return _asked("Answer to a challenge", form, loaded.body_id, loaded.words, "Save this answer")


def _asked(title: str, form: Form | None, body_id: UUID, caption: str, button: str) -> Answer:
    if form is None:
        return Go(_url(body_id))
    page = FormPage(title, form, Link("Back to the body", _url(body_id)), caption, button)
    return Shown("journey/task.html", page)


def _url(body_id: UUID) -> str:
    return reverse("partnership_body", kwargs={"body_id": body_id})


def _terms(found: TermsShown | None) -> str:
    return f"Version {found.version}, since {say.day(found.in_force_from)}" if found else "No terms in force"


def _quorum(found: BodyShown) -> str:
    """Whether those who sit there could make a quorum, were all of them to come."""
    if found.in_force is None:
        return "Cannot be said: no terms are in force"
    missing = [f"nobody sits there for {say.listed(found.lacks)}"] if found.lacks else []
    missing += [f"{found.short} too few sit there"] if found.short else []
    if missing:
        return f"No: {' and '.join(missing)}"
    needs = [f"with {say.listed(found.in_force.needed)}"] if found.in_force.needed else []
    needs += [f"{found.in_force.least} members at least"] if found.in_force.least else []
    return f"Yes, {', '.join(needs)}"


def _open(found: BodyShown, today: date) -> str:
    waiting = sum(each.answered_on is None for each in found.challenges)
    late = sum(each.is_late(today) for each in found.challenges)
    if not found.challenges:
        return "None"
    return f"{len(found.challenges)}, {waiting} to be answered{f', {late} late' if late else ''}"


def _span(since: date | None, until: date | None) -> str:
    return f"{say.day(since) if since else ''}{f' to {say.day(until)}' if until else ''}"


def _challenge(each: ChallengeShown, keeps: bool, today: date) -> Challenged:
    asked = f"{each.by_whom} asked {each.to_agency} on {say.day(each.on)}, to be answered by {say.day(each.answer_by)}"
    answered = (
        f"{each.became.label}. {each.answered_by}, {say.day(each.answered_on)}"
        if each.became and each.answered_on else ""
    )  # fmt: skip
    task = Link("Record an answer", reverse("partnership_answer", kwargs={"challenge_id": each.id})) if keeps else None
    answer = f"{each.answer}\nWhat changed: {each.effect}" if each.effect else each.answer
    return Challenged(asked, each.words, each.is_late(today), answer, answered, task)


def _name(person: str) -> str:
    """The name without the post."""
    return person.partition(",")[0]
