"""What waits for somebody to see or take on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.notices.models import Acceptance, Notice, NoticeKind, Seen, Stage
from openmash.foundation.notices.permissions import Permission
from openmash.statute.calendar import ONE_DAY, at, local_date

DIGEST_AT = time(8, 30)
"""The digest is made up once a day, from what waits then (practice rule 10)."""


@dataclass(frozen=True)
class Told:
    """One message as shown: where it leads, and whether it was passed on because nobody had accepted it.

    `person_ids` is whom it is about. Its text names nobody; whoever may see them can be told who.
    """

    id: UUID
    root_id: UUID
    kind: NoticeKind
    stage: Stage
    text: str
    url: str
    made_at: datetime
    is_seen: bool
    person_ids: tuple[UUID, ...] = ()

    @property
    def must_be_accepted(self) -> bool:
        """A "now" message: somebody says “I have it”."""
        return self.kind == NoticeKind.NOW


def waiting(*, actor: Actor, kind: NoticeKind | None = None, limit: int = 50) -> list[Told]:
    """What the actor has to deal with: "now" messages nobody accepted, and others not yet seen. Most pressing first.

    A "now" message that came to the actor more than once, as the deputy and again as a manager, is one: whoever accepts
    it has it for all.
    """
    found = _waiting(actor)
    if kind is not None:
        found = found.filter(kind=kind)
    order = Case(When(kind=NoticeKind.NOW, then=0), When(kind=NoticeKind.TODAY, then=1), default=2)
    every = [_told(notice) for notice in found.order_by(order, "recorded_at", "pk")[: limit * len(Stage)]]
    return _once_each(every)[:limit]


def _once_each(told: Sequence[Told]) -> list[Told]:
    """Each "now" message once, from when it first came, at the stage it has reached."""
    found: dict[UUID, Told] = {}
    for each in told:
        key = each.root_id if each.must_be_accepted else each.id
        first = found.get(key)
        found[key] = replace(first, stage=each.stage) if first else each
    return list(found.values())


def count_waiting(*, actor: Actor) -> dict[NoticeKind, int]:
    """How many of each kind wait, for the frame around every page."""
    counts = dict.fromkeys(NoticeKind, 0)
    once = Case(When(kind=NoticeKind.NOW, then=F("root_id")), default=F("pk"))
    for kind, count in _waiting(actor).values_list("kind").annotate(many=Count(once, distinct=True)).order_by():
        counts[NoticeKind(kind)] = count
    return counts


def interruptions(*, actor: Actor, since: datetime) -> int:
    """How often the actor has been interrupted since a moment: "now" messages to them, each counted once."""
    return _for(actor).filter(kind=NoticeKind.NOW, recorded_at__gte=since).values("root_id").distinct().count()


def interruptions_by_day(*, actor: Actor, since: datetime) -> Mapping[date, int]:
    """The same for each day (England's) since a moment: one's own count, shown to nobody else."""
    rows = _for(actor).filter(kind=NoticeKind.NOW, recorded_at__gte=since).order_by("recorded_at", "pk")
    roots: dict[UUID, date] = {}
    for root, at_ in rows.values_list("root_id", "recorded_at"):
        roots.setdefault(root, local_date(at_))
    return Counter(roots.values())


@dataclass(frozen=True)
class Interrupted:
    """One “now” message: the team it came to, or the role, what it was about, and how it was taken on. Times are UTC.

    `about` is what caused it: "contact", "offer", "act", "check", "question", "area", "night" or another word.
    """

    team_id: UUID | None
    role: str
    about: str
    at: datetime
    accepted_at: datetime | None
    to_deputy: bool
    to_manager: bool


def interrupted(*, actor: Actor, since: datetime) -> list[Interrupted]:
    """Every interruption since a moment, for a manager: one that went to several is one. One query.

    It names nobody, and leaves out what is about a restricted child. Raises NotPermitted.
    """
    require(actor, Permission.COUNT_INTERRUPTIONS)
    with connection.cursor() as cursor:
        cursor.execute(
            "select team_id, to_role, about, made_at, accepted_at, to_deputy, to_manager from wall.interruptions(%s)",
            [since],
        )
        return [Interrupted(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Reached:
    """One message about somebody: the account, team or role it went to, when (UTC), and the accounts that saw it."""

    account_id: UUID | None
    team_id: UUID | None
    role: str
    agency_id: UUID | None
    at: datetime
    seen_by: tuple[UUID, ...]


def told_about(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[Reached]:
    """Every message about any of these people since a moment, to whomever it went, oldest first. One query.

    For those who may separate records, of messages inside their own circles; none for anybody else.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.notices_told(%s::uuid[], %s)", [list(person_ids), since])
        return [
            Reached(account, team, role, agency, when, tuple(seen))
            for account, team, role, agency, when, seen in cursor.fetchall()
        ]


def digest_at(now: datetime) -> datetime:
    """When the latest digest was made up, UTC: what came since waits for the next."""
    today = at(local_date(now), DIGEST_AT)
    return today if today <= now else at(local_date(now) - ONE_DAY, DIGEST_AT)


def _waiting(actor: Actor) -> QuerySet[Notice]:
    found = _for(actor).annotate(is_seen=_seen_by(actor), is_accepted=_accepted())
    found = found.exclude(kind=NoticeKind.DIGEST, recorded_at__gt=digest_at(timezone.now()))
    return found.filter(
        Q(kind=NoticeKind.NOW, is_accepted=False) | (~Q(kind=NoticeKind.NOW) & Q(is_seen=False, is_accepted=False))
    )


def _for(actor: Actor) -> QuerySet[Notice]:
    mine = Q(to_account_id=actor.account_id)
    if actor.team_id:
        mine |= Q(to_team_id=actor.team_id)
    roles = Q(to_role__in=[role.value for role in actor.roles])
    mine |= roles & (Q(to_agency_id__isnull=True) | Q(to_agency_id=actor.agency_id))
    return Notice.objects.filter(mine)


def _seen_by(actor: Actor) -> Exists:
    return Exists(Seen.objects.filter(account_id=actor.account_id, notice_id=OuterRef("pk")))


def _accepted() -> Exists:
    return Exists(Acceptance.objects.filter(root_id=OuterRef("root_id")))


def _url(notice: Notice) -> str:
    """The address; none where the page it named is no more, so that an old message breaks no page."""
    try:
        return reverse(notice.url_name, kwargs=notice.url_arguments) if notice.url_name else ""
    except NoReverseMatch:
        return ""


def _told(notice: Notice) -> Told:
    return Told(
        notice.id, notice.root_id, NoticeKind(notice.kind), Stage(notice.stage), notice.text, _url(notice),
        notice.recorded_at, bool(getattr(notice, "is_seen", False)), tuple(notice.person_ids),
    )  # fmt: skip
