"""Incidents by file: taken in once, put right by a later row, counted by those on duty and nobody else, naming no door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.incidents.feeds import read_incidents_file
from openmash.casework.incidents.models import Incident
from openmash.casework.incidents.selectors import Event, held, incidents
from openmash.foundation.access.actors import Actor, Service, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor, an_agency
from tests.factories.cases import the_council

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HEAD = "Ref,Committed from,Committed to,Category,Lat,Lon,Location,Cancelled\n"


def row(ref: str = "I-1", **changed: str) -> str:
    cells = {
        "ref": ref, "from": "03/03/2026 22:40", "to": "", "kind": "Robbery", "lat": "51.86442", "lon": "-2.24461",
        "street": "On or near Park Road", "cancelled": "", **changed,
    }  # fmt: skip
    return ",".join(cells.values()) + "\n"


@pytest.fixture
def feed() -> Actor:
    the_council()
    return feed_actor(Service.POLICE_FEED, an_agency("constabulary", AgencyKind.POLICE).id)


@pytest.fixture
def load(feed: Actor, tmp_path: Path) -> Callable[..., Receipt]:
    def loading(*rows: str) -> Receipt:
        path = tmp_path / "incidents.csv"
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return read_incidents_file(path, actor=feed)

    return loading


def seen(actor: Actor) -> list[Event]:
    today = local_date(timezone.now())
    with transaction.atomic(), acting_as(actor):
        return incidents(actor=actor, since=today - timedelta(days=900), until=today)


def test_a_file_sent_twice_is_held_once_and_a_point_is_a_street_not_a_door(load: Callable[..., Receipt]) -> None:
    assert load(row(), row("I-2", **{"from": "04/03/2026"})).accepted == 2
    assert load(row(), row("I-2", **{"from": "04/03/2026"})).already_held == 2
    first, second = seen(an_actor(Role.SCREENER))
    assert (first.hour, second.hour) == (22, None), "a day without a time is not midnight"
    assert (first.latitude, first.longitude) == (51.864, -2.245)
    with transaction.atomic(), acting_as(actor := an_actor(Role.HUB_PARTNER)):
        assert (held(actor=actor).many, held(actor=actor).kinds) == (2, ["Robbery"])


def test_a_later_row_stands_and_one_that_is_withdrawn_counts_nowhere(load: Callable[..., Receipt]) -> None:
    load(row(), row("I-2"))
    load(row(kind="Theft"), row("I-2", cancelled="yes"))
    actor = an_actor(Role.DECISION_MAKER)
    assert [each.kind for each in seen(actor)] == ["Theft"]
    with transaction.atomic(), acting_as(actor):
        assert Incident.objects.count() == 4, "nothing was changed in place"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"from": ""}, "occurred: this is needed"),
        ({"from": "01/01/2090"}, "cannot be in the future"),
        ({"to": "01/03/2026"}, "it ended before it began"),
        ({"kind": ""}, "kind: this is needed"),
        ({"lat": "-2.2", "lon": "51.8"}, "these look exchanged"),
        ({"lat": "386421", "lon": "217000"}, "Metres of the national grid are not read"),
        ({"lat": "48.1"}, "not in the United Kingdom"),
        ({"street": "14 Park Road"}, "leave out the number of the house"),
    ],
)
def test_a_bad_row_waits_with_its_reason_and_takes_nothing_with_it(
    load: Callable[..., Receipt], changed: dict[str, str], reason: str
) -> None:
    receipt = load(row("I-1", **changed), row("I-2"))
    assert (receipt.accepted, receipt.quarantined) == (1, 1)
    assert reason in receipt.refused[0].reason


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.PROFESSIONAL_REFERRER, Role.CHECK_RESPONDER])
def test_who_is_not_on_duty_sees_no_incident_and_nor_does_the_feed(
    load: Callable[..., Receipt], feed: Actor, role: Role
) -> None:
    load(row())
    assert seen(an_actor(role)) == []
    assert seen(feed) == []
    assert len(seen(an_actor(Role.OUT_OF_HOURS))) == 1
