"""The journey's pages by HTTP: each opens, each task does its work, nothing typed is lost, few queries whatever the past."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.selectors import journey
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.timing import KEYS
from openmash.casework.journey.words import Step
from openmash.casework.protection import selectors as protection
from openmash.casework.protection.words import Kind
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage import selectors as linkage
from openmash.statute.clocks import clock
from openmash.statute.events import Event
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
MOST_QUERIES = 51
NOT_COMMENCED = "family_group_decision_meeting_offer"


@pytest.fixture
def family() -> Family:
    return a_family()


@pytest.fixture
def manager(family: Family) -> Actor:
    """Of Mia's team, who reaches all three."""
    actor = an_actor(Role.TEAM_MANAGER, name="Ann Lowe", agency=family.council, team=a_team("north", family.council))
    with acting_as(family.manager):
        for child in (family.mia, family.toby, family.ella):
            cases.allocate(
                actor=family.manager, person_id=child, account_id=actor.account_id, role=AllocationRole.SECOND_WORKER
            )
    return actor


def page_of(client: Client, name: str, **kwargs: object) -> str:
    response = client.get(reverse(name, kwargs=kwargs))
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def test_the_journey_shows_what_is_due_with_its_law_and_the_same_queries_however_long_the_past(
    family: Family, manager: Actor
) -> None:
    client = signed_in(manager)
    with acting_as(manager):
        journeys.record_step(actor=manager, person_id=family.mia, told=StepTold(Step.ACCEPTED, "Offered by the hub"))
        journeys.record_step(actor=manager, person_id=family.mia, told=StepTold(Step.ASSESSMENT_BEGAN, "As decided"))
    with CaptureQueriesContext(connection) as short:
        page = page_of(client, "child_journey", person_id=family.mia)
    assert "Child and family assessment completed" in page
    assert "45 working days: Working Together to Safeguard Children" in page
    with acting_as(manager):
        for day in range(40):
            when = timezone.now() - timedelta(days=day)
            journeys.record_step(actor=manager, person_id=family.mia, told=StepTold(Step.NEED_PLAN_REVIEWED, "x", when))
    with CaptureQueriesContext(connection) as long:
        page_of(client, "child_journey", person_id=family.mia)
    assert len(long) <= len(short) <= MOST_QUERIES


def test_each_limit_of_a_journey_stands_on_the_page_with_its_source(family: Family, manager: Actor) -> None:
    """Rows 3 to 16 and 32 of docs/reference/clocks.md, each running or past, with the text it comes from."""
    starts = {clock(key, timezone.localdate()).starts for key in KEYS if key != NOT_COMMENCED}
    began = timezone.now() - timedelta(hours=30)
    with acting_as(manager):
        process = journeys.begin(actor=manager, person_ids=[family.mia])
        for event in (*starts, Event.REFERRAL_ACCEPTED):
            cases.mark(actor=manager, process_id=process, person_id=family.mia, event=event, occurred_at=began)
        found = journey(linkage.person_set(family.mia, manager), actor=manager).running
    assert {each.clock.key for each in found} == set(KEYS) - {NOT_COMMENCED}
    page = unescape(page_of(signed_in(manager), "child_journey", person_id=family.mia))
    for each in found:
        assert each.clock.name in page
        assert each.clock.source.said in page, each.clock.key


def test_agencies_that_see_it_differently_begin_from_the_journey(family: Family, manager: Actor) -> None:
    """About a plan or a level of need there is no contact to begin from."""
    school = an_agency("larkfield", AgencyKind.SCHOOL)
    teacher = an_actor(Role.CHECK_RESPONDER, name="Ruth Amadi", agency=school)
    url = reverse("raise_from_journey", kwargs={"person_id": family.mia})
    told = {
        "child": str(family.mia), "answering": str(family.council.pk), "about": "plan", "what": "Nobody has seen her.",
        "wanted": "A strategy discussion.", "safety_now": "I see her each morning.", "stage": "workers",
    }  # fmt: skip
    assert signed_in(teacher).post(url, told).status_code == 404, "a child out of reach does not exist"
    with acting_as(family.manager):
        cases.allocate(
            actor=family.manager, person_id=family.mia, account_id=teacher.account_id,
            role=AllocationRole.FAMILY_HELP_LEAD,
        )  # fmt: skip
    client = signed_in(teacher)
    page = page_of(client, "child_journey", person_id=family.mia)
    assert url in page
    assert "Ruth Amadi, Larkfield" in page and "Ruth Amadi, Council" not in page, (
        "a lead is shown with their own agency"
    )
    refused = client.post(url, {**told, "safety_now": ""}).content.decode()
    assert "Say what keeps the child safe now" in refused and "Nobody has seen her." in refused
    answer = client.post(url, told)
    assert answer.status_code == 302
    assert "Nobody has seen her." in signed_in(manager).get(answer["Location"]).content.decode()


def test_a_worker_calls_decides_and_sends_by_the_pages_alone(family: Family) -> None:
    client, mia = signed_in(family.worker), family.mia
    call = reverse("protection_call", kwargs={"person_id": mia, "kind": "strategy"})
    refused = client.post(call, {"line": "", "invited": "Nobody At All"})
    assert "Say in one line what the worry is." in refused.content.decode()
    assert "Nobody At All" in refused.content.decode(), "nothing typed is lost"
    made = client.post(call, {"line": "A bruise she will not explain", "invited": "Nobody At All"})
    assert made.status_code == 302, "a name nobody has never holds up a strategy discussion"
    meeting = UUID(made["Location"].split("/")[2])
    assert "A bruise she will not explain" in page_of(client, "protection_meeting", convened_id=meeting)
    health = an_agency("health", AgencyKind.HEALTH)
    part = reverse("protection_part", kwargs={"convened_id": meeting})
    Agency.objects.filter(pk=family.council.pk).update(answers_checks=False)
    assert f'value="{family.council.pk}"' in client.get(part).content.decode(), "no quorum is met without it"
    answer = client.post(
        part, {"agency_id": health.pk, "presence": "absent", "information": "Two missed"}
    ).content.decode()
    assert "Say why they were not there." in answer
    assert "Two missed" in answer
    client.post(part, {"agency_id": health.pk, "presence": "absent", "reason": "In clinic"})
    decide = reverse("protection_decide", kwargs={"convened_id": meeting, "person_id": mia})
    assert "Threshold not met" not in client.get(decide).content.decode(), "doing less is a manager's"
    assert client.post(decide, {"outcome": "threshold_not_met"}).status_code == 200
    assert client.post(decide, {"outcome": "enquiry"}).status_code == 302
    page = page_of(client, "child_journey", person_id=mia)
    assert "Section 47 enquiry under way" in page
    assert "Initial child protection conference" in page
    sent = reverse("protection_circulate", kwargs={"convened_id": meeting})
    assert client.post(sent, {"to_whom": "All who took part"}).status_code == 302
    pdf = client.get(reverse("protection_record_pdf", kwargs={"convened_id": meeting}))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    worklist = client.get("/worklist").content.decode()
    assert "Initial child protection conference" in worklist


def test_a_manager_looks_at_an_enquiry_somebody_else_began(family: Family, manager: Actor) -> None:
    client = signed_in(family.worker)
    made = client.post(
        reverse("protection_call", kwargs={"person_id": family.mia, "kind": "strategy"}), {"line": "Now"}
    )
    meeting = UUID(made["Location"].split("/")[2])
    client.post(
        reverse("protection_decide", kwargs={"convened_id": meeting, "person_id": family.mia}), {"outcome": "enquiry"}
    )
    with acting_as(manager):
        (waiting,) = protection.to_ratify(actor=manager)
    theirs = signed_in(manager)
    assert "Look at a section 47 enquiry" in theirs.get("/worklist").content.decode()
    url = reverse("protection_ratify", kwargs={"decision_id": waiting.id})
    assert client.get(url).status_code in (403, 404), "nobody looks at their own"
    assert "Say what should happen instead" in theirs.post(url, {"agrees": "no"}).content.decode()
    assert theirs.post(url, {"agrees": "yes"}).status_code == 302
    assert theirs.get(url).status_code == 404


def test_closing_needs_the_full_gate_and_keeps_what_was_typed(family: Family, manager: Actor) -> None:
    client, url = signed_in(manager), reverse("journey_less", kwargs={"person_id": family.mia})
    with acting_as(manager):
        journeys.record_step(actor=manager, person_id=family.mia, told=StepTold(Step.ACCEPTED, "x"))
    answer = client.post(url, {"step": "case_closed", "who_else": "Toby and Ella"}).content.decode()
    for sentence in (
        "Write the reasons",
        "Say what each agency said",
        "Write what the child said",
        "Choose why the case",
    ):
        assert sentence in answer
    assert "Toby and Ella" in answer
    assert signed_in(family.worker).get(url).status_code == 403


def test_a_step_out_of_order_is_recorded_listed_and_explained_by_the_pages(family: Family, manager: Actor) -> None:
    client, toby = signed_in(manager), family.toby
    step = reverse("journey_step", kwargs={"person_id": toby})
    assert (
        "cannot be in the future" not in client.post(step, {"step": "referral_accepted", "why": "x"}).content.decode()
    )
    day = timezone.localdate() - timedelta(days=3)
    when = {"on-day": day.day, "on-month": day.month, "on-year": day.year}
    assert client.post(step, {"step": "assessment_began", "why": "x", **when}).status_code == 302
    page = page_of(client, "child_journey", person_id=toby)
    assert "came before the referral" in page
    assert "Rule 1103" in page
    assert "Rule 1103" in page_of(client, "to_put_right")
    explain = page.split("/journey/explain/")[1].split('"')[0]
    answer = client.post(f"/child/{toby}/journey/explain/{explain}", {"words": "It began with the health visitor."})
    assert answer.status_code == 302
    assert "It began with the health visitor." in page_of(client, "child_journey", person_id=toby)
    right = page.split("/journey/steps/")[1].split('"')[0]
    assert client.get(f"/child/{toby}/journey/steps/{right}").status_code == 200


def test_who_leads_is_named_found_by_name_and_ended(family: Family, manager: Actor) -> None:
    nurse = an_actor(Role.PROFESSIONAL_REFERRER, name="Jo Bright", agency=an_agency("health", AgencyKind.HEALTH))
    client, url = signed_in(manager), reverse("journey_lead", kwargs={"person_id": family.toby})
    assert (
        "Nobody here has this name."
        in client.post(url, {"role": "family_help_lead", "whom": "Jo Nobody"}).content.decode()
    )
    assert client.post(url, {"role": "family_help_lead", "whom": "Jo Bright"}).status_code == 302
    partner = signed_in(nurse)
    assert "The journey" in page_of(partner, "child_journey", person_id=family.toby)
    assert partner.get(reverse("child_journey", kwargs={"person_id": family.mia})).status_code in (403, 404)
    step = reverse("journey_step", kwargs={"person_id": family.toby})
    assert partner.post(step, {"step": "family_help_began", "why": "Sleep, with his mother"}).status_code == 302
    page = page_of(client, "child_journey", person_id=family.toby)
    assert "Jo Bright" in page
    assert "Sleep, with his mother" in page
    end = page.split("/journey/lead/")[1].split('"')[0]
    assert client.post(f"/child/{family.toby}/journey/lead/{end}").status_code == 302


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_meeting_is_called_and_decided(family: Family, manager: Actor, kind: Kind) -> None:
    client = signed_in(manager)
    slug = kind.value.replace("_", "-")
    made = client.post(
        reverse("protection_call", kwargs={"person_id": family.mia, "kind": slug}),
        {"line": "Worry", "children": [family.toby]},
    )
    meeting = UUID(made["Location"].split("/")[2])
    page = page_of(client, "protection_meeting", convened_id=meeting)
    assert "Toby" in page
    for child in (family.mia, family.toby):
        page_of(client, "protection_decide", convened_id=meeting, person_id=child)
    page_of(client, "protection_report", convened_id=meeting)
    page_of(client, "drift")
    assert client.get(reverse("protection_call", kwargs={"person_id": family.mia, "kind": "tea"})).status_code == 404
