"""A conflict of interest hides the record from whoever has it, everywhere, and nothing waits with them any more."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest
from django.db import connection, transaction

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.words import Act, Outcome
from openmash.foundation.access import actions as access
from openmash.foundation.access import selectors
from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.notices.actions import NoticeKind, To, notify
from openmash.foundation.notices.selectors import waiting
from openmash.pathways import conflicts
from openmash.records.cases import selectors as spine
from openmash.records.linkage.selectors import person_sets
from tests.factories.access import a_team, an_account, an_actor, an_agency
from tests.factories.family import Family, a_family, account_of, signed_in
from tests.factories.frontdoor import ASKED, a_responder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WHY = "She is my niece: my sister is Hannah Farrow."


def a_family_with_a_night_team() -> Family:
    family = a_family()
    a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    return family


def rows_about(actor: Actor, people: Sequence[UUID]) -> dict[str, int]:
    """In raw SQL, as the application's role: rows about these people in every table of people that there is."""
    found = {}
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name, udt_name from information_schema.columns where table_schema = 'public' and "
            "column_name in ('person_id', 'person_ids', 'other_id', 'children') and udt_name in ('uuid', '_uuid') and "
            "has_table_privilege(to_regclass(format('public.%I', table_name)), 'select')"
        )
        for table, column, kind in cursor.fetchall():
            match = "= any(%s::uuid[])" if kind == "uuid" else "&& %s::uuid[]"
            cursor.execute(f"select count(*) from {table} where {column} {match}", [list(people)])
            (count,) = cursor.fetchone() or (0,)
            if count:
                found[f"{table}.{column}"] = count
        cursor.execute("select count(*) from people_person where id = any(%s::uuid[])", [list(people)])
        (count,) = cursor.fetchone() or (0,)
        if count:
            found["people_person"] = count
    return found


def test_whoever_declares_one_meets_no_such_child_and_neither_brothers_nor_sisters() -> None:
    family = a_family_with_a_night_team()
    other = an_actor(Role.SCREENER)
    children = [family.mia, family.ella, family.toby]
    assert len(rows_about(family.screener, children)) > 5
    with acting_as(family.screener):
        conflicts.declare(actor=family.screener, person_ids=[family.mia], words=WHY)
        assert person_sets(children, family.screener) == {}
        assert not contacts.board(actor=family.screener).contact_ids
        with pytest.raises(NotVisible):
            contacts.contact(family.process, actor=family.screener)
        with connection.cursor() as cursor:
            cursor.execute("select wall.may_see(%s), wall.person_set(%s)", [family.mia, family.mia])
            assert cursor.fetchone() == (False, [])
    assert not rows_about(family.screener, children)
    assert len(rows_about(other, children)) > 5


def test_a_worker_with_an_allocation_is_kept_out_too() -> None:
    family = a_family_with_a_night_team()
    assert rows_about(family.worker, [family.mia])
    with acting_as(family.worker):
        conflicts.declare(actor=family.worker, person_ids=[family.mia], words=WHY)
    assert not rows_about(family.worker, [family.mia])


def test_nothing_else_opens_it_neither_emergency_access_nor_a_reach_granted_later_nor_a_seal() -> None:
    family = a_family_with_a_night_team()
    with acting_as(family.manager):
        conflicts.declare(actor=family.manager, person_ids=[family.mia], words=WHY, colleague=family.worker.name)
        grant_reach(actor=family.manager, account_id=family.worker.account_id, person_id=family.mia, basis="check")
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="sealed", reason_code="staff_family", reason="",
            ask=WhomToAsk("Grace", "01632 960000"), allowed=[family.manager.account_id, family.worker.account_id],
        )  # fmt: skip
    with acting_as(family.worker):
        access.open_emergency_access(actor=family.worker, person_id=family.mia, reason="I must see her record now.")
        assert selectors.sealed([family.mia]) == []
        assert selectors.restrictions_of([family.mia]) == []
    assert not rows_about(family.worker, [family.mia])


def test_an_agencys_check_is_not_shown_to_whoever_has_a_conflict_there() -> None:
    family = a_family_with_a_night_team()
    sergeant, constable = a_responder(family.police), a_responder(family.police)
    with acting_as(family.screener):
        frontdoor.ask(actor=family.screener, contact_id=family.process, agency_ids=[family.police.id], told=ASKED)
    with acting_as(family.manager):
        conflicts.declare(
            actor=family.manager, person_ids=[family.mia, family.ella], words=WHY, contact_id=family.process,
            colleague=account_of(sergeant).email,
        )  # fmt: skip
    with acting_as(sergeant):
        assert contacts.checks_to_answer(actor=sergeant) == []
    with acting_as(constable):
        assert len(contacts.checks_to_answer(actor=constable)) == 1


def test_what_a_conflicted_person_holds_comes_back_to_the_desk() -> None:
    family = a_family_with_a_night_team()
    with acting_as(family.screener):
        held = spine.holders([family.process], actor=family.screener)
        assert held[family.process, family.mia].account_id == family.screener.account_id
        conflicts.declare(actor=family.screener, person_ids=[family.mia, family.ella], words=WHY)
    with acting_as(family.manager):
        for holder in spine.holders([family.process], actor=family.manager).values():
            assert holder.account_id is None
            assert holder.is_desk


def test_a_conflicted_manager_is_bypassed_in_ratifying_deciding_and_messages() -> None:
    family = a_family_with_a_night_team()
    duty = an_actor(Role.DUTY_MANAGER, name="Duty One")
    with acting_as(family.manager):
        notify(
            actor=family.manager, kind=NoticeKind.NOW, to=To(account_id=family.manager.account_id), text="Waits already",
            source_key="before", person_ids=[family.mia],
        )  # fmt: skip
        conflicts.declare(actor=family.manager, person_ids=[family.mia], words=WHY)
    with acting_as(family.screener):
        frontdoor.protect(
            actor=family.screener, act=Act.SAME_DAY_VISIT, line="Seen today at school", contact_id=family.process,
            person_id=family.mia,
        )  # fmt: skip
        notify(
            actor=family.screener, kind=NoticeKind.NOW, to=To(account_id=family.manager.account_id), text="For one alone",
            source_key="after", person_ids=[family.mia],
        )  # fmt: skip
    with acting_as(family.manager):
        assert contacts.to_ratify(actor=family.manager) == []
        assert not [told for told in waiting(actor=family.manager) if told.text in ("Waits already", "For one alone")]
        with pytest.raises(NotVisible):
            frontdoor.decide(
                actor=family.manager, contact_id=family.process, person_id=family.mia,
                sought=frontdoor.DecisionSought(Outcome.ASSESSMENT, "Assessment"),
            )  # fmt: skip
    with acting_as(duty):
        assert [act.person_id for act in contacts.to_ratify(actor=duty)] == [family.mia]
        assert {"Waits already", "For one alone"} <= {told.text for told in waiting(actor=duty)}


def test_where_every_duty_manager_has_one_the_decision_makers_are_told() -> None:
    family = a_family_with_a_night_team()
    duty = an_actor(Role.DUTY_MANAGER)
    with acting_as(duty):
        conflicts.declare(actor=duty, person_ids=[family.mia], words=WHY)
    with acting_as(family.screener):
        notify(
            actor=family.screener, kind=NoticeKind.NOW, to=To(role=Role.DUTY_MANAGER), text="Somebody must look",
            source_key="all", person_ids=[family.mia],
        )  # fmt: skip
    with acting_as(family.manager):
        assert "Somebody must look" in {told.text for told in waiting(actor=family.manager)}


def test_only_the_duty_manager_and_the_information_lead_know_and_never_the_one_a_colleague_declared_it_of() -> None:
    family = a_family_with_a_night_team()
    duty, other, lead = an_actor(Role.DUTY_MANAGER), an_actor(Role.DUTY_MANAGER), an_actor(Role.INFORMATION_LEAD)
    with acting_as(family.screener):
        key = conflicts.declare(
            actor=family.screener, person_ids=[family.mia], words=WHY, colleague=account_of(other).email
        )
        assert selectors.conflicts(actor=family.screener) == []
        with connection.cursor() as cursor:
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                cursor.execute("select count(*) from access_exclusion")
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                cursor.execute("select wall.conflicted(%s, %s::uuid[])", [other.account_id, [family.mia]])
        with pytest.raises(NotPermitted):
            access.end_conflict(actor=family.screener, source_id=key, why="It has passed.")
    for reader in (duty, lead):
        with acting_as(reader):
            assert [each.words for each in selectors.conflicts(actor=reader)] == [WHY]
    with acting_as(other):
        assert selectors.conflicts(actor=other) == []
        with pytest.raises(NotAllowedNow):
            access.end_conflict(actor=other, source_id=key, why="It has passed.")
    with acting_as(duty):
        access.end_conflict(actor=duty, source_id=key, why="They are divorced.")
    assert rows_about(other, [family.mia])


def test_a_colleague_is_named_so_that_one_person_is_meant() -> None:
    family = a_family_with_a_night_team()
    an_account(Role.SCREENER, name="Sam Same")
    an_account(Role.SCREENER, name="Sam Same")
    with acting_as(family.screener):
        for named in ("Nobody At All", "Sam Same"):
            with pytest.raises(Incomplete) as refused:
                conflicts.declare(actor=family.screener, person_ids=[family.mia], words=WHY, colleague=named)
            assert [problem.field for problem in refused.value.problems] == ["colleague"]


def test_by_its_pages_it_is_declared_listed_and_gone() -> None:
    family = a_family_with_a_night_team()
    duty = an_actor(Role.DUTY_MANAGER)
    browser = signed_in(family.screener)
    page = browser.post(f"/child/{family.mia}/conflict", {})
    assert b"Choose whose conflict it is." in page.content
    assert browser.post(f"/child/{family.mia}/conflict", {"whose": "mine", "words": WHY}).status_code == 302
    for address in (f"/child/{family.mia}", f"/contacts/{family.process}", f"/child/{family.mia}/conflict"):
        assert browser.get(address).status_code == 404, address
    for address in ("/board", "/search?words=Farrow", "/owed", "/messages", "/triage"):
        assert b"Mia" not in browser.get(address).content, address
    assert browser.get("/access/conflicts").status_code == 403
    listed = signed_in(duty).get("/access/conflicts").content.decode()
    assert "She is my niece" in listed
