"""The list of open cases: who is open to whom, continued night after night, by an account that sees no child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import BadFile, feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.records.cases import words
from openmash.records.cases.feeds import read_open_cases_file, service_said
from openmash.records.cases.models import Involvement
from openmash.records.cases.selectors import AlreadyOpen, already_open_to
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.models import Birth, LocatingFact, Person, PersonName
from openmash.records.people.telling import AsTold, NameTold, NumberTold
from openmash.records.people.words import Scheme
from openmash.statute.spoken import moment
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.people import an_nhs_number

pytestmark = pytest.mark.django_db
NOW = timezone.now()
AS_AT = NOW.replace(microsecond=0) - timedelta(hours=7)
HEAD = (
    "record_id,forenames,surname,date_of_birth,sex,address,postcode,nhs_number,upn,service,team,worker,worker_phone,"
    "since,as_at\n"
)


def row(number: str = "CSC000001", **changed: str) -> str:
    cells = {
        "record_id": number, "forenames": "Zoë", "surname": "Ashworth", "date_of_birth": "2018-03-09", "sex": "Female",
        "address": "1 Test Street", "postcode": "GL1 2EQ", "nhs_number": "", "upn": "", "service": "Child in need plan",
        "team": "North team", "worker": "Priya Shah", "worker_phone": "01632 960001", "since": "2026-09-01",
        "as_at": AS_AT.isoformat(), **changed,
    }  # fmt: skip
    return ",".join(cells[name] for name in HEAD.strip().split(",")) + "\n"


@pytest.fixture
def feed() -> Actor:
    return feed_actor(Service.OPEN_CASES_FEED, an_agency().id)


@pytest.fixture
def load(feed: Actor, tmp_path: Path) -> Callable[..., Receipt]:
    def loading(*rows: str, actor: Actor = feed, as_at: datetime | None = None) -> Receipt:
        path = tmp_path / "open.csv"
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return read_open_cases_file(path, actor=actor, as_at=as_at)

    return loading


def looked_up(surname: str = "Ashworth") -> tuple[list[UUID], AlreadyOpen | None]:
    screener = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(screener):
        found = list(PersonName.objects.filter(surname=surname).values_list("person_id", flat=True).distinct())
        if not found:
            return [], None
        return found, already_open_to(person_set(found[0], actor=screener), actor=screener)


def test_a_listed_child_is_found_open_to_the_worker_with_how_fresh_that_is(load: Callable[..., Receipt]) -> None:
    team = a_team("north-team", an_agency())
    receipt = load(row())
    assert (receipt.accepted, receipt.as_at) == (1, AS_AT)
    _, found = looked_up()
    assert found is not None
    (open_to,) = found.open
    assert (open_to.service, open_to.team_id, open_to.worker_name, open_to.worker_telephone) == (
        words.Service.SOCIAL_CARE, team.id, "Priya Shah", "01632 960001",
    )  # fmt: skip
    assert open_to.freshness.words == f"Council as at {moment(AS_AT, NOW)}"


def test_the_same_list_again_changes_nothing_and_the_next_night_confirms_it(load: Callable[..., Receipt]) -> None:
    load(row())
    assert load(row()).already_held == 1
    with time_machine.travel(NOW + timedelta(days=1)):
        receipt = load(row(as_at=(AS_AT + timedelta(days=1)).isoformat()))
        assert (receipt.accepted, receipt.already_held) == (0, 1)
        people_found, found = looked_up()
        assert found is not None
        assert (len(people_found), len(found.open)) == (1, 1)
        assert found.open[0].freshness.as_at == AS_AT + timedelta(days=1)


def test_a_new_worker_supersedes_the_old_and_the_child_keeps_one_record(load: Callable[..., Receipt]) -> None:
    load(row())
    load(row(worker="Sam Okoro"), as_at=AS_AT + timedelta(hours=1))
    found_people, found = looked_up()
    assert found is not None
    assert [each.worker_name for each in found.open] == ["Sam Okoro"]
    assert len(found_people) == 1


def test_what_the_list_says_anew_of_the_child_supersedes_what_it_said(load: Callable[..., Receipt]) -> None:
    load(row())
    load(row(date_of_birth="2018-09-03", address="2 New Road"), as_at=AS_AT + timedelta(hours=1))
    (person,), _ = looked_up()
    screener = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(screener):
        births = Birth.objects.current().filter(person_id=person).values_list("date", flat=True)
        homes = LocatingFact.objects.current().filter(person_id=person).values_list("text", flat=True)
        assert (list(births), list(homes)) == ([date(2018, 9, 3)], ["2 New Road"])
        assert Birth.objects.filter(person_id=person).count() == 2


def test_who_is_no_longer_listed_is_no_longer_open_and_listed_again_is_open_again(load: Callable[..., Receipt]) -> None:
    others = [row(f"CSC0001{n:02}", surname=f"Other{n}") for n in range(9)]
    load(row(), *others)
    assert load(*others, as_at=AS_AT + timedelta(hours=1)).gone == 1
    _, found = looked_up()
    assert found is not None
    assert found.open == ()
    load(row(), *others, as_at=AS_AT + timedelta(hours=2))
    _, found = looked_up()
    assert found is not None
    assert len(found.open) == 1


def test_a_case_opened_anew_is_another_involvement_and_the_ended_one_stays(load: Callable[..., Receipt]) -> None:
    others = [row(f"CSC0001{n:02}", surname=f"Other{n}") for n in range(9)]
    load(row(), *others)
    load(*others, as_at=AS_AT + timedelta(hours=1))
    today = timezone.localdate(AS_AT).isoformat()
    load(row(since=today), *others, as_at=AS_AT + timedelta(hours=2))
    (person,), _ = looked_up()
    screener = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(screener):
        told = Involvement.objects.current().filter(person_id=person).order_by("since")
        assert [(each.since.isoformat() if each.since else "", each.until is None) for each in told] == [
            ("2026-09-01", False), (today, True),
        ]  # fmt: skip


def test_a_list_cut_short_closes_nobody(load: Callable[..., Receipt]) -> None:
    rows = [row(f"CSC0001{n:02}", surname=f"Other{n}") for n in range(20)]
    load(*rows)
    receipt = load(rows[0], as_at=AS_AT + timedelta(hours=1))
    assert (receipt.gone, len(receipt.warnings)) == (0, 1)
    _, found = looked_up("Other7")
    assert found is not None
    assert len(found.open) == 1


def test_a_record_the_agency_made_before_is_continued_by_its_number(load: Callable[..., Receipt], feed: Actor) -> None:
    worker = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(worker):
        before = people.add_person(actor=worker, told=AsTold(
            names=(NameTold("Zoe", "Ashworth"),), numbers=(NumberTold(Scheme.SOCIAL_CARE_ID, "csc 000001"),)
        ))  # fmt: skip
    load(row())
    found_people, _ = looked_up()
    assert found_people == [before]
    with transaction.atomic(), acting_as(worker):
        names = PersonName.objects.current().filter(person_id=before).values_list("forenames", flat=True)
        assert list(names) == ["Zoë"]


def test_another_agencys_number_is_another_record(load: Callable[..., Receipt], feed: Actor) -> None:
    load(row())
    elsewhere = an_agency("elsewhere", AgencyKind.OTHER_AREA)
    load(row(), actor=replace(feed, agency_id=elsewhere.id))
    assert len(looked_up()[0]) == 2


def test_bad_rows_are_quarantined_with_a_sentence_and_the_others_go_in(load: Callable[..., Receipt]) -> None:
    receipt = load(
        row(""), row("CSC000002", nhs_number="9990000000"), row("CSC000003", since="2026-13-40"),
        row("CSC000004", forenames="", surname=""), row("CSC000005", since="2099-01-01"), row("CSC000006"),
        row("CSC000007", nhs_number=an_nhs_number()),
    )  # fmt: skip
    assert (receipt.accepted, receipt.quarantined) == (2, 5)
    reasons = " / ".join(refused.reason for refused in receipt.refused)
    for said in ("record_id: this is needed", "does not add up", "not a date that exists", "no name", "in the future"):
        assert said in reasons


def test_a_list_that_does_not_say_when_it_was_drawn_is_refused(load: Callable[..., Receipt]) -> None:
    with pytest.raises(BadFile, match="when it was drawn"):
        load(row(as_at=""))


def test_the_account_that_reads_the_list_sees_no_child(load: Callable[..., Receipt], feed: Actor) -> None:
    load(row())
    with transaction.atomic(), acting_as(feed):
        assert Person.objects.count() == 0
        assert PersonName.objects.count() == 0
        assert LocatingFact.objects.count() == 0


def test_nobody_but_the_feed_learns_a_key_from_a_number(load: Callable[..., Receipt], feed: Actor) -> None:
    load(row())
    (person,), _ = looked_up()
    for role in (Role.SOCIAL_WORKER, Role.DUTY_MANAGER, Role.DATA_FEEDS):
        with transaction.atomic(), acting_as(an_actor(role)), connection.cursor() as cursor:
            cursor.execute("select wall.record_held(%s, 'social_care_id', 'CSC000001')", [feed.agency_id])
            assert cursor.fetchone() == (None,)
            cursor.execute("select * from wall.told_before(%s, %s)", [person, feed.agency_id])
            assert cursor.fetchall() == []


def test_a_new_address_of_a_child_with_a_protected_one_is_protected_like_it(load: Callable[..., Receipt]) -> None:
    load(row())
    (person,), _ = looked_up()
    screener = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(screener):
        father = people.add_person(actor=screener, told=AsTold(names=(NameTold("Lee", "Ashworth"),)))
        home = LocatingFact.objects.get(person_id=person)
        people.protect_locating_fact(
            actor=screener, fact_id=home.id, protected_from=[father], reason="Refuge", also_household=False
        )
    load(row(address="2 Refuge Road"), as_at=AS_AT + timedelta(hours=1))
    with transaction.atomic(), acting_as(screener):
        homes = {home.text: home.protected_from for home in LocatingFact.objects.filter(person_id=person)}
        assert homes["2 Refuge Road"] == [father]


def test_a_restricted_child_stays_in_the_list_and_behind_the_wall(load: Callable[..., Receipt]) -> None:
    load(row())
    (person,), _ = looked_up()
    duty = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(duty):
        restrict(actor=duty, person_ids=[person], mode="hidden", reason_code="staff", reason="Colleague’s child",
                 ask=WhomToAsk("Duty manager", "01632 960001"), allowed=[duty.account_id])  # fmt: skip
    receipt = load(row(worker="Sam Okoro", address="2 New Road"), as_at=AS_AT + timedelta(hours=1))
    assert (receipt.accepted, receipt.quarantined) == (1, 0)
    assert looked_up() == ([], None)
    with transaction.atomic(), acting_as(duty):
        assert LocatingFact.objects.current().get(person_id=person).text == "2 New Road"


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("Child protection plan", words.Service.SOCIAL_CARE),
        ("Child and family assessment", words.Service.SOCIAL_CARE),
        ("Early help assessment", words.Service.EARLY_HELP),
        ("Family Help", words.Service.FAMILY_HELP),
        ("Short breaks", words.Service.OTHER),
    ],
)
def test_only_what_is_plainly_social_work_counts_as_open_to_a_social_worker(said: str, service: words.Service) -> None:
    assert service_said(said, AgencyKind.COUNCIL) == service
    assert service_said(said, AgencyKind.HEALTH) == words.Service.HEALTH


def test_nothing_is_added_about_a_child_who_has_died_and_a_restricted_death_is_not_told(
    load: Callable[..., Receipt],
) -> None:
    load(row(), row("CSC000002", surname="Birch"))
    [child], _ = looked_up()
    [hidden], _ = looked_up("Birch")
    manager = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(manager):
        people.mark_died(actor=manager, person_ids=[child], words="3 May 2026")
        people.mark_died(actor=manager, person_ids=[hidden], words="3 May 2026")
        restrict(actor=manager, person_ids=[hidden], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[manager.account_id])  # fmt: skip
    later = (AS_AT + timedelta(hours=1)).isoformat()
    again = load(
        row(address="9 New Street", as_at=later), row("CSC000002", surname="Birch", worker="Sam Hill", as_at=later)
    )
    assert [each.reason for each in again.refused] == [
        "This person is recorded as having died, so nothing was added. If that is wrong, ring the hub.",
        "Nothing was added from this row. Ring the hub about it.",
    ]
    with transaction.atomic(), acting_as(manager):
        assert not LocatingFact.objects.filter(text="9 New Street").exists()
        assert not Involvement.objects.filter(person_id=hidden, worker_name="Sam Hill").exists()
