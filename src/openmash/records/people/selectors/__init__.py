"""The only code that reads people for others. All take the actor, and most a moment to show things as known then."""

from openmash.records.people.selectors.cards import (
    Banner,
    BirthDate,
    Card,
    Fact,
    Name,
    Number,
    banner,
    facts,
    people_cards,
    protected_identities,
)
from openmash.records.people.selectors.family import (
    Home,
    Relative,
    are_recorded_as_twins,
    family,
    have_twins,
    homes,
)
from openmash.records.people.selectors.places import Place, Whereabouts, locating, reachable_by

__all__ = [
    "Banner",
    "BirthDate",
    "Card",
    "Fact",
    "Home",
    "Name",
    "Number",
    "Place",
    "Relative",
    "Whereabouts",
    "are_recorded_as_twins",
    "banner",
    "facts",
    "family",
    "have_twins",
    "homes",
    "locating",
    "people_cards",
    "protected_identities",
    "reachable_by",
]
