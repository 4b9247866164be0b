"""Missing children by file: opened once, gone on with, quarantined where bad, by an account that sees no child."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.feeds import read_missing_file
from openmash.casework.missing.models import Episode, Found, RiskLevel
from openmash.casework.missing.telling import StepTold
from openmash.casework.missing.words import Step
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.foundation.notices.selectors import waiting
from openmash.records.people.models import LocatingFact, PersonName
from tests.factories.access import an_actor, an_agency
from tests.factories.cases import the_council

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HEAD = (
    "Episode ref,Reported missing,Child forenames,Child surname,Child DOB,Last seen location,Looked after,Risk level,"
    "Risk rationale,Risk officer,Circumstances,Found,Safe and well,Condition,Risk set at,Next review,"
    "Police classification,Classified by,Classified at,Reclassified because,Found location\n"
)


def row(ref: str = "MP-1", **changed: str) -> str:
    reported = timezone.localtime() - timedelta(hours=9)
    cells = {
        "ref": ref, "reported": f"{reported:%d/%m/%Y %H:%M}", "forenames": "Kai", "surname": "Brook",
        "born": "03/05/2011", "where": "The bus station", "cared": "no", "risk": "High", "why": "Out all night",
        "officer": "Sgt Bell", "circumstances": "Did not come home.", "found": "", "safe": "", "condition": "",
        "set": "", "review": "", "classed": "", "by": "", "classed_at": "", "because": "", "found_where": "",
        **changed,
    }  # fmt: skip
    return ",".join(cells.values()) + "\n"


def back(hours: int = 2) -> str:
    return f"{timezone.localtime() - timedelta(hours=hours):%d/%m/%Y %H:%M}"


@pytest.fixture
def desk() -> Actor:
    return an_actor(Role.SCREENER, team=the_council())


@pytest.fixture
def load(desk: Actor, tmp_path: Path) -> Callable[..., Receipt]:
    feed = feed_actor(Service.POLICE_FEED, an_agency("constabulary", AgencyKind.POLICE).id)

    def loading(*rows: str) -> Receipt:
        path = tmp_path / "missing.csv"
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return read_missing_file(path, actor=feed)

    return loading


def test_a_row_opens_one_episode_held_by_the_desk_and_the_same_file_again_changes_nothing(
    load: Callable[..., Receipt], desk: Actor
) -> None:
    assert (load(row()).accepted, load(row()).already_held) == (1, 1)
    with transaction.atomic(), acting_as(desk):
        (line,) = selectors.lists(actor=desk).missing
        assert (line.child, line.risk, line.circumstances) == ("Kai Brook", "high", "Did not come home.")
        assert line.holder is not None and line.holder.is_desk
        (told,) = [each for each in waiting(actor=desk) if "file says" in each.text]
        assert told.must_be_accepted and told.url == f"/missing/{line.process_id}"
        seen = LocatingFact.objects.get(kind="sighting")
        assert (seen.person_id, seen.text) == (line.person_id, "The bus station")


def test_sent_again_with_changes_it_goes_on_with_the_same_episode(load: Callable[..., Receipt], desk: Actor) -> None:
    load(row())
    assert load(row(risk="Medium", why="Seen by a friend")).accepted == 1
    assert load(row(risk="Medium", why="Seen by a friend", found=back(), safe="yes")).accepted == 1
    assert load(row(risk="Medium", why="Seen by a friend", found=back(1), safe="yes")).accepted == 1
    with transaction.atomic(), acting_as(desk):
        assert [(e.circumstances) for e in Episode.objects.all()] == ["Did not come home."]
        assert sorted(RiskLevel.objects.values_list("level", flat=True)) == ["high", "medium"]
        assert Found.objects.current().count() == 1 and Found.objects.count() == 2, "the later time stands"
        lists = selectors.lists(actor=desk)
        assert not lists.missing and len(lists.owed) == 1
        process = lists.owed[0].process_id
        actions.record_step(
            actor=desk, process_id=process, told=StepTold(Step.DECLINED, reason="“I am fine, leave it.”")
        )
    receipt = load(row(risk="High", found=back(1), safe="yes"))
    assert [refused.reason for refused in receipt.refused] == [
        "This episode has ended here. Ring the hub if there is more to say of it."
    ]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"forenames": "", "surname": ""}, "does not say who is missing"),
        ({"circumstances": ""}, "circumstances"),
        ({"reported": "yesterday"}, "reported_at"),
        ({"found": "01/01/2011 10:00"}, "reported missing after this"),
        ({"why": ""}, "say which officer set the level, and why"),
        ({"safe": "no", "found": "now"}, "say how the child is"),
    ],
)
def test_a_bad_row_is_quarantined_with_its_reason_and_takes_nothing_with_it(
    load: Callable[..., Receipt], desk: Actor, changed: dict[str, str], reason: str
) -> None:
    changed = {name: back() if value == "now" else value for name, value in changed.items()}
    receipt = load(row("MP-1", **changed), row("MP-2"))
    assert (receipt.accepted, receipt.quarantined) == (1, 1)
    assert reason in receipt.refused[0].reason
    with transaction.atomic(), acting_as(desk):
        assert list(Episode.objects.values_list("police_ref", flat=True)) == ["MP-2"]


def test_of_a_child_restricted_since_the_receipt_says_nothing_and_nobody_outside_sees_more(
    load: Callable[..., Receipt], desk: Actor
) -> None:
    load(row())
    manager = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(manager):
        child = PersonName.objects.get(surname="Brook").person_id
        restrict(actor=manager, person_ids=[child], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[manager.account_id])  # fmt: skip
    receipt = load(row(found=back(), safe="yes"))
    assert (receipt.accepted, receipt.quarantined) == (1, 0)
    with transaction.atomic(), acting_as(desk):
        assert not Episode.objects.exists() and not Found.objects.exists()
        assert not [each for each in waiting(actor=desk) if "file says" in each.text]
    with transaction.atomic(), acting_as(manager):
        assert Found.objects.count() == 1


def test_a_level_that_comes_late_takes_its_own_place_in_time_and_takes_nothing_back(
    load: Callable[..., Receipt], desk: Actor
) -> None:
    first, second = back(8), back(4)
    load(row(risk="High", set=second, review=back(-1)))
    assert load(row(risk="Low", why="At first", set=first)).accepted == 1, "sent in another order than it happened"
    load(row(risk="Low", why="At first", set=first, found=back()))
    with transaction.atomic(), acting_as(desk):
        levels = list(RiskLevel.objects.order_by("occurred_at").values_list("level", flat=True))
        assert levels == ["low", "high"], "once each, in the order of life"
        (line,) = selectors.lists(actor=desk).owed
        assert line.risk == "high"


def test_a_reclassification_by_file_is_kept_beside_the_first_and_counted(
    load: Callable[..., Receipt], desk: Actor
) -> None:
    load(row(classed="no apparent risk", by="PC Dale", classed_at=back(8)))
    again = row(classed="missing", by="Sgt Bell", classed_at=back(3), because="Phone found at the river")
    assert (load(again).accepted, load(again).already_held) == (1, 1)
    with transaction.atomic(), acting_as(desk):
        (line,) = selectors.lists(actor=desk).missing
        assert line.police_class.startswith("Missing: nobody can say") and line.reclassified == 1
        assert not line.care_class, "the force’s file never says how care classes it"


def test_a_low_level_without_a_supervisor_is_kept_as_it_was_sent_and_asked_about(
    load: Callable[..., Receipt], desk: Actor
) -> None:
    load(row(risk="Low", why="At a cousin’s"))
    with transaction.atomic(), acting_as(desk):
        (line,) = selectors.lists(actor=desk).missing
        assert line.lacks_supervisor
        assert "Ask the police which supervisor agreed the level" in [w.what for _, w in selectors.work_for(actor=desk)]
