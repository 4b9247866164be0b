"""Reading missing episodes: who is missing now, who is owed an interview, one episode, how often, for the meeting.

Everything is limited by the wall to what the actor may see. Lists cost the same queries however long the past.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.missing.models import Done, Episode, InterviewStep, OfEpisode
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.reading import HELD, OFFERED, Gathered, gather
from openmash.casework.missing.selectors.shown import (
    DoneShown,
    Earlier,
    EpisodePage,
    ExtractShown,
    ForMeeting,
    Happened,
    Line,
    Lists,
    PartTwo,
    Repeats,
    WithWhom,
    Work,
)
from openmash.casework.missing.words import (
    ORDER,
    CameBack,
    Doing,
    Level,
    LookedAfter,
    PassedOn,
    Prevention,
    ReportedBy,
    Safe,
    Scheme,
    Step,
    Whom,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.reference import codes
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import People
from openmash.records.cases.holding import Holder
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.people.selectors import Card
from openmash.statute.calendar import local_date
from openmash.statute.clocks import State

PATTERN = "repeat_missing"
CLASSES, PLACES, FACTORS = "missing_classification", "missing_place_kind", "missing_push_pull"


def lists(*, actor: Actor, now: datetime | None = None) -> Lists:
    """Both lists, from the open episodes the actor may see."""
    moment = now or timezone.now()
    lines = _lines(spine.open_processes(ProcessKind.MISSING, actor=actor), actor, moment)
    lines = [line for line in lines if line.card is None or not line.card.has_died]
    missing = sorted((x for x in lines if x.is_missing), key=lambda x: (ORDER[x.risk], x.reported_at))
    due = sorted((x for x in lines if x.is_owed), key=lambda x: x.held.due_at or moment)
    return Lists(tuple(missing), tuple(due))


def owed(*, actor: Actor, now: datetime | None = None) -> tuple[Line, ...]:
    """The second list alone: no more is read where nobody is owed an interview."""
    moment = now or timezone.now()
    every = spine.open_processes(ProcessKind.MISSING, actor=actor)
    back = [each for each in gather(every, actor=actor) if each.is_owed] if every else []
    lines = _from(back, actor, moment) if back else []
    alive = (line for line in lines if line.card is None or not line.card.has_died)
    return tuple(sorted(alive, key=lambda x: x.held.due_at or moment))


def for_the_daily_meeting(*, actor: Actor, now: datetime | None = None) -> list[ForMeeting]:
    """Children missing now at high risk, those whose level nobody has told us (what is not known is not low), those
    whose level was to have been looked at again, and those who meet the area's own pattern of repeats.
    """
    moment = now or timezone.now()
    return [
        ForMeeting(x.person_id, x.process_id, x.child, x.reported_at, _for_meeting(x, moment))
        for x in lists(actor=actor, now=moment).missing
        if x.is_high or not x.risk or x.review_is_late(moment) or x.repeats.said
    ]  # fmt: skip


def _for_meeting(line: Line, now: datetime) -> str:
    said = [f"Missing. Police risk level: {line.risk_words.lower()}"]
    if line.review_is_late(now):
        said.append("the police’s next look at it is late")
    if line.repeats.said:
        said.append(line.repeats.said)
    return "; ".join(said)


def work_for(*, actor: Actor, now: datetime | None = None) -> list[tuple[Line, Work]]:
    """What is owed about the episodes the actor may see, the first due first.

    Of who is missing, the police's next look at the level; of who is back, their talk and the interview; of both, how
    the episode is classed, by the police and, for a child this area looks after, in care's words.
    """
    moment = now or timezone.now()
    every = spine.open_processes(ProcessKind.MISSING, actor=actor)
    found: list[tuple[Line, Work]] = []
    wanting = [each for each in (gather(every, actor=actor) if every else []) if _wants_work(each)]
    lines = _from(wanting, actor, moment) if wanting else []
    for line in (each for each in lines if each.card is None or not each.card.has_died):
        found += [(line, work) for work in _work(line, moment)]
    return sorted(found, key=lambda each: each[1].due_at or moment)


def _wants_work(each: Gathered) -> bool:
    return each.found is None or each.is_owed or each.prevention is None or each.is_unclassed


def _work(line: Line, now: datetime) -> Iterable[Work]:
    def work(what: str, due: datetime | None, late: bool, words: str, task: str) -> Work:
        return Work(line.process_id, line.person_id, line.child, what, due, late, words, task)

    yield from _to_class(line)
    if line.is_missing:
        if line.review_is_late(now):
            yield work("Ask the police for their next look at the risk", line.review_at, True, "", "missing_risk")
        elif not line.risk:
            yield work("Ask the police for their risk level", line.reported_at, False, "", "missing_risk")
        if line.lacks_supervisor:
            words = "Below medium, and no supervisor is named"
            yield work(
                "Ask the police which supervisor agreed the level", line.reported_at, False, words, "missing_risk"
            )
        return
    if line.is_owed:
        what, standing = ("Hold the return home interview", line.held)
        if not line.was_offered:
            what, standing = ("Offer a return home interview", line.offered)
        late = standing.state in (State.LATE, State.OUT_OF_TIMESCALE)
        yield work(what, standing.due_at, late, standing.words, "missing_interview")
    if line.wants_prevention:
        yield work("Ask the police about their prevention interview", line.home_at, False, "", "missing_prevention")


def _to_class(line: Line) -> Iterable[Work]:
    """How the episode is classed, in whosever words nobody has said it; care's for a child this area looks after."""

    def work(what: str, words: str, scheme: Scheme) -> Work:
        owed_since = line.reported_at
        return Work(
            line.process_id, line.person_id, line.child, what, owed_since, False, words, "missing_classify", scheme
        )

    if not line.police_class:
        yield work("Ask the police how they class the episode", "", Scheme.POLICE)
    if not line.care_class and line.looked_after is LookedAfter.YES:
        yield work("Class the episode in care’s words", "The looked-after return asks for it", Scheme.CARE)


def episode(
    process_id: UUID, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> EpisodePage:
    """One episode, as known at a moment where asked. Raises NotVisible."""
    moment = known_at or now or timezone.now()
    gathered = gather([process_id], actor=actor, known_at=known_at)
    if not gathered:
        raise NotVisible
    one = gathered[0]
    (line,) = _from(gathered, actor, moment)
    row = one.episode
    every = (row, *one.levels, *one.classes, *filter(None, (one.found, one.prevention)), *one.steps, *one.done)
    names = who([each.recorded_by for each in every])
    ended = one.ended
    others = linkage.whole_cards([each.other_id for each in one.companions if each.other_id], actor)
    return EpisodePage(
        line=line, reported_by=", ".join(filter(None, (ReportedBy(row.reported_by).label, row.reporter))),
        police_ref=row.police_ref, last_seen_by=row.last_seen_by,
        place_on=local_date(row.last_seen_at or line.reported_at).isoformat() if row.place_id else "",
        responsible_area=row.responsible_area,
        came_from=row.came_from_id,
        prevention=str(Prevention(one.prevention.outcome).label) if one.prevention else "",
        happened=tuple(sorted(_happened(one, names), key=lambda x: x.at, reverse=True)),
        voices=tuple(step.voice_id for step in one.steps if step.voice_id),
        ended=str(Step(ended.step).label) if ended else "",
        passed_on=next((str(PassedOn(s.passed_on).label) for s in reversed(one.steps) if s.passed_on), ""),
        last_seen=_part_two(one), done=tuple(_done(each, names) for each in reversed(one.done)),
        with_whom=tuple(_with_whom(one, others)), extract=_extract(one, actor),
        factors=tuple(dict.fromkeys(codes(FACTORS).label(code) for step in one.steps for code in step.factors)),
        found_place_id=one.found.place_id if one.found else None,
        found_kind=codes(PLACES).label(one.found.place_kind) if one.found and one.found.place_kind else "",
        evidence=one.levels[-1].evidence if one.levels else "",
    )  # fmt: skip


def _part_two(one: Gathered) -> PartTwo | None:
    row = one.last_seen
    if row is None:
        return None
    return PartTwo(row.wearing, row.carrying, row.phone, row.mood, row.tried, row.told_by, row.recorded_at)


def _done(row: Done, names: Mapping[UUID, Who]) -> DoneShown:
    return DoneShown(
        Doing(row.doing), Whom(row.whom) if row.whom else None, row.words, row.by_whom,
        row.occurred_at or row.recorded_at, names[row.recorded_by].name, row.plan_action_id,
    )  # fmt: skip


def _with_whom(one: Gathered, cards: Mapping[UUID, Card]) -> Iterable[WithWhom]:
    """A child the actor may not see is left out, and so is that there was one."""
    for row in one.companions:
        if row.other_id is None:
            yield WithWhom(None, row.words, row.told_by)
        elif row.other_id in cards:
            yield WithWhom(row.other_id, cards[row.other_id].name or "Unknown child", row.told_by)


def _extract(one: Gathered, actor: Actor) -> ExtractShown | None:
    row = one.extract
    if row is None:
        return None
    words = row.words if may(actor, Permission.READ_EXTRACT) else ""
    return ExtractShown(row.pk, words, row.passed_to, row.reference, row.recorded_at)


def repeats_of(people: People, *, actor: Actor, now: datetime | None = None) -> Repeats:
    """How often this person was reported missing in the time the area counts, over all their records."""
    moment = now or timezone.now()
    ids = list(people.ids)
    return _repeats({ids[0]: frozenset(ids)}, moment, actor)[ids[0]]


def episodes_of(people: People, *, actor: Actor) -> list[Earlier]:
    """Every episode of this child the actor may see, newest first, with how each ended."""
    rows = Episode.objects.visible_to(actor).current().filter(person_id__in=list(people.ids))
    gathered = gather(list(rows.values_list("process_id", flat=True)), actor=actor)
    others = linkage.whole_cards([r.other_id for each in gathered for r in each.companions if r.other_id], actor)
    found = [
        Earlier(
            each.episode.process_id, each.episode.occurred_at or each.episode.recorded_at,
            str(CameBack(each.found.how).label) if each.found else "", each.found.occurred_at if each.found else None,
            each.found.place_id if each.found else None,
            codes(PLACES).label(each.found.place_kind) if each.found and each.found.place_kind else "",
            each.episode.place_id, tuple(_with_whom(each, others)),
        )
        for each in gathered
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.at, reverse=True)


def missing_now(people: People, *, actor: Actor) -> Line | None:
    """The episode this person is missing in now, if any: what their record says first."""
    ids = set(people.ids)
    parts = [p for p in spine.processes_of(ids, actor=actor) if p.kind is ProcessKind.MISSING]
    lines = _lines([part.process_id for part in parts], actor, timezone.now()) if parts else []
    return next((line for line in lines if line.is_missing), None)


def _lines(process_ids: Sequence[UUID], actor: Actor, now: datetime) -> list[Line]:
    return _from(gather(process_ids, actor=actor), actor, now) if process_ids else []


def _from(gathered: Sequence[Gathered], actor: Actor, now: datetime) -> list[Line]:
    people = {each.episode.person_id for each in gathered}
    cards = linkage.whole_cards(people, actor)
    sets = {person: frozenset(found.ids) for person, found in linkage.person_sets(people, actor).items()}
    counted = _repeats(sets, now, actor)
    holders = spine.holders([each.episode.process_id for each in gathered], actor=actor)
    return [_line(each, cards, counted, holders, now) for each in gathered if each.episode.person_id in sets]


def _line(
    each: Gathered,
    cards: Mapping[UUID, Card],
    counted: Mapping[UUID, Repeats],
    holders: Mapping[tuple[UUID, UUID], Holder],
    now: datetime,
) -> Line:
    row = each.episode
    card = cards.get(row.person_id)
    return Line(
        process_id=row.process_id, person_id=row.person_id, child=(card.name if card else "") or "Unknown child",
        card=card, reported_at=row.occurred_at or row.recorded_at, last_seen_at=row.last_seen_at, risk=each.level,
        looked_after=LookedAfter(row.looked_after), circumstances=row.circumstances, repeats=counted[row.person_id],
        holder=holders.get((row.process_id, row.person_id)), home_at=each.home_at,
        safe=each.found.safe if each.found else "", offered=each.standing(OFFERED, now), held=each.standing(HELD, now),
        is_missing=each.found is None, is_owed=each.is_owed, was_offered=each.offered_at is not None,
        review_at=each.review_at, lacks_supervisor=each.found is None and each.lacks_supervisor,
        police_class=_class_words(each, Scheme.POLICE), care_class=_class_words(each, Scheme.CARE),
        reclassified=each.reclassified(Scheme.POLICE) + each.reclassified(Scheme.CARE), told=each.told,
        last_done=_last_done(each), outcome=each.outcome(now),
        wants_prevention=each.found is not None and each.prevention is None,
    )  # fmt: skip


def _class_words(each: Gathered, scheme: Scheme) -> str:
    code = each.classed(scheme)
    return codes(CLASSES).label(code) if code else ""


def _last_done(each: Gathered) -> str:
    if not each.done:
        return ""
    row = each.done[-1]
    what = f"{Doing(row.doing).label}: {Whom(row.whom).label.lower()}" if row.whom else str(Doing(row.doing).label)
    return f"{what}. {row.words}".strip() if row.words else what


def _repeats(sets: Mapping[UUID, frozenset[UUID]], now: datetime, actor: Actor) -> dict[UUID, Repeats]:
    pattern = next((p for p in profile_at(now).patterns if p.key == PATTERN), None)
    within = pattern.within_days if pattern else 90
    everyone = {record for ids in sets.values() for record in ids}
    rows = (
        Episode.objects.visible_to(actor)
        .current()
        .filter(person_id__in=everyone, occurred_at__gte=now - timedelta(days=within), occurred_at__lte=now)
    )
    days: dict[UUID, list[datetime]] = {}
    for person, at in rows.order_by("occurred_at", "pk").values_list("person_id", "occurred_at"):
        if at is not None:
            days.setdefault(person, []).append(at)
    found = {}
    for person, ids in sets.items():
        mine = tuple(sorted(at for record in ids for at in days.get(record, ())))
        met = pattern is not None and len(mine) >= pattern.count
        found[person] = Repeats(mine, within, pattern.said if pattern and met else "")
    return found


def _happened(one: Gathered, names: Mapping[UUID, Who]) -> Iterable[Happened]:
    def made(title: str, words: Sequence[str], row: OfEpisode, voice_id: UUID | None = None) -> Happened:
        by = names.get(row.recorded_by)
        return Happened(
            title, " ".join(f"{part.rstrip('.')}." for part in words if part), row.occurred_at or row.recorded_at,
            by.name if by else "", by.agency_name if by else "", row.recorded_at, voice_id,
        )  # fmt: skip

    yield made("Reported missing", [one.episode.circumstances], one.episode)
    for level in one.levels:
        supervisor = f"Supervisor: {level.supervisor}" if level.supervisor else ""
        yield made(
            f"Police risk level: {Level(level.level).label}",
            [level.reasons, level.evidence, f"Set by {level.set_by}", supervisor],
            level,
        )
    for row in one.classes:
        yield made(
            f"Classed in the words of {'the police' if row.scheme == Scheme.POLICE else 'the care return'}: "
            f"{codes(CLASSES).label(row.code)}",
            [row.reasons, f"By {row.set_by}"],
            row,
        )
    if one.found:
        yield made(
            "Back",
            [CameBack(one.found.how).label, one.found.by_whom, Safe(one.found.safe).label, one.found.condition],
            one.found,
        )
    if one.prevention:
        yield made(
            "Police prevention interview",
            [Prevention(one.prevention.outcome).label, one.prevention.officer, one.prevention.words],
            one.prevention,
        )
    for step in one.steps:
        alone = (
            ""
            if step.independent is None
            else "Independent"
            if step.independent
            else "NOT independent: an independent interview is still owed"
        )
        yield made(
            f"Return home interview: {Step(step.step).label.lower()}",
            [step.by_whom, alone, step.reason, step.carers_said, step.analysis, _factors(step)],
            step,
            step.voice_id,
        )


def _factors(step: InterviewStep) -> str:
    said = [codes(FACTORS).label(code) for code in step.factors]
    return ". ".join(part for part in ("; ".join(said), step.factors_words) if part)
