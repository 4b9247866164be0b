"""From rows to the plain values other layers read. PRIVATE to cases."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from openmash.foundation.access.selectors import Who
from openmash.records.cases.holding import Holder, Offered
from openmash.records.cases.models import Holding, Offer
from openmash.records.cases.words import Answer, HeldBecause, OfferKind


def offered_from(row: Offer) -> Offered:
    """An offer with its answer; `to_team` and `answer` fetched with it."""
    answer = getattr(row, "answer", None)
    team = row.to_team
    return Offered(
        id=row.id,
        process_id=row.process_id,
        person_id=row.person_id,
        kind=OfferKind(row.kind),
        to_team_id=row.to_team_id,
        to_team_name=team.name if team else "",
        to_account_id=row.to_account_id,
        to_named=row.to_named,
        to_agency_id=row.to_agency_id,
        to_out_of_hours=bool(team and team.answers_out_of_hours),
        to_the_desk=bool(team and team.is_duty_desk),
        offered_at=row.occurred_at or row.recorded_at,
        offered_by=row.recorded_by,
        words=row.words,
        answer=Answer(answer.answer) if answer else None,
        answered_at=answer.recorded_at if answer else None,
        answered_by=answer.recorded_by if answer else None,
        answer_words=answer.words if answer else "",
    )


def holder_from(row: Holding, names: Mapping[UUID, Who]) -> Holder:
    """A holding with its team fetched; `names` of accounts."""
    who = names.get(row.account_id) if row.account_id else None
    return Holder(
        process_id=row.process_id,
        person_id=row.person_id,
        team_id=row.team_id,
        team_name=row.team.name,
        account_id=row.account_id,
        name=who.name if who else "",
        telephone=row.team.telephone,
        since=row.accepted_at,
        because=HeldBecause(row.because).label,
        out_of_hours=row.team.answers_out_of_hours,
        is_desk=row.team.is_duty_desk,
    )
