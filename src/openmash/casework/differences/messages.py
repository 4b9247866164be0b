"""Who is told of a difference, once, today. One sentence that names nobody."""

from __future__ import annotations

from uuid import UUID

from openmash.casework.differences.models import Difference
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.governance.area import DifferenceStage
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify


def raised(actor: Actor, difference_id: UUID, answering_id: UUID, person_id: UUID) -> None:
    """Whoever answers for the other agency."""
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=_to(answering_id), person_ids=[person_id],
        text="Another agency differs from yours about a child: say what you say.", where=_page(difference_id),
        source_key=f"difference:{difference_id}:raised",
    )  # fmt: skip


def goes_on(actor: Actor, difference: Difference, stage: DifferenceStage) -> None:
    """Both agencies: it has gone on to the next stage."""
    for agency_id in (difference.raised_by_id, difference.answering_id):
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=_to(agency_id, stage), person_ids=[difference.person_id],
            text=f"A professional difference has gone on to another stage. It is answered by: {stage.answered_by}.",
            where=_page(difference.id), source_key=f"difference:{difference.id}:{stage.key}:{agency_id}",
        )  # fmt: skip


def _to(agency_id: UUID, stage: DifferenceStage | None = None) -> To:
    """The council's managers (the duty manager where only they answer); elsewhere whoever answers for the agency."""
    if agencies.agency(agency_id).kind != AgencyKind.COUNCIL:
        return To(role=Role.CHECK_RESPONDER, agency_id=agency_id)
    alone = stage is not None and set(stage.roles) == {Role.DUTY_MANAGER.value}
    return To(role=Role.DUTY_MANAGER if alone else Role.DECISION_MAKER, agency_id=agency_id)


def _page(difference_id: UUID) -> Where:
    return Where("difference", {"difference_id": str(difference_id)})
