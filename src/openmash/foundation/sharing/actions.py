"""The only code that writes the register of agreements, and what is shared outside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.files.documents import media_type_of
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.foundation.sharing import selectors
from openmash.foundation.sharing.models import (
    Agreement,
    Ending,
    Flow,
    Paper,
    PutInForce,
    Review,
    Signature,
    Version,
)
from openmash.foundation.sharing.permissions import Permission
from openmash.foundation.sharing.selectors import VersionShown, begins, beyond
from openmash.foundation.sharing.words import Basis, Gateway, Kind, Stage
from openmash.statute.calendar import local_date

OUTSIDE = "Something was shared for a child outside any agreement. Read why, and whether an agreement is wanted."


@dataclass(frozen=True)
class Line:
    """What kind of record goes from one agency to another."""

    from_id: UUID
    to_id: UUID
    kind: Kind


@dataclass(frozen=True)
class VersionTold:
    """What a version says. `lines`: what goes from whom to whom. `ends_on` is its last day; None: until it is ended."""

    purpose: str
    basis: Basis | None
    gateways: Sequence[Gateway]
    about_whom: str
    lines: Sequence[Line]
    in_force_from: date | None
    review_by: date | None
    ends_on: date | None = None
    changed: str = ""


@transaction.atomic
def add_agreement(*, actor: Actor, title: str, owner_name: str, told: VersionTold) -> UUID:
    """Record an agreement with its first version; returns its key. It binds nobody yet. Raises Incomplete."""
    require(actor, Permission.KEEP)
    found = [
        Problem(field, sentence)
        for field, words, sentence in (
            ("title", title, "Give its title."),
            ("owner_name", owner_name, "Say who looks after it, by name or post."),
        )
        if not words.strip()
    ]
    if found := [*found, *_problems(told)]:
        raise Incomplete(found)
    row = Agreement(title=title.strip(), owner_name=owner_name.strip(), recorded_by=actor.account_id)
    row.save(force_insert=True)
    _version(actor, row, 1, told)
    audit.record(actor, "sharing.agreement_recorded", about=[f"agreement:{row.pk}"])
    return row.pk


@transaction.atomic
def add_version(*, actor: Actor, agreement_id: UUID, told: VersionTold) -> UUID:
    """Record a later version; returns its key. The one before binds until this one is put in force and begins.

    Raises NotVisible, Incomplete, and NotAllowedNow where the agreement was ended or a version is being written.
    """
    require(actor, Permission.KEEP)
    in_turn(agreement_id)
    shown = selectors.agreement(agreement_id, actor=actor)
    if shown.ended_at is not None:
        raise NotAllowedNow("This agreement was ended. Record a new one.")
    if any(each.stage is Stage.DRAFT for each in shown.versions):
        raise NotAllowedNow("A version is being written already. Put it in force first.")
    found = _problems(told)
    if not told.changed.strip():
        found.append(Problem("changed", "Say what changed."))
    if found:
        raise Incomplete(found)
    number = max(each.number for each in shown.versions) + 1
    row = _version(actor, Agreement.objects.get(pk=agreement_id), number, told)
    audit.record(actor, "sharing.version_recorded", about=[f"agreement:{agreement_id}"], detail={"version": number})
    return row.pk


@transaction.atomic
def sign(*, actor: Actor, version_id: UUID, agency_id: UUID, who: str, role: str, on: date | None) -> None:
    """Record that somebody signed a version for an agency. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    in_turn(version_id)
    version = _draft(version_id, actor)
    found = []
    if agency_id not in version.unsigned:
        found.append(Problem("agency", "Choose a party that has not signed yet."))
    if not who.strip():
        found.append(Problem("who", "Say who signed."))
    if not role.strip():
        found.append(Problem("role", "Say in which post they signed."))
    if on is None or on > local_date(timezone.now()):
        found.append(Problem("signed_on", "Say on which day they signed. It cannot be in the future."))
    if found or on is None:
        raise Incomplete(found)
    Signature(
        version_id=version_id, agency_id=agency_id, who=who.strip(), role=role.strip(), signed_on=on,
        recorded_by=actor.account_id,
    ).save(force_insert=True)  # fmt: skip
    audit.record(actor, "sharing.signed", about=[f"agreement:{version.agreement_id}", f"agency:{agency_id}"])


@transaction.atomic
def attach(*, actor: Actor, version_id: UUID, name: str, octets: bytes) -> None:
    """Keep the document of a version, a PDF or Word file; a later one stands beside it. Raises Incomplete."""
    require(actor, Permission.KEEP)
    version = selectors.version(version_id, actor=actor)
    row = Paper(
        version_id=version_id, name=name[:200], media_type=media_type_of(name, octets),
        sha256=hashlib.sha256(octets).hexdigest(), octets=octets, recorded_by=actor.account_id,
    )  # fmt: skip
    row.save(force_insert=True)
    audit.record(
        actor, "sharing.document_kept", about=[f"agreement:{version.agreement_id}"], detail={"sha256": row.sha256}
    )


@transaction.atomic
def put_in_force(*, actor: Actor, version_id: UUID) -> None:
    """Let a version that every party signed bind from its day: before it and after it, what it names is closed.

    Raises NotVisible, and NotAllowedNow where somebody has not signed or its last day has passed.
    """
    require(actor, Permission.DECIDE)
    in_turn(version_id)
    version = _draft(version_id, actor)
    if version.unsigned:
        raise NotAllowedNow("Not every party has signed.")
    PutInForce(version_id=version_id, recorded_by=actor.account_id).save(force_insert=True)
    ends = beyond(version.ends_on) if version.ends_on else None
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.put_sharing_in_force(%s, %s, %s)", [version_id, begins(version.in_force_from), ends]
        )
    audit.record(
        actor, "sharing.put_in_force", about=[f"agreement:{version.agreement_id}"], detail={"version": version.number}
    )


@transaction.atomic
def end(*, actor: Actor, agreement_id: UUID, why: str) -> None:
    """End an agreement now, before its day: what it let through is closed from this moment. Raises Incomplete."""
    require(actor, Permission.DECIDE)
    in_turn(agreement_id)
    shown = selectors.agreement(agreement_id, actor=actor)
    if shown.ended_at is not None:
        raise NotAllowedNow("This agreement was ended already.")
    if not why.strip():
        raise Incomplete([Problem("why", "Say why it ends, and who decided.")])
    Ending(agreement_id=agreement_id, why=why.strip(), recorded_by=actor.account_id).save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("select wall.end_sharing(%s)", [agreement_id])
    audit.record(actor, "sharing.ended", about=[f"agreement:{agreement_id}"], detail={"why": why})


@transaction.atomic
def note_review(*, actor: Actor, version_id: UUID, found: str, next_by: date | None) -> None:
    """Note that a version was looked at again, what was found, and when next. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    version = selectors.version(version_id, actor=actor)
    wrong = [] if found.strip() else [Problem("found", "Say what was found.")]
    if next_by is None or next_by <= local_date(timezone.now()):
        wrong.append(Problem("next_by", "Give a day to come."))
    if wrong or next_by is None:
        raise Incomplete(wrong)
    row = Review(version_id=version_id, found=found.strip(), next_by=next_by, recorded_by=actor.account_id)
    row.save(force_insert=True)
    audit.record(actor, "sharing.reviewed", about=[f"agreement:{version.agreement_id}"])


@transaction.atomic
def share_outside(
    *,
    actor: Actor,
    person_id: UUID,
    to_ids: Iterable[UUID],
    basis: Basis | None,
    gateway: Gateway | None,
    why: str,
    about: Sequence[str] = (),
) -> None:
    """Share for this child what the actor's agency holds and no agreement covers, from now until it is stopped.

    The information lead is told that it was done and why, and not for which child. Raises Incomplete.
    """
    require(actor, Permission.SHARE_OUTSIDE)
    recipients = [each for each in dict.fromkeys(to_ids) if each != actor.agency_id]
    found = [] if recipients else [Problem("to", "Choose with whom.")]
    if basis is None:
        found.append(Problem("basis", "Choose the lawful basis."))
    if gateway is None:
        found.append(Problem("gateway", "Choose under which law."))
    if not why.strip():
        found.append(Problem("why", "Say why it is shared for this child."))
    if found or basis is None or gateway is None:
        raise Incomplete(found)
    first = None
    with connection.cursor() as cursor:
        for to_id in recipients:
            key = new_key()
            first = first or key
            cursor.execute(
                "select wall.share_outside(%s, %s, %s, %s, %s, %s)",
                [key, person_id, to_id, basis.value, gateway.value, why.strip()],
            )
    audit.record(
        actor, "sharing.shared_outside",
        about=[*(about or [f"person:{person_id}"]), *(f"agency:{each}" for each in recipients)],
        detail={"basis": basis.value, "gateway": gateway.value, "why": why},
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), text=OUTSIDE,
        where=Where("sharing_closed"), source_key=f"sharing-outside:{first}",
    )  # fmt: skip


@transaction.atomic
def stop_sharing_outside(*, actor: Actor, outside_id: UUID) -> None:
    """Stop what an agency shares for a child outside an agreement. Raises NotVisible where it is not theirs."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.stop_sharing_outside(%s)", [outside_id])
        (stopped,) = cursor.fetchone() or (False,)
    if not stopped:
        raise NotVisible
    audit.record(actor, "sharing.outside_stopped", about=[f"outside:{outside_id}"])


@transaction.atomic
def tell_of_endings(*, actor: Actor) -> int:
    """Tell the information lead, once each, of agreements that have ended or end within thirty days."""
    now, told = timezone.now(), 0
    today = local_date(now)
    for each in selectors.agreements(actor=actor):
        last = each.last
        if last is None or each.ended_at is not None or last.ends_on is None or each.is_followed:
            continue
        if last.ends_on < today:
            text, at = f"{each.title} has ended. What it let through is closed.", "ended"
        elif last.ends_on <= today + timedelta(days=30):
            text, at = (
                f"{each.title} ends on {last.ends_on:%-d %B}. After that, what it lets through is closed.",
                "soon",
            )
        else:
            continue
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), text=text,
            where=Where("sharing_agreement", {"agreement_id": str(each.id)}), source_key=f"sharing:{last.id}:{at}",
        )  # fmt: skip
        told += 1
    return told


def _version(actor: Actor, agreement: Agreement, number: int, told: VersionTold) -> Version:
    if told.basis is None or told.in_force_from is None or told.review_by is None:
        raise Incomplete(_problems(told))
    parties = dict.fromkeys(key for line in told.lines for key in (line.from_id, line.to_id))
    row = Version(
        agreement=agreement, number=number, parties=list(parties), purpose=told.purpose.strip(), basis=told.basis,
        gateways=[each.value for each in told.gateways], about_whom=told.about_whom.strip(),
        in_force_from=told.in_force_from, review_by=told.review_by, ends_on=told.ends_on, changed=told.changed.strip(),
        recorded_by=actor.account_id,
    )  # fmt: skip
    row.save(force_insert=True)
    for line in dict.fromkeys(told.lines):
        Flow(
            version=row, from_agency_id=line.from_id, to_agency_id=line.to_id, kind=line.kind,
            recorded_by=actor.account_id,
        ).save(force_insert=True)  # fmt: skip
    return row


def _draft(version_id: UUID, actor: Actor) -> VersionShown:
    version = selectors.version(version_id, actor=actor)
    if version.stage is not Stage.DRAFT:
        raise NotAllowedNow("This version is in force already. Record a new one.")
    return version


def _problems(told: VersionTold) -> list[Problem]:
    begins_on, last, review = told.in_force_from, told.ends_on, told.review_by
    wrong = (
        (not told.lines, "to", "Choose what goes from whom to whom: at least one kind, one sender, one recipient."),
        (any(each.from_id == each.to_id for each in told.lines), "to", "An agency needs no agreement with itself."),
        (not told.purpose.strip(), "purpose", "Say what it is for."),
        (told.basis is None, "basis", "Choose the lawful basis."),
        (not told.gateways, "gateways", "Choose the law it rests on."),
        (not told.about_whom.strip(), "about_whom", "Say about whom."),
        (begins_on is None, "in_force_from", "Say from which day it binds."),
        (review is None, "review_by", "Say by when it is looked at again."),
        (begins_on and review and review <= begins_on, "review_by", "It is looked at again after it began."),
        (begins_on and last and last < begins_on, "ends_on", "It ends before it begins."),
    )
    return [Problem(field, sentence) for is_wrong, field, sentence in wrong if is_wrong]
