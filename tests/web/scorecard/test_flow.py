"""The picture of the front door says how many do not come so far, and what changed is said once."""

from __future__ import annotations

from datetime import date

from openmash.insight.scorecard.dividing import AGES, PLACED
from openmash.insight.scorecard.indicators import BY_KEY
from openmash.insight.scorecard.selectors import Line, Reading, in_order
from openmash.insight.scorecard.variation import Point, chart
from openmash.web.scorecard.flow import stages_of
from openmash.web.scorecard.scorecard import changed_of

MONTH = date(2026, 10, 1)


def so_many(total: int | None, hours: float | None = None) -> Reading:
    return Reading(MONTH, total, total, hours)


FOUND = {
    "contacts": {"": so_many(440)},
    "hours-to-decision": {"": so_many(430, 25.4)},
    "hours-to-acceptance": {"": so_many(240, 3.3)},
    "hours-to-feedback": {"": so_many(430, 1.9)},
    "hours-to-closure": {"": so_many(440, 42.8)},
    "outcomes": {
        "": so_many(430), "Advice": so_many(185), "Early help": so_many(115), "Assessment": so_many(90),
        "Strategy discussion": so_many(30), "Open worker": so_many(10),
    },
}  # fmt: skip


def test_each_stage_says_how_many_did_not_come_so_far_of_those_who_could() -> None:
    contacts, decided, accepted, _, closed = stages_of(FOUND, 440)
    assert decided.took == "25.4 hours from arriving to the decision; not, or not yet: 10"
    assert accepted.took == "3.3 hours from the decision; not, or not yet: 5 of the 245 to be handed on"
    assert contacts.took == "" and closed.took == "42.8 hours from arriving", "nobody is missing"


def test_a_decision_that_is_withheld_is_not_given_back_by_how_many_were_to_be_handed_on() -> None:
    withheld = FOUND | {"outcomes": FOUND["outcomes"] | {"Open worker": so_many(None)}}
    assert stages_of(withheld, 440)[2].took == "3.3 hours from the decision"


def test_a_figure_that_changed_is_said_once_however_it_is_divided() -> None:
    moved = chart([Point(0.2, 200)] * 20 + [Point(0.9, 200)] * 4, shares=True, rounded_to=1)
    keys = ("voice-shaped", "voice-shaped-stage", "voice-shaped-team", "contacts")
    lines = [Line(BY_KEY[key], None, None, (), moved) for key in keys]
    assert list(changed_of(lines)) == ["voice-shaped", "contacts"]


def test_ages_are_read_from_the_youngest_and_other_parts_from_the_most_frequent() -> None:
    of = [("Not recorded", so_many(90)), ("16 and over", so_many(40)), ("Under 1", so_many(5)), ("5 to 9", so_many(85))]
    assert [each for each, _ in in_order("age", of)] == ["Under 1", "5 to 9", "16 and over", "Not recorded"]
    assert [each for each, _ in in_order("sex", of)] == ["Not recorded", "5 to 9", "16 and over", "Under 1"]
    assert all(f"'{age}'" in PLACED for age in AGES), "each is what the statement calls it"
