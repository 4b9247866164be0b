"""Keeping what was answered, as it was received."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection, transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.audit import actions as audit
from openmash.foundation.instruments import models
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.shape import Instrument


@transaction.atomic
def keep_response(
    *, actor: Actor, instrument: Instrument, answers: Answers, about_id: UUID, person_ids: Sequence[UUID]
) -> UUID:
    """Keep what was answered for something (a process) about these people; returns its key.

    Nobody reads it back here, so the public report's service may keep one. Sections that say who told us are left out.
    The permission is that of the action that receives the form.
    """
    apart = {question.slug for section in instrument.sections if section.apart for question in section.questions}
    row = models.Response.record(
        actor=actor,
        about_id=about_id,
        person_ids=list(person_ids),
        instrument=instrument.slug,
        version=instrument.version,
        answers={slug: answer for slug, answer in answers.given.items() if slug not in apart},
    )
    audit.record(
        actor, "instruments.response_kept", about=[f"process:{about_id}", f"response:{row.id}"],
        detail={"instrument": instrument.slug, "version": str(instrument.version)},
    )  # fmt: skip
    return row.id


@transaction.atomic
def widen(*, actor: Actor, about_id: UUID, person_id: UUID) -> None:
    """A child was found to be part of what these responses and files came with: they are about that child too.

    Called by the action that adds the child. The rows take the strictest child's circle.
    """
    with connection.cursor() as cursor:
        cursor.execute("select wall.widen_about(%s, %s)", [about_id, person_id])
