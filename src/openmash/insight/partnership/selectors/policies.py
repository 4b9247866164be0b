"""The register of policies and threshold documents, by version: what is in force, what changed, and who has read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership.models import Body, Meeting, PolicyDocument, PolicyPaper, PolicyRead, PolicyVersion
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import PolicyKind


@dataclass(frozen=True)
class VersionShown:
    """A version. `agreed_on`: the day of the meeting that agreed it, where it is kept here and may be seen."""

    id: UUID
    version: str
    agreed_at: UUID | None
    agreed_on: date | None
    effective_from: date
    review_by: date
    words: str
    changed: str
    where: str
    i_have_read: bool
    papers: tuple[tuple[UUID, str], ...] = ()
    """The document itself, where it is kept here: key and name, the newest first."""


@dataclass(frozen=True)
class PolicyShown:
    """A document. `versions`: the newest first; `in_force`: of the day asked for. `body` is empty for who sees none."""

    id: UUID
    kind: PolicyKind
    title: str
    body_id: UUID
    body: str
    read_by: tuple[Role, ...]
    is_public: bool
    profile_key: str
    versions: tuple[VersionShown, ...]
    in_force: VersionShown | None

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"policy:{self.id}",)

    def is_owed_by(self, actor: Actor) -> bool:
        """Whether this reader is asked to read what is in force, and has not said that they have."""
        asked = bool(set(self.read_by) & set(actor.roles))
        return asked and self.in_force is not None and not self.in_force.i_have_read


def policies(*, actor: Actor, today: date) -> list[PolicyShown]:
    """Every document, by kind and title. Six queries, however many."""
    require(actor, Permission.READ_POLICIES)
    return _shown(list(PolicyDocument.objects.current().order_by("title", "id")), actor, today)


def policy(document_id: UUID, *, actor: Actor, today: date) -> PolicyShown:
    """One document. Six queries. Raises NotVisible."""
    require(actor, Permission.READ_POLICIES)
    found = _shown(list(PolicyDocument.objects.filter(pk=document_id)), actor, today)
    if not found:
        raise NotVisible
    return found[0]


def version(version_id: UUID, *, actor: Actor, today: date) -> tuple[PolicyShown, VersionShown]:
    """One version, with its document. Raises NotVisible."""
    row = PolicyVersion.objects.filter(pk=version_id).first()
    if row is None:
        raise NotVisible
    found = policy(row.document_id, actor=actor, today=today)
    return found, next(each for each in found.versions if each.id == version_id)


def policy_paper(paper_id: UUID, *, actor: Actor) -> tuple[UUID, str, str, bytes]:
    """A document of the register: of which policy, its name, media type and bytes. Raises NotVisible."""
    require(actor, Permission.READ_POLICIES)
    row = PolicyPaper.objects.select_related("version").filter(pk=paper_id).first()
    if row is None:
        raise NotVisible
    return row.version.document_id, row.name, row.media_type, bytes(row.octets)


@dataclass(frozen=True)
class Published:
    """A version as the public reads it."""

    id: UUID
    title: str
    kind: PolicyKind
    version: str
    effective_from: date
    review_by: date
    words: str
    changed: str


def published(*, today: date) -> list[Published]:
    """What is in force that day of the documents the public may read, by title. Two queries; no actor: it is public."""
    documents = {row.pk: row for row in PolicyDocument.objects.current().filter(is_public=True)}
    newest: dict[UUID, PolicyVersion] = {}
    of_these = PolicyVersion.objects.filter(document_id__in=documents, effective_from__lte=today)
    for row in of_these.order_by("effective_from", "recorded_at", "id"):
        newest[row.document_id] = row
    found = [
        Published(
            row.pk, documents[key].title, PolicyKind(documents[key].kind), row.version, row.effective_from,
            row.review_by, row.words, row.changed,
        )
        for key, row in newest.items()
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.title, str(each.id)))


def readers(version_id: UUID, read_by: Sequence[Role], *, actor: Actor) -> list[tuple[Role, int, int]]:
    """By role that is asked to read it: how many say they have, of how many. Nobody is named."""
    require(actor, Permission.VIEW)
    with connection.cursor() as cursor:
        cursor.execute("select role, readers from wall.policy_readers(%s)", [version_id])
        read = dict(cursor.fetchall())
    return [(role, read.get(role.value, 0), len(accounts_with(role))) for role in read_by]


def _shown(rows: Sequence[PolicyDocument], actor: Actor, today: date) -> list[PolicyShown]:
    kept = list(
        PolicyVersion.objects.filter(document_id__in=[x.pk for x in rows]).order_by(
            "-effective_from", "-recorded_at", "-id"
        )
    )
    read = set(PolicyRead.objects.filter(account_id=actor.account_id).values_list("version_id", flat=True))
    days = dict(
        Meeting.objects.visible_to(actor).filter(pk__in=[x.agreed_at_id for x in kept if x.agreed_at_id])
        .values_list("pk", "on")
    )  # fmt: skip
    bodies = dict(Body.objects.visible_to(actor).filter(pk__in={x.body_id for x in rows}).values_list("pk", "name"))
    papers: dict[UUID, list[tuple[UUID, str]]] = {}
    of_these = PolicyPaper.objects.filter(version_id__in=[x.pk for x in kept]).order_by("-recorded_at", "-id")
    for key, of, name in of_these.values_list("pk", "version_id", "name"):
        papers.setdefault(of, []).append((key, name))
    found = []
    for row in rows:
        versions = tuple(
            VersionShown(
                x.pk, x.version, x.agreed_at_id, days.get(x.agreed_at_id) if x.agreed_at_id else None, x.effective_from,
                x.review_by, x.words, x.changed, x.where, x.pk in read, tuple(papers.get(x.pk, ())),
            )
            for x in kept if x.document_id == row.pk
        )  # fmt: skip
        found.append(
            PolicyShown(
                row.pk, PolicyKind(row.kind), row.title, row.body_id, bodies.get(row.body_id, ""),
                tuple(Role(x) for x in row.read_by), row.is_public, row.profile_key, versions,
                next((x for x in versions if x.effective_from <= today), None),
            )
        )  # fmt: skip
    return found
