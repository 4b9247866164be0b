"""The risk register: a risk added, moved with its reason, and closed with one. Each with its audit row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.insight.partnership.models import Body, Meeting, Risk, RiskMove
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors.risks import RiskShown, risk
from openmash.insight.partnership.words import Impact, Likelihood
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class StandsTold:
    """How a risk stands. `said_by`: name and post. `on` None: today. `meeting_id`: where it was said, if at one."""

    likelihood: Likelihood | None
    impact: Impact | None
    controls: str
    why: str
    said_by: str
    review_on: date | None
    on: date | None = None
    meeting_id: UUID | None = None


@dataclass(frozen=True)
class RiskTold:
    """A risk as it is added: of arrangements, whose it is, and how it stands."""

    cause: str
    event: str
    effect: str
    agency_id: UUID | None
    person: str
    names_nobody: bool
    stands: StandsTold


@transaction.atomic
def add_risk(*, actor: Actor, body_id: UUID, told: RiskTold) -> UUID:
    """Add a risk to a body's register; returns its key. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    if not Body.objects.visible_to(actor).filter(pk=body_id).exists():
        raise NotVisible
    known = told.agency_id is not None and told.agency_id in agencies.names([told.agency_id])
    _refuse(
        ("cause", "" if told.cause.strip() else "Say because of what."),
        ("event", "" if told.event.strip() else "Say what could happen."),
        ("effect", "" if told.effect.strip() else "Say what that would mean for children."),
        ("agency", "" if known else "Choose an agency."),
        ("person", "" if told.person.strip() else "Say who answers for it: name and post."),
        ("names_nobody", "" if told.names_nobody else "A risk is of arrangements: take out every child and worker."),
        *_wrong(told.stands),
    )  # fmt: skip
    row = Risk.record(
        actor=actor, body_id=body_id, cause=told.cause.strip(), event=told.event.strip(), effect=told.effect.strip(),
        agency_id=told.agency_id, person=told.person.strip()[:200], occurred_at=timezone.now(),
    )  # fmt: skip
    return _moved(actor, row.pk, told.stands, "partnership.risk_added")


@transaction.atomic
def move_risk(*, actor: Actor, risk_id: UUID, told: StandsTold) -> UUID:
    """Say how a risk stands now, and why; what was said before stays. Returns it. Raises NotVisible, Incomplete."""
    found = _open(risk_id, actor)
    _refuse(*_wrong(told))
    if told.meeting_id is not None and not Meeting.objects.visible_to(actor).filter(pk=told.meeting_id).exists():
        raise NotVisible
    return _moved(actor, found.id, told, "partnership.risk_moved")


@transaction.atomic
def close_risk(*, actor: Actor, risk_id: UUID, why: str, said_by: str) -> UUID:
    """Close a risk, and say why; returns it. Raises NotVisible, NotAllowedNow, Incomplete."""
    found = _open(risk_id, actor)
    _refuse(
        ("why", "" if why.strip() else "Say why it is a risk no more."),
        ("said_by", "" if said_by.strip() else "Say who says so: name and post."),
    )
    RiskMove.record(
        actor=actor, risk_id=found.id, why=why.strip(), said_by=said_by.strip()[:200], on=_today(), closed=True,
        occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.risk_closed", found.id)


def _open(risk_id: UUID, actor: Actor) -> RiskShown:
    require(actor, Permission.KEEP)
    found = risk(risk_id, actor=actor)
    if not found.is_open:
        raise NotAllowedNow("This risk is closed. Add it again if it has come back.")
    return found


def _wrong(told: StandsTold) -> list[tuple[str, str]]:
    on = told.on or _today()
    soon = told.review_on is not None and told.review_on <= on
    return [
        ("likelihood", "" if told.likelihood else "Choose how likely it is."),
        ("impact", "" if told.impact else "Choose what it would do."),
        ("controls", "" if told.controls.strip() else "Say what keeps it from happening, or that nothing does yet."),
        ("why", "" if told.why.strip() else "Say why, so that somebody else could agree or not."),
        ("said_by", "" if told.said_by.strip() else "Say who says so: name and post."),
        ("review_on", "" if told.review_on else "Say when it is looked at again."),
        ("review_on", "Choose a later day." if soon else ""),
        ("on", "This cannot be in the future. Check the day." if on > _today() else ""),
    ]


def _moved(actor: Actor, risk_id: UUID, told: StandsTold, kind: str) -> UUID:
    RiskMove.record(
        actor=actor, risk_id=risk_id, meeting_id=told.meeting_id, likelihood=told.likelihood, impact=told.impact,
        controls=told.controls.strip(), why=told.why.strip(), said_by=told.said_by.strip()[:200],
        on=told.on or _today(), review_on=told.review_on, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, kind, risk_id)


def _today() -> date:
    return local_date(timezone.now())


def _refuse(*wrong: tuple[str, str]) -> None:
    if problems := [Problem(name, sentence) for name, sentence in wrong if sentence]:
        raise Incomplete(problems)


def _kept(actor: Actor, kind: str, risk_id: UUID) -> UUID:
    audit.record(actor, kind, about=[f"risk:{risk_id}"])
    return risk_id
