"""From notice of an inspection to a complete pack: the lists, five children's papers, everything released; and the folder.

`--children 130000` is the whole county, loaded once and kept under that number with the pages' benchmark; 2,000 without
it. The list and the papers are made as the queue makes them, under the walls, audit and fsync on, with how many queries
each asked. Memory is what this process grew by; beside it stands the folder that `openmash evidence-pack` writes, by a
process of its own. An inspector then opens every paper of five children and the list by its pages.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from bench.ground import Figure, ground, p, table
from bench.pages import county, django_here

TARGET_WHOLE_S, TARGET_CHILD_S, TARGET_MB, TARGET_QUERIES, TARGET_PAGE_MS = 600.0, 10.0, 512.0, 160, 1000.0
"""Ten minutes, of which an inspector's own reading is the most; half a gigabyte, so that a small server makes it."""
SAMPLE = 5


@dataclass
class Took:
    """What steps took: seconds, and queries where they were counted."""

    seconds: dict[str, float] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step and count what it asks of the database."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        began = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            yield
        self.seconds[name] = time.perf_counter() - began
        self.queries[name] = len(asked)


def main(arguments: list[str]) -> dict[str, object]:
    """Load the county where it is not there, go from notice to pack, read it as an inspector; print the figures."""
    reading = argparse.ArgumentParser(prog="bench inspection")
    reading.add_argument("--children", type=int, default=2_000)
    children = reading.parse_args(arguments).children
    name = f"bench_pages_{children}"
    with ground(name) as (cluster, _):
        django_here()
        loaded = county(cluster, name, children)
        before, took = _peak(), Took()
        began = time.perf_counter()
        inspection, exhibits, size = _from_notice_to_pack(took)
        whole, grown = time.perf_counter() - began, _peak() - before
        pages = _read(inspection, exhibits)
        folder_s, folder_mb = _folder()
    of_child = [took.seconds[each] for each in took.seconds if each.startswith("child ")]
    asked = [took.queries[each] for each in took.queries if each.startswith("child ")]
    rows: list[list[Figure]] = [
        ["from notice to everything released (s)", whole, TARGET_WHOLE_S],
        ["the list of contacts, made and frozen (s)", took.seconds["list"], None],
        ["Annex A, lists 1 to 10, made and frozen (s)", took.seconds["annex a"], None],
        ["a child's papers, the slowest (s)", max(of_child, default=0.0), TARGET_CHILD_S],
        ["queries of a child's papers, the most", max(asked, default=0), TARGET_QUERIES],
        ["memory this process grew by (MB)", grown, TARGET_MB],
        ["a page or file an inspector opens, p95 (ms)", p(pages, 95), TARGET_PAGE_MS],
        ["openmash evidence-pack, whole (s)", folder_s, TARGET_WHOLE_S],
        ["its memory (MB)", folder_mb, TARGET_MB],
    ]
    table(f"Inspection, {children:,} children, load {os.getloadavg()[0]:.1f}", ["what", "took", "at most"], rows)
    print(f"  The list holds {size['lines']:,} lines about {size['children']:,} children, {size['megabytes']:.1f} MB.")
    return {
        "children": children, "county": loaded, "load": os.getloadavg()[0], "whole_s": whole, "list": size,
        "seconds": took.seconds, "queries": took.queries, "memory_mb": grown, "page_p95_ms": p(pages, 95),
        "folder_s": folder_s, "folder_mb": folder_mb,
    }  # fmt: skip


def _peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _from_notice_to_pack(took: Took) -> tuple[UUID, list[UUID], dict[str, float]]:
    """Every step as people and the queue take it; the inspection, its exhibits, and how large its list is."""
    from django.db import transaction
    from django.utils import timezone

    from openmash.foundation.access.actors import acting_as, actor_for
    from openmash.foundation.access.models import Account
    from openmash.insight.inspection import actions, selectors
    from openmash.insight.inspection.actions import NoticeTold
    from synthetic.staff import BY_USERNAME

    lead = actor_for(Account.objects.get(pk=BY_USERNAME["duty.manager"].id))
    with took.step("notice"), transaction.atomic(), acting_as(lead):
        told = NoticeTold("front_door", "", "Ofsted", timezone.now() - timedelta(hours=1))
        inspection = actions.begin(actor=lead, told=told)
        actions.ask_for_list(actor=lead, inspection_id=inspection, key="contacts")
    _make(took, "list", inspection, lead)
    with took.step("release of the list"), transaction.atomic(), acting_as(lead):
        [listed] = selectors.exhibits(inspection, actor=lead)
        actions.accept(actor=lead, exhibit_id=listed.id, has_read=True, note="As it was recorded.")
        actions.release(actor=lead, exhibit_id=listed.id)
        size = {
            "lines": float(bytes(selectors.content_of(listed.id, actor=lead)).count(b"\r\n") - 1),
            "children": float(len(_children_of(listed.id))), "megabytes": listed.size / 1e6,
        }  # fmt: skip
    with took.step("asking for Annex A"), transaction.atomic(), acting_as(lead):
        actions.ask_for_list(actor=lead, inspection_id=inspection, key="annex-a")
    _make(took, "annex a", inspection, lead)
    with took.step("release of Annex A"), transaction.atomic(), acting_as(lead):
        annex = next(x for x in selectors.exhibits(inspection, actor=lead) if x.filename == "annex-a.xlsx")
        actions.accept(actor=lead, exhibit_id=annex.id, has_read=True, note="As it was recorded.")
        actions.release(actor=lead, exhibit_id=annex.id)
        size["annex_megabytes"] = annex.size / 1e6
    with took.step("draw"), transaction.atomic(), acting_as(lead):
        actions.draw_children(actor=lead, inspection_id=inspection, number=SAMPLE, seed=1)
    for number in range(SAMPLE):
        _make(took, f"child {number + 1}", inspection, lead)
    with took.step("release of the papers"), transaction.atomic(), acting_as(lead):
        actions.release_ready(actor=lead, inspection_id=inspection)
        exhibits = [each.id for each in selectors.exhibits(inspection, actor=lead)]
    return inspection, exhibits, size


def _make(took: Took, name: str, inspection: UUID, lead: object) -> None:
    """Make the first thing of this inspection that waits, as the queue does."""
    from openmash.foundation.access.actors import Service
    from openmash.insight.inspection import actions
    from openmash.insight.inspection.models import Wanted
    from openmash.jobs.acting import acting

    with took.step(name), acting(Service.INSPECTION) as maker:
        waiting = Wanted.objects.filter(inspection_id=inspection, state="waiting").order_by("recorded_at", "pk")
        found = waiting.values_list("pk", flat=True).first()
        if found is not None:
            actions.make(actor=maker, wanted_id=found)
            after = Wanted.objects.get(pk=found)
            if after.state != "made":
                raise SystemExit(f"{name} was not made: {after.said}")


def _children_of(exhibit_id: UUID) -> list[UUID]:
    from openmash.insight.inspection.models import Exhibit

    return list(Exhibit.objects.values_list("person_ids", flat=True).get(pk=exhibit_id))


def _read(inspection: UUID, exhibits: list[UUID]) -> list[float]:
    """Milliseconds an inspector waits for the room and for each page and file in it."""
    from django.db import transaction
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from openmash.foundation.access.actors import acting_as, actor_for
    from openmash.foundation.access.models import Account
    from openmash.foundation.access.roles import Role
    from openmash.foundation.access.selectors import accounts_with
    from openmash.insight.inspection import actions
    from synthetic.staff import BY_USERNAME

    found = accounts_with(Role.INSPECTOR)
    if not found:
        raise SystemExit(
            "This county was loaded before inspectors had accounts in it: --fresh of bench pages loads it."
        )
    lead = actor_for(Account.objects.get(pk=BY_USERNAME["duty.manager"].id))
    now = timezone.now()
    with transaction.atomic(), acting_as(lead):
        actions.seat_inspector(
            actor=lead, inspection_id=inspection, account_id=found[0].pk_uuid, starts_at=now,
            ends_at=now + timedelta(days=1),
        )  # fmt: skip
    client, taken = Client(), []
    client.force_login(found[0], "allauth.account.auth_backends.AuthenticationBackend")
    paths = [reverse("inspection_room", args=[inspection])]
    paths += [reverse(name, args=[key]) for key in exhibits for name in ("inspection_exhibit", "inspection_file")]
    for path in paths:
        began = time.perf_counter()
        answer = client.get(path)
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"An inspector could not open {path}: {answer.status_code}")
    return taken


def _folder() -> tuple[float, float]:
    """Seconds and MB of `openmash evidence-pack`, in a process of its own."""
    here = Path(tempfile.mkdtemp(prefix="evidence-"))
    began = time.perf_counter()
    try:
        said = subprocess.run(
            [
                sys.executable, "-c",
                (
                    "import resource, sys; from openmash.cli.evidence import evidence_pack; from pathlib import Path;"
                    f"code = evidence_pack(Path({str(here / 'pack')!r}), months=6, number={SAMPLE}, seed=1, named=());"
                    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024); sys.exit(code)"
                ),
            ],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "src:."},
        )  # fmt: skip
        return time.perf_counter() - began, float(said.stdout.strip().splitlines()[-1])
    finally:
        shutil.rmtree(here, ignore_errors=True)
