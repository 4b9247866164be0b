"""Bodies of the partnership: their terms by version, who sits on them, and the challenges put and answered there."""

from __future__ import annotations

from collections.abc import Sequence
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
from openmash.insight.partnership.models import Body, Challenge, ChallengeAnswer, Member, Terms
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Became, BodyKind, Seat
from openmash.statute.calendar import local_date

FUTURE = "This cannot be in the future. Check the day."


@dataclass(frozen=True)
class TermsTold:
    """A version of a body's terms. `needed`: agencies without which it is not quorate. `least`: members at least."""

    version: str
    in_force_from: date | None
    words: str
    needed: Sequence[UUID] = ()
    least: int = 0


@dataclass(frozen=True)
class MemberTold:
    """Who sits there, as what. `person`: name and post."""

    person: str
    agency_id: UUID | None
    seat: Seat
    since: date | None


@dataclass(frozen=True)
class ChallengeTold:
    """A challenge. `by_whom`: name and post. `on` None: today."""

    by_whom: str
    to_agency_id: UUID | None
    words: str
    answer_by: date | None
    on: date | None = None


@transaction.atomic
def add_body(*, actor: Actor, name: str, kind: BodyKind | None = None) -> UUID:
    """Add a body; returns its key. `kind` None: nobody says which. Raises Incomplete."""
    require(actor, Permission.KEEP)
    taken = Body.objects.visible_to(actor).filter(name__iexact=name.strip()).exists()
    _refuse(("name", "There is a body of that name." if taken else "" if name.strip() else "Give its name."))
    row = Body.record(actor=actor, name=name.strip(), kind=kind or "", occurred_at=timezone.now())
    return _kept(actor, "partnership.body_added", row)


@transaction.atomic
def add_terms(*, actor: Actor, body_id: UUID, told: TermsTold) -> UUID:
    """Add a version of a body's terms; earlier ones stay. Returns the body. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    body = _body(body_id, actor)
    taken = Terms.objects.visible_to(actor).filter(body_id=body.pk, version__iexact=told.version.strip()).exists()
    _refuse(
        (
            "version",
            "There is a version of that name." if taken else "" if told.version.strip() else "Name the version.",
        ),
        ("in_force_from", "" if told.in_force_from else "Say from when it is in force."),
        ("words", "" if told.words.strip() else "Say what the body is for."),
        ("needed", "" if told.needed or told.least else "Say who, or how many, must be there."),
    )
    Terms.record(
        actor=actor, body_id=body.pk, version=told.version.strip()[:20], in_force_from=told.in_force_from,
        words=told.words.strip(), needed=list(told.needed), least=told.least, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.terms_added", body)


@transaction.atomic
def add_member(*, actor: Actor, body_id: UUID, told: MemberTold) -> UUID:
    """Say who sits on a body; returns it. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    body = _body(body_id, actor)
    _refuse(
        ("person", "" if told.person.strip() else "Say who: name and post."), ("agency", _agency(told.agency_id)),
        ("since", "" if told.since else "Say since when."),
    )  # fmt: skip
    Member.record(
        actor=actor, body_id=body.pk, person=told.person.strip(), agency_id=told.agency_id, seat=told.seat,
        valid_from=told.since, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.member_added", body)


@transaction.atomic
def end_member(*, actor: Actor, member_id: UUID, on: date | None) -> UUID:
    """Say that somebody sits there no more; returns the body. Raises NotVisible, NotAllowedNow, Incomplete."""
    require(actor, Permission.KEEP)
    row = Member.objects.visible_to(actor).current().filter(pk=member_id).first()
    if row is None:
        raise NotVisible
    if row.valid_to is not None:
        raise NotAllowedNow("This has ended already.")
    early = on is not None and row.valid_from is not None and on < row.valid_from
    _refuse(("on", "That is before it began. Check the day." if early else "" if on else "Say on which day."))
    Member.record(
        actor=actor, body_id=row.body_id, person=row.person, agency_id=row.agency_id, seat=row.seat,
        valid_from=row.valid_from, valid_to=on, supersedes=row.pk, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.member_ended", _body(row.body_id, actor))


@transaction.atomic
def challenge(*, actor: Actor, body_id: UUID, told: ChallengeTold) -> UUID:
    """Keep a challenge put in a body; returns the body. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    body = _body(body_id, actor)
    today = local_date(timezone.now())
    on = told.on or today
    _refuse(
        ("by_whom", "" if told.by_whom.strip() else "Say who asks: name and post."),
        ("to_agency", _agency(told.to_agency_id)),
        ("words", "" if told.words.strip() else "Say what is asked, and why."),
        ("answer_by", "" if told.answer_by else "Say by when it is to be answered."),
        ("on", FUTURE if on > today else ""),
    )  # fmt: skip
    Challenge.record(
        actor=actor, body_id=body.pk, by_whom=told.by_whom.strip(), to_agency_id=told.to_agency_id,
        words=told.words.strip(), on=on, answer_by=told.answer_by, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.challenged", body)


@transaction.atomic
def answer_challenge(
    *, actor: Actor, challenge_id: UUID, words: str, said_by: str, became: Became, effect: str = ""
) -> UUID:
    """Keep what was answered, what became of it, and what that changed; returns the body.

    Raises NotVisible, Incomplete.
    """
    require(actor, Permission.KEEP)
    row = Challenge.objects.visible_to(actor).filter(pk=challenge_id).first()
    if row is None:
        raise NotVisible
    _refuse(
        ("words", "" if words.strip() else "Say what was answered."),
        ("said_by", "" if said_by.strip() else "Say who answered: name and post."),
    )
    ChallengeAnswer.record(
        actor=actor, challenge_id=row.pk, words=words.strip(), said_by=said_by.strip(), became=became,
        effect=effect.strip(), on=local_date(timezone.now()), occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.answered", _body(row.body_id, actor), became=became.value)


def _body(body_id: UUID, actor: Actor) -> Body:
    row = Body.objects.visible_to(actor).filter(pk=body_id).first()
    if row is None:
        raise NotVisible
    return row


def _agency(agency_id: UUID | None) -> str:
    known = agency_id is not None and agency_id in agencies.names([agency_id])
    return "" if known else "Choose an agency."


def _refuse(*wrong: tuple[str, str]) -> None:
    if problems := [Problem(name, sentence) for name, sentence in wrong if sentence]:
        raise Incomplete(problems)


def _kept(actor: Actor, kind: str, body: Body, **detail: str) -> UUID:
    audit.record(actor, kind, about=[f"body:{body.pk}"], detail=detail)
    return body.pk
