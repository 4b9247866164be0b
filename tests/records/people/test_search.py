"""Search forgives what people get wrong, and shows nobody whom the actor may not see."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access.actions import WhomToAsk, grant_reach, lift_restriction, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotPermitted
from openmash.records.people import actions
from openmash.records.people.models import Birth, Person, PersonName
from openmash.records.people.search import Sought, find
from openmash.records.people.telling import BirthTold, NameTold, PlaceTold
from openmash.records.people.typed import understood
from openmash.records.people.words import LocatingKind
from tests.factories.access import an_actor
from tests.factories.people import a_child, a_person, an_nhs_number

pytestmark = pytest.mark.django_db
BORN = date(2018, 3, 9)
CROWD = [("Tom", "Baker"), ("Ann", "Wells"), ("Zack", "Ashton"), ("Zora", "Ashby"), ("Lily", "Woodworth")]


def a_crowd(actor: Actor) -> None:
    for number, (forenames, surname) in enumerate(CROWD):
        a_child(actor, forenames, surname, born=date(2010 + number, 1, 20))


def first(sought: Sought, actor: Actor) -> UUID | None:
    hits = find(sought, actor).hits
    return hits[0].person_id if hits else None


FORGIVEN = {
    "a slip in the family name": Sought("Zoë", "Ashwoth", BORN),
    "two letters exchanged": Sought("Zoë", "Ashowrth", BORN),
    "slips in both and no date": Sought("Zoey", "Ashworht"),
    "accents left out": Sought("Zoe", "Ashworth", BORN),
    "day and month exchanged": Sought("Zoe", "Ashworth", date(2018, 9, 3)),
    "a year out": Sought("Zoe", "Ashworth", date(2017, 3, 9)),
    "only the year": Sought("Zoe", "Ashworth", date(2018, 1, 1), "year"),
    "only the month": Sought("Zoe", "Ashworth", date(2018, 3, 1), "month"),
    "the names exchanged": Sought("Ashworth", "Zoe", BORN),
    "the names exchanged, no date": Sought("Ashworth", "Zoe"),
    "an initial": Sought("Z", "Ashworth", BORN),
    "the family name alone": Sought("", "Ashworth"),
    "the family name alone, misspelled": Sought("", "Ashwurth"),
    "the first name and the date": Sought("Zoe", "", BORN),
    "the date alone": Sought(born=BORN),
    "a middle name": Sought("Anne", "Ashworth", BORN),
    "written as it sounds": Sought("Zowee", "Ashwerth", BORN),
    "capitals and spaces": Sought("  ZOË ", " ashWORTH "),
}


@pytest.mark.parametrize("mistake", FORGIVEN)
def test_search_forgives(mistake: str) -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_crowd(screener)
        zoe = a_child(screener, "Zoë Anne", "Ashworth", born=BORN)
        assert first(FORGIVEN[mistake], screener) == zoe.pk


ALSO = {
    "a short form": (("William", "Carter"), Sought("Billy", "Carter")),
    "the whole name for a short form": (("Billy", "Carter"), Sought("William", "Carter")),
    "another short form": (("Billy", "Carter"), Sought("Will", "Carter")),
    "the first half of a double name": (("Ella", "Hughes-Patel"), Sought("Ella", "Hughes")),
    "the second half": (("Ella", "Hughes-Patel"), Sought("Ella", "Patel")),
    "the double name for one half": (("Ella", "Patel"), Sought("Ella", "Hughes-Patel")),
    "the hyphen left out": (("Ella", "Hughes-Patel"), Sought("Ella", "Hughes Patel")),
    "an apostrophe": (("Sean", "O'Brien"), Sought("Sean", "OBrien")),
    "a Polish letter": (("Łukasz", "Wiśniewski"), Sought("Lukasz", "Wisniewski")),
    "another alphabet": (("Софія", "Шевченко"), Sought("Софія", "Шевченко")),
    "the last word of a family name": (("Anna", "van der Meer"), Sought("Anna", "Meer")),
    "a space in the forename": (("Maryjane", "Cole"), Sought("Mary Jane", "Cole")),
}


@pytest.mark.parametrize("kind", ALSO)
def test_search_also_finds(kind: str) -> None:
    (forenames, surname), sought = ALSO[kind]
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_crowd(screener)
        person = a_child(screener, forenames, surname, born=BORN)
        assert first(sought, screener) == person.pk


def test_every_name_and_a_corrected_one_still_finds_the_person() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_crowd(screener)
        person = a_child(screener, "Zoe", "Ashford", born=BORN)
        name = PersonName.objects.get(person=person)
        actions.correct_name(actor=screener, name_id=name.pk, name=NameTold("Zoë", "Ashworth"))
        actions.add_name(actor=screener, person_id=person.pk, name=NameTold("Zo", "Quigley"))
        for surname in ("Ashford", "Ashworth", "Quigley"):
            assert first(Sought("Zoe", surname), screener) == person.pk


def test_a_corrected_date_of_birth_is_the_one_that_finds() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        person = a_child(screener, "Zoe", "Ashworth", born=date(2011, 11, 11))
        actions.set_birth(actor=screener, person_id=person.pk, birth=BirthTold(BORN))
        assert first(Sought(born=BORN), screener) == person.pk
        assert first(Sought(born=date(2011, 11, 11)), screener) is None


def test_numbers_find_at_once_however_they_are_spaced() -> None:
    screener, number = an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(screener):
        person = a_child(screener, nhs_number=number)
        hits = find(Sought(numbers=(f"{number[:3]} {number[3:6]} {number[6:]}",)), screener).hits
        assert [(hit.person_id, hit.by_number) for hit in hits] == [(person.pk, "NHS number")]


def test_a_postcode_helps_and_a_protected_one_never_does() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        father = a_person(screener, "Mark", "Ashworth", kind="adult", born=date(1980, 1, 1))
        here = a_child(screener, "Tom", "Carter", born=date(2012, 1, 1), postcode="GL5 1AA")
        a_child(screener, "Tom", "Carter", born=date(2014, 1, 1), postcode="GL1 9ZZ")
        fled = a_child(screener, "Zoe", "Ashworth", born=BORN, postcode="GL5 1AA")
        assert first(Sought("Tom", "Carter", postcode="gl51aa"), screener) == here.pk
        assert {hit.person_id for hit in find(Sought(postcode="GL5 1AA"), screener).hits} == {here.pk, fled.pk}
        told = PlaceTold(
            LocatingKind.ADDRESS, "Refuge", "GL5 1AA", protected_from=(father.pk,), protected_reason="Fled"
        )
        actions.add_place(actor=screener, person_id=fled.pk, place=told)
        assert {hit.person_id for hit in find(Sought(postcode="GL5 1AA"), screener).hits} == {here.pk}


def test_a_worker_finds_only_children_in_reach_and_search_needs_a_role() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    referrer = an_actor(Role.PROFESSIONAL_REFERRER)
    with acting_as(screener):
        mine, other = a_child(screener, "Zoe", "Ashworth"), a_child(screener, "Zoe", "Ashworth")
        grant_reach(actor=screener, account_id=worker.account_id, person_id=mine.pk, basis="allocation")
    with acting_as(worker):
        for sought in (Sought("Zoey", "Ashwurth"), Sought("", "Ashworth"), Sought(born=BORN), Sought("Zo", "")):
            assert [hit.person_id for hit in find(sought, worker).hits] == [mine.pk]
        assert list(Person.objects.visible_to(worker).values_list("pk", flat=True)) == [mine.pk]
    with acting_as(referrer), pytest.raises(NotPermitted):
        find(Sought("Zoe", "Ashworth"), referrer)
    assert other.pk


def test_visible_to_and_the_policy_agree() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(screener):
        children = [a_child(screener, f"Child{n}", "Ashworth") for n in range(6)]
        for child in children[:3]:
            grant_reach(actor=screener, account_id=worker.account_id, person_id=child.pk, basis="allocation")
    for actor in (screener, worker):
        with acting_as(actor):
            for model in (Person, PersonName, Birth):
                assert set(model.objects.visible_to(actor)) == set(model.objects.all())


QUERIES_FOR_XANTHE = [
    Sought("Xanthe", "Quillfeather", BORN),
    Sought("Xanth", "Quilfeather"),
    Sought("", "Quillfeather"),
    Sought("Xanthe", ""),
    Sought(born=BORN),
    Sought(postcode="GL5 1AA"),
    Sought("Xanthe", "Quillfeather", BORN, postcode="GL5 1AA"),
]


def test_a_hidden_child_is_as_nobody_in_every_search_and_in_how_it_is_done() -> None:
    manager, screener, number = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER), an_nhs_number()
    queries = [*QUERIES_FOR_XANTHE, Sought(numbers=(number,))]
    with acting_as(screener):
        a_crowd(screener)
        nothing = [(find(sought, screener), _words(sought)) for sought in queries]
    with acting_as(manager):
        hidden = a_child(manager, "Xanthe", "Quillfeather", born=BORN, postcode="GL5 1AA", nhs_number=number)
        restrict(
            actor=manager, person_ids=[hidden.pk], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
        )  # fmt: skip
    with acting_as(screener):
        counted = []
        for sought, (before, words) in zip(queries, nothing, strict=True):
            with CaptureQueriesContext(connection) as captured:
                assert find(sought, screener) == before
            counted.append(len(captured))
            assert _words(sought) == words
    with acting_as(manager):
        for sought in queries:
            assert hidden.pk in {hit.person_id for hit in find(sought, manager).hits}
    with acting_as(screener):
        for sought, count in zip(queries, counted, strict=True):
            nobody = Sought(
                sought.forenames[::-1],
                sought.surname[::-1],
                sought.born,
                sought.precision,
                "GL9 9ZZ" if sought.postcode else "",
                ("9990000000",) if sought.numbers else (),
            )
            with CaptureQueriesContext(connection) as captured:
                find(nobody, screener)
            assert len(captured) == count


def _words(sought: Sought) -> list[tuple[str, ...]]:
    """Even the words of the lexicon that the actor could ask for by raw SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select word from wall.words_like(people_letters(%s)) union select word from wall.words_like(people_letters(%s)) order by 1",
            [sought.forenames, sought.surname],
        )
        return [tuple(map(str, row)) for row in cursor.fetchall()]


def test_restricting_takes_a_childs_own_words_out_of_everyone_elses_lexicon_and_lifting_gives_them_back() -> None:
    manager, screener = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER)
    with acting_as(manager):
        child = a_child(manager, "Xanthe", "Quillfeather", born=BORN)
        a_child(manager, "Xanthe", "Baker", born=BORN)
    misspelled = Sought("Xanthi", "Quillfether")
    with acting_as(screener):
        assert ("quillfeather",) in _words(misspelled)
    with acting_as(manager):
        restrict(
            actor=manager, person_ids=[child.pk], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
        )  # fmt: skip
        assert ("quillfeather",) in _words(misspelled)
        assert first(misspelled, manager) == child.pk
    with acting_as(screener):
        assert ("quillfeather",) not in _words(misspelled)
        assert ("xanthe",) in _words(misspelled)
    with acting_as(manager):
        lift_restriction(actor=manager, person_ids=[child.pk], reason="No longer needed")
    with acting_as(screener):
        assert ("quillfeather",) in _words(misspelled)
        assert first(misspelled, screener) == child.pk


@pytest.mark.parametrize("table", ["people_word"])
def test_the_lexicon_is_not_read_by_the_application(table: str) -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute(f"select * from {table}")


TYPED = {
    "zoe ashworth 9/3/2018": Sought("zoe", "ashworth", BORN, "day"),
    "Ashworth, Zoë 09.03.18": Sought("Zoë", "Ashworth", BORN, "day"),
    "zoe ashworth 9 March 2018 gl5 1aa": Sought("zoe", "ashworth", BORN, "day", "gl5 1aa"),
    "zoe ashworth mar 2018": Sought("zoe", "ashworth", date(2018, 3, 1), "month"),
    "zoe ashworth 2018": Sought("zoe", "ashworth", date(2018, 1, 1), "year"),
    "2018-03-09": Sought("", "", BORN, "day"),
    "999 123 4640": Sought(precision="unknown", numbers=("999 123 4640",)),
    "999 000 1996": Sought(precision="unknown", numbers=("999 000 1996",)),
    "zoe ashworth 2018 999-000-2011": Sought("zoe", "ashworth", date(2018, 1, 1), "year", numbers=("999-000-2011",)),
    "LA-2019-00417 zoe": Sought("", "zoe", None, "unknown", "", ("LA-2019-00417",), one_word=True),
    "H801200001001 zoe": Sought("", "zoe", None, "unknown", "", ("H801200001001",), one_word=True),
    "anna van der meer": Sought("anna", "van der meer", None, "unknown"),
    "zoe anne ashworth": Sought("zoe anne", "ashworth", None, "unknown"),
    "Ashworth": Sought("", "Ashworth", None, "unknown", one_word=True),
}


@pytest.mark.parametrize("text", TYPED)
def test_one_box_understands(text: str) -> None:
    assert understood(text) == TYPED[text]


def test_one_word_may_be_either_name() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        a_crowd(screener)
        zoe = a_child(screener, "Zoë", "Ashworth", born=BORN)
        assert first(understood("zoe"), screener) == zoe.pk
        assert first(understood("ashworth"), screener) == zoe.pk


@pytest.mark.parametrize(
    "text",
    ["\x00", "'; drop table people_person; --", "%%%", "\\", "é" * 5000, "a b c d e f g h i j", "🙂 🙂", "-,-", "''"],
)
def test_whatever_is_typed_is_a_question_and_never_an_error(text: str) -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        find(understood(text), screener)
        find(Sought(text, text, BORN, "day", text, (text,)), screener)


def test_a_search_with_too_many_answers_says_there_are_more() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        for _ in range(4):
            a_child(screener, "Zoe", "Ashworth")
        found = find(Sought("Zoe", "Ashworth"), screener, limit=3)
        assert (len(found.hits), found.more) == (3, True)
        assert find(Sought(), screener).hits == ()


def test_counting_bearers_offers_the_commoner_spelling_first() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        for _ in range(5):
            a_child(screener, "Tom", "Barnes")
        a_child(screener, "Tom", "Barnet")
        actions.count_bearers()
        with connection.cursor() as cursor:
            cursor.execute(
                "select word, families from wall.words_like('barnex') where word <> 'barnex' order by 2 desc"
            )
            assert cursor.fetchall() == [("barnes", 5), ("barnet", 1)]


def test_no_unique_index_spans_people_so_no_error_can_tell_of_a_hidden_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.relname, array_agg(a.attname::text) from pg_index x join pg_class i on i.oid = x.indexrelid "
            "join pg_class t on t.oid = x.indrelid join pg_attribute a on a.attrelid = i.oid "
            "where x.indisunique and t.relname ~ '^(people|linkage)_' group by i.relname"
        )
        for name, columns in cursor.fetchall():
            assert {"id", "person_id", "proposal_id"} & set(columns) or name.startswith("people_nickname"), name
