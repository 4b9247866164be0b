"""The register of policies: a document, its versions, and that somebody has read one. Each with its audit row."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.files.documents import media_type_of
from openmash.insight.partnership.models import (
    Body,
    Meeting,
    PolicyDocument,
    PolicyPaper,
    PolicyRead,
    PolicyVersion,
)
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors.policies import version
from openmash.insight.partnership.words import PolicyKind
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class PolicyTold:
    """A document. `read_by`: roles asked to say that they have read it. `profile_key`: the threshold document's key."""

    title: str
    kind: PolicyKind
    body_id: UUID | None
    read_by: Sequence[Role] = ()
    is_public: bool = False
    profile_key: str = ""


@dataclass(frozen=True)
class VersionTold:
    """A version: its text as a page, and what changed in plain words. `where`: where else it is kept."""

    version: str
    effective_from: date | None
    review_by: date | None
    words: str
    changed: str
    agreed_at: UUID | None = None
    where: str = ""


@transaction.atomic
def add_policy(*, actor: Actor, told: PolicyTold) -> UUID:
    """Add a document to the register; returns its key. Raises Incomplete."""
    require(actor, Permission.KEEP)
    owned = told.body_id is not None and Body.objects.visible_to(actor).filter(pk=told.body_id).exists()
    taken = PolicyDocument.objects.current().filter(title__iexact=told.title.strip()).exists()
    is_threshold = told.kind is PolicyKind.THRESHOLD
    _refuse(
        ("title", "There is a document of that title." if taken else "" if told.title.strip() else "Give its title."),
        ("body", "" if owned else "Choose the body that owns it."),
        ("profile_key", "" if is_threshold or not told.profile_key else "Only a threshold document is cited."),
    )
    row = PolicyDocument.record(
        actor=actor, body_id=told.body_id, kind=told.kind, title=told.title.strip()[:200],
        read_by=[role.value for role in told.read_by], is_public=told.is_public, profile_key=told.profile_key,
        occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.policy_added", row.pk)


@transaction.atomic
def add_version(*, actor: Actor, document_id: UUID, told: VersionTold) -> UUID:
    """Add a version of a document; earlier ones stay. Returns its key. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    document = PolicyDocument.objects.filter(pk=document_id).first()
    if document is None:
        raise NotVisible
    meeting = Meeting.objects.visible_to(actor).filter(pk=told.agreed_at).first() if told.agreed_at else None
    taken = PolicyVersion.objects.filter(document_id=document.pk, version__iexact=told.version.strip()).exists()
    first = not PolicyVersion.objects.filter(document_id=document.pk).exists()
    early = told.review_by and told.effective_from and told.review_by <= told.effective_from
    _refuse(
        ("version", "There is a version of that name." if taken else "" if told.version.strip() else "Name it."),
        ("effective_from", "" if told.effective_from else "Say from when it is in force."),
        ("review_by", "" if told.review_by else "Say by when it is renewed."),
        ("review_by", "That is before it is in force. Check the day." if early else ""),
        ("words", "" if told.words.strip() else "Write it, or what it says in short and where the whole is kept."),
        ("changed", "" if told.changed.strip() or first else "Say in plain words what changed."),
        ("agreed_at", "" if told.agreed_at is None or meeting is not None else "Choose the meeting that agreed it."),
    )
    row = PolicyVersion.record(
        actor=actor, document_id=document.pk, version=told.version.strip()[:20], effective_from=told.effective_from,
        review_by=told.review_by, words=told.words.strip(), changed=told.changed.strip() or "The first version.",
        agreed_at_id=meeting.pk if meeting else None, where=told.where.strip()[:400], occurred_at=timezone.now(),
    )  # fmt: skip
    _kept(actor, "partnership.policy_version_added", document.pk)
    return row.pk


@transaction.atomic
def attach_policy(*, actor: Actor, version_id: UUID, name: str, octets: bytes) -> UUID:
    """Keep the document of a version, a PDF, Word or OpenDocument file. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    document, found = version(version_id, actor=actor, today=local_date(timezone.now()))
    row = PolicyPaper.record(
        actor=actor, version_id=found.id, media_type=media_type_of(name, octets), name=name[:200], octets=octets,
        sha256=hashlib.sha256(octets).hexdigest(), occurred_at=timezone.now(),
    )  # fmt: skip
    about = [f"policy:{document.id}"]
    audit.record(actor, "partnership.policy_document_kept", about=about, detail={"sha256": row.sha256})
    return row.pk


@transaction.atomic
def say_policy_read(*, actor: Actor, version_id: UUID) -> UUID:
    """Say that the actor has read and understood a version in force; returns its document. Again changes nothing.

    Raises NotVisible, NotAllowedNow.
    """
    require(actor, Permission.READ_POLICIES)
    document, found = version(version_id, actor=actor, today=local_date(timezone.now()))
    asked = [role for role in document.read_by if role in actor.roles]
    if not asked:
        raise NotAllowedNow("Your role is not asked to say that it has read this.")
    if document.in_force is None or document.in_force.id != found.id:
        raise NotAllowedNow("This is not the version in force. Read that one.")
    if not found.i_have_read:
        PolicyRead.record(actor=actor, account_id=actor.account_id, version_id=found.id, role=asked[0].value)
        _kept(actor, "partnership.policy_read", document.id)
    return document.id


def _refuse(*wrong: tuple[str, str]) -> None:
    if problems := [Problem(name, sentence) for name, sentence in wrong if sentence]:
        raise Incomplete(problems)


def _kept(actor: Actor, kind: str, document_id: UUID) -> UUID:
    audit.record(actor, kind, about=[f"policy:{document_id}"])
    return document_id
