"""Ours until a named person there accepts: asked, silent, refused, accepted, and chased (practice rule 2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import AreaTold, Asked, Item
from openmash.casework.frontdoor.models import AreaAnswer
from openmash.casework.frontdoor.words import AreaSaid, Outcome
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.foundation.notices.selectors import waiting
from openmash.records.cases import selectors as spine
from tests.factories.access import an_agency
from tests.factories.frontdoor import NOBODY_ELSE, Hub, a_contact, a_hub, less

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ACCEPTED = AreaTold(AreaSaid.ACCEPTED, "Jo Park", "Duty manager", "01632 960777")


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def a_child(hub: Hub) -> Item:
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="red", reason="As read")
    return Item(made.contact_id, made.children[0])


def asked(hub: Hub, item: Item, **values: str) -> object:
    area = an_agency("wiltshire", AgencyKind.OTHER_AREA)
    told = {"named": "Jo Park", "telephone": "01632 960777", "sent": "The referral, by secure e-mail", **values}
    with acting_as(hub.screener):
        return actions.ask_area(
            actor=hub.screener, contact_id=item.contact_id, person_id=item.person_id, asked=Asked(area.id, **told)
        )


def whose(hub: Hub, item: Item) -> str:
    with acting_as(hub.screener):
        [shown] = selectors.areas_asked([item.contact_id], actor=hub.screener)
        return shown.words(timezone.now())


def holds(hub: Hub, item: Item) -> bool:
    with acting_as(hub.screener):
        return spine.holder(item.contact_id, item.person_id, actor=hub.screener) is not None


def test_asking_says_whom_on_what_number_and_what_was_sent(hub: Hub) -> None:
    item = a_child(hub)
    for field in ("named", "telephone", "sent"):
        with pytest.raises(Incomplete) as refused:
            asked(hub, item, **{field: " "})
        assert [problem.field for problem in refused.value.problems] == [field]
    asked(hub, item)
    assert "Wiltshire asked" in whose(hub, item)
    assert whose(hub, item).endswith("not accepted, the child is ours")
    with pytest.raises(NotAllowedNow, match="has not answered"):
        asked(hub, item)
    with acting_as(hub.screener):
        [line] = selectors.tonight(actor=hub.screener).items
        assert "the child is ours" in line.crossing


def test_only_a_named_person_with_a_role_and_a_number_accepts(hub: Hub) -> None:
    item = a_child(hub)
    key = asked(hub, item)
    with acting_as(hub.screener):
        with pytest.raises(Incomplete) as refused:
            actions.record_area_answer(actor=hub.screener, asked_id=key, told=AreaTold(AreaSaid.ACCEPTED))  # type: ignore[arg-type]
        assert [problem.field for problem in refused.value.problems] == ["name", "role", "telephone"]
        with pytest.raises(IntegrityError), transaction.atomic():
            AreaAnswer.record(
                actor=hub.screener, contact_id=item.contact_id, person_id=item.person_id, asked_id=key,
                said=AreaSaid.ACCEPTED, name="Jo Park",
            )  # fmt: skip
    with acting_as(hub.nurse), pytest.raises(NotPermitted):
        actions.record_area_answer(actor=hub.nurse, asked_id=key, told=ACCEPTED)  # type: ignore[arg-type]


def test_accepted_before_anything_is_decided_the_hub_still_holds(hub: Hub) -> None:
    item = a_child(hub)
    key = asked(hub, item)
    with acting_as(hub.screener):
        actions.record_area_answer(actor=hub.screener, asked_id=key, told=ACCEPTED)  # type: ignore[arg-type]
    assert whose(hub, item).startswith("Jo Park, Duty manager, Wiltshire accepted")
    assert holds(hub, item)


def test_decided_and_accepted_the_hubs_part_ends_once_the_referrer_is_told(hub: Hub) -> None:
    item = a_child(hub)
    area = an_agency("wiltshire", AgencyKind.OTHER_AREA)
    with acting_as(hub.manager):
        actions.consider(actor=hub.manager, contact_id=item.contact_id, who=NOBODY_ELSE)
        sought = less(Outcome.TRANSFER, to_agency_id=area.id, to_named="Jo Park")
        actions.decide(actor=hub.manager, contact_id=item.contact_id, person_id=item.person_id, sought=sought)
        actions.tell_referrer(
            actor=hub.manager, contact_id=item.contact_id, what="Passed to Wiltshire", how="telephone"
        )
    key = asked(hub, item)
    assert holds(hub, item)
    with acting_as(hub.screener):
        assert len(spine.offers_of([item.contact_id], actor=hub.screener)) == 1, "the decision's own offer"
        actions.record_area_answer(actor=hub.screener, asked_id=key, told=ACCEPTED)  # type: ignore[arg-type]
    assert not holds(hub, item)


def test_refused_stays_ours_and_may_be_asked_again(hub: Hub) -> None:
    item = a_child(hub)
    key = asked(hub, item)
    with acting_as(hub.screener):
        with pytest.raises(Incomplete, match="Say why"):
            actions.record_area_answer(actor=hub.screener, asked_id=key, told=AreaTold(AreaSaid.REFUSED))  # type: ignore[arg-type]
        refused = AreaTold(AreaSaid.REFUSED, words="They say she lives here")
        actions.record_area_answer(actor=hub.screener, asked_id=key, told=refused)  # type: ignore[arg-type]
    assert whose(hub, item) == "Wiltshire will not take the child: They say she lives here. The child is ours"
    assert holds(hub, item)
    asked(hub, item)


def test_silence_is_chased_each_time_the_limit_passes_and_the_desk_is_told_once_for_each(hub: Hub) -> None:
    item = a_child(hub)
    key = asked(hub, item)
    clocks = service(Service.CLOCKS)

    def chased() -> int:
        with acting_as(clocks):
            return actions.chase_areas(actor=clocks, now=timezone.now())

    def told() -> int:
        with acting_as(hub.screener):
            return sum("Another area has not said" in each.text for each in waiting(actor=hub.screener))

    assert chased() == 0
    start = timezone.now()
    with time_machine.travel(start + timedelta(hours=2, minutes=1), tick=False) as clock:
        assert (chased(), chased(), told()) == (1, 1, 1)
        with acting_as(hub.screener):
            actions.record_area_answer(actor=hub.screener, asked_id=key, told=AreaTold(AreaSaid.SILENT))  # type: ignore[arg-type]
        assert (chased(), told()) == (0, 1)
        assert "tried 2 times" in whose(hub, item)
        clock.shift(timedelta(hours=2, minutes=1))
        assert (chased(), told()) == (1, 2)
    assert holds(hub, item)
