"""What the pages of one session share: the session itself, and on which side the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from openmash.casework.police_in_schools import selectors
from openmash.casework.police_in_schools.actions import AtSchool
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import SessionShown
from openmash.casework.police_in_schools.words import Side
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design.parts import Link
from openmash.pathways import police_in_schools as pathway


@dataclass(frozen=True)
class OfSession:
    """A session, its school, and the reader's side."""

    found: SessionShown
    school: AtSchool
    side: Side

    @property
    def about(self) -> Sequence[str]:
        return self.found.about

    @property
    def here(self) -> str:
        """The session's own page."""
        return reverse("police_session", kwargs={"booking_id": self.found.id})

    @property
    def back(self) -> Link:
        """The way back from a task of the session."""
        return Link("The session", self.here)

    @property
    def caption(self) -> str:
        """What the session is, and where."""
        return f"{self.found.title}, {self.school.name}"


def load_session(*, actor: Actor, booking_id: UUID, **_: object) -> OfSession:
    """A session of the reader's force or school. Raises NotVisible."""
    found = selectors.one_session(booking_id, actor=actor, ours=ours(actor))
    school = pathway.at_school(found.school_id, actor=actor)
    police = bool(may(actor, Permission.WORK)) and found.force_id == actor.agency_id
    return OfSession(found, school, Side.POLICE if police else Side.SCHOOL)


def ours(actor: Actor) -> UUID | None:
    """The key of the actor's own school."""
    found = pathway.our_school(actor=actor)
    return found.id if found else None
