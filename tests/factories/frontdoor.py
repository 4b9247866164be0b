"""A hub with its desks and people, and contacts as they arrive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property

from django.db import transaction

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import AnswerTold, AskTold, DecisionSought, Else, SaidOfChild
from openmash.casework.frontdoor.telling import Arrival, ChildTold, PoliceTold, Received, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind, Outcome, Presence, Reply, WhoElseKind
from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.records.people.telling import AsTold, BirthTold, NameTold
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.cases import the_council
from tests.factories.voice import not_yet

LONG_ENOUGH = "Seen at school yesterday, well and happy; the mark is from football, witnessed by two teachers."


class Hub:
    """The desks and people of a front door; each person is there once somebody asks for them."""

    def __init__(self) -> None:
        self.desk = the_council()
        self.night = a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)

    @cached_property
    def screener(self) -> Actor:
        return an_actor(Role.SCREENER, team=self.desk)

    @cached_property
    def manager(self) -> Actor:
        return an_actor(Role.DECISION_MAKER, team=self.desk)

    @cached_property
    def duty_manager(self) -> Actor:
        return an_actor(Role.DUTY_MANAGER, team=self.desk)

    @cached_property
    def night_worker(self) -> Actor:
        return an_actor(Role.OUT_OF_HOURS, team=self.night)

    @cached_property
    def call_taker(self) -> Actor:
        return an_actor(Role.CALL_TAKER, team=self.desk)

    @cached_property
    def police(self) -> Agency:
        return an_agency("police", AgencyKind.POLICE)

    @cached_property
    def health(self) -> Agency:
        return an_agency("health", AgencyKind.HEALTH)

    @cached_property
    def nurse(self) -> Actor:
        return a_responder(self.health)

    @cached_property
    def sergeant(self) -> Actor:
        return a_responder(self.police)


def a_hub() -> Hub:
    """A working hub."""
    return Hub()


def a_responder(agency: Agency) -> Actor:
    """Somebody who answers checks for an agency, and so holds its strand."""
    actor = an_actor(Role.CHECK_RESPONDER, agency=agency)
    set_up = service(Service.SET_UP)
    with transaction.atomic(), acting_as(set_up):
        grant_reach(actor=set_up, account_id=actor.account_id, circle_id=agency.strand_circle, basis="duty")
    return actor


def a_child_told(forenames: str = "Zoë", surname: str = "Ashworth", **values: object) -> ChildTold:
    """A child as a caller tells of them."""
    told = AsTold(names=(NameTold(forenames, surname),), birth=BirthTold(date(2019, 5, 3)))
    kept = {"concern": f"{forenames} came to school with a mark on the arm.", **values}
    return ChildTold(told=told, **kept)  # type: ignore[arg-type]  # fields of ChildTold


def an_arrival(*children: ChildTold, **values: object) -> Arrival:
    """A telephone call from a school about these children."""
    arrival = Arrival(
        kind=ContactKind.TELEPHONE, channel=Channel.TELEPHONE, source="2A", children=children or (a_child_told(),),
        referrer=ReferrerTold(name="Ms Obi", role="Designated safeguarding lead", agency_name="Elm Primary",
                              telephone="01632 960100", is_professional=True),
    )  # fmt: skip
    return replace(arrival, **values)  # type: ignore[arg-type]  # fields of Arrival


def a_contact(actor: Actor, *children: ChildTold, **values: object) -> Received:
    """A contact that came by telephone. Needs `acting_as(actor)` around it."""
    return actions.receive_call(actor=actor, arrival=an_arrival(*children, **values))


def a_police_arrival(police: Agency, ref: str = "VIST-1", *children: ChildTold, **values: object) -> Arrival:
    """A police notification about these children."""
    told = PoliceTold(police.id, ref, grade=str(values.pop("grade", "green")), children_present=Presence.YES)
    return an_arrival(
        *children, kind=ContactKind.POLICE_NOTIFICATION, channel=Channel.FEED, source="6", police=told, **values
    )


ASKED = AskTold("What do you hold about this family?", "A mark on a child's arm, unexplained.")


def a_trace(*said: SaidOfChild, **values: object) -> AnswerTold:
    """An answer with what was searched and what matters."""
    answer = AnswerTold(
        Reply.TRACE,
        systems="SystmOne",
        names_used="Zoë Ashworth, Zoe Ashworth",
        back_to=date(2019, 1, 1),
        children=said,
    )
    return replace(answer, **values)  # type: ignore[arg-type]  # fields of AnswerTold


NO_TRACE = AnswerTold(Reply.NO_TRACE, systems="Niche, PND", names_used="Zoë Ashworth", back_to=date(2016, 1, 1))
NOBODY_ELSE = Else(WhoElseKind.NOBODY_ELSE, "School and health records searched", why="No other children found")


def less(outcome: Outcome = Outcome.NO_FURTHER_ACTION, **values: object) -> DecisionSought:
    """A decision to do less with everything its gate asks, except what belongs to the contact itself."""
    sought = DecisionSought(
        outcome, "Closed: explained by the school.", rationale=LONG_ENOUGH, level=1, reason_code="threshold_not_met",
        voice=not_yet(),
    )  # fmt: skip
    return replace(sought, **values)  # type: ignore[arg-type]  # fields of DecisionSought
