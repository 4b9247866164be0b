"""The rules of judgement, as data: what no weight may decide without a person, so that twins are never taken for each
other. DuckDB, Spark and the live search read this file, as they do the specification.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """A rule of judgement: a pair like this is never linked without a person, whatever its weight. `levels` gives, for
    each comparison named, the levels it applies to; "" is where something is not known. `unless_alone`: but not where
    neither record comes near another in two whole lists. `unless_all_there`: the same, but only where nearly everybody
    of each list is in the other. `of_relatives`: not in one list that holds nobody's relatives. `two_people`: kept
    apart even where a third resembles both.
    """

    name: str
    levels: Mapping[str, tuple[str, ...]]
    said: str
    unless_alone: bool = False
    unless_all_there: bool = False
    of_relatives: bool = False
    two_people: bool = False

    @property
    def answered_by_a_third(self) -> bool:
        """Whether a third record that is plainly the one, and has the number of the other, answers it in one list."""
        return "forename" in self.levels or self.levels.get("nhs_number") == ("unlike",)


# The first that applies to a pair is the one that counts, so what is never answered by being alone comes first.
_NOT_OWN = {"nhs_number": ("different", "unlike", ""), "upn": ("different", "")}
DOUBTS = (
    Doubt(
        "two NHS numbers",
        {"nhs_number": ("different",)},
        "Two different NHS numbers are two people, or a mistake",
        two_people=True,
    ),
    Doubt(
        "two pupil numbers",
        {"upn": ("different",), "nhs_number": ("different", "unlike", "")},
        "Two different pupil numbers",
    ),
    Doubt(
        "a middle name of the same",
        {"forename": ("different",), "middle_name": ("same",), "sex": ("same", ""), **_NOT_OWN},
        "Different forename, though a middle name is the same, and no number of one's own agrees: could be a twin",
        unless_alone=True,
        two_people=True,
        of_relatives=True,
    ),
    Doubt(
        "could be a twin",
        {"forename": ("different",), **_NOT_OWN},
        "Different forename, and no number of one's own agrees: could be a twin, a brother or a sister",
        unless_all_there=True,
        two_people=True,
        of_relatives=True,
    ),
    Doubt(
        "a forename near this one, and another sex",
        {"forename": ("near", "start", "middle", "resembling"), "sex": ("different",), **_NOT_OWN},
        "A near forename, another sex, and no number of one's own agrees: could be a twin",
        two_people=True,
        of_relatives=True,
    ),
    Doubt(
        "a forename near this one",
        {"forename": ("near", "start", "middle", "resembling"), **_NOT_OWN},
        "A near forename or the other's middle name, and no number of one's own agrees: could be a twin",
        unless_alone=True,
        two_people=True,
        of_relatives=True,
    ),
    Doubt(
        "a letter",
        {
            "forename": ("initial",),
            "birth": ("same", "day_and_month", "one_figure", "same_month"),
            "home": ("door", "postcode", "slip"),
            "sex": ("same", ""),
            **_NOT_OWN,
        },
        "Only the first letter of a forename is known, which a brother or sister may share",
        unless_alone=True,
        of_relatives=True,
    ),
    Doubt(
        "no forename",
        {
            "forename": ("",),
            "birth": ("same", "day_and_month", "one_figure", "two_parts"),
            "surname": ("same", "exchanged", "half", "slip", "alike"),
            "home": ("door", "postcode", "slip"),
            "sex": ("same", ""),
            **_NOT_OWN,
        },
        "No forename or number to tell twins apart, though all else agrees",
        unless_alone=True,
        of_relatives=True,
    ),
    Doubt(
        "nothing of one's own",
        {"forename": ("initial", ""), **_NOT_OWN},
        "No forename or number to tell brothers and sisters apart",
        unless_all_there=True,
        of_relatives=True,
    ),
    Doubt(
        "another's number",
        {
            "nhs_number": ("same", "slip"),
            "forename": ("different", "near", "start", "resembling"),
            "birth": ("different", "two_parts", "one_figure"),
        },
        "The NHS number is the same, but forename and date of birth differ: it may be a brother's or a sister's",
        of_relatives=True,
    ),
    Doubt(
        "a number alone",
        {"nhs_number": ("same", "slip"), "forename": ("different",), "birth": ("", "same_year")},
        "The NHS number is the same, but the forename differs and no date of birth tells brothers and sisters apart",
        of_relatives=True,
    ),
    Doubt(
        "a twin's number",
        {
            "nhs_number": ("same", "slip"),
            "forename": ("different",),
            "birth": ("same", "day_and_month"),
            "sex": ("different",),
        },
        "The NHS number is the same, but forename and sex differ: it may be a twin's",
        of_relatives=True,
    ),
    Doubt(
        "numbers unlike",
        {"nhs_number": ("unlike",), "birth": ("different",), "home": ("postcode", "sector", "different", "")},
        "Different numbers, and no date of birth or address in common: may be a namesake",
        two_people=True,
    ),
    Doubt(
        "numbers unlike, another day",
        {"nhs_number": ("unlike",), "birth": ("two_parts",), "home": ("sector", "different", "")},
        "Different numbers and days of birth, and no address in common: may be a namesake",
        two_people=True,
    ),
    Doubt(
        "numbers unlike, no date",
        {"nhs_number": ("unlike",), "birth": ("",), "home": ("sector", "different", "")},
        "Different numbers, and no date of birth or address in common: may be a namesake",
    ),
    Doubt(
        "numbers unlike, no date, one postcode",
        {"nhs_number": ("unlike",), "birth": ("",), "home": ("postcode",)},
        "Different numbers, and no date of birth tells a namesake of the family from this one",
        of_relatives=True,
    ),
    Doubt(
        "a namesake",
        {"birth": ("different",), "home": ("different", "sector", ""), "phone": ("",), **_NOT_OWN},
        "Another date of birth and no home, telephone or number in common: may be a namesake",
    ),
)  # fmt: skip
