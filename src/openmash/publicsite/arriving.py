"""A member of the public's answers as the front door takes them in. What was not said stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from openmash.casework.frontdoor.telling import Arrival, ChildTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.foundation.instruments.answering import Answers
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, NameKind, PersonKind

UNBORN = re.compile(r"\b(unborn|pregnan|due|not born)", re.IGNORECASE)
WHOLE_DATE = re.compile(r"\b(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b")
ADULT = 18
ANONYMOUS, SOMEBODY = "9", "1D"
"""Codes of who told us: anonymous, or a person who said who they are."""


def arrival_of(answers: Answers, today: date) -> Arrival:
    """The report as one arrival. Its words are kept with each child; who told us apart from them."""
    named = answers.text("say_who") == "yes" and any(
        answers.text(slug) for slug in ("your_name", "your_contact")
    )  # fmt: skip
    return Arrival(
        kind=ContactKind.PUBLIC,
        channel=Channel.PUBLIC_FORM,
        source=SOMEBODY if named else ANONYMOUS,
        children=tuple(_children(answers, today)),
        referrer=_referrer(answers) if named else ReferrerTold(is_anonymous=True, wants_feedback=False),
        in_danger_now=answers.text("danger_now") == "yes",
    )


def _children(answers: Answers, today: date) -> Iterator[ChildTold]:
    concern = answers.text("concern")
    rows = answers.rows("children") or (Answers({}),)
    for row in rows:
        said = (row.text("called"), row.text("age"), row.text("described"), answers.text("place"))
        as_told = ", ".join(filter(None, said)) or "Unknown child"
        yield ChildTold(told=_told(row, answers, today), as_told=as_told[:400], concern=concern)


def _told(row: Answers, answers: Answers, today: date) -> AsTold:
    """The child as told. An age is words, not a date of birth; a place without a postcode is words, not an address."""
    forenames, surname = names_of(row.text("called"))
    postcode = answers.text("place_postcode")
    where = "" if postcode else answers.text("place")
    described = ", ".join(filter(None, (row.text("age"), row.text("described"), where)))
    return AsTold(
        kind=PersonKind.UNBORN if UNBORN.search(row.text("age")) else PersonKind.CHILD,
        names=(NameTold(forenames[:200], surname[:200], NameKind.AS_RECORDED),) if forenames or surname else (),
        birth=birth_of(row.text("age"), today),
        details=(DetailTold(DetailKind.DESCRIPTION, described[:400]),) if described else (),
        places=(PlaceTold(LocatingKind.ADDRESS, answers.text("place")[:400], postcode[:10]),) if postcode else (),
    )


def names_of(called: str) -> tuple[str, str]:
    """First names and family name of a name written in one box: the last word is taken for the family name."""
    words = called.split()
    return (called.strip(), "") if len(words) < 2 else (" ".join(words[:-1]), words[-1])


def birth_of(age: str, today: date) -> BirthTold | None:
    """The date of birth, where one was written ("3/5/2019") that a child could have; None otherwise."""
    found = WHOLE_DATE.search(age)
    if found is None:
        return None
    try:
        born = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return BirthTold(born) if date(today.year - ADULT - 2, 1, 1) <= born <= today else None


def _referrer(answers: Answers) -> ReferrerTold:
    contact = answers.text("your_contact")
    safe = [answers.text("contact_when")]
    if kept_from := answers.text("contact_not"):
        safe.append(f"must not know: {kept_from}")
    return ReferrerTold(
        name=answers.text("your_name")[:200],
        relationship=answers.text("how_you_know")[:120],
        telephone="" if "@" in contact else contact[:40],
        email=contact[:254] if "@" in contact else "",
        safe_to_contact="; ".join(filter(None, safe))[:200],
        wants_feedback=bool(contact),
    )
