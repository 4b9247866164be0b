"""Assessments as they stand: who wrote what, what is missing, how the clock stands, and who judged them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from openmash.casework.assessments import rules
from openmash.casework.assessments.models import Assessment, Conclusion, FactChecked, Judged, Passage, WhyLate
from openmash.casework.assessments.words import Outcome, State, Step, Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.foundation.facts.versions import uncovered
from openmash.foundation.instruments.loading import offered, version_of
from openmash.foundation.instruments.shape import Instrument, Section
from openmash.foundation.instruments.shape import Step as By
from openmash.foundation.instruments.words import Use
from openmash.records.cases.entries import People
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Standing, reckon

WORKED_ON = timedelta(days=366)


@dataclass(frozen=True)
class PassageShown:
    """One version of an answer that stands. `person_id`: whose own; None where it concerns all the children."""

    id: UUID
    question: str
    person_id: UUID | None
    words: str
    by: str
    by_id: UUID
    at: datetime
    is_carried: bool


@dataclass(frozen=True)
class ConclusionShown:
    """What was concluded for one child."""

    id: UUID
    person_id: UUID
    factors: tuple[str, ...]
    outcome: Outcome
    reasons: str
    by: str
    at: datetime


@dataclass(frozen=True)
class StepShown:
    """One step: sent, returned or authorised."""

    step: Step
    words: str
    by: str
    by_id: UUID
    at: datetime


@dataclass(frozen=True)
class CheckShown:
    """Whether a fact of the record is still so, as somebody said while assessing."""

    verdict: Verdict
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Head:
    """An assessment in a list: what it is, where it stands, its clock. Moments are UTC."""

    id: UUID
    person_ids: tuple[UUID, ...]
    process_id: UUID | None
    instrument: Instrument
    reason: str
    begun_by: str
    begun_by_id: UUID
    begun_at: datetime
    referred_at: datetime
    clock_said: str
    state: State
    steps: tuple[StepShown, ...]
    late_because: str
    standing: Standing
    clock_source: str

    @property
    def about(self) -> list[str]:
        return [f"assessment:{self.id}", *(f"person:{key}" for key in self.person_ids)]

    @property
    def ended_at(self) -> datetime | None:
        """When it was authorised."""
        return next((each.at for each in self.steps if each.step is Step.AUTHORISED), None)

    @property
    def sent_by_id(self) -> UUID | None:
        """Who sent it last."""
        return next((each.by_id for each in reversed(self.steps) if each.step is Step.SENT), None)


@dataclass(frozen=True)
class AssessmentShown(Head):
    """An assessment with everything in it that stands."""

    passages: tuple[PassageShown, ...]
    conclusions: Mapping[UUID, ConclusionShown]
    checks: Mapping[tuple[UUID, UUID], CheckShown]
    writer_ids: frozenset[UUID]

    def said(self, question: str, person_id: UUID | None) -> tuple[PassageShown, ...]:
        """What stands in answer to a question; more than one where several wrote at once."""
        return tuple(each for each in self.passages if each.question == question and each.person_id == person_id)

    def section_of(self, question: str) -> Section | None:
        """The section a question belongs to."""
        for section in self.instrument.sections:
            if any(each.slug == question for each in section.questions):
                return section
        return None

    @property
    def writers(self) -> tuple[str, ...]:
        """The names of those whose words stand in it."""
        return tuple(dict.fromkeys(each.by for each in self.passages))


@dataclass(frozen=True)
class Lacking:
    """One thing still missing before it can be sent: of which section, and of which child where it is a child's own."""

    sentence: str
    section: str
    person_id: UUID | None
    is_conclusion: bool = False
    is_later: bool = False
    """It may be sent without, and not authorised."""


def standing(assessment_id: UUID, question: str, about: Sequence[UUID]) -> list[Passage]:
    """The versions of one answer that stand, oldest first."""
    rows = Passage.objects.filter(assessment_id=assessment_id, question=question, person_ids=list(about))
    return list(uncovered(rows, within="assessment_id").order_by("recorded_at", "id"))


def assessment(assessment_id: UUID, *, actor: Actor) -> AssessmentShown:
    """One assessment. Raises NotVisible; also where one of its children is out of reach. Four trips."""
    row = Assessment.objects.visible_to(actor).filter(pk=assessment_id).first()
    if row is None:
        raise NotVisible
    trip = Trip()
    passages = trip.add(
        uncovered(Passage.objects.filter(assessment_id=row.pk), within="assessment_id").order_by("recorded_at", "id")
    )
    every = trip.facts(Passage, "assessment_id", [row.pk])
    concluded = trip.facts(Conclusion, "assessment_id", [row.pk])
    checked = trip.facts(FactChecked, "assessment_id", [row.pk])
    judged = trip.facts(Judged, "assessment_id", [row.pk])
    late = trip.facts(WhyLate, "assessment_id", [row.pk])
    trip.go()
    wrote = {each.recorded_by for each in every.all} | {each.recorded_by for each in concluded.all}
    names = who(
        {
            row.recorded_by, *wrote, *(each.recorded_by for each in checked.all),
            *(each.recorded_by for each in judged.all),
        }
    )  # fmt: skip
    head = _head(row, judged.all, late.all, names)
    used = head.instrument
    own = {question.slug for section in used.sections if section.per_child for question in section.questions}
    return AssessmentShown(
        **{name: getattr(head, name) for name in Head.__dataclass_fields__},
        passages=tuple(
            PassageShown(
                each.pk, each.question, each.person_ids[0] if each.question in own else None, each.words,
                names[each.recorded_by].name, each.recorded_by, each.recorded_at, each.carried_from is not None,
            )
            for each in passages.all
            if each.words
        ),
        conclusions={
            each.person_id: ConclusionShown(
                each.pk, each.person_id, tuple(each.factors), Outcome(each.outcome), each.reasons,
                names[each.recorded_by].name, each.recorded_at,
            )
            for each in concluded.all
        },
        checks={
            (each.person_id, each.fact): CheckShown(
                Verdict(each.verdict), each.words, names[each.recorded_by].name, each.recorded_at
            )
            for each in checked.all
        },
        writer_ids=frozenset(wrote),
    )  # fmt: skip


def assessments_of(people: People, *, actor: Actor, known_at: datetime | None = None) -> list[Head]:
    """The assessments of this child, the newest first. Three queries, however many there are."""
    rows = Assessment.objects.visible_to(actor).as_known_at(known_at).about(people.ids)
    return _heads(list(rows.order_by("-recorded_at", "-pk")[:40]), known_at)


def earlier(shown: Head, person_id: UUID, *, actor: Actor) -> AssessmentShown | None:
    """The last authorised one of this child on the same form that was begun before; None where there is none."""
    rows = Assessment.objects.visible_to(actor).filter(
        person_ids__contains=[person_id], recorded_at__lt=shown.begun_at, instrument=shown.instrument.slug
    ).exclude(pk=shown.id)  # fmt: skip
    done = Judged.objects.filter(step=Step.AUTHORISED, assessment_id__in=[row.pk for row in rows[:20]])
    ended = set(done.values_list("assessment_id", flat=True))
    found = next((row.pk for row in rows.order_by("-recorded_at", "-pk")[:20] if row.pk in ended), None)
    return assessment(found, actor=actor) if found else None


def missing(shown: AssessmentShown) -> list[Lacking]:
    """What it must still hold before it is sent, in the order of the page."""
    found: list[Lacking] = []
    for section in shown.instrument.sections:
        needed = {question.slug: question.required for question in section.questions if question.required}
        later = {question.slug for question in section.questions if question.step is By.AUTHORISED}
        for person_id in shown.person_ids if section.per_child else (None,):
            given = {each.question for each in shown.passages if each.person_id == person_id}
            found += [
                Lacking(sentence, section.slug, person_id, is_later=slug in later)
                for slug, sentence in rules.left_out(needed, given)
            ]
    carried = [each for each in shown.passages if each.is_carried]
    places = {(part.slug, each.person_id) for each in carried if (part := shown.section_of(each.question))}
    found += [
        Lacking("Confirm or change what was carried forward.", place, person_id)
        for place, person_id in sorted(places, key=str)
    ]
    found += [
        Lacking("Give the factors, the outcome and the reasons for this child.", "", person_id, is_conclusion=True)
        for person_id in shown.person_ids
        if person_id not in shown.conclusions and not shown.instrument.is_tool
    ]
    return found


def templates(on: date) -> list[Instrument]:
    """What may be begun on that day: our assessments first, then the area's own assessments and screening tools."""
    return offered((Use.ASSESSMENT, Use.TOOL), on)


def work_for(*, actor: Actor, manages: bool) -> list[Head]:
    """Assessments that want something of this actor: begun or written by them, not authorised; to managers, all sent.

    Oldest clock first. A number of queries that does not grow.
    """
    since = timezone.now() - WORKED_ON
    mine = Passage.objects.filter(recorded_by=actor.account_id, recorded_at__gte=since)
    wanted = Q(recorded_by=actor.account_id) | Q(pk__in=mine.values("assessment_id"))
    if manages:
        sent = Judged.objects.filter(step=Step.SENT, recorded_at__gte=since)
        wanted |= Q(pk__in=sent.values("assessment_id"))
    done = Judged.objects.filter(step=Step.AUTHORISED, assessment_id=OuterRef("pk"))
    rows = Assessment.objects.visible_to(actor).filter(wanted, ~Exists(done), recorded_at__gte=since)
    return _heads(list(rows.order_by("referred_at", "pk")[:200]), None)


def _heads(rows: Sequence[Assessment], known_at: datetime | None) -> list[Head]:
    if not rows:
        return []
    keys = [row.pk for row in rows]
    trip = Trip(known_at=known_at)
    judged = trip.facts(Judged, "assessment_id", keys)
    late = trip.facts(WhyLate, "assessment_id", keys)
    trip.go()
    names = who({*(row.recorded_by for row in rows), *(each.recorded_by for each in judged.all)})
    steps, reasons = judged.by("assessment_id"), late.by("assessment_id")
    return [_head(row, steps[row.pk], reasons[row.pk], names) for row in rows]


def _head(row: Assessment, judged: Iterable[Judged], late: Sequence[WhyLate], names: Mapping[UUID, Who]) -> Head:
    steps = tuple(
        StepShown(Step(each.step), each.words, names[each.recorded_by].name, each.recorded_by, each.recorded_at)
        for each in judged
    )
    because = late[-1].words if late else ""
    local = profile_at(row.referred_at)
    clock = local.clock("assessment", local_date(row.referred_at))
    ended = next((each.at for each in steps if each.step is Step.AUTHORISED), None)
    return Head(
        id=row.pk, person_ids=tuple(row.person_ids), process_id=row.process_id,
        instrument=version_of(row.instrument, row.version), reason=row.reason, begun_by=names[row.recorded_by].name,
        begun_by_id=row.recorded_by, begun_at=row.recorded_at, referred_at=row.referred_at, clock_said=row.clock_said,
        state=State(rules.state_after([each.step for each in steps])), steps=steps, late_because=because,
        standing=reckon(
            clock, row.referred_at, timezone.now(), local.calendar(), stopped_at=ended, out_of_timescale_reason=because
        ),
        clock_source=clock.source.said,
    )  # fmt: skip


def factors_of(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, list[tuple[datetime, tuple[str, ...]]]]:
    """The factors concluded for each of these records as they stand: when (UTC), and which, oldest first. One query."""
    found: dict[UUID, list[tuple[datetime, tuple[str, ...]]]] = {}
    rows = Conclusion.objects.visible_to(actor).current().filter(person_id__in=list(person_ids))
    for row in rows.order_by("recorded_at", "pk"):
        found.setdefault(row.person_id, []).append((row.recorded_at, tuple(row.factors)))
    return found


def outcomes_of(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, list[tuple[datetime, Outcome]]]:
    """What was concluded for each of these records as it stands: when (UTC), which outcome, oldest first. One query."""
    found: dict[UUID, list[tuple[datetime, Outcome]]] = {}
    rows = Conclusion.objects.visible_to(actor).current().filter(person_id__in=list(person_ids))
    for row in rows.order_by("recorded_at", "pk"):
        found.setdefault(row.person_id, []).append((row.recorded_at, Outcome(row.outcome)))
    return found
