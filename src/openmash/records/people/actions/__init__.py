"""The only code that writes about people. Rows are added; what was wrong is superseded and stays readable."""

from openmash.records.people.actions.dying import mark_alive, mark_died
from openmash.records.people.actions.facts import (
    add_household,
    add_member,
    add_name,
    add_number,
    add_person,
    add_relationship,
    correct_detail,
    correct_name,
    correct_number,
    correct_relationship,
    count_bearers,
    end_member,
    set_birth,
    set_detail,
    tell_code,
    tell_more,
)
from openmash.records.people.actions.places import (
    add_place,
    add_place_by_link,
    correct_place,
    end_place,
    lift_protection,
    protect_locating_fact,
)
from openmash.records.people.actions.ties import TieTold, say_tie
from openmash.records.people.actions.writing import refuse_from_a_feed

__all__ = [
    "TieTold",
    "add_household",
    "add_member",
    "add_name",
    "add_number",
    "add_person",
    "add_place",
    "add_place_by_link",
    "add_relationship",
    "correct_detail",
    "correct_name",
    "correct_number",
    "correct_place",
    "correct_relationship",
    "count_bearers",
    "end_member",
    "end_place",
    "lift_protection",
    "mark_alive",
    "mark_died",
    "protect_locating_fact",
    "refuse_from_a_feed",
    "say_tie",
    "set_birth",
    "set_detail",
    "tell_code",
    "tell_more",
]
