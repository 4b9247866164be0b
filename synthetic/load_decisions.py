"""What was decided and done, as rows: ratings, who else, decisions, acts and debts, feedback."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from openmash.casework.frontdoor.rules import Asked, Gate, Particulars, debts_of_act, debts_of_decision
from openmash.casework.frontdoor.words import Act
from synthetic import working_time
from synthetic.filing import WORKER_BY_ID, Filing
from synthetic.frontdoor_plan import Decision, ProtectiveAct
from synthetic.load_rows import Stamp

SEVERITY = {"green": 1, "amber": 2, "red": 3}
OUTCOMES = {"passed_to_open_worker": "open_worker", "transferred": "transfer"}
MORE = {"assessment", "strategy_discussion", "open_worker"}
WHO_ELSE = {"half-sibling": "half_sibling", "sibling": "sibling", "nobody else": "nobody_else"}
EVENTS = {
    "strategy_discussion": "reasonable_cause_found",
    "same_day_visit": "visit_decided",
    "police_protection": "police_protection_taken",
    "out_of_hours": "passed_to_out_of_hours",
}
MANAGERS = ("duty_manager", "decision_maker")


NOTHING_SAID: dict[str, str | None] = {
    "status": "not_owed",
    "what": "",
    "how": "",
    "held_for": "",
    "why": "",
    "to_account": None,
}


def role_of(account: UUID) -> str:
    """The role in which somebody decides: a manager's where they hold one."""
    roles = WORKER_BY_ID[account].roles
    return next((role for role in reversed(MANAGERS) if role in roles), roles[0])


def load_ratings(filing: Filing) -> None:
    """Queue ratings and who else was considered."""
    for each in filing.contact.who_else:
        stamp = filing.stamp(each.by, each.at)
        filing.whole(
            "frontdoor_whoelse",
            stamp,
            {
                "kind": WHO_ELSE[each.relation],
                "described": f"{each.name}, {each.relation}" if each.person else each.name,
                "person_id": each.person,
                "added": each.added,
                "why": each.reason,
            },
        )
        filing.note(stamp, "frontdoor.who_else_considered", {"added": each.added})
    before = 0
    for rating in filing.contact.ratings:
        severity = SEVERITY[rating.colour]
        lowered = severity < before
        stamp = filing.stamp(rating.by, rating.at)
        filing.looked(rating.by, rating.at)
        filing.whole(
            "frontdoor_rating",
            stamp,
            {
                "rating": rating.colour,
                "severity": severity,
                "reason": rating.reason,
                "by_role": role_of(rating.by),
                "threshold_version": filing.policy.threshold_version if lowered else "",
            },
        )
        filing.mark("rating_lowered" if lowered else "rating_raised" if before else "rated", stamp)
        filing.note(stamp, "frontdoor.rated", {"rating": rating.colour, "reason": rating.reason})
        before = severity


def load_decisions(filing: Filing, voices: dict[UUID, UUID], offers: dict[UUID, UUID], keys: dict[UUID, UUID]) -> None:
    """Queue decisions, with their keys by child's record, the voice each rests on, and the offer it made."""
    for decision in filing.contact.decisions:
        person = filing.record_of(decision.person)
        outcome = OUTCOMES.get(decision.outcome, decision.outcome)
        stamp = filing.stamp(decision.by, decision.at)
        filing.about_child(
            "frontdoor_decision",
            stamp,
            person,
            {
                "id": keys[person],
                "outcome": outcome,
                "outcome_class": "more" if outcome in MORE else "less",
                "line": decision.next_step[:400],
                "rationale": decision.rationale,
                "by_role": role_of(decision.by),
                "level": decision.level,
                "threshold_key": filing.policy.threshold_key,
                "threshold_version": filing.policy.threshold_version,
                "profile_version": filing.policy.version,
                "reason_code": _reason(decision),
                "voice_id": voices.get(person),
                "passed_to_id": offers.get(person),
            },
        )
        if outcome in MORE:
            _left_out(filing, decision, keys[person], person, stamp, voices)
        filing.mark("decided", stamp, [person])
        if outcome not in MORE:
            filing.mark("referral_closed", stamp, [person])
        filing.note(stamp, "frontdoor.decided", {"outcome": outcome})
    if filing.contact.decisions:
        filing.looked(filing.contact.decisions[0].by, filing.contact.decisions[0].at)


def _left_out(
    filing: Filing, decision: Decision, key: UUID, person: UUID, stamp: Stamp, voices: dict[UUID, UUID]
) -> None:
    """Queue what a decision to do more left out, by the front door's own rules."""
    asked = [
        Asked(
            check.agency,
            answered=check.reply is not None and check.reply.at <= decision.at,
            disposed=check.wanted != "",
        )
        for check in filing.contact.checks
    ]
    gate = Gate(
        by_a_manager=role_of(decision.by) in MANAGERS,
        rationale=decision.rationale,
        threshold_version=filing.policy.threshold_version,
        asked=asked,
        who_else=len(filing.contact.who_else),
        voice=person in voices,
    )
    owed = debts_of_decision(gate, decision.level)
    for what in owed:
        filing.about_child(
            "frontdoor_debt", stamp, person, {"act_id": None, "decision_id": key, "what": what.value, "waits": True}
        )
    if owed:
        filing.mark("debt_incurred", stamp, [person])


def _reason(decision: Decision) -> str:
    if decision.outcome != "no_further_action":
        return ""
    return "not_supported" if "holds" in decision.rationale else "threshold_not_met"


def load_acts(filing: Filing) -> None:
    """Queue protective acts, a manager's view of each, and what each left owing by the front door's own rules."""
    paid = sorted(debt.paid_at for debt in filing.contact.debts if debt.paid_at is not None)
    for act in filing.contact.acts:
        person = filing.record_of(act.person)
        stamp = filing.stamp(act.by, act.at)
        known = Particulars(
            when=act.at,
            who=act.accepted_by or WORKER_BY_ID[act.by].name,
            agencies=("police", "health", "council") if act.kind == "strategy_discussion" else (),
        )
        pk = filing.about_child(
            "frontdoor_protectiveact",
            stamp,
            person,
            {
                "act": act.kind,
                "line": act.line[:400],
                "when": known.when,
                "who": known.who,
                "agencies": list(known.agencies),
                "designated_officer": "",
                "place_id": None,
                "told": "",
                "outcome": "",
                "needs_ratifying": role_of(act.by) not in MANAGERS,
            },
        )
        filing.mark("protective_act_opened", stamp, [person])
        if act.kind in EVENTS:
            filing.mark(EVENTS[act.kind], stamp, [person])
            _followed(filing, act, person)
        owed = debts_of_act(Act(act.kind), known, child_is_known=act.person is not None, voice=True)
        for what in owed:
            _debt(filing, pk, person, stamp, what.value, paid[0] if paid else None)
        if owed:
            filing.mark("debt_incurred", stamp, [person])
        filing.note(
            stamp,
            "frontdoor.protective_act_opened",
            {"act": act.kind, "line": act.line, "owed": [what.value for what in owed]},
        )
        _ratified(filing, act, pk, person)


def _followed(filing: Filing, act: ProtectiveAct, person: UUID) -> None:
    """What an act asked for was done in its time, but for those of the last day, which may still be to do.

    A child who was to be seen that day was; a discussion was held, and its record sent on the next working day.
    """
    at = act.at + timedelta(hours=1 + person.int % 4, minutes=person.int % 53)
    if at >= filing.as_at - timedelta(days=1):
        return
    if act.kind == "same_day_visit":
        filing.mark("child_seen", filing.stamp(act.by, at), [person])
    elif act.kind == "strategy_discussion":
        filing.mark("strategy_discussion_held", filing.stamp(act.by, at), [person])
        sent = working_time.utc(working_time.next_working(working_time.local(at)[0]), 600 + person.int % 300)
        if sent < filing.as_at:
            filing.mark("strategy_record_circulated", filing.stamp(act.by, sent), [person])


def _ratified(filing: Filing, act: ProtectiveAct, pk: UUID, person: UUID) -> None:
    if act.ratified_by is None or act.ratified_at is None:
        return
    stamp = filing.stamp(act.ratified_by, act.ratified_at)
    filing.about_child(
        "frontdoor_ratification", stamp, person, {"act_id": pk, "agrees": True, "words": "Agreed by telephone."}
    )
    filing.mark("protective_act_ratified", stamp, [person])
    filing.note(stamp, "frontdoor.protective_act_ratified", {"agrees": True})


def _debt(filing: Filing, act: UUID, child: UUID, stamp: Stamp, what: str, paid_at: datetime | None) -> None:
    pk = filing.about_child(
        "frontdoor_debt", stamp, child, {"act_id": act, "decision_id": None, "what": what, "waits": True}
    )
    if paid_at is not None and paid_at > stamp.at:
        paid = filing.stamp(stamp.by, paid_at)
        words = "Written up the next morning, from the record made at the time."
        filing.about_child("frontdoor_debtpaid", paid, child, {"debt_id": pk, "words": words})
        filing.mark("debt_paid", paid, [child])
        filing.note(paid, "frontdoor.debt_paid", {"what": what})


def load_feedback(filing: Filing) -> None:
    """Queue what the referrer was told, or why telling is held. What is still owed has no row."""
    given = filing.contact.feedback
    if filing.contact.referrer.anonymous and filing.contact.decisions:
        decided = filing.contact.decisions[0]
        why = "They wished to stay anonymous."
        filing.whole("frontdoor_feedback", filing.stamp(decided.by, decided.at), {**NOTHING_SAID, "why": why})
        return
    if given is None or (given.at is None and not given.held_reason):
        return
    decided = filing.contact.decisions[0]
    by = given.by or decided.by
    stamp = filing.stamp(by, given.at or decided.at)
    told = given.at is not None
    filing.whole(
        "frontdoor_feedback",
        stamp,
        {
            "status": "told" if told else "held",
            "what": given.text,
            "how": given.how,
            "held_for": "" if told else "police_asked" if "police" in given.held_reason else "would_tip_off",
            "why": given.held_reason,
            "to_account": filing.feed if told and filing.contact.channel == "professional_form" else None,
        },
    )
    filing.mark("referrer_told" if told else "referrer_feedback_held", stamp)
    filing.note(stamp, "frontdoor.referrer_told" if told else "frontdoor.feedback_held")
