"""The national register of schools, as it is published: whole, in its own letters and headings, again and again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.db import transaction

from openmash.casework.schools import selectors
from openmash.casework.schools.models import School
from openmash.casework.schools.words import Kind, Standing
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.feeds import Receipt
from openmash.pathways.feeds import feed_named, sender
from tests.factories.access import an_actor, an_agency
from tests.factories.schools import a_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HEADINGS = (
    "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (name)",
    "EstablishmentStatus (name)", "PhaseOfEducation (name)", "Postcode", "TelephoneNum", "HeadFirstName", "HeadLastName",
)  # fmt: skip
HEAD = "Quillwort"


def a_row(
    urn: str, name: str, type_: str = "Community school", status: str = "Open", phase: str = "Primary"
) -> tuple[str, ...]:
    return (
        urn, "916", "Gloucestershire", "2001", name, type_, status, phase, "gl1 2eq", "01452000000", "Ada", HEAD,
    )  # fmt: skip


def load(path: Path, *rows: tuple[str, ...]) -> Receipt:
    with path.open("w", newline="", encoding="cp1252") as out:
        csv.writer(out).writerows([HEADINGS, *rows])
    feed = feed_named("schools")
    return feed.read(path, actor=sender(feed, "council"), as_at=None)


def listed(actor: Actor) -> dict[str, selectors.SchoolShown]:
    with transaction.atomic(), acting_as(actor):
        return {each.urn: each for each in selectors.found(actor=actor)}


def test_the_register_is_read_as_it_is_published_and_the_same_again_changes_nothing(tmp_path: Path) -> None:
    education = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
    an_agency("council")
    rows = (
        a_row("115501", "St Brón’s Primary School"),
        a_row("115502", "Severn Unit", "Pupil referral unit", "Open, but proposed to close", "Not applicable"),
        a_row("115503", "Cotswold College", "Further education", phase="16 plus"),
        a_row("115504", "Old Lane School", status="Closed"),
        a_row("115505", "New Road School", status="Proposed to open"),
        a_row("12", "No such number"),
        a_row("115507", ""),
    )
    first = load(tmp_path / "edubasealldata.csv", *rows)
    assert (first.accepted, first.quarantined) == (5, 2), [each.reason for each in first.refused]
    found = listed(education)
    assert found["115501"].name == "St Brón’s Primary School", "in the letters the file is published in"
    assert (found["115501"].phase, found["115501"].postcode) == ("Primary", "GL1 2EQ")
    assert [found[f"11550{n}"].kind for n in (1, 2, 3)] == [Kind.SCHOOL, Kind.ALTERNATIVE, Kind.COLLEGE]
    assert [urn for urn, each in found.items() if not each.is_open] == ["115505", "115504"], "nobody there is told"
    again = load(tmp_path / "again.csv", *rows[:5])
    assert (again.accepted, again.already_held) == (0, 5)


def test_a_school_that_closes_keeps_its_people_and_is_told_nothing_and_its_heads_name_is_not_kept(
    tmp_path: Path,
) -> None:
    education = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
    site = a_school(education, "115508", "Larkfield School")
    an_agency("council")
    receipt = load(tmp_path / "closed.csv", a_row("115508", "Larkfield Academy", status="Closed"))
    assert receipt.accepted == 1
    with transaction.atomic(), acting_as(education):
        row = School.objects.get(urn="115508")
        assert (row.pk, row.name, row.standing) == (site.id, "Larkfield Academy", Standing.CLOSED)
        assert row.agency_id == site.agency.pk, "who signs in for it is the partnership's own, and stays"
        assert selectors.named("115508", "", actor=education) is None
        assert HEAD not in str(School.objects.filter(urn="115508").values().get())
