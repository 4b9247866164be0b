"""People as they are told of. Every maker writes as the actor it is given, inside that actor's transaction."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.records.people.models import Birth, Identifier, LocatingFact, Person, PersonName

_COUNTER = itertools.count(1)


def an_nhs_number() -> str:
    """A fresh number from the 999 range kept for tests."""
    while True:
        stem = f"999{next(_COUNTER):06d}"
        rest = (11 - sum(int(d) * w for d, w in zip(stem, range(10, 1, -1), strict=True)) % 11) % 11
        if rest < 10:
            return f"{stem}{rest}"


def born_aged(years: int) -> date:
    """The birthday of somebody who is so many years and a half, in whatever year the tests are run."""
    return timezone.localdate() - timedelta(days=round(365.25 * (years + 0.5)))


def a_person(
    actor: Actor,
    forenames: str = "Zoë",
    surname: str = "Ashworth",
    *,
    born: date | None = date(2018, 3, 9),
    kind: str = "child",
    nhs_number: str = "",
    postcode: str = "",
) -> Person:
    """One person with one name, a date of birth and what else is given. Needs `acting_as(actor)` around it."""
    person = Person.record(actor=actor, kind=kind)
    PersonName.record(actor=actor, person_id=person.id, kind="legal", forenames=forenames, surname=surname)
    if born:
        Birth.record(actor=actor, person_id=person.id, date=born, precision="day")
    if nhs_number:
        Identifier.record(actor=actor, person_id=person.id, scheme="nhs_number", value=nhs_number)
    if postcode:
        LocatingFact.record(actor=actor, person_id=person.id, kind="address", text="1 Test Street", postcode=postcode)
    return person


def a_child(actor: Actor, forenames: str = "Zoë", surname: str = "Ashworth", **values: object) -> Person:
    """A child with one name and a date of birth."""
    return a_person(actor, forenames, surname, **values)  # type: ignore[arg-type]  # the maker above checks them
