"""One family as several agencies know it: two sisters (twins), a brother, a mother, her former partner; wholly made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.test import Client
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.actions import DecisionSought, SaidOfChild
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import ContactKind, Outcome
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.records.cases import actions as cases
from openmash.records.cases.actions import OpenCase
from openmash.records.cases.words import AllocationRole, Service
from openmash.records.people import actions as people
from openmash.records.people.telling import (
    AsTold,
    BirthTold,
    DetailTold,
    NameTold,
    NumberTold,
    PlaceTold,
    RelationshipTold,
    SafeContact,
)
from openmash.records.people.words import (
    DetailKind,
    LocatingKind,
    NameKind,
    ParentalResponsibility,
    PersonKind,
    RelationshipKind,
    Scheme,
)
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard, NotHeardYet
from openmash.records.voice.models import Voice
from openmash.records.voice.words import Alone, Manner, Method, Moment, NotHeardBecause
from openmash.statute.events import Event
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import ASKED, a_responder, a_trace, an_arrival
from tests.factories.people import an_nhs_number

HOME = PlaceTold(LocatingKind.ADDRESS, "4 Larkfield Close", "GL50 9QT", since=date(2024, 6, 1))


@dataclass(frozen=True)
class Family:
    """Keys of the people, and the actors who know them. `worker` is allocated to Mia."""

    council: Agency
    police: Agency
    screener: Actor
    worker: Actor
    other_worker: Actor
    officer: Actor
    manager: Actor
    mia: UUID
    ella: UUID
    toby: UUID
    mother: UUID
    father: UUID
    process: UUID
    heard: UUID
    north: UUID


def a_family(*, now: datetime | None = None) -> Family:
    """The Farrows: born, open, heard, partly protected. Commits where the test does."""
    now = now or timezone.now()
    desk = the_council()
    council = an_agency("council")
    council.name = "Children’s social care"
    council.save()
    police = an_agency(
        "police", AgencyKind.POLICE, telephone_day="01632 960123", telephone_night="01632 960999"
    )  # fmt: skip
    north = a_team("north", council, telephone="01632 960777")
    screener = an_actor(Role.SCREENER, name="Ros Hale", agency=council, team=desk)
    worker = an_actor(Role.SOCIAL_WORKER, name="Priya Nair", agency=council, team=north)
    other_worker = an_actor(Role.SOCIAL_WORKER, name="Tom Sayer", agency=council, team=north)
    manager = an_actor(Role.DECISION_MAKER, name="Grace Oduya", agency=council, team=desk)
    officer = an_actor(Role.HUB_PARTNER, name="Sgt Ali Khan", agency=police)
    with acting_as(screener):
        mother = people.add_person(actor=screener, told=AsTold(PersonKind.ADULT, (NameTold("Hannah", "Farrow"),)))
        father = people.add_person(actor=screener, told=AsTold(PersonKind.ADULT, (NameTold("Dean", "Pryce"),)))
        parents = (
            RelationshipTold(mother, RelationshipKind.MOTHER, ParentalResponsibility.YES),
            RelationshipTold(
                father, RelationshipKind.FATHER, ParentalResponsibility.NO, "May not know where they live"
            ),
        )
        mia, ella = (
            _child(screener, name, date(2019, 3, 9), "F", parents, school="Larkfield Primary School")
            for name in ("Mia", "Ella")
        )
        toby = _child(screener, "Toby", date(2022, 11, 2), "M", parents[:1], school="Little Acorns Nursery")
        people.add_relationship(
            actor=screener, person_id=mia, relationship=RelationshipTold(ella, RelationshipKind.TWIN)
        )
        for sister in (mia, ella):
            people.add_relationship(
                actor=screener, person_id=sister, relationship=RelationshipTold(toby, RelationshipKind.SIBLING)
            )
        people.add_household(actor=screener, members=[mia, ella, toby, mother], since=date(2024, 6, 1))
        people.add_name(actor=screener, person_id=mia, name=NameTold("Mimi", "Farrow", NameKind.PREFERRED))
        people.set_detail(
            actor=screener, person_id=mia,
            detail=DetailTold(DetailKind.ALERT, "Has a severe nut allergy: adrenaline pen in her school bag"),
        )  # fmt: skip
        process = frontdoor.receive_call(
            actor=screener,
            arrival=an_arrival(
                ChildTold(mia, concern="Mia hid under the reading table when Mr Pryce came to the gate.", categories=()),
                ChildTold(ella, concern="Ella would not let go of her sister’s hand."),
                kind=ContactKind.SCHOOL, received_at=now - timedelta(hours=5),
            ),
        ).contact_id  # fmt: skip
        frontdoor.take(actor=screener, contact_id=process)
        frontdoor.rate(
            actor=screener, contact_id=process, rating="amber", reason="Fear of a named adult, who is near the school."
        )
        for event, days in ((Event.CHILD_SEEN, 2), (Event.STRATEGY_DISCUSSION_HELD, 3)):
            cases.mark(
                actor=screener, process_id=process, person_id=mia, event=event, occurred_at=now - timedelta(days=days)
            )
        heard = voice.record(actor=screener, person_id=mia, told=_words(now), process_id=process)
        voice.record_influence(
            actor=screener, voice_id=heard, moment=Moment.ONCE_SEEN, changed="She stays with her nan while he is near."
        )
        voice.record(
            actor=screener, person_id=ella,
            told=NotHeardYet(NotHeardBecause.NOT_YET_SEEN, "Priya Nair", now + timedelta(hours=20)),
        )  # fmt: skip
        cases.tell_involvement(
            actor=screener, agency_id=an_agency("health", AgencyKind.HEALTH).id, as_at=now - timedelta(hours=9),
            case=OpenCase(
                toby, "HV-1", Service.HEALTH, "Health visiting", "Cheltenham East", None, "Jo Bright", "01632 960321",
                date(2023, 1, 4),
            ),
        )  # fmt: skip
    with acting_as(manager):
        cases.allocate(
            actor=manager, person_id=mia, account_id=worker.account_id, role=AllocationRole.SOCIAL_WORKER,
            team_id=north.id,
        )  # fmt: skip
    return Family(
        council, police, screener, worker, other_worker, officer, manager, mia, ella, toby, mother, father, process,
        heard, north.id,
    )  # fmt: skip


def a_story(family: Family) -> None:
    """What agencies answered, what was decided for Mia, and what the police keep to themselves."""
    nurse, sergeant = a_responder(an_agency("health", AgencyKind.HEALTH)), a_responder(family.police)
    with acting_as(family.screener):
        asked = frontdoor.ask(
            actor=family.screener, contact_id=family.process, told=ASKED,
            agency_ids=[nurse.agency_id, sergeant.agency_id],
        )  # fmt: skip
    with acting_as(nurse):
        said = SaidOfChild(
            family.mia, "Was not brought to two appointments since June.", "Bed-wetting has begun again."
        )
        frontdoor.answer(actor=nurse, check_id=asked[0], told=a_trace(said, names_used="Mia Farrow"))
    with acting_as(sergeant):
        Voice.record(
            actor=sergeant, person_id=family.mia, status="heard", quote="Kept by the police", manner="behaviour",
            source="Intelligence", private=True,
        )  # fmt: skip
    with acting_as(family.manager):
        frontdoor.decide(
            actor=family.manager, contact_id=family.process, person_id=family.mia,
            sought=DecisionSought(
                Outcome.ASSESSMENT, "Child and family assessment, North team, seen at school tomorrow morning.",
                "Mia is afraid of a man who has hurt her mother, and he has been at the gate twice. She named her nan as "
                "safe. The order of 12 May forbids him to come near. We need to know what she lives with at home.",
                3, voice_id=family.heard, to_team_id=family.north,
            ),
        )  # fmt: skip


def protect_home(family: Family, child: UUID | None = None) -> None:
    """Keep the home from the father."""
    from openmash.records.people.models import LocatingFact

    with acting_as(family.screener):
        fact = LocatingFact.objects.current().filter(person_id=child or family.mia, kind="address").first()
        assert fact is not None
        people.protect_locating_fact(
            actor=family.screener, fact_id=fact.pk, protected_from=[family.father],
            reason="Non-molestation order, 12 May 2026",
        )  # fmt: skip


def _child(
    actor: Actor, name: str, born: date, sex: str, relationships: tuple[RelationshipTold, ...], *, school: str
) -> UUID:
    kind = LocatingKind.NURSERY if "Nursery" in school else LocatingKind.SCHOOL
    return people.add_person(
        actor=actor,
        told=AsTold(
            PersonKind.CHILD, (NameTold(name, "Farrow", NameKind.LEGAL),), BirthTold(born),
            (DetailTold(DetailKind.SEX, sex),), (NumberTold(Scheme.NHS_NUMBER, an_nhs_number()),),
            (
                HOME, PlaceTold(kind, school),
                PlaceTold(
                    LocatingKind.TELEPHONE, "01632 960456",
                    safe_contact=SafeContact(True, False, "Weekdays before 3pm", "Dean"),
                ),
            ),
            relationships,
        ),
    )  # fmt: skip


def _words(now: datetime) -> Heard:
    return Heard(
        "I hide under the bed when he comes. Ella holds my hand.\nI want to stay at Nan’s.", "Ms Obi heard it herself",
        Manner.VERBATIM, "Ms Obi, class teacher", "the reading corner at school", Alone.YES, Method.TALKING,
        now - timedelta(days=1, hours=3),
    )  # fmt: skip


def signed_in(actor: Actor) -> Client:
    """A browser without scripts, signed in as this actor."""
    client = Client()
    client.force_login(account_of(actor), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def account_of(actor: Actor) -> Account:
    """The account behind an actor, to sign in as."""
    return Account.objects.get(pk=actor.account_id)
