"""What every page of screening loads: one screening, or one that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from openmash.casework.screening import selectors
from openmash.casework.screening.answers import FORM
from openmash.casework.screening.selectors import ScreeningShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.design.parts import Link, Rating, Tone
from openmash.foundation.governance.screening import Screening as Local
from openmash.web.intake.begun import Begun, load_begun

TONES = {"blue": Tone.NONE, "green": Tone.GREEN, "amber": Tone.AMBER, "red": Tone.RED}
BACK = "Screenings"


@dataclass(frozen=True)
class AtScreening:
    """One screening, for the actor."""

    shown: ScreeningShown

    @property
    def about(self) -> Sequence[str]:
        """The screening: the people in it have no record until it is sent on."""
        return [f"screening:{self.shown.id}"]


def load_screening(*, actor: Actor, screening_id: UUID) -> AtScreening:
    """One of them. Raises NotVisible."""
    return AtScreening(selectors.screening(screening_id, actor=actor))


def load_writing(*, actor: Actor, key: UUID, section: str = "") -> Begun:
    """One that the actor has begun, whatever page the address names. Raises NotVisible."""
    return load_begun(actor=actor, key=key, kind=FORM)


def screening_url(key: UUID, name: str = "screening") -> str:
    """The address of a screening, or of a task on it."""
    return reverse(name, kwargs={"screening_id": key})


def back_to_list() -> Link:
    """The way back."""
    return Link(BACK, reverse("screenings"))


def graded(grade: str, local: Local) -> Rating:
    """A grade as a tag, in the force's words."""
    return Rating(TONES[grade], local.label(grade))
