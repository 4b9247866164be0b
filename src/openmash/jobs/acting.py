"""How a job acts: as a service with rights of its own, in a transaction of its own, on the one thing it was given.

What a job asks is asked of whole tables, and is planned by its values where that is better; a page's is planned once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from openmash.foundation.access.actors import Actor, Service, acting_as, service


@contextmanager
def acting(which: Service) -> Iterator[Actor]:
    """One transaction as this service; what is written inside is committed on leaving."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set local plan_cache_mode = auto")
        actor = service(which)
        with acting_as(actor):
            yield actor
