"""The numbers the public may ring. A page that asks for help is shown even where none is set up."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist

from openmash.foundation.agencies.selectors import duty_desk, out_of_hours_team


def numbers() -> tuple[str, str]:
    """The hub's number by day and by night; empty where there is none."""
    found = []
    for desk in (duty_desk, out_of_hours_team):
        try:
            found.append(desk().telephone)
        except ObjectDoesNotExist:
            found.append("")
    return found[0], found[1]
