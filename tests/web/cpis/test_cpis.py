"""CP-IS: who goes to the NHS and what is said; the same county gives no second file; what comes back finds the worker."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.court.telling import EndTold, OrderTold
from openmash.casework.court.words import How, Kind, Next
from openmash.casework.cpis.models import File, Notice
from openmash.casework.journey import actions as journeys
from openmash.casework.missing.actions import report_missing
from openmash.casework.missing.telling import MissingTold
from openmash.casework.missing.words import ReportedBy
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.foundation.notices import selectors as messages
from openmash.pathways import court
from openmash.pathways.cpis import eligible, read_notices_file, tell_of_the_missing
from openmash.records.cases import actions as cases
from openmash.records.linkage import actions as linkage
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold
from openmash.records.people.words import PersonKind, Scheme
from openmash.statute.events import Event
from tests.factories.access import an_agency
from tests.factories.family import Family, a_family, signed_in
from tests.factories.people import an_nhs_number

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


@pytest.fixture
def family() -> Family:
    return a_family()


def without_number(family: Family) -> UUID:
    """A brother whose NHS number nobody has written down."""
    with transaction.atomic(), acting_as(family.screener):
        return people.add_person(
            actor=family.screener,
            told=AsTold(PersonKind.CHILD, (NameTold("Ash", "Farrow"),), BirthTold(date(2015, 4, 6), "day")),
        )


def happened(family: Family, child: UUID, event: Event, days_ago: int) -> None:
    when = timezone.now() - timedelta(days=days_ago)
    with transaction.atomic(), acting_as(family.manager):
        process = journeys.begin(actor=family.manager, person_ids=[child], at=when)
        cases.mark(actor=family.manager, process_id=process, person_id=child, event=event, occurred_at=when)


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-cpis-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def sent(client: Client) -> list[dict[str, str]]:
    made = File.objects.order_by("-made_at")[0]
    content = client.get(f"/cp-is/{made.pk}").content
    assert hashlib.sha256(content).hexdigest() == made.sha256, "the file fetched is the file made"
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_the_first_file_holds_everybody_and_the_next_only_what_changed_and_the_same_county_gives_none(
    family: Family,
) -> None:
    ash = without_number(family)
    happened(family, family.mia, Event.CHILD_PROTECTION_PLAN_BEGAN, 40)
    happened(family, ash, Event.CHILD_PROTECTION_PLAN_BEGAN, 40)
    client = signed_in(family.manager)
    page = client.get("/cp-is").content.decode()
    assert "no NHS number is known" in page and "Ash Farrow" in page
    assert send(client, "/cp-is") == "/cp-is"
    (row,) = sent(client)
    assert (row["forenames"], row["status"], row["change"], row["ended_on"]) == ("Mia", "CPP", "added", "")
    assert row["nhs_number"].startswith("999") and not {"address", "school", "worker"} & set(row)
    assert "Nothing has changed since the last file" in send(client, "/cp-is")
    assert File.objects.count() == 1
    happened(family, family.mia, Event.CHILD_PROTECTION_PLAN_ENDED, 1)
    with transaction.atomic(), acting_as(family.screener):
        number = NumberTold(Scheme.NHS_NUMBER, an_nhs_number())
        people.add_number(actor=family.screener, person_id=ash, number=number)
    send(client, "/cp-is")
    assert sorted((each["forenames"], each["change"]) for each in sent(client)) == [
        ("Ash", "added"),
        ("Mia", "changed"),
    ]


def test_a_child_looked_after_is_sent_with_the_section_and_leaves_twelve_months_after_it_ends(family: Family) -> None:
    long_ago = timezone.now() - timedelta(days=500)
    with transaction.atomic(), acting_as(family.manager):
        court.record_order(actor=family.manager, person_ids=[family.toby], told=OrderTold(Kind.ACCOMMODATED, long_ago))
        found = eligible(actor=family.manager, now=timezone.now())
        assert {x["forenames"]: (x["status"], x["legal_status"]) for x in found.cells.values()} == {
            "Toby": ("LAC", "s20")
        }
        order = next(iter(court.selectors.running_among([family.toby], actor=family.manager).values()))[0]
        court.end_order(
            actor=family.manager, person_id=family.toby, order_id=order.id,
            told=EndTold(How.WITHDRAWN, timezone.now() - timedelta(days=370), what_next=Next.HOME),
        )  # fmt: skip
        assert eligible(actor=family.manager, now=timezone.now()).cells == {}
        earlier = eligible(actor=family.manager, now=timezone.now() - timedelta(days=60))
    assert [each["ended_on"] != "" for each in earlier.cells.values()] == [True]


def test_a_restricted_child_is_in_no_file(family: Family) -> None:
    happened(family, family.mia, Event.CHILD_PROTECTION_PLAN_BEGAN, 40)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[family.manager.account_id],
        )  # fmt: skip
    client = signed_in(family.manager)
    assert "Nothing has changed" in send(client, "/cp-is"), "not even for whoever may see them"
    assert "whoever is named for them tells the NHS" in client.get("/cp-is").content.decode()


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Receipt]:
    feed = feed_actor(Service.PERSON_FEED, an_agency("health", AgencyKind.HEALTH).id)

    def loading(*rows: str) -> Receipt:
        path = tmp_path / "notices.csv"
        head = "ref,attended at,care setting,provider,nhs no,given name,family name,dob\n"
        path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return read_notices_file(path, actor=feed)

    return loading


def test_a_notice_finds_the_childs_worker_and_leaves_the_list_when_something_is_said(
    family: Family, load: Callable[..., Receipt]
) -> None:
    came = f"{timezone.localtime() - timedelta(hours=6):%Y-%m-%d %H:%M}"
    row = f"UC-1,{came},Emergency department,Severnside Hospital,,Mia,Farrow,2019-03-09"
    assert (load(row).accepted, load(row).already_held) == (1, 1)
    with transaction.atomic(), acting_as(family.manager):
        record = Notice.objects.values_list("person_id", flat=True)[0]
        linkage.link(
            actor=family.manager, record_a=family.mia, record_b=record, reason="The same name and birth.",
            considered=linkage.Considered(twins=True),
        )  # fmt: skip
    client = signed_in(family.worker)
    page = client.get("/worklist").content.decode()
    assert "Seen in unscheduled care" in page and "Severnside Hospital" in page
    assert "Seen in unscheduled care" not in signed_in(family.other_worker).get("/worklist").content.decode()
    with acting_as(family.manager):
        notice = Notice.objects.get()
    url = f"/cp-is/notices/{notice.pk}"
    assert "Say what you did about it." in send(client, url)
    assert send(client, url, words="Rang the ward; a broken wrist from the slide, seen by her mother.").startswith(
        "/child/"
    )
    assert "Seen in unscheduled care" not in client.get("/worklist").content.decode()
    assert "Emergency department" in client.get(f"/child/{family.mia}/chronology").content.decode()


@pytest.mark.parametrize(("seen_hours_ago", "told"), [(2, True), (7, False)])
def test_a_missing_child_seen_in_unscheduled_care_is_told_of_now_and_once_to_whoever_holds_the_episode(
    family: Family, load: Callable[..., Receipt], seen_hours_ago: int, told: bool
) -> None:
    now = timezone.now()
    with transaction.atomic(), acting_as(family.screener):
        report_missing(
            actor=family.screener, person_id=family.mia,
            told=MissingTold(
                "Not home from school.", ReportedBy.POLICE, reported_at=now - timedelta(hours=5),
                last_seen_at=now - timedelta(hours=6),
            ),
        )  # fmt: skip
    came = f"{timezone.localtime() - timedelta(hours=seen_hours_ago):%Y-%m-%d %H:%M}"
    load(f"UC-9,{came},Emergency department,Severnside Hospital,,Mia,Farrow,2019-03-09")
    clocks = service(Service.CLOCKS)

    def look() -> int:
        with transaction.atomic(), acting_as(clocks):
            return tell_of_the_missing(actor=clocks, now=timezone.now())

    assert look() == 0, "nobody has agreed yet that the two records are one child"
    with transaction.atomic(), acting_as(family.manager):
        record = Notice.objects.values_list("person_id", flat=True)[0]
        linkage.link(
            actor=family.manager, record_a=family.mia, record_b=record, reason="The same name and birth.",
            considered=linkage.Considered(twins=True),
        )  # fmt: skip
    assert look() == int(told)
    look()
    with acting_as(family.screener):
        said = [each.text for each in messages.waiting(actor=family.screener) if "unscheduled care" in each.text]
    assert len(said) == int(told), said
    assert not told or "Severnside Hospital" in said[0]


def test_a_notice_that_cannot_be_waits_and_one_of_nobody_here_stays_with_the_hub(
    family: Family, load: Callable[..., Receipt]
) -> None:
    ahead = f"{timezone.localtime() + timedelta(hours=6):%Y-%m-%d %H:%M}"
    came = f"{timezone.localtime() - timedelta(hours=6):%Y-%m-%d %H:%M}"
    receipt = load(
        f"UC-2,{ahead},Emergency department,,,Ash,Quill,2015-01-01", f"UC-3,{came},Walk-in,,,Ash,Quill,2015-01-01"
    )
    assert (receipt.accepted, receipt.quarantined) == (1, 1)
    assert "cannot be in the future" in receipt.refused[0].reason
    assert "Ash Quill" in signed_in(family.screener).get("/worklist").content.decode()
    assert "Ash Quill" not in signed_in(family.worker).get("/worklist").content.decode()
