"""Decide what happens for one child. To do more, one line; to do less, whatever is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import AnswerShown, ContactPage
from openmash.casework.frontdoor.words import OUTCOME_CLASS, Outcome, OutcomeClass, Wanted
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import AgencyKind, teams
from openmash.foundation.design.forms import Asked, Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Fact, Link, Missing, NotHeardYet, Quote
from openmash.foundation.facts.refusals import Incomplete
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.showing import back_to, caption_of, gaps_of, missing_of, quotes_of
from openmash.web.outage.in_hand import may_be_from_paper

WANTED = tuple(Option(wanted.value, wanted.label) for wanted in Wanted)
RECEIVE = (AgencyKind.COUNCIL, AgencyKind.EARLY_HELP)
"""Whose teams take the next step. Another area accepts by name."""
SAYS: dict[OutcomeClass, str] = {
    OutcomeClass.LESS: "Doing less: needs a manager, and nothing missing",
    OutcomeClass.MORE: "Doing more: one line is enough",
}


class DecideForm(Form):
    """What happens, and why."""

    outcome = Choice(
        "What happens for this child?",
        tuple(Option(outcome.value, outcome.label, SAYS[OUTCOME_CLASS[outcome]]) for outcome in Outcome),
        required="Choose what happens for this child.",
    )
    line = Text(
        "In one line, what will happen", hint="The child may read this one day", most=400,
        required="Say what will happen for this child, in a line.",
    )  # fmt: skip
    rationale = LongText("Why", hint="What you weighed, what each agency said, and what the child said", rows=6)
    level = Choice("Level of need", ())
    reason_code = Choice("If no further action: the reason", ())
    team = Choice("Passed to which team?", (), hint="The hub holds the child until they accept")
    to_named = Text("If another area: the person there who accepts", hint="Name, area and telephone")


@dataclass(frozen=True)
class DecidePage:
    """What the template shows."""

    title: str
    child: str
    form: DecideForm
    back: Link | None
    caption: str
    concern: str
    quotes: Sequence[Quote]
    gaps: Sequence[NotHeardYet]
    agencies: Sequence[Fact]
    missing: Sequence[Missing]
    threshold: str
    unanswered: Sequence[Asked]
    button: str


@screen(Permission.DECIDE_MORE, load=load_child, log="contact.viewed")
@may_be_from_paper(FormKind.DECISION)
def decide(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """One decision about one child. The page says what stands before doing less; doing more is asked a line."""
    contact = loaded.contact
    child = contact.child(person_id)
    kind = _offering(contact)
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank(filled=_still_wanted(contact))
    missing = missing_of(contact.gate(person_id), contact)
    if request.method == "POST" and form.is_complete:
        try:
            actions.decide(actor=actor, contact_id=contact_id, person_id=person_id, sought=_sought(form, contact))
            return Go(reverse("contact", kwargs={"contact_id": contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
            missing = missing_of(refusal.problems, contact)
    page = DecidePage(
        title="Decide for one child",
        child=f"Decide for {child.name}",
        form=form,
        back=back_to(contact),
        caption=caption_of(contact),
        concern=child.concern,
        quotes=quotes_of(child),
        gaps=gaps_of(child),
        agencies=_said(contact, person_id),
        missing=missing,
        threshold=contact.threshold_words,
        unanswered=[form[_name(check.check_id)] for check in contact.unanswered],
        button="Decide, and tell the referrer" if contact.feedback_wanted else "Decide",
    )
    return Shown("frontdoor/decide.html", page)


def _said(contact: ContactPage, person_id: UUID) -> list[Fact]:
    """What each agency said of this child, all of it, on the page where it is weighed; and who has not answered."""
    said = []
    for column in contact.checks:
        said += [Fact(column.agency, "\n".join(_lines(answer, person_id))) for answer in column.answers]
        if not column.answers:
            said.append(
                Fact(column.agency, f"Has not answered. {column.clock.words[:1].upper()}{column.clock.words[1:]}.")
            )
    return said


def _lines(answer: AnswerShown, person_id: UUID) -> list[str]:
    """One answer: what was searched, what was said of this child and how it may be used, and what cannot be written."""
    mine = [child for child in answer.children if child.person_id == person_id]
    lines = [answer.searched or answer.words, *(child.information for child in mine)]
    lines += [f"Impact on the child now: {child.impact_now}" for child in mine if child.impact_now]
    lines += [f"Conditions: {child.conditions}" for child in mine if child.conditions]
    lines += [f"Ring: {answer.ring}"] if answer.ring else []
    lines += [f"Why: {answer.reason}"] if answer.reason else []
    lines += (
        ["Speak to them before you decide: there is more that cannot be written here."] if answer.consult_us else []
    )
    return [line for line in lines if line]


def _name(check_id: UUID) -> str:
    return f"wanted_{check_id.hex}"


def _still_wanted(contact: ContactPage) -> Mapping[str, object]:
    return {_name(check.check_id): Wanted.STILL_WANTED.value for check in contact.unanswered}


def _offering(contact: ContactPage) -> type[DecideForm]:
    """The form with this contact's levels, reasons and teams, and a question for each check not yet answered."""
    wanted = {
        _name(check.check_id): Choice(
            f"{check.agency} has not answered. Is the answer still wanted?", WANTED, inline=True
        )
        for check in contact.unanswered
    }
    for name, asked in wanted.items():
        asked.__set_name__(DecideForm, name)
    kind: type[DecideForm] = type("DecideForm", (DecideForm,), dict(wanted))
    return kind.offering(
        level=[Option(str(level.number), f"Level {level.number}: {level.name}") for level in contact.levels],
        reason_code=[Option(code, words) for code, words in contact.reasons],
        team=[
            Option(str(team.pk), f"{team.name} ({team.agency.name})") for team in teams() if team.agency.kind in RECEIVE
        ],
    )


def _sought(form: DecideForm, contact: ContactPage) -> DecisionSought:
    wanted = {
        check.check_id: Wanted(str(form.values[_name(check.check_id)]))
        for check in contact.unanswered
        if form.values.get(_name(check.check_id))
    }
    return DecisionSought(
        outcome=Outcome(form.outcome),
        line=form.line,
        rationale=form.rationale,
        level=int(form.level) if form.level else None,
        reason_code=form.reason_code,
        checks=wanted,
        to_team_id=UUID(form.team) if form.team else None,
        to_named=form.to_named,
    )
