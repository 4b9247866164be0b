"""A year of police in schools: sessions in many of them, answers before and after, questions, what was calmed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from openmash.casework.police_in_schools.catalogue import CATALOGUE, Programme
from openmash.foundation.governance.profile import profile
from synthetic.load_rows import Cell, Stamp
from synthetic.load_setting import strand_of
from synthetic.modules.module import County, Module, acting
from synthetic.places import School, schools
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME, fixed_key

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFICERS = ("schools.officer", "schools.officer.two")
FORCE = AGENCY_BY_SLUG["police"]
FINLAY, ACADEMY = "135727", "148036"
OURS = {FINLAY: ("finlay", "finlay.lead"), ACADEMY: ("gloucester-academy", "academy.lead")}
GIVEN = 72
RISE = {
    "pictures-and-pressure": 0.28, "why-carrying": 0.17, "no-such-thing": 0.3, "vapes": 0.03, "asking": 0.1,
    "chats-and-games": 0.22, "when-it-is-loud-at-home": 0.2, "words-that-hurt": 0.05, "to-school-and-back": 0.25,
}  # fmt: skip
"""By how much the share that says yes rises in this county after each programme; others by a little."""
QUESTIONS: tuple[tuple[str, int, str, str, str], ...] = (
    (
        FINLAY, 52, "knives", "A boy in Year 6 talks a lot about his cousin’s machete. Is that something for you?",
        "Yes, please send it as a request: it names a child and a weapon. I will walk the gate on Thursday.",
    ),
    (
        ACADEMY, 33, "online", "A picture of a pupil is on several phones. May staff look at the phones, or keep them?",
        "Keep them, do not look, and do not copy. Ring me at once and send a request for the pupil in the picture.",
    ),
    (ACADEMY, 12, "drugs", "How do we store a vape we took away, and can it be tested?",
     "In a sealed bag with the date and who took it, locked away. I collect on Fridays; a few are tested each month."),
    (FINLAY, 1, "exploitation", "Somebody in a silver car waits at the bottom gate most Fridays. Whom do we tell?", ""),
)  # fmt: skip
CALMED: tuple[tuple[str, int, str, str, str, str], ...] = (
    (FINLAY, 31, "outside", "Shoving between two families at the gate at home time.",
     "Stood at the gate for a week; met both families with the head.", ""),
    (ACADEMY, 64, "groups", "Two groups of Year 10 against each other since the summer fair.",
     "Sat with each group, then with three of each; agreed who walks which way.", "less"),
    (ACADEMY, 96, "threats", "A threat with a blade, spoken in a group chat. No blade was found.",
     "Met the pupil and a parent; went through what carrying does.", "quiet"),
    ("115487", 48, "online", "Names called in a class chat after a sleepover.", "A circle with the class.", "quiet"),
    ("115487", 9, "fight", "A fight on the field at lunch.", "Spoke to both and to the lunch staff.", ""),
)  # fmt: skip
"""School, days ago, what, about what, what was done, what the school says."""


class _Year:
    """The rows of one county."""

    def __init__(self, county: County) -> None:
        self.county, self.rows, self.chance = county, county.rows, county.chance("police in schools")
        self.today = county.as_at.date()
        self.calendar = profile("gloucestershire", on=self.today).calendar()

    def session(
        self, programme: Programme, school: School, day: date, officer: str, number: int, *, given: bool
    ) -> None:
        """One session, asked for some weeks before, and given where it was."""
        key, by = fixed_key("police session", str(number)), BY_USERNAME[officer].id
        asked_at = self._moment(day - timedelta(days=self.chance.randint(12, 40)))
        by_school = school.urn in OURS and self.chance.random() < 0.6
        way = self.chance.choice([each.value for each in programme.ways])
        years = self._years(programme, school) if programme.years else []
        asker = BY_USERNAME[OURS[school.urn][1]].id if by_school else by
        self.booking(key, programme, school, way, years, "school" if by_school else "police", asker, asked_at)
        other = "police" if by_school else "school"
        self.step(key, "asked", "school" if by_school else "police", day, asker, asked_at)
        whom = "" if by_school else "The school’s lead, by telephone"
        self.step(key, "agreed", other, day, by, asked_at + HOUR, whom)
        if given:
            self._given(key, programme, way, years, day, by, number)

    def booking(
        self, key: UUID, programme: Programme, school: School, way: str, years: list[int], side: str, by: UUID,
        at: datetime,
    ) -> None:  # fmt: skip
        self.rows.add(
            "police_in_schools_booking",
            {
                "id": key, "programme": programme.code, "topic": programme.topic.value,
                "school_id": fixed_key("school", school.urn), "force_id": FORCE.id, "way": way, "years": years,
                "asked_by": side, "recorded_at": at, "recorded_by": by,
            },
        )  # fmt: skip

    def step(self, booking: UUID, step: str, side: str, day: date, by: UUID, at: datetime, whom: str = "") -> None:
        self.rows.add(
            "police_in_schools_bookingstep",
            {
                "id": fixed_key("police step", str(booking), step, at.isoformat()), "booking_id": booking, "step": step,
                "side": side, "day": day, "starts": None, "officer_id": None, "whom": whom, "words": "",
                "recorded_at": at, "recorded_by": by,
            },
        )  # fmt: skip

    def _given(
        self, booking: UUID, programme: Programme, way: str, years: list[int], day: date, by: UUID, number: int
    ) -> None:
        key, at = fixed_key("police given", str(number)), self._moment(day) + timedelta(hours=5)
        adults_only = not years
        pupils = 0 if adults_only else self.chance.randint(24, 31) if way == "class" else self.chance.randint(80, 190)
        self.rows.add(
            "police_in_schools_given",
            {
                "id": key, "booking_id": booking, "on": day, "way": way, "years": years, "pupils": pupils,
                "adults": self.chance.randint(14, 60) if adults_only else self.chance.randint(1, 6),
                "version": programme.version, "recorded_at": at, "recorded_by": by,
            },
        )  # fmt: skip
        if pupils and self.chance.random() < 0.88:
            self._counted(key, programme, pupils)

    def _counted(self, given: UUID, programme: Programme, pupils: int) -> None:
        for place in range(len(programme.questions)):
            usual = min(0.75, max(0.15, self.chance.gauss(0.42 + 0.06 * place, 0.1)))
            for when, share in (("before", usual), ("after", min(0.97, usual + RISE.get(programme.code, 0.12)))):
                answered = pupils - self.chance.randint(0, max(1, pupils // 8))
                self.rows.add(
                    "police_in_schools_counted",
                    {
                        "id": fixed_key("police counted", str(given), str(place), when), "given_id": given,
                        "question": place, "when": when, "answered": answered,
                        "said_yes": sum(self.chance.random() < share for _ in range(answered)),
                    },
                )  # fmt: skip

    def _years(self, programme: Programme, school: School) -> list[int]:
        assert programme.years is not None
        first = max(programme.years[0], school.lowest_age - 4)
        last = min(programme.years[1], school.highest_age - 5)
        start = self.chance.randint(first, last)
        return list(range(start, min(last, start + self.chance.randint(0, 1)) + 1))

    def fits(self, programme: Programme, school: School) -> bool:
        """Whether a school has any year a programme is for."""
        if programme.years is None:
            return True
        return max(programme.years[0], school.lowest_age - 4) <= min(programme.years[1], school.highest_age - 5)

    def a_school_day(self, chance: Random, earliest: date, latest: date) -> date:
        """Some day in between on which the county's schools are open."""
        while True:
            day = earliest + timedelta(days=chance.randint(0, (latest - earliest).days))
            if self.calendar.is_school_day(day):
                return day

    def _moment(self, day: date) -> datetime:
        return min(datetime.combine(day, time(9, self.chance.randint(0, 59)), UTC), self.county.as_at - 2 * HOUR)


def _at_the_end(county: County) -> None:
    year, every = _Year(county), schools()
    for number in range(GIVEN):
        programme = year.chance.choice(CATALOGUE)
        held = [each for each in every if year.fits(programme, each)]
        school = year.chance.choice(held[:: 1 + number % 2] or held)
        day = year.a_school_day(year.chance, year.today - 360 * DAY, year.today - DAY)
        year.session(programme, school, day, OFFICERS[number % 2], number, given=True)
    _to_come(year, {each.urn: each for each in every})
    _asked(year)
    _calmed(year)
    for urn, officer in ((FINLAY, OFFICERS[0]), (ACADEMY, OFFICERS[1])):
        county.rows.add(
            "police_in_schools_officer",
            {
                "id": fixed_key("police officer of", urn), "school_id": fixed_key("school", urn),
                "account_id": BY_USERNAME[officer].id, "recorded_at": county.as_at - 200 * DAY,
                "recorded_by": BY_USERNAME[officer].id,
            },
        )  # fmt: skip


def _to_come(year: _Year, by_urn: dict[str, School]) -> None:
    """Two days to agree, one on each side; one agreed; one whose day came yesterday or before, to be recorded."""
    code = {each.code: each for each in CATALOGUE}
    at, number = year.county.as_at - 2 * DAY, 900
    ahead = year.a_school_day(year.chance, year.today + 6 * DAY, year.today + 18 * DAY)
    for programme, urn, side in (("vapes", ACADEMY, "police"), ("chats-and-games", FINLAY, "school")):
        number += 1
        key, asker = fixed_key("police session", str(number)), OFFICERS[1] if side == "police" else "finlay.lead"
        years = year._years(code[programme], by_urn[urn])
        year.booking(key, code[programme], by_urn[urn], "class", years, side, BY_USERNAME[asker].id, at)
        year.step(key, "asked", side, ahead, BY_USERNAME[asker].id, at)
    past = year.a_school_day(year.chance, year.today - 20 * DAY, year.today - DAY)
    year.session(code["no-such-thing"], by_urn[ACADEMY], past, OFFICERS[1], 950, given=False)
    year.session(code["when-it-is-loud-at-home"], by_urn[FINLAY], ahead, OFFICERS[0], 951, given=False)


def _asked(year: _Year) -> None:
    for urn, ago, topic, words, answered in QUESTIONS:
        agency, lead = OURS[urn]
        own, force = strand_of(AGENCY_BY_SLUG[agency]), strand_of(FORCE)
        at = year.county.as_at - ago * DAY
        stamp = Stamp(BY_USERNAME[lead].id, AGENCY_BY_SLUG[agency].id, at)
        row: dict[str, Cell] = {
            "school_id": fixed_key("school", urn), "force_id": FORCE.id, "to_circle": force, "topic": topic,
            "words": words, "circle_id": own,
        }  # fmt: skip
        key = year.rows.fact("police_in_schools_question", stamp, row, at)
        if answered:
            later = Stamp(BY_USERNAME[OFFICERS[0]].id, FORCE.id, at + 5 * HOUR)
            said: dict[str, Cell] = {
                "question_id": key, "to_circle": own, "reply": "answered", "words": answered, "reference": "",
                "circle_id": force,
            }  # fmt: skip
            year.rows.fact("police_in_schools_answer", later, said, later.at)


def _calmed(year: _Year) -> None:
    force = strand_of(FORCE)
    for urn, ago, kind, what, did, held in CALMED:
        own = strand_of(AGENCY_BY_SLUG[OURS[urn][0]]) if urn in OURS else None
        on = year.today - timedelta(days=ago)
        stamp = Stamp(BY_USERNAME[OFFICERS[0]].id, FORCE.id, year.county.as_at - ago * DAY)
        row: dict[str, Cell] = {
            "school_id": fixed_key("school", urn), "to_circle": own, "kind": kind, "on": on, "what": what, "did": did,
            "ask_on": on + timedelta(days=30), "circle_id": force,
        }  # fmt: skip
        key = year.rows.fact("police_in_schools_calmed", stamp, row, stamp.at)
        if held:
            later = Stamp(stamp.by, FORCE.id, year.county.as_at - (ago - 33) * DAY if ago > 33 else year.county.as_at)
            said: dict[str, Cell] = {
                "calmed_id": key, "to_circle": own, "held": held, "words": "", "said_by": "The head of year",
                "circle_id": force,
            }  # fmt: skip
            year.rows.fact("police_in_schools_heldsaid", later, said, later.at)


# What a pupil told, by the product's own actions


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    from openmash.casework.police_in_schools import actions, selectors
    from openmash.casework.police_in_schools.actions import Counts, DayTold, GivenTold, SessionTold
    from openmash.casework.police_in_schools.words import SchoolTold, Way
    from openmash.foundation.facts.keys import new_key
    from openmash.pathways import police_in_schools as pathway
    from openmash.pathways.police_in_schools import PupilSaid, SchoolKnows

    with acting(OFFICERS[0]) as acted:
        actor: object = acted
        school = pathway.at_school(fixed_key("school", ACADEMY), actor=actor)  # type: ignore[arg-type]  # an Actor
        day = _last_school_day(county.as_at.date())
        booking = actions.ask_for(
            actor=actor, school=school, force_id=FORCE.id,  # type: ignore[arg-type]  # an Actor
            told=SessionTold("pictures-and-pressure", Way.ASSEMBLY, [9], DayTold(day), given_already=True),
        )  # fmt: skip
        session = selectors.one_session(booking, actor=actor, ours=None)  # type: ignore[arg-type]  # an Actor
        pathway.pupil_told(
            actor=actor, session=session,  # type: ignore[arg-type]  # an Actor
            said=PupilSaid(
                new_key(), "Keira", "Vane", None, "9C",
                "He says if I tell he will send the pictures to my nan. I dont want to go on the bus with him",
                seemed="Shaking; would not leave the room with the others.",
            ),
            knows=SchoolKnows(SchoolTold.HERE, asks="Keep her till her aunt comes. Do not ring home."),
        )  # fmt: skip
        pathway.pupil_told(
            actor=actor, session=session,  # type: ignore[arg-type]  # an Actor
            said=PupilSaid(
                new_key(), year="9", seemed="A boy stayed behind, asked what happens to somebody who carries a bag for "
                "money, and left when the bell went.",
            ),
            knows=SchoolKnows(),
        )  # fmt: skip
        actions.give(
            actor=actor, booking_id=booking, school=school,  # type: ignore[arg-type]  # an Actor
            told=GivenTold(
                day, Way.ASSEMBLY, [9], 164, 6,
                [Counts(158, 61, 151, 122), Counts(158, 70, 151, 109), Counts(158, 88, 151, 101)],
                "They asked what happens to somebody who passes a picture on.", "The head of year wants it for Year 8.",
                "Year 8 in the new year.",
            ),
        )  # fmt: skip


def _last_school_day(today: date) -> date:
    calendar = profile("gloucestershire", on=today).calendar()
    while not calendar.is_school_day(today):
        today -= DAY
    return today


MODULE = Module(
    "police in schools",
    tuple(
        f"police_in_schools_{name}"
        for name in (
            "officer", "booking", "bookingstep", "given", "counted", "question", "answer", "calmed", "heldsaid",
        )
    ),
    at_the_end=_at_the_end,
    by_actions=_by_actions,
)  # fmt: skip
