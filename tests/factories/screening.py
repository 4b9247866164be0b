"""A force with officers, a sergeant and its safeguarding unit; screenings as they tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.screening.telling import AdultTold, ChildTold, GradeTold, ScreeningTold
from openmash.casework.screening.words import AdultPart, Grade, Known, Spoken
from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind, Team
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council

HERS = "He shouted and I got under the table.\nDon’t tell him."
NEWEST = date(2026, 12, 1)
"""The first day of the newest form: whoever fills it in is there then or later."""


@dataclass(frozen=True)
class Force:
    """Who is there. The unit and the officers share the force's strand."""

    agency: Agency
    team: Team
    officer: Actor
    colleague: Actor
    sergeant: Actor
    elsewhere: Actor
    unit: Actor


def an_officer(role: Role, force: Agency, team: Team, name: str = "") -> Actor:
    """Somebody of a force, with the reach its set-up gives."""
    account = an_account(role, agency=force, team=team, name=name)
    with acting_as(setting_up := service(Service.SET_UP)):
        grant_reach(
            actor=setting_up, account_id=account.pk, circle_id=force.strand_circle, basis="agency", reason=role.value,
            source_id=account.pk,
        )  # fmt: skip
    return actor_for(account)


def a_force(slug: str = "constabulary") -> Force:
    """A force with two teams. Needs an open transaction."""
    the_council()
    agency = an_agency(slug, AgencyKind.POLICE)
    team, other = a_team(f"{slug}-response", agency), a_team(f"{slug}-response-two", agency)
    return Force(
        agency, team, an_officer(Role.POLICE_OFFICER, agency, team, "PC Imogen Farrell"),
        an_officer(Role.POLICE_OFFICER, agency, team, "PC Dev Rahman"),
        an_officer(Role.POLICE_SUPERVISOR, agency, team, "PS Callum Hartley"),
        an_officer(Role.POLICE_SUPERVISOR, agency, other, "PS Anneka Dolan"),
        an_officer(Role.POLICE_UNIT, agency, other, "DC Ffion Marsh"),
    )  # fmt: skip


def a_child(forenames: str = "Mia", surname: str = "Farrow", born: str = "2018-03-09", **said: object) -> ChildTold:
    """A child who was seen and spoken to alone."""
    told: dict[str, object] = {
        "present": Known.YES, "lives_here": Known.YES, "seen": True, "spoken_to": Spoken.ALONE, "words": HERS,
        "activity": "Came out when we sat on the floor", **said,
    }  # fmt: skip
    return ChildTold(forenames, surname, born, **told)  # type: ignore[arg-type]  # its fields


def a_screening(
    officer: Actor, *, ref: str = "GP-1", grade: Grade = Grade.AMBER, at: datetime | None = None, abuse: bool = False,
    children: tuple[ChildTold, ...] = (), **said: object,
) -> ScreeningTold:  # fmt: skip
    """A screening as an officer tells it."""
    told: dict[str, object] = {
        "incident_ref": ref, "kind": "domestic" if abuse else "welfare",
        "kind_said": "Domestic incident" if abuse else "Worry for welfare",
        "at": at or timezone.now() - timedelta(hours=1), "narrative": "Neighbours rang about shouting.",
        "grade": GradeTold(grade, "A child heard it, and it has happened before.", {"harm": "some", "fear": "serious"}),
        "officer_name": officer.name, "officer_id": officer.account_id, "team_id": officer.team_id,
        "children": children or (a_child(),),
        "adults": (AdultTold("Lee", "Farrow", "1990-01-02", "father", AdultPart.ALLEGED),),
        "domestic_abuse": Known.YES if abuse else Known.NO, "address": "1 Test Street", "postcode": "GL1 2EQ",
        "safe_now": "He left with a friend.", "family_told": Known.YES, **said,
    }  # fmt: skip
    return ScreeningTold(**told)  # type: ignore[arg-type]  # its fields


def mia(person_ids: tuple[UUID, ...]) -> UUID:
    """The first child of a contact."""
    return person_ids[0]
