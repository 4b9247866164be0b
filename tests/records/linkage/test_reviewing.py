"""Judging pairs: one person or two, never twice the same, never asked again for nothing, and nothing betrayed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.records.linkage import actions, selectors
from openmash.records.linkage.judging import standing
from openmash.records.linkage.models import Proposal
from openmash.records.linkage.selectors import About, Pair
from openmash.records.linkage.words import Source, Verdict
from openmash.records.people import actions as people
from openmash.records.people.models import Birth, Identifier, LocatingFact, Person, PersonName
from openmash.records.people.telling import NameTold
from tests.factories.access import an_actor, an_agency
from tests.factories.people import a_child, a_person, an_nhs_number

pytestmark = pytest.mark.django_db
BORN = date(2018, 3, 9)


def compared(*people_of: Person) -> int:
    linkage = service(Service.LINKAGE)
    with acting_as(linkage):
        return actions.compare(actor=linkage, record_ids=[each.pk for each in people_of]).put


def waits(actor: Actor) -> list[Pair]:
    """What waits for the actor; the count the home page shows is of these."""
    found = selectors.waiting(actor=actor)
    assert selectors.count_waiting(actor=actor) == len(found)
    return found


def only(actor: Actor) -> Pair:
    with acting_as(actor):
        [found] = waits(actor)
    return found


def a_pair(actor: Actor, second: str = "Zoe") -> tuple[Person, Person]:
    """The actor's agency has one of these records, and health the other."""
    health = an_actor(Role.HUB_PARTNER, agency=an_agency("health", AgencyKind.HEALTH))
    with acting_as(actor):
        one = a_child(actor, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
    with acting_as(health):
        other = a_child(health, second, "Ashworth", born=BORN, postcode="GL5 1AA")
    return one, other


def judged(actor: Actor, proposal_id: UUID, verdict: Verdict = Verdict.SAME) -> Pair:
    with acting_as(actor):
        return actions.judge(actor=actor, proposal_id=proposal_id, verdict=verdict, reason="Seen with her mother")


@pytest.mark.parametrize(
    ("verdicts", "contested", "comes_to", "wanted"),
    [
        ([], False, None, 1),
        ([Verdict.SAME], False, Verdict.SAME, 0),
        ([], True, None, 2),
        ([Verdict.SAME], True, None, 1),
        ([Verdict.SAME, Verdict.SAME], True, Verdict.SAME, 0),
        ([Verdict.SAME, Verdict.DIFFERENT], True, None, 1),
        ([Verdict.SAME, Verdict.DIFFERENT, Verdict.DIFFERENT], True, Verdict.DIFFERENT, 0),
        ([Verdict.SAME, Verdict.DIFFERENT, Verdict.CANNOT_TELL], True, Verdict.CANNOT_TELL, 0),
        ([Verdict.CANNOT_TELL], True, None, 1),
    ],
)
def test_what_judgements_come_to(
    verdicts: Sequence[Verdict], contested: bool, comes_to: Verdict | None, wanted: int
) -> None:
    found = standing(verdicts, contested=contested)
    assert (found.verdict, found.wanted) == (comes_to, wanted)


@given(st.lists(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.CANNOT_TELL]), max_size=6))
def test_a_contested_pair_is_never_the_same_person_on_one_word(verdicts: list[Verdict]) -> None:
    found = standing(verdicts, contested=True)
    assert found.verdict is not Verdict.SAME or verdicts.count(Verdict.SAME) > 1
    assert found.is_open == (found.wanted > 0)


def test_one_person_decides_a_plain_pair_and_it_is_not_asked_again_until_something_compared_changes() -> None:
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.DECISION_MAKER)
    one, other = a_pair(screener)
    assert compared(one, other) == 1
    assert compared(other, one) == 0
    found = only(screener)
    assert (found.source, {found.a.record_id, found.b.record_id}) == (Source.CONTACT, {one.pk, other.pk})
    assert any(step.said == "Same date of birth" and step.weight > 0 for step in found.steps)
    judged(screener, found.id)
    with acting_as(manager):
        assert selectors.person_set(one.pk, manager).ids == (one.pk, other.pk)
        assert waits(manager) == []
        actions.separate(actor=manager, record_a=one.pk, record_b=other.pk, reason="Two cousins of one name")
    assert compared(one, other) == 0
    with acting_as(manager):
        people.add_name(actor=manager, person_id=other.pk, name=NameTold("Zoe Ann", "Ashworth"))
    assert compared(one, other) == 1
    assert only(screener).is_contested


def test_a_pair_kept_apart_on_another_page_is_not_asked_about() -> None:
    screener = an_actor(Role.SCREENER)
    one, other = a_pair(screener)
    compared(one)
    with acting_as(screener):
        actions.keep_apart(actor=screener, record_a=one.pk, record_b=other.pk, reason="Cousins of one name")
        assert waits(screener) == []
    assert compared(one, other) == 0


def test_twins_need_two_people_never_the_same_one_twice() -> None:
    first, second = an_actor(Role.SCREENER), an_actor(Role.DECISION_MAKER)
    one, other = a_pair(first, "Maya")
    compared(one)
    found = only(first)
    assert found.is_contested
    judged(first, found.id, Verdict.DIFFERENT)
    with acting_as(first):
        assert waits(first) == []
        with pytest.raises(NotAllowedNow, match="Somebody else"):
            actions.judge(actor=first, proposal_id=found.id, verdict=Verdict.DIFFERENT, reason="Once more")
    after = judged(second, only(second).id, Verdict.DIFFERENT)
    assert after.standing.verdict is Verdict.DIFFERENT
    with acting_as(second):
        assert one.pk != other.pk and selectors.person_set(one.pk, second).ids == (one.pk,)
        measured = selectors.measured(actor=second)
    assert (measured.judged_twice, measured.agreed, measured.proposed, measured.right) == (1, 1, 1, 0)


def test_twins_whom_both_agencies_know_are_each_put_with_their_own_alone() -> None:
    screener = an_actor(Role.SCREENER)
    pairs = [a_pair(screener), *((a, b) for a, b in [a_pair(screener, "Maya")])]
    with acting_as(screener):
        maya = a_child(screener, "Maya", "Ashworth", born=BORN, postcode="GL5 1AA")
    zoe, zoes = pairs[0]
    theirs = pairs[1][1]
    with acting_as(screener):
        actions.link(actor=screener, record_a=zoe.pk, record_b=pairs[1][0].pk, reason="Entered twice by one team")
    compared(zoe, zoes, maya, theirs)
    with acting_as(screener):
        found = {frozenset(pair.records) for pair in waits(screener)}
    assert frozenset((maya.pk, theirs.pk)) in found
    assert not [two for two in found if len({maya.pk, theirs.pk} & two) == 1]


def test_what_one_judged_is_taken_back_and_the_pair_waits_again() -> None:
    screener = an_actor(Role.SCREENER)
    one, _ = a_pair(screener)
    compared(one)
    found = only(screener)
    judged(screener, found.id, Verdict.DIFFERENT)
    with acting_as(screener):
        actions.take_back(actor=screener, proposal_id=found.id, reason="I looked at the wrong page")
    again = only(screener)
    assert again.id == found.id and again.is_contested
    judged(screener, found.id, Verdict.SAME)
    with acting_as(screener), pytest.raises(NotAllowedNow):
        actions.judge(actor=screener, proposal_id=found.id, verdict=Verdict.SAME, reason="Again, the same")


def test_a_link_is_separated_before_the_judgement_behind_it_is_taken_back() -> None:
    screener = an_actor(Role.SCREENER)
    one, _ = a_pair(screener)
    compared(one)
    found = only(screener)
    judged(screener, found.id)
    with acting_as(screener), pytest.raises(NotAllowedNow, match="Separate them first"):
        actions.take_back(actor=screener, proposal_id=found.id, reason="I was wrong about this")


def test_a_pair_with_somebody_hidden_is_in_no_queue_count_or_measurement() -> None:
    lead, screener = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER)
    one, other = a_pair(lead)
    compared(one)
    found = only(screener)
    with acting_as(lead):
        restrict(
            actor=lead, person_ids=[other.pk], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[lead.account_id],
        )  # fmt: skip
    with acting_as(screener):
        assert waits(screener) == []
        assert selectors.pair(found.id, screener) is None
        assert selectors.measured(actor=screener).waiting == 0
        assert not Proposal.objects.filter(pk=found.id).exists()
        with pytest.raises(NotVisible):
            actions.judge(actor=screener, proposal_id=found.id, verdict=Verdict.SAME, reason="I know them")
    assert compared(one, other) == 0
    assert only(lead).id == found.id


def test_somebody_who_reaches_one_of_the_two_sees_no_pair() -> None:
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.TEAM_MANAGER)
    one, _ = a_pair(screener)
    compared(one)
    with acting_as(screener):
        from openmash.foundation.access.actions import grant_reach

        grant_reach(
            actor=screener, account_id=manager.account_id, person_id=one.pk, basis="allocation", reason="x",
            source_id=one.pk,
        )  # fmt: skip
    with acting_as(manager):
        assert Person.objects.filter(pk=one.pk).exists()
        assert waits(manager) == []
        assert not Proposal.objects.exists()


def test_the_queue_takes_as_many_queries_for_many_pairs_as_for_one() -> None:
    screener, counts = an_actor(Role.SCREENER), []
    for name in ("Zoe", "Zo"):
        one, _ = a_pair(screener, name)
        compared(one)
        with acting_as(screener), CaptureQueriesContext(connection) as captured:
            selectors.waiting(actor=screener)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 6
    with acting_as(screener):
        waiting = len(selectors.waiting(actor=screener))
    with acting_as(screener), CaptureQueriesContext(connection) as captured:
        assert selectors.count_waiting(actor=screener) == waiting
    reading = [query for query in captured if "set_config" not in query["sql"]]
    assert len(reading) == 2, "a count reads nobody's names"


def test_only_the_account_that_compares_may_put_pairs() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener), pytest.raises(NotPermitted):
        actions.compare(actor=screener, record_ids=[])


def test_what_was_recorded_since_is_compared_once() -> None:
    screener, linkage = an_actor(Role.SCREENER), service(Service.LINKAGE)
    a_pair(screener)
    with acting_as(linkage):
        assert actions.compare_what_is_new(actor=linkage, now=timezone.now()).put == 1
        assert actions.compare_what_is_new(actor=linkage, now=timezone.now()).put == 0


def from_a_file(actor: Actor, origin: UUID, *, number: str, postcode: str = "GL5 1AA") -> Person:
    with acting_as(actor):
        person = Person.record(actor=actor, kind="child", origin_id=origin)
        PersonName.record(actor=actor, person_id=person.pk, kind="legal", forenames="Zoë", surname="Ashworth")
        Identifier.record(actor=actor, person_id=person.pk, scheme="nhs_number", value=number)
        LocatingFact.record(actor=actor, person_id=person.pk, kind="address", text="1 Test Street", postcode=postcode)
        Birth.record(actor=actor, person_id=person.pk, date=BORN, precision="day")
    return person


def test_agencies_see_what_differs_and_never_a_protected_address() -> None:
    council, health = an_actor(Role.SCREENER), an_actor(Role.HUB_PARTNER, agency=an_agency("health", AgencyKind.HEALTH))
    number = an_nhs_number()
    with acting_as(council):
        ours = a_child(council, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        father = a_person(council, "Mark", "Ashworth", kind="adult", born=date(1980, 2, 2))
    with acting_as(health):
        theirs = a_child(health, "Zoe", "Ashwerth", born=BORN, postcode="GL9 9QQ", nhs_number=number)
    with acting_as(council):
        actions.link(actor=council, record_a=ours.pk, record_b=theirs.pk, reason="Same mother and school")
        found = {each.about: each for each in selectors.disagreements(actor=council, agency_id=council.agency_id)}
        assert set(found) == {About.NAME, About.ADDRESS, About.NHS_NUMBER}
        assert found[About.NHS_NUMBER].said[council.agency_id] == ()
        assert found[About.NAME].said[health.agency_id] == ("Zoe Ashwerth",)
        LocatingFact.record(
            actor=council, person_id=ours.pk, kind="address", text="Quillfeather House", postcode="GL7 7ZZ",
            protected_from=[father.pk], protected_reason="Fled",
        )  # fmt: skip
    with acting_as(health):
        found = {each.about: each for each in selectors.disagreements(actor=health)}
        assert About.ADDRESS not in found
        assert "Quillfeather" not in repr(found)
    lead = an_actor(Role.DUTY_MANAGER)
    with acting_as(lead):
        restrict(
            actor=lead, person_ids=[ours.pk], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[lead.account_id],
        )  # fmt: skip
        assert selectors.disagreements(actor=lead)
    with acting_as(health):
        assert selectors.disagreements(actor=health) == []


def test_a_file_s_record_without_doubt_is_linked_by_the_rule_and_one_with_a_twin_is_left_to_people() -> None:
    screener, number = an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(screener):
        known = a_child(screener, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=number)
    filed = from_a_file(an_actor(Role.SCREENER, agency=an_agency("health", AgencyKind.HEALTH)), known.pk, number=number)
    assert compared(filed) == 0
    with acting_as(screener):
        assert set(selectors.person_set(known.pk, screener).ids) == {known.pk, filed.pk}
        [decision] = selectors.decisions_about(selectors.person_set(known.pk, screener), screener)
    assert decision.reason.startswith("Rule: ")
    assert decision.by.startswith("Record linkage")
    with pytest.raises(Incomplete):
        judged(screener, known.pk, Verdict.TAKEN_BACK)


def test_a_file_that_need_hold_no_nhs_number_is_a_figure_and_not_a_row_for_every_child() -> None:
    council, police = an_actor(Role.SCREENER), an_actor(Role.HUB_PARTNER, agency=an_agency("police", AgencyKind.POLICE))
    numbers = [an_nhs_number() for _ in range(10)]
    for number in numbers:
        with acting_as(council):
            ours = a_child(council, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=number)
        with acting_as(police):
            theirs = a_child(police, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        with acting_as(council):
            if number == numbers[-1]:
                found = selectors.compared(actor=council)
                assert not found.absences and len(found.differences) == len(numbers) - 1, "so few may be chance"
            actions.link(actor=council, record_a=ours.pk, record_b=theirs.pk, reason="Same school and mother")
    with acting_as(council):
        found = selectors.compared(actor=council)
    assert found.differences == ()
    assert [(each.agency_id, each.lacks, each.of) for each in found.absences] == [(police.agency_id, 10, 10)]
