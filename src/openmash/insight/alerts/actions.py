"""The only code that raises and answers alerts. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.insight.alerts import looking, selectors, streams
from openmash.insight.alerts.looking import Found, Place
from openmash.insight.alerts.models import Raised, Resumed, Said
from openmash.insight.alerts.permissions import Permission
from openmash.insight.alerts.streams import STREAMS
from openmash.insight.alerts.words import FINAL, Answer, Kind
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date


@transaction.atomic
def look(*, actor: Actor, now: datetime) -> list[UUID]:
    """Look through the figures and through what is recorded; raise what is new, and tell whoever answers for it.

    Returns the keys of what was raised. To look twice in a night raises nothing more.
    """
    require(actor, Permission.LOOK)
    place = looking.place(now, profile_at(now))
    _note_resumed(place, now)
    open_subjects, last, causes = selectors.raised_before()
    raised = []
    for found in (*looking.figures(place, actor=actor), *looking.recording(place)):
        earlier = last.get(found.subject)
        is_quiet = found.quiet is not None and earlier is not None and now - earlier < found.quiet
        if found.cause in causes or found.subject in open_subjects or is_quiet:
            continue
        raised.append(_raise(actor, found, now))
    if raised:
        audit.record(actor, "alerts.raised", about=[f"alert:{key}" for key in raised], detail={"raised": len(raised)})
    return raised


def _raise(actor: Actor, found: Found, now: datetime) -> UUID:
    row = Raised.objects.create(
        kind=found.kind, subject=found.subject, cause=found.cause, what=found.what, of=found.of,
        sentence=found.sentence, since=found.since, facts=list(found.facts), weeks=list(found.weeks),
        might=[one.kept() for one in found.might], indicator=found.indicator, team_id=found.team_id,
        owner_role=found.owner_role, owner_team_id=found.owner_team_id, raised_at=now, recorded_by=actor.account_id,
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.DIGEST, to=_to(found), source_key=f"alert:{row.pk}:raised",
        text=f"{found.kind.label}: {found.what}, {found.of}. {found.sentence}",
        where=Where("alert", {"alert_id": str(row.pk)}),
    )  # fmt: skip
    return row.pk


def _to(found: Found) -> list[To]:
    if found.owner_team_id is None:
        return [To(role=found.owner_role)]
    managers = accounts_with(Role.TEAM_MANAGER, team_id=found.owner_team_id)
    return [To(account_id=each.pk) for each in managers] or [To(role=Role.SERVICE_MANAGER)]


def _note_resumed(place: Place, now: datetime) -> None:
    """Write beside what had stopped that it is recorded again. One query for each stream that has one."""
    waiting = list(Raised.objects.filter(kind=Kind.STOPPED, resumed__isnull=True))
    for stream in STREAMS:
        mine = [row for row in waiting if row.subject.startswith(f"stopped:{stream.key}:")]
        if not mine:
            continue
        kept = streams.together(streams.read(stream.sql, place.first, now), place.small)
        by_subject = {f"stopped:{stream.key}:{unit.key}": days for unit, days in kept.items()}
        for row in mine:
            again = min((day for day in by_subject.get(row.subject, {}) if day > row.since), default=None)
            if again is not None:
                Resumed.objects.create(raised=row, on=again, noted_at=now)


@dataclass(frozen=True)
class AnswerTold:
    """What somebody says of an alert. `by_whom` and `until` belong to "looking"."""

    answer: Answer
    words: str
    by_whom: str = ""
    until: date | None = None


@transaction.atomic
def answer(*, actor: Actor, alert_id: UUID, told: AnswerTold) -> None:
    """Answer an alert that is one's own to answer. Looking leaves it open; what explains it or was done answers it.

    Raises NotVisible for somebody else's, NotAllowedNow where it is answered, Incomplete at its field.
    """
    require(actor, Permission.ANSWER)
    in_turn(alert_id)
    row = selectors.mine_to_answer(actor=actor).filter(pk=alert_id).first()
    if row is None:
        raise NotVisible
    if Said.objects.filter(raised=row, answer__in=FINAL).exists():
        raise NotAllowedNow("Somebody has answered this already. What they said is above.")
    problems = [] if told.words.strip() else [Problem("words", "Say what explains it, or what is done.")]
    is_looking = told.answer is Answer.LOOKING
    if is_looking and not told.by_whom.strip():
        problems.append(Problem("by_whom", "Say who looks at it."))
    if is_looking and (told.until is None or told.until < local_date(timezone.now())):
        problems.append(Problem("until", "Enter a day that is still to come."))
    if problems:
        raise Incomplete(problems)
    Said.objects.create(
        raised=row, answer=told.answer, words=told.words.strip(), said_by=actor.account_id,
        by_whom=told.by_whom.strip()[:120] if is_looking else "", until=told.until if is_looking else None,
    )  # fmt: skip
    audit.record(actor, "alerts.answered", about=[f"alert:{alert_id}"], detail={"answer": told.answer.value})
