"""What is done about a finding: say why it is so, send it on, or put a code right that somebody told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.reference.codes import codes
from openmash.insight.returns import actions, selectors
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.selectors import Finding
from openmash.records.people.telling import DetailTold, NumberTold
from openmash.records.people.words import DetailKind, Scheme
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.returns.child_of_year import PURPOSE, PUT_RIGHT, ChildOfYear, child_url, load_child_of_year
from openmash.web.returns.yearly import names_of

HOW = "How do you know?"
WHY = LongText(
    "Why is it so?", hint="The DfE reads this. Name nobody.", rows=5, most=1000, required="Write why it is so."
)


class WhyForm(Form):
    """Why something the return asks is so."""

    words = WHY


class SendForm(Form):
    """A few words to whoever works with the child."""

    words = LongText("What do you ask them to do?", hint="It may be left empty: the rule says it.", rows=3, most=1000)


def how_known() -> Text:
    """The box that asks how it is known, after what is known."""
    return Text(
        HOW, hint="Such as the school’s census of May, or the mother by telephone on Tuesday", most=300,
        required="Say who told you, or which record it is in.",
    )  # fmt: skip


class NumberForm(Form):
    """A pupil number."""

    value = Text("The unique pupil number", width="20", most=13, required="Enter the pupil number.")
    how = how_known()


class CodeForm(Form):
    """A code of a list, chosen."""

    value = Choice("What is it?", (), required="Choose one.")
    how = how_known()


@dataclass(frozen=True)
class _Wanted:
    """A form about one finding: the page's words."""

    title: str
    button: str
    lines: Sequence[str]


@screen(Permission.EXPLAIN, load=load_child_of_year, log="child.viewed")
def returns_explain(
    request: HttpRequest, actor: Actor, child: ChildOfYear, ending: int, person_id: UUID, rule: str
) -> Answer:
    """Why something the return asks of a child is so."""
    finding = _finding(child, rule, actor)
    if finding.is_error:
        raise NotVisible
    before = finding.said.words if finding.said else ""
    form = ask(
        request, WhyForm.blank(filled={"words": before}),
        lambda told: actions.explain(
            actor=actor, person_id=child.person.lead_id, year=child.year, rule=finding.rule, words=told.words,
            now=timezone.now(),
        ),
    )  # fmt: skip
    wanted = _Wanted("Explain it", "Save this reason", _lines(finding))
    return _page(form, wanted, child, actor) if form else Go(child_url(child))


@screen(Permission.EXPLAIN, log="returns.put_right_listed")
def returns_explain_whole(request: HttpRequest, actor: Actor, ending: int, rule: str) -> Answer:
    """Why something the return asks of itself as a whole is so."""
    year = next((each for each in selectors.years_open(timezone.now()) if each.ending == ending), None)
    finding = selectors.whole_finding(year, rule.upper(), actor=actor) if year else None
    if finding is None or year is None or finding.is_error:
        raise NotVisible
    back = Link("All rules", f"{reverse('returns')}?year={ending}")
    form = ask(
        request, WhyForm.blank(filled={"words": finding.said.words if finding.said else ""}),
        lambda told: actions.explain_the_whole(actor=actor, year=year, rule=finding.rule, words=told.words),
    )  # fmt: skip
    if form is None:
        return Go(back.url)
    page = FormPage("Explain it", form, back, f"The return of {year.name}", "Save this reason", _lines(finding))
    return Shown("journey/task.html", page)


@screen(Permission.PUT_RIGHT, load=load_child_of_year, log="child.viewed")
def returns_send_on(
    request: HttpRequest, actor: Actor, child: ChildOfYear, ending: int, person_id: UUID, rule: str
) -> Answer:
    """To whoever works with the child."""
    finding = _finding(child, rule, actor)
    form = ask(
        request, SendForm.blank(),
        lambda told: actions.send_on(
            actor=actor, person_id=child.person.lead_id, year=child.year, rule=finding.rule, words=told.words,
            now=timezone.now(),
        ),
    )  # fmt: skip
    account, team, said = actions.who_has(child.person, actor=actor)
    to = f"It goes to {said}, and stands on their worklist until the return would take it." if account or team else (
        "Nobody works with this child now, and no team holds them: it cannot be sent. Ring the duty manager."
    )  # fmt: skip
    wanted = _Wanted("Send it to whoever works with the child", "Send it", [*_lines(finding), to])
    return _page(form, wanted, child, actor) if form else Go(child_url(child))


@screen(Permission.EXPLAIN, load=load_child_of_year, log="child.viewed")
def returns_put_right(
    request: HttpRequest, actor: Actor, child: ChildOfYear, ending: int, person_id: UUID, code: str
) -> Answer:
    """A code that somebody told: sex, ethnicity, a disability, a pupil number."""
    if code not in PUT_RIGHT:
        raise NotVisible
    form = ask(
        request, _form(code).blank(),
        lambda told: actions.put_right_code(
            actor=actor, person_id=child.person.lead_id, told=_told(code, str(told.value)), how=told.how,
            now=timezone.now(),
        ),
        fields={"upn": "value"},
    )  # fmt: skip
    lines = ("What was recorded before stays readable. The need, the days and the reasons are the worker’s to record.",)
    wanted = _Wanted(PUT_RIGHT[code], "Record it", lines)
    return _page(form, wanted, child, actor, first="value") if form else Go(child_url(child))


def _form(code: str) -> type[NumberForm] | type[CodeForm]:
    if code == "upn":
        return NumberForm
    today = local_date(timezone.now())
    return CodeForm.offering(
        value=[Option(each.code, f"{each.label} ({each.code})") for each in codes(code).in_use(today)]
    )


def _told(code: str, value: str) -> DetailTold | NumberTold:
    return NumberTold(Scheme.UPN, value.strip()) if code == "upn" else DetailTold(DetailKind(code), value)


def _finding(child: ChildOfYear, rule: str, actor: Actor) -> Finding:
    found = selectors.of_child_in(child.person, child.year, actor=actor, now=timezone.now())
    finding = next((each for each in found.findings if each.rule == rule.upper()), None) if found else None
    if finding is None:
        raise NotVisible
    return finding


def _lines(finding: Finding) -> list[str]:
    return [f"{finding.words} Rule {finding.rule}.", *finding.rests_on.splitlines()]


def _page(form: Form, wanted: _Wanted, child: ChildOfYear, actor: Actor, *, first: str = "") -> Shown:
    name = names_of([child.person.lead_id], actor)[0]
    order = [("", [first, *(each for each in form.fields if each != first)])] if first else []
    page = FormPage(
        wanted.title, form, Link("The child in the return", child_url(child)), name, wanted.button, wanted.lines, order
    )
    return Shown("journey/task.html", page, detail={"part": "return"}, purpose=PURPOSE)
