"""The only code that reads people for others. All take the actor, and most a moment to show things as known then."""

from openmash.records.people.selectors.beside import AskAbout, names_beside, sealed_beside
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
    related_ids,
    twins_of,
)
from openmash.records.people.selectors.places import Place, Whereabouts, locating, places, places_of, reachable_by

__all__ = [
    "AskAbout",
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
    "names_beside",
    "people_cards",
    "places",
    "places_of",
    "protected_identities",
    "reachable_by",
    "related_ids",
    "sealed_beside",
    "twins_of",
]
