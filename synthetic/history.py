"""One contact from beginning to end, then cut off at the moment the county is seen.

The whole life of a contact is made, and everything later than `as_at` is taken away again: what is left is undecided,
late, owed or waiting, as it would be.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Literal

from synthetic import outcomes, replies, sources, texts, voices, working_time
from synthetic.drafting import Draft, Numbering, school_age
from synthetic.frontdoor_plan import Check, Contact, ContactChild, ContactPerson, PoliceNotice, Rating, VoiceEntry
from synthetic.kin import Kin
from synthetic.making import Asked, Making, begin
from synthetic.numbers import key
from synthetic.staff import BY_USERNAME

NOTICE_KINDS = {
    "domestic_abuse": "Domestic abuse",
    "missing": "Missing person",
    "exploitation": "Child at risk of exploitation",
    "substance": "Drugs",
    "parental_mental_health": "Concern for safety",
    "neglect": "Concern for child",
    "physical": "Assault on a child",
    "emotional": "Contact dispute",
    "online": "Online offence",
    "sexual": "Sexual offence",
    "unborn": "Domestic abuse",
}
FIRST_READING = "No immediate danger on what was told, and others see the children. Checks to confirm."
OFFICER_TEAMS = (
    "Gloucester Response",
    "Cheltenham Response",
    "Forest and Stroud Response",
    "Cotswold Neighbourhood",
    "Missing Person Team",
)


def contact(rng: Random, kin: Kin, numbering: Numbering, asked: Asked, as_at: datetime) -> Contact:
    """Return the contact as it stands at `as_at` (UTC). `asked.received_at` must not be later."""
    making = begin(rng, kin, asked, as_at)
    of = sources.category(asked.code)
    box = making.box
    openings = texts.fitting(texts.lines(making.concern, "opening", of), making.serious, code=asked.code)
    opening = box.say(texts.choose(rng, openings))
    today = working_time.local(asked.received_at)[0]
    children = []
    start = int(rng.random() * 4)
    for turn, child in enumerate(making.children):
        about = "unborn" if child.kind == "unborn" else making.concern
        seen = texts.fitting(texts.lines(about, "seen", texts.band(child, today)), making.serious, of)
        children.append(ContactChild(child.key, "", box.say(seen[(start + turn) % len(seen)], child)))
    school = _school(making.children, today)
    referrer = sources.referrer(rng, asked.code, school)
    channel = sources.channel(rng, asked.code, working_time.working(asked.received_at))
    told, why = _told(making, of)
    made_checks, questions = replies.checks(making)
    made_acts, debts = outcomes.acts(making)
    spoken = voices.voices(making)
    taken_by = None
    if channel in ("telephone", "email"):
        taken_by = BY_USERNAME["call.taker"].id
    elif channel == "out_of_hours":
        taken_by = BY_USERNAME["out.of.hours"].id
    consent: Literal["yes", "no", "not_asked"] = "not_asked"
    if making.outcome == "early_help" or told == "yes":
        consent = "yes" if rng.random() < 0.8 else "no"
    factors = texts.bank(making.concern)["factors"]
    occurred = box.happened_at.astimezone(UTC)
    return Contact(
        key(rng, int(asked.received_at.timestamp() * 1000)),
        numbering.next_contact(),
        _kind(making, of),
        asked.code,
        "Vulnerability notification" if of == "police" else "",
        channel,
        occurred if rng.random() < 0.8 else None,
        asked.received_at,
        taken_by,
        making.concern,
        tuple(str(code) for code in factors) if isinstance(factors, list) else (),
        opening,
        tuple(children),
        _others(making),
        referrer,
        told,
        why,
        consent,
        _lowered_in_order(outcomes.ratings(making), made_checks),
        outcomes.holdings(making, made_acts),
        made_checks,
        outcomes.who_else(making),
        spoken,
        outcomes.decisions(making),
        made_acts,
        debts,
        outcomes.feedback(making),
        questions,
        _notice(making, numbering, spoken, referrer.name, occurred) if of == "police" else None,
    )


def _school(children: list[Draft], today: date) -> str:
    """The school of the first child who was old enough then to be at one."""
    pupils = (child for child in children if child.born is not None and school_age(child.born, today) >= 4)
    return next((each.text for child in pupils for each in child.locators if each.kind == "school"), "")


def _lowered_in_order(ratings: tuple[Rating, ...], checks: tuple[Check, ...]) -> tuple[Rating, ...]:
    """A rating is lowered only once every agency asked has answered: without that, the later one is left."""
    if len(ratings) == 2 and ratings[1].colour == "green":
        lowered = ratings[1].at
        if any(check.reply is None or check.reply.at > lowered for check in checks):
            return (replace(ratings[1], at=ratings[0].at, by=ratings[0].by, reason=FIRST_READING),)
    return ratings


def _kind(making: Making, of: str) -> str:
    if of == "police":
        return {"domestic_abuse": "domestic_abuse_notice", "missing": "missing_report"}.get(
            making.concern, "police_notice"
        )
    if of == "family":
        return "member_of_the_public"
    return "request_for_service"


def _told(making: Making, of: str) -> tuple[Literal["yes", "no", "unknown"], str]:
    rng = making.rng
    if of in ("police", "family"):
        return "unknown", ""
    if making.colour == "red" or making.concern in ("sexual", "domestic_abuse") or rng.random() < 0.2:
        return "no", making.box.say(texts.choose(rng, texts.lines("shared", "family_told", "no")), making.children[0])
    return "yes", making.box.say(texts.choose(rng, texts.lines("shared", "family_told", "yes")), making.children[0])


def _others(making: Making) -> tuple[ContactPerson, ...]:
    kin, found = making.kin, []
    alleged = making.concern in ("domestic_abuse", "physical", "sexual")
    for adult, role in ((kin.mother, "mother"), (kin.carer, "grandmother")):
        if adult is not None:
            found.append(ContactPerson(adult.key, f"{adult.names[0].forenames.split(' ')[0]} {adult.surname}", role))
    if making.man is not None:
        name = f"{making.man.names[0].forenames.split(' ')[0]} {making.man.surname}"
        role = "mother's partner" if making.man is kin.partner else "father"
        found.append(ContactPerson(making.man.key, name, role, alleged))
    elif kin.father is not None:
        found.append(
            ContactPerson(
                kin.father.key,
                f"{kin.father.names[0].forenames.split(' ')[0]} {kin.father.surname}",
                "father",
            )
        )
    return tuple(found)


def _notice(
    making: Making, numbering: Numbering, spoken: tuple[VoiceEntry, ...], officer: str, occurred: datetime
) -> PoliceNotice:
    rng, received = making.rng, making.asked.received_at
    heard = next((each for each in spoken if each.status == "heard" and each.manner != "behaviour"), None)
    home = making.kin.households[0].address
    known = rng.random() > 0.06
    since = (received - occurred) // timedelta(minutes=1)
    return PoliceNotice(
        f"V{received:%y%m}{numbering.contact:06d}",
        received - timedelta(minutes=25 + int(rng.random() * min(300, since - 50))),
        occurred,
        NOTICE_KINDS.get(making.concern, "Concern for child"),
        making.colour,
        (making.concern != "online") if known else None,
        rng.random() < 0.85 if known else None,
        heard is not None if known else None,
        heard.quote if heard is not None else "",
        texts.choose(rng, texts.lines("shared", "demeanour", "any")) if rng.random() < 0.8 else "",
        officer,
        OFFICER_TEAMS[int(rng.random() * len(OFFICER_TEAMS))],
        making.concern == "domestic_abuse",
        home.text,
        home.postcode,
    )
