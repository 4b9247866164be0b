"""Assessing: several write and no word is lost; each child their own; judged by somebody who wrote none of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.assessments import actions, rules, selectors
from openmash.casework.assessments.models import Assessment, Judged, Passage
from openmash.casework.assessments.words import TEMPLATES, Outcome, State, Step, Verdict
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.words import Act
from openmash.casework.journey import actions as journeys
from openmash.casework.journey.selectors import journey
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step as JourneyStep
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.instruments.loading import instruments
from openmash.insight.chronology.selectors import chronology
from openmash.pathways.planning import begin_assessment
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.statute.events import Event
from openmash.web.assessments.writing import form_of
from tests.factories.access import an_actor
from tests.factories.assessments import allocated, an_assessment, complete
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.frontdoor import NOBODY_ELSE, less

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def family() -> Family:
    found = a_family()
    with acting_as(found.manager):
        allocated(found.manager, found.worker, found.ella)
        allocated(found.manager, found.other_worker, found.mia, found.ella)
    return found


def test_an_assessment_is_a_step_of_each_childs_journey_and_its_limit_runs_from_the_referral(family: Family) -> None:
    """The return wants when it began (rule 2991Q); forty-five working days count from when somebody first told us."""
    with acting_as(family.manager):
        key = begin_assessment(
            actor=family.manager, person_ids=(family.mia, family.ella), template=TEMPLATES[0], reason="Decided today."
        )
        again = begin_assessment(
            actor=family.manager, person_ids=(family.mia,), template=TEMPLATES[0], reason="A second form."
        )
        happened = spine.happened_to((family.mia, family.ella), (Event.ASSESSMENT_BEGAN,), actor=family.manager)
        told = spine.happened_to([family.mia], (Event.REFERRAL_RECEIVED,), actor=family.manager)[family.mia]
        shown = selectors.assessment(key, actor=family.manager)
    assert [len(happened[child]) for child in (family.mia, family.ella)] == [1, 1] and again != key
    assert shown.process_id is not None and shown.referred_at == told[0].occurred_at


def decided_to_do_less_then_accepted(family: Family, *, reopened: bool) -> tuple[datetime, datetime, datetime]:
    """Mia’s referral closed with no further action, then accepted with no new contact. The moments: told of, accepted,
    and that from which the journey counts her assessment.
    """
    manager, mia = family.manager, person_set(family.mia, family.manager)
    frontdoor.consider(actor=manager, contact_id=family.process, who=NOBODY_ELSE)
    frontdoor.decide(actor=manager, contact_id=family.process, person_id=family.mia, sought=less())
    if reopened:
        frontdoor.protect(
            actor=manager, act=Act.STRATEGY_DISCUSSION, line="He is at the gate.", contact_id=family.process,
            person_id=family.mia,
        )  # fmt: skip
    journeys.record_step(
        actor=manager, person_id=family.mia, told=StepTold(JourneyStep.ACCEPTED, "Taken up by the team.")
    )
    asked = (Event.REFERRAL_RECEIVED, Event.REFERRAL_ACCEPTED)
    at = {each.event: each.at for each in spine.happened_to([family.mia], asked, actor=manager)[family.mia]}
    (limit,) = (each for each in journey(mia, actor=manager).running if each.clock.key == "assessment")
    return at[Event.REFERRAL_RECEIVED], at[Event.REFERRAL_ACCEPTED], limit.started_at


@pytest.mark.parametrize("reopened", [False, True])
def test_a_referral_closed_with_no_further_action_dates_no_later_assessment(family: Family, reopened: bool) -> None:
    """Rules 8831, 8832 and 4000: it carries no work. Taken up again, it is the one that was accepted."""
    with acting_as(family.manager):
        received, accepted, counted_from = decided_to_do_less_then_accepted(family, reopened=reopened)
        key = begin_assessment(
            actor=family.manager, person_ids=[family.mia], template=TEMPLATES[0], reason="Taken up by the team."
        )
        shown = selectors.assessment(key, actor=family.manager)
    assert counted_from == (received if reopened else accepted)
    assert shown.referred_at == counted_from
    assert shown.clock_said == ("the referral received" if reopened else "the referral accepted")


def begun(family: Family, *children: UUID) -> UUID:
    with acting_as(family.worker):
        return an_assessment(family.worker, children or (family.mia, family.ella))


def write(
    actor: Actor, key: UUID, question: str, words: str, *bases: UUID | None, child: UUID | None = None
) -> actions.Written:
    with acting_as(actor):
        return actions.write(
            actor=actor, assessment_id=key, question=question, words=words, person_id=child,
            bases=[base for base in bases if base],
        )  # fmt: skip


def finished(family: Family, *children: UUID) -> UUID:
    key = begun(family, *children)
    with acting_as(family.worker):
        complete(family.worker, key)
        actions.send(actor=family.worker, assessment_id=key)
    return key


def judge(actor: Actor, key: UUID, *, authorises: bool, words: str) -> None:
    with acting_as(actor):
        actions.judge(actor=actor, assessment_id=key, authorises=authorises, words=words)


def test_two_who_write_at_once_both_stand_until_somebody_writes_over_both(family: Family) -> None:
    key = begun(family)
    first = write(family.worker, key, "care_and_safety", "Food in the house.")
    hers = write(family.worker, key, "care_and_safety", "Food in the house. Door unlocked at night.", first.id)
    his = write(family.other_worker, key, "care_and_safety", "Food in the house. No bed for Ella.", first.id)
    assert his.beside == (hers.id,)
    with acting_as(family.worker):
        said = selectors.assessment(key, actor=family.worker).said("care_and_safety", None)
    assert {one.words for one in said} == {
        "Food in the house. Door unlocked at night.", "Food in the house. No bed for Ella.",
    }  # fmt: skip
    page = signed_in(family.other_worker).get(f"/assessment/{key}/write/parenting").content.decode()
    assert "Written at the same time by Priya Nair and Tom Sayer" in page and "Door unlocked" in page
    one = write(family.worker, key, "care_and_safety", "Door unlocked at night. No bed for Ella.", hers.id, his.id)
    with acting_as(family.worker):
        (said,) = selectors.assessment(key, actor=family.worker).said("care_and_safety", None)
        assert said.id == one.id and Passage.objects.filter(assessment_id=key).count() == 4, "nothing is written over"


def test_a_page_opened_long_ago_covers_nobodys_words(family: Family) -> None:
    """Its other boxes are sent too, with what stood in them then."""
    key = begun(family)
    first = write(family.worker, key, "care_and_safety", "As it was.")
    newer = write(family.other_worker, key, "care_and_safety", "As it is.", first.id)
    again = write(family.worker, key, "care_and_safety", "As it was.", first.id)
    assert again.beside == (newer.id,)
    with acting_as(family.worker):
        assert [one.words for one in selectors.assessment(key, actor=family.worker).said("care_and_safety", None)] == [
            "As it is."
        ]
    assert write(family.worker, key, "home_and_money", "").id is None, "an empty box writes nothing"


def test_what_concerns_all_is_written_once_and_each_child_has_their_own(family: Family) -> None:
    key = begun(family)
    write(family.worker, key, "why_now", "Fear of a named adult.")
    write(family.worker, key, "meaning", "Mia is afraid.", child=family.mia)
    write(family.worker, key, "meaning", "Ella watches over her.", child=family.ella)
    with acting_as(family.worker):
        for wrong in ((None, "meaning"), (family.mia, "why_now"), (family.toby, "meaning"), (None, "nonsense")):
            with pytest.raises(NotVisible):
                actions.write(actor=family.worker, assessment_id=key, question=wrong[1], words="x", person_id=wrong[0])
    page = signed_in(family.worker).get(f"/assessment/{key}").content.decode()
    assert page.count("Fear of a named adult.") == 1
    assert page.index("Mia is afraid.") < page.index("Ella watches over her.")
    alone = begun(family, family.mia)
    with acting_as(family.worker):
        shown = selectors.assessment(alone, actor=family.worker)
        assert shown.said("meaning", family.mia) == (), "another assessment's words are its own"


def test_it_is_not_sent_before_each_child_has_an_analysis_factors_and_reasons(family: Family) -> None:
    key = begun(family)
    client = signed_in(family.worker)
    page = client.post(f"/assessment/{key}/send", {"form_token": "token-send-1"}).content.decode()
    assert "Not sent" in page and "Say what has happened" in page
    with acting_as(family.worker):
        lacking = selectors.missing(selectors.assessment(key, actor=family.worker))
        assert {each.person_id for each in lacking} == {None, family.mia, family.ella}
        for factors, outcome, reasons, field in (
            ([], Outcome.OTHER, "Why", "factors"), (["21", "16A"], Outcome.OTHER, "Why", "factors"),
            (["16A"], None, "Why", "outcome"), (["16A"], Outcome.OTHER, " ", "reasons"), (["18A"], Outcome.OTHER, "W", "factors"),
        ):  # fmt: skip
            with pytest.raises(Incomplete) as refused:
                actions.conclude(actor=family.worker, assessment_id=key, person_id=family.mia, factors=factors,
                                 outcome=outcome, reasons=reasons)  # fmt: skip
            assert [problem.field for problem in refused.value.problems] == [field]
        complete(family.worker, key)
        actions.send(actor=family.worker, assessment_id=key)
        with pytest.raises(NotAllowedNow, match="waiting to be authorised"):
            actions.write(actor=family.worker, assessment_id=key, question="why_now", words="More.")


def test_a_manager_returns_it_and_then_authorises_it_and_the_clock_stops(family: Family) -> None:
    key = finished(family)
    chief = signed_in(family.manager)
    assert "Authorise an assessment" in chief.get("/worklist").content.decode()
    assert "Give your reasons" in chief.post(f"/assessment/{key}/judge", {"verdict": "authorise"}).content.decode()
    judge(family.manager, key, authorises=False, words="Whose bed does Ella sleep in?")
    assert "Whose bed does Ella" in signed_in(family.worker).get(f"/assessment/{key}").content.decode()
    assert "Change an assessment and send it again" in signed_in(family.worker).get("/worklist").content.decode()
    with acting_as(family.worker):
        actions.write(
            actor=family.worker, assessment_id=key, question="not_known", words="Her own.", person_id=family.ella
        )
        actions.send(actor=family.worker, assessment_id=key)
    judge(family.manager, key, authorises=True, words="Tested with Priya: the plan fits what the girls said.")
    with acting_as(family.worker):
        shown = selectors.assessment(key, actor=family.worker)
        assert shown.state is State.AUTHORISED and shown.standing.state == "met"
        events = [each for each in spine.milestones(actor=family.worker, process_ids=[family.process])
                  if each.event is Event.ASSESSMENT_COMPLETED]  # fmt: skip
        assert {each.person_id for each in events} == {family.mia, family.ella}
        with pytest.raises(NotAllowedNow, match="stays as it is"):
            actions.write(actor=family.worker, assessment_id=key, question="why_now", words="More.")
        with pytest.raises(IntegrityError), transaction.atomic():
            Passage.record(actor=family.worker, assessment_id=key, person_ids=[family.mia], question="a_day", words="x")
        told = chronology(person_set(family.mia, family.worker), actor=family.worker,
                          window=Window(kinds=frozenset({"assessment"}))).lines  # fmt: skip
    assert len(told) == 6, [line.entry.headline for line in told]


def test_nobody_authorises_what_they_wrote_or_sent_and_the_database_refuses_it_too(family: Family) -> None:
    boss = an_actor(Role.TEAM_MANAGER, agency=family.council, name="Ines Cole")
    with acting_as(family.manager):
        allocated(family.manager, boss, family.mia, family.ella)
    key = begun(family)
    write(boss, key, "home_and_money", "Two rooms above a shop.")
    with acting_as(family.worker):
        complete(family.worker, key)
    with acting_as(family.manager):
        actions.send(actor=family.manager, assessment_id=key)
    for own in (boss, family.manager):
        with pytest.raises(NotPermitted, match="did neither"):
            judge(own, key, authorises=True, words="Fine.")
        assert "Authorise it, or" not in signed_in(own).get(f"/assessment/{key}").content.decode()
        with acting_as(own), pytest.raises(IntegrityError, match="never_ones_own"), transaction.atomic():
            Judged.record(actor=own, assessment_id=key, person_ids=[family.mia, family.ella], step="authorised",
                          words="Fine.", written_by=[], sent_by=family.worker.account_id)  # fmt: skip
    assert signed_in(family.worker).get(f"/assessment/{key}/judge").status_code == 403
    other = an_actor(Role.DUTY_MANAGER, agency=family.council)
    assert "Nothing is written yet." in signed_in(other).get(f"/assessment/{key}").content.decode()
    judge(other, key, authorises=True, words="Read it with fresh eyes.")
    page = signed_in(other).get(f"/assessment/{key}").content.decode()
    assert "Nothing was written." in page and "written yet" not in page, "nothing is added to it any more"


def test_the_earlier_assessment_stands_beside_and_what_is_carried_forward_is_confirmed_or_changed(
    family: Family,
) -> None:
    first = finished(family, family.mia)
    judge(family.manager, first, authorises=True, words="Agreed.")
    key = begun(family, family.mia)
    client = signed_in(family.worker)
    url = f"/assessment/{key}/write/childs_life/{family.mia}"
    page = client.get(url).content.decode()
    assert "The assessment authorised on" in page and "what we found" in page and "Carry this forward" in page
    client.post(url.replace("/write/", "/carry/"), {"question": "a_day", "form_token": "token-carry-1"})
    assert "Confirm it, or change it" in client.get(url).content.decode()
    with acting_as(family.worker):
        complete_but = [each.sentence for each in selectors.missing(selectors.assessment(key, actor=family.worker))]
        (carried,) = selectors.assessment(key, actor=family.worker).said("a_day", family.mia)
        assert "Confirm or change what was carried forward." in complete_but
        with pytest.raises(NotAllowedNow, match="written here already"):
            actions.carry_forward(actor=family.worker, assessment_id=key, question="a_day", person_id=family.mia)
        with pytest.raises(NotAllowedNow, match="nothing to carry"):
            actions.carry_forward(actor=family.worker, assessment_id=key, question="learning", person_id=family.mia)
    client.post(url, {"a_day": carried.words, "bases-a_day": str(carried.id), "form_token": "token-carry-2"})
    with acting_as(family.worker):
        (said,) = selectors.assessment(key, actor=family.worker).said("a_day", family.mia)
    assert said.words == carried.words and not said.is_carried and said.by == "Priya Nair"


def test_a_fact_of_the_record_is_confirmed_by_its_key_and_no_place_is_copied(family: Family) -> None:
    protect_home(family)
    key = begun(family, family.mia)
    client, url = signed_in(family.worker), f"/assessment/{key}/facts/{family.mia}"
    page = client.get(url).content.decode()
    assert "Larkfield Primary School" in page and "4 Larkfield Close" not in page, "protected here as everywhere"
    fact = page.split('name="fact" value="')[1][:36]
    wrong = client.post(url, {"fact": fact, "verdict": "wrong", "form_token": "token-fact-1"}).content.decode()
    assert "Say what is right instead." in wrong
    client.post(url, {"fact": fact, "verdict": "still_so", "form_token": "token-fact-2"})
    assert "Still so (Priya Nair" in client.get(url).content.decode()
    with acting_as(family.worker):
        shown = selectors.assessment(key, actor=family.worker)
        assert shown.checks[(family.mia, UUID(fact))].verdict is Verdict.STILL_SO


def test_the_clock_runs_from_the_referral_and_late_says_why(family: Family) -> None:
    key = begun(family)
    with acting_as(family.worker):
        shown = selectors.assessment(key, actor=family.worker)
        assert shown.clock_said == "the referral received" and shown.referred_at < timezone.now() - timedelta(hours=4)
        assert "Working Together" in shown.clock_source
    page = signed_in(family.worker).get(f"/assessment/{key}").content.decode()
    assert "45 working days" in page and "the referral received" in page
    with acting_as(family.worker):
        old = Assessment.record(
            actor=family.worker, person_ids=[family.mia], instrument=TEMPLATES[0], version=1, reason="Old",
            referred_at=datetime(2025, 12, 19, 9, tzinfo=UTC), clock_said="the day given",
        ).pk  # fmt: skip
        head = selectors.assessment(old, actor=family.worker)
        assert head.standing.due_at is not None and head.standing.due_at.date().isoformat() == "2026-02-25"
    client = signed_in(family.worker)
    assert "late" in client.get(f"/assessment/{old}").content.decode().lower()
    client.post(f"/assessment/{old}/late", {"words": "Mum was in hospital.", "form_token": "token-late-1"})
    assert "out of timescale: Mum was in hospital." in client.get(f"/assessment/{old}").content.decode()


def test_the_states_go_one_way() -> None:
    assert rules.state_after([]) == State.WRITING
    assert rules.state_after([Step.SENT, Step.RETURNED]) == State.RETURNED
    assert rules.state_after([Step.SENT, Step.RETURNED, Step.SENT, Step.AUTHORISED]) == State.AUTHORISED
    assert rules.state_after([Step.AUTHORISED]) == State.WRITING, "nothing is authorised that was not sent"
    assert set(rules.TRANSITIONS) == set(State)


def test_every_template_asks_only_what_an_assessment_can_ask() -> None:
    templates = [each for each in instruments() if each.slug in TEMPLATES]
    assert templates
    for template in templates:
        assert any(section.per_child for section in template.sections)
        for section in template.sections:
            assert form_of(section).fields


def test_the_pdf_is_for_its_reader_and_names_no_protected_place(family: Family) -> None:
    protect_home(family)
    key = begun(family, family.mia)
    write(family.worker, key, "home_and_money", "They live at 4 Larkfield Close above the shop.")
    response = signed_in(family.worker).get(f"/assessment/{key}/pdf")
    assert response["Content-Type"] == "application/pdf" and response.content.startswith(b"%PDF")


def test_an_assessment_of_several_is_shown_only_where_all_of_them_are_in_reach(family: Family) -> None:
    key = finished(family)
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.ella], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    for actor in (family.worker, family.other_worker, family.screener):
        client = signed_in(actor)
        for path in ("", "/pdf", f"/facts/{family.mia}", "/late", "/write/why"):
            assert client.get(f"/assessment/{key}{path}").status_code in (403, 404), path
        assert str(key) not in client.get("/worklist").content.decode()
    assert str(key) not in signed_in(family.worker).get(f"/child/{family.mia}/plans-and-visits").content.decode()
    assert signed_in(family.manager).get(f"/assessment/{key}").status_code == 200


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_many_authors_versions_and_assessments_cost_no_more_queries(family: Family) -> None:
    key = begun(family)
    with acting_as(family.worker):
        complete(family.worker, key)
    client = signed_in(family.worker)
    urls = [
        f"/assessment/{key}",
        f"/assessment/{key}/write/parenting",
        "/worklist",
        f"/child/{family.mia}/plans-and-visits",
    ]
    short = [queries(client, url) for url in urls]
    for number in range(5):
        begun(family, family.mia)
        write(family.worker, key, "care_and_safety", f"Version {number}")
        write(family.other_worker, key, "home_and_money", f"Version {number}")
    long = [queries(client, url) for url in urls]
    assert all(after <= before + 2 for before, after in zip(short, long, strict=True)), (short, long)
    assert max(long[:2]) <= 45, long
