"""What is found out later, by HTTP: a release put right, a person of concern identified, and who may see a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone

from openmash.casework.intelligence import selectors as intelligence
from openmash.casework.intelligence.actions import About, open_release
from openmash.casework.intelligence.words import Ended, Handling, Purpose
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.records.subjects import actions, selectors
from openmash.records.subjects.actions import End
from openmash.records.subjects.words import Confidence, Kind, LinkKind
from tests.factories.access import an_actor, an_agency
from tests.factories.exploitation import a_link, a_release, a_report, a_subject
from tests.factories.family import signed_in
from tests.factories.people import a_child, a_person, born_aged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WRONG, RIGHT = "A grey van, VX 7.", "A green van, VX 9."


@dataclass(frozen=True)
class World:
    unit: Actor
    team: Actor
    analyst: Actor
    screener: Actor
    manager: Actor
    man: UUID
    adult: UUID
    child: UUID


@pytest.fixture
def world() -> World:
    unit = an_actor(Role.INTELLIGENCE_UNIT, agency=an_agency("police", AgencyKind.POLICE))
    team, analyst, screener, manager = (
        an_actor(role)
        for role in (Role.EXPLOITATION_TEAM, Role.EXPLOITATION_ANALYST, Role.SCREENER, Role.DECISION_MAKER)
    )
    with transaction.atomic(), acting_as(manager):
        adult = a_person(manager, "Carl", "Undermead", kind="adult", born=born_aged(40)).pk
        child = a_child(manager, "Cody", "Undermead").pk
    with transaction.atomic(), acting_as(team):
        man = a_subject(team, Kind.PERSON, "Man with a green van", wider=[1])
    return World(unit, team, analyst, screener, manager, man, adult, child)


def status(actor: Actor, url: str) -> int:
    return signed_in(actor).get(url).status_code


def page(actor: Actor, url: str) -> str:
    return unescape(signed_in(actor).get(url).content.decode())


def test_a_release_is_put_right_in_place_of_the_other_and_whoever_read_that_is_told(world: World) -> None:
    with transaction.atomic(), acting_as(world.team):
        report = a_report(world.team)
    with transaction.atomic(), acting_as(world.unit):
        first = a_release(world.unit, report, WRONG)
    with transaction.atomic(), acting_as(world.analyst):
        open_release(actor=world.analyst, release_id=first, purpose=Purpose.PATTERN)
    url = f"/intelligence/released/{first}/correct"
    assert status(world.team, url) == 403
    form = page(world.unit, url)
    assert WRONG in form and "is told not to rely on it" in form
    until = timezone.localdate() + timedelta(days=30)
    sent = {
        "form_token": "token-correct-1", "words": RIGHT, "handling": "P", "audience": ["core"], "marking": "sensitive",
        "review_on-day": str(until.day), "review_on-month": str(until.month), "review_on-year": str(until.year),
    }  # fmt: skip
    refused = unescape(signed_in(world.unit).post(url, sent).content.decode())
    assert "Say what was wrong with it." in refused and RIGHT in refused
    answer = signed_in(world.unit).post(url, sent | {"form_token": "token-correct-2", "what_was_wrong": "The colour"})
    with transaction.atomic(), acting_as(world.analyst):
        (now,) = intelligence.releases(actor=world.analyst)
        assert answer.headers["Location"] == f"/intelligence/released/{now.id}" and now.id != first
        assert open_release(actor=world.analyst, release_id=now.id, purpose=Purpose.PATTERN).words == RIGHT
    with transaction.atomic(), acting_as(world.unit):
        assert intelligence.release(first, actor=world.unit).ended is Ended.CORRECTED
    told = "Intelligence that you opened has been corrected. Do not rely on what you read."
    assert told in page(world.analyst, "/messages") and told not in page(world.team, "/messages")
    assert status(world.analyst, f"/intelligence/released/{first}") == 404
    assert signed_in(world.unit).get(url).status_code == 302, "what has ended is not put right again"


def test_a_person_of_concern_is_identified_later_and_then_hidden_with_their_own_record(world: World) -> None:
    url = f"/subjects/{world.man}/who"
    assert "Say who they are" in page(world.team, f"/subjects/{world.man}")
    assert status(world.screener, url) == 403
    sent = {"form_token": "token-who-1", "sought": "Carl Undermead", "record": "", "why": "Named by the plate"}
    found = unescape(signed_in(world.team).post(url, sent).content.decode())
    assert "Choose whose record it is." in found and f"person:{world.adult}" in found
    chosen = sent | {"form_token": "token-who-2", "record": f"person:{world.adult}"}
    assert signed_in(world.team).post(url, chosen).headers["Location"] == f"/subjects/{world.man}"
    shown = page(world.team, f"/subjects/{world.man}")
    assert "Identified: Named by the plate" in shown and "Change who they are" in shown
    with transaction.atomic(), acting_as(world.manager):
        restrict(
            actor=world.manager, person_ids=[world.adult], mode="hidden", reason_code="staff_member", reason="",
            ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[world.manager.account_id],
        )  # fmt: skip
    assert status(world.team, f"/subjects/{world.man}") == status(world.screener, f"/subjects/{world.man}") == 404


def test_all_that_is_about_somebody_identified_later_is_hidden_with_them(world: World) -> None:
    """The group they were put in, what links them, and what was released about them."""
    with transaction.atomic(), acting_as(world.team):
        group = a_subject(world.team, Kind.GROUP, "Lunch table", wider=[1])
        for begins in (End(person_id=world.child), End(subject_id=world.man)):
            a_link(world.team, LinkKind.MEMBER, begins, End(subject_id=group), audience=[1, 2])
        report = a_report(world.team)
    with transaction.atomic(), acting_as(world.unit):
        about = [About(End(subject_id=world.man), Confidence.CONFIRMED)]
        release = a_release(world.unit, report, "He waits at the gate.", about=about)
    places = (f"/subjects/{group}", f"/intelligence/released/{release}")
    assert re.search(r"Cody Undermead</a>\s*<[^>]*>Child<", page(world.team, places[0])), (
        "a member who is a child, as that"
    )
    assert [status(world.screener, places[0]), status(world.team, places[1])] == [200, 200]
    with transaction.atomic(), acting_as(world.team):
        actions.identify(actor=world.team, subject_id=world.man, person_id=world.adult, why="The police named him")
        assert len(selectors.members(group, actor=world.team)) == 2
    assert [status(world.screener, places[0]), status(world.team, places[1])] == [200, 200]
    with transaction.atomic(), acting_as(world.manager):
        restrict(
            actor=world.manager, person_ids=[world.adult], mode="hidden", reason_code="staff_member", reason="",
            ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[world.manager.account_id],
        )  # fmt: skip
    assert status(world.screener, places[0]) == 404, "one of its members is hidden now"
    assert status(world.team, places[0]) == 200 and status(world.team, places[1]) == 404
    with transaction.atomic(), acting_as(world.team):
        assert len(selectors.members(group, actor=world.team)) == 1


def test_one_found_to_be_under_18_is_a_child_first_and_cannot_be_nobody_again(world: World) -> None:
    with transaction.atomic(), acting_as(world.team):
        with pytest.raises(Incomplete):
            actions.identify(actor=world.team, subject_id=world.man, person_id=world.child, why=" ")
        actions.identify(actor=world.team, subject_id=world.man, person_id=world.child, why="His mother says so")
        assert selectors.subject(world.man, actor=world.team).is_child
        with pytest.raises(Incomplete):
            actions.identify(actor=world.team, subject_id=world.man, person_id=None, why="Not him")
        van = a_subject(world.team, Kind.VEHICLE, "Grey van")
        with pytest.raises(NotAllowedNow):
            actions.identify(actor=world.team, subject_id=van, person_id=world.adult, why="His")
    assert "A child first." in page(world.team, f"/subjects/{world.man}")
    with transaction.atomic(), acting_as(world.screener), pytest.raises(NotPermitted):
        actions.identify(actor=world.screener, subject_id=world.man, person_id=None, why="Not him")


def test_who_may_see_a_subject_is_changed_with_why_and_at_once(world: World) -> None:
    url = f"/subjects/{world.man}/audience"
    assert status(world.screener, f"/subjects/{world.man}") == 200
    sent = {"form_token": "token-audience-1", "audience": "core", "why": "A child would be recognised"}
    assert signed_in(world.team).post(url, sent).headers["Location"] == f"/subjects/{world.man}"
    assert status(world.screener, f"/subjects/{world.man}") == 404
    assert "For the exploitation roles alone: A child would be recognised" in page(world.team, f"/subjects/{world.man}")
    again = {"form_token": "token-audience-2", "audience": "duty", "why": "The hub must know him"}
    signed_in(world.team).post(url, again)
    assert status(world.screener, f"/subjects/{world.man}") == 200


def test_a_group_opened_to_others_stays_shut_where_a_membership_is_not_for_them(world: World) -> None:
    with transaction.atomic(), acting_as(world.team):
        groups = [a_subject(world.team, Kind.GROUP, name) for name in ("Lane lads", "Lunch table")]
        for group, audience in zip(groups, ([2], [1, 2]), strict=True):
            a_link(world.team, LinkKind.MEMBER, End(person_id=world.child), End(subject_id=group), audience=audience)
            actions.let_see(actor=world.team, subject_id=group, wider=[1], why="Asked for")
    assert [status(world.screener, f"/subjects/{group}") for group in groups] == [404, 200]
    assert [status(world.team, f"/subjects/{group}") for group in groups] == [200, 200]


def test_nobody_changes_anything_else_of_a_subject_nor_takes_it_from_the_core_roles(world: World) -> None:
    from django.db import Error

    for change in ("name = 'Another'", "circle_id = 1", "audience = '{1}'", "core_only = false"):
        with transaction.atomic(), acting_as(world.team), pytest.raises(Error), transaction.atomic():
            connection.cursor().execute(f"update subjects_subject set {change} where id = %s", [world.man])


def test_of_a_text_under_conditions_nothing_it_is_about_goes_on_paper(world: World) -> None:
    shown = {}
    for handling in Handling:
        with transaction.atomic(), acting_as(world.team):
            report = a_report(world.team)
        with transaction.atomic(), acting_as(world.unit):
            about = [About(End(subject_id=world.man), Confidence.PROBABLE)]
            release = a_release(world.unit, report, WRONG, handling=handling, about=about)
        shown[handling] = page(world.team, f"/intelligence/released/{release}")
        assert "Man with a green van" in shown[handling]
    only_screen = re.search(r'<div class="om-no-paper">(.*?)</main>', shown[Handling.CONDITIONS], re.DOTALL)
    assert only_screen and "Man with a green van" in only_screen[1]
    assert "neither its text nor what it is about is printed" in shown[Handling.CONDITIONS]
    assert "is printed" not in shown[Handling.PERMITTED] and 'class="om-no-paper"' not in shown[Handling.PERMITTED]
