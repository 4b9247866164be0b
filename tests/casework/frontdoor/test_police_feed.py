"""Police notifications by file: children of one notification together, each with their own words, none lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.feeds import read_police_file
from openmash.casework.frontdoor.models import Contact, ContactChild, ContactPerson, PoliceNotification, Referrer
from openmash.casework.frontdoor.words import ContactKind
from openmash.foundation.access.actors import Actor, Service, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.foundation.imports.selectors import feed_age
from openmash.foundation.notices.selectors import waiting
from openmash.records.cases import actions as cases
from openmash.records.cases.models import Holding
from openmash.records.people.models import Birth, Person, PersonName
from openmash.records.voice.models import Voice
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import NOBODY_ELSE, less

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
COLUMNS = [
    "notification_ref",
    "submitted_at",
    "incident_at",
    "incident_kind",
    "grade",
    "child_forenames",
    "child_surname",
    "child_date_of_birth",
    "child_sex",
    "address",
    "postcode",
    "present",
    "seen",
    "spoken_to",
    "childs_words",
    "demeanour",
    "other_people",
    "narrative",
    "officer",
    "officer_team",
    "domestic_abuse",
]


def row(ref: str = "V1", forenames: str = "Mia", surname: str = "Farrow", **changed: str) -> str:
    cells = {
        "notification_ref": ref, "submitted_at": (NOW - timedelta(hours=2)).isoformat(),
        "incident_at": (NOW - timedelta(hours=3)).isoformat(), "incident_kind": "Domestic incident", "grade": "amber",
        "child_forenames": forenames, "child_surname": surname, "child_date_of_birth": "2018-03-09", "child_sex": "F",
        "address": "1 Test Street", "postcode": "GL1 2EQ", "present": "yes", "seen": "yes", "spoken_to": "yes",
        "childs_words": "", "demeanour": "", "other_people": "Lee Farrow|1990-01-02|father; Kim Ash||suspect",
        "narrative": "Officers went to a loud argument.", "officer": "PC Ada Byrne", "officer_team": "Response B",
        "domestic_abuse": "yes", **changed,
    }  # fmt: skip
    return ",".join('"' + cells[name].replace('"', '""') + '"' for name in COLUMNS) + "\n"


@pytest.fixture(autouse=True)
def the_hub() -> None:
    council = an_agency()
    a_team("mash", council, is_duty_desk=True)
    a_team("edt", council, answers_out_of_hours=True)


@pytest.fixture
def feed() -> Actor:
    return feed_actor(Service.POLICE_FEED, an_agency("constabulary", AgencyKind.POLICE).id)


@pytest.fixture
def load(feed: Actor, tmp_path: Path) -> Callable[..., Receipt]:
    def loading(*rows: str) -> Receipt:
        path = tmp_path / "police.csv"
        path.write_text(",".join(COLUMNS) + "\n" + "".join(rows), encoding="utf-8")
        return read_police_file(path, actor=feed)

    return loading


@pytest.fixture
def screener(the_hub: None) -> Actor:
    return an_actor(Role.SCREENER)


def contacts(screener: Actor) -> list[Contact]:
    with transaction.atomic(), acting_as(screener):
        return list(Contact.objects.order_by("recorded_at", "id"))


def children_of(screener: Actor, contact_id: UUID) -> dict[str, ContactChild]:
    with transaction.atomic(), acting_as(screener):
        return {child.as_told: child for child in ContactChild.objects.filter(contact_id=contact_id)}


def voice_of(screener: Actor, person_id: UUID) -> Voice:
    with transaction.atomic(), acting_as(screener):
        return Voice.objects.get(person_id=person_id)


def test_a_row_becomes_a_contact_the_desk_holds_with_what_the_force_said(
    load: Callable[..., Receipt], screener: Actor, feed: Actor
) -> None:
    assert load(row()).accepted == 1
    (contact,) = contacts(screener)
    assert (contact.kind, contact.source, contact.held_by) == (ContactKind.DOMESTIC_ABUSE, "6", feed.agency_id)
    assert contact.first_told_at == NOW - timedelta(hours=2)
    (child,) = children_of(screener, contact.id).values()
    assert (child.as_told, child.concern) == (
        "Mia Farrow", "Domestic incident\n\nOfficers went to a loud argument.",
    )  # fmt: skip
    with transaction.atomic(), acting_as(screener):
        police = PoliceNotification.objects.get()
        assert (police.notification_ref, police.grade, police.agency_id) == ("V1", "amber", feed.agency_id)
        others = {other.as_told: other.alleged for other in ContactPerson.objects.all()}
        assert others == {"Lee Farrow|1990-01-02|father": False, "Kim Ash||suspect": True}
        assert Referrer.objects.get().name == "PC Ada Byrne"
        assert Holding.objects.filter(person_id=child.person_id, released_at__isnull=True).count() == 1
        assert Birth.objects.get(person_id=child.person_id).origin_id == child.origin_id is not None


def test_rows_that_share_a_reference_are_one_contact_with_each_childs_text_apart(
    load: Callable[..., Receipt], screener: Actor
) -> None:
    load(row(), row("V2", "Ivo", "Shaw"), row(forenames="Leo", narrative="Leo was asleep.", domestic_abuse="yes"))
    first, second = sorted(contacts(screener), key=lambda contact: len(contact.person_ids), reverse=True)
    assert (len(first.person_ids), len(second.person_ids)) == (2, 1)
    told = children_of(screener, first.id)
    assert set(told) == {"Mia Farrow", "Leo Farrow"}
    assert "asleep" in told["Leo Farrow"].concern
    assert "asleep" not in told["Mia Farrow"].concern


def test_the_same_file_twice_is_already_held(load: Callable[..., Receipt], screener: Actor) -> None:
    rows = [row(), row(forenames="Leo"), row("V2", "Ivo", "Shaw")]
    load(*rows)
    again = load(*rows)
    assert (again.accepted, again.already_held, again.quarantined) == (0, 3, 0)
    assert len(contacts(screener)) == 2


def test_a_brother_sent_a_day_later_joins_the_same_contact(load: Callable[..., Receipt], screener: Actor) -> None:
    load(row())
    load(row(), row(forenames="Leo"))
    (contact,) = contacts(screener)
    assert set(children_of(screener, contact.id)) == {"Mia Farrow", "Leo Farrow"}


def test_a_brother_sent_after_the_contact_was_closed_is_a_contact_of_his_own(
    load: Callable[..., Receipt], screener: Actor
) -> None:
    load(row())
    (contact,) = contacts(screener)
    manager = an_actor(Role.DECISION_MAKER)
    with transaction.atomic(), acting_as(manager):
        frontdoor.consider(actor=manager, contact_id=contact.id, who=NOBODY_ELSE)
        frontdoor.decide(actor=manager, contact_id=contact.id, person_id=contact.person_ids[0], sought=less())
        cases.close(actor=manager, process_id=contact.process_id)
    assert load(row(forenames="Leo")).accepted == 1
    first, second = contacts(screener)
    assert set(children_of(screener, first.id)) == {"Mia Farrow"}
    assert set(children_of(screener, second.id)) == {"Leo Farrow"}


def test_what_is_sent_again_with_changes_arrives_beside_the_first_and_overwrites_nothing(
    load: Callable[..., Receipt], screener: Actor
) -> None:
    load(row(), row(forenames="Leo"))
    changed = [row(grade="red", narrative="A knife was found."), row(forenames="Leo", grade="red")]
    assert load(*changed).accepted == 2
    first, second = contacts(screener)
    assert "knife" not in children_of(screener, first.id)["Mia Farrow"].concern
    again = children_of(screener, second.id)
    assert set(again) == {"Mia Farrow", "Leo Farrow"}
    assert again["Mia Farrow"].concern.startswith("The police have sent this notification again with changes.")
    with transaction.atomic(), acting_as(screener):
        assert set(PoliceNotification.objects.values_list("notification_ref", "grade")) == {
            ("V1", "amber"), ("V1 (2)", "red"),
        }  # fmt: skip
    load(*changed)
    assert len(contacts(screener)) == 2


@pytest.mark.parametrize(
    ("changed", "status", "manner", "quote"),
    [
        ({"childs_words": "I hid, “like always”."}, "heard", "reported_words", "I hid, “like always”."),
        ({"demeanour": "Would not leave her bed."}, "heard", "behaviour", "Would not leave her bed."),
        ({"demeanour": "Would not leave her bed.", "seen": "no"}, "not_heard_yet", "", ""),
        ({}, "not_heard_yet", "", ""),
    ],
)
def test_a_childs_words_are_heard_from_the_officer_or_the_child_is_not_heard_yet(
    load: Callable[..., Receipt], screener: Actor, changed: dict[str, str], status: str, manner: str, quote: str
) -> None:
    load(row(**changed))
    (contact,) = contacts(screener)
    voice = voice_of(screener, contact.person_ids[0])
    assert (voice.status, voice.manner or "", voice.quote or "") == (status, manner, quote)
    if status == "heard":
        assert voice.source == "PC Ada Byrne, Response B"
    else:
        assert (voice.reason_code, bool(voice.by_whom), voice.by_when is not None) == ("not_yet_seen", True, True)


def test_a_child_nobody_could_name_is_taken_in_as_unknown(load: Callable[..., Receipt], screener: Actor) -> None:
    nameless = {"forenames": "", "surname": "", "child_date_of_birth": "", "grade": "red"}
    assert load(row(**nameless), row(**nameless, child_sex="M")).accepted == 2
    (contact,) = contacts(screener)
    with transaction.atomic(), acting_as(screener):
        told = ContactChild.objects.filter(contact_id=contact.id).values_list("as_told", flat=True)
        assert list(told) == ["Unknown child", "Unknown child"]
        assert not PersonName.objects.filter(person_id__in=contact.person_ids).exists()
    assert voice_of(screener, contact.person_ids[0]).reason_code == "unknown_child"


def test_a_date_of_birth_may_be_known_in_part(load: Callable[..., Receipt], screener: Actor) -> None:
    load(row(child_date_of_birth="2018"))
    (contact,) = contacts(screener)
    with transaction.atomic(), acting_as(screener):
        birth = Birth.objects.get(person_id=contact.person_ids[0])
        assert (birth.date.year if birth.date else 0, birth.precision) == (2018, "year")


def test_bad_rows_are_quarantined_and_the_desk_and_the_force_are_told_today(
    load: Callable[..., Receipt], screener: Actor, feed: Actor
) -> None:
    receipt = load(
        row(""), row("V2", submitted_at="yesterday, about nine"), row("V3", grade="purple"),
        row("V4", child_date_of_birth="31/02/2019"), row("V5", incident_at="2099-01-01T00:00:00+00:00"), row("V6"),
    )  # fmt: skip
    assert (receipt.accepted, receipt.quarantined) == (1, 5)
    assert len(contacts(screener)) == 1
    desk = an_actor(Role.SCREENER, team=a_team("mash", an_agency()))
    force = an_actor(Role.DATA_FEEDS, agency=an_agency("constabulary"))
    for told in (desk, force):
        with transaction.atomic(), acting_as(told):
            (notice,) = waiting(actor=told)
            assert notice.text.startswith("5 rows of the latest file of police notifications from Constabulary")


def test_other_people_that_cannot_be_read_are_kept_as_they_were_told(
    load: Callable[..., Receipt], screener: Actor
) -> None:
    load(row(other_people="a man in a hat|about 40|unknown;; |||;Sam Lee Ray"))
    with transaction.atomic(), acting_as(screener):
        told = {other.as_told: other.person_id for other in ContactPerson.objects.all()}
        assert set(told) == {"a man in a hat|about 40|unknown", "Sam Lee Ray"}
        name = PersonName.objects.get(person_id=told["Sam Lee Ray"])
        assert (name.forenames, name.surname) == ("Sam Lee", "Ray")


def test_the_account_that_reads_the_file_reads_no_child_back(load: Callable[..., Receipt], feed: Actor) -> None:
    load(row(), row(forenames="Leo"))
    with transaction.atomic(), acting_as(feed):
        assert (Person.objects.count(), ContactChild.objects.count(), Voice.objects.count()) == (0, 0, 0)


def test_the_feed_is_as_fresh_as_its_newest_notification(load: Callable[..., Receipt], feed: Actor) -> None:
    load(row(), row("V2", "Ivo", submitted_at=(NOW - timedelta(hours=5)).isoformat()))
    assert feed_age("police-notifications", feed.agency_id).as_at == NOW - timedelta(hours=2)
