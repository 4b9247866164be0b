"""An assessment with everything it needs to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from openmash.casework.assessments import actions, selectors
from openmash.casework.assessments.words import TEMPLATES, Outcome
from openmash.foundation.access.actors import Actor
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole


def allocated(manager: Actor, worker: Actor, *children: UUID) -> None:
    """These children allocated to this worker too. Needs `acting_as(manager)` around it."""
    for child in children:
        cases.allocate(actor=manager, person_id=child, account_id=worker.account_id, role=AllocationRole.SECOND_WORKER)


def an_assessment(actor: Actor, children: Sequence[UUID]) -> UUID:
    """One begun. Needs `acting_as(actor)` around it."""
    return actions.begin(actor=actor, person_ids=children, template=TEMPLATES[0], reason="Decided at the front door.")


def complete(actor: Actor, assessment_id: UUID) -> None:
    """Answer everything it still needs, each child with words of their own. Needs `acting_as(actor)` around it."""
    shown = selectors.assessment(assessment_id, actor=actor)
    for section in shown.instrument.sections:
        for question in section.questions:
            if not question.required:
                continue
            for number, child in enumerate(shown.person_ids if section.per_child else (None,)):
                actions.write(
                    actor=actor, assessment_id=assessment_id, question=question.slug, person_id=child,
                    words=f"{section.title} {number}: what we found.",
                )  # fmt: skip
    for child in shown.person_ids:
        actions.conclude(
            actor=actor, assessment_id=assessment_id, person_id=child, factors=["3B", "16A"],
            outcome=Outcome.SERVICES, reasons="The family wants help and a plan can hold.",
        )  # fmt: skip
