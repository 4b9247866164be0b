"""Half a year of police screenings: behind the county's police contacts, kept by the force, and some never written.

Officers of two teams grade; sergeants review; a sample is graded blind by the safeguarding unit. One team misses more
incidents than the other and grades a little lower, so that there is something to see; nobody's name is on a figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from synthetic.load_rows import Cell, Stamp
from synthetic.load_setting import strand_of
from synthetic.modules.module import County, Module
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME, TEAM_BY_SLUG, Worker

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BACK = timedelta(days=180)
MOST = 240
GRADES = ("green", "amber", "red")
ITEMS = ("harm", "fear", "care", "adults_fit", "outside", "again")
LEVELS = ("none", "some", "serious")
FORCE = AGENCY_BY_SLUG["police"]
UNIT = BY_USERNAME["safeguarding.unit"]
TEAMS: tuple[tuple[str, tuple[str, ...], str, float, float], ...] = (
    (
        "response-gloucester",
        ("police.officer", "police.officer.two", "police.officer.four"),
        "police.sergeant",
        0.12,
        0.20,
    ),
    ("response-cheltenham", ("police.officer.three",), "police.sergeant.two", 0.30, 0.35),
)
"""A team, its officers, its sergeant; how many incidents it leaves unscreened, and how often it grades a step lower."""
SENT = """
select n.contact_id, c.reference, n.grade, n.domestic_abuse, n.incident_at, c.received_at, k.person_id, k.as_told,
  coalesce(p.forenames, ''), coalesce(p.surname, ''), b.date, c.kind
from frontdoor_policenotification n join frontdoor_contact c on c.id = n.contact_id
join frontdoor_contactchild k on k.contact_id = c.id and k.supersedes is null
left join lateral (
  select forenames, surname from people_personname q where q.person_id = k.person_id order by q.recorded_at limit 1
) p on true
left join lateral (
  select date from people_birth q where q.person_id = k.person_id and q.precision = 'day' and not q.expected limit 1
) b on true
where c.circle_id = 1 and k.circle_id = 1 and n.grade in ('green', 'amber', 'red') and c.received_at > %s
  and n.held_by = %s
order by c.received_at, c.id, k.id
"""
KNOWN = """
select p.id, n.forenames, n.surname, b.date from people_person p join people_personname n on n.person_id = p.id
join people_birth b on b.person_id = p.id where p.kind = 'child' and p.circle_id = 1 and b.precision = 'day'
and not b.expected and n.kind = 'as_recorded' and n.forenames <> '' and n.surname <> '' and n.circle_id = 1
and b.date > %s order by p.id limit 3000
"""
KINDS: Mapping[str, tuple[str, Sequence[str]]] = {
    "domestic": (
        "Domestic incident",
        (
            "Neighbours rang about shouting. Both adults had been drinking. The children were upstairs.",
            "A mother rang and rang off. A chair was broken. She did not want to say more while he was there.",
            "An argument about money in the kitchen. He had left before we came.",
        ),
    ),
    "missing": ("Missing or found child", ("Found at a bus station at midnight with an older boy who ran.",)),
    "antisocial": (
        "Antisocial behaviour or shop theft",
        ("Stopped leaving a shop with sandwiches and a drink. Polite, hungry, would not say where home was.",),
    ),
    "welfare": (
        "Worry for welfare, neglect or home conditions",
        ("A cold flat with no bedding on one bed. Dog mess in the hall. The children were dressed and fed.",),
    ),
    "drugs": ("Drugs or alcohol in the home", ("A warrant. Cannabis and scales in a kitchen drawer, unlocked.",)),
}
WORDS = (
    "I go in the bathroom and lock it till it stops.", "Don’t tell him I said.", "Mum says sorry but she cries.",
    "I make my brother’s tea when she’s like that.", "It’s fine. It’s always like this.",
    "Can I stay at Nan’s?", "", "", "",
)  # fmt: skip
SHOWED = (
    "Held the baby and would not put her down",
    "Watched the door",
    "Asleep in a coat",
    "Playing, looked up, went on",
)
WHY = {
    "green": "Nobody hurt, children settled, a grandmother came to stay.",
    "amber": "It has happened before, and the children know it. Help is needed in the home.",
    "red": "A child could be hurt tonight, and nobody at home can keep them safe.",
}
FEEDBACK = (
    "The child’s own words, and where they slept: that is what MASH used. Say next time who else lives there.",
    "Good that you spoke to them alone. Write what you saw as well as what you were told.",
    "You saw the bedroom. That changed what we did.",
)


@dataclass(frozen=True)
class Child:
    """A child of a screening; `person` where the front door has a record."""

    forenames: str
    surname: str
    born: str
    person: UUID | None = None


@dataclass(frozen=True)
class Told:
    """One screening to be written. `grade` is what MASH has, or the truth behind it."""

    at: datetime
    kind: str
    grade: str
    domestic_abuse: bool
    children: tuple[Child, ...]
    contact: UUID | None = None
    reference: str = ""
    sent_at: datetime | None = None


def _at_the_end(county: County) -> None:
    chance = county.chance("screening")
    writer = _Writer(county, chance)
    sent = list(_sent(county))
    told = [*sent, *_kept(county, chance, sent)]
    for number, each in enumerate(sorted(told, key=lambda one: one.at)):
        writer.write(number, each)
    writer.last_night(len(told))
    writer.drawn()
    writer.together()


def _sent(county: County) -> Iterator[Told]:
    rows = county.connection.execute(SENT, [county.as_at - BACK, FORCE.id]).fetchall()
    by_contact: dict[UUID, list[tuple[object, ...]]] = {}
    for row in rows:
        by_contact.setdefault(UUID(str(row[0])), []).append(row)
    for contact, children in list(by_contact.items())[-MOST // 2 :]:
        _, reference, grade, abuse, incident_at, received_at, *_, kind = children[0]
        assert isinstance(received_at, datetime)
        at = incident_at if isinstance(incident_at, datetime) else received_at - 3 * HOUR
        what = "domestic" if abuse else "missing" if kind == "missing" else "welfare"
        yield Told(
            at, what, str(grade), bool(abuse),
            tuple(Child(str(c[8]), str(c[9]), str(c[10] or ""), UUID(str(c[6]))) for c in children[:6]),
            contact, str(reference), received_at,
        )  # fmt: skip


def _kept(county: County, chance: Random, sent: Sequence[Told]) -> Iterator[Told]:
    """Low grades the force kept: a few children more than once, and a few who were in a graver one weeks later."""
    graver = [each for each in sent if each.grade != "green" and each.children[0].born]
    young = county.connection.execute(KNOWN, [(county.as_at - timedelta(days=17 * 365)).date()]).fetchall()
    if not young:
        return
    for _ in range(min(MOST, max(20, county.children // 4))):
        _, forenames, surname, born = chance.choice(young[: max(40, len(young) // 4)])
        at = county.as_at - DAY - timedelta(minutes=chance.randrange(int(BACK.total_seconds()) // 60))
        kind = chance.choice(("antisocial", "welfare", "drugs", "missing", "antisocial"))
        if graver and chance.random() < 0.06:
            later = chance.choice(graver)
            before = later.at - timedelta(days=chance.randrange(5, 80), minutes=chance.randrange(600))
            if before > county.as_at - BACK:
                yield Told(before, kind, "green", False, later.children[:1])
                continue
        yield Told(at, kind, "green", False, (Child(str(forenames), str(surname), str(born)),))


def _step(grade: str, by: int) -> str:
    return GRADES[min(2, max(0, GRADES.index(grade) + by))]


class _Writer:
    def __init__(self, county: County, chance: Random) -> None:
        self.county, self.rows, self.chance, self.circle = county, county.rows, chance, strand_of(FORCE)
        self.asked: list[UUID] = []
        self.graded: list[UUID] = []

    def fact(self, table: str, by: Worker, at: datetime, values: Mapping[str, Cell], occurred: datetime | None) -> UUID:
        row = {**values, "circle_id": self.circle}
        return self.rows.fact(f"screening_{table}", Stamp(by.id, FORCE.id, at), row, occurred)

    def write(self, number: int, told: Told) -> None:
        chance = self.chance
        team, officers, sergeant, missed, lower = TEAMS[0] if chance.random() < 0.6 else TEAMS[1]
        officer = BY_USERNAME[chance.choice(officers)]
        reference = f"GP-{told.at:%y%m%d}-{number:04d}"
        self.attended(officer, team, reference, told)
        if told.contact is None and chance.random() < missed:
            if chance.random() < 0.25:
                excuse: dict[str, Cell] = {
                    "incident_ref": reference,
                    "because": "no_child",
                    "words": "The child linked is grown up and elsewhere.",
                }
                self.fact("excuse", officer, min(told.at + DAY, self.county.as_at), excuse, None)
            return
        submitted = told.at + timedelta(minutes=int(chance.triangular(20, 900, 90)))
        submitted = min(submitted, (told.sent_at or self.county.as_at) - timedelta(minutes=5))
        first = _step(told.grade, -1) if chance.random() < lower else told.grade
        is_kept = told.contact is None and told.at < self.county.as_at - 2 * DAY
        is_lowered = is_kept and chance.random() < 0.08  # the sergeant lowers it, so that it is not sent
        first = _step(told.grade, 1) if is_lowered else first
        key = self.screening(officer, team, reference, told, submitted, first)
        reviewed = submitted + timedelta(minutes=int(chance.triangular(30, 900, 240)))
        if told.sent_at:
            reviewed = min(reviewed, told.sent_at - timedelta(minutes=1))
        if reviewed < self.county.as_at and (is_lowered or chance.random() < 0.9):
            self.grading(key, "review", BY_USERNAME[sergeant], told.grade, reviewed, feedback=chance.random() < 0.6)
        if told.contact is not None and told.sent_at is not None:
            self.sent(key, officer, told)
        if told.at > self.county.as_at - 14 * DAY and len(self.asked) < 6:
            self.asked.append(key)
        elif chance.random() < 0.45 and reviewed + 3 * DAY < self.county.as_at:
            other = told.grade if chance.random() < 0.8 else _step(told.grade, chance.choice((-1, 1)))
            self.grading(key, "blind", UNIT, other, reviewed + 3 * DAY)
            self.graded.append(key)

    def attended(self, officer: Worker, team: str, reference: str, told: Told) -> None:
        incident: dict[str, Cell] = {
            "reference": reference, "kind": KINDS[told.kind][0], "ended_at": told.at + 8 * HOUR,
            "children": len(told.children), "officer_id": officer.id, "officer_name": officer.name,
            "team_id": TEAM_BY_SLUG[team].id, "withdrawn": False,
            "postcode_area": self.chance.choice(("GL1", "GL2", "GL4", "GL50", "GL51")),
        }  # fmt: skip
        self.fact("attended", officer, min(told.at + HOUR, self.county.as_at), incident, told.at)

    def screening(
        self, officer: Worker, team: str, reference: str, told: Told, submitted: datetime, first: str
    ) -> UUID:
        chance = self.chance
        said, stories = KINDS[told.kind]
        row: dict[str, Cell] = {
            "incident_ref": reference, "kind": told.kind, "kind_said": said,
            "domestic_abuse": "yes" if told.domestic_abuse else "no", "address": "", "postcode": "",
            "narrative": chance.choice(stories), "safe_now": "A relative came before we left.",
            "family_told": "yes" if chance.random() < 0.7 else "no", "family_why_not": "", "officer_id": officer.id,
            "officer_name": officer.name, "team_id": TEAM_BY_SLUG[team].id, "came_by": "page", "their_ref": "",
            "form": "police_screening", "form_version": 1, "answers": "{}",
        }  # fmt: skip
        key = self.fact("screening", officer, submitted, row, told.at)
        for place, child in enumerate(told.children):
            seen = chance.random() < 0.85
            spoken = seen and chance.random() < 0.7
            known: dict[str, Cell] = {
                "screening_id": key, "place": place, "forenames": child.forenames, "surname": child.surname,
                "born": child.born, "described": "", "person_key": _key(child),
                "present": "yes" if seen else "unknown", "lives_here": "yes", "seen": seen,
                "seen_why_not": "" if seen else "At a grandmother’s, who says they are well",
                "spoken_to": chance.choice(("alone", "with")) if spoken else "no",
                "spoken_why_not": "" if spoken or not seen else "Asleep",
                "words": chance.choice(WORDS) if spoken else "",
                "appearance": "Clean, tired" if seen and chance.random() < 0.7 else "",
                "activity": chance.choice(SHOWED) if seen and chance.random() < 0.7 else "",
                "relationships": "Went to the grandmother" if seen and chance.random() < 0.6 else "",
                "environment": "Warm, a bed each" if chance.random() < 0.6 else "", "injuries": "", "school": "",
                "gp": "", "language": "", "sex": chance.choice(("F", "M")),
                "ethnicity": chance.choice(("WBRI",) * 6 + ("MWBC", "BAFR", "AIND", "WOTH", "")),
                "disabled": "yes" if chance.random() < 0.1 else "no", "wants": "", "helped_by": "", "not_for": "",
                "safe_for": ["school"] if spoken and place % 2 else None,
            }  # fmt: skip
            self.fact("screenedchild", officer, submitted, known, told.at)
        self.grading(key, "officer", officer, first, submitted)
        return key

    def grading(self, key: UUID, part: str, by: Worker, grade: str, at: datetime, *, feedback: bool = False) -> None:
        chance = self.chance
        place = GRADES.index(grade)
        items = {
            item: "untold" if chance.random() < 0.08 else LEVELS[min(2, max(0, place + chance.choice((-1, 0, 0, 1))))]
            for item in ITEMS
        }
        row: dict[str, Cell] = {
            "screening_id": key, "part": part, "grade": grade, "items": json.dumps({} if part == "review" else items),
            "reasons": WHY[grade], "by_name": by.name, "feedback": chance.choice(FEEDBACK) if feedback else "",
            "is_example": feedback and chance.random() < 0.1,
        }  # fmt: skip
        self.fact("grading", by, at, row, None)

    def sent(self, key: UUID, officer: Worker, told: Told) -> None:
        assert told.sent_at is not None
        rule = "red" if told.grade == "red" else "domestic_abuse" if told.grade == "green" else "amber"
        row: dict[str, Cell] = {
            "screening_id": key, "to": "mash", "rule": rule, "because": BECAUSE[rule], "at_grade": told.grade,
            "contact_id": told.contact, "reference": told.reference,
            "people": json.dumps({str(n): str(c.person) for n, c in enumerate(told.children) if c.person}),
        }  # fmt: skip
        self.fact("senton", officer, told.sent_at, row, None)

    def last_night(self, number: int) -> None:
        """What is to be done this morning: an incident nobody has screened yet, and a screening to review."""
        team, (mine, other, _), *_ = TEAMS[0]
        children = (Child("Kayleigh", "Tranter", "2015-05-19"), Child("Alfie", "Tranter", "2020-11-02"))
        owed = Told(self.county.as_at - 9 * HOUR, "domestic", "amber", True, children)
        self.attended(BY_USERNAME[mine], team, f"GP-{owed.at:%y%m%d}-{number:04d}", owed)
        late = Told(self.county.as_at - 30 * HOUR, "welfare", "green", False, children[:1])
        self.attended(BY_USERNAME[other], team, f"GP-{late.at:%y%m%d}-{number + 1:04d}", late)
        review = Told(
            self.county.as_at - 3 * HOUR, "welfare", "green", False, (Child("Jamal", "Okonjo-Pryce", "2013-02-08"),)
        )
        reference = f"GP-{review.at:%y%m%d}-{number + 2:04d}"
        self.attended(BY_USERNAME[mine], team, reference, review)
        self.screening(BY_USERNAME[mine], team, reference, review, self.county.as_at - 2 * HOUR, "green")

    def drawn(self) -> None:
        """A sample the unit has graded, and one that waits to be."""
        at = self.county.as_at - 2 * DAY
        for keys, when, who in (
            (self.graded, at - 10 * DAY, (UNIT.id,)),
            (self.asked, at, (BY_USERNAME["police"].id, BY_USERNAME["police.two"].id)),
        ):
            how: dict[str, Cell] = {
                "how": "lot", "asked_for": len(keys), "since": when - 28 * DAY, "seed": self.chance.randrange(2**31)
            }  # fmt: skip
            sample = self.fact("sample", UNIT, when, how, None)
            for number, key in enumerate(keys):
                item: dict[str, Cell] = {"sample_id": sample, "screening_id": key, "to_account": who[number % len(who)]}
                self.fact("sampleitem", UNIT, when, item, None)

    def together(self) -> None:
        """An exercise with made-up households: open, with the first answers in."""
        at = self.county.as_at - 3 * DAY
        open_until: dict[str, Cell] = {"closes_on": (self.county.as_at + 10 * DAY).date()}
        key = self.fact("calibrationround", UNIT, at, open_until, None)
        for username in ("police.officer.two", "police.officer.three", "police.sergeant", "safeguarding.unit"):
            for vignette in VIGNETTES:
                near = username == "police.sergeant" or (vignette in VIGNETTES[3:] and self.chance.random() < 0.85)
                answer: dict[str, Cell] = {
                    "round_id": key, "vignette": vignette, "reasons": "As I read it.",
                    "grade": "amber" if near else self.chance.choice(("green", "amber", "red")),
                }  # fmt: skip
                self.fact("calibrationanswer", BY_USERNAME[username], at + HOUR, answer, None)


VIGNETTES = ("upstairs", "sandwiches", "cold_flat", "landing", "trainers", "dogs")
BECAUSE = {
    "red": "Graded red: MASH has it at once.", "amber": "Graded amber: MASH has it once it is reviewed.",
    "domestic_abuse": "Domestic abuse: a low grade is sent on as amber.",
}  # fmt: skip


def _key(child: Child) -> str:
    from openmash.casework.screening.rules import person_key

    return person_key(child.forenames, child.surname, child.born)


MODULE = Module(
    "screening",
    tuple(
        f"screening_{table}"
        for table in (
            "screening",
            "screenedchild",
            "screenedadult",
            "grading",
            "senton",
            "attended",
            "excuse",
            "sample",
            "sampleitem",
            "calibrationround",
            "calibrationanswer",
        )
    ),
    at_the_end=_at_the_end,
)
