"""The risk register: what could go wrong with the arrangements, whose each risk is, and how it moves, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, Tick, as_date
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import RiskTold, StandsTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import RiskShown
from openmash.insight.partnership.words import Impact, Likelihood
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.bodies import AtBody, load_body
from openmash.web.partnership.keeping import WHO, agencies_to_choose, key_of
from openmash.web.partnership.meeting import AtMeeting, load_meeting

OF_ARRANGEMENTS = "A risk is of the arrangements: never of a child, a family or a named worker."
NO_SCORE = "People choose these words. Nothing is multiplied, and no number stands for a risk."
LIKELY = tuple(Option(x.value, str(x.label)) for x in Likelihood)
DOES = tuple(Option(x.value, str(x.label)) for x in Impact)
STANDS = ("likelihood", "impact", "controls", "why", "said_by", "review_on")


class StandsForm(Form):
    """How a risk stands."""

    likelihood = Choice("How likely is it?", LIKELY, required="Choose how likely it is.")
    impact = Choice("What would it do?", DOES, required="Choose what it would do.")
    controls = LongText(
        "What keeps it from happening?", hint="Where nothing does yet: say so", rows=3,
        required="Say what keeps it from happening, or that nothing does yet.",
    )  # fmt: skip
    why = LongText("Why do you say so?", rows=3, required="Say why, so that somebody else could agree or not.")
    said_by = Text("Who says so?", hint=WHO, required="Say who says so: name and post.")
    review_on = DateParts("When is it looked at again?", required="Say when it is looked at again.")


class RiskForm(Form):
    """A risk."""

    cause = LongText("Because of what?", hint=OF_ARRANGEMENTS, rows=2, required="Say because of what.")
    event = LongText("What could happen?", rows=2, required="Say what could happen.")
    effect = LongText("What would that mean for children?", rows=2, required="Say what that would mean for children.")
    agency = Choice("Which agency answers for it?", (), required="Choose an agency.")
    person = Text("Who answers for it?", hint=WHO, required="Say who answers for it: name and post.")
    names_nobody = Tick(
        "This risk names no child, no family and no worker whose practice is meant",
        required="A risk is of arrangements: take out every child and worker, then tick this.",
    )
    likelihood = Choice("How likely is it?", LIKELY, required="Choose how likely it is.")
    impact = Choice("What would it do?", DOES, required="Choose what it would do.")
    controls = LongText(
        "What keeps it from happening?", hint="Where nothing does yet: say so", rows=3,
        required="Say what keeps it from happening, or that nothing does yet.",
    )  # fmt: skip
    why = LongText("Why do you say so?", rows=3, required="Say why, so that somebody else could agree or not.")
    said_by = Text("Who says so?", hint=WHO, required="Say who says so: name and post.")
    review_on = DateParts("When is it looked at again?", required="Say when it is looked at again.")


class CloseForm(Form):
    """That it is a risk no more."""

    why = LongText("Why is it a risk no more?", rows=3, required="Say why it is a risk no more.")
    said_by = Text("Who says so?", hint=WHO, required="Say who says so: name and post.")


@dataclass(frozen=True)
class RisksPage:
    """What the template shows."""

    title: str
    sentence: str
    note: str
    table: Table | None
    closed: Table | None
    add: Sequence[Link]
    empty: Empty


@dataclass(frozen=True)
class RiskPage:
    """What the template shows."""

    title: str
    caption: str
    facts: Sequence[tuple[str, str]]
    is_due: bool
    moves: Table
    tasks: Sequence[Link]
    back: Link


@dataclass(frozen=True)
class AtRisk:
    """A risk, for its pages."""

    found: RiskShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys

    @property
    def back(self) -> Link:
        """To the risk."""
        return Link("Back to the risk", reverse("partnership_risk", kwargs={"risk_id": self.found.id}))


def load_risk(*, actor: Actor, risk_id: UUID, **_: object) -> AtRisk:
    """The risk. Raises NotVisible."""
    return AtRisk(selectors.risk(risk_id, actor=actor))


@screen(Permission.VIEW, log="")
def partnership_risks(request: HttpRequest, actor: Actor) -> Shown:
    """Every risk, the gravest first. No child is on this page."""
    today = local_date(timezone.now())
    found = selectors.risks(actor=actor)
    running = [each for each in found if each.is_open]
    due = sum(each.is_due(today) for each in running)
    worse = sum(each.now.how.startswith("Worse") for each in running)
    keeps = bool(may(actor, Permission.KEEP))
    page = RisksPage(
        "Risks of the arrangements",
        f"{say.count_of(len(running), 'risk')} open, {worse} worse than when last looked at, {due} late to look at.",
        f"{OF_ARRANGEMENTS} {NO_SCORE}",
        _table("Open", running),
        _table("Closed", [x for x in found if not x.is_open]),
        [
            Link(f"Add a risk of {each.name}", reverse("partnership_add_risk", kwargs={"body_id": each.id}))
            for each in (selectors.bodies(actor=actor, today=today) if keeps else ())
        ],
        Empty("No risk is kept", "What could go wrong with how agencies work together stands here, until it cannot."),
    )
    return Shown("partnership/risks.html", page)


@screen(Permission.VIEW, load=load_risk, log="partnership.risk_viewed")
def partnership_risk(request: HttpRequest, actor: Actor, loaded: AtRisk, risk_id: UUID) -> Shown:
    """One risk, and how it moved."""
    found, here = loaded.found, {"risk_id": risk_id}
    now = found.now
    facts = [
        ("Because of", found.cause),
        ("It would mean", found.effect),
        ("Who answers for it", f"{found.person}, {found.agency}"),
        ("Whose register", found.body),
        *_stands(found),
        *([("What keeps it from happening", now.controls)] if now.controls else []),
    ]
    moves = [
        [
            Cell(say.day(each.on), note=each.said_by),
            Cell(each.how, note=each.why),
            Cell(
                str(each.likelihood.label) if each.likelihood else "",
                note=str(each.impact.label) if each.impact else "",
            ),
            Cell(each.controls),
        ]
        for each in found.moves
    ]
    may_move = found.is_open and bool(may(actor, Permission.KEEP))
    page = RiskPage(
        found.event,
        "Risk" if found.is_open else "Closed risk",
        facts,
        found.is_due(local_date(timezone.now())),
        Table(
            "How it moved",
            ("When, and who said so", "How, and why", "How likely, and to what effect", "Controls"),
            moves,
        ),
        [
            Link("Say how it stands now", reverse("partnership_move_risk", kwargs=here)),
            Link("Close it", reverse("partnership_close_risk", kwargs=here)),
        ]
        if may_move
        else (),
        Link("Risks of the arrangements", reverse("partnership_risks")),
    )
    return Shown("partnership/risk.html", page)


@screen(Permission.KEEP, load=load_body, log="partnership.body_viewed")
def partnership_add_risk(request: HttpRequest, actor: Actor, loaded: AtBody, body_id: UUID) -> Answer:
    """Add a risk to a body's register."""
    made: list[UUID] = []
    form = ask(
        request, RiskForm.offering(agency=agencies_to_choose()).blank(),
        lambda told: made.append(
            actions.add_risk(
                actor=actor, body_id=body_id,
                told=RiskTold(
                    told.cause, told.event, told.effect, key_of(told.agency), told.person, told.names_nobody,
                    StandsTold(
                        Likelihood(told.likelihood), Impact(told.impact), told.controls, told.why, told.said_by,
                        as_date(told.review_on),
                    ),
                ),
            )
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("partnership_risk", kwargs={"risk_id": made[0]}))
    back = Link("Risks of the arrangements", reverse("partnership_risks"))
    sections = (("How it stands now", STANDS),)
    return _asked("Add a risk", form, back, loaded.found.name, "Add this risk", (), sections)


@screen(Permission.KEEP, load=load_risk, log="partnership.risk_viewed")
def partnership_move_risk(request: HttpRequest, actor: Actor, loaded: AtRisk, risk_id: UUID) -> Answer:
    """Say how it stands now."""
    return _move(request, actor, loaded.found, loaded.back, None)


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_move_risk_at(
    request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID, risk_id: UUID
) -> Answer:
    """Say at a meeting how it stands now."""
    return _move(request, actor, selectors.risk(risk_id, actor=actor), loaded.back, meeting_id)


@screen(Permission.KEEP, load=load_risk, log="partnership.risk_viewed")
def partnership_close_risk(request: HttpRequest, actor: Actor, loaded: AtRisk, risk_id: UUID) -> Answer:
    """Close it, and say why."""
    form = ask(
        request, CloseForm.blank(),
        lambda told: actions.close_risk(actor=actor, risk_id=risk_id, why=told.why, said_by=told.said_by),
    )  # fmt: skip
    if form is None:
        return Go(loaded.back.url)
    return _asked("Close this risk", form, loaded.back, loaded.found.event, "Close it")


def _move(request: HttpRequest, actor: Actor, found: RiskShown, back: Link, meeting_id: UUID | None) -> Answer:
    form = ask(
        request, StandsForm.blank(filled={"controls": found.now.controls}),
        lambda told: actions.move_risk(
            actor=actor, risk_id=found.id,
            told=StandsTold(
                Likelihood(told.likelihood), Impact(told.impact), told.controls, told.why, told.said_by,
                as_date(told.review_on), None, meeting_id,
            ),
        ),
    )  # fmt: skip
    if form is None:
        return Go(back.url)
    before = [f"When last looked at, {say.day(found.now.on)}: {_in_words(found)}. {found.now.why}"]
    return _asked("How does it stand now?", form, back, found.event, "Save how it stands", [*before, NO_SCORE])


def _asked(
    title: str, form: Form, back: Link, caption: str, button: str, lines: Sequence[str] = (),
    sections: Iterable[tuple[str, Sequence[str]]] = (),
) -> Shown:  # fmt: skip
    return Shown("journey/task.html", FormPage(title, form, back, caption, button, lines, tuple(sections)))


def _in_words(found: RiskShown) -> str:
    now = found.now
    if now.is_closed or now.likelihood is None or now.impact is None:
        return "closed"
    return f"{now.likelihood.label}; {now.impact.label[0].lower()}{now.impact.label[1:]}"


def _stands(found: RiskShown) -> list[tuple[str, str]]:
    now = found.now
    if now.is_closed:
        return [("Closed", f"{say.day(now.on)}, {now.said_by}: {now.why}")]
    again = say.day(now.review_on) if now.review_on else ""
    return [
        ("How likely", str(now.likelihood.label) if now.likelihood else ""),
        ("What it would do", str(now.impact.label) if now.impact else ""),
        ("Since last time", f"{now.how}. {now.why}"), ("Looked at again", f"by {again}"),
    ]  # fmt: skip


def _table(caption: str, found: Sequence[RiskShown]) -> Table | None:
    today = local_date(timezone.now())
    rows = [
        [
            Cell(
                each.event, reverse("partnership_risk", kwargs={"risk_id": each.id}), note=f"Because of: {each.cause}"
            ),
            Cell(each.person, note=each.agency),
            Cell(say.begun(_in_words(each))),
            Cell(each.now.how, note=each.now.why),
            Cell(
                f"{say.day(each.now.review_on)}{' – Late' if each.is_due(today) else ''}"
                if each.now.review_on
                else say.day(each.now.on)
            ),
        ]
        for each in found
    ]
    columns = ("What could happen", "Whose", "How it stands", "Since last time", "Looked at again")
    return Table(caption, columns, rows) if rows else None
