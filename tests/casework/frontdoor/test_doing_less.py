"""Doing less meets the full gate, on the page and in the database (practice rule 1; blueprint 4.10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.models import Decision, DipSample, Rating
from openmash.casework.frontdoor.telling import OtherTold
from openmash.casework.frontdoor.words import OUTCOME_CLASS, Outcome, OutcomeClass, Wanted, WhoElseKind
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, RelationshipTold
from openmash.records.people.words import PersonKind, RelationshipKind
from openmash.records.voice import actions as voice
from tests.factories.access import an_agency
from tests.factories.frontdoor import ASKED, LONG_ENOUGH, NOBODY_ELSE, Hub, a_contact, a_hub, less
from tests.factories.voice import not_yet

pytestmark = pytest.mark.django_db
LESS = [outcome for outcome, gate in OUTCOME_CLASS.items() if gate is OutcomeClass.LESS]


def a_contact_with_its_gate_open(hub: Hub) -> tuple[UUID, UUID]:
    """A contact about which only the decision itself is still to be written. Needs acting_as(hub.manager)."""
    made = a_contact(hub.manager)
    assert made.contact_id is not None
    actions.consider(actor=hub.manager, contact_id=made.contact_id, who=NOBODY_ELSE)
    return made.contact_id, made.children[0]


@pytest.mark.parametrize(
    ("left_out", "field"),
    [
        ({"rationale": "Too short."}, "rationale"),
        ({"voice": None}, "voice"),
        ({"level": None}, "level"),
        ({"level": 9}, "level"),
        ({"reason_code": ""}, "reason_code"),
        ({"reason_code": "malicious"}, "reason_code"),
        ({"line": " "}, "line"),
    ],
)
def test_no_further_action_is_refused_without_any_one_part_of_its_gate(
    left_out: Mapping[str, object], field: str
) -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        with pytest.raises(Incomplete) as refused:
            actions.decide(
                actor=hub.manager, contact_id=contact, person_id=child, sought=replace(less(), **left_out)  # type: ignore[arg-type]
            )  # fmt: skip
        assert [problem.field for problem in refused.value.problems] == [field]
        assert Decision.objects.count() == 0
        actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=less())


@pytest.mark.parametrize("outcome", [outcome for outcome in LESS if outcome is not Outcome.TRANSFER])
def test_every_way_of_doing_less_is_refused_until_somebody_says_who_else(outcome: Outcome) -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        made = a_contact(hub.manager)
        assert made.contact_id is not None
        wanted = {"actor": hub.manager, "contact_id": made.contact_id, "person_id": made.children[0]}
        with pytest.raises(Incomplete) as refused:
            actions.decide(**wanted, sought=less(outcome))  # type: ignore[arg-type]
        assert [problem.field for problem in refused.value.problems] == ["who_else"]


def test_a_transfer_names_who_accepts_and_the_child_stays_ours() -> None:
    hub = a_hub()
    wiltshire = an_agency("wiltshire")
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        with pytest.raises(Incomplete, match="stays ours until they accept"):
            actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=less(Outcome.TRANSFER))
        sought = less(Outcome.TRANSFER, to_agency_id=wiltshire.id, to_named="Duty manager, Wiltshire")
        decided = actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=sought)
        assert decided.offer_id is not None


@pytest.mark.parametrize("role", ["screener", "night_worker"])
def test_only_a_manager_of_the_hub_decides_to_do_less(role: str) -> None:
    hub = a_hub()
    actor: Actor = getattr(hub, role)
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
    with acting_as(actor), pytest.raises(NotPermitted, match="decision-maker"):
        actions.decide(actor=actor, contact_id=contact, person_id=child, sought=less())


def the_row(hub: Hub, contact: UUID, child: UUID, voice_id: UUID | None) -> dict[str, object]:
    return {
        "contact_id": contact, "person_id": child, "outcome": "no_further_action", "outcome_class": "less",
        "line": "Closed", "rationale": LONG_ENOUGH, "by_role": "decision_maker", "level": 1,
        "threshold_version": "7", "profile_version": "2026.1", "reason_code": "threshold_not_met",
        "voice_id": voice_id, "occurred_at": timezone.now(),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"rationale": ""}, "full_gate"),
        ({"rationale": "                         x"}, "full_gate"),
        ({"threshold_version": ""}, "full_gate"),
        ({"level": None}, "full_gate"),
        ({"voice_id": None}, "full_gate|voice given"),
        ({"by_role": "screener"}, "full_gate"),
        ({"reason_code": ""}, "no_further_action_has_its_reason"),
        ({"outcome_class": "more"}, "class_fits_outcome"),
        ({"line": ""}, "has_a_line"),
    ],
)
def test_the_database_refuses_doing_less_without_its_gate(wrong: dict[str, object], constraint: str) -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        said = voice.record(actor=hub.manager, person_id=child, told=not_yet(), process_id=contact)
        row = the_row(hub, contact, child, said)
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Decision.record(actor=hub.manager, **{**row, **wrong})
        Decision.record(actor=hub.manager, **row)


def test_the_database_refuses_doing_less_while_an_agency_is_neither_heard_nor_spoken_of() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        said = voice.record(actor=hub.manager, person_id=child, told=not_yet(), process_id=contact)
        actions.ask(actor=hub.manager, contact_id=contact, agency_ids=[hub.health.id], told=ASKED)
        with pytest.raises(IntegrityError, match="has not answered"), transaction.atomic():
            Decision.record(actor=hub.manager, **the_row(hub, contact, child, said))


def test_the_database_refuses_doing_less_without_who_else_or_with_another_childs_voice_or_by_another_role() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        made, elsewhere = a_contact(hub.manager), a_contact(hub.manager)
        contact, child = made.contact_id, made.children[0]
        assert contact is not None
        mine = voice.record(actor=hub.manager, person_id=child, told=not_yet(), process_id=contact)
        others = voice.record(actor=hub.manager, person_id=elsewhere.children[0], told=not_yet())
        with pytest.raises(IntegrityError, match="who else could be at risk"), transaction.atomic():
            Decision.record(actor=hub.manager, **the_row(hub, contact, child, mine))
        actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
        with pytest.raises(IntegrityError, match="not this child's"), transaction.atomic():
            Decision.record(actor=hub.manager, **the_row(hub, contact, child, others))
    with acting_as(hub.screener), pytest.raises(IntegrityError, match="manager of the hub"), transaction.atomic():
        Decision.record(actor=hub.screener, **the_row(hub, contact, child, mine))


def test_raw_sql_as_the_application_meets_the_same_gate() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        sql = """insert into frontdoor_decision (id, held_by, circle_id, private, occurred_precision, recorded_at, recorded_by,
            contact_id, person_id, outcome, outcome_class, line, rationale, by_role, threshold_key, threshold_version,
            profile_version, reason_code) values (gen_random_uuid(), %s, 1, false, 'minute', now(), %s, %s, %s,
            'no_further_action', 'less', 'Closed', '', 'decision_maker', '', '', '1', 'threshold_not_met')"""
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [hub.manager.agency_id, hub.manager.account_id, contact, child])


def test_a_contact_cannot_be_closed_while_a_child_is_undecided() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        with pytest.raises(IntegrityError, match="has not been decided"), transaction.atomic():
            close_by_force(contact, child)


def close_by_force(contact: UUID, child: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("update cases_processchild set ended_at = clock_timestamp() where process_id = %s", [contact])
        cursor.execute("update cases_holding set released_at = clock_timestamp() where process_id = %s", [contact])
        cursor.execute(
            "update cases_process set closed_at = now(), closed_by = gen_random_uuid() where id = %s", [contact]
        )
        cursor.execute("set constraints all immediate")


# Ratings


def test_raising_a_rating_asks_for_a_reason_and_nothing_else() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        for rating in ("green", "amber", "red"):
            actions.rate(actor=hub.screener, contact_id=made.contact_id, rating=rating, reason="As we learn more")
        with pytest.raises(Incomplete):
            actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="red", reason="")
        assert [row.rating for row in Rating.objects.order_by("recorded_at")] == ["green", "amber", "red"]


def a_red_contact(hub: Hub) -> tuple[UUID, UUID]:
    made = a_contact(hub.manager)
    assert made.contact_id is not None
    actions.rate(actor=hub.manager, contact_id=made.contact_id, rating="red", reason="Fresh bruise")
    return made.contact_id, made.children[0]


def open_the_gate(hub: Hub, contact: UUID, child: UUID) -> None:
    actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
    voice.record(actor=hub.manager, person_id=child, told=not_yet(), process_id=contact)


def test_lowering_a_rating_meets_the_full_gate() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_red_contact(hub)
        [check] = actions.ask(actor=hub.manager, contact_id=contact, agency_ids=[hub.health.id], told=ASKED)
        with pytest.raises(Incomplete) as refused:
            actions.rate(actor=hub.manager, contact_id=contact, rating="green", reason="Fine")
        assert {p.field for p in refused.value.problems} == {"reason", "checks", "who_else", "voice"}
        open_the_gate(hub, contact, child)
        actions.dispose(actor=hub.manager, contact_id=contact, wanted={check: Wanted.STILL_WANTED})
        actions.rate(actor=hub.manager, contact_id=contact, rating="green", reason=LONG_ENOUGH)
        assert DipSample.objects.count() == 0


def test_only_a_manager_lowers_a_rating() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_red_contact(hub)
        open_the_gate(hub, contact, child)
    with acting_as(hub.screener), pytest.raises(NotPermitted):
        actions.rate(actor=hub.screener, contact_id=contact, rating="amber", reason=LONG_ENOUGH)


def test_the_database_refuses_a_lower_rating_whatever_its_row_says() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = a_red_contact(hub)
        row = {
            "contact_id": contact, "person_ids": [child], "rating": "green", "severity": 1, "reason": LONG_ENOUGH,
            "by_role": "decision_maker", "threshold_version": "7",
        }  # fmt: skip
        with pytest.raises(IntegrityError, match="who else"), transaction.atomic():
            Rating.record(actor=hub.manager, **row)
        actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
        with pytest.raises(IntegrityError, match="neither heard"), transaction.atomic():
            Rating.record(actor=hub.manager, **row)
        voice.record(actor=hub.manager, person_id=child, told=not_yet(), process_id=contact)
        with pytest.raises(IntegrityError, match="needs its reason"), transaction.atomic():
            Rating.record(actor=hub.manager, **{**row, "reason": "Fine"})
        Rating.record(actor=hub.manager, **row)


@pytest.mark.parametrize(("hours", "sampled"), [(1, False), (3, True), (9, True)])
def test_a_rating_lowered_late_in_its_time_goes_before_the_dip_sample(hours: int, sampled: bool) -> None:
    """Red has four hours, and warns in the last."""
    hub = a_hub()
    with time_machine.travel(datetime(2026, 11, 23, 10, 0, tzinfo=UTC), tick=False) as clock, acting_as(hub.manager):
        contact, child = a_red_contact(hub)
        open_the_gate(hub, contact, child)
        clock.shift(timedelta(hours=hours))
        actions.rate(actor=hub.manager, contact_id=contact, rating="green", reason=LONG_ENOUGH)
        assert DipSample.objects.exists() is sampled


def test_the_database_refuses_doing_less_until_a_mother_who_is_a_child_is_added_or_left_out_with_a_reason() -> None:
    hub = a_hub()
    born = timezone.localdate() - timedelta(days=16 * 365)
    told = AsTold(PersonKind.CHILD, (NameTold("Ada", "Moss"),), BirthTold(born))
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        said = voice.record(actor=hub.manager, person_id=child, told=not_yet(), process_id=contact)
        actions.rate(actor=hub.manager, contact_id=contact, rating="amber", reason="As read")
        grown = replace(told, birth=BirthTold(born - timedelta(days=3 * 365)))
        actions.add_other(actor=hub.manager, contact_id=contact, other=OtherTold(told=grown, relation="Grandmother"))
        with transaction.atomic():
            Decision.record(actor=hub.manager, **the_row(hub, contact, child, said))
            transaction.set_rollback(True)
    with acting_as(hub.manager):
        ada = actions.add_other(
            actor=hub.manager, contact_id=contact, other=OtherTold(told=told, relation="Step-mother of Zoë")
        )
        lower = {"contact_id": contact, "person_ids": [child], "rating": "green", "severity": 1, "reason": LONG_ENOUGH,
                 "by_role": "decision_maker", "threshold_version": "7"}  # fmt: skip
        for write in (
            lambda: Decision.record(actor=hub.manager, **the_row(hub, contact, child, said)),
            lambda: Rating.record(actor=hub.manager, **lower),
        ):
            with pytest.raises(IntegrityError, match="A parent or carer who is a child"), transaction.atomic():
                write()
        more = {**the_row(hub, contact, child, None), "outcome": "assessment", "outcome_class": "more",
                "reason_code": "", "rationale": "", "threshold_version": "", "level": None}  # fmt: skip
        with transaction.atomic():
            Decision.record(actor=hub.manager, **more)
            transaction.set_rollback(True)
    with acting_as(hub.manager):
        why = replace(NOBODY_ELSE, kind=WhoElseKind.YOUNG_PARENT, described="Ada Moss", person_id=ada)
        actions.consider(actor=hub.manager, contact_id=contact, who=why)
        Decision.record(actor=hub.manager, **the_row(hub, contact, child, said))


def test_the_database_asks_about_a_mother_recorded_on_the_childs_record_and_never_betrays_a_hidden_one() -> None:
    hub = a_hub()
    born = timezone.localdate() - timedelta(days=16 * 365)
    with acting_as(hub.manager):
        contact, child = a_contact_with_its_gate_open(hub)
        said = voice.record(actor=hub.manager, person_id=child, told=not_yet(), process_id=contact)
        ada = people.add_person(
            actor=hub.manager, told=AsTold(PersonKind.CHILD, (NameTold("Ada", "Moss"),), BirthTold(born))
        )
        people.add_relationship(
            actor=hub.manager, person_id=child, relationship=RelationshipTold(ada, RelationshipKind.MOTHER)
        )
        with pytest.raises(IntegrityError, match="A parent or carer who is a child"), transaction.atomic():
            Decision.record(actor=hub.manager, **the_row(hub, contact, child, said))
        restrict(actor=hub.manager, person_ids=[ada], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[hub.screener.account_id])  # fmt: skip
        Decision.record(actor=hub.manager, **the_row(hub, contact, child, said))
