"""How many, in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """ "1 person", "3 people", "nobody" where there is none."""
    return f"{number} {one if number == 1 else many}" if number else "nobody"
