"""What the clocks see behind a restriction, and whom they tell: those inside it and nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from openmash.casework.frontdoor.models import Contact
from openmash.foundation.access.actors import Actor


@dataclass(frozen=True)
class Behind:
    """One restriction's circle, while the clocks look behind it, and the accounts inside it."""

    circle: int
    accounts: tuple[UUID, ...]
    contacts: frozenset[UUID]

    def has(self, contact_id: UUID) -> bool:
        """Whether a contact is open and of this circle: others are looked at in their own turn."""
        return contact_id in self.contacts

    def people_of(self, contact_ids: Sequence[UUID]) -> list[UUID]:
        """Everybody in these contacts: a message about them all bears the strictest circle."""
        rows = Contact.objects.filter(pk__in=list(contact_ids)).values_list("person_ids", flat=True)
        return list(dict.fromkeys(person for people in rows for person in people))


def circles_to_look_behind(*, actor: Actor) -> list[int]:
    """The circles in which a contact is open, for the clocks; none for anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.circles_to_look_behind()")
        return [circle for (circle,) in cursor.fetchall()]


@contextmanager
def looking_behind(circle: int, *, actor: Actor) -> Iterator[Behind]:
    """Look behind one restriction until the end of this transaction, acting as the clocks. Nobody else sees more."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('openmash.behind', %s, true)", [str(circle)])
        cursor.execute("select wall.inside()")
        accounts = tuple(account for (account,) in cursor.fetchall())
    rows = Contact.objects.filter(circle_id=circle, process__closed_at__isnull=True).values_list("pk", flat=True)
    try:
        yield Behind(circle, accounts, frozenset(rows))
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("select set_config('openmash.behind', '', true)")
