"""One assessment: where it stands, its clock, what each section says, what is missing, and who may do what next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.assessments import actions, selectors
from openmash.casework.assessments.permissions import Permission
from openmash.casework.assessments.selectors import AssessmentShown, Lacking
from openmash.casework.assessments.words import OPEN_STATES, State, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Link, Missing, Notice, TimeLeft
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.instruments.shape import Instrument, Kind, Section
from openmash.foundation.reference.codes import codes
from openmash.web.assessments.loading import AtAssessment, assessment_url, clock_of, load_assessment
from openmash.web.assessments.write import section_url


@dataclass(frozen=True)
class Answered:
    """A question and what stands in answer to it, with who wrote it."""

    question: str
    words: str
    by: str


@dataclass(frozen=True)
class Part:
    """One section as it stands, and where it is written."""

    title: str
    answers: Sequence[Answered]
    url: str


@dataclass(frozen=True)
class ChildPart:
    """One child's own part, with what was concluded for them."""

    name: str
    anchor: str
    url: str
    parts: Sequence[Part]
    facts: Link | None
    outcome: str
    factors: Sequence[str]
    reasons: str
    concluded: str
    conclude: Link | None


@dataclass(frozen=True)
class AssessmentPage:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    state: str
    reason: str
    begun: str
    writers: str
    clock: TimeLeft
    clock_source: str
    version: str
    late_because: str
    late: Link | None
    notices: Sequence[Notice]
    gaps: Sequence[Missing]
    later: Sequence[Missing]
    concludes: bool
    common: Sequence[Part]
    children: Sequence[ChildPart]
    steps: Sequence[str]
    send_url: str
    token: str
    judge: Link | None
    pdf: Link
    nothing: str


@screen(Permission.VIEW, load=load_assessment, log="assessment.viewed")
def assessment(request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID) -> Answer:
    """Everything that stands in it, common parts first, then each child's own."""
    return Shown("assessments/assessment.html", page_of(loaded, actor))


@screen(Permission.WRITE, load=load_assessment)
def assessment_send(request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID) -> Answer:
    """Send it to be authorised, where nothing is missing."""
    if request.method == "POST":
        try:
            actions.send(actor=actor, assessment_id=assessment_id)
        except NotAllowedNow as refusal:
            page = page_of(loaded, actor, refusal.sentence)
            return Shown("assessments/assessment.html", page, log="assessment.viewed")
    return Go(assessment_url(assessment_id))


def page_of(loaded: AtAssessment, actor: Actor, problem: str = "") -> AssessmentPage:
    """The page, with why it could not be sent."""
    shown, now = loaded.shown, timezone.now()
    writes = bool(may(actor, Permission.WRITE)) and shown.state in OPEN_STATES
    gaps = selectors.missing(shown) if shown.state in OPEN_STATES else []
    first = shown.person_ids[0]
    return AssessmentPage(
        title="An assessment",
        heading=shown.instrument.title,
        caption=loaded.caption,
        back=Link("Plans and visits", reverse("child_plans_and_visits", kwargs={"person_id": first})),
        state=str(shown.state.label),
        reason=shown.reason,
        begun=f"Begun by {shown.begun_by}, {say.near(shown.begun_at, now)}",
        writers=say.listed(shown.writers),
        clock=clock_of(shown),
        clock_source=""
        if shown.instrument.is_tool
        else f"From {shown.clock_said}, {say.day_of(shown.referred_at)}. {shown.clock_source}.",
        version=version_said(shown.instrument),
        late_because=shown.late_because,
        late=Link("Say why it takes longer", assessment_url(shown.id, "assessment_late"))
        if may(actor, Permission.WRITE)
        and not shown.instrument.is_tool
        and (shown.state is not State.AUTHORISED or clock_of(shown).is_late)
        else None,
        notices=_notices(shown, problem),
        gaps=[_gap(loaded, each) for each in gaps if not each.is_later],
        later=[_gap(loaded, each) for each in gaps if each.is_later],
        concludes=not shown.instrument.is_tool,
        common=[_part(shown, section, None, writes) for section in shown.instrument.sections if not section.per_child],
        children=[_child(loaded, key, writes) for key in shown.person_ids],
        steps=[
            f"{each.step.label} by {each.by}, {say.near(each.at, now)}{f': {each.words}' if each.words else ''}"
            for each in shown.steps
        ],
        send_url=assessment_url(shown.id, "assessment_send") if writes and all(each.is_later for each in gaps) else "",
        token=new_token(),
        judge=_judge(shown, actor),
        pdf=Link("As a PDF", assessment_url(shown.id, "assessment_pdf")),
        nothing="Nothing was written." if shown.state is State.AUTHORISED else "Nothing is written yet.",
    )


def version_said(used: Instrument) -> str:
    """Which version of the form it was written on, so that an old record is read as it was asked."""
    since = f"in force from {say.day_of(used.effective_from)}"
    return f"Written on {used.title.lower()}, version {used.version}, {since}."


def _gap(loaded: AtAssessment, each: Lacking) -> Missing:
    shown = loaded.shown
    whose = loaded.children.get(each.person_id, "") if each.person_id and len(shown.person_ids) > 1 else ""
    url = (
        assessment_url(shown.id, "assessment_conclude", person_id=each.person_id)
        if each.is_conclusion
        else section_url(shown, each.section, each.person_id)
    )
    return Missing(f"{whose}: {each.sentence}" if whose else each.sentence, url)


def _notices(shown: AssessmentShown, problem: str) -> tuple[Notice, ...]:
    found = [Notice("Not sent", problem)] if problem else []
    last = shown.steps[-1] if shown.steps else None
    if last and last.step is Step.RETURNED:
        found.append(Notice("Returned for changes", f"{last.words} ({last.by})"))
    if last and last.step is Step.AUTHORISED:
        found.append(Notice("Authorised", f"{last.words} ({last.by}, {say.day_of(last.at)})", is_success=True))
    return tuple(found)


def _judge(shown: AssessmentShown, actor: Actor) -> Link | None:
    own = actor.account_id in shown.writer_ids or actor.account_id == shown.sent_by_id
    if shown.state is not State.SENT or own or not may(actor, Permission.AUTHORISE):
        return None
    return Link("Authorise it, or return it for changes", assessment_url(shown.id, "assessment_judge"))


def _child(loaded: AtAssessment, key: UUID, writes: bool) -> ChildPart:
    shown = loaded.shown
    concluded = shown.conclusions.get(key)
    factors = codes("factors")
    return ChildPart(
        name=loaded.children.get(key, ""),
        anchor=f"child-{key}",
        url=reverse("child_now", kwargs={"person_id": key}),
        parts=[_part(shown, section, key, writes) for section in shown.instrument.sections if section.per_child],
        facts=Link("Confirm what we know already", assessment_url(shown.id, "assessment_facts", person_id=key))
        if writes
        else None,
        outcome=str(concluded.outcome.label) if concluded else "",
        factors=[factors.label(code) for code in concluded.factors] if concluded else (),
        reasons=concluded.reasons if concluded else "",
        concluded=f"{concluded.by}, {say.day_of(concluded.at)}" if concluded else "",
        conclude=Link(
            "Change the conclusion" if concluded else "Conclude for this child",
            assessment_url(shown.id, "assessment_conclude", person_id=key),
        )
        if writes and not shown.instrument.is_tool
        else None,
    )


def _part(shown: AssessmentShown, section: Section, key: UUID | None, writes: bool) -> Part:
    answers = []
    for question in section.questions:
        for one in shown.said(question.slug, key):
            words = question.words_for(one.words) if question.kind in (Kind.ONE_OF, Kind.YES_NO_UNKNOWN) else one.words
            carried = ", carried forward and not yet confirmed" if one.is_carried else ""
            answers.append(Answered(question.label, words, f"{one.by}, {say.day_of(one.at)}{carried}"))
    return Part(section.title, answers, section_url(shown, section.slug, key) if writes else "")
