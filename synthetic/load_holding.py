"""Who held each child, as rows: every offer and its answer, and one holder at every moment until the contact closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from synthetic.filing import Filing, team_id
from synthetic.frontdoor_plan import Contact, Held
from synthetic.load_people import add_reach
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME, WORKERS

DESK = "mash"
OTHER_AREA = "marchshire-front-door"
NEEDS_A_RECEIVER = {"early_help", "assessment", "strategy_discussion", "passed_to_open_worker", "transferred"}
ANSWERS = {"social_worker", "team_manager", "out_of_hours"}
ACCEPTS_FOR = {
    "out-of-hours": "out.of.hours",
    "assessment-gloucester": "team.manager",
    "assessment-cheltenham": "team.manager.two",
    "assessment-forest": "team.manager.three",
    "family-gloucester": "team.manager.four",
    "family-hubs": "family.hub",
    "mash": "duty.manager",
}


@dataclass(frozen=True, slots=True)
class Closing:
    """When a contact closed and by whom: whoever did the last thing owed, or the clock where they may not close it."""

    at: datetime
    by: UUID


def closing(contact: Contact, as_at: datetime, clocks: UUID) -> Closing | None:
    """Return when a contact closed: once each child is decided and accepted and the referrer told, or telling held.

    None while anything is owed. The clock looks every three minutes.
    """
    if not contact.decisions:
        return None
    decided = contact.decisions[0]
    last = Closing(decided.at, decided.by)
    told = contact.feedback
    if told is not None:
        if told.at is None and not told.held_reason:
            return None
        if told.at is not None:
            last = Closing(told.at, told.by or decided.by)
    if any(decision.outcome in NEEDS_A_RECEIVER for decision in contact.decisions):
        taken = _taken(contact)
        if taken is None:
            return None
        if taken > last.at:
            # The hub itself records that another area accepted, and sees all it needs to close; a team does not.
            gone = any(decision.outcome == "transferred" for decision in contact.decisions)
            hub = BY_USERNAME[ACCEPTS_FOR[DESK]].id
            last = Closing(taken, hub) if gone else Closing(taken + timedelta(minutes=3), clocks)
    return last if last.at <= as_at else None


def _taken(contact: Contact) -> datetime | None:
    """When the next step was accepted; None while it is not."""
    outward = [held for held in contact.holdings if held.team not in (DESK, "out-of-hours")]
    if not outward:
        return None
    return outward[-1].accepted_at


def load_holding(filing: Filing, closed: Closing | None) -> dict[UUID, UUID]:
    """Queue children in the process, offers, answers and holdings; return the first offer of a next step by child."""
    closed_at = closed.at if closed else None
    next_steps: dict[UUID, UUID] = {}
    for held in filing.contact.holdings[1:]:
        if held.account is not None and held.offered_at == held.accepted_at:
            filing.note(filing.stamp(held.account, held.offered_at), "frontdoor.taken")
        elif held.team == DESK:
            by = BY_USERNAME[ACCEPTS_FOR["out-of-hours"]].id
            filing.audit.record(
                held.offered_at, by, "frontdoor.handed_over", [f"contact:{filing.id}"], {"kind": "morning_return"}
            )
    for person in filing.children:
        received = filing.stamp(filing.contact.taken_by or filing.feed, filing.contact.received_at)
        filing.rows.fact(
            "cases_processchild",
            received,
            {"process_id": filing.id, "person_id": person, "ended_at": closed_at},
        )
        offer = _hold(filing, person, closed_at)
        if offer is not None:
            next_steps[person] = offer
    if closed is not None:
        by, stamp = closed.by, filing.stamp(closed.by, closed.at)
        filing.mark("closed_to_mash", stamp)
        for person in filing.children:
            filing.audit.record(closed.at, by, "cases.ended_for_child", [f"process:{filing.id}", f"person:{person}"])
        filing.audit.record(closed.at, by, "cases.process_closed", [f"process:{filing.id}"])
        filing.note(stamp, "frontdoor.closed_to_mash")
    return next_steps


def _hold(filing: Filing, person: UUID, closed_at: datetime | None) -> UUID | None:
    """Walk through who held one child, releasing each as the next begins."""
    spans: list[tuple[datetime, Held, str, UUID | None]] = []
    next_step: UUID | None = None
    for place, held in enumerate(filing.contact.holdings):
        settled = held.accepted_at or held.declined_at or held.offered_at
        if place and closed_at is not None and settled >= closed_at and held.accepted_at != closed_at:
            continue
        if place == 0:
            spans.append((held.offered_at, held, "arrived", None))
        elif held.account is not None and held.offered_at == held.accepted_at and spans[-1][1].team == held.team:
            spans.append((held.offered_at, held, "taken", None))
        else:
            offer, decided = _offer(filing, person, held)
            next_step = next_step or (offer if decided else None)
            if held.accepted_at is not None and held.team != OTHER_AREA:
                spans.append((held.accepted_at, held, "accepted", offer))
    spans = sorted((span for span in spans if closed_at is None or span[0] < closed_at), key=lambda span: span[0])
    for place, (start, held, because, offer_id) in enumerate(spans):
        end = spans[place + 1][0] if place + 1 < len(spans) else closed_at
        by = held.account or BY_USERNAME[ACCEPTS_FOR[held.team]].id
        in_own_name = because == "accepted" and held.team not in (DESK, "out-of-hours")
        stamp = filing.stamp(filing.feed if because == "arrived" else by, start)
        filing.rows.fact(
            "cases_holding",
            stamp,
            {
                "process_id": filing.id,
                "person_id": person,
                "team_id": team_id(held.team),
                "account_id": by if in_own_name else held.account,
                "because": because,
                "offer_id": offer_id,
                "accepted_at": start,
                "released_at": end,
            },
        )
        if because == "taken":
            filing.audit.record(start, by, "cases.taken", [f"process:{filing.id}", f"person:{person}"])
    return next_step


def _offer(filing: Filing, person: UUID, held: Held) -> tuple[UUID, bool]:
    """Queue one offer with its answer, and say whether it was the next step after a decision."""
    contact = filing.contact
    decided = bool(contact.decisions) and held.offered_at >= contact.decisions[0].at
    by = contact.decisions[0].by if decided else contact.ratings[0].by if contact.ratings else filing.feed
    if held.team == DESK:
        by = BY_USERNAME[ACCEPTS_FOR["out-of-hours"]].id
    stamp = filing.stamp(by, held.offered_at)
    kind = _kind(contact, held, decided)
    elsewhere = held.team == OTHER_AREA
    offer = filing.rows.fact(
        "cases_offer",
        stamp,
        {
            "process_id": filing.id,
            "person_id": person,
            "kind": kind,
            "to_agency_id": AGENCY_BY_SLUG["neighbouring-council"].id if elsewhere else None,
            "to_team_id": None if elsewhere else team_id(held.team),
            "to_account_id": None,
            "to_named": "Duty manager, Marchshire" if elsewhere else "",
            "words": _words(filing, person, kind, decided),
        },
        occurred_at=held.offered_at,
    )
    filing.mark("hand_over_offered", stamp, [person])
    if kind == "already_open" and not elsewhere:
        filing.mark("open_worker_told", stamp, [person])
    if kind == "already_open" and not elsewhere:
        filing.audit.record(stamp.at, by, "frontdoor.routed_to_open_team", [f"contact:{filing.id}", f"person:{person}"])
    filing.audit.record(
        stamp.at, by, "cases.offered", [f"process:{filing.id}", f"person:{person}", f"offer:{offer}"], {"kind": kind}
    )
    answered_at = held.accepted_at or held.declined_at
    if answered_at is None:
        _let_them_see(filing, person, held.team, offer, held.offered_at, None, by)
        return offer, decided and kind != "out_of_hours"
    accepted = held.accepted_at is not None
    who = held.account or BY_USERNAME[ACCEPTS_FOR.get(held.team, "duty.manager")].id
    answer = filing.stamp(who, answered_at)
    filing.rows.fact(
        "cases_offeranswer",
        answer,
        {
            "process_id": filing.id,
            "person_id": person,
            "offer_id": offer,
            "answer": "accepted" if accepted else "declined",
            "by_name": "Duty manager, Marchshire" if elsewhere else "",
            "words": "Accepted." if accepted else held.reason,
        },
        occurred_at=answered_at,
    )
    event = "transferred" if elsewhere and accepted else "hand_over_accepted" if accepted else "hand_over_declined"
    filing.mark(event, answer, [person])
    if kind == "already_open":
        filing.mark("open_worker_answered", answer, [person])
    filing.audit.record(
        answered_at,
        who,
        f"cases.offer_{'accepted' if accepted else 'declined'}",
        [f"process:{filing.id}", f"person:{person}", f"offer:{offer}"],
        {"kind": kind},
    )
    _let_them_see(filing, person, held.team, offer, held.offered_at, None if accepted else answered_at, by)
    return offer, decided and kind != "out_of_hours"


def _words(filing: Filing, person: UUID, kind: str, decided: bool) -> str:
    """What is said with an offer: the act it follows from, what was decided for this child, or the concern."""
    acts = [act.line for act in filing.contact.acts if act.kind == kind]
    if acts:
        return acts[0]
    if kind == "morning_return":
        return "Nothing further in the night."
    if decided:
        return next(each.next_step for each in filing.contact.decisions if filing.record_of(each.person) == person)
    return filing.contact.summary


def _kind(contact: Contact, held: Held, decided: bool) -> str:
    if held.team == "out-of-hours":
        return "out_of_hours"
    if held.team == DESK:
        return "morning_return"
    if held.team == OTHER_AREA and decided:
        return "transfer"
    if decided:
        return "next_step"
    return "already_open" if not contact.acts else "hand_over"


def _let_them_see(
    filing: Filing, person: UUID, team: str, offer: UUID, at: datetime, ends_at: datetime | None, by: UUID
) -> None:
    """Whoever may answer an offer can see the child while it waits, and while their team holds the child."""
    for worker in WORKERS:
        if worker.team == team and ANSWERS & set(worker.roles):
            add_reach(filing.rows, worker.id, person, "offer", offer, at, ends_at)
            filing.audit.record(
                at, by, "access.reach_granted", [f"account:{worker.id}", f"person:{person}"], {"basis": "offer"}
            )
