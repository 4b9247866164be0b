"""Which records are one person, and who a newly told of person could be."""

from openmash.records.linkage.selectors.matching import (
    Candidate,
    Matches,
    Query,
    find_match,
    possible_matches_for,
    query_of,
)
from openmash.records.linkage.selectors.sets import (
    Decided,
    FoundPeople,
    FoundPerson,
    could_be_twins,
    decisions_about,
    find_people,
    kept_apart,
    leads,
    links_within,
    person_set,
    person_set_then,
    person_sets,
    who_looked_while_joined,
)
from openmash.records.people.sets import PersonSet

__all__ = [
    "Candidate",
    "Decided",
    "FoundPeople",
    "FoundPerson",
    "Matches",
    "PersonSet",
    "Query",
    "could_be_twins",
    "decisions_about",
    "find_match",
    "find_people",
    "kept_apart",
    "leads",
    "links_within",
    "person_set",
    "person_set_then",
    "person_sets",
    "possible_matches_for",
    "query_of",
    "who_looked_while_joined",
]
