"""What makes a number, a postcode or a part of a date well formed. Plain Python; the database holds the same rules.

NHS number: ten digits, the last a modulus-11 check (NHS Data Dictionary). Unique pupil number: thirteen characters, a
check letter first and never I, O or S; the last a digit, or a letter in a temporary number (DfE UPN guide).
"""

from __future__ import annotations

import re

from openmash.statute.census import pupil_numbers

POSTCODE_FORM = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")
NHS_SENTENCE = "An NHS number has 10 digits, like 999 123 4640, and this one does not add up. Check each digit."
UPN_SENTENCE = "A unique pupil number is a letter, eleven digits, then a digit or letter, like H801200001001."


def tidy_number(value: str) -> str:
    """A number without the spaces and dashes people put in it, in capitals."""
    return re.sub(r"[\s\-.]", "", value).upper()


def nhs_number_holds(value: str) -> bool:
    """Whether these ten digits end in the right check digit."""
    if not re.fullmatch(r"[0-9]{10}", value):
        return False
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(value, range(10, 1, -1), strict=False)) % 11
    return rest != 10 and rest % 11 == int(value[9])


def upn_holds(value: str) -> bool:
    """Whether this has the form of a unique pupil number. Its check letter is judged by `upn_adds_up`."""
    return bool(pupil_numbers.FORM.fullmatch(value))


def upn_adds_up(value: str) -> bool:
    """Whether the check letter is right: weights 2 to 13 over the other twelve characters, modulus 23."""
    return upn_holds(value) and pupil_numbers.check_letter(value[1:]) == value[0]


def tidy_postcode(value: str) -> str:
    """A postcode in capitals with its one space; what is not a postcode comes back in capitals, as it was."""
    packed = re.sub(r"[^A-Z0-9]", "", value.upper())
    spaced = f"{packed[:-3]} {packed[-3:]}" if len(packed) >= 5 else packed
    return spaced if POSTCODE_FORM.fullmatch(spaced) else value.strip().upper()


WELL_FORMED = {"nhs_number": (nhs_number_holds, NHS_SENTENCE), "upn": (upn_holds, UPN_SENTENCE)}
"""For each scheme that has a form: the test, and the sentence for the field when it fails."""
