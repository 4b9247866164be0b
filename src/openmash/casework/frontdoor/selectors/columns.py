"""Checks side by side, and what the family was told: parts of the contact page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor.gathering import Gathered
from openmash.casework.frontdoor.models import Check, CheckReply, InformedFamily, LawfulBasis, ReplyChild
from openmash.casework.frontdoor.selectors.page import AgencyColumn, AnswerShown, SaidOfChild
from openmash.casework.frontdoor.timing import check_clock
from openmash.casework.frontdoor.words import Basis, Gateway, NotInformed, Reply, Wanted
from openmash.foundation.access.selectors import Who


def columns_of(
    one: Gathered, agencies: Mapping[UUID, str], names: Mapping[UUID, Who], rows: Sequence[ReplyChild], *, now: datetime
) -> list[AgencyColumn]:
    """One column an agency, in the order asked; `rows` are what the answers say of each child, oldest first."""
    said: dict[UUID, list[SaidOfChild]] = {}
    for row in rows:
        said.setdefault(row.reply_id, []).append(
            SaidOfChild(row.person_id, row.information, row.impact_now, row.conditions)
        )
    return [_column(one, check, agencies, names, said, now) for check in one.checks]


def _column(
    one: Gathered,
    check: Check,
    agencies: Mapping[UUID, str],
    names: Mapping[UUID, Who],
    said: Mapping[UUID, list[SaidOfChild]],
    now: datetime,
) -> AgencyColumn:
    replies = list(one.replies.get(check.id, ()))
    disposed = one.dispositions.get(check.id)
    return AgencyColumn(
        check_id=check.id,
        agency_id=check.agency_id,
        agency=agencies.get(check.agency_id, ""),
        what=check.what,
        why=check.why,
        basis=Basis(check.basis).label,
        gateway=Gateway(check.gateway).label,
        asked_at=check.occurred_at or check.recorded_at,
        clock=check_clock(check, one.local, now, replies[0].recorded_at if replies else None),
        answers=tuple(answer_shown(reply, names, said) for reply in reversed(replies)),
        wanted="" if disposed is None else Wanted(disposed.wanted).label,
        is_kept_from_them=check.circle_id != 1,
    )


KEPT_BACK = (
    "What it said is not shown to your agency: no sharing agreement on it is in force. Ring it, or ask the hub to ask."
)


def answer_shown(reply: CheckReply, names: Mapping[UUID, Who], said: Mapping[UUID, list[SaidOfChild]]) -> AnswerShown:
    """One answer, with what was searched in a sentence."""
    author = names.get(reply.recorded_by)
    return AnswerShown(
        reply_id=reply.id,
        words=Reply(reply.reply).label,
        searched=searched_words(reply),
        ring=reply.ring,
        reason=reply.reason or _kept_back(reply, said),
        consult_us=reply.consult_us,
        serious=reply.serious,
        answered_at=reply.recorded_at,
        answered_by=author.name if author else "",
        children=tuple(said.get(reply.id, ())),
    )


def _kept_back(reply: CheckReply, said: Mapping[UUID, list[SaidOfChild]]) -> str:
    """A trace says something of a child: where none of it is shown, no sharing agreement lets it through."""
    return KEPT_BACK if reply.reply == Reply.TRACE and not said.get(reply.id) else ""


def searched_words(reply: CheckReply) -> str:
    """ "No trace: Niche and PND searched, as Zoë Ashworth, back to 2016"; empty where nothing was searched."""
    if reply.back_to is None or not reply.systems:
        return ""
    return f"{Reply(reply.reply).label}: {reply.systems} searched, as {reply.names_used}, back to {reply.back_to.year}"


def informed_words(row: InformedFamily) -> str:
    """Whether the family was told, for one purpose, in a sentence."""
    if row.informed:
        whom = row.who_was_told or "The family"
        view = f" Their view: {row.their_view}" if row.their_view else ""
        return f"{row.purpose}: {whom} told.{view}"
    return f"{row.purpose}: family not told. {NotInformed(row.why_not).label}. {row.words}".strip()


def basis_words(row: LawfulBasis) -> str:
    """On what basis it was shared, or that it was not, for one purpose, in a sentence."""
    gateway = "" if row.gateway == Gateway.NONE else f", {Gateway(row.gateway).label}"
    if row.shared:
        return f"{row.purpose}: {Basis(row.basis).label.lower()}{gateway}"
    return f"{row.purpose}: decided not to share. {row.words}"
