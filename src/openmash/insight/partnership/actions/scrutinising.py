"""Independent scrutiny's plan, findings, what partners did, and its published statement: kept in its own words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import Inquiry, InquiryAnswer, InquiryFinding, Statement
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors.scrutiny import inquiry, inquiry_of_finding
from openmash.statute.calendar import local_date

FIRST_YEAR = 2019


@transaction.atomic
def ask_inquiry(
    *, actor: Actor, year: int | None, question: str, how: str, by: date | None, said_by: str
) -> UUID:  # fmt: skip
    """Put a question in independent scrutiny's plan of a year; returns its key. Raises Incomplete."""
    require(actor, Permission.KEEP)
    _refuse(
        ("year", _year(year)), ("question", "" if question.strip() else "Say what is asked."),
        ("how", "" if how.strip() else "Say how it will be looked into."), ("by", "" if by else "Say by when."),
        ("said_by", "" if said_by.strip() else "Say who asks: name and post."),
    )  # fmt: skip
    row = Inquiry.record(
        actor=actor, year=year, question=question.strip(), how=how.strip(), by=by, said_by=said_by.strip()[:200],
        occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.inquiry_asked", row.pk)


@transaction.atomic
def find_inquiry(*, actor: Actor, inquiry_id: UUID, words: str, said_by: str, on: date | None = None) -> UUID:
    """Keep what was found of a question; returns the question. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    found, day = inquiry(inquiry_id, actor=actor), on or _today()
    _refuse(
        ("words", "" if words.strip() else "Say what was found."),
        ("said_by", "" if said_by.strip() else "Say who says so: name and post."),
        ("on", "This cannot be in the future. Check the day." if day > _today() else ""),
    )
    InquiryFinding.record(
        actor=actor, inquiry_id=found.id, words=words.strip(), said_by=said_by.strip()[:200], on=day,
        occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.inquiry_found", found.id)


@transaction.atomic
def answer_inquiry(*, actor: Actor, finding_id: UUID, agency_id: UUID | None, words: str, said_by: str) -> UUID:
    """Keep what a partner did about a finding; returns its question. Nobody who scrutinises answers for themselves.

    Raises NotVisible, Incomplete.
    """
    require(actor, Permission.KEEP)
    question, found = inquiry_of_finding(finding_id, actor=actor)
    known = agency_id is not None and agency_id in agencies.names([agency_id])
    own = rules.is_the_same_person(said_by, found.said_by)
    _refuse(
        ("agency", "" if known else "Choose an agency."), ("words", "" if words.strip() else "Say what was done."),
        ("said_by", "" if said_by.strip() else "Say who says so: name and post."),
        ("said_by", "Not by whoever found it: the partner says what it did." if own else ""),
    )  # fmt: skip
    InquiryAnswer.record(
        actor=actor, finding_id=found.id, agency_id=agency_id, words=words.strip(), said_by=said_by.strip()[:200],
        on=_today(), occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.inquiry_answered", question.id)


@transaction.atomic
def publish_statement(*, actor: Actor, year: int | None, words: str, said_by: str) -> UUID:
    """Publish independent scrutiny's statement of a year, as it wrote it; the public reads it from now on.

    A later one of the year stands in its place. Returns its key. Raises Incomplete.
    """
    require(actor, Permission.KEEP)
    _refuse(
        ("year", _year(year)), ("words", "" if words.strip() else "Write the statement."),
        ("said_by", "" if said_by.strip() else "Say whose it is: name and post."),
    )  # fmt: skip
    row = Statement.record(
        actor=actor, year=year, words=words.strip(), said_by=said_by.strip()[:200], published_on=_today(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "partnership.statement_published", about=[f"statement:{row.pk}"])
    return row.pk


def _year(year: int | None) -> str:
    last = _today().year + 1
    return "" if year is not None and FIRST_YEAR <= year <= last else f"Give a year from {FIRST_YEAR} to {last}."


def _today() -> date:
    return local_date(timezone.now())


def _refuse(*wrong: tuple[str, str]) -> None:
    if problems := [Problem(name, sentence) for name, sentence in wrong if sentence]:
        raise Incomplete(problems)


def _kept(actor: Actor, kind: str, inquiry_id: UUID) -> UUID:
    audit.record(actor, kind, about=[f"inquiry:{inquiry_id}"])
    return inquiry_id
