"""A planned contact as rows: how it arrived, what was said of each child, who told us, and the child's voice."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from synthetic import sources
from synthetic.filing import Filing, reference
from synthetic.frontdoor_plan import Contact, VoiceEntry
from synthetic.load_rows import Stamp
from synthetic.making import SOLE_SUBJECT
from synthetic.staff import AGENCY_BY_SLUG

KINDS = {
    "domestic_abuse_notice": "domestic_abuse",
    "missing_report": "missing",
    "police_notice": "police_notification",
    "member_of_the_public": "public",
    "request_for_service": "request_for_service",
}
CHANNELS = {"police_feed": "feed", "out_of_hours": "telephone"}
AGENCY_OF_SOURCE = {
    "2A": "schools",
    "2B": "education",
    "4": "housing",
    "5C": "neighbouring-council",
    "5D": "early-help",
    "6": "police",
    "7": "probation",
}
NOT_HEARD = {
    "too_young": "not_yet_seen",
    "not_yet_seen": "not_yet_seen",
    "not_safe_to_ask": "not_safe_to_ask",
    "police_asked_to_wait": "not_safe_to_ask",
    "needs_communication_support": "interpreter_needed",
    "did_not_want_to_talk": "child_did_not_wish",
    "not_yet_born": "unborn",
}
WHY_NOT_TOLD = (("obstruct", "obstruct_police"), ("delay", "undue_delay"), ("end of the day", "undue_delay"))
METHODS = (
    ("interpreter", "interpreter"),
    ("sign", "signing"),
    ("watched", "observed"),
    ("seen from", "observed"),
    ("draw", "pictures"),
    ("card", "pictures"),
    ("houses", "pictures"),
)


def load_contact(filing: Filing, closed_at: datetime | None, closed_by: UUID | None) -> dict[UUID, UUID]:
    """Queue a contact's arrival and voices; return, by child's record, the last voice before any decision."""
    contact = filing.contact
    by = contact.taken_by or filing.feed
    stamp = filing.stamp(by, contact.received_at)
    filing.rows.add(
        "cases_process",
        {
            "id": filing.id,
            "kind": "contact",
            "profile_slug": filing.policy.slug,
            "profile_version": filing.policy.version,
            "opened_at": contact.received_at,
            "recorded_at": contact.received_at,
            "recorded_by": by,
            "closed_at": closed_at,
            "closed_by": closed_by,
        },
    )
    first_told = min(contact.occurred_at or contact.received_at, contact.received_at)
    of = sources.category(contact.source_code)
    if of == "family":
        first_told = contact.received_at
    filing.rows.fact(
        "frontdoor_contact",
        stamp,
        {
            "id": filing.id,
            "process_id": filing.id,
            "person_ids": list(filing.children),
            "kind": _kind(contact),
            "channel": CHANNELS.get(contact.channel, contact.channel),
            "reference": reference(contact),
            "received_at": contact.received_at,
            "first_told_at": first_told,
            "source": contact.source_code,
            "source_detail": "vist" if contact.police else "",
            "in_danger_now": bool(contact.ratings) and contact.ratings[0].colour == "red",
        },
        occurred_at=contact.received_at,
    )
    _children(filing, stamp)
    filing.mark("first_told", stamp, at=first_told)
    filing.mark("contact_received", stamp)
    filing.mark("referral_received", stamp)
    _others(filing, stamp)
    _referrer(filing, stamp)
    _police(filing, stamp)
    _sharing(filing, stamp)
    filing.audit.record(stamp.at, stamp.by, "cases.process_opened", filing.of_the_process(), {"kind": "contact"})
    filing.note(
        stamp,
        "frontdoor.contact_received",
        {
            "kind": _kind(contact),
            "channel": CHANNELS.get(contact.channel, contact.channel),
            "source": contact.source_code,
        },
    )
    return _voices(filing)


def _kind(contact: Contact) -> str:
    if contact.channel == "out_of_hours":
        return "out_of_hours"
    if contact.channel == "telephone" and contact.kind == "request_for_service":
        return "telephone"
    return KINDS[contact.kind]


def _children(filing: Filing, stamp: Stamp) -> None:
    contact = filing.contact
    online = ["online"] if contact.concern == "online" else []
    for place, child in enumerate(contact.children):
        person = filing.record_of(child.person)
        part = "sibling" if place and contact.concern in SOLE_SUBJECT else "subject"
        filing.about_child(
            "frontdoor_contactchild",
            stamp,
            person,
            {
                "part": part,
                "as_told": child.description or _as_told(filing, child.person),
                "concern": contact.summary,
                "impact": child.text,
                "working_well": "",
                "tried": "",
                "asked_for": "",
                "categories": [*contact.factors, *online],
                "received_at": contact.received_at,
                "kind": _kind(contact),
            },
        )


def _as_told(filing: Filing, person: UUID | None) -> str:
    if person is None:
        return "Unknown child"
    planned = filing.family.person(person)
    record = next((each for each in filing.family.records if each.key == filing.record_of(person)), None)
    if record is not None:
        return f"{record.forenames} {record.surname}"
    return f"{planned.names[0].forenames} {planned.surname}"


def _others(filing: Filing, stamp: Stamp) -> None:
    for other in filing.contact.others:
        if other.person is not None:
            filing.about_child(
                "frontdoor_contactperson",
                stamp,
                other.person,
                {"relation": other.role, "alleged": other.alleged, "as_told": other.name},
            )


def _referrer(filing: Filing, stamp: Stamp) -> None:
    contact, who = filing.contact, filing.contact.referrer
    public = sources.category(contact.source_code) == "family"
    agency = AGENCY_BY_SLUG.get(AGENCY_OF_SOURCE.get(contact.source_code, ""))
    own = filing.feed if contact.channel == "professional_form" else None
    filing.whole(
        "frontdoor_referrer",
        stamp,
        {
            "name": "" if who.anonymous else who.name,
            "role": who.role,
            "agency_id": agency.id if agency else stamp.agency if own else None,
            "agency_name": who.agency,
            "relationship": who.relationship,
            "telephone": "" if who.anonymous else who.phone,
            "email": "" if who.anonymous else who.email,
            "is_professional": not public,
            "is_anonymous": who.anonymous,
            "is_school": contact.source_code in ("2A", "2B"),
            "wants_feedback": not who.anonymous,
            "safe_to_contact": "",
            "account_id": own,
        },
    )
    if own is not None:
        filing.rows.add(
            "frontdoor_receipt",
            {
                "id": filing.rows.key(contact.received_at),
                "account_id": own,
                "contact_id": filing.id,
                "reference": reference(contact),
                "about": ", ".join(_as_told(filing, child.person) for child in contact.children)[:400],
                "sent_at": contact.received_at,
            },
        )


def _presence(known: bool | None) -> str:
    return {True: "yes", False: "no", None: "unknown"}[known]


def _police(filing: Filing, stamp: Stamp) -> None:
    police = filing.contact.police
    if police is None:
        return
    filing.whole(
        "frontdoor_policenotification",
        stamp,
        {
            "agency_id": AGENCY_BY_SLUG["police"].id,
            "notification_ref": police.notification_ref,
            "incident_at": police.incident_at,
            "grade": police.grade,
            "domestic_abuse": police.domestic_abuse,
            "children_present": _presence(police.present),
            "child_seen": _presence(police.seen),
            "child_spoken_to": _presence(police.spoken_to),
            "said_since": "",
        },
    )


def _sharing(filing: Filing, stamp: Stamp) -> None:
    contact = filing.contact
    told, why = contact.family_told, contact.family_told_reason
    if told != "unknown":
        code = next((code for word, code in WHY_NOT_TOLD if word in why), "risk_to_child")
        filing.whole(
            "frontdoor_informedfamily",
            stamp,
            {
                "purpose": "Telling the front door",
                "informed": told == "yes",
                "who_was_told": contact.others[0].name if told == "yes" and contact.others else "",
                "their_view": why if told == "yes" else "",
                "why_not": "" if told == "yes" else code,
                "words": "" if told == "yes" else why,
            },
        )
    if contact.checks:
        red = contact.ratings[-1].colour == "red"
        asked = filing.stamp(contact.checks[0].asked_by, contact.checks[0].asked_at)
        filing.note(asked, "frontdoor.basis_recorded", {"shared": True})
        filing.whole(
            "frontdoor_lawfulbasis",
            asked,
            {
                "purpose": "Asking agencies what they know",
                "shared": True,
                "basis": "public_task",
                "gateway": "ca1989_s47" if red else "ca2004_s11",
                "words": "",
                "withdrawn": False,
            },
        )
    if contact.consent_early_help != "not_asked":
        for person in filing.children:
            filing.about_child(
                "frontdoor_agreementtoservice",
                stamp,
                person,
                {
                    "service": "Early or family help",
                    "agreed": "agreed" if contact.consent_early_help == "yes" else "did_not_agree",
                    "by_whom": contact.others[0].name if contact.others else "",
                    "words": "",
                },
            )


def _voices(filing: Filing) -> dict[UUID, UUID]:
    last: dict[UUID, UUID] = {}
    for voice in filing.contact.voices:
        person = filing.record_of(voice.person)
        pk = _voice(filing, voice, person)
        if not filing.contact.decisions or voice.at <= filing.contact.decisions[0].at:
            last[person] = pk
    return last


SHOWN_TO: tuple[list[str] | None, ...] = (
    None, ["school", "health", "police"], None, [], ["school"], None, ["parents", "school", "health", "police"],
)  # fmt: skip
"""To whom a child said their words may be shown: about half are asked. Chosen by the words: nothing else moves."""


def _voice(filing: Filing, voice: VoiceEntry, person: UUID) -> UUID:
    heard = voice.status == "heard"
    method = next((code for word, code in METHODS if word in voice.method.lower()), "talking")
    by = filing.feed if voice.at == filing.contact.received_at else voice.by
    stamp = filing.stamp(by, voice.at)
    pk = filing.rows.fact(
        "voice_voice",
        stamp,
        {
            "person_id": person,
            "process_id": filing.id,
            "status": voice.status,
            "quote": voice.quote,
            "manner": voice.manner,
            "asked_by": voice.asked_by[:200],
            "place": voice.where[:200],
            "alone": voice.alone if heard else "",
            "method": method if heard else "",
            "source": voice.source[:200] if heard else "",
            "wants": "",
            "helped_by": "",
            "not_for": "",
            "picture_says": "",
            "safe_for": SHOWN_TO[len(voice.quote) % len(SHOWN_TO)] if heard else None,
            "reason_code": "" if heard else NOT_HEARD[voice.reason_code],
            "by_whom": voice.by_whom,
            "by_when": voice.by_when,
        },
        occurred_at=voice.at if heard else None,
    )
    filing.audit.record(voice.at, by, "voice.recorded", [f"person:{person}", f"voice:{pk}"], {"status": voice.status})
    decided = next(iter(filing.contact.decisions), None)
    if voice.influence and decided is not None and voice.at <= decided.at:
        filing.rows.fact(
            "voice_influence",
            filing.stamp(decided.by, decided.at),
            {"voice_id": pk, "person_id": person, "moment": "once_seen", "changed": voice.influence},
        )
        filing.audit.record(decided.at, decided.by, "voice.influence_recorded", [f"person:{person}", f"voice:{pk}"])
    return pk
