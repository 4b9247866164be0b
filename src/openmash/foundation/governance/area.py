"""An area's local policy: its ratings, limits, hours, terms, thresholds and telephone numbers.

Law is code and the same everywhere (`openmash.statute`); what an area decides for itself is data, in a file
of its own, with a version and the day it came into force. Records keep the version they were judged by. A
local limit may be stricter than the law, never laxer: a profile that is laxer is refused when it is read.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from openmash.foundation.governance.exploitation import USUAL_EXPLOITATION, Exploitation
from openmash.foundation.governance.grading import GradeWords
from openmash.foundation.governance.inspections import InspectionKind
from openmash.foundation.governance.other_ways import OtherWay, Phrase
from openmash.foundation.governance.practice import USUAL_PRACTICE, Practice
from openmash.foundation.governance.retention import Keeping, Retention
from openmash.foundation.governance.screening import USUAL_SCREENING, Screening
from openmash.statute import clocks, sources
from openmash.statute.calendar import ONE_DAY, Calendar, Hours, Term, at, local_date, months_after
from openmash.statute.clocks import Clock, Force
from openmash.statute.events import Event
from openmash.statute.limits import EarlierOf, Limit

BEFORE_BIRTH = "pre_birth_"
"""How the key of a figure begins whose number is weeks before a birth."""


@dataclass(frozen=True)
class LocalLimit:
    """A limit this area has set, where it comes from, and whether the area has confirmed it."""

    limit: Limit
    source: str
    confirmed: bool = True
    note: str = ""


@dataclass(frozen=True)
class LocalFigure:
    """A number this area has set that is no time limit, where it comes from, and whether the area has confirmed it."""

    number: int
    source: str
    confirmed: bool
    note: str


@dataclass(frozen=True)
class Rating:
    """A rating of a contact, and the three limits it sets."""

    key: str
    name: str
    meaning: str
    starts: Event  # when its enquiry clock starts
    enquiry: LocalLimit
    check: LocalLimit
    open_worker: LocalLimit
    warn_before: timedelta
    runs_past_closing: bool = False


@dataclass(frozen=True)
class Level:
    """A level of need."""

    number: int
    name: str
    response: str
    agreement: str


@dataclass(frozen=True)
class ThresholdDocument:
    """A version of the area's threshold document. Each decision keeps the version it used."""

    key: str
    name: str
    version: str
    dated: str
    in_force_from: date
    levels: tuple[Level, ...]
    confirmed: bool
    note: str


@dataclass(frozen=True)
class Pattern:
    """A fact shown at screening when it happens often enough within a time. A fact, never a score."""

    key: str
    said: str
    count: int
    within_days: int
    within_months: int
    source: str
    confirmed: bool

    def looks_back_to(self, on: date) -> date:
        """The first day that counts, looking back from `on`."""
        if self.within_months:
            return months_after(on, -self.within_months)
        return on - timedelta(days=self.within_days)


@dataclass(frozen=True)
class PhoneNumber:
    """A number to ring, with its hours as the area words them."""

    key: str
    name: str
    number: str
    email: str
    hours: str
    source: str
    confirmed: bool


@dataclass(frozen=True)
class OutOfHours:
    """The team that answers when the hub is closed, and when work passes between them (local time)."""

    team: str
    opens: time
    closes: time
    hands_over_at: time
    returns_at: time
    confirmed: bool
    note: str


@dataclass(frozen=True)
class Reason:
    """A reason to choose from, kept by its code."""

    code: str
    words: str


@dataclass(frozen=True)
class DifferenceStage:
    """One stage of resolving a professional difference: who answers at it, and how long they have.

    `roles` are the roles here that may answer it; `answered_by` says who that is in the area's own words.
    """

    key: str
    name: str
    answered_by: str
    roles: tuple[str, ...]
    limit: LocalLimit


PERSON_COLUMNS = (
    "record_id", "forenames", "surname", "date_of_birth", "sex", "address", "postcode", "nhs_number", "upn",
    "telephone", "as_at",
)  # fmt: skip
"""What an extract of people may say of each."""


@dataclass(frozen=True)
class PersonFeed:
    """An extract of people that a partner's system writes: who sends it, what its own number is, and its headings.

    `sent_by` is a kind of agency and `own_number` a scheme, as the records know them; `headings` gives, for each column
    of ours, what that system calls it.
    """

    slug: str
    name: str
    sent_by: str
    own_number: str
    headings: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Profile:
    """One version of an area's local policy."""

    slug: str
    version: str
    in_force_from: date
    name: str
    example: bool
    about: str
    service_hours: tuple[Hours | None, ...]
    working_day_ends: time
    school_day_starts: time
    out_of_hours: OutOfHours
    terms: tuple[Term, ...]
    terms_are_examples: bool
    inset_days: frozenset[date]
    ratings: tuple[Rating, ...]
    limits: tuple[tuple[str, LocalLimit], ...]
    patterns: tuple[Pattern, ...]
    threshold_documents: tuple[ThresholdDocument, ...]
    phone_numbers: tuple[PhoneNumber, ...]
    no_further_action_reasons: tuple[Reason, ...]
    difference_stages: tuple[DifferenceStage, ...]
    figures: tuple[tuple[str, LocalFigure], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    other_ways: tuple[OtherWay, ...] = ()
    phrases: tuple[Phrase, ...] = ()

    def name_of(self, key: str, otherwise: str) -> str:
        """What this area calls something, such as "early_help"; the usual words where it has set none."""
        return dict(self.names).get(key, otherwise)

    person_feeds: tuple[PersonFeed, ...] = ()
    cpis_columns: tuple[tuple[str, str], ...] = ()
    school_record_headings: tuple[tuple[str, str], ...] = ()
    """The columns of the file for the NHS in their order: ours, and the heading written. Empty: ours as they are."""
    exploitation: Exploitation = USUAL_EXPLOITATION
    screening: Screening = USUAL_SCREENING
    practice: Practice = USUAL_PRACTICE
    intelligence_retention: tuple[Retention, ...] = ()
    record_keeping: tuple[Keeping, ...] = ()
    intelligence_words: tuple[GradeWords, ...] = ()
    inspections: tuple[InspectionKind, ...] = ()

    def __hash__(self) -> int:
        return hash((self.slug, self.version))

    @lru_cache(maxsize=64)  # noqa: B019  # profiles are few and live as long as the process
    def calendar(self) -> Calendar:
        """This area's days and hours."""
        return Calendar(
            service_hours=self.service_hours,
            terms=self.terms,
            inset_days=self.inset_days,
            school_day_starts=self.school_day_starts,
            working_day_ends=self.working_day_ends,
        )

    def rating(self, key: str) -> Rating:
        """The rating of that key, such as "red"."""
        for rating in self.ratings:
            if rating.key == key:
                return rating
        raise LookupError(f"{self.name} has no rating called “{key}”.")

    def local_limit(self, policy_key: str) -> LocalLimit | None:
        """The limit this area has set under a policy key, or None."""
        return dict(self.limits).get(policy_key)

    def figure(self, key: str) -> int:
        """The number this area has set under a key, which must be set, such as "triage_dip_sample_percent"."""
        for name, figure in self.figures:
            if name == key:
                return figure.number
        raise LookupError(f"{self.name} has set no figure called “{key}”.")

    def before_birth(self) -> tuple[LocalFigure, ...]:
        """What this area asks before a birth, so many weeks before the due date, the earliest first: `note` says it."""
        found = [figure for key, figure in self.figures if key.startswith(BEFORE_BIRTH)]
        return tuple(sorted(found, key=lambda figure: -figure.number))

    def limit(self, policy_key: str) -> Limit:
        """The limit this area has set under a policy key, which must be set."""
        local = self.local_limit(policy_key)
        if local is None:
            raise LookupError(f"{self.name} has set no limit called “{policy_key}”.")
        return local.limit

    # Clocks, with this area's figures in them

    @lru_cache(maxsize=4096)  # noqa: B019  # profiles are few and live as long as the process
    def clock(self, key: str, on: date) -> Clock:
        """The clock in force that day, with this area's figure where it has set one. Ready for `reckon`."""
        clock = clocks.clock(key, on)
        local = self.local_limit(clock.local_policy_key or "")
        return clock if local is None else self._with_local(clock, local)

    @lru_cache(maxsize=4096)  # noqa: B019  # profiles are few and live as long as the process
    def rating_clock(self, rating: str, on: date | None = None) -> Clock:
        """The MASH enquiry clock for a rating. It is not the initial decision, which runs beside it."""
        rated = self.rating(rating)
        clock = replace(
            clocks.clock("mash_enquiry", on or self.in_force_from),
            name=f"MASH enquiry ({rated.name.lower()})",
            starts=rated.starts,
            never_pauses=rated.runs_past_closing,
        )
        return self._with_local(clock, rated.enquiry)

    @lru_cache(maxsize=4096)  # noqa: B019  # profiles are few and live as long as the process
    def check_clock(self, rating: str, on: date | None = None) -> Clock:
        """The clock for an agency to answer a check on a contact of that rating."""
        rated = self.rating(rating)
        clock = clocks.clock("check_answered", on or self.in_force_from)
        return self._with_local(replace(clock, never_pauses=rated.runs_past_closing), rated.check)

    @lru_cache(maxsize=4096)  # noqa: B019  # profiles are few and live as long as the process
    def open_worker_clock(self, rating: str, on: date | None = None) -> Clock:
        """The clock for the team a child is open to to say what it will do."""
        rated = self.rating(rating)
        clock = clocks.clock("open_worker_answered", on or self.in_force_from)
        return self._with_local(replace(clock, never_pauses=rated.runs_past_closing), rated.open_worker)

    @lru_cache(maxsize=4096)  # noqa: B019  # profiles are few and live as long as the process
    def feedback_clock(self, *, to_a_school: bool, on: date | None = None) -> Clock:
        """The clock for telling the referrer; for a school, the earlier of its own limit and everyone's."""
        day = on or self.in_force_from
        if not to_a_school:
            return self.clock("referrer_told", day)
        clock = self.clock("school_told", day)
        return replace(clock, limit=EarlierOf(self.limit("school_told"), self.limit("referrer_told")))

    def difference_clock(self, stage: str, on: date | None = None) -> Clock:
        """The clock of one stage of a professional difference. Raises LookupError for a stage the area has not."""
        found = next((each for each in self.difference_stages if each.key == stage), None)
        if found is None:
            raise LookupError(f"{self.name} has no stage called “{stage}”.")
        clock = replace(clocks.clock("difference_stage", on or self.in_force_from), name=found.name)
        return self._with_local(clock, found.limit)

    # Lists

    def threshold_document(self, on: date) -> ThresholdDocument:
        """The threshold document in force that day."""
        in_force = [document for document in self.threshold_documents if document.in_force_from <= on]
        if not in_force:
            raise LookupError(f"{self.name} has no threshold document in force on {on.day} {on:%B %Y}.")
        return max(in_force, key=lambda document: document.in_force_from)

    def pattern(self, key: str) -> Pattern:
        """The pattern of that key."""
        for pattern in self.patterns:
            if pattern.key == key:
                return pattern
        raise LookupError(f"{self.name} has no pattern called “{key}”.")

    def phone_number(self, key: str) -> PhoneNumber:
        """The number of that key, such as "mash" or "out_of_hours"."""
        for number in self.phone_numbers:
            if number.key == key:
                return number
        raise LookupError(f"{self.name} gives no number for “{key}”.")

    def whom_to_ring(self, now: datetime) -> PhoneNumber:
        """The hub while it is open, otherwise the out-of-hours team."""
        return self.phone_number("mash" if self.calendar().is_open(now) else "out_of_hours")

    def next_hand_over(self, now: datetime) -> datetime:
        """When the hub next hands over to the out-of-hours team, UTC: on a day it is open, `now` or later."""
        return self._next_open_day_at(self.out_of_hours.hands_over_at, now)

    def next_return(self, now: datetime) -> datetime:
        """When the out-of-hours team next hands back to the hub, UTC: on a day it is open, `now` or later."""
        return self._next_open_day_at(self.out_of_hours.returns_at, now)

    def latest_return(self, now: datetime) -> datetime:
        """When the out-of-hours team last handed back to the hub, UTC: on a day it is open, `now` or earlier."""
        calendar, day, clock_time = self.calendar(), local_date(now), self.out_of_hours.returns_at
        while calendar.hours_on(day) is None or at(day, clock_time) > now:
            day -= ONE_DAY
        return at(day, clock_time)

    def to_confirm(self) -> tuple[str, ...]:
        """Everything in this profile the area has not yet confirmed, in plain words."""
        figures = [(f"limit “{key}”", local) for key, local in self.limits]
        for rating in self.ratings:
            figures += [
                (f"{rating.name} {what}", local)
                for what, local in (
                    ("enquiry", rating.enquiry),
                    ("check", rating.check),
                    ("answer from an open worker", rating.open_worker),
                )
            ]
        return (
            *(f"{what}: {one.limit.said} ({one.source})" for what, one in figures if not one.confirmed),
            *(
                f"stage “{s.name}”: {s.limit.limit.said} ({s.limit.source})"
                for s in self.difference_stages
                if not s.limit.confirmed
            ),
            *(f"number for {n.name}: {n.number}" for n in self.phone_numbers if not n.confirmed),
            *(f"{way.way.replace('_', ' ')}: {way.says}" for way in self.other_ways if not way.confirmed),
            *(f"{d.name} version {d.version}: {d.note}" for d in self.threshold_documents if not d.confirmed),
            *(f"figure “{key}”: {one.number} ({one.source})" for key, one in self.figures if not one.confirmed),
            *(f"pattern: {pattern.said}" for pattern in self.patterns if not pattern.confirmed),
            *([f"out of hours: {self.out_of_hours.note}"] if not self.out_of_hours.confirmed else []),
            *(
                f"how long {each.agency_kind} keeps intelligence of class {each.record_class} ({each.source})"
                for each in self.intelligence_retention
                if not each.confirmed
            ),
            *(f"how long “{each.name}” is kept ({each.source})" for each in self.record_keeping if not each.confirmed),
            *(
                f"{kind.name}, working day {step.working_day}: {step.says} ({step.source})"
                for kind in self.inspections
                for step in kind.steps
                if not step.confirmed
            ),
            *(["school terms are examples"] if self.terms_are_examples else []),
        )

    def _next_open_day_at(self, clock_time: time, now: datetime) -> datetime:
        calendar, day = self.calendar(), local_date(now)
        while calendar.hours_on(day) is None or at(day, clock_time) < now:
            day += ONE_DAY
        return at(day, clock_time)

    def _with_local(self, clock: Clock, local: LocalLimit) -> Clock:
        """The clock with the local figure. Where the law has a figure too, the law stays its source."""
        if clock.limit is not None:
            return replace(clock, limit=local.limit)
        source = sources.local(f"{self.name}: {local.source}", edition=f"profile {self.version}")
        return replace(clock, limit=local.limit, source=source, force=Force.LOCAL)


def laxer_than_the_law(local: Limit, law: Limit, calendar: Calendar, lawful: Calendar) -> datetime | None:
    """A start for which the local limit ends later than the law's, or None when it never does.

    Tried every 37 hours over three years, so at every hour, weekday, holiday and clock change, rather than
    argued from units: one working day is laxer than 24 hours on a Friday and stricter on a Monday morning.
    """
    start = datetime.fromisoformat("2025-01-01T00:30:00+00:00")
    for step in range(3 * 365 * 24 // 37):
        moment = start + timedelta(hours=37 * step)
        if local.due(moment, calendar) > law.due(moment, lawful):
            return moment
    return None


def said_on(moment: datetime) -> str:
    """The day a moment falls on in England, in words."""
    day = local_date(moment)
    return f"{day:%A} {day.day} {day:%B %Y}"
