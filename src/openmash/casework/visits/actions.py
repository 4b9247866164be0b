"""The only code that writes about visits. What happened in life is recorded, whatever rule of ours it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.visits import rules
from openmash.casework.visits.models import Frequency, Record, Visit
from openmash.casework.visits.permissions import Permission
from openmash.casework.visits.selectors.visits import current_visit, standing_record
from openmash.casework.visits.telling import VisitPlanned, VisitTold
from openmash.casework.visits.words import Happened, Purpose, Safe, SeenAlone, Where
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Banner
from openmash.records.people.words import PersonKind
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard, NotHeardYet, Told
from openmash.records.voice.words import Alone, Manner, Method
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

IN_VOICE: dict[SeenAlone, Alone] = {SeenAlone.YES: Alone.YES, SeenAlone.PARTLY: Alone.YES, SeenAlone.NO: Alone.NO}
COUNTED = (Event.CHILD_SEEN, Event.VISIT_UNSUCCESSFUL, *(each.made for each in Purpose if each.made))
"""What the law counts from a visit."""


@transaction.atomic
def plan(*, actor: Actor, told: VisitPlanned) -> list[UUID]:
    """Plan one visit to each of these children, made together; returns their keys in the same order.

    Raises Incomplete without a child, and NotVisible for one the actor may not see.
    """
    require(actor, Permission.RECORD)
    if not told.person_ids:
        raise Incomplete([Problem("children", "Choose which children you will see.")])
    together, made = new_key(), []
    for person_id in dict.fromkeys(told.person_ids):
        person = linkage.person_set(person_id, actor)
        if people.banner(person, actor).has_died:
            raise NotAllowedNow("This record is of a child who has died. No visit can be planned.")
        row = Visit.record(
            actor=actor, person_id=person_id, process_id=_process(person.ids, actor), purpose=told.purpose,
            planned_at=told.planned_at, where=told.where, visitor_id=told.visitor_id or actor.account_id,
            what_to_see=told.what_to_see.strip(), together=together, unannounced=told.unannounced,
            occurred_at=timezone.now(),
        )  # fmt: skip
        audit.record(
            actor, "visits.planned", about=[f"visit:{row.pk}", *person.about], detail={"purpose": told.purpose.value}
        )
        made.append(row.pk)
    return made


@transaction.atomic
def begin_now(*, actor: Actor, person_id: UUID, purpose: Purpose = Purpose.OTHER) -> UUID:
    """A visit nobody had planned, to be recorded at the door; returns its key. The purpose can be put right there."""
    made = plan(actor=actor, told=VisitPlanned([person_id], purpose, timezone.now(), Where.HOME))
    return made[0]


@transaction.atomic
def move(*, actor: Actor, visit_id: UUID, to: datetime | None, because: str) -> UUID:
    """Move a visit to another moment (aware), or call it off (None), saying why; returns its unchanged key."""
    require(actor, Permission.RECORD)
    row = _open(visit_id, actor)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why the visit is moved or called off.")])
    Visit.record(
        actor=actor, person_id=row.person_id, process_id=row.process_id, purpose=row.purpose,
        planned_at=to or row.planned_at, where=row.where, visitor_id=row.visitor_id, what_to_see=row.what_to_see,
        together=row.together, unannounced=row.unannounced, first=row.first or row.pk, supersedes=row.pk,
        called_off="" if to else because.strip(), moved_because=because.strip() if to else "",
        occurred_at=timezone.now(),
    )  # fmt: skip
    key = row.first or row.pk
    kind = "visits.moved" if to else "visits.called_off"
    audit.record(actor, kind, about=[f"visit:{key}", f"person:{row.person_id}"], detail={"because": because.strip()})
    return key


@transaction.atomic
def record(*, actor: Actor, visit_id: UUID, told: VisitTold, purpose: Purpose | None = None) -> UUID:
    """Record what happened at a visit, with the child's own words; returns the record's key.

    The same `device_id` from the same worker again is the first record, however often it is sent. Recorded already,
    it is put right by a further row that says why. `purpose` is what the visit was for, where that was not what it was
    planned or recorded for. Where the child was not seen, somebody going again is planned in the same transaction.
    Raises Incomplete and NotVisible.
    """
    require(actor, Permission.RECORD)
    row = _in_turn(visit_id, actor)
    before = Record.objects.filter(recorded_by=actor.account_id, device_id=told.device_id).first()
    if before is not None:
        return before.pk
    key = row.first or row.pk
    stands = standing_record(key, actor)
    person = linkage.person_set(row.person_id, actor)
    problems = [*_cannot_be(told, people.banner(person, actor)), *_problems(told, is_put_right=stands is not None)]
    if problems:
        raise Incomplete(problems)
    if row.called_off and stands is None:
        raise NotAllowedNow("This visit was called off. Record the one you made as a visit of its own.")
    process = row.process_id or _process(person.ids, actor)
    purpose = purpose or Purpose(stands.purpose if stands and stands.purpose else row.purpose)
    voices = [
        voice.record(actor=actor, person_id=row.person_id, told=each, process_id=process)
        for each in _voice(told, actor.name)
    ]
    made = Record.record(
        actor=actor, person_id=row.person_id, process_id=process, visit_id=key, device_id=told.device_id,
        purpose=purpose, happened=told.happened, where=told.where, place=told.place.strip(), alone=told.alone or "",
        who_was_there=told.who_was_there.strip(), bedroom=told.bedroom or "", communicates=told.communicates.strip(),
        observations=told.observations.strip(), safe=told.safe or "", safe_words=told.safe_words.strip(),
        tried=list(told.tried), done=told.done.strip(), put_right_because=told.put_right_because.strip(),
        voice_ids=[*(stands.voice_ids if stands else ()), *voices], supersedes=stands.pk if stands else None,
        milestone_ids=_marked(actor, process, row.person_id, told, purpose, stands),
        occurred_at=told.at,
    )  # fmt: skip
    if told.again_at is not None and told.happened is not Happened.SEEN:
        plan(
            actor=actor,
            told=VisitPlanned([row.person_id], purpose, told.again_at, Where(row.where), row.visitor_id),
        )
    audit.record(
        actor, "visits.recorded", about=[f"visit:{key}", f"person:{row.person_id}"],
        detail={"happened": told.happened.value},
    )  # fmt: skip
    return made.pk


@transaction.atomic
def set_frequency(*, actor: Actor, person_id: UUID, every: int, in_working_days: bool, because: str) -> UUID:
    """Say how often a child is to be seen, as a plan or a decision says; it replaces what was said before."""
    require(actor, Permission.RECORD)
    person = linkage.person_set(person_id, actor)
    problems = []
    if not 1 <= every <= 366:
        problems.append(Problem("every", "Enter a number of days from 1 to 366."))
    if not because.strip():
        problems.append(Problem("because", "Say which plan or decision says so."))
    if problems:
        raise Incomplete(problems)
    earlier = Frequency.objects.visible_to(actor).current().filter(person_id__in=person.ids).first()
    row = Frequency.record(
        actor=actor, person_id=person_id, process_id=_process(person.ids, actor), every=every,
        in_working_days=in_working_days, because=because.strip(), occurred_at=timezone.now(),
        supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    audit.record(actor, "visits.frequency_set", about=person.about, detail={"every": str(every)})
    return row.pk


def _in_turn(visit_id: UUID, actor: Actor) -> Visit:
    """The plan as it stands, while nobody else moves or records it. Raises NotVisible."""
    row = current_visit(visit_id, actor)
    if row is None:
        raise NotVisible
    in_turn(row.first or row.pk)
    return current_visit(visit_id, actor) or row


def _open(visit_id: UUID, actor: Actor) -> Visit:
    """The plan as it stands, while nobody has made the visit. Raises NotVisible and NotAllowedNow."""
    row = _in_turn(visit_id, actor)
    if row.called_off:
        raise NotAllowedNow("Somebody has called this visit off already.")
    if standing_record(row.first or row.pk, actor) is not None:
        raise NotAllowedNow("Somebody has recorded already what happened at this visit.")
    return row


def _process(ids: Sequence[UUID], actor: Actor) -> UUID | None:
    """The newest thing under way about this child, which the visit belongs to; None where there is none."""
    return next((each.process_id for each in spine.processes_of(ids, actor=actor)), None)


def _marked(
    actor: Actor, process: UUID | None, person_id: UUID, told: VisitTold, purpose: Purpose, stands: Record | None
) -> list[UUID]:
    """What the law counts from it, where something is under way: marked, or put right where the record is.

    A visit that turns out not to have seen the child must not leave a limit met, nor the wrong day count.
    """
    if process is None:
        return []
    seen = told.happened is Happened.SEEN
    events = [Event.CHILD_SEEN, *([purpose.made] if purpose.made else [])] if seen else [Event.VISIT_UNSUCCESSFUL]
    made = set(stands.milestone_ids) if stands else set()
    happened = spine.happened_to([person_id], COUNTED, actor=actor).get(person_id, []) if made else []
    before = {each.event: each for each in happened if each.id in made}

    def mark(event: Event, supersedes: UUID | None = None, *, at: datetime = told.at) -> UUID:
        return cases.mark(
            actor=actor, process_id=process, person_id=person_id, event=event, occurred_at=at, supersedes=supersedes,
            words=told.put_right_because.strip(),
        )  # fmt: skip

    for event, was in before.items():
        if event not in events:
            mark(Event.RECORDED_IN_ERROR, was.id, at=was.occurred_at)
    return [
        before[event].id
        if event in before and before[event].occurred_at == told.at
        else mark(event, before[event].id if event in before else None)
        for event in events
    ]


def _cannot_be(told: VisitTold, known: Banner) -> list[Problem]:
    """What cannot have happened in life: seeing a child before their birth."""
    if told.happened is not Happened.SEEN:
        return []
    if known.kind == PersonKind.UNBORN:
        return [Problem("happened", "This child is not born yet. If the baby is born, put the birth right first.")]
    born = known.birth.date
    if born is not None and known.birth.precision == "day" and local_date(told.at) < born:
        return [Problem("at", f"The child was born on {born.day} {born:%B %Y}, after this visit. Check the day.")]
    return []


def _voice(told: VisitTold, worker: str) -> list[Told]:
    if told.happened is not Happened.SEEN:
        return []
    place = told.place.strip() or str(told.where.label)
    heard: list[Heard] = []
    if told.words.strip() and told.alone is not None and told.method is not None:
        heard.append(
            Heard(
                told.words, f"{worker} heard it", Manner.VERBATIM, worker, place, IN_VOICE[told.alone], told.method,
                told.at,
            )
        )  # fmt: skip
    if told.showed.strip() and told.alone is not None:
        heard.append(
            Heard(
                told.showed, f"{worker} saw it", Manner.BEHAVIOUR, worker, place, IN_VOICE[told.alone], Method.OBSERVED,
                told.at,
            )
        )  # fmt: skip
    marked: list[Told] = [
        replace(
            each, wants=told.wants if number == 0 else "", helped_by=told.helped_by, safe_for=told.safe_for,
            not_for=told.not_for, picture_says=told.picture_says if number == 0 else "",
        )
        for number, each in enumerate(heard)
    ]  # fmt: skip
    if not marked and told.not_heard is not None:
        marked.append(NotHeardYet(told.not_heard, worker, told.hear_by))
    return marked


def _problems(told: VisitTold, *, is_put_right: bool) -> list[Problem]:
    problems = []
    if told.at > timezone.now() + rules.AHEAD:
        problems.append(Problem("at", "This visit is not yet made. Enter when it was, or leave the time empty."))
    if is_put_right and not told.put_right_because.strip():
        problems.append(Problem("put_right_because", "Say what was wrong with the record."))
    if told.happened is Happened.SEEN:
        problems += _problems_of_seeing(told, is_put_right=is_put_right)
    elif not told.done.strip():
        problems.append(Problem("done", "Say what you did about not seeing the child."))
    if told.safe is Safe.NO and not told.safe_words.strip():
        problems.append(Problem("safe_words", "Say what the danger is, and what you did."))
    return problems


def _problems_of_seeing(told: VisitTold, *, is_put_right: bool) -> list[Problem]:
    problems = []
    if told.alone is None:
        problems.append(Problem("alone", "Say whether you saw the child alone."))
    if told.words.strip() and told.method is None:
        problems.append(Problem("method", "Say how you talked with the child."))
    heard = told.words.strip() or told.showed.strip()
    if (told.picture_says.strip() or told.has_picture) and not heard:
        problems.append(Problem("showed", "Write what the child said or showed: a picture is kept beside their words."))
    if not heard and not is_put_right:
        if told.not_heard is None:
            problems.append(
                Problem("words", "Write what the child said or showed, or say below why you have not heard them yet.")
            )
        elif told.hear_by is None:
            problems.append(Problem("hear_by", "Enter the day by which you will hear the child."))
    return problems
