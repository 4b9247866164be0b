"""Two partners' files made from the same county: police notifications, and the council's list of open cases.

Both are as partners send them: names as that agency wrote them, gaps, and a few rows that cannot be taken in, each for
a reason that a person could put right. Columns are described in `POLICE_COLUMNS` and `OPEN_CASE_COLUMNS`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from synthetic import naming, sources, texts, working_time
from synthetic.drafting import Draft
from synthetic.history import NOTICE_KINDS, OFFICER_TEAMS
from synthetic.plan import AgencyRecord, Family, Person

Line = dict[str, str]

POLICE_COLUMNS: dict[str, str] = {
    "notification_ref": "The force's reference. Rows that share one are children of one notification.",
    "submitted_at": "When the officer sent it: ISO date and time with offset.",
    "incident_at": "When it happened, as far as known: ISO date and time with offset.",
    "incident_kind": "What the force calls it.",
    "grade": "green, amber or red, as the officer graded it.",
    "child_forenames": "As the officer wrote it.",
    "child_surname": "As the officer wrote it.",
    "child_date_of_birth": "ISO date; may be empty, or a year, or a year and month.",
    "child_sex": "M, F or empty.",
    "address": "Where it happened, or where the child lives.",
    "postcode": "Of that address.",
    "present": "yes, no or unknown: was this child there?",
    "seen": "yes, no or unknown: did an officer see this child?",
    "spoken_to": "yes, no or unknown: did an officer speak to this child?",
    "childs_words": "What this child said, word for word.",
    "demeanour": "How this child seemed.",
    "other_people": "Adults and others: name|date of birth|role, parted by semicolons.",
    "narrative": "What happened.",
    "officer": "Who sent it.",
    "officer_team": "Their team.",
    "domestic_abuse": "yes or no.",
}
OPEN_CASE_COLUMNS: dict[str, str] = {
    "record_id": "The council's own number for this child's case.",
    "forenames": "As the council holds them.",
    "surname": "As the council holds it.",
    "date_of_birth": "ISO date; may be empty.",
    "sex": "M, F or empty.",
    "address": "Where the council believes the child lives.",
    "postcode": "Of that address.",
    "nhs_number": "Ten digits or empty.",
    "upn": "Unique pupil number or empty.",
    "service": "What is open.",
    "team": "Who has it.",
    "worker": "The named worker.",
    "worker_phone": "How to reach them.",
    "since": "ISO date it opened.",
    "as_at": "When the list was drawn: ISO date and time with offset. The same in every row.",
}


def police_lines(families: Iterable[Family], as_at: datetime, seed: int = 1, notices: int = 40) -> list[Line]:
    """Return new notifications of the day before `as_at` about families of the county, one line a child.

    Most are about people the police know under names of their own; one in ten is about a family nobody has met. The
    same families, moment and seed give the same lines. Reads `families` once and keeps only those chosen.
    """
    rng = Random(f"police:{seed}")
    chosen: list[Family] = []
    for turn, family in enumerate(each for each in families if _usable(each)):
        if len(chosen) < notices:
            chosen.append(family)
        elif (place := rng.randrange(turn + 1)) < notices:
            chosen[place] = family
    lines: list[Line] = []
    for turn, family in enumerate(chosen):
        submitted = (as_at - timedelta(minutes=20 + turn * (1380 // max(notices, 1)))).replace(second=0, microsecond=0)
        lines += _notification(rng, family, submitted, f"V{as_at:%y%m}{800_000 + seed % 100 * 1000 + turn:06d}")
    return lines


def _usable(family: Family) -> bool:
    """Whether a notification can be made: somebody restricted or protected is left to the stories."""
    return family.story is None and not family.restrictions and any(child.kind == "child" for child in family.children)


def _notification(rng: Random, family: Family, submitted: datetime, reference: str) -> list[Line]:
    at_home = {member.person for member in family.households[0].members}
    children = [child for child in family.children if child.kind == "child" and child.key in at_home][:4]
    if not children:
        children = [child for child in family.children if child.kind == "child"][:1]
    today = working_time.local(submitted)[0]
    drafts = [_draft(child) for child in children]
    bands = {texts.band(draft, today) for draft in drafts}
    concern = sources.concern(rng, "police", bands, unborn_only=False)
    adults = [person for person in family.people if person.kind == "adult"]
    mother = next((p for p in adults if p.sex == "F"), adults[0] if adults else None)
    man = next((p for p in adults if p.sex == "M"), None)
    box = texts.voicebox(
        rng,
        submitted,
        drafts,
        _called(mother),
        _called(man),
        "partner" if _together(family, man) else "former partner",
        "",
        None,
    )
    grade = "red" if rng.random() < 0.06 else "amber" if rng.random() < 0.34 else "green"
    openings = texts.fitting(texts.lines(concern, "opening", "police"), grade != "green")
    shared = {
        "notification_ref": reference,
        "submitted_at": submitted.astimezone(texts.LONDON).isoformat(),
        "incident_at": box.happened_at.isoformat(),
        "incident_kind": NOTICE_KINDS[concern],
        "grade": grade,
        "address": family.households[0].address.text,
        "postcode": family.households[0].address.postcode if rng.random() > 0.06 else "",
        "other_people": "; ".join(_other(rng, family, person) for person in adults[:3]),
        "narrative": box.say(texts.choose(rng, openings)),
        "officer": f"PC {naming.forename(rng, naming.GENERAL, 'F' if rng.random() < 0.5 else 'M', 1990)} "
        f"{naming.surname(rng, naming.GENERAL)}",
        "officer_team": OFFICER_TEAMS[int(rng.random() * len(OFFICER_TEAMS))],
        "domestic_abuse": "yes" if concern == "domestic_abuse" else "no",
    }
    return [
        {**shared, **_child_cells(rng, family, child, texts.band(draft, today), concern)}
        for child, draft in zip(children, drafts, strict=True)
    ]


def _child_cells(rng: Random, family: Family, child: Person, band: str, concern: str) -> Line:
    held = _held_by(family, child, "police")
    words = ""
    spoken = "unknown"
    if rng.random() < 0.94:
        spoken = "yes" if band in ("junior", "teen") and rng.random() < 0.5 else "no"
    if spoken == "yes":
        words = texts.choose(rng, texts.lines(concern, "voice", band))
    born = child.birth.isoformat() if child.birth else ""
    if held is not None:
        born = held.date_of_birth.isoformat() if held.date_of_birth else ""
    return {
        "child_forenames": held.forenames if held else child.names[0].forenames,
        "child_surname": held.surname if held else child.surname,
        "child_date_of_birth": born,
        "child_sex": held.sex if held else child.sex,
        "present": "yes" if rng.random() < 0.85 else "unknown",
        "seen": "yes" if spoken == "yes" or rng.random() < 0.6 else "no",
        "spoken_to": spoken,
        "childs_words": words,
        "demeanour": texts.choose(rng, texts.lines("shared", "demeanour", "any")) if rng.random() < 0.7 else "",
    }


def _draft(child: Person) -> Draft:
    return Draft(child.key, child.kind, child.sex, child.birth, naming.GENERAL, list(child.names))


def _called(person: Person | None) -> str:
    return f"{person.forename} {person.surname}" if person is not None else "their parent"


def _together(family: Family, man: Person | None) -> bool:
    return man is not None and any(tie.kind == "partner" and tie.other == man.key for tie in family.ties)


def _held_by(family: Family, person: Person, agency: str) -> AgencyRecord | None:
    return next((each for each in family.records if each.person == person.key and each.agency == agency), None)


def _other(rng: Random, family: Family, person: Person) -> str:
    born = person.birth.isoformat() if person.birth and rng.random() < 0.75 else ""
    role = next((tie.kind for tie in family.ties if tie.person == person.key), "other")
    return f"{_called(person)}|{born}|{role}"


def open_case_lines(families: Iterable[Family], as_at: datetime) -> list[Line]:
    """Return the council's list of children open to its social workers, drawn at `as_at`, one line a child."""
    lines = []
    for family in families:
        for each in family.involvements:
            if each.agency == "council" and each.until is None:
                lines.append(
                    _open_case(
                        family,
                        family.person(each.person),
                        each.service,
                        each.team,
                        each.worker,
                        each.worker_phone,
                        each.since.isoformat(),
                        as_at,
                    )
                )
    return lines


def council_number(child: Person) -> str:
    """Return the number the council's list knows this child by."""
    own = (each.value for each in child.identifiers if each.scheme == "social_care_id")
    return next(own, f"CSC{child.key.hex[-6:].upper()}")


def _open_case(
    family: Family, child: Person, service: str, team: str, worker: str, phone: str, since: str, as_at: datetime
) -> Line:
    held = _held_by(family, child, "council")
    home = next((each for each in child.locators if each.kind == "address" and each.valid_to is None), None)
    identifiers = {each.scheme: each.value for each in child.identifiers}
    born = held.date_of_birth if held else child.birth
    return {
        "record_id": council_number(child),
        "forenames": held.forenames if held else child.names[0].forenames,
        "surname": held.surname if held else child.surname,
        "date_of_birth": born.isoformat() if born else "",
        "sex": child.sex,
        "address": held.address if held else home.text if home and not home.protected_from else "",
        "postcode": held.postcode if held else home.postcode if home and not home.protected_from else "",
        "nhs_number": held.nhs_number if held else identifiers.get("nhs_number", ""),
        "upn": held.upn if held else identifiers.get("upn", ""),
        "service": service,
        "team": team,
        "worker": worker,
        "worker_phone": phone,
        "since": since,
        "as_at": as_at.astimezone(texts.LONDON).isoformat(),
    }


def spoilt_police_lines(lines: Sequence[Mapping[str, str]]) -> list[tuple[Line, str]]:
    """Return lines made from good ones that cannot be taken in, each with why; none of none."""
    if not lines:
        return []
    first, last = dict(lines[0]), dict(lines[-1])
    return [
        ({**first, "notification_ref": ""}, "no reference"),
        (
            {**first, "notification_ref": "V0000000001", "submitted_at": "yesterday, about nine"},
            "submitted_at is not a time",
        ),
        ({**last, "notification_ref": "V0000000002", "grade": "purple"}, "grade is none of green, amber and red"),
        ({**last, "notification_ref": "V0000000003", "child_date_of_birth": "31/02/2019"}, "no such day"),
        (
            {**last, "notification_ref": "V0000000004", "child_forenames": "", "child_surname": ""},
            "a child without a name",
        ),
        (
            {**first, "notification_ref": "V0000000005", "incident_at": "2099-01-01T00:00:00+00:00"},
            "an incident to come",
        ),
    ]


def spoilt_open_case_lines(lines: Sequence[Mapping[str, str]]) -> list[tuple[Line, str]]:
    """Return lines made from good ones that cannot be taken in, each with why; none of none."""
    if not lines:
        return []
    first = dict(lines[0])
    return [
        ({**first, "record_id": ""}, "no record number"),
        ({**first, "record_id": "CSC000001", "nhs_number": "9990000000"}, "an NHS number that does not add up"),
        ({**first, "record_id": "CSC000002", "since": "2026-13-40"}, "no such day"),
        ({**first, "record_id": "CSC000003", "surname": "", "forenames": ""}, "a child without a name"),
    ]


def write(path: Path, columns: Iterable[str], lines: Iterable[Mapping[str, str]]) -> int:
    """Write a CSV (UTF-8, with headings) and return how many lines it has, headings aside."""
    count = 0
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(columns))
        writer.writeheader()
        for line in lines:
            writer.writerow(line)
            count += 1
    return count


def write_police(path: Path, families: Iterable[Family], as_at: datetime, seed: int = 1, notices: int = 40) -> int:
    """Write a police file with a few spoilt lines among the good ones; return the number of lines."""
    good = police_lines(families, as_at, seed, notices)
    lines = list(good)
    for turn, (line, _) in enumerate(spoilt_police_lines(good)):
        lines.insert(min(len(lines), 5 + turn * 9), line)
    return write(path, POLICE_COLUMNS, lines)


def write_open_cases(path: Path, families: Iterable[Family], as_at: datetime) -> int:
    """Write a list of open cases with a few spoilt lines at its end; return the number of lines."""
    good = open_case_lines(families, as_at)
    return write(path, OPEN_CASE_COLUMNS, [*good, *(line for line, _ in spoilt_open_case_lines(good))])
