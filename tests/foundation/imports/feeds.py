"""A small feed for tests: what its rows become is one audit event each, which can be counted."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from openmash.foundation.imports.columns import Column, day, text
from openmash.foundation.imports.feeds import Feed


@dataclass(frozen=True)
class Notice:
    """A row of the test feed."""

    reference: str
    surname: str
    born: date | None
    words: str


COLUMNS = (
    Column("reference", text, required=True),
    Column("surname", text, required=True, longest=40),
    Column("born", day, blank=None),
    Column("words", text, longest=10_000, lines=True),
)
FEED = Feed("test-notices", "Test notices", COLUMNS, Notice, key=("reference", "surname"), group=("reference",))
LIST = Feed("test-list", "Test list", COLUMNS, Notice, key=("reference",), snapshot=True)
HEAD = "reference,surname,born,words\n"
AS_AT = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)
NEXT_NIGHT = AS_AT + timedelta(days=1)


def load_slowly(path: str, agency_id: str) -> None:
    """Load a file with a pause in each row, so that it can be killed on the way."""
    import django

    django.setup()
    from uuid import UUID

    from openmash.foundation.access.actors import Service
    from openmash.foundation.audit import actions as audit
    from openmash.foundation.imports import actions as imports
    from openmash.foundation.imports.feeds import Origin, Outcome

    imports.ROWS_A_COMMIT = 5
    actor = imports.feed_actor(Service.POLICE_FEED, UUID(agency_id))

    def take(row: Notice, origin: Origin) -> Outcome:
        time.sleep(0.004)
        audit.record(actor, "test.row_taken", about=[f"row:{origin.key}"])
        return Outcome()

    sys.stdout.write("started\n")
    sys.stdout.flush()
    receipt = imports.load_feed(FEED, Path(path), actor=actor, as_at=AS_AT, handle=take)
    sys.stdout.write(f"{receipt.rows} {receipt.accepted} {receipt.already_held} {receipt.quarantined}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    load_slowly(sys.argv[1], sys.argv[2])
