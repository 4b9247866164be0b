"""Telling people: now, today or in the digest; exactly once; passed on where nobody takes it up.

A "now" message is accepted by a named person. After 10 minutes unaccepted it goes to a deputy, after 20 to a manager
(practice rule 10).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with, who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.notices.models import Acceptance, Notice, NoticeKind, Seen, Stage
from openmash.foundation.rota import selectors as rota
from openmash.statute.spoken import moment

__all__ = ["NoticeKind", "To", "Where", "accept", "mark_seen", "notify", "pass_on_unaccepted", "settle", "stop_about"]
TO_DEPUTY, TO_MANAGER = timedelta(minutes=10), timedelta(minutes=20)
LOOK_BACK = timedelta(days=7)
"""A message nobody accepted in a week has been with a manager all that time."""


@dataclass(frozen=True)
class To:
    """An account, or a team, or whoever holds a role (in one agency where given). One of the three."""

    account_id: UUID | None = None
    team_id: UUID | None = None
    role: Role | None = None
    agency_id: UUID | None = None


@dataclass(frozen=True)
class Where:
    """The page a message leads to, by the name of its address."""

    url_name: str
    arguments: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def notify(
    *,
    actor: Actor,
    kind: NoticeKind,
    to: To | Sequence[To],
    text: str,
    source_key: str,
    where: Where | None = None,
    person_ids: Sequence[UUID] = (),
) -> None:
    """Tell somebody something, exactly once for each `source_key` (what happened, such as "check:<key>:asked").

    `person_ids` are the children it is about: a message about a restricted child is shown only inside that child's
    circle. The text is one sentence; without `person_ids` it names nobody. To several, it is one message: whoever
    accepts it first has it for all.
    """
    everyone = [to] if isinstance(to, To) else list(to)
    if not everyone or (len(everyone) > 1 and Notice.objects.filter(source_key=source_key).exists()):
        return
    first, key = everyone[0], new_key()
    notice = Notice(
        id=key, root_id=key, kind=kind, text=text[:500], source_key=source_key, person_ids=list(person_ids),
        url_name=where.url_name if where else "", url_arguments=dict(where.arguments) if where else {},
    )  # fmt: skip
    _write(actor, notice, first)
    for number, other in enumerate(everyone[1:], 1):
        copy = _again(notice, Stage.FIRST)
        copy.source_key = f"{source_key}:{number}"
        _write(actor, copy, other)
    now = timezone.now()
    if kind == NoticeKind.TODAY and first.account_id is not None and rota.is_away(first.account_id, now):
        _write(actor, _again(notice, Stage.DEPUTY), _deputy(notice, now))


@transaction.atomic
def accept(*, actor: Actor, notice_id: UUID) -> None:
    """Take on a "now" message, for oneself and everyone it was passed on to. Twice by the same person is once.

    Raises NotVisible where it is not the actor's to see, and NotAllowedNow where somebody else has taken it on.
    """
    notice = Notice.objects.filter(pk=notice_id).first()
    if notice is None:
        raise NotVisible
    mine = Acceptance(root_id=notice.root_id, account_id=actor.account_id)
    Acceptance.objects.bulk_create([mine], ignore_conflicts=True)
    taken = Acceptance.objects.get(root_id=notice.root_id)
    if taken.account_id != actor.account_id:
        name = who([taken.account_id])[taken.account_id].name
        raise NotAllowedNow(f"{name} accepted this at {moment(taken.at, timezone.now())}.")
    mark_seen(actor=actor, notice_ids=[notice_id])
    audit.record(actor, "notices.accepted", about=[f"notice:{notice.root_id}", *_people(notice)])


@transaction.atomic
def settle(*, actor: Actor, source_key: str) -> None:
    """What a message asked for has been done by the actor: it waits for nobody any more."""
    found = Notice.objects.filter(source_key=source_key).first()
    if found is not None:
        done = Acceptance(root_id=found.root_id, account_id=actor.account_id)
        Acceptance.objects.bulk_create([done], ignore_conflicts=True)
        mark_seen(actor=actor, notice_ids=[found.id])


def pass_round(*, actor: Actor, account_id: UUID, person_ids: Sequence[UUID]) -> int:
    """Send once more, past an account with a conflict of interest, what waits unseen with it about these people."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.pass_round(%s, %s::uuid[])", [account_id, list(person_ids)])
        (count,) = cursor.fetchone() or (0,)
    return int(count)


@transaction.atomic
def stop_about(*, actor: Actor, person_ids: Sequence[UUID]) -> int:
    """Every message about these people and nobody else waits for nobody any more, to whomever it was; returns how many.

    A message about others as well stays: a brother or sister may be in danger.
    """
    with connection.cursor() as cursor:
        cursor.execute("select distinct wall.notices_about(%s::uuid[])", [list(person_ids)])
        roots = [row[0] for row in cursor.fetchall()]
    done = [Acceptance(root_id=root, account_id=actor.account_id) for root in roots]
    Acceptance.objects.bulk_create(done, ignore_conflicts=True)
    for root in roots:
        audit.record(actor, "notices.stopped", about=[f"notice:{root}", *(f"person:{p}" for p in person_ids)])
    return len(roots)


def mark_seen(*, actor: Actor, notice_ids: Sequence[UUID]) -> None:
    """Note that the actor has seen these."""
    seen = [Seen(notice_id=key, account_id=actor.account_id) for key in notice_ids]
    Seen.objects.bulk_create(seen, ignore_conflicts=True)


@transaction.atomic
def pass_on_unaccepted(
    *, actor: Actor, now: datetime, to_deputy: timedelta = TO_DEPUTY, to_manager: timedelta = TO_MANAGER
) -> int:
    """Pass on every "now" message nobody has accepted in the area's time, and at once where whoever it is to is away.

    Returns how many. Run by the clock, as the clocks.
    """
    waited = Q(recorded_at__lte=now - to_deputy) | Q(to_account_id__in=rota.away(now))
    late = Notice.objects.filter(
        waited, kind=NoticeKind.NOW, stage=Stage.FIRST, recorded_at__gt=now - LOOK_BACK
    ).exclude(root_id__in=Acceptance.objects.values("root_id"))
    passed = set(Notice.objects.exclude(stage=Stage.FIRST).filter(root_id__in=late.values("root_id")).values_list(
        "root_id", "stage"
    ))  # fmt: skip
    count = 0
    for notice in late:
        due = [Stage.DEPUTY, Stage.MANAGER] if now - notice.recorded_at >= to_manager else [Stage.DEPUTY]
        for stage in due:
            if (notice.root_id, stage.value) not in passed:
                _pass_on(actor, notice, stage, now)
                count += 1
    return count


def _pass_on(actor: Actor, notice: Notice, stage: Stage, now: datetime) -> None:
    to = _deputy(notice, now) if stage == Stage.DEPUTY else _manager(notice)
    _write(actor, _again(notice, stage), to)
    audit.record(actor, "notices.passed_on", about=[f"notice:{notice.root_id}"], detail={"stage": stage.value})


def _again(notice: Notice, stage: Stage) -> Notice:
    """The same message at its next stage."""
    return Notice(
        id=new_key(), root_id=notice.root_id, stage=stage, kind=notice.kind, text=notice.text,
        url_name=notice.url_name, url_arguments=notice.url_arguments, person_ids=notice.person_ids,
        source_key=f"{notice.root_id}:{stage.value}",
    )  # fmt: skip


def _team_of(notice: Notice) -> UUID | None:
    if notice.to_account_id:
        return Account.objects.filter(pk=notice.to_account_id).values_list("team_id", flat=True).first()
    return notice.to_team_id


def _deputy(notice: Notice, now: datetime) -> To:
    """Whoever the rota has as deputy; else one person's is their team, a team's the team named for it; otherwise the
    duty manager.
    """
    team_id = _team_of(notice)
    if team_id is None:
        return To(role=Role.DUTY_MANAGER)
    stand_in = next((found for found in rota.deputies(team_id, now) if found != notice.to_account_id), None)
    if stand_in is not None:
        return To(account_id=stand_in)
    team = agencies.team(team_id)
    if notice.to_account_id and not team.deputy_id:
        return To(team_id=team_id)
    return To(team_id=team.deputy_id) if team.deputy_id else _manager(notice)


def _manager(notice: Notice) -> To:
    """The managers of the team's agency, else the duty manager."""
    team_id = _team_of(notice)
    if team_id is not None:
        agency_id = agencies.team(team_id).agency_id
        if accounts_with(Role.TEAM_MANAGER, agency_id=agency_id):
            return To(role=Role.TEAM_MANAGER, agency_id=agency_id)
    return To(role=Role.DUTY_MANAGER)


def _write(actor: Actor, notice: Notice, to: To) -> None:
    notice.to_account_id, notice.to_team_id = to.account_id, to.team_id
    notice.to_role, notice.to_agency_id = (to.role.value if to.role else ""), to.agency_id
    notice.held_by, notice.recorded_by = actor.agency_id, actor.account_id
    Notice.objects.bulk_create([notice], ignore_conflicts=True)


def _people(notice: Notice) -> list[str]:
    return [f"person:{person}" for person in notice.person_ids]
