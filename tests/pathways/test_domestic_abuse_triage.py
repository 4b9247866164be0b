"""Domestic abuse triage: a line a family and a line a child, no bulk closing, and the front door's own gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.domestic_abuse import rules
from openmash.casework.domestic_abuse import selectors as judged
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.models import Decision
from openmash.casework.frontdoor.telling import ChildTold, OtherTold
from openmash.casework.frontdoor.words import ContactKind, Outcome, State
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.pathways import domestic_abuse
from openmash.pathways.domestic_abuse import Standing, Told
from openmash.records.people.telling import AsTold, NameTold
from openmash.records.people.words import PersonKind
from tests.factories.access import an_actor
from tests.factories.frontdoor import Hub, a_child_told, a_hub, a_police_arrival
from tests.factories.voice import not_yet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LINE = "Shouting over money; nobody was hurt, the children slept, and he has left. No earlier notification."
DEAN = OtherTold(
    told=AsTold(PersonKind.ADULT, (NameTold("Dean", "Pryce"),)), as_told="Dean Pryce", relation="father", alleged=True
)
HANNAH = OtherTold(
    told=AsTold(PersonKind.ADULT, (NameTold("Hannah", "Farrow"),)), as_told="Hannah Farrow", relation="mother"
)

REAL = rules.is_drawn


@pytest.fixture(autouse=True)
def nobody_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the day's sample falls on a made-up family is chance; each test says which it is about."""
    monkeypatch.setattr(rules, "is_drawn", lambda day, family, percent: False)


def current(hub: Hub) -> Actor:
    """Whichever of the two the test acts as now."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.me()")
        (me,) = cursor.fetchone() or (None,)
    return hub.manager if me == hub.manager.account_id else hub.screener


def a_notification(
    hub: Hub, ref: str, *children: ChildTold, days_ago: int = 0, others: tuple[OtherTold, ...] = ()
) -> UUID:
    told = children or (a_child_told("Mia", "Farrow", voice=not_yet()),)
    arrival = replace(
        a_police_arrival(
            hub.police, ref, *told, others=others or (DEAN, HANNAH),
            received_at=timezone.now() - timedelta(days=days_ago, hours=1),
        ),
        kind=ContactKind.DOMESTIC_ABUSE,
    )  # fmt: skip
    made = frontdoor.receive_police_notification(actor=current(hub), arrival=arrival)
    assert made.contact_id is not None
    return made.contact_id


def told(family: domestic_abuse.Family, **values: object) -> Told:
    kept: dict[str, object] = {
        "goes_on": False, "line": LINE, "children": dict.fromkeys(family.person_ids, "Asleep upstairs, seen well."),
        "level": 1, "reason_code": "threshold_not_met", "who_else": "Nobody else: the notification and family records read",
        "told_at_the_table": True, **values,
    }  # fmt: skip
    return Told(**kept)  # type: ignore[arg-type]  # fields of Told


def the_family(hub: Hub) -> domestic_abuse.Family:
    [family] = domestic_abuse.families(actor=hub.manager)
    return family


def test_what_a_manager_judges_not_to_go_on_is_decided_for_each_child_through_the_front_doors_gate() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        contact = a_notification(
            hub, "V1", a_child_told("Mia", "Farrow", voice=not_yet()), a_child_told("Toby", "Farrow", voice=not_yet())
        )
    with acting_as(hub.manager):
        family = the_family(hub)
        assert domestic_abuse.judge(actor=hub.manager, contact_id=contact, told=told(family)) is Standing.ENDED
        decided = list(Decision.objects.filter(contact_id=contact))
        assert len(decided) == 2
        for each in decided:
            assert each.outcome == Outcome.NO_FURTHER_ACTION
            assert LINE in each.rationale
            assert "Asleep upstairs" in each.rationale
            assert (each.threshold_version, each.by_role, each.recorded_by) == (
                "7", "decision_maker", hub.manager.account_id,
            )  # fmt: skip
        assert contacts.contact(contact, actor=hub.manager).state is State.CLOSED
        assert the_family(hub).standing is Standing.ENDED


def test_what_goes_on_stays_with_the_front_door_undecided() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        contact = a_notification(hub, "V1")
        family = the_family(hub)
        standing = domestic_abuse.judge(
            actor=hub.screener, contact_id=contact, told=told(family, goes_on=True, who_else="", level=None)
        )
        assert standing is Standing.GOES_ON
        assert not Decision.objects.exists()
        assert [card.contact_id for lane in contacts.board(actor=hub.screener).lanes for card in lane.cards] == [
            contact
        ]
        assert [each.key for each in domestic_abuse.for_the_daily_meeting(actor=hub.screener)] == [contact]


def test_a_line_is_asked_of_the_family_and_of_each_child() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact = a_notification(
            hub, "V1", a_child_told("Mia", "Farrow", voice=not_yet()), a_child_told("Toby", "Farrow", voice=not_yet())
        )
        family = the_family(hub)
        mia, toby = family.person_ids
        with pytest.raises(Incomplete) as refused:
            domestic_abuse.judge(
                actor=hub.manager,
                contact_id=contact,
                told=told(family, line="No.", children={mia: "Asleep, seen well."}),
            )
        assert {problem.field for problem in refused.value.problems} == {"line", f"child_{toby.hex}"}
        assert not judged.judgements([contact], actor=hub.manager)


def test_what_the_gate_still_wants_is_said_and_nothing_is_kept() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact = a_notification(hub, "V1")
        family = the_family(hub)
        with pytest.raises(Incomplete) as refused:
            domestic_abuse.judge(actor=hub.manager, contact_id=contact, told=told(family, level=None, reason_code=""))
        assert {problem.field for problem in refused.value.problems} == {"level", "reason_code"}
        with pytest.raises(Incomplete) as refused:
            domestic_abuse.judge(actor=hub.manager, contact_id=contact, told=told(family, who_else=""))
        assert [problem.field for problem in refused.value.problems] == ["who_else"]
        assert the_family(hub).standing is Standing.TO_JUDGE


def test_a_screener_judges_and_a_manager_decides() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        contact = a_notification(hub, "V1")
        family = the_family(hub)
        assert domestic_abuse.judge(actor=hub.screener, contact_id=contact, told=told(family)) is Standing.FOR_A_MANAGER
        assert not Decision.objects.exists()
        assert domestic_abuse.work_for(actor=hub.screener) == []
    with acting_as(hub.manager):
        assert [each.contact_id for each in domestic_abuse.work_for(actor=hub.manager)] == [contact]
        assert domestic_abuse.judge(actor=hub.manager, contact_id=contact, told=told(family)) is Standing.ENDED


def test_a_worklist_counts_the_families_the_table_would_show_and_reads_less() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        first = a_notification(hub, "V1")
        mia = contacts.contact(first, actor=hub.manager).children[0].person_id
        again = a_notification(hub, "V2", ChildTold(person_id=mia, concern="Again", voice=not_yet()))
        a_notification(hub, "V3")
        with CaptureQueriesContext(connection) as asked:
            waiting = domestic_abuse.work_for(actor=hub.manager)
        assert len(asked) <= 14
        families = domestic_abuse.families(actor=hub.manager)
        assert {each.contact_id: each.person_ids for each in waiting} == {
            family.key: family.person_ids for family in families
        }
        together = next(family for family in families if first in family.contact_ids)
        assert together.contact_ids == (first, again)
        domestic_abuse.judge(actor=hub.manager, contact_id=first, told=told(together, goes_on=True))
        assert first not in {each.contact_id for each in domestic_abuse.work_for(actor=hub.manager)}


def test_the_third_in_90_days_is_a_fact_and_meets_the_full_gate() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        first = a_notification(hub, "V1", days_ago=80)
        mia = contacts.contact(first, actor=hub.manager).children[0].person_id
        again = ChildTold(person_id=mia, concern="Again", voice=not_yet())
        a_notification(hub, "V2", again, days_ago=30)
        newest = a_notification(hub, "V3", again)
        family = the_family(hub)
        assert (family.nth_in_12_months, family.in_90_days, family.repeats) == (3, 3, True)
        assert len(family.notifications) == 3
        assert domestic_abuse.judge(actor=hub.manager, contact_id=newest, told=told(family)) is Standing.FULL_GATE
        assert not Decision.objects.exists()


def test_two_in_90_days_are_counted_and_are_no_repeat_by_the_areas_rule() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        first = a_notification(hub, "V1", days_ago=200)
        mia = contacts.contact(first, actor=hub.manager).children[0].person_id
        a_notification(hub, "V2", ChildTold(person_id=mia, concern="Again", voice=not_yet()))
        family = the_family(hub)
        assert (family.nth_in_12_months, family.in_90_days, family.repeats) == (2, 1, False)


def test_what_the_dip_sample_draws_waits_for_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "is_drawn", lambda day, family, percent: True)
    hub = a_hub()
    with acting_as(hub.manager):
        contact = a_notification(hub, "V1")
        family = the_family(hub)
        assert domestic_abuse.judge(actor=hub.manager, contact_id=contact, told=told(family)) is Standing.SECOND_PERSON
        assert not Decision.objects.exists()
        with pytest.raises(NotAllowedNow):
            domestic_abuse.look_again(actor=hub.manager, contact_id=contact, agrees=True, words="I still think so.")
        [kept] = judged.judgements([contact], actor=hub.manager).values()
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "insert into domestic_abuse_secondlook (id, held_by, circle_id, private, occurred_precision, recorded_at, "
                "recorded_by, process_id, person_ids, judgement_id, agrees, words) values "
                "(gen_random_uuid(), %s, 1, false, 'minute', now(), %s, %s, '{}', %s, true, 'mine')",
                [hub.manager.agency_id, hub.manager.account_id, contact, kept.id],
            )
    with acting_as(hub.duty_manager):
        assert domestic_abuse.work_for(actor=hub.duty_manager)
        domestic_abuse.look_again(
            actor=hub.duty_manager, contact_id=contact, agrees=False, words="The baby was in her arms."
        )
        assert the_family(hub).standing is Standing.GOES_ON


def test_the_dip_sample_is_the_days_and_the_areas_proportion() -> None:
    families = [[UUID(int=number)] for number in range(2_000)]
    monday, tuesday = timezone.now().date(), timezone.now().date() + timedelta(days=1)
    drawn = [family for family in families if REAL(monday, family, 10)]
    assert 140 < len(drawn) < 260
    assert drawn == [family for family in families if REAL(monday, family, 10)]
    assert drawn != [family for family in families if REAL(tuesday, family, 10)]
    assert not any(REAL(monday, family, 0) for family in families)
    assert all(REAL(monday, family, 100) for family in families)


def test_a_partner_speaks_for_its_agency_and_does_not_judge() -> None:
    hub = a_hub()
    officer = an_actor(Role.HUB_PARTNER, agency=hub.police)
    with acting_as(hub.screener):
        contact = a_notification(hub, "V1")
    with acting_as(officer):
        domestic_abuse.speak(actor=officer, contact_id=contact, words="Bail conditions until Friday.")
        family = the_family_for(officer)
        assert [line.words for line in family.spoken] == ["Bail conditions until Friday."]
        with pytest.raises(NotPermitted):
            domestic_abuse.judge(actor=officer, contact_id=contact, told=told(family))


def the_family_for(actor: Actor) -> domestic_abuse.Family:
    [family] = domestic_abuse.families(actor=actor)
    return family


def test_triage_costs_no_more_for_many_families_than_for_one() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        counts = []
        for many in (1, 4):
            for number in range(many):
                a_notification(hub, f"V{many}-{number}")
            with CaptureQueriesContext(connection) as asked:
                domestic_abuse.families(actor=hub.manager)
            counts.append(len(asked))
        assert counts[0] == counts[1], counts
        assert counts[1] <= 45, counts
