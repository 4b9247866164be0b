"""What a system sent, as the front door takes it in. What was not said stays empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from openmash.casework.frontdoor.telling import (
    Arrival,
    ChildTold,
    InformedTold,
    OtherTold,
    PoliceTold,
    ReferrerTold,
)
from openmash.casework.frontdoor.words import Channel, ContactKind, NotInformed, Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies.selectors import AgencyKind, agency
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.partner_api.shapes import Child, Other, PoliceNotification, RequestForService, Sender, VoiceSaid
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, NumberTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, PersonKind, Scheme
from openmash.records.voice.actions import Heard, NotHeardYet, Told, problems
from openmash.records.voice.words import Alone, Manner, Method, NotHeardBecause, Reader
from openmash.statute.calendar import local_date

SOURCE = {
    AgencyKind.POLICE: "6", AgencyKind.SCHOOL: "2A", AgencyKind.EDUCATION: "2B", AgencyKind.GP: "3A",
    AgencyKind.HEALTH: "3F", AgencyKind.HOUSING: "4",
}  # fmt: skip
"""The census's code of who told us, by the kind of agency; another agency for the rest."""
ANOTHER_AGENCY = "8"
OLDEST_YEARS = 120
EARLIEST, LATEST = 2000, 2200
"""Years between which a promise is made."""


def request_told(sent: RequestForService, actor: Actor) -> Arrival:
    """A request for service. Raises Incomplete for what cannot be."""
    _refuse(sent.children, sent.others)
    if not any(child.concern.strip() for child in sent.children):
        raise Incomplete([Problem("children.0.concern", "Say what you are worried about, for one child at least.")])
    if not sent.family_told and not sent.why_not_told:
        raise Incomplete([Problem("why_not_told", "Say why the family was not told.")])
    informed = (
        InformedTold("request", True)
        if sent.family_told
        else InformedTold("request", False, why_not=NotInformed(sent.why_not_told), words=sent.why_not_told_words)
    )
    return Arrival(
        kind=ContactKind.REQUEST_FOR_SERVICE, channel=Channel.FEED, source=_source(actor),
        children=tuple(_child(each, sent.sender) for each in sent.children),
        others=tuple(_other(each) for each in sent.others), referrer=_referrer(sent.sender, actor),
        in_danger_now=sent.danger_now, informed=(informed,),
    )  # fmt: skip


def notification_told(sent: PoliceNotification, actor: Actor) -> Arrival:
    """A police notification. Raises Incomplete for what cannot be, and where the agency is no police force."""
    if agency(actor.agency_id).kind != AgencyKind.POLICE:
        raise Incomplete([Problem("reference", "Only a police system sends a police notification.")])
    _refuse(sent.children, sent.others)
    if sent.incident_at and sent.incident_at > timezone.now():
        raise Incomplete([Problem("incident_at", "This cannot be in the future.")])
    if not any(each.concern.strip() or each.forenames or each.surname for each in sent.children):
        raise Incomplete([Problem("children.0.concern", "Name a child, or say what happened.")])
    kind = ContactKind.POLICE_NOTIFICATION
    if sent.domestic_abuse:
        kind = ContactKind.DOMESTIC_ABUSE
    elif sent.missing:
        kind = ContactKind.MISSING
    return Arrival(
        kind=kind, channel=Channel.FEED, source="6", source_detail="missing" if sent.missing else "vist",
        children=tuple(_child(each, sent.sender, sent.incident_kind, sent.incident_at) for each in sent.children),
        others=tuple(_other(each) for each in sent.others), referrer=_referrer(sent.sender, actor),
        in_danger_now=sent.danger_now,
        police=PoliceTold(
            agency_id=actor.agency_id, notification_ref=sent.reference, incident_at=sent.incident_at, grade=sent.grade,
            domestic_abuse=sent.domestic_abuse, children_present=Presence(sent.present),
            child_seen=Presence(sent.seen), child_spoken_to=Presence(sent.spoken_to),
        ),
    )  # fmt: skip


def _refuse(children: Sequence[Child], others: Sequence[Other]) -> None:
    """What cannot have happened, and a voice without what must stand beside it."""
    refuse_voices(children)
    today, found = local_date(timezone.now()), []
    born = [(f"children.{place}", each.date_of_birth) for place, each in enumerate(children)]
    born += [(f"others.{place}", each.date_of_birth) for place, each in enumerate(others)]
    for path, day in born:
        if day and today.year - day.year > OLDEST_YEARS:
            found.append(Problem(f"{path}.date_of_birth", "Check the year."))
        if day and day > today:
            found.append(Problem(f"{path}.date_of_birth", "This is in the future. Check the date."))
    if found:
        raise Incomplete(found)


def _child(child: Child, sender: Sender, first: str = "", at: datetime | None = None) -> ChildTold:
    named = f"{child.forenames} {child.surname}".strip()
    details = [DetailTold(DetailKind.SEX, child.sex)] if child.sex else []
    if child.described.strip():
        details.append(DetailTold(DetailKind.DESCRIPTION, child.described))
    told = AsTold(
        kind=PersonKind.CHILD, names=(NameTold(child.forenames, child.surname),) if named else (),
        birth=BirthTold(child.date_of_birth) if child.date_of_birth else None, details=tuple(details),
        numbers=(NumberTold(Scheme.NHS_NUMBER, child.nhs_number),) if child.nhs_number else (),
        places=(PlaceTold(LocatingKind.ADDRESS, child.address, child.postcode),)
        if child.address or child.postcode else (),
    )  # fmt: skip
    return ChildTold(
        told=told, as_told=(named or child.described.strip() or "Unknown child")[:400],
        concern="\n\n".join(filter(None, (first, child.concern))), impact=child.impact_now,
        voice=voice_told(child, source=sender.name, at=at),
    )  # fmt: skip


IN_SENT = {
    "voice_quote": "childs_words", "voice_source": "words_from", "voice_asked_by": "asked_by",
    "voice_place": "asked_where", "voice_alone": "alone", "voice_method": "method", "voice_by_whom": "heard_by_whom",
    "voice_by_when": "heard_by_when",
}  # fmt: skip
"""Where each problem of a voice stands in what was sent."""


def voice_told(sent: VoiceSaid, *, source: str, at: datetime | None = None) -> Told | None:
    """A child's voice as it was sent; None where nothing was. `source`: who tells it, where nobody else is named."""
    if sent.childs_words.strip():
        shown = None if sent.may_be_shown_to is None else tuple(Reader(each) for each in sent.may_be_shown_to)
        return Heard(
            sent.childs_words, sent.words_from.strip() or source, Manner(sent.words_are), sent.asked_by,
            sent.asked_where, Alone(sent.alone) if sent.alone else None, Method(sent.method) if sent.method else None,
            at, sent.childs_wants, sent.helped_by, shown, sent.not_for,
        )  # fmt: skip
    if sent.not_heard_because:
        return NotHeardYet(NotHeardBecause(sent.not_heard_because), sent.heard_by_whom, sent.heard_by_when)
    return None


def refuse_voices(sent: Sequence[VoiceSaid]) -> None:
    """Raises Incomplete, at its path, for a voice that lacks what must stand beside it."""
    found = []
    for place, each in enumerate(sent):
        told = voice_told(each, source="the sender")
        for problem in problems(told) if told else ():
            found.append(Problem(f"children.{place}.{IN_SENT.get(problem.field, problem.field)}", problem.sentence))
        if each.heard_by_when and not EARLIEST <= each.heard_by_when.year <= LATEST:
            found.append(Problem(f"children.{place}.heard_by_when", "Check the year."))
        if not each.childs_words.strip() and (each.childs_wants.strip() or each.may_be_shown_to):
            found.append(Problem(f"children.{place}.childs_words", "Send the child’s words, too."))
    if found:
        raise Incomplete(found)


def _other(other: Other) -> OtherTold:
    named = f"{other.forenames} {other.surname}".strip()
    told = AsTold(
        kind=PersonKind.UNKNOWN, names=(NameTold(other.forenames, other.surname),) if named else (),
        birth=BirthTold(other.date_of_birth) if other.date_of_birth else None,
    )  # fmt: skip
    return OtherTold(told=told, as_told=named or "Somebody", relation=other.relation, alleged=other.alleged)


def _referrer(sender: Sender, actor: Actor) -> ReferrerTold:
    return ReferrerTold(
        name=sender.name, role=sender.role, agency_id=actor.agency_id, telephone=sender.telephone, email=sender.email,
        is_professional=True, account_id=actor.account_id,
    )  # fmt: skip


def _source(actor: Actor) -> str:
    return SOURCE.get(AgencyKind(agency(actor.agency_id).kind), ANOTHER_AGENCY)
