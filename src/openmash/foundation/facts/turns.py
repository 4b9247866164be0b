"""What is decided once is decided by one at a time.

An action that looks whether something was decided, and then decides it, is two steps: two people at once would both
find it open. Each takes its turn first, by the key of what is decided; whoever comes second waits for the first's
commit, then reads what was decided and is refused with a sentence.
"""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError


def in_turn(key: UUID) -> None:
    """Wait until nobody else decides about this key; then it is this transaction's, until it ends. Call it before what
    is to be decided is read: what was read earlier may be out of date.

    Raises TransactionManagementError outside a transaction, which would hold nothing.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("A turn is held by a transaction.")
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
