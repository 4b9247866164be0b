"""A parent who is a child, and a child not born yet: each a child of their own, asked about until somebody says."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import Else
from openmash.casework.frontdoor.telling import ChildTold, OtherTold
from openmash.casework.frontdoor.words import WhoElseKind
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, RelationshipTold
from openmash.records.people.words import PersonKind, RelationshipKind
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
ASKED = "Ada Moss, 16, is a child first"


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-young-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or response.content.decode()


def a_young_carer(family: Family) -> UUID:
    born = timezone.localdate() - timedelta(days=16 * 365 + 60)
    with transaction.atomic(), acting_as(family.screener):
        told = AsTold(PersonKind.CHILD, (NameTold("Ada", "Moss"),), BirthTold(born))
        return actions.add_other(
            actor=family.screener, contact_id=family.process, other=OtherTold(told=told, relation="Mother of Toby")
        )


def gate(family: Family) -> list[str]:
    with acting_as(family.manager):
        found = selectors.contact(family.process, actor=family.manager)
        return [each.sentence for each in found.gate(family.mia)]


def test_she_is_asked_about_before_less_is_done_and_added_in_one_press(family: Family) -> None:
    ada = a_young_carer(family)
    assert any(ASKED in each for each in gate(family))
    client = signed_in(family.screener)
    url = f"/contact/{family.process}"
    assert "Add them to this contact as a child" in client.get(url).content.decode()
    assert send(client, f"{url}/young/{ada}") == url
    shown = client.get(url).content.decode()
    assert "Add them to this contact as a child" not in shown and f"child-{ada}" in shown
    assert not any(ASKED in each for each in gate(family))
    with acting_as(family.screener):
        added = selectors.contact(family.process, actor=family.screener).child(ada)
        assert added.decision is None and not added.voices, "her own voice and her own decision are owed"
    assert client.post(f"{url}/young/{ada}", {"form_token": "token-young-again"}).status_code == 404


def test_or_a_reason_is_given(family: Family) -> None:
    ada = a_young_carer(family)
    with transaction.atomic(), acting_as(family.screener):
        why = Else(WhoElseKind.YOUNG_PARENT, "Ada Moss", False, "She has a contact of her own today.", person_id=ada)
        actions.consider(actor=family.screener, contact_id=family.process, who=why)
    assert not any(ASKED in each for each in gate(family))


def test_a_hidden_young_mother_is_not_told_of(family: Family) -> None:
    ada = a_young_carer(family)
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[ada], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.worker.account_id])  # fmt: skip
    assert not any("child first" in each for each in gate(family))
    assert "Add them" not in signed_in(family.screener).get(f"/contact/{family.process}").content.decode()


def test_the_family_page_shows_both_roles(family: Family) -> None:
    ada = a_young_carer(family)
    with transaction.atomic(), acting_as(family.screener):
        relation = RelationshipTold(ada, RelationshipKind.MOTHER)
        people.add_relationship(actor=family.screener, person_id=family.toby, relationship=relation)
    shown = signed_in(family.screener).get(f"/child/{family.toby}/family").content.decode()
    assert "Ada Moss is a child first, and also mother of Toby Farrow." in shown


def test_a_due_date_that_has_passed_is_on_the_worklist_until_the_birth_is_put_right(family: Family) -> None:
    due = timezone.localdate() - timedelta(days=3)
    told = AsTold(PersonKind.UNBORN, (NameTold("", "Moss"),), BirthTold(due, expected=True))
    with transaction.atomic(), acting_as(family.screener):
        baby = actions.add_child(actor=family.screener, contact_id=family.process, child=ChildTold(told=told))
        actions.take(actor=family.screener, contact_id=family.process)
    client = signed_in(family.screener)
    birth = f"/child/{baby}/birth"
    assert birth in client.get("/worklist").content.decode()
    assert "unborn" in client.get(f"/child/{baby}").content.decode()
    born = due + timedelta(days=1)
    typed = {"born": "born", "date-day": born.day, "date-month": born.month, "date-year": born.year}
    assert send(client, birth, **typed) == f"/child/{baby}/details"
    assert birth not in client.get("/worklist").content.decode()
    record = client.get(f"/child/{baby}").content.decode()
    assert "unborn" not in record and "2 days" in record, "the same record is now the child’s"
