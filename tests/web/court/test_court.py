"""Before a court and from one: offers, pre-proceedings and orders by HTTP, with what runs out where it is looked for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.court import selectors
from openmash.casework.court.models import PreProceedings
from openmash.casework.court.selectors import Matters
from openmash.casework.court.timing import day_after, end_of
from openmash.casework.court.words import Before, BeforeOutcome, Kind
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.actions import Particulars
from openmash.casework.frontdoor.words import Act
from openmash.casework.journey.selectors import journey
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage.selectors import person_set
from openmash.statute.calendar import at, local_date
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-court-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return unescape(response.content.decode())


def on(days_ago: int, name: str = "on") -> dict[str, object]:
    day = local_date(timezone.now()) - timedelta(days=days_ago)
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def of(actor: Actor, person: UUID) -> Matters:
    with acting_as(actor):
        return selectors.matters(person_set(person, actor), actor=actor)


def taken(family: Family, hours: float) -> datetime:
    moment = timezone.now() - timedelta(hours=hours)
    with transaction.atomic(), acting_as(family.screener):
        frontdoor.protect(
            actor=family.screener, act=Act.POLICE_PROTECTION, line="Alone in a flat with no power.",
            contact_id=family.process, person_id=family.mia, known=Particulars(when=moment),
        )  # fmt: skip
    return moment


# Family group decision-making and pre-proceedings


def test_a_family_group_meeting_is_offered_answered_and_held_for_sisters_with_one_form_and_a_voice_each(
    family: Family,
) -> None:
    client, here = signed_in(family.manager), f"/child/{family.mia}/court"
    wrong = send(client, f"{here}/family-group", what="offered", words="Nan would host it")
    assert "Say to whom it was offered." in wrong and "Nan would host it" in wrong
    assert (
        send(
            client,
            f"{here}/family-group",
            what="offered",
            who="Hannah, and her mother",
            children=str(family.ella),
            **on(9),
        )
        == here
    )
    offer = of(family.manager, family.mia).offers[0]
    assert "has not answered yet" in shown(client, here)
    follow = f"{here}/family-group/{offer.id}"
    assert send(client, follow, what="accepted", who="Hannah", children=str(family.ella), **on(7)) == here
    assert "the meeting is still to be held" in shown(client, here)
    wrong = send(client, follow, what="held", plan="Nan has them from Friday to Sunday")
    assert "Say how the meeting came out." in wrong and "Write what the child said" in wrong and "from Friday" in wrong
    held = {
        "what": "held", "who": "Dilys Crane", "outcome": "agreed", "plan": "Nan has them from Friday to Sunday",
        "voice": "“I want to sleep at Nan’s.”", "children": str(family.ella),
    }  # fmt: skip
    assert send(client, follow, **held) == here
    page = shown(client, here)
    assert "Nan has them from Friday to Sunday" in page and "I want to sleep at Nan’s" in page
    assert "I want to sleep at Nan’s" not in shown(client, f"/child/{family.ella}/court"), (
        "her sister’s words are not hers"
    )
    assert of(family.manager, family.ella).offers[0].held is not None
    said = shown(client, f"/child/{family.mia}/voice")
    assert said.count("I want to sleep at Nan’s") == 1, "written once, it stands among her voice, too"
    assert "I want to sleep at Nan’s" not in shown(client, f"/child/{family.ella}/voice")
    assert "Not written yet for this child" not in shown(client, f"/child/{family.ella}/voice")


def test_pre_proceedings_run_from_the_decision_to_the_court_and_every_field_of_the_return_is_held(
    family: Family,
) -> None:
    client, here = signed_in(family.worker), f"/child/{family.mia}/court"
    assert "Say why." in send(client, f"{here}/pre-proceedings")
    begun = {"words": "Two years of neglect, and no change since June.", "who": "Mrs Obi, legal services"}
    assert send(client, f"{here}/pre-proceedings", **begun, **on(60)) == here
    assert "have begun already" in send(client, f"{here}/pre-proceedings", **begun)
    step = f"{here}/pre-proceedings/step"
    for what, days, more in (
        ("letter", 55, {"offers_group": "yes", "who": "Hannah"}), ("meeting", 45, {}), ("review", 30, {}),
        ("review", 15, {}), ("letter_to_court", 4, {}), ("court", 2, {"who": "Family Court at Gloucester"}),
    ):  # fmt: skip
        assert send(client, step, what=what, **more, **on(days)) == here
    end = f"{here}/pre-proceedings/end"
    assert send(client, end, outcome="to_court", why="The plan did not hold.", **on(2)) == here
    found = of(family.worker, family.mia)
    fields = selectors.returned(found, found.episodes[0])
    today = local_date(timezone.now())
    assert fields == selectors.Returned(
        began_on=today - timedelta(60), letter_on=today - timedelta(55), group_offered_on=today - timedelta(55),
        group_held_on=None, first_meeting_on=today - timedelta(45), reviews=2, decided_on=today - timedelta(2),
        outcome=BeforeOutcome.TO_COURT, court_on=today - timedelta(2), letter_to_court_on=today - timedelta(4),
    )  # fmt: skip
    assert not found.applied_without_an_offer
    assert found.offers[0].made.in_letter, "a letter that offers a meeting is that offer"
    assert "In pre-proceedings" not in shown(client, f"/child/{family.mia}/journey")
    assert "Family Court at Gloucester" in shown(client, here)


def test_an_application_with_no_offer_before_it_is_said_and_not_stopped(family: Family) -> None:
    client, here = signed_in(family.worker), f"/child/{family.mia}/court"
    send(client, f"{here}/pre-proceedings", words="It cannot wait.", **on(3))
    assert send(client, f"{here}/pre-proceedings/step", what="court", **on(1)) == here
    assert "no family group decision-making meeting offered before it" in shown(client, here)
    send(client, f"{here}/family-group", what="not_offered", words="Her uncle would be there, whom she names.", **on(2))
    assert "no family group decision-making meeting offered before it" not in shown(client, here)


def test_pre_proceedings_that_end_in_less_pass_the_whole_gate_and_need_a_manager(family: Family) -> None:
    here = f"/child/{family.mia}/court"
    send(signed_in(family.worker), f"{here}/pre-proceedings", words="It cannot wait.", **on(30))
    end, less = f"{here}/pre-proceedings/end", {"outcome": "stepped_down", "why": "Safe at home since June, all agree."}
    worker = signed_in(family.worker).post(end, {"form_token": "token-court-less-01", **less})
    assert worker.status_code == 403
    client = signed_in(family.manager)
    assert "Say what each agency said" in send(client, end, **less)
    assert of(family.manager, family.mia).open_episode is not None, "nothing was kept of it"
    gate = {"agencies_said": "School and health agree.", "who_else": "Toby too.", "voice": "“It is quiet now.”"}
    assert send(client, end, **less, **gate) == here
    assert of(family.manager, family.mia).open_episode is None
    with acting_as(family.manager), pytest.raises(DatabaseError), transaction.atomic():
        PreProceedings.objects.create(what=Before.ENDED, person_id=family.mia, recorded_by=family.manager.account_id)


def test_what_was_recorded_by_mistake_is_taken_back_and_stays_as_it_stood(family: Family) -> None:
    client, here = signed_in(family.worker), f"/child/{family.mia}/court"
    send(client, f"{here}/pre-proceedings", words="Meant for another child.", **on(1))
    episode = of(family.worker, family.mia).episodes[0]
    then = timezone.now()
    back = f"{here}/mistake/{episode.id}"
    assert "Say why it was a mistake." in send(client, back)
    assert send(client, back, why="It is another family’s.") == here
    assert of(family.worker, family.mia).episodes == ()
    assert client.get(back).status_code == 404
    with acting_as(family.worker):
        before = selectors.matters(person_set(family.mia, family.worker), actor=family.worker, known_at=then)
        now = journey(person_set(family.mia, family.worker), actor=family.worker)
    assert len(before.episodes) == 1 and not now.standing.in_pre_proceedings


# Orders and powers


def test_police_protection_runs_for_seventy_two_hours_and_stands_wherever_it_is_looked_for(family: Family) -> None:
    began = taken(family, 70)
    client = signed_in(family.manager)
    for url in (f"/child/{family.mia}", f"/child/{family.mia}/journey", f"/child/{family.mia}/court", "/powers"):
        assert "Police protection (section 46)" in shown(client, url), url
    page = shown(client, f"/child/{family.mia}/court")
    assert "in 2 hours" in page or "in 1 hour 59 minutes" in page
    assert "at most: Children Act 1989, section 46(6)" in page
    assert "Runs out: Police protection" in shown(client, "/worklist")
    found = of(family.manager, family.mia).running[0]
    assert found.ends_at == began + timedelta(hours=72)
    brief = shown(client, "/tonight/brief")
    assert "Police protection (section 46), since" in brief


def test_a_child_assessment_order_runs_for_seven_days_the_first_counted(family: Family) -> None:
    client, here = signed_in(family.manager), f"/child/{family.mia}/court"
    assert send(client, f"{here}/order", kind="assessment", court="Family Court", **on(2)) == here
    page = shown(client, here)
    assert "7 days, the first day counted at most: Children Act 1989, section 43(5)" in page
    ends = of(family.manager, family.mia).running[0].ends_at
    assert ends is not None and local_date(ends) == local_date(timezone.now()) + timedelta(days=4)
    assert "Runs out: Child assessment order" in shown(client, "/worklist")


def test_a_power_whose_time_is_over_says_so_and_who_ended_it_and_what_next_are_asked(family: Family) -> None:
    taken(family, 75)
    client, here = signed_in(family.manager), f"/child/{family.mia}/court"
    assert "Its time was over at" in shown(client, f"/child/{family.mia}")
    order = of(family.manager, family.mia).running[0]
    end = f"{here}/order/{order.id}/end"
    wrong = send(client, end, how="ran_out", who="Insp Rao", words="No order was asked for")
    assert "where the child is looked after next" in wrong and "Insp Rao" in wrong and "No order was asked for" in wrong
    assert "cannot end before it began" in send(client, end, how="ran_out", what_next="home", **on(9))
    assert (
        send(client, end, how="released", who="Insp Rao", what_next="relatives", voice="“Nan came.”", **on(0)) == here
    )
    page = shown(client, here)
    assert "With relatives or friends" in page and "Insp Rao" in page and "Nan came" in page
    assert client.get(end).status_code == 404, "it has ended"
    assert "None runs now" in shown(client, "/powers")
    with acting_as(family.manager):
        told = chronology(person_set(family.mia, family.manager), actor=family.manager, window=Window()).lines
    assert any("Police protection ended" in each.entry.headline for each in told)


def test_an_emergency_order_takes_the_place_of_police_protection_and_its_stated_end_wins(family: Family) -> None:
    taken(family, 20)
    client, here = signed_in(family.manager), f"/child/{family.mia}/court"
    ends = local_date(timezone.now()) + timedelta(days=3)
    typed = {
        "kind": "emergency", "who": "The council", "court": "Family Court", "number": "GL26E00017",
        "ends_on-day": ends.day, "ends_on-month": ends.month, "ends_on-year": ends.year,
    }  # fmt: skip
    assert send(client, f"{here}/order", **typed) == here
    running = of(family.manager, family.mia).running
    assert [each.kind for each in running] == [Kind.EMERGENCY]
    assert running[0].ends_at is not None and local_date(running[0].ends_at) == ends
    assert "A later order took its place" in shown(client, here)
    assert "emergency protection order (section 44), in " in shown(client, "/disruption/measures")
    assert send(client, f"{here}/order", kind="extended") == here
    assert [each.kind for each in of(family.manager, family.mia).running] == [Kind.EXTENDED]
    assert "one extension" in send(client, f"{here}/order", kind="extended")
    assert "no emergency protection order here" in send(client, f"/child/{family.toby}/court/order", kind="extended")


@pytest.mark.parametrize(
    ("kind", "began", "counted_from", "stated", "ends"),
    [
        (
            Kind.POLICE_PROTECTION,
            (2026, 10, 23, 22),
            None,
            None,
            datetime(2026, 10, 26, 21),
        ),  # over the change of clocks
        (Kind.EMERGENCY, (2028, 2, 25, 15), None, None, datetime(2028, 3, 3, 23, 59, 59)),  # a leap day among the eight
        (Kind.EMERGENCY, (2026, 12, 24, 9), None, (2026, 12, 28, 16), datetime(2026, 12, 28, 16)),
        (Kind.EMERGENCY, (2026, 12, 24, 9), (2026, 12, 22, 9), None, datetime(2026, 12, 29, 23, 59, 59)),
        (Kind.ASSESSMENT, (2026, 12, 30, 9), None, None, datetime(2027, 1, 5, 23, 59, 59)),
        (Kind.RECOVERY, (2026, 12, 30, 9), None, None, None),
    ],
)
def test_when_a_power_ends_to_the_second_in_england(
    kind: Kind, began: tuple[int, ...], counted_from: tuple[int, ...] | None, stated: tuple[int, ...] | None,
    ends: datetime | None,
) -> None:  # fmt: skip
    def england(parts: tuple[int, ...] | None) -> datetime | None:
        return at(date(*parts[:3]), datetime(2000, 1, 1, parts[3]).time()) if parts else None

    start = england(began)
    assert start is not None
    found = end_of(kind, start, profile_at(start), counted_from=england(counted_from), stated=england(stated))
    expected = at(ends.date(), ends.time()) if ends else None
    assert found == expected


def test_an_extension_is_counted_from_the_day_after_the_first_period() -> None:
    first = at(date(2026, 3, 28), datetime(2000, 1, 1, 23, 59, 59).time())
    start = day_after(first)
    assert local_date(start) == date(2026, 3, 29), "the day the clocks go forward"
    found = end_of(Kind.EXTENDED, first, profile_at(first), counted_from=start, stated=None)
    assert found is not None and local_date(found) == date(2026, 4, 4)


def test_a_child_accommodated_or_under_a_care_order_is_looked_after_until_none_is_left(family: Family) -> None:
    client, here = signed_in(family.manager), f"/child/{family.mia}/court"
    send(client, f"{here}/order", kind="accommodated", who="Hannah agreed", **on(20))
    send(client, f"{here}/order", kind="interim_care", court="Family Court", **on(5))
    with acting_as(family.manager):
        found = selectors.in_care([family.mia, family.ella], actor=family.manager)
    assert {key: each.now and each.now.kind for key, each in found.items()} == {family.mia: Kind.INTERIM_CARE}
    said = shown(client, f"/child/{family.mia}/journey")
    assert said.count(">Became looked after<") == 1
    for kind in (Kind.ACCOMMODATED, Kind.INTERIM_CARE):
        order = next(each for each in of(family.manager, family.mia).running if each.kind is kind)
        assert send(client, f"{here}/order/{order.id}/end", how="another", what_next="home") == here
        left = "Ceased to be looked after" in shown(client, f"/child/{family.mia}/journey")
        assert left is (kind is Kind.INTERIM_CARE)


# Walls and cost


def test_a_partner_may_end_a_power_and_not_record_pre_proceedings_and_a_school_sees_none_of_it(family: Family) -> None:
    taken(family, 3)
    here = f"/child/{family.mia}/court"
    assert "Police protection" in shown(signed_in(family.officer), here)
    assert signed_in(family.officer).get(f"{here}/pre-proceedings").status_code == 403
    school = signed_in(an_actor(Role.CHECK_RESPONDER, name="Ruth Amadi"))
    assert school.get(here).status_code in (403, 404)
    assert school.get("/powers").status_code == 403


def test_a_restricted_child_is_on_no_list_and_no_page(family: Family) -> None:
    taken(family, 3)
    with transaction.atomic(), acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="Her aunt works here",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[family.worker.account_id],
        )  # fmt: skip
    client = signed_in(family.screener)
    assert "None runs now" in shown(client, "/powers")
    assert "Police protection" not in client.get(f"/child/{family.mia}/court").content.decode()


def test_a_long_past_costs_no_more_queries(family: Family) -> None:
    client, here = signed_in(family.manager), f"/child/{family.mia}/court"
    costs = []
    for many in (1, 6):
        for _ in range(many):
            send(client, f"{here}/family-group", what="not_offered", words="Not safe for her.")
            send(client, f"{here}/order", kind="recovery")
        with CaptureQueriesContext(connection) as asked:
            shown(client, here)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 45, costs
