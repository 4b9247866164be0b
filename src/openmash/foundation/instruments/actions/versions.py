"""Versions that an area makes for itself: drafted by one, put in force by another, never from a day that is past."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible, Problem
from openmash.foundation.instruments import local, selectors
from openmash.foundation.instruments.checking import problems_of, starting_body
from openmash.foundation.instruments.models import LocalStep, LocalVersion, LocalWording
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.selectors import VersionShown
from openmash.foundation.instruments.words import NEW_USES, WHAT_OF, LocalStepKind, Standing, Use
from openmash.statute.calendar import local_date

Body = Mapping[str, object]
OWN = "You drafted this version. Somebody else must put it in force: another practice lead."
EMPTY: Body = {"source": "", "sections": [], "codes": [], "recipients": [], "subject": "", "words": ""}


@transaction.atomic
def begin(*, actor: Actor, slug: str = "", use: Use | None = None, title: str = "") -> UUID:
    """Draft a new version of what is there (`slug`), or something new (`use`, `title`); returns the version's key.

    One draft of a thing at a time: while there is one, its key is returned. Raises NotVisible and Incomplete.
    """
    require(actor, Permission.DRAFT)
    today = local_date(timezone.now())
    if slug:
        _alone(slug)
        waiting = (Standing.DRAFT, Standing.READY)
        if there := next((each for each in selectors.versions_of(slug) if each.standing in waiting), None):
            return there.kept.id
        found_use, drafted_from, body = starting_body(slug, today)
        return _drafted(actor, found_use, slug, drafted_from, body)
    if use not in NEW_USES or use is None:
        raise Incomplete([Problem("use", "Choose what you begin.")])
    if not title.strip():
        raise Incomplete([Problem("title", "Give it a name.")])
    slug = selectors.free_slug(title)
    _alone(slug)
    return _drafted(actor, use, slug, 0, {"title": title.strip(), **EMPTY})


@transaction.atomic
def change(
    *, actor: Actor, version_id: UUID, make: Callable[[Body], Body], changed: str, touches: str = "",
    base: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change a draft: `make` gives what it says now from what it said. Returns the key of what was kept.

    Two people may change one draft: what each changed stays. Where both changed the same thing (`touches`), the later
    is refused and nothing of either is lost: `base` is the wording the later one was shown. Raises NotAllowedNow.
    """
    require(actor, Permission.DRAFT)
    shown = _draft(version_id)
    if base is not None and base != shown.wording_id and touches:
        was = selectors.wording(version_id, base)
        if was is not None and selectors.piece(was, touches) != selectors.piece(shown.kept.body, touches):
            raise NotAllowedNow(f"{shown.changed_by} changed the same meanwhile. Read the draft, and write it again.")
    body = make(shown.kept.body)
    row = LocalWording.objects.create(
        version_id=version_id, body=dict(body), changed=changed[:200], recorded_by=actor.account_id
    )
    audit.record(actor, "instruments.changed", about=_about(shown), detail={"changed": changed[:200]})
    return row.id


@transaction.atomic
def say_ready(*, actor: Actor, version_id: UUID) -> None:
    """Say that a draft is ready for somebody else to put in force. Raises NotAllowedNow with the first thing wrong."""
    require(actor, Permission.DRAFT)
    shown = _draft(version_id)
    if wrong := problems_of(shown.kept):
        raise NotAllowedNow(wrong[0])
    _step(actor, shown, LocalStepKind.READY)


@transaction.atomic
def return_for_changes(*, actor: Actor, version_id: UUID, words: str) -> None:
    """Give a draft back, and say what must change."""
    require(actor, Permission.PUT_IN_FORCE)
    shown = _ready(version_id)
    if not words.strip():
        raise Incomplete([Problem("words", "Say what must change.")])
    _step(actor, shown, LocalStepKind.RETURNED, words=words)


@transaction.atomic
def put_in_force(*, actor: Actor, version_id: UUID, from_day: date | None, words: str = "") -> None:
    """Put in force what somebody else drafted, from today or a day to come. Raises NotPermitted for one's own."""
    require(actor, Permission.PUT_IN_FORCE)
    shown = _ready(version_id)
    if actor.account_id in shown.drafter_ids:
        raise NotPermitted(OWN)
    if from_day is None or from_day < local_date(timezone.now()):
        raise Incomplete([Problem("from_day", "Enter today, or a day to come: never one that is past.")])
    if wrong := problems_of(shown.kept):
        raise NotAllowedNow(wrong[0])
    _step(actor, shown, LocalStepKind.IN_FORCE, words=words, from_day=from_day)


@transaction.atomic
def withdraw(*, actor: Actor, version_id: UUID, from_day: date | None, words: str) -> None:
    """Withdraw a version from today or a day to come: what was in force before returns. What was written stays."""
    require(actor, Permission.PUT_IN_FORCE)
    shown = _one(version_id)
    if shown.standing not in (Standing.IN_FORCE, Standing.COMING):
        raise NotAllowedNow("This version is not in force.")
    problems = []
    if from_day is None or from_day < local_date(timezone.now()):
        problems.append(Problem("from_day", "Enter today, or a day to come."))
    if not words.strip():
        problems.append(Problem("words", "Say why it is withdrawn."))
    if problems:
        raise Incomplete(problems)
    _step(actor, shown, LocalStepKind.WITHDRAWN, words=words, from_day=from_day)


@transaction.atomic
def drop(*, actor: Actor, version_id: UUID, words: str) -> None:
    """Drop a draft. It stays to be read, and cannot be taken up again."""
    require(actor, Permission.DRAFT)
    shown = _one(version_id)
    if shown.standing not in (Standing.DRAFT, Standing.READY):
        raise NotAllowedNow("This version was used or dropped already.")
    if not words.strip():
        raise Incomplete([Problem("words", "Say why it is dropped.")])
    _step(actor, shown, LocalStepKind.DROPPED, words=words)


def _drafted(actor: Actor, use: Use, slug: str, drafted_from: int, body: Body) -> UUID:
    with connection.cursor() as cursor:
        cursor.execute("select nextval('instruments_local_version')")
        (number,) = cursor.fetchone() or (local.FIRST,)
    row = LocalVersion.objects.create(
        what=WHAT_OF[use], use=use, slug=slug, version=number, drafted_from=drafted_from, drafted_by=actor.account_id
    )
    LocalWording.objects.create(version=row, body=dict(body), changed="Begun", recorded_by=actor.account_id)
    audit.record(actor, "instruments.begun", about=[f"form:{slug}", f"version:{row.id}"], detail={"use": use.value})
    return row.id


def _step(
    actor: Actor, shown: VersionShown, kind: LocalStepKind, *, words: str = "", from_day: date | None = None
) -> None:
    LocalStep.objects.create(
        version_id=shown.kept.id, kind=kind, from_day=from_day, words=words.strip(), recorded_by=actor.account_id
    )
    audit.record(
        actor, f"instruments.{kind.value}", about=_about(shown),
        detail={"words": words.strip(), "from_day": str(from_day or "")},
    )  # fmt: skip


def _about(shown: VersionShown) -> list[str]:
    return [f"form:{shown.kept.slug}", f"version:{shown.kept.id}"]


def _alone(slug: str) -> None:
    """One at a time for this thing, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('instruments'), hashtext(%s))", [slug])


def _one(version_id: UUID) -> VersionShown:
    """The version, with nobody else at it until the transaction ends. Raises NotVisible."""
    row = LocalVersion.objects.filter(pk=version_id).values_list("slug", flat=True).first()
    if row is None:
        raise NotVisible
    _alone(row)
    return selectors.version(version_id)


def _draft(version_id: UUID) -> VersionShown:
    shown = _one(version_id)
    if shown.standing is Standing.READY:
        raise NotAllowedNow("This version waits to be put in force. Whoever looks at it can return it for changes.")
    if shown.standing is not Standing.DRAFT:
        raise NotAllowedNow("What was put in force or dropped never changes. Draft a new version.")
    return shown


def _ready(version_id: UUID) -> VersionShown:
    shown = _one(version_id)
    if shown.standing is not Standing.READY:
        raise NotAllowedNow("This version does not wait to be put in force.")
    return shown
