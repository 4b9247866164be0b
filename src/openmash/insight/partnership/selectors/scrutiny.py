"""Independent scrutiny: its questions of a year, what it found, what each partner did about it, and its statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership.models import Inquiry, InquiryAnswer, InquiryFinding, Statement
from openmash.insight.partnership.permissions import Permission


@dataclass(frozen=True)
class AnswerShown:
    """What one partner did."""

    agency: str
    words: str
    said_by: str
    on: date


@dataclass(frozen=True)
class FoundShown:
    """A finding, with what each partner did about it: the newest of each."""

    id: UUID
    words: str
    said_by: str
    on: date
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True)
class InquiryShown:
    """A question of the plan."""

    id: UUID
    year: int
    question: str
    how: str
    by: date
    said_by: str
    findings: tuple[FoundShown, ...]

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"inquiry:{self.id}",)

    def is_late(self, today: date) -> bool:
        return not self.findings and self.by < today


@dataclass(frozen=True)
class StatementMade:
    """The statement of a year."""

    id: UUID
    year: int
    words: str
    said_by: str
    published_on: date


def inquiries(*, actor: Actor, year: int | None = None) -> list[InquiryShown]:
    """Every question, the newest year first; of one year, where it is given. Four queries, however many."""
    require(actor, Permission.VIEW)
    rows = Inquiry.objects.visible_to(actor).order_by("-year", "by", "id")
    if year is not None:
        rows = rows.filter(year=year)
    kept = list(rows)
    findings = list(
        InquiryFinding.objects.visible_to(actor)
        .filter(inquiry_id__in=[x.pk for x in kept])
        .order_by("on", "recorded_at", "id")
    )
    answers: dict[UUID, dict[UUID, InquiryAnswer]] = {}
    of_these = InquiryAnswer.objects.visible_to(actor).filter(finding_id__in=[x.pk for x in findings])
    for row in of_these.order_by("recorded_at", "id"):
        answers.setdefault(row.finding_id, {})[row.agency_id] = row
    names = agencies.names({key for each in answers.values() for key in each})
    return [
        InquiryShown(
            x.pk, x.year, x.question, x.how, x.by, x.said_by,
            tuple(
                FoundShown(
                    y.pk, y.words, y.said_by, y.on,
                    tuple(
                        AnswerShown(names.get(key, ""), z.words, z.said_by, z.on)
                        for key, z in answers.get(y.pk, {}).items()
                    ),
                )
                for y in findings
                if y.inquiry_id == x.pk
            ),
        )
        for x in kept
    ]  # fmt: skip


def inquiry(inquiry_id: UUID, *, actor: Actor) -> InquiryShown:
    """One question. Raises NotVisible."""
    found = next((each for each in inquiries(actor=actor) if each.id == inquiry_id), None)
    if found is None:
        raise NotVisible
    return found


def inquiry_of_finding(finding_id: UUID, *, actor: Actor) -> tuple[InquiryShown, FoundShown]:
    """A finding, with its question. Raises NotVisible."""
    for each in inquiries(actor=actor):
        for found in each.findings:
            if found.id == finding_id:
                return each, found
    raise NotVisible


def statements(*, today: date) -> list[StatementMade]:
    """Every published statement as it stands, the newest year first: they are the public's. One query."""
    found: dict[int, Statement] = {}
    for row in Statement.objects.filter(published_on__lte=today).order_by("recorded_at", "id"):
        found[row.year] = row
    return [
        StatementMade(row.pk, row.year, row.words, row.said_by, row.published_on)
        for _, row in sorted(found.items(), reverse=True)
    ]
