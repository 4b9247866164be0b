"""What the return would refuse, by rule and by child, with where it is put right; and to whom it is shown."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import Gate, StepTold
from openmash.casework.journey.words import Step
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.evaluator import granted
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.facts.refusals import NotPermitted
from openmash.insight.returns import actions, selectors
from openmash.insight.returns.models import Made, Ordered
from openmash.insight.returns.selectors import Finding
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import BirthTold, DetailTold
from openmash.records.people.words import DetailKind
from openmash.statute.calendar import local_date
from openmash.statute.census.years import newest_rules
from openmash.web.returns import waiting
from openmash.web.returns.child_return import wrong_of
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in
from tests.factories.people import a_child, born_aged
from tests.security.test_permissions_against_the_oracle import allows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
CANARY = "Quillfeather"
NEED_MISSING = newest_rules()["8610"].message


@pytest.fixture
def family() -> Family:
    return a_family()


@pytest.fixture
def officer(family: Family) -> Actor:
    """Who makes the return: of the council, and reaching every open child."""
    return an_actor(Role.DATA_OFFICER, name="Ann Lowe", agency=family.council)


def accepted(family: Family, *children: object) -> None:
    with acting_as(family.manager):
        for child in children:
            journeys.record_step(
                actor=family.manager, person_id=child,  # type: ignore[arg-type]  # keys of a family
                told=StepTold(Step.ACCEPTED, "From the hub.", timezone.now() - timedelta(hours=1)),
            )  # fmt: skip


def reckoned() -> None:
    """What the night does."""
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        for year in selectors.years_open(timezone.now()):
            actions.reckon(actor=clocks, year=year, now=timezone.now())


def page_of(client: Client, name: str, **kwargs: object) -> str:
    response = client.get(reverse(name, kwargs=kwargs))
    assert response.status_code == 200, (name, response.status_code)
    return unescape(response.content.decode())


def of_year(name: str, person: UUID, **more: object) -> str:
    return reverse(name, kwargs={"ending": selectors.years_open(timezone.now())[0].ending, "person_id": person, **more})


def test_a_need_that_is_missing_is_listed_said_and_gone(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    client, manager = signed_in(officer), signed_in(family.manager)
    assert "Not reckoned yet" in page_of(client, "returns")
    reckoned()
    listed = page_of(client, "returns")
    assert NEED_MISSING in listed
    assert "All children were last looked at" in listed
    assert "The return refuses this." in page_of(client, "returns_rule", rule="8610")
    record = page_of(manager, "child_return", person_id=family.mia)
    assert NEED_MISSING in record
    need = reverse("journey_need", kwargs={"person_id": family.mia})
    assert need in record
    assert "Choose the need." in manager.post(need, {}).content.decode()
    assert manager.post(need, {"code": "N4"}).status_code == 302
    record = page_of(manager, "child_return", person_id=family.mia)
    assert NEED_MISSING not in record
    assert "Family in acute stress (N4)" in record
    assert NEED_MISSING in page_of(client, "returns")  # as it was reckoned, which it says
    assert client.post(of_year("returns_child", family.mia)).status_code == 302
    assert NEED_MISSING not in page_of(client, "returns")
    assert "Nobody any more" in page_of(client, "returns_rule", rule="8610")
    assert client.get(reverse("returns_rule", kwargs={"rule": "9999"})).status_code == 404


def test_what_is_recorded_is_looked_at_again_within_minutes(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    reckoned()
    with acting_as(family.manager):
        journeys.say_need(actor=family.manager, person_id=family.mia, code="N1")
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        assert actions.look_where_changed(actor=clocks, now=timezone.now()) == 1
        assert actions.look_where_changed(actor=clocks, now=timezone.now()) == 0
    client = signed_in(officer)
    listed = page_of(client, "returns")
    assert NEED_MISSING not in listed
    assert "those of whom something was recorded since" in listed


def test_a_worker_sees_their_child_and_no_list_and_others_see_neither(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    worker = signed_in(family.worker)
    assert NEED_MISSING in page_of(worker, "child_return", person_id=family.mia)
    assert "In the yearly return" in page_of(worker, "child_journey", person_id=family.mia)
    assert worker.get(reverse("returns")).status_code == 403
    caller = signed_in(an_actor(Role.CALL_TAKER, agency=family.council))
    for client in (worker, caller):
        assert client.get(of_year("returns_child", family.mia)).status_code == 403
        assert client.get(reverse("returns_files")).status_code == 403
    assert caller.get(reverse("child_return", kwargs={"person_id": family.mia})).status_code == 403
    assert caller.get(reverse("returns")).status_code == 403
    assert signed_in(officer).get(reverse("child_return", kwargs={"person_id": family.mia})).status_code == 403


def test_a_worker_is_told_of_it_long_before_march(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    with acting_as(family.manager):
        people.set_detail(
            actor=family.manager, person_id=family.mia, detail=DetailTold(DetailKind.DISABILITY, "NONE")
        )  # fmt: skip
    assert not waiting.returns_to_put_right(family.worker)
    reckoned()
    with acting_as(family.worker):
        (item,) = waiting.returns_to_put_right(family.worker)
    assert (item.why, item.words) == ("Allocated to you", "1 thing the return would refuse")
    client = signed_in(officer)
    assert "It goes to Priya Nair" in unescape(
        client.get(of_year("returns_send_on", family.mia, rule="8610")).content.decode()
    )
    assert (
        client.post(of_year("returns_send_on", family.mia, rule="8610"), {"words": "Please say it."}).status_code == 302
    )
    with acting_as(family.worker):
        (item,) = waiting.returns_to_put_right(family.worker)
    assert (item.why, item.words, item.about) == ("The data officer asks", "Please say it.", "Mimi Farrow")
    with acting_as(family.other_worker):
        assert not waiting.returns_to_put_right(family.other_worker)
    assert "Please say it." in page_of(signed_in(family.worker), "child_return", person_id=family.mia)
    with acting_as(family.worker):
        journeys.say_need(actor=family.worker, person_id=family.mia, code="N1")
    client.post(of_year("returns_child", family.mia))
    with acting_as(family.worker):
        assert not waiting.returns_to_put_right(family.worker)


def test_a_worker_finds_each_rule_beside_the_record_in_its_words_with_where_it_is_put_right(family: Family) -> None:
    """A dozen rules broken by what was recorded; of every other rule, that its link opens for who is to put it right."""
    steps: dict[UUID, list[tuple[Step, int]]] = {
        family.mia: [
            (Step.ACCEPTED, 100), (Step.ASSESSMENT_BEGAN, 95), (Step.ASSESSMENT_BEGAN, 94), (Step.ENQUIRY_BEGAN, 90),
            (Step.ENQUIRY_BEGAN, 89), (Step.NEED_PLAN_BEGAN, 88), (Step.PLAN_BEGAN, 60),
        ],
        family.ella: [
            (Step.ACCEPTED, 80), (Step.ASSESSMENT_BEGAN, 90), (Step.ASSESSMENT_COMPLETED, 70),
            (Step.ENQUIRY_BEGAN, 85), (Step.NEED_PLAN_BEGAN, 86), (Step.PLAN_BEGAN, 84), (Step.PLAN_ENDED, 83),
        ],
    }  # fmt: skip
    gate = Gate("School and health agree.", "Her sister was seen.", "“It is quiet.”")
    with acting_as(family.manager):
        for child, every in steps.items():
            for step, days in every:
                journeys.record_step(
                    actor=family.manager, person_id=child,
                    told=StepTold(step, "As it was told by all who know her.", timezone.now() - timedelta(days=days), gate=gate),
                )  # fmt: skip
    manager, known, seen = signed_in(family.manager), newest_rules(), set()
    links: set[str] = set()
    for child in steps:
        page = page_of(manager, "child_return", person_id=child)
        told = {code for code in known if f"Rule {code}." in page}
        assert all(known[code].message.strip() in page for code in told)
        seen |= told
    assert {
        "8610", "8540", "8770Q", "8670Q", "8675Q", "8896", "8863Q", "8839", "8897Q", "4001", "2885", "1103", "2889",
        "4015", "8910",
    } <= seen, seen  # fmt: skip
    with acting_as(family.manager):
        found = selectors.of_child(person_set(family.mia, family.manager), actor=family.manager, now=timezone.now())
    assert found is not None
    for rule in known.values():
        link = wrong_of(Finding(rule.code, rule.level, rule.message, rule.fields), found).link
        assert link is not None
        links.add(link.url)
    assert len(links) == 6
    for url in links:
        assert manager.get(url).status_code == 200, url


def test_what_is_asked_is_explained_and_asked_again_once_what_it_rested_on_changes(
    family: Family, officer: Actor
) -> None:
    accepted(family, family.mia)
    reckoned()
    client, upn = signed_in(officer), of_year("returns_explain", family.mia, rule="8770q")
    page = unescape(client.get(of_year("returns_child", family.mia)).content.decode())
    assert newest_rules()["8770Q"].message.strip() in page
    assert "UPN: not recorded" in page
    assert "Write why it is so." in client.post(upn, {"words": ""}).content.decode()
    short = unescape(client.post(upn, {"words": "Because"}).content.decode())
    assert "somebody who was not there can follow it" in short
    assert "Because</textarea>" in short
    why = "Taught at home since birth; the school census has no number for her."
    assert client.post(upn, {"words": why}).status_code == 302
    page = unescape(client.get(of_year("returns_child", family.mia)).content.decode())
    assert f"Explained: {why}" in page
    assert "Ann Lowe" in page
    assert "All explained" in page_of(client, "returns") or "Explained." in page_of(client, "returns")
    assert (
        client.get(of_year("returns_explain", family.mia, rule="8610")).status_code == 404
    )  # it is refused, not asked
    number = of_year("returns_put_right", family.mia, code="upn")
    wrong = unescape(client.post(number, {"value": "X12", "how": "The school told us on Monday"}).content.decode())
    assert "A unique pupil number is" in wrong
    assert 'value="X12"' in wrong
    assert client.post(number, {"value": "H801200001001", "how": "The school told us on Monday"}).status_code == 302
    page = unescape(client.get(of_year("returns_child", family.mia)).content.decode())
    assert newest_rules()["8770Q"].message.strip() not in page
    assert newest_rules()["8770Q"].message.strip() not in page_of(client, "returns")


def test_a_reason_that_no_longer_holds_is_shown_with_what_changed(family: Family, officer: Actor) -> None:
    now = timezone.now()
    with acting_as(family.manager):
        for step, days in ((Step.ACCEPTED, 41), (Step.ENQUIRY_BEGAN, 40)):
            begun = journeys.record_step(
                actor=family.manager, person_id=family.mia,
                told=StepTold(step, "As the hub decided.", now - timedelta(days=days)),
            )  # fmt: skip
    reckoned()
    client = signed_in(officer)
    why = "The conference was put off twice, because her mother was in hospital."
    assert client.post(of_year("returns_explain", family.mia, rule="8675q"), {"words": why}).status_code == 302
    assert "Explained." in page_of(client, "returns")
    with acting_as(family.manager):
        journeys.put_right(
            actor=family.manager, milestone_id=begun, at=now - timedelta(days=39), why="It was the day after."
        )
    client.post(of_year("returns_child", family.mia))
    page = unescape(client.get(of_year("returns_child", family.mia)).content.decode())
    assert f"Explained before, and changed since: {why}" in page
    was, now_is = (local_date(now - timedelta(days=days)) for days in (40, 39))
    assert f"Then: S47ActualStartDate: {was}" in page
    assert f"Now: S47ActualStartDate: {now_is}" in page
    assert "0 explained, 1 not yet." in page_of(client, "returns")


def test_a_code_is_put_right_by_its_list_and_nothing_else_is(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    client = signed_in(officer)
    form = of_year("returns_put_right", family.mia, code="disability")
    assert "Choose one." in client.post(form, {"how": "The clinic wrote to us"}).content.decode()
    assert "Say who told you" in client.post(form, {"value": "AUT", "how": ""}).content.decode()
    nothing = client.post(form, {}).content.decode()
    assert nothing.index("Choose one.") < nothing.index("Say who told you"), "the summary is in the order of the page"
    assert client.post(form, {"value": "AUT", "how": "The clinic’s letter of 3 May"}).status_code == 302
    assert "(AUT)" in unescape(client.get(of_year("returns_child", family.mia)).content.decode())
    assert client.get(of_year("returns_put_right", family.mia, code="name")).status_code == 404
    with acting_as(officer), pytest.raises(NotPermitted):
        people.set_birth(actor=officer, person_id=family.mia, birth=BirthTold(date(2018, 3, 9)))


def test_a_file_is_made_in_the_queue_kept_with_its_hash_and_downloaded(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    client = signed_in(officer)
    assert "No file has been made" in page_of(client, "returns_files")
    assert client.post(reverse("returns_files")).status_code == 302
    assert client.post(reverse("returns_files")).status_code == 302  # what waits is not asked twice
    waits = client.get(reverse("returns_files"))
    assert "It is being made" in waits.content.decode()
    assert waits["Refresh"]
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        (asked,) = Ordered.objects.all()
        actions.carry_out(actor=clocks, ordered_id=asked.pk)
        actions.carry_out(actor=clocks, ordered_id=asked.pk)  # worked twice, done once
    page = page_of(client, "returns_files")
    assert "asked for by Ann Lowe" in page
    with acting_as(officer):
        (kept,) = selectors.files(actor=officer)
    assert kept.sha256 in page
    response = client.get(reverse("returns_file", kwargs={"file_id": kept.id}))
    assert hashlib.sha256(response.content).hexdigest() == kept.sha256
    assert kept.name in response["Content-Disposition"]
    assert b"<CINreferralDate>" in response.content
    with acting_as(officer):
        assert "returns.file_downloaded" in {each.kind for each in events_by_the_actor()}


def test_annex_a_is_made_on_the_same_page(family: Family, officer: Actor) -> None:
    client = signed_in(officer)
    assert "Make Annex A, lists 1 to 10" in page_of(client, "returns_files")
    client.post(reverse("returns_files"), {"kind": "annex_a"})
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        actions.carry_out(actor=clocks, ordered_id=Ordered.objects.get().pk)
    with acting_as(officer):
        (kept,) = selectors.files(actor=officer)
    response = client.get(reverse("returns_file", kwargs={"file_id": kept.id}))
    assert response.content.startswith(b"PK")
    assert hashlib.sha256(response.content).hexdigest() == kept.sha256
    assert kept.children == 2


def test_a_file_is_out_of_reach_once_a_child_in_it_is_restricted_and_for_a_worker(
    family: Family, officer: Actor
) -> None:
    accepted(family, family.mia)
    with acting_as(officer):
        key = actions.keep_census(actor=officer, year=selectors.years_open(timezone.now())[0], now=timezone.now())
    with acting_as(family.worker):  # who reaches Mia, but not every child in the file
        assert not Made.objects.filter(pk=key).exists()
    address = reverse("returns_file", kwargs={"file_id": key})
    assert signed_in(officer).get(address).status_code == 200
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[family.manager.account_id],
        )  # fmt: skip
    assert signed_in(officer).get(address).status_code == 404


def test_the_data_officer_may_do_this_and_nothing_more_than_anybody_of_ours() -> None:
    def may_do(role: Role) -> set[str]:
        actor = an_actor(role)
        return {name for name, clause in granted().items() if allows(clause, actor, None)}

    everybodys = may_do(Role.CALL_TAKER) & may_do(Role.BOARD_MEMBER) & may_do(Role.PRACTICE_LEAD)
    assert {"access.use_account", "inspection.do_task"} <= everybodys
    assert may_do(Role.DATA_OFFICER) - everybodys == {
        "alerts.answer", "alerts.view", "people.tell_code", "returns.explain", "returns.make", "returns.put_right",
        "scorecard.load_population", "scorecard.view",
    }  # fmt: skip


def test_what_cannot_be_made_says_why(family: Family, officer: Actor) -> None:
    client = signed_in(officer)
    client.post(reverse("returns_files"))
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        actions.carry_out(actor=clocks, ordered_id=Ordered.objects.get().pk)
    assert "No child had a case open" in page_of(client, "returns_files")


def test_a_child_without_a_case_is_not_in_it(family: Family, officer: Actor) -> None:
    assert "Not in this year’s return" in page_of(signed_in(family.manager), "child_return", person_id=family.ella)
    found = signed_in(officer).get(of_year("returns_child", family.ella))
    assert "Not in this year’s return" in unescape(found.content.decode())


def test_no_restricted_child_is_met_or_counted(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    with acting_as(family.manager):
        hidden = a_child(family.manager, "Ines", CANARY, born=born_aged(4)).pk
    accepted(family, hidden)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[hidden], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[family.manager.account_id],
        )  # fmt: skip
    reckoned()
    client = signed_in(officer)
    for page in (page_of(client, "returns"), page_of(client, "returns_rule", rule="8610")):
        assert CANARY not in page
        assert "1 child" in page
    assert client.get(of_year("returns_child", hidden)).status_code == 404


def test_the_list_costs_the_same_for_one_child_and_for_three(family: Family, officer: Actor) -> None:
    client = signed_in(officer)
    accepted(family, family.mia)
    reckoned()
    for name, kwargs in (("returns", {}), ("returns_rule", {"rule": "8610"})):
        page_of(client, name, **kwargs)
    with CaptureQueriesContext(connection) as one:
        page_of(client, "returns")
    with CaptureQueriesContext(connection) as rule_of_one:
        page_of(client, "returns_rule", rule="8610")
    accepted(family, family.toby, family.ella)
    reckoned()
    with CaptureQueriesContext(connection) as three:
        page_of(client, "returns")
    with CaptureQueriesContext(connection) as rule_of_three:
        page_of(client, "returns_rule", rule="8610")
    assert len(three) <= len(one) <= 20
    assert len(rule_of_three) <= len(rule_of_one) <= 24
