"""Screening: taking a contact, rating it, who else, what the family was told, the team a child is open to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading, rules
from openmash.casework.frontdoor.actions.receiving import join, record_others, record_sharing
from openmash.casework.frontdoor.behind import Behind
from openmash.casework.frontdoor.local import profile_at, team_on_duty
from openmash.casework.frontdoor.models import (
    AgreementToService,
    Contact,
    DipSample,
    OutOfTimescale,
    Rating,
    WhoElse,
)
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.telling import AgreementTold, BasisTold, ChildTold, InformedTold, OtherTold
from openmash.casework.frontdoor.words import SEVERITY, WhoElseKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.holding import Offered
from openmash.records.cases.selectors import Open
from openmash.records.cases.words import OfferKind, Service
from openmash.statute.calendar import local_date
from openmash.statute.clocks import reckon
from openmash.statute.events import Event

LATE_LOWERING = "rating_lowered_late"
EXPLAINED = frozenset({"initial_decision", "mash_enquiry", "referrer_told"})


@dataclass(frozen=True)
class Else:
    """Somebody else who could be at risk: added to the contact (`child`, or a record), or not and why."""

    kind: WhoElseKind
    described: str
    added: bool = False
    why: str = ""
    person_id: UUID | None = None
    child: ChildTold | None = None


@transaction.atomic
def take(*, actor: Actor, contact_id: UUID) -> None:
    """Take a contact by name: from now the actor answers for each child in it that the hub or the night team holds.

    A child whom another team has accepted stays with that team.
    """
    require(actor, Permission.SCREEN)
    contact = reading.contact_of(contact_id)
    held = spine.holders([contact_id], actor=actor)
    for (_, person_id), holder in held.items():
        ours = holder.is_desk or holder.out_of_hours or holder.team_id == actor.team_id
        if ours and holder.account_id != actor.account_id:
            cases.take(actor=actor, process_id=contact_id, person_id=person_id, team_id=actor.team_id or holder.team_id)
    audit.record(actor, "frontdoor.taken", about=_about(contact))


@transaction.atomic
def rate(*, actor: Actor, contact_id: UUID, rating: str, reason: str) -> UUID:
    """Rate a contact, or rate it again; returns the rating's key. To lower one, the full gate is met first.

    Raises NotPermitted, NotVisible, and Incomplete naming what is missing. Raising is asked for nothing but a reason.
    """
    contact = reading.contact_of(contact_id)
    before = reading.rating_of(contact_id)
    local = profile_at(contact.received_at)
    if rating not in {each.key for each in local.ratings}:
        raise Incomplete([Problem("rating", "Choose a rating.")])
    lowering = rules.lowers(before.rating if before else None, rating)
    require(actor, Permission.LOWER_RATING if lowering else Permission.RATE)
    version = local.threshold_document(local_date(timezone.now())).version
    if lowering:
        children = reading.children_of(contact_id)
        voiced = reading.every_child_has_voice(contact_id, children, actor=actor)
        gate = reading.gate_of(contact_id, actor=actor, rationale=reason, threshold_version=version, voice_given=voiced)
        if missing := rules.gate_for_less(gate):
            raise Incomplete([Problem("reason" if p.field == "rationale" else p.field, p.sentence) for p in missing])
    elif not reason.strip():
        raise Incomplete([Problem("reason", "Say why you give this rating.")])
    row = Rating.record(
        actor=actor, contact_id=contact_id, person_ids=contact.person_ids, rating=rating, severity=SEVERITY[rating],
        reason=reason, by_role=reading.manager_role(actor), threshold_version=version if lowering else "",
        occurred_at=timezone.now(),
    )  # fmt: skip
    if lowering and before is not None:
        _sample_if_late(actor, contact, before, row)
    raised = before is not None and SEVERITY[rating] > before.severity
    event = Event.RATING_LOWERED if lowering else Event.RATING_RAISED if raised else Event.RATED
    for person_id in contact.person_ids:
        cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=event)
    audit.record(
        actor, "frontdoor.rated", about=_about(contact),
        detail={"rating": rating, "before": before.rating if before else "", "reason": reason},
    )  # fmt: skip
    return row.id


def _sample_if_late(actor: Actor, contact: Contact, before: Rating, row: Rating) -> None:
    """A rating lowered late in its time goes before the dip sample."""
    now = timezone.now()
    local = profile_at(contact.received_at)
    clock = local.rating_clock(before.rating, local_date(contact.received_at))
    started = before.recorded_at if clock.starts is Event.RATED else contact.received_at
    due_at = reckon(clock, started, now, local.calendar()).due_at
    if rules.lowered_late(due_at, now, local.rating(before.rating).warn_before):
        DipSample.record(
            actor=actor, contact_id=contact.id, person_ids=contact.person_ids, because=LATE_LOWERING, rating_id=row.id
        )


@transaction.atomic
def consider(*, actor: Actor, contact_id: UUID, who: Else) -> UUID | None:
    """Say who else could be at risk: add them to the contact (returns their key), or say why not (returns None)."""
    require(actor, Permission.SCREEN)
    contact = reading.contact_of(contact_id)
    if not who.described.strip():
        raise Incomplete([Problem("described", "Say who this is, or where you looked and found nobody.")])
    if not who.added and not who.why.strip():
        raise Incomplete([Problem("why", "Add them to this contact, or say why not.")])
    person_id = _bring_in(actor, contact, who) if who.added else who.person_id
    WhoElse.record(
        actor=actor, contact_id=contact_id, person_ids=reading.contact_of(contact_id).person_ids, kind=who.kind,
        described=who.described, person_id=person_id, added=who.added, why=who.why,
    )  # fmt: skip
    audit.record(
        actor, "frontdoor.who_else_considered", about=_about(contact),
        detail={"kind": who.kind.value, "added": who.added},
    )  # fmt: skip
    return person_id if who.added else None


def _bring_in(actor: Actor, contact: Contact, who: Else) -> UUID:
    child = who.child or ChildTold(person_id=who.person_id, as_told=who.described)
    if child.person_id in contact.person_ids:
        return child.person_id
    return join(actor, contact.id, child, contact.kind, timezone.now())


@transaction.atomic
def add_child(*, actor: Actor, contact_id: UUID, child: ChildTold) -> UUID:
    """Add a child to a contact, held from now by whoever is on duty; returns their key."""
    require(actor, Permission.SCREEN)
    contact = reading.contact_of(contact_id)
    if child.person_id in contact.person_ids:
        raise NotAllowedNow("This child is already in this contact.")
    return join(actor, contact_id, child, contact.kind, timezone.now())


@transaction.atomic
def add_other(*, actor: Actor, contact_id: UUID, other: OtherTold) -> UUID:
    """Add somebody else to a contact, alleged or not; returns their key."""
    require(actor, Permission.SCREEN)
    contact = reading.contact_of(contact_id)
    [person_id] = record_others(actor, contact_id, [other])
    audit.record(actor, "frontdoor.person_added", about=[*_about(contact), f"person:{person_id}"])
    return person_id


@transaction.atomic
def record_informed(*, actor: Actor, contact_id: UUID, told: InformedTold) -> None:
    """Record whether the family was told that information is shared, for one purpose."""
    require(actor, Permission.SCREEN)
    contact = reading.contact_of(contact_id)
    record_sharing(actor, contact_id, contact.person_ids, [told], [])
    audit.record(actor, "frontdoor.informed_recorded", about=_about(contact), detail={"informed": told.informed})


@transaction.atomic
def record_basis(*, actor: Actor, contact_id: UUID, basis: BasisTold) -> None:
    """Record on what basis information is shared for one purpose; or that it is not, and what was weighed."""
    require(actor, Permission.SCREEN)
    if not basis.shared and not basis.words.strip():
        raise Incomplete([Problem("words", "If you decide not to share, say what you weighed.")])
    contact = reading.contact_of(contact_id)
    record_sharing(actor, contact_id, contact.person_ids, [], [basis])
    audit.record(actor, "frontdoor.basis_recorded", about=_about(contact), detail={"shared": basis.shared})


@transaction.atomic
def record_agreement(*, actor: Actor, contact_id: UUID, person_id: UUID, told: AgreementTold) -> None:
    """Record whether the family agreed to a service for one child; a later row withdraws it."""
    require(actor, Permission.SCREEN)
    reading.child_of(contact_id, person_id)
    earlier = AgreementToService.objects.current().filter(person_id=person_id, service=told.service).first()
    AgreementToService.record(
        actor=actor, contact_id=contact_id, person_id=person_id, service=told.service, agreed=told.agreed,
        by_whom=told.by_whom, words=told.words, supersedes=earlier.id if earlier else None, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "frontdoor.agreement_recorded", about=[f"contact:{contact_id}", f"person:{person_id}"],
        detail={"agreed": told.agreed.value},
    )  # fmt: skip


@transaction.atomic
def route_to_open_team(
    *, actor: Actor, contact_id: UUID, person_id: UUID, team_id: UUID, words: str = "", involvement: Open | None = None
) -> UUID:
    """Route a child to the team they are already open to, with the information attached; returns the offer's key.

    The hub holds the child until the team says what it will do. Open to family help is not open to a social worker:
    raises NotAllowedNow for such an involvement, because new harm is still screened.
    """
    require(actor, Permission.ROUTE)
    child = reading.child_of(contact_id, person_id)
    if involvement is not None and involvement.service is not Service.SOCIAL_CARE:
        raise NotAllowedNow("The child is not open to a social worker there. Screen this, and tell that worker.")
    offer = cases.offer(
        actor=actor, process_id=contact_id, person_id=person_id, kind=OfferKind.ALREADY_OPEN, to_team_id=team_id,
        words=words or child.concern,
    )  # fmt: skip
    rating = reading.rating_of(contact_id)
    messages.offered(actor, offer, OfferKind.ALREADY_OPEN, team_id, person_id, rating.rating if rating else "")
    cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.OPEN_WORKER_TOLD)
    audit.record(
        actor, "frontdoor.routed_to_open_team", about=[f"contact:{contact_id}", f"person:{person_id}"],
        detail={"team": str(team_id)},
    )  # fmt: skip
    return offer


@transaction.atomic
def answer_as_open_team(*, actor: Actor, offer_id: UUID, accepts: bool, what_we_will_do: str) -> None:
    """Say, for the team a child is already open to, what it will do; or why it will not. Until then the hub holds."""
    if not what_we_will_do.strip():
        raise Incomplete([Problem("what_we_will_do", "Say what you will do and by when, or why this is not yours.")])
    found = spine.offers([offer_id], actor=actor)
    if not found:
        raise NotVisible
    [offered] = found
    if accepts:
        cases.accept(actor=actor, offer_id=offer_id, words=what_we_will_do, in_own_name=True)
    else:
        cases.decline(actor=actor, offer_id=offer_id, reason=what_we_will_do)
    messages.answered(actor, offer_id)
    cases.mark(
        actor=actor, process_id=offered.process_id, person_id=offered.person_id, event=Event.OPEN_WORKER_ANSWERED
    )


@transaction.atomic
def return_the_silent(*, actor: Actor, behind: Behind | None = None) -> int:
    """Bring back to the hub, which never stopped holding them, children whose team did not answer in time.

    The desk and the team's managers are told; of restricted children, with `behind`, those inside alone. Returns how
    many. Safe to run at any moment, twice or by two at once.
    """
    require(actor, Permission.RETURN_THE_SILENT)
    now = timezone.now()
    count = 0
    for offered in spine.offers_waiting(actor=actor):
        if behind is not None and not behind.has(offered.process_id):
            continue
        rating = reading.rating_of(offered.process_id)
        urgent = rating is None or rating.rating == "red"
        due_at = _answer_due(offered, rating.rating if rating else "red", now)
        if due_at is None or now <= due_at:
            continue
        try:
            with transaction.atomic():
                cases.lapse(actor=actor, offer_id=offered.id)
                count += 1
        except (IntegrityError, NotAllowedNow):
            continue
        messages.answered(actor, offered.id)
        if offered.to_team_id is not None:
            agency = agencies.team(offered.to_team_id).agency_id
            inside = messages.inside(behind, [offered.process_id])
            messages.came_back(actor, offered.id, agency, offered.person_id, urgent=urgent, inside=inside)
    return count


def _answer_due(offered: Offered, rating: str, now: datetime) -> datetime | None:
    """By when a team answers an offer of a kind whose silence brings the child back; None for the other kinds."""
    local, on = profile_at(offered.offered_at), local_date(offered.offered_at)
    if offered.kind is OfferKind.ALREADY_OPEN:
        clock = local.open_worker_clock(rating, on)
    elif offered.kind is OfferKind.NEXT_STEP:
        clock = local.clock("next_step_answered", on)
    else:
        return None
    return reckon(clock, offered.offered_at, now, local.calendar()).due_at


@transaction.atomic
def explain_timescale(*, actor: Actor, contact_id: UUID, clock: str, reason: str) -> None:
    """Say why a clock will go, or went, out of timescale: "initial_decision", "mash_enquiry" or "referrer_told"."""
    require(actor, Permission.SCREEN)
    contact = reading.contact_of(contact_id)
    if clock not in EXPLAINED:
        raise Incomplete([Problem("clock", "Choose which limit this is about.")])
    if not reason.strip():
        raise Incomplete([Problem("reason", "Say why it is out of timescale.")])
    OutOfTimescale.record(
        actor=actor, contact_id=contact_id, person_ids=contact.person_ids, clock=clock, reason=reason.strip()
    )
    audit.record(
        actor, "frontdoor.timescale_explained", about=_about(contact), detail={"clock": clock, "reason": reason}
    )


@transaction.atomic
def bring_back(*, actor: Actor, contact_id: UUID, person_id: UUID, reason: str) -> None:
    """Bring a child back to the desk on duty from a worker who is away."""
    require(actor, Permission.SCREEN)
    if not reason.strip():
        raise Incomplete([Problem("reason", "Say why the child comes back to the desk.")])
    reading.child_of(contact_id, person_id)
    cases.bring_back(
        actor=actor, process_id=contact_id, person_id=person_id, to_team_id=team_on_duty(timezone.now()), reason=reason
    )


def _about(contact: Contact) -> list[str]:
    return [f"contact:{contact.id}", *(f"person:{person_id}" for person_id in contact.person_ids)]
