"""Finding people, however their names are spelled, among those the actor may see.

The function in the database runs under the caller's own rights: somebody hidden from the actor is as nobody, in the
rows, in how many there are and in how long it takes. `whom_to_ask` is the one exception, on two strong identifiers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.permissions import Permission as Access
from openmash.records.people.models import Identifier
from openmash.records.people.permissions import Permission
from openmash.records.people.rules import tidy_number, tidy_postcode
from openmash.records.people.selectors import Card, people_cards
from openmash.records.people.telling import NumberTold

TWENTY = 20
CERTAIN = 2.0
"""The likeness of a record that bears a number that was asked for; likeness otherwise runs from 0 to about 1."""


@dataclass(frozen=True)
class Sought:
    """What is known of the person looked for. Any part may be missing; `precision` says how much of `born` is known."""

    forenames: str = ""
    surname: str = ""
    born: date | None = None
    precision: str = "day"
    postcode: str = ""
    numbers: tuple[str, ...] = ()
    one_word: bool = False
    """Only one name was given, and it may be either: it is in `surname`."""

    @property
    def is_empty(self) -> bool:
        return not (self.forenames.strip() or self.surname.strip() or self.born or self.postcode or self.numbers)


@dataclass(frozen=True)
class Hit:
    """One record found: how like it is what was sought (for order only, never shown as a figure), and by what."""

    card: Card
    likeness: float
    by_number: str = ""

    @property
    def person_id(self) -> UUID:
        return self.card.person_id


@dataclass(frozen=True)
class Found:
    """What a search found, likest first; `more`: others fit too, so ask for a first name, date of birth or postcode."""

    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True)
class WhomToRing:
    """Who answers for a restricted record, day and night. It says nothing of whose record it is."""

    name: str
    telephone: str
    deputy: str


def find(sought: Sought, actor: Actor, limit: int = TWENTY) -> Found:
    """People like the one sought, likest first, in at most nine queries. Records of one person each come on their own:
    `linkage.selectors.find_people` brings them together. Raises NotPermitted.
    """
    require(actor, Permission.SEARCH)
    if sought.is_empty:
        return Found((), False)
    by_number = _by_number(sought, actor)
    likeness = dict.fromkeys(by_number, CERTAIN)
    for asked in _askings(sought):
        for person_id, score in _like(asked, limit + 1):
            likeness[person_id] = max(score, likeness.get(person_id, 0.0))
    ranked = sorted(likeness.items(), key=lambda pair: -pair[1])
    cards = people_cards([person_id for person_id, _ in ranked[:limit]], actor)
    hits = [Hit(cards[key], score, by_number.get(key, "")) for key, score in ranked[:limit] if key in cards]
    return Found(tuple(hits), len(ranked) > limit)


def candidates(sought: Sought, actor: Actor, limit: int = TWENTY) -> list[UUID]:
    """Records that could be the person sought, likest first, for matching. Protected identities (adoption, witness
    protection, a changed identity) are left out before anything is looked for.
    """
    by_number = list(_by_number(sought, actor))
    alike = [key for asked in _askings(sought) for key, _ in _like(asked, limit, matching=True)]
    found = list(dict.fromkeys([*by_number, *alike]))
    with connection.cursor() as cursor:
        cursor.execute("select wall.matchable(%s::uuid[])", [found])
        allowed = {key for (key,) in cursor.fetchall()}
    return [key for key in found if key in allowed]


def whom_to_ask(numbers: Sequence[NumberTold], born: date | None, actor: Actor) -> list[WhomToRing]:
    """Whom to ring about a restricted record that two strong identifiers point at; empty otherwise.

    Strong: NHS number, pupil number, social care number; a whole date of birth counts as the second, a name never
    counts. For duty roles only (NotPermitted); somebody who may see the record finds it by searching instead.
    """
    require(actor, Permission.ASK_STUB)
    told = json.dumps([{"scheme": n.scheme.value, "value": tidy_number(n.value)} for n in numbers])
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.restricted_stub(%s::jsonb, %s)", [told, born])
        return [WhomToRing(*row) for row in cursor.fetchall()]


def exactly(sought: Sought, actor: Actor) -> list[UUID]:
    """The one unrestricted person of exactly this identity, though beyond the actor's reach: for emergency access only.

    A number that was asked for, or the whole name with the whole date of birth; several where several fit. Somebody
    restricted is never among them. Raises NotPermitted.
    """
    require(actor, Access.OPEN_EMERGENCY_ACCESS)
    whole = sought.born if sought.precision == "day" else None
    given = sought.forenames.split()[0] if sought.forenames.split() else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from wall.exactly(%s, %s, %s, %s)",
            [[tidy_number(number) for number in sought.numbers], given, sought.surname, whole],
        )
        return [row[0] for row in cursor.fetchall()]


def _by_number(sought: Sought, actor: Actor) -> dict[UUID, str]:
    values = [tidy_number(_sayable(value)) for value in sought.numbers]
    if not values:
        return {}
    rows = Identifier.objects.visible_to(actor).current().filter(value__in=values)
    return {row.person_id: row.get_scheme_display() for row in rows[:100]}


def _askings(sought: Sought) -> list[Sought]:
    if not (sought.forenames.strip() or sought.surname.strip() or sought.born or sought.postcode):
        return []
    if not sought.one_word:
        return [sought]
    as_given = Sought(sought.surname, "", sought.born, sought.precision, sought.postcode)
    return [sought, as_given]


def _like(sought: Sought, limit: int, *, matching: bool = False) -> list[tuple[UUID, float]]:
    precision = sought.precision if sought.born else "unknown"
    postcode = tidy_postcode(_sayable(sought.postcode)) if sought.postcode else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "select person_id, score from people_search(%s, %s, %s, %s, %s, %s, %s)",
            [_sayable(sought.forenames), _sayable(sought.surname), sought.born, precision, postcode, limit, matching],
        )
        return [(person_id, float(score)) for person_id, score in cursor.fetchall()]


def _sayable(text: str) -> str:
    """Without the null character, which PostgreSQL's text cannot hold."""
    return text.replace("\x00", "")
