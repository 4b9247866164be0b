"""A year of intelligence about the exploitation of children: three networks that touch, told in about 150 reports.

A county line that works out of an arcade and a retail park and grows of late; adults who met children at a hotel last
spring; and, these last weeks, younger children about a school gate and an online game. One telephone and one car tie
the first two. Everybody in it is made up; the children are the county's own, and one of them is hidden from most.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from openmash.records.subjects import grid
from synthetic.load_rows import Cell, Rows, Stamp
from synthetic.load_setting import strand_of
from synthetic.modules.module import County, Module
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME
from synthetic.working_time import local, utc

CORE, UNIT, OPEN = 2, 3, 1
REPORTS = 150
TEENAGERS = """
select b.person_id,
  (select array_agg(o.person_id order by o.person_id) from access_subject o where o.set_id = s.set_id),
  (select n.forenames || ' ' || n.surname from people_personname n where n.person_id = p.id order by n.id limit 1)
from people_birth b join people_person p on p.id = b.person_id join access_subject s on s.person_id = p.id
where p.kind = 'child' and s.circle_id = 1 and s.set_id = s.person_id and b.date between %s and %s
order by b.person_id limit 400
"""
HIDDEN = """
select p.id, array[p.id] from people_person p join access_subject s on s.person_id = p.id
where p.kind = 'child' and s.circle_id <> 1 order by p.id limit 1
"""


End = tuple[UUID | None, UUID | None]
"""A subject's key, or a person's."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A subject as the county has it. `at`: longitude and latitude. `net`: "line", "hotel", "school" or none."""

    key: str
    kind: str
    name: str
    net: str
    words: str = ""
    identifier: str = ""
    place_kind: str = ""
    at: tuple[float, float] | None = None
    guardians: str = ""
    duty: str = ""
    times: str = ""
    features: str = ""
    young_people: str = ""
    community: str = ""
    strengths: str = ""
    status: str = "monitored"
    wider: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One way of telling: as it was sent, how it is known, as it is released, what it names and what it links.

    `links`: kind, from, to. "child" and "other" stand for two children of the network; the rest for what is drawn.
    """

    net: str
    sent: str
    how: str
    known: str
    released: str
    links: tuple[tuple[str, str, str], ...]


def _read() -> tuple[tuple[Thing, ...], tuple[Told, ...]]:
    made = tomllib.loads((Path(__file__).parents[1] / "data" / "exploitation.toml").read_text(encoding="utf-8"))
    things = tuple(Thing(**{**each, "at": tuple(each["at"]) if "at" in each else None}) for each in made["things"])
    told = tuple(Told(**{**each, "links": tuple(tuple(link) for link in each["links"])}) for each in made["told"])
    return things, told


THINGS, TOLD = _read()
BY_KEY = {each.key: each for each in THINGS}
SENDERS = (
    "school", "school", "school", "education", "health", "police.two", "police.two", "police", "social.worker",
    "social.worker.two", "early.help", "drug.and.alcohol", "housing",
)  # fmt: skip
GRADES = ("1 A", "1 B", "2 A", "2 B", "2 B", "2 C", "2 D", "2 D", "3 D")
CONDITIONS = (
    "Read by those named and acted on only after ringing the intelligence unit: somebody could be recognised by it."
)


@dataclass(slots=True)
class Year:
    """The year being told: whose keys are whose, and what was said of whom first when."""

    county: County
    chance: Random
    children: Mapping[str, Sequence[tuple[UUID, list[UUID], str]]]
    subjects: dict[str, UUID] = field(default_factory=dict)
    first: dict[str, datetime] = field(default_factory=dict)

    def pick(self, net: str, kind: str) -> str:
        """A subject of this kind in a network; for both, what ties the two."""
        if net == "both":
            return {"phone": "line2", "vehicle": "golf", "place": "retail"}.get(kind, "rez")
        found = [each.key for each in THINGS if each.kind == kind and (each.net == net or net == "none")]
        weights = [5 if place == 0 else 2 for place in range(len(found))]
        return self.chance.choices(found, weights)[0]


def _at_the_end(county: County) -> None:
    year = _begin(county)
    if year is None:
        return
    plan = sorted(_plan(year), key=lambda each: each[0])
    for key in BY_KEY:
        at = next((at for at, told, drawn in plan if key in drawn.values()), plan[0][0])
        year.first[key] = at + timedelta(days=2, hours=1)
        _subject(year, BY_KEY[key], min(year.first[key], county.as_at - timedelta(hours=6)))
    _hidden_member(year)
    for number, (at, told, drawn) in enumerate(plan):
        _report(year, at, told, drawn, _fate(number, len(plan)))
    _long_kept(county)


def _begin(county: County) -> Year | None:
    born = ((county.as_at - timedelta(days=365 * years)).date() for years in (17, 12))
    rows = county.connection.execute(TEENAGERS, list(born)).fetchall()
    found = [(UUID(str(row[0])), list(row[1]), str(row[2])) for row in rows]  # type: ignore[call-overload]  # rows
    chance = county.chance("intelligence")
    if len(found) < 14:
        return None
    picked = chance.sample(found, 14)
    return Year(county, chance, {"line": picked[:6], "hotel": picked[6:10], "school": picked[10:14]})


def _plan(year: Year) -> list[tuple[datetime, Told, dict[str, str]]]:
    """When each report was about, how it is told, and which subject stands for which word."""
    made, chance, now = [], year.chance, year.county.as_at
    for _ in range(REPORTS):
        net = chance.choices(("line", "hotel", "school", "both", "none"), (62, 34, 24, 8, 22))[0]
        told = chance.choice([each for each in TOLD if each.net == net])
        days = {
            "line": chance.triangular(1, 350, 12), "hotel": chance.triangular(110, 350, 210),
            "school": chance.uniform(1, 62), "both": chance.uniform(60, 300), "none": chance.uniform(1, 355),
        }[net]  # fmt: skip
        hour = chance.randrange(15, 17) if net == "school" else chance.choice((16, 18, 19, 20, 21, 21, 22, 23))
        day = local(now - timedelta(days=days))[0]
        at = min(utc(day, hour * 60 + chance.randrange(60)), now - timedelta(hours=20))
        drawn = {
            "car": year.pick(net, "vehicle") if net != "school" and net != "none" else "",
            "place": year.pick(net, "place"),
            "phone": year.pick(net, "phone") if net not in ("school", "none") else "",
            "online": year.pick(net, "online") if net in ("school", "line") else "",
            "who": year.pick(net, "person") if net not in ("school", "none") else "",
            "group": year.pick(net, "group") if net not in ("both", "none") else "",
        }
        made.append((at, told, {word: key for word, key in drawn.items() if key}))
    return made


def _fate(number: int, count: int) -> str:
    """What became of a report, in the order they came: the oldest carry older grades, the newest wait."""
    if number < 8:
        return "old"
    if number >= count - 6:
        return "waits"
    return {0: "conditions", 5: "for people", 7: "for people"}.get(number % 9, "core")


def _subject(year: Year, thing: Thing, at: datetime) -> None:
    rows, team = year.county.rows, BY_USERNAME["exploitation.team"]
    stamp = Stamp(team.id, AGENCY_BY_SLUG[team.agency].id, at)
    key = rows.fact(
        "subjects_subject", stamp,
        {
            "kind": thing.kind, "name": thing.name, "person_id": None, "is_child": False,
            "person_ids": [], "member_ids": [], "core_only": False,
            "audience": [OPEN, CORE] if thing.wider else [CORE],
        },
        occurred_at=at,
    )  # fmt: skip
    year.subjects[thing.key] = key
    point = grid.from_degrees(*thing.at) if thing.at else None
    rows.fact(
        "subjects_description", stamp,
        {
            "subject_id": key, "words": thing.words, "identifier": thing.identifier, "place_kind": thing.place_kind,
            "longitude": point.longitude if point else None, "latitude": point.latitude if point else None,
            "easting": point.easting if point else None, "northing": point.northing if point else None,
            "guardians": thing.guardians, "guardians_duty": thing.duty, "times_of_day": thing.times, "until": None,
            "features": thing.features, "young_people": thing.young_people, "community": thing.community,
            "strengths": thing.strengths,
        },
        occurred_at=at,
    )  # fmt: skip
    last = year.county.as_at - timedelta(hours=5)
    steps = [("new", at, "Named in more than one report.")]
    if thing.status != "new":
        steps.append((thing.status, min(at + timedelta(days=18), last), WHY[thing.status]))
    before = None
    for status, when, why in steps:
        review = (year.county.as_at + timedelta(days=year.chance.randrange(-2, 40))).date()
        before = rows.fact(
            "subjects_standing", stamp.later(when),
            {
                "subject_id": key, "status": status, "owner_id": team.id, "why": why, "review_on": review,
                "supersedes": before,
            },
            occurred_at=when,
        )  # fmt: skip
        year.county.audit.record(when, team.id, "subjects.standing_set", [f"subject:{key}"], {"what": status})
    year.county.audit.record(at, team.id, "subjects.added", [f"subject:{key}"])
    if thing.status == "active":
        _plan_for(year, thing, key, stamp.later(min(at + timedelta(days=20), last)))


WHY = {
    "monitored": "It goes on, and nobody has been hurt there that we know of.",
    "active": "More children each month: agreed at the exploitation meeting.",
    "reduced": "Far fewer sightings since the visits began.",
}
AIMS = {
    "place": ("Children no longer wait here to be collected.", "Sightings by staff and patrols, week by week."),
    "person": ("He meets no child of this county.", "Children’s workers, and the reports that name him."),
    "group": (
        "No further child is drawn in, and those who want to leave can.",
        "New names in reports; what children say.",
    ),
}
DONE = (
    ("Agree with the manager who rings whom", "Sgt Owen Pike", "Police", -12, "done", "They rang twice that week."),
    ("Lights and a camera at the back", "Jo Abbot", "District council", 9, "", ""),
    ("A youth worker there on Thursdays and Fridays", "Lorraine Petrie", "Early help", -3, "", ""),
)  # fmt: skip


def _plan_for(year: Year, thing: Thing, key: UUID, stamp: Stamp) -> None:
    rows, today = year.county.rows, year.county.as_at.date()
    change, known_by = AIMS[thing.kind]
    rows.fact("subjects_aim", stamp, {"subject_id": key, "change": change, "known_by": known_by}, occurred_at=stamp.at)
    if thing.kind != "place":
        return
    for what, name, agency, days, became, effect in DONE:
        action = rows.fact(
            "subjects_action", stamp,
            {
                "subject_id": key, "what": what, "owner_name": name, "agency_name": agency,
                "due_on": today + timedelta(days=days),
                "account_id": BY_USERNAME["early.help"].id if name.startswith("Lorraine") else None,
            },
            occurred_at=stamp.at,
        )  # fmt: skip
        if became:
            at = max(stamp.at, year.county.as_at - timedelta(days=8))
            rows.fact(
                "subjects_actionresult", stamp.later(at),
                {"subject_id": key, "action_id": action, "became": became, "effect": effect}, occurred_at=at,
            )  # fmt: skip


def _hidden_member(year: Year) -> None:
    """One member of the arcade line is hidden from nearly everybody, who cannot tell."""
    found = year.county.connection.execute(HIDDEN).fetchone()
    if found is None:
        return
    team, at = BY_USERNAME["exploitation.team"], year.county.as_at - timedelta(days=30)
    child, ids = UUID(str(found[0])), list(found[1])  # type: ignore[call-overload]  # rows of a literal statement
    stamp = Stamp(team.id, AGENCY_BY_SLUG[team.agency].id, at)
    year.county.rows.fact(
        "subjects_link", stamp,
        _link_row("member", (None, child), (year.subjects["lead"], None), None, "record", [CORE], ids, at.date())
        | {"says_so": "Exploitation meeting", "role": "asked to carry"},
        occurred_at=at,
    )  # fmt: skip


def _report(year: Year, at: datetime, told: Told, drawn: dict[str, str], fate: str) -> None:
    county, chance = year.county, year.chance
    rows, audit, now = county.rows, county.audit, county.as_at
    sender, unit = BY_USERNAME[chance.choice(SENDERS)], BY_USERNAME["intelligence.unit"]
    theirs, ours = AGENCY_BY_SLUG[sender.agency], AGENCY_BY_SLUG[unit.agency]
    net = told.net if told.net in year.children else chance.choice(("line", "hotel"))
    child, other = chance.sample(list(year.children[net]), 2)
    keepers = [UNIT, strand_of(theirs)]
    sent = min(at + timedelta(hours=chance.randrange(2, 18)), now - timedelta(minutes=chance.randrange(5, 300)))
    known = min(at + timedelta(hours=1), sent)
    said = {word: BY_KEY[key].name for word, key in drawn.items()}
    names = {
        "child": "a pupil here",
        "other": "a friend",
        "he": "the child",
        "hour": f"{local(at)[1] // 60}.{at.minute:02d}",
    }
    report = rows.fact(
        "intelligence_report", Stamp(sender.id, theirs.id, sent),
        {
            "words": _sentence(told.sent, {**said, **names}), "known_how": told.known, "source_words": told.how,
            "known_at": known, "if_known": "They would know who it was." if told.known == "public" else "",
            "reply_to": "", "marking": "sensitive", "person_ids": [], "audience": keepers,
        },
        occurred_at=at,
    )  # fmt: skip
    audit.record(sent, sender.id, "intelligence.sent", [f"report:{report}"])
    if fate == "waits":
        return
    graded = min(sent + timedelta(hours=chance.randrange(3, 40)), now - timedelta(minutes=4))
    stamp = Stamp(unit.id, ours.id, graded)
    source, information = ("E", "4") if fate == "old" else chance.choice(GRADES).split()
    handling = "1" if fate == "old" else "C" if fate == "conditions" else "P"
    conditions = CONDITIONS if handling == "C" else ""
    rows.fact(
        "intelligence_grade", stamp,
        {
            "report_id": report, "audience": keepers, "scheme": "5x5x5" if fate == "old" else "3x5x2",
            "source": source, "information": information, "handling": handling, "conditions": conditions, "why": "",
            "record_class": "" if fate == "old" else "other_offence",
        },
        occurred_at=graded,
    )  # fmt: skip
    audit.record(
        graded, unit.id, "intelligence.graded", [f"report:{report}"], {"what": f"{source}{information}{handling}"}
    )
    ends: dict[str, End] = {word: (year.subjects[key], None) for word, key in drawn.items()}
    ends |= {key: (year.subjects[key], None) for key in ("line3", "hotel")}
    ends |= {"child": (None, child[0]), "other": (None, other[0])}
    ids = {child[0]: child[1], other[0]: other[1]}
    named = [word for word in (*drawn, "child", "other") if f"{{{word}}}" in told.sent]
    confidence = {"A": "confirmed", "B": "probable"}.get(information, "possible")
    _mentions(rows, stamp, "report_id", report, named, ends, ids, confidence, keepers)
    if fate == "old":
        return
    to_people, to_agencies = fate == "for people", [AGENCY_BY_SLUG["police"]] if fate == "conditions" else []
    if fate == "conditions":
        keepers = [UNIT]
    audience = sorted({CORE, *keepers, *([OPEN] if to_people else []), *(strand_of(each) for each in to_agencies)})
    stamp = stamp.later(min(graded + timedelta(hours=2), now - timedelta(minutes=2)))
    release, recalled = rows.key(stamp.at), chance.random() < 0.015
    people = sorted({key for word in named for key in _people(ends[word], ids)})
    review, expires = stamp.at.date() + timedelta(days=90), None
    if chance.random() < 0.05:
        expires = now.date() + timedelta(days=chance.randrange(2, 12))
    rows.fact(
        "intelligence_release", stamp,
        {
            "id": release, "report_id": report, "words": _sentence(told.released, said), "scheme": "3x5x2",
            "source": source, "information": information, "handling": handling, "conditions": conditions,
            "marking": "sensitive", "originator": theirs.id, "person_ids": people, "to_core": True,
            "to_people": to_people, "to_agencies": [each.id for each in to_agencies], "to_accounts": [],
            "audience": audience, "keepers": keepers, "review_on": review, "expires_on": expires,
            "ended_at": stamp.at + timedelta(minutes=1) if recalled else None, "ended": "recalled" if recalled else "",
            "ended_why": "Whoever told us has been in touch: it was another place." if recalled else "",
        },
        occurred_at=at,
    )  # fmt: skip
    audit.record(
        stamp.at, unit.id, "intelligence.released", [f"report:{report}", f"release:{release}"], {"what": handling}
    )
    _mentions(rows, stamp, "release_id", release, named, ends, ids, confidence, audience)
    for kind, begins, finishes in told.links:
        if begins in ends and finishes in ends and ends[begins] != ends[finishes]:
            both = [key for word in (begins, finishes) for key in _people(ends[word], ids)]
            row = _link_row(kind, ends[begins], ends[finishes], release, "release", audience, both, at.date())
            rows.fact("subjects_link", stamp, row | {"confidence": confidence}, occurred_at=stamp.at)
    if review < now.date():
        again = min(utc(review, 600), now - timedelta(minutes=1))
        rows.fact(
            "intelligence_review", stamp.later(again),
            {
                "release_id": release, "found": "keep", "words": "Still so.",
                "next_on": now.date() + timedelta(days=chance.randrange(-1, 100)),
            },
            occurred_at=again,
        )  # fmt: skip
        audit.record(
            again, unit.id, "intelligence.reviewed", [f"report:{report}", f"release:{release}"], {"what": "keep"}
        )


LONG_AGO = (
    (2_400, "A man sold cigarettes at the gate on two afternoons. He has not been back.", ""),
    (2_330, "Pupils talked of a party at an empty house. Nobody knew where.", "proposed"),
    (2_270, "A blue van stood by the playing field each Friday in June.", "held"),
)  # fmt: skip
"""Sent by schools longer ago than the example keeps them: so many days, what was sent, and what was done since."""


def _long_kept(county: County) -> None:
    """Reports with the grades of their day, past the time in the demonstration's example of a schedule."""
    rows, audit, now = county.rows, county.audit, county.as_at
    sender, unit, second = (BY_USERNAME[each] for each in ("school", "intelligence.unit", "intelligence.unit.two"))
    theirs, ours = AGENCY_BY_SLUG[sender.agency], AGENCY_BY_SLUG[unit.agency]
    keepers = [UNIT, strand_of(theirs)]
    for days, words, since in LONG_AGO:
        sent = now - timedelta(days=days)
        report = rows.fact(
            "intelligence_report", Stamp(sender.id, theirs.id, sent),
            {
                "words": words, "known_how": "staff", "source_words": "Staff at the gate told me.", "known_at": sent,
                "if_known": "", "reply_to": "", "marking": "sensitive", "person_ids": [], "audience": keepers,
            },
            occurred_at=sent - timedelta(hours=6),
        )  # fmt: skip
        audit.record(sent, sender.id, "intelligence.sent", [f"report:{report}"])
        graded = sent + timedelta(days=1)
        rows.fact(
            "intelligence_grade", Stamp(unit.id, ours.id, graded),
            {
                "report_id": report, "audience": keepers, "scheme": "5x5x5", "source": "B", "information": "2",
                "handling": "1", "conditions": "", "why": "", "record_class": "all_else",
            },
            occurred_at=graded,
        )  # fmt: skip
        audit.record(graded, unit.id, "intelligence.graded", [f"report:{report}"], {"what": "B21"})
        at = now - timedelta(days=3)
        stamp = Stamp(second.id, ours.id, at)
        if since == "proposed":
            why = "Nothing came of it, nobody is named in it, and the house was let the next year."
            row: dict[str, Cell] = {"stage": "propose", "why": why, "again_on": None}
            rows.fact("intelligence_disposal", stamp, row | {"report_id": report, "audience": keepers}, occurred_at=at)
            audit.record(at, second.id, "intelligence.disposal_propose", [f"report:{report}"], {"stage": "propose"})
        if since == "held":
            row = {"held": True, "why": "The review of the playing-field cases asked for it."}
            rows.fact("intelligence_hold", stamp, row | {"report_id": report, "audience": keepers}, occurred_at=at)
            audit.record(at, second.id, "intelligence.held", [f"report:{report}"], {"what": ""})


def _mentions(
    rows: Rows, stamp: Stamp, column: str, key: UUID, named: Sequence[str],
    ends: Mapping[str, End], ids: Mapping[UUID, list[UUID]], confidence: str,
    audience: list[int],
) -> None:  # fmt: skip
    for word in named:
        subject, person = ends[word]
        rows.fact(
            "intelligence_mention", stamp,
            {
                "report_id": None, "release_id": None, column: key, "subject_id": subject, "about_id": person,
                "confidence": confidence, "words": "", "person_ids": _people(ends[word], ids),
                "audience": audience,
            },
            occurred_at=stamp.at,
        )  # fmt: skip


def _people(end: End, ids: Mapping[UUID, list[UUID]]) -> list[UUID]:
    return ids[end[1]] if end[1] is not None else []


def _link_row(
    kind: str, begins: End, ends: End, source: UUID | None,
    because: str, audience: list[int], ids: Sequence[UUID], on: date,
) -> dict[str, Cell]:  # fmt: skip
    return {
        "kind": kind, "from_subject_id": begins[0], "from_person_id": begins[1], "to_subject_id": ends[0],
        "to_person_id": ends[1], "role": "", "confidence": "probable", "because": because, "source": source,
        "says_so": "", "withdrawn": False, "person_ids": sorted(set(ids)), "audience": audience,
        "valid_from": on, "valid_to": on,
    }  # fmt: skip


def _sentence(words: str, said: Mapping[str, str]) -> str:
    """The words with what they name, a name that is no proper one in small letters within a sentence."""
    made = words.format_map({word: _within(name) for word, name in said.items()})
    return made[0].upper() + made[1:]


def _within(name: str) -> str:
    first = name.split(" ", 1)[0]
    if first == "The":
        return f"the{name[3:]}"
    return f"the {name[0].lower()}{name[1:]}" if first in SMALL else name


SMALL = {"Man", "Woman", "Driver", "Line", "Grey", "Black", "White", "Flat", "Lane", "Old", "Account", "Game"}
TABLES = (
    "subjects_subject", "subjects_description", "subjects_standing", "subjects_aim", "subjects_action",
    "subjects_actionresult", "intelligence_report", "intelligence_grade", "intelligence_release",
    "intelligence_mention", "intelligence_review", "intelligence_disposal", "intelligence_hold", "subjects_link",
)  # fmt: skip
MODULE = Module("intelligence about exploitation", TABLES, at_the_end=_at_the_end)
