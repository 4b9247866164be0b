"""The lists of Annex A that an inspection of children's services asks for, 1 to 10, told from what was recorded.

Their columns are known to us from two implementations of the sector and not from Ofsted's own text, which we could not
read: the workbook's notes say so, and what of each list is not told here. Plain rows; nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from openmash.casework.assessments import selectors as assessments
from openmash.casework.assessments.words import Outcome
from openmash.casework.court import selectors as court
from openmash.casework.court.selectors import InCare
from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.journey.selectors import Mark
from openmash.casework.looked_after import selectors as looked_after
from openmash.casework.looked_after.selectors import LookedAfter, Step
from openmash.casework.looked_after.words import Lasting, Provider, What
from openmash.casework.missing import selectors as missing_episodes
from openmash.casework.visits import selectors as visits
from openmash.casework.visits.words import Purpose, SeenAlone
from openmash.foundation.access.actors import Actor
from openmash.insight.returns.annex_a.later import adopted, care_leaver
from openmash.insight.returns.annex_a.sheets import Cell, Row
from openmash.insight.returns.children import sets_of_whom, told_of
from openmash.insight.returns.telling import BEGINS, Case, Told, cases_of, spans
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import Happened
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Place
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import at, local_date, months_after
from openmash.statute.events import Event

MONTHS, YEAR = 6, timedelta(days=365)
OF_LATER = (Event.LEAVING_CARE_ENTITLEMENT_SAID, Event.ADOPTION_DECIDED)
OF_WHOM = (*BEGINS, Event.FAMILY_HELP_BEGAN, Event.BECAME_LOOKED_AFTER, *OF_LATER)
SEEN = frozenset({
    Event.CHILD_SEEN, Event.CHILD_PROTECTION_VISIT_MADE, Event.CHILD_IN_NEED_VISIT_MADE, Event.LOOKED_AFTER_VISIT_MADE,
})  # fmt: skip
PROTECTED = frozenset({Event.POLICE_PROTECTION_TAKEN, Event.EMERGENCY_PROTECTION_ORDER_MADE})
INTERVIEWS = (
    Event.RETURN_HOME_INTERVIEW_OFFERED,
    Event.RETURN_HOME_INTERVIEW_DECLINED,
    Event.RETURN_HOME_INTERVIEW_HELD,
)
UNACCOMPANIED = "9A"
"""The factor of an assessment that a child is alone and seeks asylum."""
PROVIDERS = {Provider.OWN: "a) Own LA", Provider.PRIVATE: "b) Private", Provider.OTHER: "c) Other"}
LASTING = {
    Lasting.FAMILY: "a) Return to family", Lasting.ADOPTION: "b) Adoption", Lasting.ORDER: "c) SGO/CAO",
    Lasting.COMMUNITY: "d) Supported living in the community",
    Lasting.RESIDENTIAL: "e) Long-term residential placement", Lasting.FOSTERING: "f) Long-term fostering",
    Lasting.NOT_YET: "Not decided yet",
}  # fmt: skip
IN_AREA = {True: "a) In", False: "b) Out"}
ALONE = {SeenAlone.YES: "Yes", SeenAlone.PARTLY: "Partly", SeenAlone.NO: "No"}
GENDERS = {"M": "a) Male", "F": "b) Female"}
NOT_STATED = "c) Not stated/recorded"
NEEDS_SUPPORT = {
    Outcome.SERVICES: "Yes", Outcome.STRATEGY: "Yes", Outcome.LEGAL: "Yes", Outcome.SPECIALIST: "Yes",
    Outcome.NO_FURTHER_ACTION: "No", Outcome.EARLY_HELP: "No",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One row of one list, about whom."""

    number: int
    person_id: UUID
    cells: Row


@dataclass(frozen=True)
class _Around:
    """What is known of some children beside what a return tells."""

    outcomes: Mapping[UUID, Sequence[tuple[datetime, Outcome]]]
    workers: Mapping[UUID, str]
    teams: Mapping[UUID, str]
    in_care: Mapping[UUID, LookedAfter]
    orders: Mapping[UUID, InCare]
    missing: Mapping[UUID, Sequence[Happened]]
    away: Mapping[UUID, set[datetime]]
    alone: Mapping[UUID, Sequence[tuple[datetime, SeenAlone]]]
    homes: Mapping[UUID, Sequence[Place]]


def lines(*, actor: Actor, now: datetime, months: int = MONTHS) -> Iterator[Line]:
    """Every row of every list, of the last months and of what is open. Whom the actor does not see is in none, nor is
    anybody restricted.

    A batch of children costs the same few queries whatever its past.
    """
    since = months_after(local_date(now), -months)
    yield from _contacts(since, actor, now)
    for sets in sets_of_whom(OF_WHOM, actor=actor, now=now):
        around = _around(sets, actor, now)
        for key, told in told_of(sets, actor=actor, now=now):
            yield from _of_child(sets[key], told, around, since, local_date(now))


def _contacts(since: date, actor: Actor, now: datetime) -> Iterator[Line]:
    """List 1: a row for each child of each contact."""
    part: list[tuple[UUID, date, str]] = []
    for row in frontdoor.children_listed(since=at(since, time(0)), until=now, as_at=now, actor=actor):
        part.append((row.person_id, local_date(row.received_at), row.source))
        if len(part) == 200:
            yield from _some_contacts(part, actor, now)
            part = []
    yield from _some_contacts(part, actor, now)


def _some_contacts(part: Sequence[tuple[UUID, date, str]], actor: Actor, now: datetime) -> Iterator[Line]:
    sets = linkage.person_sets([person for person, _, _ in part], actor) if part else {}
    leads = {each.lead_id: each for each in sets.values() if not each.is_restricted}
    told = dict(told_of(leads, actor=actor, now=now))
    for person, on, source in part:
        lead = sets[person].lead_id if person in sets else None
        if lead in told and lead is not None:
            yield Line(1, lead, (*_who(told[lead], on), on, source))


def _around(sets: Mapping[UUID, PersonSet], actor: Actor, now: datetime) -> _Around:
    every = [key for each in sets.values() for key in each.ids]
    if not every:
        return _Around({}, {}, {}, {}, {}, {}, {}, {}, {})
    open_ = [each for each in spine.processes_of(every, actor=actor) if each.kind is ProcessKind.JOURNEY]
    held = spine.holders([each.process_id for each in open_], actor=actor) if open_ else {}
    in_care = looked_after.among({key: each.ids for key, each in sets.items()}, actor=actor, now=now, ever=True)
    homes: dict[UUID, list[Place]] = {}
    placed = [key for each in in_care if each.placement for key in sets[each.person_id].ids]
    for place in people.places_of(placed, actor) if placed else ():
        homes.setdefault(place.person_id, []).append(place)
    return _Around(
        assessments.outcomes_of(every, actor=actor),
        {each.person_id: each.name for each in spine.allocations(actor=actor, person_ids=every)},
        {person: each.team_name for (_, person), each in held.items()},
        {each.person_id: each for each in in_care},
        court.in_care(every, actor=actor),
        spine.happened_to(every, (Event.REPORTED_MISSING, *INTERVIEWS), actor=actor),
        missing_episodes.away(every, actor=actor),
        visits.seen_alone(every, Purpose.CHILD_PROTECTION, actor=actor),
        homes,
    )  # fmt: skip


def _who(told: Told, on: date) -> Row:
    """The columns every list begins with."""
    life = told.life
    born = None if life.expected else life.born
    age = "" if born is None else on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return told.id, GENDERS.get(told.sex, NOT_STATED), told.ethnicity, born, age


def _of_child(person: PersonSet, told: Told, around: _Around, since: date, today: date) -> Iterator[Line]:
    who = _who(told, today)
    disabled = "" if not told.disabilities else "No" if told.disabilities == ("NONE",) else "Yes"
    whose: Row = (
        next((around.teams[key] for key in person.ids if key in around.teams), ""),
        next((around.workers[key] for key in person.ids if key in around.workers), ""),
    )
    one = _Child(person, told, around, since, today)
    for row in one.early_help(whose[0]):
        yield Line(2, person.lead_id, (*who, *row))
    for row in one.referrals():
        yield Line(3, person.lead_id, (*who, *row, *whose))
    for number, rows in (
        (4, one.assessments()), (5, one.enquiries()), (6, one.cases()), (7, one.plans()),
    ):  # fmt: skip
        for row in rows:
            yield Line(number, person.lead_id, (*who, disabled, *row, *whose))
    for row in one.in_care(disabled):
        yield Line(8, person.lead_id, (*who, *row, *whose))
    for row in one.leaving(disabled, whose):
        yield Line(9, person.lead_id, (*who, *row))
    for row in one.adoption(disabled):
        yield Line(10, person.lead_id, (who[0], "", *who[1:], *row))


class _Child:
    """One child's rows."""

    def __init__(self, person: PersonSet, told: Told, around: _Around, since: date, today: date) -> None:
        self.person, self.told, self.around, self.since, self.today = person, told, around, since, today
        self.marks = sorted((mark for mark in told.marks if mark.on <= today), key=lambda mark: mark.at)
        self.all = cases_of(self.marks)

    def _late(self, end: date | None) -> bool:
        """Open, or ended in the months the lists are of."""
        return end is None or end >= self.since

    def _between(self, events: frozenset[Event], start: date, end: date | None) -> list[Mark]:
        return [mark for mark in self.marks if mark.event in events and start <= mark.on <= (end or self.today)]

    def _days(self, event: Event) -> list[date]:
        return [mark.on for mark in self.marks if mark.event is event]

    def _in_the_year_before(self, days: Sequence[date], on: date) -> int:
        """How many of these in the twelve months before a day, the one of that day apart."""
        return sum(on - YEAR <= day < on for day in days)

    def early_help(self, team: Cell) -> Iterator[Row]:
        """Help below children's social care."""
        for start, end in spans(self.marks, Event.FAMILY_HELP_BEGAN, Event.FAMILY_HELP_ENDED):
            if self._late(end):
                yield start, end, team

    def referrals(self) -> Iterator[Row]:
        """Those of the months. A contact the hub decided by itself is no referral, so none ended without action."""
        came = [case.came for case in self.all]
        for case in self.all:
            if case.came >= self.since:
                yield case.came, self._source(case), "No", self._in_the_year_before(came, case.came)

    def _source(self, case: Case) -> str:
        said = [source for moment, source in self.told.sources if local_date(moment) <= case.came]
        return said[-1] if said else ""

    def assessments(self) -> Iterator[Row]:
        """Open, or authorised in the months."""
        outcomes = sorted(pair for key in self.person.ids for pair in self.around.outcomes.get(key, ()))
        for start, end in spans(self.marks, Event.ASSESSMENT_BEGAN, Event.ASSESSMENT_COMPLETED):
            if self._late(end):
                by_then = [outcome for moment, outcome in outcomes if end and start <= local_date(moment) <= end]
                seen = "Yes" if self._between(SEEN, start, end) else "No"
                yield start, seen, end, NEEDS_SUPPORT.get(by_then[-1], "") if by_then else ""

    def enquiries(self) -> Iterator[Row]:
        """Begun or decided in the months, or not decided."""
        begun, held = self._days(Event.ENQUIRY_BEGAN), self._days(Event.INITIAL_CONFERENCE_HELD)
        plans = self._days(Event.CHILD_PROTECTION_PLAN_BEGAN)
        found = spans(self.marks, Event.ENQUIRY_BEGAN, Event.ENQUIRY_CLOSED)
        for place, (start, end) in enumerate(found):
            following = found[place + 1][0] if place + 1 < len(found) else date.max
            conference = next((day for day in held if start <= day < following), None)
            if not self._late(conference or end):
                continue
            unnecessary = "" if conference is None and end is None else "No" if conference else "Yes"
            led = "" if conference is None else "Yes" if any(
                conference <= day < following and day - conference <= timedelta(days=14) for day in plans
            ) else "No"  # fmt: skip
            yield (
                start, unnecessary, conference, led, self._in_the_year_before(begun, start),
                self._in_the_year_before(held, conference or start),
            )  # fmt: skip

    def cases(self) -> Iterator[Row]:
        """Open, or closed in the months."""
        for case in self.all:
            end = case.closed.on if case.closed else None
            if self._late(end):
                needs = [code for moment, code in self.told.needs if local_date(moment) <= (end or self.today)]
                seen = self._between(SEEN, case.came, end)
                reason = "" if case.closed is None else (
                    "RC5" if case.closed.event is Event.TRANSFERRED_OUT else case.closed.closure
                )  # fmt: skip
                yield (
                    case.came,
                    needs[-1] if needs else "",
                    seen[-1].on if seen else None,
                    end,
                    reason,
                    self._status(case),
                )

    def _status(self, case: Case) -> str:
        if case.closed is not None:
            return "e) Closed episode"
        care = self.around.in_care.get(self.person.lead_id)
        if care is not None and care.is_now:
            return "a) Looked after child"
        for begins, ends, said in (
            (Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_PLAN_ENDED, "b) Child Protection plan"),
            (Event.CHILD_IN_NEED_PLAN_BEGAN, Event.CHILD_IN_NEED_PLAN_ENDED, "c) Child in need plan"),
            (Event.ASSESSMENT_BEGAN, Event.ASSESSMENT_COMPLETED, "d) Open assessment"),
        ):
            if any(end is None for _, end in spans(case.marks, begins, ends)):
                return said
        return ""

    def plans(self) -> Iterator[Row]:
        """Running, or ended in the months."""
        before = self._days(Event.CHILD_PROTECTION_PLAN_BEGAN)
        half_a_year = months_after(self.today, -MONTHS)
        protected = "Yes" if self._between(PROTECTED, half_a_year, None) else "No"
        for start, end in spans(self.marks, Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_PLAN_ENDED):
            if self._late(end):
                visits = self._between(frozenset({Event.CHILD_PROTECTION_VISIT_MADE}), start, end)
                reviews = self._between(frozenset({Event.REVIEW_CONFERENCE_HELD}), start, end)
                said = [code for moment, code in self.told.categories if local_date(moment) <= (end or self.today)]
                first = [code for moment, code in self.told.categories if local_date(moment) <= start]
                yield (
                    start, first[-1] if first else said[0] if said else "", said[-1] if said else "",
                    visits[-1].on if visits else None, self._alone(start, end),
                    reviews[-1].on if reviews else None, end, protected, sum(day < start for day in before),
                )  # fmt: skip

    def _alone(self, start: date, end: date | None) -> str:
        """At the last visit of a plan."""
        every = sorted(pair for key in self.person.ids for pair in self.around.alone.get(key, ()))
        during = [alone for at_, alone in every if start <= local_date(at_) <= (end or self.today)]
        return ALONE[during[-1]] if during else ""

    def in_care(self, disabled: str) -> Iterator[Row]:
        """In care now, or until some day of the months."""
        now = self.around.in_care.get(self.person.lead_id)
        found = spans(self.marks, Event.BECAME_LOOKED_AFTER, Event.CEASED_TO_BE_LOOKED_AFTER)
        began = [start for start, _ in found]
        if now is not None and now.is_now and all(end is not None for _, end in found):
            found = [*found, (local_date(now.since) if now.since else self.today, None)]
        missing = sorted(
            (each for key in self.person.ids for each in self.around.missing.get(key, ())),
            key=lambda each: each.occurred_at,
        )
        for place, (start, end) in enumerate(found):
            if self._late(end):
                after = (found[place - 1][1] or start) if place else date.min
                yield self._period(start, end, after, began, disabled, missing)

    def _period(
        self, start: date, end: date | None, after: date, began: Sequence[date], disabled: str,
        missing: Sequence[Happened],
    ) -> Row:  # fmt: skip
        """`after`: the end of the period before, from which on what is recorded belongs to this one."""
        needs = [code for moment, code in self.told.needs if local_date(moment) <= (end or self.today)]
        orders = [self.around.orders[key] for key in self.person.ids if key in self.around.orders]
        order = next((each.now for each in orders if each.now), None) if end is None else None
        over = next((each.ended for each in orders if each.ended and each.ended.ended_at), None) if end else None
        again = "Yes" if any(start - YEAR <= day < start for day in began) else "No"
        steps, visited = self._recorded(after, end)
        placements = [each for each in steps if each.what is What.PLACED]
        last = placements[-1] if placements else None
        plan = _last(steps, What.PLAN)
        return (
            self._unaccompanied(), disabled, start, needs[-1] if needs else "", again,
            local_date(order.began_at) if order else None, str(order.kind.label) if order else "",
            _on(steps, What.REVIEW), visited[-1] if visited else None,
            LASTING[plan.lasting] if plan and plan.lasting else "", _on(steps, What.OFFICER), _on(steps, What.HEALTH),
            _on(steps, What.DENTAL), self._placed_lately(steps) if placements else "", end,
            f"{over.ended.how.label}; next: {over.ended.what_next or 'not said'}" if over and over.ended else "",
            local_date(last.at) if last else None, str(last.sort.label) if last and last.sort else "",
            PROVIDERS[last.provider] if last and last.provider else "", self._postcode(last) if end is None else "", "",
            IN_AREA[last.in_area] if last and last.in_area is not None else "", "", *self._gone(missing),
        )  # fmt: skip

    def _postcode(self, placed: Step | None) -> str:
        """Of the address recorded with the placement that runs, or since; empty where any place is protected."""
        care = self.around.in_care.get(self.person.lead_id)
        if placed is None or care is None or care.placement is None or care.placement.id != placed.id:
            return ""
        every = [each for key in self.person.ids for each in self.around.homes.get(key, ())]
        if any(each.is_protected for each in every):
            return ""
        now = [
            each for each in every
            if each.kind is LocatingKind.ADDRESS and each.since and each.since >= local_date(placed.at)
            and not (each.until and each.until < self.today)
        ]  # fmt: skip
        return max(now, key=lambda each: (each.since or date.min, each.recorded_at)).postcode if now else ""

    def leaving(self, disabled: str, whose: Row) -> Iterator[Row]:
        """A care leaver’s row."""
        care = self.around.in_care.get(self.person.lead_id)
        born = None if self.told.life.expected else self.told.life.born
        if care is not None and (row := care_leaver(care, born, self.today, has_died=self.told.life.has_died)):
            yield self._unaccompanied(ever=True), disabled, *whose, *row

    def adoption(self, disabled: str) -> Iterator[Row]:
        """That of a child to be adopted, who was, or who is not to be any more."""
        care = self.around.in_care.get(self.person.lead_id)
        if care is not None and (row := adopted(care, self._days(Event.BECAME_LOOKED_AFTER), self.since)):
            yield disabled, *row

    def _unaccompanied(self, *, ever: bool = False) -> str:
        """As assessments say, of the last twelve months unless of `ever`; empty where none does."""
        lately = [said for moment, said in self.told.factors if ever or local_date(moment) >= self.today - YEAR]
        return ("Yes" if any(UNACCOMPANIED in said for said in lately) else "No") if lately else ""

    def _recorded(self, after: date, end: date | None) -> tuple[list[Step], list[date]]:
        """What was recorded of a child in care in a period, and the days of the visits, both oldest first."""
        care = self.around.in_care.get(self.person.lead_id)
        if care is None:
            return [], []
        last = end or self.today
        visited = sorted(local_date(each) for each in care.visits)
        return (
            [each for each in care.steps if after <= local_date(each.at) <= last],
            [day for day in visited if after <= day <= last],
        )

    def _placed_lately(self, steps: Sequence[Step]) -> int:
        """How many placements ran at some time of the last twelve months."""
        ended = {each.placement_id: local_date(each.at) for each in steps if each.what is What.ENDED}
        placed = [each.id for each in steps if each.what is What.PLACED]
        return sum(ended.get(key, self.today) >= self.today - YEAR for key in placed)

    def _gone(self, missing: Sequence[Happened]) -> Row:
        """Episodes missing and away in the last twelve months; of the last missing one, what came of the interview."""
        away = {moment for key in self.person.ids for moment in self.around.away.get(key, ())}
        every = [each for each in missing if each.event is Event.REPORTED_MISSING]
        gone = [each for each in every if each.occurred_at not in away]
        lately = [sum(local_date(each.occurred_at) >= self.today - YEAR for each in some) for some in (every, gone)]
        after = [each.event for each in missing if gone and each.occurred_at >= gone[-1].occurred_at]
        offered = "" if not gone else "Yes" if any(event in INTERVIEWS for event in after) else "No"
        said = {Event.RETURN_HOME_INTERVIEW_HELD: "Yes", Event.RETURN_HOME_INTERVIEW_DECLINED: "No"}
        accepted = next((said[event] for event in reversed(after) if event in said), "") if offered == "Yes" else ""
        return lately[1], lately[0] - lately[1], offered, accepted


def _last(steps: Sequence[Step], what: What) -> Step | None:
    return next((each for each in reversed(steps) if each.what is what), None)


def _on(steps: Sequence[Step], what: What) -> date | None:
    found = _last(steps, what)
    return local_date(found.at) if found else None
