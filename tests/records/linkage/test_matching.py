"""Finding whom somebody could be: the evidence in words, and the judgements that no weight may overrule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.records.linkage import actions
from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.specification import MATCH, weights
from openmash.records.linkage.selectors import (
    Candidate,
    Matches,
    Query,
    find_match,
    find_people,
    matching,
    possible_matches_for,
)
from openmash.records.people.models import Detail, LocatingFact, Relationship
from openmash.records.people.search import Sought
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold, PlaceTold
from openmash.records.people.words import LocatingKind, Scheme
from tests.factories.access import an_actor
from tests.factories.people import a_child, a_person, an_nhs_number

pytestmark = pytest.mark.django_db
BORN = date(2018, 3, 9)
TWIN = next(doubt.said for doubt in DOUBTS if doubt.name == "could be a twin")
ZOE = Query(names=(("Zoë", "Ashworth"),), born=BORN, postcodes=("GL5 1AA",))


def only(matches: Matches) -> Candidate:
    (candidate,) = matches.candidates
    return candidate


def test_the_same_child_is_a_match_with_the_evidence_in_words() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        found = find_match(ZOE, actor=screener)
    assert found.status == "match"
    assert only(found).person_id == child.pk
    assert only(found).evidence_for == (
        "Same date of birth", "Same forename: Zoë", "Same family name: Ashworth", "Same postcode",
    )  # fmt: skip
    assert only(found).evidence_against == ()


EVIDENCE = {
    "a short form": (("Billy", "Carter", BORN), "for", "Forename is a known form of the other: Billy / William"),
    "a spelling": (("Wjlliam", "Carter", BORN), "for", "Forenames look or sound alike: Wjlliam / William"),
    "a slip in the family name": (("William", "Cartter", BORN), "for", "Family names one slip apart: Cartter / Carter"),
    "day and month exchanged": (
        ("William", "Carter", date(2018, 9, 3)), "for", "Day and month of birth exchanged: 3 September 2018 and 9 March 2018",
    ),
    "another day": (("William", "Carter", date(2016, 5, 21)), "against", "Different date of birth: 21 May 2016 and 9 March 2018"),
    "another forename": (("Thomas", "Carter", BORN), "against", "Different forename: Thomas / William"),
    "a married name": (("William", "Osgood", BORN), "against", "Different family name: Osgood / Carter"),
}  # fmt: skip


@pytest.mark.parametrize("kind", EVIDENCE)
def test_evidence_is_said_in_words(kind: str) -> None:
    (forenames, surname, born), side, sentence = EVIDENCE[kind]
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_child(screener, "William", "Carter", born=BORN, postcode="GL5 1AA")
        query = Query(names=((forenames, surname),), born=born, postcodes=("GL5 1AA",))
        candidate = only(find_match(query, actor=screener))
    assert sentence in (candidate.evidence_for if side == "for" else candidate.evidence_against)


@pytest.mark.parametrize("born", [date(2018, 3, 19), date(2018, 1, 1), date(2018, 9, 3), None], ids=str)
def test_names_that_sound_alike_are_found_by_their_sounds_though_the_date_is_a_slip(born: date | None) -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener, "Sophie", "Clark", born=BORN)
        asked = Query(names=(("Sofie", "Clarke"),), born=born, sex="", precision="day" if born else "unknown")
        assert [each.record.record_id for each in matching.judged(asked)] == [child.pk]


def test_keys_find_nobody_whom_the_one_who_asks_may_not_see() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    ask = "select ids, cut from wall.sharing_keys('{Zoë}', '{Ashworth}', %s, 'day', '{GL5 1AA}', '{}', 15)"
    with acting_as(screener), connection.cursor() as cursor:
        child = a_child(screener, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        cursor.execute(ask, [BORN])
        assert cursor.fetchone() == ([child.pk], 0)
    with acting_as(worker), connection.cursor() as cursor:
        cursor.execute(ask, [BORN])
        assert cursor.fetchone() == ([], 0)


def test_a_name_too_many_bear_is_said_to_be_too_common_to_read_to_its_end() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener), connection.cursor() as cursor:
        one = a_child(screener, "Zoë", "Ashworth", born=None)
        keys = [uuid4() for _ in range(500)]
        for table, person in (("people_person", "id"), ("people_personname", "person_id")):
            cursor.execute(
                f"insert into {table} select (jsonb_populate_record(t, jsonb_build_object('id', k, '{person}', k))).* "
                f"from {table} t, unnest(%s::uuid[]) k where t.{person} = %s",
                [keys, one.pk],
            )
        found = find_match(Query(names=(("Zoë", "Ashworth"),), precision="unknown"), actor=screener)
        assert (found.status, found.cut) == ("many_match", 2)
        assert all(matching.TOO_COMMON in each.evidence_against for each in found.candidates)
        assert find_match(ZOE, actor=screener).cut == 1


def test_somebody_else_is_no_match() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_child(screener, "Tom", "Baker", born=date(2011, 1, 20))
        assert find_match(ZOE, actor=screener) == Matches("no_match", (), weights().version)


def test_a_twin_who_is_not_yet_recorded_is_never_taken_for_the_one_who_is() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_child(screener, "Ava", "Ashworth", born=BORN, postcode="GL5 1AA")
        found = find_match(Query(names=(("Eva", "Ashworth"),), born=BORN, postcodes=("GL5 1AA",)), actor=screener)
    assert found.status == "potential_match"
    assert TWIN in only(found).evidence_against
    assert only(found).probability < MATCH


@pytest.mark.parametrize(
    ("told", "sex", "recorded", "of_sex"), [("Alex", "F", "Sandra", "F"), ("Anne", "M", "Rosie", "F")]
)
def test_two_forms_of_one_forename_may_be_twins_whom_no_number_tells_apart(
    told: str, sex: str, recorded: str, of_sex: str
) -> None:
    screener, hers = an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(screener):
        child = a_child(screener, recorded, "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=hers)
        Detail.record(actor=screener, person_id=child.pk, kind="sex", value=of_sex)
        asked = Query(names=((told, "Ashworth"),), born=BORN, sex=sex, postcodes=("GL5 1AA",))
        found = find_match(asked, actor=screener)
        assert found.status == "potential_match"
        assert only(found).could_be_a_twin
        assert {matching.SHORT_NAMES, matching.OF_ANOTHER_SEX} & set(only(found).evidence_against)
        sure = find_match(replace(asked, numbers=(("nhs_number", hers),)), actor=screener)
        assert sure.status == "match"


def test_a_short_form_of_the_forename_is_no_twin() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener, "Alexandra", "Ashworth", born=BORN, postcode="GL5 1AA")
        Detail.record(actor=screener, person_id=child.pk, kind="sex", value="F")
        for told in ("Sandra", "Alex"):
            asked = Query(names=((told, "Ashworth"),), born=BORN, sex="F", postcodes=("GL5 1AA",))
            assert find_match(asked, actor=screener).status == "match"


def test_where_both_twins_are_recorded_a_person_chooses_unless_a_number_of_ones_own_agrees() -> None:
    screener, hers = an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(screener):
        a_child(screener, "Ava", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=an_nhs_number())
        eva = a_child(screener, "Eva", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=hers)
        asked = Query(names=(("Eva", "Ashworth"),), born=BORN, postcodes=("GL5 1AA",))
        found = find_match(asked, actor=screener)
        assert found.status == "many_match"
        assert found.candidates[0].person_id == eva.pk
        sure = find_match(
            Query(names=(("Eva", "Ashworth"),), born=BORN, numbers=(("nhs_number", hers),)), actor=screener
        )
        assert (sure.status, sure.candidates[0].person_id) == ("match", eva.pk)


def test_a_recorded_twin_is_left_to_a_person_though_only_one_fits() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        ava = a_child(screener, "Ava", "Ashworth", born=BORN)
        eva = a_child(screener, "Eva", "Moreton", born=None)
        Relationship.record(actor=screener, person_id=eva.pk, other_id=ava.pk, kind="twin")
        found = find_match(Query(names=(("Ava", "Ashworth"),), born=BORN), actor=screener)
    assert found.status == "potential_match"
    assert only(found).probability >= MATCH


def test_without_a_forename_or_number_nobody_is_taken_for_a_match() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_child(screener, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        found = find_match(Query(names=(("", "Ashworth"),), born=BORN, postcodes=("GL5 1AA",)), actor=screener)
    assert found.status == "potential_match"
    assert "No forename or number to tell twins apart, though all else agrees" in only(found).evidence_against


def test_two_records_of_one_child_are_one_candidate_once_linked_and_many_before() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        one, other = (a_child(manager, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA") for _ in range(2))
        assert find_match(ZOE, actor=manager).status == "many_match"
        assert len(find_people(Sought("Zoe", "Ashworth"), manager).people) == 2
        actions.link(actor=manager, record_a=one.pk, record_b=other.pk, reason="Same mother and school")
        found = find_match(ZOE, actor=manager)
        (person,) = find_people(Sought("Zoe", "Ashworth"), manager).people
    assert (found.status, only(found).person_id) == ("match", one.pk)
    assert person.person.ids == (one.pk, other.pk)


def test_protected_identities_are_never_candidates_by_name_or_number() -> None:
    manager, number = an_actor(Role.DECISION_MAKER), an_nhs_number()
    query = Query(names=(("Zoë", "Ashworth"),), born=BORN, postcodes=("GL5 1AA",), numbers=(("nhs_number", number),))
    with acting_as(manager):
        child = a_child(manager, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=number)
        assert find_match(query, actor=manager).status == "match"
        Detail.record(actor=manager, person_id=child.pk, kind="protected_identity", value="adoption")
        assert find_match(query, actor=manager) == Matches("no_match", (), weights().version)


def test_a_protected_identity_is_left_out_before_anything_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        child = a_child(manager, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        Detail.record(actor=manager, person_id=child.pk, kind="protected_identity", value="witness_protection")

        def refuse(*_: object) -> None:
            raise AssertionError("A protected identity was compared")

        monkeypatch.setattr(matching, "weigh", refuse)
        assert find_match(ZOE, actor=manager).candidates == ()


def test_a_hidden_child_is_no_match_and_takes_as_many_queries_as_nobody() -> None:
    manager, screener = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER)
    with acting_as(manager):
        hidden = a_child(manager, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        restrict(
            actor=manager, person_ids=[hidden.pk], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
        )  # fmt: skip
        assert find_match(ZOE, actor=manager).status == "match"
    with acting_as(screener):
        counts = []
        for query in (ZOE, Query(names=(("Qadir", "Vexler"),), born=date(2001, 7, 7), postcodes=("GL9 9ZZ",))):
            with CaptureQueriesContext(connection) as captured:
                assert find_match(query, actor=screener) == Matches("no_match", (), weights().version)
            counts.append(len(captured))
        assert counts[0] == counts[1]


def test_a_match_is_found_in_one_query_however_many_resemble_it() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        for _ in range(12):
            a_child(screener, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
        with CaptureQueriesContext(connection) as captured:
            assert find_match(ZOE, actor=screener).status == "many_match"
    assert len(captured) == 1, [query["sql"][:80] for query in captured]


def test_a_protected_address_is_no_evidence() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        father = a_person(screener, "Mark", "Ashworth", kind="adult", born=date(1980, 2, 2))
        child = a_child(screener, "Zoë", "Ashworth", born=BORN)
        LocatingFact.record(
            actor=screener, person_id=child.pk, kind="address", text="Refuge", postcode="GL5 1AA",
            protected_from=[father.pk], protected_reason="Fled",
        )  # fmt: skip
        candidate = only(find_match(ZOE, actor=screener))
    assert not any("postcode" in sentence for sentence in (*candidate.evidence_for, *candidate.evidence_against))


def test_search_before_create_reads_a_person_as_told() -> None:
    screener, number = an_actor(Role.SCREENER), an_nhs_number()
    told = AsTold(
        names=(NameTold("Zo", "Ashworth"),),
        birth=BirthTold(date(2018, 1, 1), "year"),
        numbers=(NumberTold(Scheme.NHS_NUMBER, f"{number[:3]} {number[3:6]} {number[6:]}"),),
        places=(
            PlaceTold(LocatingKind.ADDRESS, "4 Mill Lane", "gl51aa"),
            PlaceTold(LocatingKind.TELEPHONE, "01632 960 123"),
        ),
    )
    with acting_as(screener):
        child = a_child(screener, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=number)
        LocatingFact.record(actor=screener, person_id=child.pk, kind="telephone", text="01632960123")
        found = possible_matches_for(told, screener)
    assert (found.status, only(found).person_id) == ("match", child.pk)
    assert "Same NHS number" in only(found).evidence_for
    assert "Same telephone number" in only(found).evidence_for
    assert "Born in the same year, as far as is known" in only(found).evidence_for


def test_somebody_without_the_permission_finds_no_match() -> None:
    referrer = an_actor(Role.PROFESSIONAL_REFERRER)
    with acting_as(referrer), pytest.raises(NotPermitted):
        find_match(ZOE, actor=referrer)


def test_two_children_of_one_day_with_other_forenames_are_linked_only_with_a_word_about_twins() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        ava, eva = a_child(manager, "Ava", "Ashworth", born=BORN), a_child(manager, "Eva", "Ashworth", born=BORN)
        with pytest.raises(Incomplete, match="could be twins"):
            actions.link(actor=manager, record_a=ava.pk, record_b=eva.pk, reason="Same mother and birthday")
