"""One complaint: who answers, that it was acknowledged, its answer at each stage, and taking it further."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from openmash.casework.complaints import actions, selectors
from openmash.casework.complaints.actions import AnswerTold
from openmash.casework.complaints.permissions import Permission
from openmash.casework.complaints.selectors import ComplaintShown
from openmash.casework.complaints.words import HAS_A_RIGHT_TO_AN_ADVOCATE, Advocate, Finding, Kind, Stage
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Fact, Link, TimeLeft
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.web.complaints.listing import owed


class AskForm(Form):
    """Who answers."""

    account = Choice("Who answers?", (), hint="Never whoever it is about.", required="Choose who answers.")
    ask_words = Text("What they should know", most=400)


class AcknowledgeForm(Form):
    """That they were told."""

    how = Text(
        "How were they told, and when will they hear?",
        required="Say how they were told, and when they will hear.",
        most=200,
    )
    advocate = Choice(
        "What did they say of an advocate?",
        tuple(Option(e.value, e.label) for e in Advocate if e is not Advocate.NOT_YET),
    )


class AnswerForm(Form):
    """The answer."""

    finding = Choice("What is the answer?", tuple(Option(e.value, e.label) for e in Finding), required="Choose one.")
    words = LongText(
        "The answer, in plain words", hint="What happened, what we are sorry for, what we do now",
        required="Write the answer, or why there is none.", rows=6,
    )  # fmt: skip
    answered_how = Text("How it was sent", most=200)
    learnt = LongText("What is learnt", hint="Name nobody: it is read without the complaint", rows=3)
    will_change = LongText("What will change, who sees to it, by when", rows=3)


class FurtherForm(Form):
    """The next stage."""

    further_words = LongText("Why are they not satisfied?", hint="In their words", required="Say why.", rows=3)
    independent = Text(
        "Who is independent: the person, or the chair of the panel?", required="Name who is independent.", most=200
    )


class PutOffForm(Form):
    """An investigation takes longer."""

    due_on = DateParts("By when will it be answered?", required="Give the day by which it is to be answered.")
    put_off_words = LongText(
        "Why does it take longer, and how were they told?", rows=3,
        required="Say why, and how whoever complains was told.",
    )  # fmt: skip


class PanelForm(Form):
    """What the review panel recommends."""

    met_on = DateParts("On what day did the panel meet?", required="Give the day the panel met.", past=True)
    reported_on = DateParts("On what day did its report come?", required="Give the day its report came.", past=True)
    panel_words = LongText("What does it recommend?", required="Write what the panel recommends.", rows=5)


FORMS: dict[str, type[Form]] = {
    "ask": AskForm, "acknowledge": AcknowledgeForm, "answer": AnswerForm, "further": FurtherForm,
    "put_off": PutOffForm, "panel": PanelForm,
}  # fmt: skip
RENAMED = {
    "words": {"further": "further_words", "put_off": "put_off_words", "panel": "panel_words"},
    "how": {"answer": "answered_how"},
}
"""Fields of a refusal that the page calls otherwise, by form."""


@dataclass(frozen=True)
class StageAnswer:
    """An answer, as it is read."""

    heading: str
    facts: Sequence[Fact]


@dataclass(frozen=True)
class ComplaintPage:
    """What the template shows. A form that is None is not for this person now."""

    title: str
    heading: str
    back: Link
    left: TimeLeft | None
    next_step: str
    words: str
    facts: Sequence[Fact]
    answers: Sequence[StageAnswer]
    problems: Sequence[Link]
    ask: Form | None
    acknowledge: Form | None
    asks_of_advocate: bool
    answer: Form | None
    further: Form | None
    further_stage: str
    put_off: Form | None
    put_off_at_most: str
    panel: Form | None
    protect_url: str


@screen(Permission.ANSWER, load=selectors.complaint, log="complaint.viewed")
def complaint(request: HttpRequest, actor: Actor, loaded: ComplaintShown, complaint_id: UUID) -> Answer:
    """Show it, and do the step that was sent."""
    kinds = FORMS | {"ask": AskForm.offering(account=_who_may(actor, loaded))}
    forms: dict[str, Form] = {name: form.blank() for name, form in kinds.items()}
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in kinds:
        forms[do], done = _done(do, kinds[do], request.POST, actor, loaded)
        if done:
            return Go(reverse("complaint", kwargs={"complaint_id": loaded.id}))
    return Shown("complaints/one.html", _page(actor, loaded, forms))


def _who_may(actor: Actor, loaded: ComplaintShown) -> tuple[Option, ...]:
    if not may(actor, Permission.MANAGE):
        return ()
    found = [each for each in selectors.who_may_answer(actor=actor) if each.account_id != loaded.asked_id]
    return tuple(Option(str(each.account_id), f"{each.name}, {each.job_title}") for each in found)


def _done(do: str, kind: type[Form], post: QueryDict, actor: Actor, loaded: ComplaintShown) -> tuple[Form, bool]:
    """Do one step; the form, and whether it was done."""
    form = kind.parse(post)
    if not form.is_complete:
        return form, False
    try:
        STEPS[do](form, actor, loaded)
        return form, True
    except Incomplete as refusal:
        found = [Problem(RENAMED.get(each.field, {}).get(do, each.field), each.sentence) for each in refusal.problems]
        return form.with_problems(found), False
    except NotAllowedNow as refusal:
        return form.with_problems([Problem(next(iter(form.fields)), refusal.sentence)]), False


def _ask(form: Form, actor: Actor, loaded: ComplaintShown) -> None:
    assert isinstance(form, AskForm)
    actions.ask(actor=actor, complaint_id=loaded.id, account_id=UUID(form.account), words=form.ask_words)


def _acknowledge(form: Form, actor: Actor, loaded: ComplaintShown) -> None:
    assert isinstance(form, AcknowledgeForm)
    advocate = Advocate(form.advocate) if form.advocate else None
    actions.acknowledge(actor=actor, complaint_id=loaded.id, how=form.how, advocate=advocate)


def _answer(form: Form, actor: Actor, loaded: ComplaintShown) -> None:
    assert isinstance(form, AnswerForm)
    told = AnswerTold(Finding(form.finding), form.words, form.answered_how, form.learnt, form.will_change)
    actions.answer(actor=actor, complaint_id=loaded.id, told=told)


def _further(form: Form, actor: Actor, loaded: ComplaintShown) -> None:
    assert isinstance(form, FurtherForm)
    actions.take_further(
        actor=actor, complaint_id=loaded.id, words=form.further_words, independent=form.independent
    )  # fmt: skip


def _put_off(form: Form, actor: Actor, loaded: ComplaintShown) -> None:
    assert isinstance(form, PutOffForm)
    actions.put_off(
        actor=actor, complaint_id=loaded.id, due_on=form.due_on.latest(), words=form.put_off_words
    )  # fmt: skip


def _panel(form: Form, actor: Actor, loaded: ComplaintShown) -> None:
    assert isinstance(form, PanelForm)
    actions.record_panel(
        actor=actor, complaint_id=loaded.id, met_on=form.met_on.latest(), reported_on=form.reported_on.latest(),
        words=form.panel_words,
    )  # fmt: skip


STEPS: dict[str, Callable[[Form, Actor, ComplaintShown], None]] = {
    "ask": _ask, "acknowledge": _acknowledge, "answer": _answer, "further": _further,
    "put_off": _put_off, "panel": _panel,
}  # fmt: skip


def _page(actor: Actor, found: ComplaintShown, forms: dict[str, Form]) -> ComplaintPage:
    manages = bool(may(actor, Permission.MANAGE))
    goes_further = manages and bool(found.answers) and not found.is_open and found.stage is not Stage.PANEL
    of_a_child = found.maker in HAS_A_RIGHT_TO_AN_ADVOCATE
    standing, of = owed(found) if found.is_open else (None, "")
    return ComplaintPage(
        title="A compliment" if found.kind is Kind.COMPLIMENT else "A complaint",
        heading=f"{found.name}, about {found.whom}",
        back=Link("Complaints and compliments", reverse("complaints")),
        left=say.left(standing, timezone.now(), of=of) if standing else None,
        next_step=found.next_step,
        words=found.words,
        facts=_facts(found),
        answers=tuple(_shown(each) for each in found.answers),
        problems=[problem for form in forms.values() for problem in form.problems],
        ask=forms["ask"] if manages and found.is_open else None,
        acknowledge=forms["acknowledge"] if manages and found.is_open and found.acknowledged_at is None else None,
        asks_of_advocate=of_a_child,
        answer=forms["answer"] if found.is_open else None,
        further=forms["further"] if goes_further else None,
        further_stage=Stage(found.stage + 1).label if goes_further else "",
        put_off=forms["put_off"] if manages and found.is_open and found.stage is Stage.INVESTIGATION else None,
        put_off_at_most=say.day(found.at_most) if found.at_most else "",
        panel=forms["panel"] if manages and found.is_open and found.stage is Stage.PANEL and not found.panel else None,
        protect_url=reverse("protect") if may(actor, FrontDoor.PROTECT) else "",
    )


def _facts(found: ComplaintShown) -> list[Fact]:
    now = timezone.now()
    facts = [
        Fact("Who it is from", f"{found.name}: {found.maker.label.lower()}"),
        Fact("How to reach them", found.reach, unknown="Not given"),
        Fact("About which child", found.about_child, unknown="None is named"),
        Fact("What would put it right", found.wanted, unknown="They did not say"),
        Fact("Mostly about", found.theme.label),
        Fact("Came", f"{say.near(found.received_at, now)}, written down by {found.written_by}"),
    ]
    if found.kind is Kind.COMPLIMENT:
        return facts
    told = f"{say.near(found.acknowledged_at, now)}: {found.acknowledged_how}" if found.acknowledged_at else ""
    facts += [
        Fact("Acknowledged", told, unknown="Not yet"),
        Fact("Who answers", found.asked_of, unknown="Nobody has been asked yet"),
    ]
    if found.maker in HAS_A_RIGHT_TO_AN_ADVOCATE:
        facts.append(Fact("Advocate", found.advocate.label if found.advocate else "", unknown="Not asked"))
    facts += [Fact(stage.label, f"{words} Independent: {independent}.") for stage, words, independent in found.taken]
    facts += [Fact(f"Put off until {say.day(due_on)}", words) for due_on, words in found.put_off]
    if found.panel:
        met_on, reported_on, words = found.panel
        facts.append(Fact(f"Panel met {say.day(met_on)}, reported {say.day(reported_on)}", words))
    return [*facts, Fact("Its limit is from", found.source)]


def _shown(each: selectors.AnswerShown) -> StageAnswer:
    facts = [
        Fact("Finding", each.finding.label),
        Fact("Answer", each.words),
        Fact("Sent", each.how, unknown="Not sent"),
        Fact("Learnt", each.learnt, unknown="Nothing was written"),
        Fact("Will change", each.will_change, unknown="Nothing was written"),
        Fact("By", f"{each.by}, {say.near(each.at, timezone.now())}"),
    ]
    return StageAnswer(each.stage.label, facts)
