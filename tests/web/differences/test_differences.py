"""A professional difference: raised by any agency, two stages, resolved; the child's safety asked at each."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openmash.casework.differences import actions, selectors
from openmash.casework.differences.actions import Raised, StageEndedTold
from openmash.casework.differences.models import Difference, StageBegun, StageEnded
from openmash.casework.differences.words import About, Ended
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.meetings.words import Reason
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import NotPermitted
from openmash.pathways import daily_meeting
from openmash.records.cases import actions as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.words import AllocationRole
from tests.factories.access import an_actor, an_agency
from tests.factories.family import a_family, signed_in
from tests.factories.frontdoor import ASKED, Hub, a_child_told, a_contact, a_hub

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SAFE = "Nan has her until Friday; the school nurse sees her each morning."


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def a_check(hub: Hub, *names: str) -> tuple[UUID, UUID, tuple[UUID, ...]]:
    """A contact about these children, with a check asked of health: contact, check, children."""
    with acting_as(hub.screener):
        made = a_contact(hub.screener, *(a_child_told(name) for name in names or ("Zoë",)))
        assert made.contact_id is not None
        (check,) = frontdoor.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED
        )  # fmt: skip
        frontdoor.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.police.id], told=ASKED)
    return made.contact_id, check, made.children


def raised(hub: Hub, **values: object) -> str:
    """Health differs with the hub; the address of it."""
    _, check, (child, *_) = a_check(hub)
    typed = {
        "child": str(child), "answering": str(hub.desk.agency_id), "about": "decision", "what": "Closed too soon.",
        "wanted": "A child and family assessment.", "safety_now": SAFE, "stage": "workers", **values,
    }  # fmt: skip
    answer = signed_in(hub.nurse).post(f"/checks/{check}/differ", typed)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def shown(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_difference_goes_two_stages_and_is_resolved(hub: Hub) -> None:
    nurse, url = signed_in(hub.nurse), raised(hub)
    page = shown(nurse, url)
    assert SAFE in page and "Closed too soon." in page and "Zoë Ashworth" in page and "protect the child now" in page
    nurse.post(url, {"do": "speak", "words": "She has lost two kilos."})
    manager = signed_in(hub.manager)
    assert "She has lost two kilos." in shown(manager, url)
    assert "a professional difference" in shown(manager, "/worklist").lower()
    answer = manager.post(url, {"do": "end", "outcome": "goes_on", "ending": "We still think early help is enough."})
    assert (
        "Say what keeps the child safe now" in answer.content.decode()
        and "early help is enough" in answer.content.decode()
    )
    manager.post(
        url,
        {
            "do": "end",
            "outcome": "goes_on",
            "ending": "We still think early help.",
            "safety_now": "Nurse sees her daily.",
        },
    )
    page = shown(nurse, url)
    assert "Stage 2: their managers" in page and "Nurse sees her daily." in page
    manager.post(
        url, {"do": "end", "outcome": "resolved", "ending": "Assessment opened.", "learning": "Weigh before closing."}
    )
    assert "Resolved" in shown(nurse, url) and "Add our words" not in shown(nurse, url)
    assert "No difference is open" in shown(nurse, "/differences")
    learning = shown(manager, "/differences/learning")
    assert "Weigh before closing." in learning and "2 stages" in learning and "Zoë" not in learning
    with acting_as(hub.manager):
        assert [row.stage for row in StageBegun.objects.order_by("recorded_at")] == ["workers", "managers"]


def test_raising_from_a_contact_by_the_hub_about_a_check_nobody_answers(hub: Hub) -> None:
    contact, _, (child, *_) = a_check(hub)
    client, url = signed_in(hub.screener), f"/contact/{contact}/child/{child}/differ"
    page = client.post(url, {"child": str(child), "what": "Kept words"}).content.decode()
    for sentence in ("Choose the agency.", "Say what you want", "Say what keeps the child safe", "Choose a stage."):
        assert sentence in page
    assert "Kept words" in page
    typed = {
        "child": str(child), "answering": str(hub.health.id), "about": "check", "what": "No answer in three days.",
        "wanted": "An answer today.", "safety_now": SAFE, "stage": "senior",
    }  # fmt: skip
    assert "Say why it cannot begin at the first stage." in client.post(url, typed).content.decode()
    there = client.post(url, {**typed, "why": "Imminent risk"})["Location"]
    page = shown(signed_in(hub.nurse), there)
    assert "Stage 3: senior managers" in page and "Imminent risk" in page
    assert "differs from yours" in shown(signed_in(hub.nurse), "/messages")


def test_only_those_who_answer_at_a_stage_end_it_and_only_who_raised_it_withdraws(hub: Hub) -> None:
    url = raised(hub, stage="partnership", why="Imminent risk")
    key = UUID(url.rsplit("/", 1)[-1])
    for actor in (hub.manager, hub.nurse):
        with acting_as(actor), pytest.raises(NotPermitted, match="nominated persons"):
            actions.end_stage(actor=actor, difference_id=key, told=StageEndedTold(Ended.RESOLVED, "x"))
    with acting_as(hub.manager), pytest.raises(NotPermitted, match="Only the agency that raised"):
        actions.end_stage(actor=hub.manager, difference_id=key, told=StageEndedTold(Ended.WITHDRAWN, "x"))
    assert "It waits for: The safeguarding partners" in shown(signed_in(hub.manager), url)
    signed_in(hub.nurse).post(url, {"do": "end", "outcome": "withdrawn", "ending": "We were told more."})
    with acting_as(hub.nurse):
        assert StageEnded.objects.get().outcome == "withdrawn"


def test_its_clock_is_the_areas_and_says_that_nobody_confirmed_it(hub: Hub) -> None:
    url = raised(hub)
    assert "has not confirmed it" in shown(signed_in(hub.nurse), url)
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=True):
        assert "1 late" in shown(signed_in(hub.manager), "/differences")
        with acting_as(hub.manager):
            (line,) = selectors.for_the_daily_meeting(actor=hub.manager)
    assert line.is_late and line.child == "Zoë Ashworth" and "differ" in line.words


def test_a_third_agency_sees_nothing_and_a_restriction_closes_it_to_both_sides(hub: Hub) -> None:
    url = raised(hub)
    assert signed_in(hub.sergeant).get(url).status_code == 404
    assert "Zoë" not in shown(signed_in(hub.sergeant), "/differences")
    with acting_as(hub.duty_manager):
        child = Difference.objects.get().person_id
        access.restrict(
            actor=hub.duty_manager, person_ids=[child], mode="hidden", reason_code="staff_family", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.duty_manager.account_id],
        )  # fmt: skip
    for actor in (hub.nurse, hub.manager, hub.screener):
        client = signed_in(actor)
        assert client.get(url).status_code == 404
        pages = ("/differences", "/messages", "/worklist") if actor is not hub.nurse else ("/differences", "/messages")
        for page in pages:
            text = shown(client, page)
            for word in ("Zoë", "Closed too soon.", url, "differs from yours"):
                assert word not in text, (word, page, text[text.index(word) - 300 :][:500])
    assert "Zoë" in shown(signed_in(hub.duty_manager), url)


def test_the_daily_meeting_hears_of_it_once_with_the_childs_other_reasons(hub: Hub) -> None:
    raised(hub)
    with acting_as(hub.manager):
        found = daily_meeting.families(actor=hub.manager)
        child = Difference.objects.get().person_id
    (family,) = [each for each in found if child in each.person_ids]
    assert Reason.ESCALATION in family.reasons and "differ" in family.line


def test_whoever_is_no_side_only_reads(hub: Hub) -> None:
    url = raised(hub)
    key = UUID(url.rsplit("/", 1)[-1])
    with acting_as(hub.manager):
        child = Difference.objects.get().person_id
        told = Raised(child, "Zoë", hub.police.id, About.PLAN, "x", "y", SAFE)
        mine = actions.raise_difference(actor=hub.manager, told=told)
    with acting_as(hub.sergeant):
        assert [each.id for each in selectors.open_differences(actor=hub.sergeant)] == [mine]
    with acting_as(hub.nurse):
        assert [each.id for each in selectors.open_differences(actor=hub.nurse)] == [key]


def test_the_list_costs_the_same_however_long(hub: Hub) -> None:
    def cost() -> int:
        with acting_as(hub.manager), CaptureQueriesContext(connection) as queries:
            selectors.open_differences(actor=hub.manager)
        return len(queries)

    raised(hub)
    one = cost()
    raised(hub)
    raised(hub)
    assert cost() == one <= 6


def test_it_is_in_the_childs_story(hub: Hub) -> None:
    url = raised(hub)
    with acting_as(hub.manager):
        child = Difference.objects.get().person_id
    page = shown(signed_in(hub.manager), f"/child/{child}/chronology")
    assert "Agencies differ about a decision" in page and url in page


def test_a_lead_practitioner_differs_whatever_their_role_and_a_colleague_who_does_not_lead_may_not() -> None:
    family = a_family()
    school = an_agency("elm-primary", AgencyKind.SCHOOL)
    teacher = an_actor(Role.PROFESSIONAL_REFERRER, name="Tess Quill", agency=school)
    colleague = an_actor(Role.PROFESSIONAL_REFERRER, name="Bo Reed", agency=school)
    with acting_as(family.manager):
        cases.allocate(
            actor=family.manager, person_id=family.toby, account_id=teacher.account_id,
            role=AllocationRole.FAMILY_HELP_LEAD,
        )  # fmt: skip
    client, url = signed_in(teacher), reverse("raise_from_journey", kwargs={"person_id": family.toby})
    journey = reverse("child_journey", kwargs={"person_id": family.toby})
    assert "Raise a professional difference" in client.get(journey).content.decode()
    assert signed_in(colleague).get(url).status_code in (403, 404)
    answer = client.post(
        url,
        {
            "form_token": "token-differ-lead", "child": str(family.toby), "answering": str(family.council.pk),
            "about": About.values[0], "what": "He is not safe to step down.", "wanted": "A plan first.",
            "safety_now": "I see him every day.", "stage": profile_at(timezone.now()).difference_stages[0].key,
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()[:2000]
    made = answer.headers["Location"]
    shown = client.get(made).content.decode()
    assert "He is not safe to step down." in shown and journey in shown, "the way back is one they may go"
    assert "He is not safe to step down." in client.get(journey).content.decode(), "found again from the journey"
    spoken = client.post(made, {"form_token": "token-differ-say", "do": "speak", "words": "He came hungry again."})
    assert spoken.status_code == 302 and "He came hungry again." in client.get(made).content.decode()
    assert signed_in(colleague).get(made).status_code in (403, 404)
