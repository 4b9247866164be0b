"""One difference: what is disputed, the child's safety, each stage with each side's words, and how it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.differences import actions, selectors
from openmash.casework.differences.actions import StageEndedTold
from openmash.casework.differences.permissions import Permission
from openmash.casework.differences.selectors import DifferenceShown, StageShown
from openmash.casework.differences.words import Ended
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem
from openmash.foundation.design.parts import Fact, Link, TimeLeft
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.records.cases import selectors as cases
from openmash.records.linkage.selectors import person_sets


class WordsForm(Form):
    """One agency's words."""

    words = LongText("What does your agency say?", required="Write what your agency says.", rows=4)


class EndForm(Form):
    """How a stage ended."""

    outcome = Choice("How does this stage end?", (), required="Say how this stage ends.")
    ending = LongText("What was agreed, or why not?", required="Say what was agreed, or why not.", rows=4)
    safety_now = LongText("If it goes on: what keeps the child safe now?", hint="Asked again at every stage.", rows=3)
    learning = LongText(
        "What can the partnership learn from it?", hint="Without naming anybody. Leave it empty if nothing.", rows=3
    )


@dataclass(frozen=True)
class StagePanel:
    """One stage."""

    name: str
    facts: Sequence[Fact]
    left: TimeLeft | None
    said: Sequence[tuple[str, str]]
    ended: str
    words: str


@dataclass(frozen=True)
class DifferencePage:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    safety: str
    safety_when: str
    facts: Sequence[Fact]
    stages: Sequence[StagePanel]
    problems: Sequence[Link]
    words_form: WordsForm | None
    end_form: EndForm | None
    waits_for: str
    protect_url: str


@dataclass(frozen=True)
class AtDifference:
    """A difference, and whether its child is allocated to whoever asks: whoever leads may read it and speak."""

    shown: DifferenceShown
    is_theirs: bool

    @property
    def about(self) -> Sequence[str]:
        return self.shown.about


def load_difference(*, actor: Actor, difference_id: UUID) -> AtDifference:
    """The difference. Raises NotVisible."""
    found = selectors.difference(difference_id, actor=actor)
    child = person_sets([found.person_id], actor).get(found.person_id)
    return AtDifference(found, child is not None and cases.is_allocated_to(child.ids, actor=actor))


@screen(Permission.VIEW, load=load_difference, log="difference.viewed")
def difference(request: HttpRequest, actor: Actor, at: AtDifference, difference_id: UUID) -> Answer:
    """Read it; add my agency's words; end the stage where I answer at it."""
    loaded = at.shown
    here = reverse("difference", kwargs={"difference_id": difference_id})
    kind = _end_form(actor, loaded)
    words, end = WordsForm.blank(), kind.blank()
    do = request.POST.get("do", "") if request.method == "POST" else ""
    try:
        if do == "speak":
            words = WordsForm.parse(request.POST)
            if words.is_complete:
                actions.speak(actor=actor, difference_id=difference_id, words=words.words)
                return Go(here)
        elif do == "end":
            end = kind.parse(request.POST)
            if end.is_complete:
                told = StageEndedTold(Ended(end.outcome), end.ending, end.safety_now, end.learning)
                actions.end_stage(actor=actor, difference_id=difference_id, told=told)
                return Go(here)
    except Incomplete as refusal:
        words, end = _with(words, end, do, refusal.problems)
    except NotAllowedNow as refusal:
        words, end = _with(words, end, do, [Problem("words" if do == "speak" else "outcome", refusal.sentence)])
    return Shown("differences/difference.html", _page(actor, loaded, words, end))


def _with(words: WordsForm, end: EndForm, do: str, problems: Sequence[Problem]) -> tuple[WordsForm, EndForm]:
    return (words.with_problems(problems), end) if do == "speak" else (words, end.with_problems(problems))


def _end_form(actor: Actor, found: DifferenceShown) -> type[EndForm]:
    """The ways this stage can end for this person."""
    offered = []
    if found.may_end(actor):
        offered.append(Ended.RESOLVED)
        offered += [Ended.GOES_ON] if found.has_later else []
    if actor.agency_id == found.raised_by_id:
        offered.append(Ended.WITHDRAWN)
    return EndForm.offering(outcome=tuple(Option(each.value, each.label) for each in offered))


def _page(actor: Actor, found: DifferenceShown, words: WordsForm, end: EndForm) -> DifferencePage:
    now = timezone.now()
    speaks = found.is_open and found.is_a_side(actor)
    ends = found.is_open and bool(end["outcome"].field.options) and found.is_a_side(actor)  # type: ignore[attr-defined]  # a Choice
    opens = found.contact_id is not None and bool(may(actor, FrontDoor.VIEW_CONTACT))
    contact = reverse("contact", kwargs={"contact_id": found.contact_id}) if opens else ""
    return DifferencePage(
        title="A professional difference",
        heading=found.called,
        caption=f"{found.raised_by} differs with {found.answering}",
        back=Link("Professional differences", reverse("differences"))
        if may(actor, Permission.VIEW)
        else Link("The journey", reverse("child_journey", kwargs={"person_id": found.person_id})),
        safety=found.now.safety_now,
        safety_when=say.near(found.now.began_at, now),
        facts=(
            Fact("What it is about", found.about_what.label),
            Fact("What is disputed", found.what),
            Fact("What is wanted instead", found.wanted),
            Fact("Raised", f"{say.near(found.raised_at, now)}, by {found.raised_by_name}, {found.raised_by}"),
            *([Fact("Where it began", "A contact", change=Link("Open the contact", contact))] if contact else []),
        ),
        stages=tuple(_panel(stage) for stage in reversed(found.stages)),
        problems=(*words.problems, *end.problems),
        words_form=words if speaks else None,
        end_form=end if ends else None,
        waits_for="" if found.may_end(actor) or not found.is_open else found.now.answered_by,
        protect_url=reverse("protect"),
    )


def _panel(stage: StageShown) -> StagePanel:
    now = timezone.now()
    facts = [
        Fact("Answered by", stage.answered_by),
        Fact("Began", say.near(stage.began_at, now)),
        Fact("What keeps the child safe", stage.safety_now),
    ]
    if stage.why:
        facts.append(Fact("Why it began here", stage.why))
    if not stage.confirmed:
        facts.append(Fact("Its limit", "A starting value: the partnership has not confirmed it"))
    if stage.learning:
        facts.append(Fact("Learned", stage.learning))
    ended = ""
    if stage.outcome is not None and stage.ended_at is not None:
        ended = f"{stage.outcome.label}, {say.near(stage.ended_at, now)}, by {stage.ended_by}"
    return StagePanel(
        name=stage.name,
        facts=tuple(facts),
        left=say.left(stage.standing, now) if stage.outcome is None else None,
        said=tuple((f"{said.agency}, {said.by}, {say.near(said.at, now)}", said.words) for said in stage.said),
        ended=ended,
        words=stage.words,
    )
