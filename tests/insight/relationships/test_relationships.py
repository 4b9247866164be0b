"""A family drawn from its records: who is in the picture, who is not, and what is said of each."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.facts.refusals import Incomplete
from openmash.insight.relationships.selectors import relationships_of
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people import selectors
from openmash.records.people.actions import TieTold
from openmash.records.people.telling import RelationshipTold
from openmash.records.people.words import LocatingKind, RelationshipKind, TieStrength
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> Family:
    return a_family()


def test_the_family_is_drawn_from_its_records_and_said_in_the_table(family: Family) -> None:
    with acting_as(family.worker):
        found = relationships_of(person_set(family.mia, family.worker), family.worker)
    names = [kin.card.name for kin in found.kin]
    assert names[0] == "Mimi Farrow"
    assert {"Hannah Farrow", "Dean Pryce", "Ella Farrow", "Toby Farrow"} <= set(names)
    page = signed_in(family.worker).get(f"/child/{family.mia}/family/drawn").content.decode()
    table = page[page.index("The family, as drawn") :]
    drawn = re.findall(r'aria-label="([^",]+),', page)
    assert set(drawn) >= set(names) - {"Mimi Farrow"}
    for name in names:
        assert name in table, "whoever is drawn is in the table"


def test_a_mother_and_a_father_have_their_signs_where_nobody_recorded_their_sex(family: Family) -> None:
    with acting_as(family.worker):
        found = relationships_of(person_set(family.mia, family.worker), family.worker)
    shapes = {symbol.person.key: symbol.shape for symbol in found.picture.symbols}
    assert not {kin.card.sex for kin in found.kin if kin.lead in (family.mother, family.father)} - {""}
    assert (shapes[str(family.mother)], shapes[str(family.father)]) == ("circle", "square")


def test_a_hidden_brother_is_in_no_picture_and_leaves_no_gap(family: Family) -> None:
    client = signed_in(family.officer)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.toby], mode="hidden", reason_code="adopted", reason="",
            ask=WhomToAsk("Adoption duty", "01632 960555"), allowed=[family.manager.account_id],
        )  # fmt: skip
        theirs = relationships_of(person_set(family.mia, family.manager), family.manager)
        assert "Toby Farrow" in [kin.card.name for kin in theirs.kin], "those allowed see him"
    with acting_as(family.officer):
        found = relationships_of(person_set(family.mia, family.officer), family.officer)
        assert str(family.toby) not in repr(found), "not even a line that leads to nobody"
    page = client.get(f"/child/{family.mia}/family/drawn").content.decode()
    assert "Toby" not in page and str(family.toby) not in page


def test_who_must_not_know_where_the_child_is_is_marked(family: Family) -> None:
    protect_home(family)
    page = signed_in(family.worker).get(f"/child/{family.mia}/family/drawn").content.decode()
    assert "Dean Pryce" in page and "do not tell them where the child is" in page
    assert "DO NOT TELL" in page and "Larkfield Close" not in page


def test_adoption_and_fostering_are_drawn_as_what_they_are(family: Family) -> None:
    with acting_as(family.manager):
        carer = a_child(family.manager, "Rosa", "Field").id
        people.add_relationship(
            actor=family.manager, person_id=family.toby,
            relationship=RelationshipTold(carer, RelationshipKind.FOSTER_CARER),
        )  # fmt: skip
        found = relationships_of(person_set(family.toby, family.manager), family.manager)
    assert {"fostered", "birth"} <= {each.how for each in found.families}
    assert "fostered" in {line.how for line in found.picture.lines}


def test_a_tie_says_who_says_so_and_the_newest_stands(family: Family) -> None:
    with acting_as(family.worker):
        with pytest.raises(Incomplete, match="Say who says so"):
            people.say_tie(
                actor=family.worker, person_id=family.mia, told=TieTold(TieStrength.STRONG, "", called="Football")
            )
        with pytest.raises(Incomplete, match="Choose one"):
            people.say_tie(actor=family.worker, person_id=family.mia, told=TieTold(TieStrength.STRONG, "Mia"))
        for strength in (TieStrength.WANTED, TieStrength.HELPS):
            people.say_tie(
                actor=family.worker, person_id=family.mia, told=TieTold(strength, "Mia", called="Football on Saturdays")
            )
        people.say_tie(
            actor=family.worker, person_id=family.mia,
            told=TieTold(TieStrength.STRAINED, "Her mother", place=LocatingKind.SCHOOL),
        )  # fmt: skip
        told = selectors.ties_of([family.mia], family.worker)
    assert [(tie.called or tie.place, tie.strength) for tie in told] == [
        ("Football on Saturdays", TieStrength.HELPS), (LocatingKind.SCHOOL, TieStrength.STRAINED),
    ]  # fmt: skip
    page = signed_in(family.worker).get(f"/child/{family.mia}/family/drawn").content.decode()
    assert "Football on Saturdays" in page and "Helps" in page


def test_a_tie_is_said_on_its_page_and_nothing_typed_is_lost(family: Family) -> None:
    client = signed_in(family.worker)
    asked = client.post(
        f"/child/{family.mia}/family/tie",
        {"form_token": "token-tie-one", "target": "else", "called": "", "strength": "strong", "said_by": "Mia"},
    )
    page = asked.content.decode()
    assert "Say what it is called." in page and 'value="Mia"' in page
    done = client.post(
        f"/child/{family.mia}/family/tie",
        {"form_token": "token-tie-two", "target": "else", "called": "Nan’s", "strength": "strong", "said_by": "Mia"},
    )
    assert done.headers["Location"].endswith("/family/drawn")


def test_a_bigger_family_costs_no_more_queries(family: Family) -> None:
    with acting_as(family.manager):
        child = person_set(family.mia, family.manager)
        relationships_of(child, family.manager)
        with CaptureQueriesContext(connection) as few:
            relationships_of(child, family.manager)
        for number in range(12):
            other = a_child(family.manager, f"Cousin{number}", "Farrow").id
            people.add_relationship(
                actor=family.manager, person_id=family.mia,
                relationship=RelationshipTold(other, RelationshipKind.SIBLING),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as many:
            relationships_of(child, family.manager)
    assert len(many) == len(few) <= 30


def test_a_child_nobody_is_recorded_round_is_drawn_alone(family: Family) -> None:
    with acting_as(family.manager):
        alone = a_child(family.manager, "Ivy", "Marsh").id
        found = relationships_of(person_set(alone, family.manager), family.manager)
    assert [kin.card.name for kin in found.kin] == ["Ivy Marsh"] and not found.others
