"""The same person as four agencies wrote them down: misspelt, out of date, half filled in.

This is the only place that knows what was spoilt. The linking of records must never import it.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from synthetic import naming, numbers
from synthetic.drafting import Draft, Numbering, school_age
from synthetic.plan import Agency, AgencyRecord, Precision

KEYBOARD = {
    "a": "sq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "w",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "x": "zc",
    "y": "tu",
    "z": "x",
}
HEARD = (
    ("ph", "f"),
    ("ie", "y"),
    ("ey", "y"),
    ("ck", "k"),
    ("c", "k"),
    ("k", "c"),
    ("ee", "ea"),
    ("ll", "l"),
    ("l", "ll"),
    ("nn", "n"),
    ("n", "nn"),
    ("tt", "t"),
    ("t", "tt"),
    ("ai", "ay"),
    ("ay", "ai"),
    ("y", "ie"),
    ("z", "s"),
    ("s", "z"),
    ("w", "v"),
    ("j", "g"),
    ("ou", "u"),
    ("ah", "a"),
    ("a", "ah"),
    ("e", ""),
    ("h", ""),
)
PLAIN = str.maketrans(
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻăâîșțčėįšūžāēīķļņģéèíáêçöüãõô", "acelnoszzACELNOSZZaaistceisuzaeiklngeeiaecouaoo"
)

# How often each agency spoils what: typing, sound, nickname, swapped names, date swapped, date placeholder,
# date missing, old address, postcode wrong or missing, old surname.
CARE: dict[Agency, tuple[float, ...]] = {
    "council": (0.03, 0.02, 0.04, 0.003, 0.006, 0.004, 0.02, 0.10, 0.03, 0.04),
    "police": (0.08, 0.07, 0.09, 0.012, 0.020, 0.030, 0.11, 0.22, 0.12, 0.08),
    "health": (0.02, 0.01, 0.02, 0.002, 0.003, 0.001, 0.00, 0.13, 0.02, 0.06),
    "education": (0.03, 0.02, 0.08, 0.003, 0.005, 0.001, 0.00, 0.08, 0.02, 0.05),
}


def records(rng: Random, draft: Draft, today: date, numbering: Numbering, troubled: bool) -> list[AgencyRecord]:
    """Return what each agency holds on this person; most people are missing from most agencies."""
    if draft.kind == "unborn" or draft.born is None:
        return []
    child = draft.kind == "child"
    has_nhs = any(i.scheme == "nhs_number" for i in draft.identifiers)
    held: list[Agency] = []
    if any(i.scheme == "social_care_id" for i in draft.identifiers):
        held.append("council")
    if rng.random() < ((0.25 if child else 0.5) if troubled else (0.03 if child else 0.10)):
        held.append("police")
    if has_nhs or rng.random() < 0.3:
        held.append("health")
    if child and 4 <= school_age(draft.born, today) <= 15 and rng.random() < 0.97:
        held.append("education")
    return [record(rng, draft, agency, today, numbering) for agency in held]


def record(rng: Random, draft: Draft, agency: Agency, today: date, numbering: Numbering) -> AgencyRecord:
    """Return one agency's record of one person, spoilt as that agency spoils."""
    typed, heard, nick, swapped, day_month, placeholder, missing, old_home, bad_postcode, old_name = CARE[agency]
    errors: list[str] = []
    forenames, surname = draft.names[0].forenames, draft.names[0].surname
    if rng.random() < 0.5:
        forenames = forenames.split(" ")[0]
    forenames, surname = _plain(rng, forenames, surname, errors)
    first = forenames.split(" ")[0]
    if rng.random() < nick and (short := naming.nicknames().get(first)):
        forenames = short[int(rng.random() * len(short))]
        errors.append("nickname")
    if rng.random() < old_name:
        surname = _other_surname(rng, draft, surname, errors)
    if rng.random() < typed:
        forenames = mistype(rng, forenames)
        errors.append("forename typed")
    if rng.random() < typed:
        surname = mistype(rng, surname)
        errors.append("surname typed")
    if rng.random() < heard:
        forenames = mishear(rng, forenames)
        errors.append("forename heard")
    if rng.random() < heard:
        surname = mishear(rng, surname)
        errors.append("surname heard")
    if rng.random() < swapped:
        forenames, surname = surname, forenames
        errors.append("names swapped")
    born, precision = _date(rng, draft.born, day_month, placeholder, missing, errors)
    address, postcode, phone = _where(rng, draft, old_home, bad_postcode, errors)
    nhs = next((i.value for i in draft.identifiers if i.scheme == "nhs_number"), "")
    upn = next((i.value for i in draft.identifiers if i.scheme == "upn"), "")
    nhs_held = agency == "health" or (agency == "council" and rng.random() < 0.7)
    upn_held = agency == "education" or (agency == "council" and rng.random() < 0.6)
    sex = draft.sex if rng.random() > 0.03 else ""
    return AgencyRecord(
        numbers.key(rng),
        agency,
        numbering.next_record(agency),
        draft.key,
        forenames,
        surname,
        born,
        precision,
        sex,
        address,
        postcode,
        phone,
        nhs if nhs_held else "",
        upn if upn_held else "",
        today - timedelta(days=int(rng.random() ** 2 * 900)),
        tuple(errors),
    )


def mistype(rng: Random, word: str) -> str:
    """Return the word with one slip of the fingers: swapped, dropped, doubled or neighbouring letters."""
    if len(word) < 3:
        return word
    at = 1 + int(rng.random() * (len(word) - 2))
    roll = rng.random()
    if roll < 0.30:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if roll < 0.55:
        return word[:at] + word[at + 1 :]
    if roll < 0.75:
        return word[:at] + word[at] + word[at:]
    near = KEYBOARD.get(word[at].lower(), word[at])
    return word[:at] + near[int(rng.random() * len(near))] + word[at + 1 :]


def mishear(rng: Random, word: str) -> str:
    """Return the word as somebody might spell it who only heard it."""
    start = int(rng.random() * len(HEARD))
    for turn in range(len(HEARD)):
        said, written = HEARD[(start + turn) % len(HEARD)]
        at = word.find(said, 1)
        if at > 0:
            return word[:at] + written + word[at + len(said) :]
    return word


def _plain(rng: Random, forenames: str, surname: str, errors: list[str]) -> tuple[str, str]:
    """Old systems lose accents more often than they keep them."""
    if not (forenames.isascii() and surname.isascii()) and rng.random() < 0.7:
        errors.append("accents lost")
        return forenames.translate(PLAIN), surname.translate(PLAIN)
    return forenames, surname


def _other_surname(rng: Random, draft: Draft, surname: str, errors: list[str]) -> str:
    for name in draft.names:
        if name.kind in ("former", "alias"):
            errors.append(f"{name.kind} surname")
            return name.surname
    if "-" in surname:
        errors.append("half a double-barrelled surname")
        return surname.split("-")[int(rng.random() * 2)]
    return surname


def _date(
    rng: Random, born: date | None, day_month: float, placeholder: float, missing: float, errors: list[str]
) -> tuple[date | None, Precision]:
    if born is None or rng.random() < missing:
        errors.append("date of birth missing")
        return None, "unknown"
    roll = rng.random()
    if roll < day_month and born.day <= 12 and born.day != born.month:
        errors.append("day and month swapped")
        return date(born.year, born.day, born.month), "day"
    if roll > 1 - placeholder:
        errors.append("1 January placeholder")
        return date(born.year, 1, 1), "day"
    if 0.5 < roll < 0.5 + day_month * 2 and born.day != 29:
        errors.append("year of birth wrong")
        return born.replace(year=born.year + (1 if rng.random() < 0.5 else -1)), "day"
    if 0.7 < roll < 0.7 + day_month * 2 and 2 <= born.day <= 27:
        errors.append("day of birth wrong")
        return born.replace(day=born.day + (1 if rng.random() < 0.5 else -1)), "day"
    return born, "day"


def _where(rng: Random, draft: Draft, old_home: float, bad_postcode: float, errors: list[str]) -> tuple[str, str, str]:
    homes = [each for each in draft.locators if each.kind == "address" and each.valid_to is None]
    address, postcode = (homes[0].text, homes[0].postcode) if homes else ("", "")
    if draft.former_addresses and rng.random() < old_home * 2:
        address, postcode = draft.former_addresses[int(rng.random() * len(draft.former_addresses))]
        errors.append("old address")
    elif homes and homes[0].protected_from:
        address, postcode = "", ""
        errors.append("address withheld")
    if rng.random() < bad_postcode and postcode:
        postcode = "" if rng.random() < 0.6 else mistype(rng, postcode)
        errors.append("postcode wrong or missing")
    phones = [each.text for each in draft.locators if each.kind == "telephone" and not each.protected_from]
    phone = phones[0] if phones and rng.random() < 0.6 else ""
    return address, postcode, phone
