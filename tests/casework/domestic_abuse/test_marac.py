"""MARAC: who is flagged from when to when, what is to be done by whom, and nothing that could reach the alleged person."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from openmash.casework.domestic_abuse import actions, selectors
from openmash.casework.domestic_abuse.actions import ActionTold, MaracTold
from openmash.casework.domestic_abuse.words import FlagPart, MaracBecause
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible
from openmash.statute.calendar import local_date, months_after
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WHY = "He strangled her in March and has been released. She believes that he will kill her."


def a_referral(family: Family, actor: Actor, **values: object) -> UUID:
    told = {
        "because": [MaracBecause.JUDGEMENT], "why": WHY, "alleged_as_told": "Dean Pryce",
        "children": [family.mia, family.ella], "process_id": family.process, **values,
    }  # fmt: skip
    return actions.refer_to_marac(actor=actor, person_id=family.mother, told=MaracTold(**told))  # type: ignore[arg-type]  # fields of MaracTold


def test_the_victim_and_the_children_bear_a_flag_for_as_long_as_the_area_says() -> None:
    family = a_family()
    today = local_date(timezone.now())
    with acting_as(family.screener):
        a_referral(family, family.screener)
        flags = selectors.flags(
            [family.mother, family.mia, family.ella, family.toby, family.father], actor=family.screener
        )
        assert {person: flag[0].part for person, flag in flags.items()} == {
            family.mother: FlagPart.VICTIM, family.mia: FlagPart.CHILD, family.ella: FlagPart.CHILD,
        }  # fmt: skip
        assert flags[family.mother][0].until_on == months_after(today, 12)
        later = months_after(today, 12) + timedelta(days=1)
        assert not selectors.flags([family.mother], actor=family.screener, on=later)


def test_nothing_of_marac_is_a_row_of_the_alleged_person() -> None:
    family = a_family()
    with acting_as(family.screener):
        key = a_referral(family, family.screener, meeting_on=date(2026, 12, 10))
        actions.add_marac_action(
            actor=family.screener, referral_id=key,
            told=ActionTold("Change the locks", "Sgt Ali Khan", family.police.id, date(2026, 12, 14)),
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("select table_name from information_schema.columns where column_name = 'person_id' "
                           "and table_name like 'domestic_abuse_%'")  # fmt: skip
            for (table,) in cursor.fetchall():
                cursor.execute(f"select count(*) from {table} where person_id = %s", [family.father])
                assert cursor.fetchone() == (0,), table
        assert selectors.referrals(actor=family.screener, person_ids=[family.father]) == []


def test_a_count_is_kept_as_somebodys_answer_and_never_without_whose() -> None:
    family = a_family()
    with acting_as(family.officer):
        with pytest.raises(Incomplete) as refused:
            a_referral(family, family.officer, checklist_count=17)
        assert [problem.field for problem in refused.value.problems] == ["checklist_by"]
        with pytest.raises(Incomplete):
            a_referral(family, family.officer, because=[], why="High")
        key = a_referral(
            family, family.officer, because=[MaracBecause.VISIBLE_HIGH_RISK], checklist_count=17, checklist="DASH",
            checklist_by="Police",
        )  # fmt: skip
        found = selectors.referral(key, actor=family.officer)
        assert (found.checklist_count, found.checklist, found.checklist_by) == (17, "DASH", "Police")


def test_a_meeting_moves_a_flag_ends_and_both_stay_in_the_record() -> None:
    family = a_family()
    today = local_date(timezone.now())
    with acting_as(family.screener):
        key = a_referral(family, family.screener, meeting_on=today + timedelta(days=7))
        actions.set_marac_meeting(actor=family.screener, referral_id=key, on=today + timedelta(days=14))
        assert selectors.referral(key, actor=family.screener).meeting_on == today + timedelta(days=14)
        with pytest.raises(Incomplete):
            actions.end_marac_flag(actor=family.screener, referral_id=key, on=today, why=" ")
        actions.end_marac_flag(actor=family.screener, referral_id=key, on=today, why="Referred in error.")
        assert {flag.until_on for flag in selectors.referral(key, actor=family.screener).flags} == {today}


def test_an_action_has_a_person_and_an_agency_and_is_finished_once() -> None:
    family = a_family()
    with acting_as(family.screener):
        key = a_referral(family, family.screener)
        action = actions.add_marac_action(
            actor=family.screener, referral_id=key,
            told=ActionTold("Flag the address for response", "Sgt Ali Khan", family.police.id, date(2026, 1, 1)),
        )  # fmt: skip
    with acting_as(family.officer):
        [owed] = selectors.actions_owed(actor=family.officer)
        assert (owed.agency, owed.owner) == (family.police.name, "Sgt Ali Khan")
        assert owed.is_late(local_date(timezone.now()))
        actions.finish_marac_action(actor=family.officer, action_id=action, words="Done on the day.")
        assert selectors.actions_owed(actor=family.officer) == []
        with pytest.raises(NotAllowedNow):
            actions.finish_marac_action(actor=family.officer, action_id=action, words="Again")
    with acting_as(family.screener):
        assert selectors.actions_owed(actor=family.screener) == []


def test_a_restricted_victims_referral_is_as_nobodys() -> None:
    family = a_family()
    other = an_actor(Role.SCREENER)
    with acting_as(family.manager):
        key = a_referral(family, family.manager)
        restrict(
            actor=family.manager, person_ids=[family.mother], mode="hidden", reason_code="risk_from_family",
            reason="", ask=WhomToAsk("Grace", "01632 960000"), allowed=[family.manager.account_id],
        )  # fmt: skip
        assert selectors.referral(key, actor=family.manager)
    with acting_as(other):
        assert selectors.referrals(actor=other) == []
        with pytest.raises(NotVisible):
            selectors.referral(key, actor=other)
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from domestic_abuse_maracreferral")
            assert cursor.fetchone() == (0,)
            cursor.execute("select count(*) from domestic_abuse_maracflag where person_id = %s", [family.mother])
            assert cursor.fetchone() == (0,)


def test_a_worker_who_reaches_one_child_sees_that_childs_flag_and_not_the_mothers_referral() -> None:
    family = a_family()
    with acting_as(family.screener):
        a_referral(family, family.screener)
    with acting_as(family.worker):
        flags = selectors.flags([family.mia, family.ella, family.mother], actor=family.worker)
        assert set(flags) == {family.mia}
        assert selectors.referrals(actor=family.worker) == []
