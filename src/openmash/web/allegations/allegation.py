"""The designated officer's work: the list, one allegation, and each step on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.allegations import actions, selectors
from openmash.casework.allegations.permissions import Permission
from openmash.casework.allegations.selectors import AllegationShown
from openmash.casework.allegations.words import MEANS, Outcome, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text, Tick
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem

STEPS = tuple(Option(step.value, str(step.label)) for step in Step)
OUTCOMES = tuple(Option(each.value, str(each.label), MEANS[each]) for each in Outcome)


class StepForm(Form):
    """A step, in words."""

    step = Choice("What is this?", STEPS, required="Choose what this is.")
    words = LongText("What was done, said or decided", rows=5)
    who = Text("Who took part, or who heard the child", most=400)


class ConcludeForm(Form):
    """The outcome and why."""

    outcome = Choice("What is concluded?", OUTCOMES, required="Choose what is concluded.")
    why = LongText("Why", rows=5)


class SeeForm(Form):
    """Somebody to let see it."""

    somebody = Text("Who?", hint="Their e-mail address, or their whole name", required="Say who.")
    why = Text("Why do they need to see it?", most=400)
    though_a_colleague = Tick("They are a colleague, such as the employer’s lead, and need to see it all the same")


class KeepForm(Form):
    """Somebody more to keep it from."""

    somebody = Text("From whom?", hint="Their e-mail address, or their whole name", required="Say from whom.")
    because = Text("Why?", most=400, hint="Such as a close friend")


@dataclass(frozen=True)
class Loaded:
    """One allegation."""

    shown: AllegationShown

    @property
    def about(self) -> Sequence[str]:
        return [f"allegation:{self.shown.id}"]

    @property
    def is_named(self) -> bool:
        return self.shown.is_named


@dataclass(frozen=True)
class ListPage:
    """The officer's list."""

    title: str
    table: Table | None
    empty: Empty


@dataclass(frozen=True)
class AllegationPage:
    """One allegation."""

    title: str
    heading: str
    to_do: str
    facts: Sequence[tuple[str, str]]
    steps: Sequence[tuple[str, str, str]]
    tasks: Sequence[Link]
    back: Link | None


@dataclass(frozen=True)
class StepPage:
    """A page of one form."""

    title: str
    form: Form
    back: Link | None
    caption: str
    fields: Sequence[str]
    long: Sequence[str]
    """Those of the fields that take more than a line."""
    button: str


def load(*, actor: Actor, allegation_id: UUID) -> Loaded:
    """One allegation. Raises NotVisible."""
    return Loaded(selectors.allegation(allegation_id, actor=actor))


@screen(Permission.MANAGE, log="allegations.listed")
def allegations(request: HttpRequest, actor: Actor) -> Answer:
    """Those not yet concluded first."""
    found = selectors.allegations(actor=actor)
    rows = [
        [
            Cell(each.about_name, reverse("allegation", kwargs={"allegation_id": each.id}), note=each.works_as),
            Cell(each.employer_name),
            Cell(f"{say.moment(each.told_at)}{', late' if each.was_told_late else ''}", note=f"by {each.told_by}"),
            Cell(each.next_step),
        ]
        for each in found
    ]
    page = ListPage(
        "Allegations",
        Table("Not yet concluded first", ("About", "Where", "Told", "Waits for"), rows) if rows else None,
        Empty("No allegation waits for you", "They come from any contact with one button, or from the first page."),
    )  # fmt: skip
    return Shown("allegations/allegations.html", page, about=[f"allegation:{each.id}" for each in found])


@screen(Permission.VIEW, load=load, log="allegations.viewed")
def allegation(request: HttpRequest, actor: Actor, loaded: Loaded, allegation_id: UUID) -> Answer:
    """One allegation: who, what, by when it was told, each step, who may see it and from whom it is kept."""
    each, at = loaded.shown, {"allegation_id": allegation_id}
    manages = may(actor, Permission.MANAGE)
    tasks = (
        ("Record a step", "allegation_step"), ("Conclude", "conclude_allegation"),
        ("Let somebody see it", "let_see_allegation"), ("Keep it from somebody", "keep_allegation_from"),
    )  # fmt: skip
    page = AllegationPage(
        title="An allegation", heading=each.about_name, to_do=each.next_step, facts=_facts(each),
        steps=[(taken.step.label, taken.words, _by(taken.who, taken.by, say.moment(taken.at))) for taken in each.steps],
        tasks=[Link(words, reverse(name, kwargs=at)) for words, name in tasks] if manages else [],
        back=Link("Allegations", reverse("allegations")) if manages else Link("Home", reverse("home")),
    )  # fmt: skip
    return Shown("allegations/allegation.html", page)


def _by(who: str, by: str, when: str) -> str:
    return f"{who + '. ' if who else ''}Recorded by {by}, {when}."


def _facts(each: AllegationShown) -> list[tuple[str, str]]:
    due = f"; was due {say.moment(each.due_at)}" if each.due_at and each.was_told_late else ""
    found = [
        ("Position", f"{each.position.label}: {each.works_as}, {each.employer_name}"),
        ("It is alleged that the person", "; ".join(str(concern.label) for concern in each.concerns)),
        ("What is alleged", each.what),
        ("First known", say.moment(each.known_at)),
        ("Designated officer told", f"{say.moment(each.told_at)} by {each.told_by}{' – Late' + due if due else ''}"),
        ("Its limit", f"{say.rests_on(each.limit)}. {each.limit.note}"),
        ("Children", f"{len(each.children)} in a contact at the front door, where they are protected" if each.children
         else "No child’s contact is named with it"),
        ("Concluded", f"{each.outcome.label}: {each.why}" if each.outcome else ""),
        ("May see it", "; ".join(["Designated officers", *each.named])),
        ("Kept from", "; ".join(each.kept_from) or "nobody by rule: where they work is not one of our agencies"),
    ]  # fmt: skip
    return [(key, value) for key, value in found if value]


@screen(Permission.MANAGE, load=load, log="allegations.viewed")
def allegation_step(request: HttpRequest, actor: Actor, loaded: Loaded, allegation_id: UUID) -> Answer:
    """Record the evaluation, a meeting, advice, a child's voice or a note."""
    form = StepForm.parse(request.POST) if request.method == "POST" else StepForm.blank()

    def act() -> None:
        actions.record_step(
            actor=actor, allegation_id=allegation_id, step=Step(form.step), words=form.words, who=form.who
        )

    return _task(request, loaded, form, act, "Record a step", ("step", "words", "who"), "Record it")


@screen(Permission.MANAGE, load=load, log="allegations.viewed")
def conclude_allegation(request: HttpRequest, actor: Actor, loaded: Loaded, allegation_id: UUID) -> Answer:
    """Conclude it."""
    form = ConcludeForm.parse(request.POST) if request.method == "POST" else ConcludeForm.blank()

    def act() -> None:
        actions.conclude(actor=actor, allegation_id=allegation_id, outcome=Outcome(form.outcome), why=form.why)

    return _task(request, loaded, form, act, "Conclude", ("outcome", "why"), "Conclude")


@screen(Permission.MANAGE, load=load, log="allegations.viewed")
def let_see_allegation(request: HttpRequest, actor: Actor, loaded: Loaded, allegation_id: UUID) -> Answer:
    """Let somebody see it."""
    form = SeeForm.parse(request.POST) if request.method == "POST" else SeeForm.blank()

    def act() -> None:
        actions.let_see(
            actor=actor, allegation_id=allegation_id, account_id=_somebody(form.somebody), why=form.why,
            though_a_colleague=form.though_a_colleague,
        )  # fmt: skip

    fields = ("somebody", "why", "though_a_colleague")
    return _task(request, loaded, form, act, "Let somebody see it", fields, "Let them see it, and tell them")


@screen(Permission.MANAGE, load=load, log="allegations.viewed")
def keep_allegation_from(request: HttpRequest, actor: Actor, loaded: Loaded, allegation_id: UUID) -> Answer:
    """Keep it from somebody more."""
    form = KeepForm.parse(request.POST) if request.method == "POST" else KeepForm.blank()

    def act() -> None:
        actions.keep_from(
            actor=actor, allegation_id=allegation_id, account_id=_somebody(form.somebody), because=form.because
        )

    return _task(request, loaded, form, act, "Keep it from somebody", ("somebody", "because"), "Keep it from them")


def _somebody(words: str) -> UUID:
    found = accounts_named(words.strip())
    if len(found) != 1:
        raise Incomplete([Problem("somebody", "Nobody, or more than one, has that name. Give their e-mail address.")])
    return found[0]


def _task(
    request: HttpRequest, loaded: Loaded, form: Form, act: Callable[[], None], title: str, fields: Sequence[str],
    button: str,
) -> Answer:  # fmt: skip
    back = reverse("allegation", kwargs={"allegation_id": loaded.shown.id})
    if request.method == "POST" and form.is_complete:
        try:
            act()
            return Go(back)
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem(fields[0], refusal.sentence)])
    long = [name for name in fields if isinstance(form.fields[name], LongText)]
    page = StepPage(title, form, Link("Back to the allegation", back), "", fields, long, button)
    return Shown("allegations/step.html", page)
