"""Checks: each agency asked once about a family, what it answered, and what came too late."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

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
            wanted = "still_wanted" if late or rng.random() < 0.85 else "not_needed"
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
    if any(child.born is not None and child.kind == "child" and 4 <= school_age(child.born, today) for child in making.children):
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


def _reply(making: Making, agency: str, asked_at: datetime, place: int, late: bool) -> Reply | None:
    rng = making.rng
    if late:
        at = working_time.after(making.decided_at, 30 + int(rng.random() * 300))
        if making.asked.decide_in is not None:
            at = making.as_at - timedelta(minutes=15 + int(rng.random() * 35))
    elif making.asked.replies_in is not None:
        if place >= len(making.asked.replies_in):
            return None
        at = asked_at + timedelta(minutes=making.asked.replies_in[place])
    elif making.colour == "red":
        if rng.random() < 0.05:
            return None
        at = asked_at + timedelta(minutes=6 + int(rng.expovariate(1 / 28)))
    else:
        if rng.random() < 0.05:
            return None
        at = working_time.after(asked_at, 15 + int(rng.expovariate(1 / (210 if making.colour == "amber" else 330))))
    by = ANSWERS_FOR[agency][int(rng.random() * len(ANSWERS_FOR[agency]))]
    searched = making.box.say(texts.choose(rng, texts.lines("shared", "searched", agency)))
    if late:
        return _late(making, agency, at, by, searched)
    roll = rng.random()
    if roll < 0.035:
        return Reply(at, by, "ring_us", searched, (), making.box.say(texts.lines("shared", "ring_us", "any")[0]))
    if roll < 0.055 and agency in ("health", "adult-mental-health", "drug-and-alcohol"):
        return Reply(at, by, "declined", searched, (), making.box.say(texts.lines("shared", "declined", "any")[0]))
    if roll < 0.29 and agency not in ("health", "education"):
        said = texts.choose(rng, texts.lines("shared", "no_trace", "any"))
        return Reply(at, by, "no_trace", searched, (), said)
    own = rng.random() < 0.75
    words = (texts.lines(making.concern, "replies", agency, "texts") if own else ()) or texts.lines("shared", "reply", agency)
    now = (texts.lines(making.concern, "replies", agency, "now") if own else ()) or texts.lines("shared", "now", agency)
    words, now = texts.fitting(words, making.serious), texts.fitting(now, making.serious)
    spoken = []
    start = int(rng.random() * max(1, len(words)))
    for turn, child in enumerate(making.children):
        if child.kind == "unborn":
            unborn = texts.fitting(texts.lines("unborn", "replies", "health", "texts"), making.serious) if agency == "health" else ()
            if unborn:
                spoken.append((child.key, making.box.say(texts.choose(rng, unborn), child)))
            continue
        sentence = words[(start + (turn if agency in ABOUT_EACH_CHILD else 0)) % len(words)]
        if turn and agency == "police":
            sentence = texts.choose(rng, texts.lines("shared", "sibling", "police"))
        spoken.append((child.key, making.box.say(sentence, child)))
    handling = "Not to be shared with the family." if agency == "police" and rng.random() < 0.5 else ""
    return Reply(at, by, "trace", searched, tuple(spoken), making.box.say(texts.choose(rng, now), making.children[0]), handling)


def _late(making: Making, agency: str, at: datetime, by: str, searched: str) -> Reply:
    words = texts.lines("shared", "late", agency) or texts.lines("shared", "late", "health")
    child = making.children[0]
    return Reply(at, by, "trace", searched, ((child.key, making.box.say(words[0], child)),), "See above; it may change what you decided.")


def _question(making: Making, check: Check, reply: Reply) -> LateQuestion:
    rng = making.rng
    serious = making.asked.late_reply
    due = reply.at + timedelta(hours=1) if serious else working_time.after(reply.at, 480)
    answered: datetime | None = reply.at + timedelta(minutes=10 + int(rng.random() * 45))
    if not serious:
        answered = working_time.after(reply.at, 30 + int(rng.random() * 420))
    if answered is not None and (answered > making.as_at or (serious and making.asked.decide_in is not None)):
        return LateQuestion(check.key, making.decider, reply.at, due, None, None, "")
    changes = serious and rng.random() < 0.7
    why = texts.choose(rng, texts.lines("shared", "late_answer", "changes" if changes else "same"))
    return LateQuestion(check.key, making.decider, reply.at, due, answered, changes, making.box.say(why))
