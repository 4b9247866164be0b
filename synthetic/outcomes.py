"""What followed: ratings, decisions, protective acts and their debts, feedback, and who held the child throughout."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from synthetic import sources, texts, working_time
from synthetic.frontdoor_plan import (
    Debt,
    Decision,
    FeedbackGiven,
    Held,
    Outcome,
    ProtectiveAct,
    Rating,
    RatingColour,
    WhoElse,
)
from synthetic.making import NIGHT, SCREENERS, Making, alive
from synthetic.staff import BY_USERNAME, WORKERS

LEVELS: dict[Outcome, int] = {
    "no_further_action": 1,
    "advice": 2,
    "early_help": 3,
    "assessment": 4,
    "strategy_discussion": 4,
    "passed_to_open_worker": 4,
    "transferred": 4,
}
TEAM_FOR = {
    "Gloucester": ("assessment-gloucester", "team.manager"),
    "Cheltenham": ("assessment-cheltenham", "team.manager.two"),
    "Tewkesbury": ("assessment-cheltenham", "team.manager.two"),
}
LOWER: dict[RatingColour, RatingColour] = {"red": "amber", "amber": "green", "green": "green"}
HIGHER: dict[RatingColour, RatingColour] = {"red": "red", "amber": "red", "green": "amber"}


def ratings(making: Making) -> tuple[Rating, ...]:
    """Return the ratings made by `as_at`, oldest first; the last is the contact's colour."""
    rng, colour, at = making.rng, making.colour, making.rated_at
    if at > making.as_at:
        return ()
    reasons = texts.lines(making.concern, "rating", colour) or texts.lines(making.concern, "rating", "amber")
    reason = making.box.say(texts.choose(rng, reasons), making.children[0])
    then = at + timedelta(minutes=int((making.decided_at - at).total_seconds() / 60 * (0.3 + 0.3 * rng.random())))
    roll = rng.random()
    if (making.asked.raised or roll < 0.06) and colour != "green" and then <= making.as_at:
        before = LOWER[colour]
        early = texts.lines(making.concern, "rating", before) or ("First reading; checks asked for.",)
        up = making.box.say(texts.choose(rng, texts.lines("shared", "reason_up", "any")), making.children[0])
        return (
            Rating(before, at, making.screener, making.box.say(texts.choose(rng, early), making.children[0])),
            Rating(colour, then, making.screener, up),
        )
    if 0.06 <= roll < 0.12 and colour == "green" and making.decided_at <= making.as_at:
        then = at + timedelta(minutes=int((making.decided_at - at).total_seconds() / 60 * 0.9))
        first = texts.choose(rng, texts.lines(making.concern, "rating", HIGHER[colour]))
        down = making.box.say(texts.choose(rng, texts.lines("shared", "reason_down", "any")), making.children[0])
        return (
            Rating(HIGHER[colour], at, making.screener, making.box.say(first, making.children[0])),
            Rating(colour, then, making.decider, down),
        )
    return (Rating(colour, at, making.screener, reason),)


def decisions(making: Making) -> tuple[Decision, ...]:
    """Return one decision for each child where it has been decided by `as_at`."""
    if making.decided_at > making.as_at:
        return ()
    rng, made = making.rng, []
    for place, child in enumerate(making.children):
        outcome = making.outcome
        managed = making.decider not in NIGHT
        if place and managed and outcome in ("early_help", "assessment") and rng.random() < 0.12:
            outcome = "advice" if outcome == "early_help" else "early_help"
        about = "unborn" if child.kind == "unborn" else making.concern
        words = texts.lines(about, "rationale", outcome) or texts.lines("shared", "rationale", outcome)
        made.append(
            Decision(
                child.key,
                outcome,
                LEVELS[outcome],
                making.box.say(texts.choose(rng, words), child),
                making.box.say(texts.choose(rng, texts.lines("shared", "next_step", outcome)), child),
                making.decider,
                making.decided_at,
            )
        )
    return tuple(made)


def who_else(making: Making) -> tuple[WhoElse, ...]:
    """Return the other children considered by `as_at`: added, or not and why."""
    at = making.rated_at + timedelta(minutes=int((making.decided_at - making.rated_at).total_seconds() * 0.7 / 60))
    at = max(making.rated_at, working_time.before(at)) if making.colour != "red" else at
    if at > making.as_at:
        return ()
    rng, found = making.rng, []
    concerned = {child.key for child in making.children}
    for child in making.kin.elsewhere:
        why = texts.choose(rng, texts.lines("shared", "who_else", "half_sibling"))
        name = f"{child.names[0].forenames.split(' ')[0]} {child.surname}"
        found.append(WhoElse(child.key, name, "half-sibling", False, making.box.say(why), making.screener, at))
    for child in alive(making.kin, working_time.local(making.asked.received_at)[0]):
        if child.key not in concerned:
            name = f"{child.names[0].forenames.split(' ')[0]} {child.surname}"
            why = "Lives in the home; nothing was reported about this child. Not added; to be seen if it is assessed."
            found.append(WhoElse(child.key, name, "sibling", False, why, making.screener, at))
    if not found:
        why = making.box.say(texts.choose(rng, texts.lines("shared", "who_else", "nobody")))
        found.append(WhoElse(None, "Nobody else was found", "nobody else", False, why, making.screener, at))
    return tuple(found)


def acts(making: Making) -> tuple[tuple[ProtectiveAct, ...], tuple[Debt, ...]]:
    """Return what was done at once, and what that left owing at ten the next working day."""
    kind = making.asked.act
    rng = making.rng
    if not kind and making.colour == "red" and making.outcome == "strategy_discussion" and rng.random() < 0.5:
        kind = "same_day_visit" if rng.random() < 0.4 else "strategy_discussion"
    at = making.rated_at + timedelta(minutes=5 + int(rng.random() * 20))
    if not kind or at > making.as_at:
        return (), ()
    line = texts.choose(rng, texts.lines("shared", "act", kind))
    said = making.box.say(line.replace("{time}", texts.clock(at + timedelta(minutes=10))), making.children[0])
    accepted_by = {
        "out_of_hours": "Colin Abara",
        "same_day_visit": "Priya Lindqvist",
        "police_protection": "DS Aaron Whitcombe",
    }.get(kind, "")
    accepted = at + timedelta(minutes=6 + int(rng.random() * 9))
    ratified = at + timedelta(minutes=15 + int(rng.random() * 40))
    act = ProtectiveAct(
        kind,
        making.children[0].key,
        said,
        making.screener,
        at,
        accepted_by if accepted <= making.as_at else "",
        accepted if accepted_by and accepted <= making.as_at else None,
        _ratifier(making) if ratified <= making.as_at else None,
        ratified if ratified <= making.as_at else None,
    )
    due = working_time.utc(working_time.next_working(working_time.local(at)[0]), 600)
    paid: datetime | None = due - timedelta(minutes=5 + int(rng.random() * 300))
    if paid is not None and (paid > making.as_at or (making.as_at - due < timedelta(days=2) and rng.random() < 0.3)):
        paid = None
    return (act,), (Debt("What was left out", making.screener, due, paid),)


def _ratifier(making: Making) -> UUID:
    """Whoever decides; by night the manager on call, for nobody ratifies as an out-of-hours worker."""
    return BY_USERNAME["duty.manager"].id if making.decider in NIGHT else making.decider


def feedback(making: Making) -> FeedbackGiven | None:
    """Return what the referrer was told or is owed; None while undecided or where nobody can be told."""
    if making.decided_at > making.as_at or making.asked.code in ("9", "10"):
        return None
    rng = making.rng
    of = sources.category(making.asked.code)
    due = working_time.after(making.decided_at, 240 if of == "school" else 480)
    if making.asked.feedback == "held" or (rng.random() < 0.03 and making.colour == "red"):
        held = texts.lines("shared", "feedback", "held")
        return FeedbackGiven(due, None, None, "", "", texts.choose(rng, held[1:] if of == "family" else held[:1]))
    at = working_time.after(making.decided_at, 10 + int(rng.expovariate(1 / 110)))
    forgotten = rng.random() < 0.06 and making.as_at - making.decided_at < timedelta(days=4)
    if making.asked.feedback == "owed" or at > making.as_at or forgotten:
        return FeedbackGiven(due, None, None, "", "")
    said = texts.lines("shared", "feedback", "public" if of == "family" else making.outcome)[0]
    how = "Telephone" if of in ("family", "school") and rng.random() < 0.6 else "Secure e-mail"
    return FeedbackGiven(due, at, making.decider, how, said)


def holdings(making: Making, done: tuple[ProtectiveAct, ...]) -> tuple[Held, ...]:
    """Return who held the children from receipt to `as_at`, given the acts done: somebody at every moment."""
    received, rated = making.asked.received_at, making.rated_at
    steps: list[Held] = []
    if making.decided_at <= making.as_at and making.outcome in ("assessment", "strategy_discussion", "early_help"):
        steps = _next_step(making)
    if working_time.working(received):
        held = [Held("mash", None, received, received)]
    else:
        held = [Held("out-of-hours", None, received, received)]
        if making.screener in NIGHT and rated <= making.as_at:
            held.append(Held("out-of-hours", making.screener, rated, rated))
        morning = working_time.after(received, 5)
        if making.screener not in NIGHT:
            morning = min(morning, rated - timedelta(minutes=1))
        if morning <= making.as_at and not any(each.accepted_at and each.accepted_at < morning for each in steps):
            held.append(Held("mash", None, max(received, morning - timedelta(minutes=35)), morning))
            taken = morning + timedelta(minutes=4 + int(making.rng.random() * 25))
            if making.screener in NIGHT and taken <= making.as_at and taken < making.decided_at:
                day = SCREENERS[int(making.rng.random() * 3)]
                held.append(Held("mash", day, taken, taken))
    if making.screener not in NIGHT and rated <= making.as_at:
        held.append(Held("mash", making.screener, rated, rated))
    if making.asked.open_worker and making.rated_at <= making.as_at:
        held.append(_to_the_open_worker(making))
    if making.decided_at <= making.as_at and making.outcome == "transferred":
        there = working_time.after(making.decided_at, 30 + int(making.rng.random() * 200))
        offered = making.decided_at
        held.append(Held("marchshire-front-door", None, offered, there if there <= making.as_at else None))
    held += steps
    held += [Held("out-of-hours", None, act.at, act.accepted_at) for act in done if act.kind == "out_of_hours"]
    return (held[0], *sorted(held[1:], key=lambda each: each.offered_at))


def _to_the_open_worker(making: Making) -> Held:
    offered = making.rated_at + timedelta(minutes=5)
    accepted = offered + timedelta(minutes=10 + int(making.rng.random() * 200))
    worker = next((each for each in WORKERS if each.name == making.asked.open_worker), None)
    team = worker.team if worker else "assessment-gloucester"
    return Held(team, worker.id if worker else None, offered, accepted if accepted <= making.as_at else None)


def _next_step(making: Making) -> list[Held]:
    rng, held = making.rng, []
    team, manager = TEAM_FOR.get(making.kin.households[0].address.district, ("assessment-forest", "team.manager.three"))
    if making.outcome == "early_help":
        team, manager = "family-hubs", "family.hub"
    offered = making.decided_at
    taken = offered + timedelta(minutes=8 + int(rng.random() * 30))
    if making.colour != "red":
        taken = working_time.after(offered, 20 + int(rng.random() * 300))
    if rng.random() < 0.06 and taken <= making.as_at:
        why = "No worker here until Thursday; offered back to the hub."
        held.append(Held(team, None, offered, None, taken, why))
        offered = taken + timedelta(minutes=20)
        taken = working_time.after(offered, 30)
    if offered <= making.as_at:
        held.append(Held(team, BY_USERNAME[manager].id, offered, taken if taken <= making.as_at else None))
    return held
