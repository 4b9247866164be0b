"""The audit of a county: kept on disk as it is made, written in the order of its moments."""

from __future__ import annotations

import heapq
import json
import pickle
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from random import Random
from tempfile import TemporaryFile
from typing import IO

import psycopg

from synthetic.filing import Event
from synthetic.load_rows import Rows

EVENTS_A_RUN = 50_000
EVENTS_A_CHUNK = 50
"""Few: each event moves the head of the chain on, and what one transaction leaves of it must fit on a page, or the
head grows with the county and every event steps over all of it."""
WRITE_EVENTS = """
with told as materialized (
  select t.*, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as salt
  from jsonb_to_recordset(%s::jsonb)
    as t (id uuid, at timestamptz, actor uuid, kind text, about text[], detail jsonb)),
kept as (
  insert into audit.event (id, at, actor, kind, about, purpose, digest)
  select id, at, actor, kind, about, '', sha256(salt || convert_to(detail::text, 'UTF8')) from told order by at, id),
detailed as (insert into audit.detail (event_id, salt, detail) select id, salt, detail from told)
insert into audit.mention (key, at, event_id) select distinct k, at, id from told, unnest(about) k
"""


class Sorted:
    """Events in the order of their moments, however many: sorted runs on disk, merged as they are read."""

    def __init__(self) -> None:
        self.waiting: list[Event] = []
        self.runs: list[IO[bytes]] = []
        self.count = 0

    def take(self, events: list[Event]) -> None:
        """Take events and empty the list they came in."""
        self.waiting += events
        self.count += len(events)
        events.clear()
        if len(self.waiting) >= EVENTS_A_RUN:
            run = TemporaryFile()  # noqa: SIM115  # it stays open until `close`
            self.waiting.sort(key=attrgetter("at"))
            for start in range(0, len(self.waiting), EVENTS_A_CHUNK):
                pickle.dump(self.waiting[start : start + EVENTS_A_CHUNK], run)
            self.runs.append(run)
            self.waiting = []

    def __iter__(self) -> Iterator[Event]:
        """Every event, the earliest first; of one moment, as they were taken."""
        self.waiting.sort(key=attrgetter("at"))
        return heapq.merge(*map(_read, self.runs), self.waiting, key=attrgetter("at"))

    def close(self) -> None:
        """Give the disk back."""
        for run in self.runs:
            run.close()


def _read(run: IO[bytes]) -> Iterator[Event]:
    end = run.tell()
    run.seek(0)
    while run.tell() < end:
        yield from pickle.load(run)  # noqa: S301  # a file of this process, and nobody else's


def write_audit(connection: psycopg.Connection[tuple[object, ...]], events: Sorted, seed: int) -> Iterator[int]:
    """Write every event, a chunk a transaction: each commit chains it. Yields how many are written so far."""
    rng, left, written = Random(f"{seed}:audit"), iter(events), 0
    while chunk := list(islice(left, EVENTS_A_CHUNK)):
        _write(connection, chunk, rng)
        connection.commit()
        written += len(chunk)
        yield written
    events.close()


def _write(connection: psycopg.Connection[tuple[object, ...]], events: list[Event], rng: Random) -> None:
    """Insert events with their details, salts and digests, as `audit.write` does, at moments that are past."""
    maker = Rows(rng)
    told = [
        {
            "id": str(maker.key(event.at)),
            "at": event.at.isoformat(),
            "actor": str(event.actor),
            "kind": event.kind,
            "about": list(event.about),
            "detail": dict(event.detail),
        }
        for event in events
    ]
    connection.execute(WRITE_EVENTS, [json.dumps(told, ensure_ascii=False)])
