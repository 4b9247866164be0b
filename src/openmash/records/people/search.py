"""Finding people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.records.people.permissions import Permission
from openmash.records.people.rules import tidy_number
from openmash.records.people.telling import NumberTold


@dataclass(frozen=True)
class WhomToRing:
    """Who answers for a restricted record, day and night. It says nothing of whose record it is."""

    name: str
    telephone: str
    deputy: str


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
