"""Meetings of bodies: the agenda builds itself, a quorum makes a decision, and what is given to somebody is followed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.insight.partnership import actions, rules, selectors
from openmash.insight.partnership.actions import (
    AgreedTold,
    CameTold,
    ChallengeTold,
    IncidentTold,
    MemberTold,
    PolicyTold,
    RiskTold,
    StandsTold,
    TermsTold,
    VersionTold,
)
from openmash.insight.partnership.models import AgendaLine, Agreed, Decision, Meeting, Risk
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.policy import GRANTS
from openmash.insight.partnership.selectors import Attended, State
from openmash.insight.partnership.words import (
    AgreedStep,
    BodyKind,
    Harm,
    Impact,
    Likelihood,
    PolicyKind,
    Presence,
    Seat,
    Topic,
)
from tests.factories.access import an_actor, an_agency
from tests.factories.people import a_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HELEN, BO = "Helen Marsh, director", "Bo Day, superintendent"


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.PARTNERSHIP_MANAGER)


@pytest.fixture
def police() -> UUID:
    return an_agency("police", AgencyKind.POLICE).pk


@pytest.fixture
def council() -> UUID:
    return an_agency().pk


def today() -> date:
    return timezone.now().date()


def days(many: int) -> timedelta:
    return timedelta(days=many)


def a_body(actor: Actor, council: UUID, police: UUID, kind: BodyKind = BodyKind.EXECUTIVE) -> UUID:
    """A body with a council and a police member, both of whom its quorum needs."""
    with transaction.atomic(), acting_as(actor):
        body = actions.add_body(actor=actor, name=str(kind.label), kind=kind)
        told = TermsTold("1", date(2025, 1, 1), "Directs the partnership.", [council, police])
        actions.add_terms(actor=actor, body_id=body, told=told)
        for person, agency in ((HELEN, council), (BO, police)):
            member = MemberTold(person, agency, Seat.MEMBER, date(2025, 1, 1))
            actions.add_member(actor=actor, body_id=body, told=member)
    return body


def meetings_on(actor: Actor, body: UUID, *on: date) -> list[UUID]:
    with transaction.atomic(), acting_as(actor):
        actions.plan_meetings(actor=actor, body_id=body, days=on)
        found = {each.on: each.id for each in selectors.meetings(actor=actor, body_id=body)}
    return [found[day] for day in on]


def came(actor: Actor, meeting: UUID, council: UUID | None, police: UUID | None) -> None:
    told = [
        CameTold(person, agency, Presence.HERE, True, Seat.MEMBER)
        for person, agency in ((HELEN, council), (BO, police))
        if agency
    ]
    with transaction.atomic(), acting_as(actor):
        actions.take_attendance(actor=actor, meeting_id=meeting, came=told)


def at(actor: Actor, meeting: UUID) -> Attended:
    with transaction.atomic(), acting_as(actor):
        return selectors.meeting(meeting, actor=actor)


def agenda(actor: Actor, meeting: UUID) -> list[tuple[Topic, str, bool]]:
    with transaction.atomic(), acting_as(actor):
        found = selectors.agenda(selectors.meeting(meeting, actor=actor), actor=actor)
    return [(line.topic, line.words, line.is_late) for line in found]


def test_without_a_quorum_a_decision_is_a_proposal_until_a_quorate_meeting_ratifies_it(
    manager: Actor, council: UUID, police: UUID
) -> None:
    body = a_body(manager, council, police)
    first, second = meetings_on(manager, body, today() - days(30), today())
    with transaction.atomic(), acting_as(manager), pytest.raises(NotAllowedNow, match="who is here"):
        actions.decide(actor=manager, meeting_id=first, what="Renew it.", why="It is old.")
    came(manager, first, council, None)
    assert at(manager, first).quorum.lacked == "nobody was there for Police"
    with transaction.atomic(), acting_as(manager):
        made = actions.decide(actor=manager, meeting_id=first, what="Renew it.", why="It is old.")
        assert selectors.decision(made, actor=manager).waits
        actions.make_minutes(actor=manager, meeting_id=first)
    assert (Topic.PROPOSAL, "Renew it.", False) in agenda(manager, second)
    came(manager, second, council, None)
    with transaction.atomic(), acting_as(manager):
        with pytest.raises(NotAllowedNow, match="nobody was there for Police"):
            actions.ratify(actor=manager, decision_id=made, at_meeting=second, agreed=True)
        with pytest.raises(NotAllowedNow, match="nobody was there for Police"):
            actions.agree_minutes(actor=manager, meeting_id=first, at_meeting=second)
    came(manager, second, None, police)
    with transaction.atomic(), acting_as(manager):
        with pytest.raises(Incomplete, match="why it is not taken up"):
            actions.ratify(actor=manager, decision_id=made, at_meeting=second, agreed=False)
        actions.ratify(actor=manager, decision_id=made, at_meeting=second, agreed=True)
        with pytest.raises(NotAllowedNow, match="said already"):
            actions.ratify(actor=manager, decision_id=made, at_meeting=second, agreed=True)
        assert selectors.decision(made, actor=manager).ratified is True
        actions.agree_minutes(actor=manager, meeting_id=first, at_meeting=second, words="A name.")
        assert not Decision.objects.get(pk=actions.decide(actor=manager, meeting_id=second, what="A", why="B")).proposal
    assert at(manager, first).state is State.AGREED
    assert Topic.MINUTES not in {topic for topic, _, _ in agenda(manager, second)}


def test_an_adviser_makes_no_quorum_and_terms_of_the_day_of_the_meeting_count(
    manager: Actor, council: UUID, police: UUID
) -> None:
    body = a_body(manager, council, police)
    (meeting,) = meetings_on(manager, body, today() - days(10))
    came(manager, meeting, council, None)
    guest = CameTold("Ann Lee, analyst", police, Presence.HERE, votes=False)
    with transaction.atomic(), acting_as(manager):
        actions.take_attendance(actor=manager, meeting_id=meeting, came=[guest])
    assert not at(manager, meeting).quorum.is_quorate
    with transaction.atomic(), acting_as(manager):
        told = TermsTold("2", today() - days(5), "Fewer are needed.", [council])
        actions.add_terms(actor=manager, body_id=body, told=told)
    assert at(manager, meeting).quorum.terms == "1" and not at(manager, meeting).quorum.is_quorate


def test_the_agenda_builds_itself_and_is_kept_as_it_stood_when_the_minutes_were_made(
    manager: Actor, council: UUID, police: UUID
) -> None:
    body = a_body(manager, council, police)
    first, second, third = meetings_on(manager, body, today() - days(60), today() - days(1), today() + days(60))
    came(manager, first, council, police)
    with transaction.atomic(), acting_as(manager):
        told = AgreedTold("Read ten records.", today() - days(20), None, police, BO)
        made = actions.agree_action(actor=manager, meeting_id=first, told=told)
        actions.make_minutes(actor=manager, meeting_id=first)
        with pytest.raises(NotAllowedNow, match="minutes are made"):
            actions.decide(actor=manager, meeting_id=first, what="More", why="More")
        put = ChallengeTold("Grace Ade, scrutineer", police, "Why so slow?", today() - days(3), today() - days(50))
        actions.challenge(actor=manager, body_id=body, told=put)
        stands = StandsTold(
            Likelihood.POSSIBLE, Impact.SOME, "None yet.", "Two left.", HELEN, today() - days(2), today() - days(50)
        )
        risk = RiskTold("Nobody applies", "The desk is empty", "Children wait", council, HELEN, True, stands)
        actions.add_risk(actor=manager, body_id=body, told=risk)
        document = actions.add_policy(actor=manager, told=PolicyTold("Bruises", PolicyKind.POLICY, body))
        version = VersionTold("1", today() - days(400), today() + days(30), "Ring.", "")
        actions.add_version(actor=manager, document_id=document, told=version)
        actions.add_agenda_item(actor=manager, meeting_id=second, words="Winter")
    lines = agenda(manager, second)
    for expected in (
        (Topic.ACTION, "Read ten records.", True), (Topic.RISK, "The desk is empty", True),
        (Topic.CHALLENGE, "Why so slow?", True), (Topic.POLICY, "Bruises", False), (Topic.OTHER, "Winter", False),
    ):  # fmt: skip
        assert expected in lines
    assert [topic for topic, _, _ in lines if topic is Topic.MINUTES] == [Topic.MINUTES]
    came(manager, second, council, police)
    with transaction.atomic(), acting_as(manager):
        actions.make_minutes(actor=manager, meeting_id=second)
        actions.answer_agreed(actor=manager, agreed_id=made, step=AgreedStep.DONE, words="Ten were read.")
        kept = selectors.whole(second, actor=manager).lines
    assert "Read ten records." in {line.words for line in kept}
    assert Topic.ACTION not in {topic for topic, _, _ in agenda(manager, third)}


def test_a_sub_group_speaks_of_its_own_business_and_a_review_is_for_those_who_may_read_it(
    manager: Actor, council: UUID, police: UUID
) -> None:
    duty, auditor = an_actor(Role.DUTY_MANAGER), an_actor(Role.AUDITOR)
    with transaction.atomic(), acting_as(duty):
        child = a_child(duty, "Mia", "Hale")
        told = IncidentTold(Harm.HARMED, "A baby was hurt.", today() - days(2))
        actions.tell_incident(actor=duty, person_id=child.pk, told=told)
    (whole,) = meetings_on(manager, a_body(manager, council, police), today())
    (group,) = meetings_on(manager, a_body(manager, council, police, BodyKind.GROUP), today())
    assert Topic.REVIEW in {topic for topic, _, _ in agenda(manager, whole)}
    assert Topic.REVIEW not in {topic for topic, _, _ in agenda(manager, group)}
    assert Topic.REVIEW not in {topic for topic, _, _ in agenda(auditor, whole)}
    came(manager, whole, council, police)
    with transaction.atomic(), acting_as(manager):
        actions.make_minutes(actor=manager, meeting_id=whole)
        words = [line.words for line in selectors.whole(whole, actor=manager).lines if line.topic is Topic.REVIEW]
    assert words and not any("Mia" in each or "Hale" in each for each in words)
    with transaction.atomic(), acting_as(auditor):
        assert not AgendaLine.objects.filter(topic="review").exists()  # by the wall, not only by the selector


def test_an_action_is_answered_by_whom_it_was_given_to_and_goes_on_until_it_is(
    manager: Actor, council: UUID, police: UUID
) -> None:
    board, other = an_actor(Role.BOARD_MEMBER), an_actor(Role.AUDITOR)
    (meeting,) = meetings_on(manager, a_body(manager, council, police), today())
    came(manager, meeting, council, police)
    with transaction.atomic(), acting_as(manager):
        with pytest.raises(Incomplete, match="who answers for it"):
            actions.agree_action(actor=manager, meeting_id=meeting, told=AgreedTold("Visit", today() + days(7)))
        late = AgreedTold("Visit", today() - days(1), board.account_id)
        with pytest.raises(Incomplete, match="before the meeting"):
            actions.agree_action(actor=manager, meeting_id=meeting, told=late)
        told = AgreedTold("Visit the hub.", today() + days(7), board.account_id)
        made = actions.agree_action(actor=manager, meeting_id=meeting, told=told)
    with transaction.atomic(), acting_as(other), pytest.raises(NotPermitted):
        actions.answer_agreed(actor=other, agreed_id=made, step=AgreedStep.DONE, words="I did.")
    with transaction.atomic(), acting_as(board):
        assert [each.what for each in selectors.mine(actor=board)] == ["Visit the hub."]
        with pytest.raises(Incomplete, match="shows that it is done"):
            actions.answer_agreed(actor=board, agreed_id=made, step=AgreedStep.DONE, words=" ")
        actions.answer_agreed(
            actor=board, agreed_id=made, step=AgreedStep.LATER, words="The hub was closed.", to_on=today() + days(20)
        )
        (mine,) = selectors.mine(actor=board)
        assert (mine.by, mine.is_open) == (today() + days(20), True)
        actions.answer_agreed(actor=board, agreed_id=made, step=AgreedStep.DONE, words="I went on Monday.")
        assert selectors.mine(actor=board) == []
        with pytest.raises(NotAllowedNow, match="said already"):
            actions.answer_agreed(actor=board, agreed_id=made, step=AgreedStep.DONE, words="Again.")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (None, (Likelihood.RARE, Impact.SMALL), "New"),
        ((Likelihood.RARE, Impact.SMALL), (Likelihood.RARE, Impact.SMALL), "As it was"),
        ((Likelihood.RARE, Impact.SMALL), (Likelihood.LIKELY, Impact.SMALL), "Worse: likelier"),
        ((Likelihood.LIKELY, Impact.GRAVE), (Likelihood.RARE, Impact.SOME), "Better: less likely, and it would do less"),
        ((Likelihood.RARE, Impact.GRAVE), (Likelihood.LIKELY, Impact.SOME), "Likelier, and it would do less"),
    ],
)  # fmt: skip
def test_how_a_risk_moved_is_said_in_words(
    before: tuple[Likelihood, Impact] | None, now: tuple[Likelihood, Impact], said: str
) -> None:
    assert rules.how_it_moved(before, now) == said


def test_a_risk_names_nobody_moves_with_reasons_and_is_closed_with_one(
    manager: Actor, council: UUID, police: UUID
) -> None:
    body = a_body(manager, council, police)
    stands = StandsTold(Likelihood.POSSIBLE, Impact.SOME, "None.", "Two left.", HELEN, today() + days(9))
    told = RiskTold("Nobody applies", "The desk is empty", "Children wait", council, HELEN, False, stands)
    with transaction.atomic(), acting_as(manager):
        with pytest.raises(Incomplete, match="take out every child"):
            actions.add_risk(actor=manager, body_id=body, told=told)
        risk = actions.add_risk(actor=manager, body_id=body, told=RiskTold(**{**vars(told), "names_nobody": True}))
        worse = StandsTold(Likelihood.LIKELY, Impact.SOME, "None.", "Three left.", HELEN, today() + days(9))
        actions.move_risk(actor=manager, risk_id=risk, told=worse)
        found = selectors.risk(risk, actor=manager)
        assert [each.how for each in found.moves] == ["Worse: likelier", "New"]
        actions.close_risk(actor=manager, risk_id=risk, why="The desk is filled.", said_by=HELEN)
        with pytest.raises(NotAllowedNow, match="closed"):
            actions.move_risk(actor=manager, risk_id=risk, told=worse)
        assert not selectors.risk(risk, actor=manager).is_open


def test_the_database_shows_meetings_and_risks_by_role(manager: Actor, council: UUID, police: UUID) -> None:
    body, readers = a_body(manager, council, police), GRANTS[Permission.VIEW].roles
    (meeting,) = meetings_on(manager, body, today())
    came(manager, meeting, council, police)
    stands = StandsTold(Likelihood.POSSIBLE, Impact.SOME, "None.", "Two left.", HELEN, today() + days(9))
    with transaction.atomic(), acting_as(manager):
        actions.agree_action(actor=manager, meeting_id=meeting, told=AgreedTold("A", today(), None, council, HELEN))
        told = RiskTold("Nobody applies", "The desk is empty", "Children wait", council, HELEN, True, stands)
        actions.add_risk(actor=manager, body_id=body, told=told)
    for role in Role:
        if role is not Role.SERVICE:
            with transaction.atomic(), acting_as(an_actor(role)):
                counts = {model.objects.count() for model in (Meeting, Agreed, Risk)}
            assert counts == ({1} if role in readers else {0}), role


def test_a_meeting_takes_as_many_queries_however_much_was_said_there(
    manager: Actor, council: UUID, police: UUID
) -> None:
    (meeting,) = meetings_on(manager, a_body(manager, council, police), today())
    came(manager, meeting, council, police)
    counted = []
    for many in (1, 5):
        with transaction.atomic(), acting_as(manager):
            for number in range(many):
                actions.decide(actor=manager, meeting_id=meeting, what=f"Decided {number}", why="So")
                told = AgreedTold("A", today(), None, council, HELEN)
                actions.agree_action(actor=manager, meeting_id=meeting, told=told)
        with transaction.atomic(), acting_as(manager), CaptureQueriesContext(connection) as asked:
            found = selectors.whole(meeting, actor=manager)
            selectors.agenda(found.at, actor=manager)
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 70
