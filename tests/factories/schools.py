"""Schools with people who sign in, and children who learn there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import ChildTold, OtherTold
from openmash.casework.frontdoor.words import ContactKind
from openmash.casework.schools import actions as schools
from openmash.casework.schools.actions import AdultTold, SchoolTold
from openmash.casework.schools.words import Part
from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.pathways.encompass_links import keep_address
from openmash.records.people.telling import AsTold, BirthTold, NameTold, PlaceTold
from openmash.records.people.words import LocatingKind, PersonKind
from openmash.records.voice.actions import Told
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor, an_agency
from tests.factories.frontdoor import a_police_arrival
from tests.factories.voice import not_yet

DEAN = OtherTold(
    told=AsTold(PersonKind.ADULT, (NameTold("Dean", "Pryce"),)), as_told="Dean Pryce", relation="father", alleged=True
)


@dataclass(frozen=True)
class ASchool:
    """A school of the register, its organisation and its people."""

    id: UUID
    urn: str
    name: str
    agency: Agency
    lead: Actor
    deputy: Actor


def register(urn: str, name: str, **values: object) -> UUID:
    """A school as the national register has it."""
    feed = feed_actor(Service.PERSON_FEED, an_agency().id)
    with transaction.atomic(), acting_as(feed):
        told = replace(SchoolTold(urn, name), **values)  # type: ignore[arg-type]  # fields of SchoolTold
        return schools.take_in(actor=feed, told=told)


def somebody_at(agency: Agency, name: str) -> Actor:
    """A safeguarding lead who signs in for an organisation, and holds its strand."""
    actor, set_up = an_actor(Role.SCHOOL_LEAD, agency=agency, name=name), service(Service.SET_UP)
    with transaction.atomic(), acting_as(set_up):
        grant_reach(actor=set_up, account_id=actor.account_id, circle_id=agency.strand_circle, basis="agency")
    return actor


def a_school(
    keeper: Actor, urn: str = "123456", name: str = "Larkfield Primary School", *, verified_on: date | None = None,
    verified: bool = True,
) -> ASchool:  # fmt: skip
    """A school whose lead and deputy sign in, verified by `keeper` on a day (today)."""
    agency = an_agency(f"school-{urn}", AgencyKind.SCHOOL)
    lead, deputy = somebody_at(agency, f"Carol Dunn {urn}"), somebody_at(agency, f"Idris Vale {urn}")
    key = register(urn, name)
    with transaction.atomic(), acting_as(keeper):
        schools.signs_in_for(actor=keeper, school_id=key, agency_id=agency.pk)
        for person, part in ((lead, Part.LEAD), (deputy, Part.DEPUTY)):
            adult = schools.add_adult(
                actor=keeper, school_id=key,
                told=AdultTold(person.name, part, "dsl@example.invalid", "01632 960145", person.account_id),
            )  # fmt: skip
            if verified:
                schools.verify(
                    actor=keeper, adult_id=adult, how="Rang the school's own number; she read the address back.",
                    on=verified_on or local_date(timezone.now()),
                )  # fmt: skip
    return ASchool(key, urn, name, agency, lead, deputy)


def a_pupil(
    forenames: str = "Mia", surname: str = "Farrow", *, urn: str = "", school: str = "", born: date = date(2018, 3, 9),
    voice: Told | None = None, places: tuple[PlaceTold, ...] = (), **values: object,
) -> ChildTold:  # fmt: skip
    """A child as the police tell of them, with where they learn."""
    learns = (PlaceTold(LocatingKind.SCHOOL, school or "Their school", urn=urn),) if urn or school else ()
    told = AsTold(names=(NameTold(forenames, surname),), birth=BirthTold(born), places=(*learns, *places))
    kept: dict[str, object] = {
        "concern": "Domestic dispute\n\nA neighbour rang about shouting; the mother had a cut lip.\n\n"
        "Others named: Dean Pryce|1986-02-01|father (alleged)",
        "impact": "There at the time: yes. Seen by an officer: yes. Spoken to: yes.\nHow the child seemed: Quiet.",
        "as_told": f"{forenames} {surname}", **values,
    }  # fmt: skip
    return ChildTold(told=told, voice=voice or not_yet(), **kept)  # type: ignore[arg-type]  # fields of ChildTold


def a_notification(
    police: Agency, ref: str, *children: ChildTold, attended_at: datetime, heard_at: datetime | None = None,
    others: tuple[OtherTold, ...] = (DEAN,),
) -> UUID:  # fmt: skip
    """A police notification of domestic abuse, taken in by the force's feed; returns the contact's key."""
    feed = feed_actor(Service.POLICE_FEED, police.pk)
    arrival = a_police_arrival(police, ref, *children, others=others, received_at=heard_at or attended_at)
    assert arrival.police is not None
    told = replace(arrival.police, incident_at=attended_at, domestic_abuse=True)
    with transaction.atomic(), acting_as(feed):
        made = frontdoor.receive_police_notification(
            actor=feed,
            arrival=replace(
                arrival, kind=ContactKind.DOMESTIC_ABUSE, police=told, first_told_at=heard_at or attended_at
            ),
        )
    assert made.contact_id is not None
    return made.contact_id


def a_schools_officer(force: Agency, name: str = "PC Ada Byrne") -> Actor:
    """A police schools officer, who holds the force's strand."""
    actor, set_up = an_actor(Role.SCHOOLS_OFFICER, agency=force, name=name), service(Service.SET_UP)
    with transaction.atomic(), acting_as(set_up):
        grant_reach(actor=set_up, account_id=actor.account_id, circle_id=force.strand_circle, basis="agency")
    return actor


def a_school_that_is_written_to(
    keeper: Actor, manager: Actor, *, own_code: str = "bluebell7", urn: str = "345678", name: str = "Elmbridge School"
) -> UUID:
    """A school of the register nobody signs in for, with a verified adult whom one-time links go to; its key."""
    key = register(urn, name)
    with transaction.atomic(), acting_as(keeper):
        adult = schools.add_adult(
            actor=keeper, school_id=key,
            told=AdultTold("Nia Rowe", Part.LEAD, f"lead@{urn}.example.invalid", "01632 960345"),
        )  # fmt: skip
        schools.verify(
            actor=keeper, adult_id=adult, how="Rang the number on its website; she read it back.",
            on=local_date(timezone.now()),
        )  # fmt: skip
    with transaction.atomic(), acting_as(manager):
        keep_address(actor=manager, school_id=key, adult_id=adult, own_code=own_code)
    return key
