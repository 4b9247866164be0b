"""The child's voice in a contact: what was said, or how the child was, or why it has not been heard yet."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from synthetic import sources, texts, working_time
from synthetic.drafting import Draft
from synthetic.frontdoor_plan import VoiceEntry
from synthetic.making import Making

SETTING: dict[str, tuple[str, str]] = {
    "police": ("Police officer at the address", "In the home, in another room from the adults"),
    "school": ("Class teacher", "In school"),
    "health": ("Health visitor", "At home"),
    "family": ("Relative", "At the relative's home"),
    "other": ("Family worker", "At home"),
}
SECOND: tuple[tuple[str, str, str], ...] = (
    ("Designated safeguarding lead", "In school, in the quiet room", "Conversation while drawing"),
    ("Social worker", "In school, in the library", "Three houses"),
    ("Social worker", "On a walk to the park", "Walking and talking"),
    ("School nurse", "In the medical room", "Wishes and feelings cards"),
    ("Social worker", "At grandmother's", "Conversation"),
)


def voices(making: Making) -> tuple[VoiceEntry, ...]:
    """Return at least one entry for each child, none later than `as_at`; influence only where heard and decided."""
    entries = []
    today = working_time.local(making.asked.received_at)[0]
    used: set[str] = set()
    for child in making.children:
        band = texts.band(child, today)
        first = _first(making, child, band, used)
        entries.append(first)
        seen_at = working_time.after(making.rated_at, 60 + int(making.rng.random() * 500))
        waiting = first.status == "not_heard_yet" and band != "baby" and making.colour != "green"
        if waiting and seen_at <= making.as_at and making.rng.random() < 0.6:
            later = _second(making, child, band, used)
            if later is not None:
                entries.append(later)
    return tuple(entries)


def _influence(making: Making, child: Draft, list_name: str = "any") -> str:
    if making.decided_at > making.as_at or making.rng.random() < 0.35:
        return ""
    if list_name == "any" and making.outcome in ("advice", "no_further_action"):
        list_name = "light"
    return making.box.say(texts.choose(making.rng, texts.lines("shared", "influence", list_name)), child)


def _first(making: Making, child: Draft, band: str, used: set[str]) -> VoiceEntry:
    rng, at = making.rng, making.asked.received_at
    of = sources.category(making.asked.code)
    by = making.screener
    asked_by, where = SETTING[of]
    if of == "health" and band in ("junior", "teen"):
        asked_by, where = "School nurse", "In the medical room"
    chance = {"police": 0.45, "school": 0.72, "health": 0.35, "family": 0.3, "other": 0.4}[of]
    if child.kind == "unborn":
        return VoiceEntry(
            child.key,
            "not_heard_yet",
            at,
            by,
            reason_code="not_yet_born",
            by_whom="Midwife",
            by_when=working_time.after(at, 480 * 5),
            source="Not yet born; what the midwife sees between the parents is recorded.",
        )
    if band in ("junior", "teen", "young") and rng.random() < chance:
        quote = _unused(making, band, used)
        if quote:
            exact = rng.random() < (0.75 if of in ("school", "police") else 0.3)
            alone: Literal["yes", "no", "unknown"] = (
                "yes" if rng.random() < 0.6 else "no" if rng.random() < 0.5 else "unknown"
            )
            return VoiceEntry(
                child.key,
                "heard",
                at,
                by,
                quote,
                "verbatim" if exact else "reported_words",
                asked_by,
                where,
                alone,
                "Open question" if exact else "As told to us by the referrer",
                f"{asked_by}, {texts.day(at.date())}",
                influence=_influence(making, child),
            )
    if band in ("baby", "young") and rng.random() < 0.55:
        seen = texts.choose(rng, texts.lines("shared", "behaviour", band))
        return VoiceEntry(
            child.key,
            "heard",
            at,
            by,
            making.box.say(seen, child),
            "behaviour",
            asked_by,
            where,
            "no",
            "Watched with carer",
            f"{asked_by}, {texts.day(at.date())}",
            influence=_influence(making, child, "behaviour"),
        )
    return _not_heard(making, child, band)


def _unused(making: Making, band: str, used: set[str]) -> str:
    options = texts.lines(making.concern, "voice", band)
    start = int(making.rng.random() * max(1, len(options)))
    for turn in range(len(options)):
        quote = options[(start + turn) % len(options)]
        if quote not in used:
            used.add(quote)
            return making.box.say(quote)
    return ""


def _not_heard(making: Making, child: Draft, band: str) -> VoiceEntry:
    rng, at = making.rng, making.asked.received_at
    reasons = texts.pairs("shared", "not_heard", "any")
    fit = {
        "baby": ("too_young", "not_yet_seen"),
        "young": ("not_yet_seen", "needs_communication_support", "not_safe_to_ask"),
    }.get(band, ("not_yet_seen", "not_safe_to_ask", "did_not_want_to_talk", "police_asked_to_wait"))
    if making.colour != "red":
        fit = tuple(code for code in fit if code != "police_asked_to_wait")
    if not any(each.kind in ("communication", "interpreter") for each in child.details):
        fit = tuple(code for code in fit if code != "needs_communication_support")
    code = fit[int(rng.random() * len(fit))]
    words = next(text for each, text in reasons if each == code)
    by_whom = {"baby": "Health visitor", "young": "Nursery key worker"}.get(band, "Designated safeguarding lead")
    acting = making.outcome in ("assessment", "strategy_discussion", "passed_to_open_worker")
    if code != "not_safe_to_ask" and acting and (making.colour == "red" or rng.random() < 0.5):
        by_whom = "Social worker who visits"
    by_when = (
        at + timedelta(hours=20)
        if making.colour == "red"
        else working_time.after(at, 480 * (1 + int(rng.random() * 3)))
    )
    return VoiceEntry(
        child.key,
        "not_heard_yet",
        at,
        making.screener,
        reason_code=code,
        by_whom=by_whom,
        by_when=by_when,
        source=making.box.say(words, child),
    )


def _second(making: Making, child: Draft, band: str, used: set[str]) -> VoiceEntry | None:
    rng = making.rng
    quote = _unused(making, band, used)
    if not quote:
        return None
    asked_by, where, method = SECOND[int(rng.random() * len(SECOND))]
    at = working_time.after(making.rated_at, 60 + int(rng.random() * 200))
    if at > making.as_at:
        return None
    return VoiceEntry(
        child.key,
        "heard",
        at,
        making.screener,
        quote,
        "verbatim",
        asked_by,
        where,
        "yes",
        method,
        asked_by,
        influence=_influence(making, child),
    )
