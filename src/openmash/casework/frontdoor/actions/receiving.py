"""Taking in what arrives, from anywhere, by people who may never see it again. Everything here only adds."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading
from openmash.casework.frontdoor.codes import PUBLIC_SOURCES, SCHOOL_SOURCES, SOURCES
from openmash.casework.frontdoor.identifying import identified_as
from openmash.casework.frontdoor.local import profile_at, team_on_duty
from openmash.casework.frontdoor.models import (
    AgreementToService,
    Check,
    CheckChild,
    Contact,
    ContactChild,
    ContactPerson,
    InformedFamily,
    LawfulBasis,
    PoliceNotification,
    Receipt,
    Referrer,
)
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.telling import (
    Arrival,
    BasisTold,
    ChildTold,
    InformedTold,
    OtherTold,
    PoliceTold,
    Received,
    ReferrerTold,
)
from openmash.casework.frontdoor.words import ADVICE_ONLY, Channel, ContactKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.paper import moment as written_at
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.instruments.actions import widen
from openmash.records.cases import actions as cases
from openmash.records.cases.words import ProcessKind
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, DetailTold
from openmash.records.people.words import DetailKind, PersonKind
from openmash.records.voice import actions as voice
from openmash.statute.events import Event

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No letter or digit that can be misread or misheard, and none that spells."""
CLOCKS_DIFFER = timedelta(minutes=5)
HELD_ONCE = "frontdoor_policenotification_once"


@transaction.atomic
def receive_public_report(*, actor: Actor, arrival: Arrival) -> Received:
    """Record what a member of the public reports. The actor is the public intake service, and reads nothing back."""
    require(actor, Permission.RECEIVE_PUBLIC_REPORT)
    public = replace(arrival, kind=ContactKind.PUBLIC, channel=Channel.PUBLIC_FORM)
    return take_in(actor, public)


@transaction.atomic
def receive_request(*, actor: Actor, arrival: Arrival) -> Received:
    """Record a professional's request for service, with a receipt of their own."""
    require(actor, Permission.RECEIVE_REQUEST)
    asked = arrival.referrer or ReferrerTold()
    referrer = replace(
        asked, name=asked.name or actor.name, agency_id=asked.agency_id or actor.agency_id, is_professional=True,
        is_anonymous=False, account_id=actor.account_id,
    )  # fmt: skip
    made = take_in(actor, replace(arrival, referrer=referrer))
    _keep_receipt(actor, made, arrival)
    return made


def _keep_receipt(actor: Actor, made: Received, arrival: Arrival) -> None:
    assert made.contact_id is not None  # what was just taken in has a key
    about = ", ".join(filter(None, (_called(child) for child in arrival.children))) or "an unknown child"
    Receipt(account_id=actor.account_id, contact_id=made.contact_id, reference=made.reference, about=about[:400]).save(
        force_insert=True
    )


@transaction.atomic
def receive_call(*, actor: Actor, arrival: Arrival) -> Received:
    """Record a call, a consultation (advice only, perhaps unnamed), an e-mail or a letter, from when it truly came."""
    require(actor, Permission.RECEIVE_CALL)
    return take_in(actor, arrival)


@transaction.atomic
def receive_police_notification(*, actor: Actor, arrival: Arrival) -> Received:
    """Record a notification from the police. The same reference from the same force twice is held once.

    Whoever tells us by an account of their own gets a receipt, by which they learn what came of it.
    """
    require(actor, Permission.RECEIVE_NOTIFICATION)
    if arrival.police is None or not arrival.police.notification_ref.strip():
        raise Incomplete([Problem("notification_ref", "Give the reference the police gave this notification.")])
    try:
        with transaction.atomic():
            made = take_in(actor, arrival)
            if arrival.referrer is not None and arrival.referrer.account_id == actor.account_id:
                _keep_receipt(actor, made, arrival)
            return made
    except IntegrityError as refused:
        if HELD_ONCE not in str(refused):
            raise
        return Received(None, "", already_held=True)


@transaction.atomic
def hear_more(
    *, actor: Actor, contact_id: UUID, reference: str, children: Sequence[UUID], told: PoliceTold, now: bool | None
) -> None:
    """Keep what the police say later of a notification they sent, and tell the desk on duty: at once, today (`now`
    False), or not at all (None). Nothing is read back. Raises Incomplete without words.
    """
    require(actor, Permission.RECEIVE_NOTIFICATION)
    if not told.said_since.strip():
        raise Incomplete([Problem("said_since", "Say what is known beyond what was sent.")])
    _record_police(actor, contact_id, children, told)
    if now is not None:
        messages.police_said_more(actor, contact_id, reference, children, at_once=now)
    about = [f"contact:{contact_id}", *(f"person:{person_id}" for person_id in children)]
    audit.record(actor, "frontdoor.police_said_more", about=about, detail={"grade": told.grade})


@transaction.atomic
def join_notification(*, actor: Actor, contact_id: UUID, child: ChildTold, kind: ContactKind) -> UUID:
    """Add a further child to a notification the actor took in, as the next row of a file does; returns their key."""
    require(actor, Permission.RECEIVE_NOTIFICATION)
    return join(actor, contact_id, child, kind, timezone.now())


@transaction.atomic
def receive_notification(*, actor: Actor, arrival: Arrival) -> Received:
    """Record a notification from health, a school or another area."""
    require(actor, Permission.RECEIVE_NOTIFICATION)
    return take_in(actor, arrival)


def take_in(actor: Actor, arrival: Arrival) -> Received:
    """Record an arrival, held from this moment by whoever is on duty. Inner: no permission asked, nothing read back."""
    now = timezone.now()
    received_at = arrival.received_at or written_at()
    first_told_at = arrival.first_told_at or received_at
    _refuse(arrival, received_at, first_told_at, now)
    told = tuple(arrival.children) or (ChildTold(as_told="Unknown child"),)
    children = tuple(person_of(actor, child, place, arrival.origin_id) for place, child in enumerate(told))
    local = profile_at(received_at)
    contact_id = cases.open_process(
        actor=actor, kind=ProcessKind.CONTACT, children=children, held_by_team=team_on_duty(now),
        opened_at=received_at, profile_slug=local.slug, profile_version=local.version,
    )  # fmt: skip
    reference = _reference()
    Contact.record(
        actor=actor, id=contact_id, process_id=contact_id, person_ids=list(children), kind=arrival.kind,
        channel=arrival.channel, reference=reference, received_at=received_at, first_told_at=first_told_at,
        source=arrival.source, source_detail=arrival.source_detail, in_danger_now=arrival.in_danger_now,
        occurred_at=received_at, origin_id=arrival.origin_id,
    )  # fmt: skip
    for person_id, child in zip(children, told, strict=True):
        record_child(actor, contact_id, person_id, child, arrival.kind, received_at, arrival.origin_id)
        _mark_arrival(actor, contact_id, person_id, arrival.kind, received_at, first_told_at)
        if arrival.referral_promised:
            cases.mark(
                actor=actor, process_id=contact_id, person_id=person_id, event=Event.REFERRAL_PROMISED,
                occurred_at=received_at,
            )  # fmt: skip
    record_others(actor, contact_id, arrival.others, arrival.origin_id)
    _record_who_told_us(actor, contact_id, children, arrival)
    record_sharing(actor, contact_id, children, arrival.informed, arrival.basis)
    for person_id, agreed in zip(children, arrival.agreements, strict=False):
        AgreementToService.record(
            actor=actor, contact_id=contact_id, person_id=person_id, service=agreed.service, agreed=agreed.agreed,
            by_whom=agreed.by_whom, words=agreed.words, occurred_at=received_at,
        )  # fmt: skip
    if arrival.police is not None:
        _record_police(actor, contact_id, children, arrival.police, arrival.origin_id)
    if arrival.in_danger_now:
        messages.danger(actor, contact_id, reference, children)
    audit.record(
        actor, "frontdoor.contact_received",
        about=[f"contact:{contact_id}", *(f"person:{person_id}" for person_id in children)],
        detail={"kind": arrival.kind.value, "channel": arrival.channel.value, "source": arrival.source},
    )  # fmt: skip
    return Received(contact_id, reference, children)


def _refuse(arrival: Arrival, received_at: datetime, first_told_at: datetime, now: datetime) -> None:
    """Only what cannot have happened, or could not be stored."""
    found = []
    if received_at > now + CLOCKS_DIFFER:
        found.append(Problem("received_at", "This cannot have arrived in the future. Check the date and time."))
    if first_told_at > received_at:
        found.append(Problem("first_told_at", "Nobody can have been told first after we were. Check the date."))
    if arrival.source not in SOURCES:
        found.append(Problem("source", "Choose who told us."))
    if found:
        raise Incomplete(found)


def person_of(actor: Actor, child: ChildTold, place: int, origin_id: UUID | None) -> UUID:
    """The record of a child: the one found, or a new one as told. An unknown child has a record too."""
    if child.person_id is not None:
        return child.person_id
    told = child.told or AsTold(kind=PersonKind.CHILD)
    if not told.names and child.as_told.strip() and not told.details:
        told = replace(told, details=(DetailTold(DetailKind.DESCRIPTION, child.as_told),))
    try:
        return people.add_person(actor=actor, told=replace(told, origin_id=told.origin_id or origin_id))
    except Incomplete as refused:
        raise Incomplete([Problem(f"children_{place}_{p.field}", p.sentence) for p in refused.problems]) from refused


def record_child(
    actor: Actor,
    contact_id: UUID,
    person_id: UUID,
    child: ChildTold,
    kind: str,
    received_at: datetime,
    origin_id: UUID | None = None,
    supersedes: UUID | None = None,
) -> None:
    """What was said of one child, and their voice where somebody gave it. Inner: no permission asked."""
    ContactChild.record(
        actor=actor, contact_id=contact_id, person_id=person_id, part=child.part, as_told=_called(child)[:400],
        concern=child.concern, impact=child.impact, working_well=child.working_well, tried=child.tried,
        asked_for=child.asked_for, categories=list(child.categories), received_at=received_at, kind=kind,
        occurred_at=received_at, origin_id=origin_id, supersedes=supersedes,
    )  # fmt: skip
    if child.voice is not None:
        voice.record(actor=actor, person_id=person_id, told=child.voice, process_id=contact_id, origin_id=origin_id)


def join(
    actor: Actor, contact_id: UUID, child: ChildTold, kind: str, received_at: datetime, supersedes: UUID | None = None
) -> UUID:
    """Bring a further child into a contact, held by whoever is on duty. Inner: no permission asked."""
    person_id = person_of(actor, child, 0, None)
    cases.add_child(actor=actor, process_id=contact_id, person_id=person_id, held_by_team=team_on_duty(timezone.now()))
    with connection.cursor() as cursor:
        cursor.execute("select wall.widen_contact(%s, %s)", [contact_id, person_id])
    widen(actor=actor, about_id=contact_id, person_id=person_id)
    record_child(actor, contact_id, person_id, child, kind, received_at, supersedes=supersedes)
    _ask_of_them_too(actor, contact_id, person_id)
    cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.CONTACT_RECEIVED)
    audit.record(actor, "frontdoor.child_added", about=[f"contact:{contact_id}", f"person:{person_id}"])
    return person_id


def _ask_of_them_too(actor: Actor, contact_id: UUID, person_id: UUID) -> None:
    """Agencies asked about the family are asked about a child found later, in the same check; a school is not, since it
    is asked about its own pupils alone.
    """
    told = set(
        CheckChild.objects.filter(contact_id=contact_id, person_id=person_id).values_list("check_asked_id", flat=True)
    )
    asked = Check.objects.filter(contact_id=contact_id).exclude(agency__kind=AgencyKind.SCHOOL)
    for check in asked.exclude(pk__in=told).select_related("agency"):
        named = identified_as([person_id], AgencyKind(check.agency.kind), actor=actor, told=reading.told_of(contact_id))
        for words in named.values():
            CheckChild.record(
                actor=actor, check_asked_id=check.id, contact_id=contact_id, person_id=person_id,
                to_circle=check.to_circle, identified_as=words,
            )  # fmt: skip
            everyone = list(dict.fromkeys([*check.person_ids, person_id]))
            messages.child_added(actor, check.id, check.agency_id, person_id, everyone)


def record_others(
    actor: Actor, contact_id: UUID, others: Sequence[OtherTold], origin_id: UUID | None = None
) -> list[UUID]:
    """Other people in a contact, each with a record; returns their keys. Inner: no permission asked."""
    kept = []
    for other in others:
        told = other.told or AsTold(kind=PersonKind.ADULT)
        person_id = other.person_id or people.add_person(
            actor=actor, told=replace(told, origin_id=told.origin_id or origin_id)
        )
        ContactPerson.record(
            actor=actor, contact_id=contact_id, person_id=person_id, relation=other.relation, alleged=other.alleged,
            as_told=other.as_told, origin_id=origin_id,
        )  # fmt: skip
        kept.append(person_id)
    return kept


def record_sharing(
    actor: Actor,
    contact_id: UUID,
    children: Sequence[UUID],
    informed: Sequence[InformedTold],
    basis: Sequence[BasisTold],
) -> None:
    """Who was told, and on what basis anything is shared: separate facts. Inner: no permission asked."""
    for each in informed:
        if not each.informed and each.why_not is None:
            raise Incomplete([Problem("informed_why_not", "If the family was not told, say why.")])
        InformedFamily.record(
            actor=actor, contact_id=contact_id, person_ids=list(children), purpose=each.purpose,
            informed=each.informed, who_was_told=each.who_was_told, their_view=each.their_view,
            why_not=each.why_not or "", words=each.words,
        )  # fmt: skip
    for one in basis:
        LawfulBasis.record(
            actor=actor, contact_id=contact_id, person_ids=list(children), purpose=one.purpose, shared=one.shared,
            basis=one.basis, gateway=one.gateway, words=one.words,
        )  # fmt: skip


def _mark_arrival(
    actor: Actor,
    contact_id: UUID,
    person_id: UUID,
    kind: ContactKind,
    received_at: datetime,
    first_told_at: datetime,
) -> None:
    events = [(Event.FIRST_TOLD, first_told_at), (Event.CONTACT_RECEIVED, received_at)]
    events.append((Event.CONSULTATION_GIVEN if kind in ADVICE_ONLY else Event.REFERRAL_RECEIVED, received_at))
    for event, at in events:
        cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=event, occurred_at=at)


def _record_who_told_us(actor: Actor, contact_id: UUID, children: Sequence[UUID], arrival: Arrival) -> None:
    who = arrival.referrer
    if who is None:
        return
    hidden = who.is_anonymous and not who.is_professional
    Referrer.record(
        actor=actor, contact_id=contact_id, person_ids=list(children), role=who.role, agency_id=who.agency_id,
        agency_name=who.agency_name, relationship=who.relationship, is_anonymous=hidden,
        is_professional=who.is_professional and arrival.source not in PUBLIC_SOURCES,
        is_school=arrival.source in SCHOOL_SOURCES, wants_feedback=who.wants_feedback,
        safe_to_contact=who.safe_to_contact, account_id=who.account_id, name="" if hidden else who.name,
        telephone="" if hidden else who.telephone, email="" if hidden else who.email,
    )  # fmt: skip


def _record_police(
    actor: Actor, contact_id: UUID, children: Sequence[UUID], police: PoliceTold, origin_id: UUID | None = None
) -> None:
    PoliceNotification.record(
        actor=actor, contact_id=contact_id, person_ids=list(children), agency_id=police.agency_id,
        notification_ref=police.notification_ref.strip(), incident_at=police.incident_at, grade=police.grade,
        domestic_abuse=police.domestic_abuse, children_present=police.children_present.value,
        child_seen=police.child_seen.value, child_spoken_to=police.child_spoken_to.value,
        said_since=police.said_since, origin_id=origin_id,
    )  # fmt: skip


def _called(child: ChildTold) -> str:
    """How a child was named or described by whoever told us."""
    if child.as_told:
        return child.as_told
    names = child.told.names if child.told else ()
    return f"{names[0].forenames} {names[0].surname}".strip() if names else ""


def _reference() -> str:
    """A random reference such as K7QM-2F9D, to be read out on the telephone."""
    letters = [secrets.choice(ALPHABET) for _ in range(8)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"
