"""What the banner asks of whoever opens a record: a due date that passed, and a parent who is a child."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from openmash.casework.frontdoor.identifying import identified_as
from openmash.casework.frontdoor.telling import ChildTold
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, RelationshipTold
from openmash.records.people.words import DetailKind, DueBy, PersonKind, RelationshipKind
from openmash.web.child.banner import CHILD_FIRST, DUE_DATE_PASSED, banner_of
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_contact, a_hub
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def asked(person_id: UUID, actor: Actor) -> list[str]:
    shown = banner_of(person_set(person_id, actor), actor, moment=None, places=(), open_to=None, kept=())
    return [prompt.text for prompt in shown.prompts]


def a_baby(actor: Actor, due: date) -> UUID:
    told = AsTold(PersonKind.UNBORN, (NameTold("", "Moss"),), BirthTold(due, expected=True))
    return people.add_person(actor=actor, told=told)


def test_a_due_date_that_has_passed_asks_whether_the_baby_is_born_until_somebody_says(hub: Hub) -> None:
    today = timezone.localdate()
    with acting_as(hub.screener):
        late, coming = a_baby(hub.screener, today - timedelta(days=3)), a_baby(hub.screener, today + timedelta(days=60))
        assert asked(late, hub.screener) == [DUE_DATE_PASSED]
        assert DUE_DATE_PASSED not in asked(coming, hub.screener)
        people.set_birth(actor=hub.screener, person_id=late, birth=BirthTold(today - timedelta(days=1)))
        assert asked(late, hub.screener) == []


def test_it_stops_the_moment_a_loss_is_recorded(hub: Hub) -> None:
    with acting_as(hub.screener):
        late = a_baby(hub.screener, timezone.localdate() - timedelta(days=3))
        people.mark_died(actor=hub.screener, person_ids=[late], words="Stillborn")
        assert asked(late, hub.screener) == []


@pytest.mark.parametrize("told_of_the_baby", [True, False])
def test_a_mother_of_sixteen_is_a_child_first_and_one_of_thirty_is_not_called_so(
    hub: Hub, told_of_the_baby: bool
) -> None:
    today = timezone.localdate()
    with acting_as(hub.screener):
        baby = a_child(hub.screener, "Ivy").id
        for years, said in ((16, [CHILD_FIRST]), (30, [])):
            mother = a_child(hub.screener, "Ada", born=today - timedelta(days=365 * years + 60)).id
            assert asked(mother, hub.screener) == []
            person, other, kind = (
                (baby, mother, RelationshipKind.MOTHER) if told_of_the_baby else (mother, baby, RelationshipKind.CHILD)
            )
            people.add_relationship(actor=hub.screener, person_id=person, relationship=RelationshipTold(other, kind))
            assert asked(mother, hub.screener) == said
        assert asked(baby, hub.screener) == []


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (200, []),
        (60, ["8 weeks before the due date. Agree the plan before the birth: a meeting, or the reasons why none is needed"]),
        (8, ["1 week before the due date. Agree with maternity who may visit, and when mother and baby may go home"]),
    ],
)  # fmt: skip
def test_before_a_birth_the_areas_own_protocol_says_what_is_asked_by_when(hub: Hub, days: int, said: list[str]) -> None:
    with acting_as(hub.screener):
        baby = a_baby(hub.screener, timezone.localdate() + timedelta(days=days))
        assert asked(baby, hub.screener) == said


def test_how_sure_a_due_date_is_stands_with_it_on_the_record_and_in_a_check(hub: Hub) -> None:
    due = timezone.localdate() + timedelta(days=120)
    told = AsTold(PersonKind.UNBORN, (NameTold("", "Moss"),), BirthTold(due, expected=True, due_by=DueBy.SCAN))
    with acting_as(hub.screener):
        (baby,) = a_contact(hub.screener, ChildTold(told=told, concern="Missed two appointments.")).children
    client = signed_in(hub.screener)
    assert "unborn, due date by scan" in client.get(f"/child/{baby}").content.decode()
    with acting_as(hub.screener):
        words = identified_as([baby], AgencyKind.HEALTH, actor=hub.screener, told={})[baby]
    assert "(by scan)" in words
    asked = {
        "form_token": "token-due-000001",
        "born": "expected",
        "date-day": f"{due.day}",
        "date-month": f"{due.month}",
    }
    client.post(f"/child/{baby}/birth", {**asked, "date-year": f"{due.year}", "due_by": "estimated"})
    assert "unborn, due date estimated" in client.get(f"/child/{baby}").content.decode()
    with acting_as(hub.screener):
        people.set_birth(actor=hub.screener, person_id=baby, birth=BirthTold(timezone.localdate(), due_by=DueBy.SCAN))
    assert "by scan" not in client.get(f"/child/{baby}").content.decode()


def test_nobody_is_asked_to_see_hear_or_look_for_a_child_before_birth(hub: Hub) -> None:
    due = timezone.localdate() + timedelta(days=120)
    told = AsTold(
        PersonKind.UNBORN, (NameTold("", "Moss"),), BirthTold(due, expected=True),
        details=(DetailTold(DetailKind.SEX, "U"),),
    )  # fmt: skip
    with acting_as(hub.screener):
        (baby,) = a_contact(hub.screener, ChildTold(told=told, concern="Missed two appointments.")).children
    client = signed_in(hub.screener)
    pages = {part: client.get(f"/child/{baby}{part}").content.decode() for part in ("", "/voice", "/family")}
    assert "This child is not born yet" in pages[""] and "seeing this child on a visit" not in pages[""]
    assert "should they go missing" not in pages[""]
    assert "This child is not born yet" in pages["/voice"]
    assert "own link" not in pages["/voice"] and "Nobody has heard" not in pages["/voice"]
    assert ", U" not in pages["/family"] and "unborn" in pages["/family"]
    with acting_as(hub.screener):
        people.set_birth(actor=hub.screener, person_id=baby, birth=BirthTold(timezone.localdate()))
    assert "seeing this child on a visit" in client.get(f"/child/{baby}").content.decode()
