"""Reading back what was received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.instruments import models
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.loading import version_of
from openmash.foundation.instruments.reading import Part, said
from openmash.foundation.instruments.shape import Instrument


@dataclass(frozen=True)
class Received:
    """A response as it was received: the version it was given to, the answers, when (UTC) and by which account."""

    id: UUID
    instrument: Instrument
    answers: Answers
    received_at: datetime
    received_by: UUID

    def parts(self, *, all_asked: bool = False) -> tuple[Part, ...]:
        """The answers in words, section by section, but those that say who told us: they are kept apart."""
        kept_here = {section.slug for section in self.instrument.sections if not section.apart}
        parts = said(self.instrument, self.answers, all_asked=all_asked)
        return tuple(part for part in parts if part.section in kept_here)


def responses_about(*, actor: Actor, about_id: UUID) -> list[Received]:
    """What was answered for something (a process), oldest first, as far as the wall shows it."""
    rows = models.Response.objects.filter(about_id=about_id).order_by("recorded_at", "id")
    return [
        Received(
            row.id, version_of(row.instrument, row.version), Answers(row.answers), row.recorded_at, row.recorded_by
        )
        for row in rows
    ]
