"""Checks: each agency asked once about a family, what it answered, and what came too late."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from synthetic import texts, working_time
from synthetic.drafting import school_age
from synthetic.frontdoor_plan import Check, LateQuestion, Reply
from synthetic.making import Making
from synthetic.numbers import key
from synthetic.staff import ANSWERS_FOR

EXTRA: dict[str, tuple[str, ...]] = {
    "domestic_abuse": ("domestic-abuse", "probation"),
    "neglect": ("housing", "early-help"),
    "physical": (),
    "emotional": ("early-help",),
    "sexual": (),
    "exploitation": ("early-help",),
    "missing": ("early-help",),
    "parental_mental_health": ("adult-mental-health",),
    "substance": ("drug-and-alcohol", "housing"),
    "young_carer": ("early-help", "adult-mental-health"),
    "online": ("early-help",),
    "unborn": ("drug-and-alcohol", "neighbouring-council"),
}
ABOUT_EACH_CHILD = {"health", "education"}
FORGOTTEN = timedelta(days=12)
"""How long an agency is still asked for an answer it never gave; of older ones it was said that it is not needed."""
LIMIT_MINUTES = {"red": 60, "amber": 480, "green": 960}


def checks(making: Making) -> tuple[tuple[Check, ...], tuple[LateQuestion, ...]]:
    """Return the checks made before `as_at` and the questions that late answers raised."""
    rng, asked_at = making.rng, making.rated_at + timedelta(minutes=6 + int(making.rng.random() * 14))
    if asked_at > making.as_at:
        return (), ()
    agencies = _agencies(making)
    done: list[Check] = []
    questions: list[LateQuestion] = []
    decided = making.decided_at <= making.as_at
    for place, agency in enumerate(agencies):
        late = making.asked.late_reply and place == 0
        reply = _reply(making, agency, asked_at, place, late)
        answered_before = reply is not None and reply.at <= making.decided_at
        wanted: Literal["", "still_wanted", "not_needed"] = ""
        if decided and not answered_before:
            forgotten = reply is None and making.as_at - making.decided_at > FORGOTTEN
            wanted = "not_needed" if not late and (rng.random() > 0.85 or forgotten) else "still_wanted"
        due = _due(making, asked_at)
        question = making.box.say(
            texts.choose(rng, texts.lines("shared", "question", agency))
            or "What do you hold on {names} and the adults, and what is it like for the children now?"
        )
        if reply is not None and reply.at > making.as_at:
            reply = None
        check = Check(key(rng), agency, asked_at, making.screener, question, due, reply, wanted)
        done.append(check)
        if decided and reply is not None and not answered_before and wanted == "still_wanted":
            questions.append(_question(making, check, reply))
    return tuple(done), tuple(questions)


def _agencies(making: Making) -> list[str]:
    rng = making.rng
    if making.colour == "green" and making.asked.replies_in is None and rng.random() < 0.42:
        return []
    chosen = ["police", "health"]
    today = working_time.local(making.asked.received_at)[0]
    if any(
        child.born is not None and child.kind == "child" and school_age(child.born, today) >= 4
        for child in making.children
    ):
        chosen.append("education")
    for extra in EXTRA[making.concern]:
        if rng.random() < 0.7 and not (extra == "probation" and making.man is None):
            chosen.append(extra)
    if making.asked.code == "6":
        chosen.remove("police")
    elif making.asked.code.startswith("3"):
        chosen.remove("health")
    if making.asked.late_reply and "health" in chosen:
        chosen.remove("health")
        chosen.insert(0, "health")
    elif making.asked.replies_in is None and making.colour == "green":
        rng.shuffle(chosen)
        chosen = chosen[:2]
    return chosen


def _due(making: Making, asked_at: datetime) -> datetime:
    minutes = LIMIT_MINUTES[making.colour]
    return asked_at + timedelta(minutes=minutes) if making.colour == "red" else working_time.after(asked_at, minutes)


def _answered_at(making: Making, asked_at: datetime, place: int, late: bool) -> datetime | None:
    """Return when the agency in this place answers, or None where it never does."""
    rng = making.rng
    if late:
        if making.asked.decide_in is not None:
            return making.as_at - timedelta(minutes=15 + int(rng.random() * 35))
        return working_time.after(making.decided_at, 30 + int(rng.random() * 300))
    planned = making.asked.replies_in
    if planned is not None:
        return asked_at + timedelta(minutes=planned[place]) if place < len(planned) else None
    if rng.random() < 0.05:
        return None
    if making.colour == "red":
        return asked_at + timedelta(minutes=6 + int(rng.expovariate(1 / 28)))
    return working_time.after(asked_at, 15 + int(rng.expovariate(1 / (210 if making.colour == "amber" else 330))))


def _reply(making: Making, agency: str, asked_at: datetime, place: int, late: bool) -> Reply | None:
    rng, say = making.rng, making.box.say
    at = _answered_at(making, asked_at, place, late)
    if at is None:
        return None
    by = ANSWERS_FOR[agency][int(rng.random() * len(ANSWERS_FOR[agency]))]
    searched = say(texts.choose(rng, texts.lines("shared", "searched", agency)))
    if late:
        return _late(making, agency, at, by, searched)
    roll = rng.random()
    if roll < 0.035:
        return Reply(at, by, "ring_us", searched, (), say(texts.lines("shared", "ring_us", "any")[0]))
    if roll < 0.055 and agency in ("health", "adult-mental-health", "drug-and-alcohol"):
        return Reply(at, by, "declined", searched, (), say(texts.lines("shared", "declined", "any")[0]))
    if roll < 0.29 and agency not in ("health", "education"):
        return Reply(at, by, "no_trace", searched, (), texts.choose(rng, texts.lines("shared", "no_trace", "any")))
    own = rng.random() < 0.75
    now = (texts.lines(making.concern, "replies", agency, "now") if own else ()) or texts.lines("shared", "now", agency)
    impact = say(texts.choose(rng, texts.fitting(now, making.serious)), making.children[0])
    handling = "Not to be shared with the family." if agency == "police" and rng.random() < 0.5 else ""
    words = _words(making, agency, own)
    if not words:
        return Reply(at, by, "no_trace", searched, (), texts.choose(rng, texts.lines("shared", "no_trace", "any")))
    return Reply(at, by, "trace", searched, words, impact, handling)


def _words(making: Making, agency: str, own: bool) -> tuple[tuple[UUID, str], ...]:
    """Return what the agency says of each child: its own words for each where it knows each, else the same."""
    rng = making.rng
    words = texts.lines(making.concern, "replies", agency, "texts") if own else ()
    words = texts.fitting(words or texts.lines("shared", "reply", agency), making.serious)
    spoken: list[tuple[UUID, str]] = []
    start = int(rng.random() * len(words))
    for turn, child in enumerate(making.children):
        sentence = words[(start + (turn if agency in ABOUT_EACH_CHILD else 0)) % len(words)]
        if child.kind == "unborn":
            unborn = texts.lines("unborn", "replies", agency, "texts") if agency == "health" else ()
            sentence = texts.choose(rng, texts.fitting(unborn, making.serious)) if unborn else ""
        elif turn and agency == "police":
            sentence = texts.choose(rng, texts.lines("shared", "sibling", "police"))
        if sentence:
            spoken.append((child.key, making.box.say(sentence, child)))
    return tuple(spoken)


def _late(making: Making, agency: str, at: datetime, by: str, searched: str) -> Reply:
    words = texts.lines("shared", "late", agency) or texts.lines("shared", "late", "health")
    child = making.children[0]
    return Reply(
        at,
        by,
        "trace",
        searched,
        ((child.key, making.box.say(words[0], child)),),
        "See above; it may change what you decided.",
    )


def _question(making: Making, check: Check, reply: Reply) -> LateQuestion:
    rng = making.rng
    serious = making.asked.late_reply
    due = reply.at + timedelta(hours=1) if serious else working_time.after(reply.at, 480)
    answered = working_time.after(reply.at, 30 + int(rng.random() * 420))
    if serious or answered > making.as_at:
        return LateQuestion(check.key, making.decider, reply.at, due, None, None, "")
    why = texts.choose(rng, texts.lines("shared", "late_answer", "same"))
    return LateQuestion(check.key, making.decider, reply.at, due, answered, False, making.box.say(why))
