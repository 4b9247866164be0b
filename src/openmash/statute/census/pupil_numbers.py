"""The unique pupil number: thirteen characters, a check letter first, the last a letter in a temporary number.

Source: DfE, unique pupil numbers, guidance; letters are counted by their place in the alphabet without I, O and S.
"""

from __future__ import annotations

import re

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
FORM = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def check_letter(rest: str) -> str:
    """The letter that belongs before these twelve: weights 2 to 13, modulus 23; "" where they cannot be counted."""
    worth = [int(one) if "0" <= one <= "9" else LETTERS.find(one) for one in rest]
    if len(worth) != 12 or min(worth) < 0 or max(worth[:11]) > 9:
        return ""
    return LETTERS[sum(value * weight for value, weight in zip(worth, range(2, 14), strict=True)) % 23]
