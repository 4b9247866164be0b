"""What the database judges only at the commit costs the row that broke it, and none of its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection, transaction

from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.keys import new_key
from openmash.foundation.imports.actions import feed_actor, load_feed
from openmash.foundation.imports.feeds import Origin, Outcome
from openmash.foundation.imports.models import Row
from openmash.records.cases.models import Process, ProcessChild
from openmash.records.cases.words import ProcessKind
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold
from tests.factories.access import an_agency
from tests.foundation.imports.feeds import AS_AT, FEED, HEAD, Notice


@pytest.mark.usefixtures("own_database")
def test_a_row_refused_at_the_commit_is_quarantined_by_itself(tmp_path: Path) -> None:
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        agency = an_agency("constabulary", AgencyKind.POLICE)
    seen: list[str] = []
    actor = feed_actor(Service.POLICE_FEED, agency.id)

    def leave_birch_without_a_holder(row: Notice, origin: Origin) -> Outcome:
        person = people.add_person(actor=actor, told=AsTold())
        if row.surname == "Birch":
            process = Process(
                id=new_key(), kind=ProcessKind.CONTACT, opened_at=AS_AT, recorded_by=actor.account_id,
                profile_slug="gloucestershire", profile_version="1",
            )  # fmt: skip
            process.save(force_insert=True)
            ProcessChild.record(actor=actor, process_id=process.id, person_id=person)
            seen.append("written")
        return Outcome(about=(f"person:{person}",))

    path = tmp_path / "file.csv"
    path.write_text(HEAD + "1,Ash,,\n2,Birch,,\n3,Cedar,,\n")
    receipt = load_feed(FEED, path, actor=actor, as_at=AS_AT, handle=leave_birch_without_a_holder)
    assert (receipt.accepted, receipt.quarantined) == (2, 1)
    assert seen == ["written", "written"], "the row was whole until the commit, together and alone"
    assert receipt.refused[0].key == "2|Birch"
    assert receipt.refused[0].reason.startswith("OpenMASH could not take in this row.")
    with transaction.atomic(), acting_as(actor), connection.cursor() as cursor:
        assert sorted(Row.objects.values_list("verdict", flat=True)) == ["accepted", "accepted", "quarantined"]
        cursor.execute("select accepted, quarantined from imports_batch")
        assert cursor.fetchall() == [(2, 1)]
