"""Identifiers and telephone numbers that are well formed and belong to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from uuid import UUID

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LOCAL_AUTHORITY = "916"


def nhs_check_digit(nine: str) -> int | None:
    """Return the tenth digit of an NHS number (modulus 11), or None where no valid number has these nine digits."""
    digit = 11 - sum(int(figure) * (10 - place) for place, figure in enumerate(nine)) % 11
    return None if digit == 10 else digit % 11


def nhs_numbers(seed: int) -> Iterator[str]:
    """Yield NHS numbers of the 999 range, each once, about 909,000 of them, in an order that looks like chance.

    999 000 0000 to 999 999 9999 is kept for testing and is never issued to a patient.
    """
    start = Random(f"nhs:{seed}").randrange(1_000_000)
    for turn in range(1_000_000):
        nine = f"999{(start + turn * 387_421) % 1_000_000:06d}"
        digit = nhs_check_digit(nine)
        if digit is not None:
            yield f"{nine}{digit}"


def upn_check_letter(twelve: str) -> str:
    """Return the check letter of a unique pupil number: weights 2 to 13 over the twelve digits, modulus 23."""
    return UPN_LETTERS[sum(int(figure) * (place + 2) for place, figure in enumerate(twelve)) % 23]


def upn(serial: int, year_of_entry: int) -> str:
    """Return a well-formed unique pupil number; establishments from 9000 up are not in use.

    `serial` counts pupils from 0; a thousand share an establishment and a year.
    """
    twelve = f"{LOCAL_AUTHORITY}{9000 + serial // 1000 % 1000:04d}{year_of_entry % 100:02d}{serial % 1000:03d}"
    return upn_check_letter(twelve) + twelve


def mobile(rng: Random) -> str:
    """Return a mobile number of the range kept for drama, as people write it."""
    return f"07700 900{rng.randrange(1000):03d}"


def landline(rng: Random) -> str:
    """Return a landline number of the range kept for drama, as people write it."""
    return f"01632 960{rng.randrange(1000):03d}"


def key(rng: Random, milliseconds: int = 1_750_000_000_000) -> UUID:
    """Return a version 7 UUID made from the seeded generator, so that the same county has the same keys.

    `milliseconds` since 1970 goes into the first 48 bits, so that keys sort roughly by when the fact was recorded.
    """
    bits = rng.getrandbits(74)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | ((bits >> 62) << 64) | (0b10 << 62) | (bits & (1 << 62) - 1))
