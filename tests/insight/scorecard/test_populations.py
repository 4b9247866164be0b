"""Who lives here is loaded whole or not at all, row by row said, by those who answer for figures; versions are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.insight.scorecard import actions, selectors
from openmash.insight.scorecard.comparing import Groups
from openmash.insight.scorecard.models import Population
from openmash.insight.scorecard.populations import read
from tests.factories.access import an_actor

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = (TODAY - timedelta(days=200)).isoformat()
HEADING = "kind,group,children,source,date\n"
ETHNIC = {
    "White": 90_000, "Mixed": 6_000, "Asian or Asian British": 5_000, "Black or Black British": 3_000, "Chinese": 700,
    "Other": 1_300,
}  # fmt: skip


def a_file(white: int = 90_000, source: str = "ONS census of 2021, table RM032") -> str:
    rows = [f'ethnic group,{group},{many},"{source}",{DAY}' for group, many in (ETHNIC | {"White": white}).items()]
    return HEADING + "\n".join(rows)


def disabled(many: str = "8000") -> str:
    return f'{HEADING}disability,disabled,{many},ONS,{DAY}\ndisability,not disabled,"98,000",ONS,{DAY}\n'


def test_a_file_is_told_by_kind_and_in_our_own_order() -> None:
    told, wrong = read(a_file() + "\n" + disabled().removeprefix(HEADING), today=TODAY)
    assert wrong == []
    assert [(one.kind, dict(one.groups)) for one in told] == [
        (Groups.ETHNIC, ETHNIC),
        (Groups.DISABILITY, {"A disability is recorded": 8_000, "None is recorded": 98_000}),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("kind,group\nx,y", "It lacks children, source, date"),
        (HEADING, "no row below"),
        (HEADING + f"colour,White,1,ONS,{DAY}", "Row 2, kind: write ethnic group or disability."),
        (a_file().replace("Mixed", "Purple"), "Row 3, group: “Purple” is none of ours"),
        (a_file().replace("5000", "many"), "Row 4, children: “many” is no number"),
        (a_file().replace("5000", "-5"), "Row 4, children: “-5” is no number"),
        (a_file().replace(DAY, "soon"), "Row 2, date: “soon” is no day"),
        (a_file().replace(DAY, "2999-01-01"), "Row 2, date: give a day"),
        (a_file().replace('"ONS census of 2021, table RM032"', ""), "Row 2, source: say who"),
        (a_file() + f'\nethnic group,White,5,"ONS census of 2021, table RM032",{DAY}', "Row 8, group: White stands in row 2"),
        (a_file() + "\n" + disabled().removeprefix(HEADING).replace("ONS", "NHS", 1), "Row 9, source and date"),
        (a_file().rsplit("\n", 1)[0], "There is no row for this ethnic group: Other"),
        (disabled("0").replace("98,000", "0"), "Every disability has 0 children"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_its_row_and_nothing_is_told(words: str, said: str) -> None:
    told, wrong = read(words, today=TODAY)
    assert told == []
    assert any(said in each for each in wrong), wrong


def test_a_later_file_supersedes_and_both_stay_with_who_and_when() -> None:
    lead = an_actor(Role.DATA_OFFICER)
    with transaction.atomic(), acting_as(lead):
        actions.load_population(actor=lead, name="first.csv", words=a_file())
        actions.load_population(actor=lead, name="disabled.csv", words=disabled())
        actions.load_population(actor=lead, name="second.csv", words=a_file(white=91_000))
        found = selectors.populations(actor=lead)
        now = selectors.differences(actor=lead).populations
    assert [(one.file, one.by) for one in found] == [
        ("second.csv", lead.name), ("disabled.csv", lead.name), ("first.csv", lead.name),
    ]  # fmt: skip
    assert all(one.at for one in found)
    assert (now[Groups.ETHNIC].groups["White"], len(now)) == (91_000, 2)
    assert list(now[Groups.ETHNIC].groups) == list(ETHNIC)


def test_a_file_with_a_fault_keeps_nothing_of_itself() -> None:
    lead = an_actor(Role.DATA_OFFICER)
    with transaction.atomic(), acting_as(lead), pytest.raises(Incomplete):
        actions.load_population(
            actor=lead, name="x.csv", words=a_file() + "\n" + disabled("none").removeprefix(HEADING)
        )
    with transaction.atomic(), acting_as(lead):
        assert not Population.objects.exists()


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.DUTY_MANAGER, Role.INFORMATION_LEAD, Role.AUDITOR])
def test_whoever_does_not_answer_for_figures_loads_none(role: Role) -> None:
    other = an_actor(role)
    with transaction.atomic(), acting_as(other), pytest.raises(NotPermitted):
        actions.load_population(actor=other, name="x.csv", words=a_file())
