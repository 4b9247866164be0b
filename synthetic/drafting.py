"""One person at a time: a draft that can still change while a family takes shape, and its freezing into a `Person`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from synthetic import naming, numbers
from synthetic.naming import Heritage
from synthetic.plan import (
    Detail,
    Identifier,
    Locator,
    Name,
    Person,
    PersonKind,
    Precision,
    SafeContact,
    Sex,
)

DISABILITIES = ("AUT", "LD", "COMM", "BEH", "MOB", "HEAR", "CON", "VIS", "INC", "PC", "DDA")
RELIGIONS = ("No religion", "Christian", "Muslim", "Hindu", "Sikh", "Not stated")


@dataclass(slots=True)
class Numbering:
    """The county's running numbers, so that no identifier comes up twice."""

    nhs: Iterator[str]
    upn: int = 0
    council: int = 0
    record: int = 0
    contact: int = 0
    sources: Counter[str] = field(default_factory=Counter)

    @classmethod
    def starting(cls, seed: int) -> Numbering:
        """Return the numbering of a new county."""
        return cls(numbers.nhs_numbers(seed))

    def next_upn(self, year_of_entry: int) -> str:
        """Return the next unique pupil number."""
        self.upn += 1
        return numbers.upn(self.upn - 1, year_of_entry)

    def next_council(self) -> str:
        """Return the next identifier of the council's own system."""
        self.council += 1
        return f"CSC{400_000 + self.council}"

    def next_record(self, agency: str) -> str:
        """Return the next identifier of a record of that agency."""
        self.record += 1
        return f"{agency[0].upper()}{10_000_000 + self.record * 7}"

    def next_contact(self) -> str:
        """Return the next reference of a contact."""
        self.contact += 1
        return f"MASH-{100_000 + self.contact}"


@dataclass(slots=True)
class Draft:
    """A person while the family is being made."""

    key: UUID
    kind: PersonKind
    sex: Sex
    born: date | None
    heritage: Heritage
    names: list[Name]
    precision: Precision = "day"
    details: list[Detail] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    locators: list[Locator] = field(default_factory=list)
    former_addresses: list[tuple[str, str]] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The legal surname."""
        return self.names[0].surname

    def freeze(self) -> Person:
        """Return the finished person."""
        return Person(
            self.key,
            self.kind,
            tuple(self.names),
            self.born,
            self.precision,
            self.sex,
            tuple(self.details),
            tuple(self.identifiers),
            tuple(self.locators),
        )


def age_on(born: date, day: date) -> int:
    """Return whole years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def school_age(born: date, today: date) -> int:
    """Return the age on the 31 August before the present school year: 4 is reception, 15 is year 11."""
    year = today.year if (today.month, today.day) >= (9, 1) else today.year - 1
    return age_on(born, date(year, 8, 31))


def new_adult(rng: Random, heritage: Heritage, sex: Sex, born: date, surname: str) -> Draft:
    """Return an adult with a name, a telephone and, most often, an NHS number still to be given."""
    forenames = naming.forename(rng, heritage, sex, born.year)
    if rng.random() < 0.45:
        forenames += f" {naming.forename(rng, heritage, sex, born.year)}"
    draft = Draft(numbers.key(rng), "adult", sex, born, heritage, [Name("legal", forenames, surname)])
    draft.details.append(Detail("sex", sex))
    _known_as(rng, draft, 0.10)
    if rng.random() < 0.94:
        draft.locators.append(Locator("telephone", numbers.mobile(rng), safe_contact=_safe(rng)))
    if rng.random() < 0.3:
        local = f"{forenames.split(' ')[0]}.{surname}".lower().replace(" ", "").replace("'", "")
        ascii_local = local.encode("ascii", "ignore").decode()
        draft.locators.append(Locator("email", f"{ascii_local}{rng.randrange(10, 99)}@example.org"))
    if heritage.language != "English":
        draft.details.append(Detail("language", heritage.language))
        if rng.random() < heritage.interpreter:
            draft.details.append(Detail("interpreter", f"Needed: {heritage.language}"))
    if rng.random() < 0.05:
        draft.details.append(Detail("disability", DISABILITIES[int(rng.random() * len(DISABILITIES))]))
    draft.details.append(Detail("ethnicity", heritage.ethnicity(rng)))
    if rng.random() < 0.05:
        draft.precision = "year" if rng.random() < 0.6 else "month"
    return draft


def new_child(
    rng: Random, heritage: Heritage, sex: Sex, born: date, surname: str, ethnicity: str, unborn: bool
) -> Draft:
    """Return a child, or an unborn baby whose `born` is the expected date and who has a surname at most."""
    if unborn:
        draft = Draft(numbers.key(rng), "unborn", "U", born, heritage, [Name("as_recorded", "Unborn", surname)])
        draft.details.append(Detail("sex", "U"))
        return draft
    forenames = naming.forename(rng, heritage, sex, born.year)
    if rng.random() < 0.55:
        forenames += f" {naming.forename(rng, heritage, sex, born.year)}"
    draft = Draft(numbers.key(rng), "child", sex, born, heritage, [Name("legal", forenames, surname)])
    draft.details.append(Detail("sex", sex))
    draft.details.append(Detail("ethnicity", ethnicity))
    _known_as(rng, draft, 0.14)
    if heritage.language != "English" and rng.random() < 0.8:
        draft.details.append(Detail("language", heritage.language if rng.random() < 0.5 else "English"))
    if rng.random() < 0.075:
        draft.details.append(Detail("disability", DISABILITIES[int(rng.random() ** 1.7 * len(DISABILITIES))]))
        if rng.random() < 0.2:
            draft.details.append(
                Detail(
                    "communication",
                    rng.choice(
                        (
                            "Uses Makaton",
                            "Uses picture cards",
                            "Short sentences, time to answer",
                            "British Sign Language",
                            "Does not speak with adults outside the home",
                        )
                    ),
                )
            )
    if rng.random() < 0.3:
        draft.details.append(Detail("religion", RELIGIONS[int(rng.random() ** 1.6 * len(RELIGIONS))]))
    return draft


def number(rng: Random, draft: Draft, today: date, numbering: Numbering, known_to_council: bool) -> None:
    """Give a person the identifiers that somebody has for them; some are missing, as in life."""
    nhs = next(numbering.nhs)
    if draft.kind == "unborn":
        return
    if rng.random() < (0.96 if draft.kind == "child" else 0.88):
        traced = rng.random() < 0.9
        when = today - timedelta(days=int(rng.random() * 900))
        draft.identifiers.append(
            Identifier("nhs_number", nhs, "health", "traced" if traced else "unverified", when if traced else None)
        )
    if draft.kind == "child" and draft.born is not None:
        entered = school_age(draft.born, today) - 4
        if 0 <= entered <= 13 and rng.random() < 0.97:
            upn = numbering.next_upn(today.year - entered)
            draft.identifiers.append(Identifier("upn", upn, "education", "traced", None))
    if known_to_council:
        draft.identifiers.append(Identifier("social_care_id", numbering.next_council(), "council", "own", None))


def _known_as(rng: Random, draft: Draft, chance: float) -> None:
    first, surname = draft.names[0].forenames.split(" ")[0], draft.surname
    roll = rng.random()
    short = naming.nicknames().get(first)
    if short and roll < chance * 2.2:
        draft.names.append(Name("preferred", short[int(rng.random() * len(short))], surname))
    elif roll > 0.985:
        other = naming.surname(rng, draft.heritage)
        draft.names.append(Name("alias", first, other))


def _safe(rng: Random) -> SafeContact | None:
    roll = rng.random()
    if roll > 0.05:
        return None
    if roll < 0.02:
        return SafeContact(True, False, "Weekdays, 10am to 2pm", "Partner reads the post and may answer the telephone")
    if roll < 0.035:
        return SafeContact(False, False, "Ask at school drop-off", "Partner checks the telephone")
    return SafeContact(True, True, "After 4pm", "")
