"""What allegations put on a designated officer's worklist. For anybody else, nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from openmash.casework.allegations.selectors import work_for
from openmash.foundation.access.actors import Actor
from openmash.web.worklist.item import Item


def allegations_to_work(actor: Actor) -> Sequence[Item]:
    """Each allegation not yet concluded, by what it waits for; it names nobody."""
    return [
        Item(
            what=f"Allegation: {each.next_step.lower()}", about="", why="You are a designated officer",
            url=reverse("allegation", kwargs={"allegation_id": each.id}), keys=[f"allegation:{each.id}"],
        )
        for each in work_for(actor=actor)
    ]  # fmt: skip
