"""Acts that protect a child now, by any qualified worker: a child, named or not, and one line. Never refused for more.

What was left out becomes a debt, due at 10:00 the next working day, on the actor's list and then the manager's.
A manager ratifies within the hour; the act stands from the moment it is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading, rules
from openmash.casework.frontdoor.actions.receiving import join, take_in
from openmash.casework.frontdoor.local import profile_at, team_on_duty
from openmash.casework.frontdoor.models import Contact, Debt, DebtPaid, ProtectiveAct, Ratification, Rating
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.policy import ByAccount
from openmash.casework.frontdoor.rules import Particulars
from openmash.casework.frontdoor.telling import Arrival, ChildTold
from openmash.casework.frontdoor.words import SEVERITY, Act, Channel, ContactKind, Owed
from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem, Refusal
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.words import OfferKind
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice import selectors as voice
from openmash.statute.events import Event

EVENTS: dict[Act, Event] = {
    Act.STRATEGY_DISCUSSION: Event.REASONABLE_CAUSE_FOUND,
    Act.SAME_DAY_VISIT: Event.VISIT_DECIDED,
    Act.SECTION_47: Event.ENQUIRY_BEGAN,
    Act.POLICE_PROTECTION: Event.POLICE_PROTECTION_TAKEN,
    Act.OUT_OF_HOURS: Event.PASSED_TO_OUT_OF_HOURS,
    Act.RAISE_RATING: Event.RATING_RAISED,
    Act.REOPEN: Event.REOPENED,
}
"""What an act starts in law or local practice, besides being opened."""


SEES_FOR = timedelta(days=3)
HELD_WITHIN = timedelta(days=14)
"""How long after an act its discussion may be recorded elsewhere and still be that one."""
SAME_DISCUSSION = timedelta(hours=12)
"""Two records of a discussion within this of each other are of one."""


@dataclass(frozen=True)
class Opened:
    """A protective act: its key, the contact and child it is about, and what is owed by 10:00 the next working day."""

    act_id: UUID
    contact_id: UUID
    person_id: UUID
    owed: tuple[Owed, ...]
    needs_ratifying: bool


@transaction.atomic
def protect(
    *,
    actor: Actor,
    act: Act,
    line: str,
    contact_id: UUID | None = None,
    person_id: UUID | None = None,
    child: ChildTold | None = None,
    known: Particulars | None = None,
    to_team_id: UUID | None = None,
    rating: str = "red",
) -> Opened:
    """Open a protective act from a contact, for a child without one, or for an unknown child.

    Needs a line and the actor. Without a contact one is made; without a child it is an unknown child. `to_team_id` is
    whom a visit is offered to; `rating` what it is raised to. A reopened contact is held by the desk on duty at once.
    Raises NotPermitted for somebody not qualified, and Incomplete only without a line.
    """
    require(actor, Permission.PROTECT)
    if not line.strip():
        raise Incomplete([Problem("line", "Say in one line what is happening.")])
    known = known or Particulars()
    contact_id, child_id = _about_whom(actor, contact_id, person_id, child, line)
    _let_them_see(actor, child_id)
    needs_ratifying = not reading.is_manager(actor)
    if act is Act.REOPEN:
        cases.reopen(actor=actor, process_id=contact_id, person_id=child_id, held_by_team=team_on_duty(timezone.now()))
    elif _is_closed(contact_id, child_id, actor):
        _bring_back_in(actor, contact_id, child_id, line)
    row = ProtectiveAct.record(
        actor=actor, contact_id=contact_id, person_id=child_id, act=act, line=line.strip(), when=known.when,
        who=known.who, agencies=list(known.agencies), designated_officer=known.designated_officer, told=known.told,
        outcome=known.outcome, place_id=_place(actor, child_id, known), needs_ratifying=needs_ratifying,
        occurred_at=timezone.now(),
    )  # fmt: skip
    _follow(actor, act, contact_id, child_id, line, known, to_team_id, rating)
    owed = _owe(actor, row, known, child_is_known=person_id is not None or _is_named(child))
    if needs_ratifying:
        messages.to_ratify(actor, row.id, act, child_id)
    cases.mark(actor=actor, process_id=contact_id, person_id=child_id, event=Event.PROTECTIVE_ACT_OPENED)
    if act in EVENTS:
        cases.mark(actor=actor, process_id=contact_id, person_id=child_id, event=EVENTS[act], occurred_at=known.when)
    _held(actor, row)
    audit.record(
        actor, "frontdoor.protective_act_opened", about=[f"contact:{contact_id}", f"person:{child_id}"],
        detail={"act": act.value, "line": line, "owed": [each.value for each in owed]},
    )  # fmt: skip
    return Opened(row.id, contact_id, child_id, tuple(owed), needs_ratifying)


def reopen(*, actor: Actor, contact_id: UUID, person_id: UUID, line: str) -> Opened:
    """Reopen a contact for one child, held by the desk on duty from now."""
    return protect(actor=actor, act=Act.REOPEN, line=line, contact_id=contact_id, person_id=person_id)


@transaction.atomic
def ratify(*, actor: Actor, act_id: UUID, agrees: bool, words: str = "") -> None:
    """A manager's view of an act somebody else opened. Disagreeing says what should happen; it undoes nothing."""
    in_turn(act_id)
    act = ProtectiveAct.objects.select_related("ratification").filter(pk=act_id).first()
    if act is None:
        raise NotVisible
    require(actor, Permission.RATIFY, ByAccount(act.recorded_by))
    if act.act == Act.CONSIDER_PROTECTED and not words.strip():
        raise Incomplete([Problem("words", "Write what is done for whoever is protected, and who was told.")])
    if not agrees and not words.strip():
        raise Incomplete([Problem("words", "Say what should happen instead, and why.")])
    if getattr(act, "ratification", None) is not None:
        raise NotAllowedNow("A manager has already looked at this.")
    Ratification.record(
        actor=actor, contact_id=act.contact_id, person_id=act.person_id, act_id=act.id, agrees=agrees, words=words
    )
    messages.done(actor, f"act:{act_id}:ratify")
    cases.mark(actor=actor, process_id=act.contact_id, person_id=act.person_id, event=Event.PROTECTIVE_ACT_RATIFIED)
    audit.record(
        actor, "frontdoor.protective_act_ratified", about=[f"contact:{act.contact_id}", f"person:{act.person_id}"],
        detail={"agrees": agrees, "words": words},
    )  # fmt: skip


@transaction.atomic
def pay_debt(*, actor: Actor, debt_id: UUID, words: str) -> None:
    """Write up one thing that was left out, or say why it cannot be known."""
    in_turn(debt_id)
    debt = Debt.objects.filter(pk=debt_id).first()
    if debt is None:
        raise NotVisible
    require(actor, Permission.PAY_DEBT, ByAccount(debt.recorded_by))
    if not words.strip():
        raise Incomplete([Problem("words", "Write down what was left out, or why it cannot be known.")])
    if DebtPaid.objects.filter(debt_id=debt_id).exists():
        raise NotAllowedNow("Somebody has already written this up.")
    DebtPaid.record(actor=actor, contact_id=debt.contact_id, person_id=debt.person_id, debt_id=debt.id, words=words)
    cases.mark(actor=actor, process_id=debt.contact_id, person_id=debt.person_id, event=Event.DEBT_PAID)
    audit.record(
        actor, "frontdoor.debt_paid", about=[f"contact:{debt.contact_id}", f"person:{debt.person_id}"],
        detail={"what": debt.what},
    )  # fmt: skip
    if debt.act_id is not None:
        _held(actor, ProtectiveAct.objects.get(pk=debt.act_id))


@transaction.atomic
def written_up_elsewhere(*, actor: Actor, person_ids: Sequence[UUID], act: Act, paid: Mapping[Owed, str]) -> int:
    """Write up what an act of these children still owes with what was recorded where it was held; returns how many.

    A strategy discussion is one, wherever it is recorded: whoever may protect may say that it was held. What nobody
    said there stays owed.
    """
    require(actor, Permission.PROTECT)
    since = timezone.now() - HELD_WITHIN
    acts = ProtectiveAct.objects.filter(person_id__in=list(person_ids), act=act, occurred_at__gte=since)
    owed = Debt.objects.filter(act_id__in=[row.pk for row in acts]).exclude(
        pk__in=DebtPaid.objects.filter(person_id__in=list(person_ids)).values("debt_id")
    )
    count = 0
    for debt in owed:
        words = paid.get(Owed(debt.what), "").strip()
        if words:
            DebtPaid.record(
                actor=actor, contact_id=debt.contact_id, person_id=debt.person_id, debt_id=debt.pk, words=words
            )
            cases.mark(actor=actor, process_id=debt.contact_id, person_id=debt.person_id, event=Event.DEBT_PAID)
            audit.record(
                actor, "frontdoor.debt_paid", about=[f"contact:{debt.contact_id}", f"person:{debt.person_id}"],
                detail={"what": debt.what, "from": "the record of the discussion"},
            )  # fmt: skip
            count += 1
    return count


def _held(actor: Actor, act: ProtectiveAct) -> None:
    """A strategy discussion whose outcome is written up has been held, here as in the journey. Said once."""
    if act.act != Act.STRATEGY_DISCUSSION:
        return
    paid = DebtPaid.objects.filter(person_id=act.person_id)
    owed = Debt.objects.filter(act_id=act.pk, what=Owed.OUTCOME)
    outcome = act.outcome or next(iter(paid.filter(debt_id__in=owed.values("pk")).values_list("words", flat=True)), "")
    at = act.when or act.occurred_at
    if not outcome or at is None or at > timezone.now():
        return
    before = spine.latest_of([act.person_id], (Event.STRATEGY_DISCUSSION_HELD,), actor=actor)
    held = before.get((act.person_id, Event.STRATEGY_DISCUSSION_HELD))
    if held is None or held.occurred_at < at - SAME_DISCUSSION:
        cases.mark(
            actor=actor, process_id=act.contact_id, person_id=act.person_id, event=Event.STRATEGY_DISCUSSION_HELD,
            occurred_at=at, words=outcome[:400],
        )  # fmt: skip


def _about_whom(
    actor: Actor, contact_id: UUID | None, person_id: UUID | None, child: ChildTold | None, line: str
) -> tuple[UUID, UUID]:
    """The contact and the child: those named where they can be, new ones where they cannot. Never a refusal.

    Nobody new joins a contact that has closed: for a child who is not one of it, another contact is made.
    """
    contact = Contact.objects.filter(pk=contact_id).first() if contact_id else None
    told = child or ChildTold(person_id=person_id, as_told="" if person_id else "Unknown child", concern=line)
    if contact is not None:
        if person_id is not None and person_id in contact.person_ids:
            return contact.id, person_id
        if person_id is None and child is None and len(contact.person_ids) == 1:
            return contact.id, contact.person_ids[0]
        if not spine.has_closed(contact.id):
            return contact.id, join(actor, contact.id, told, contact.kind, timezone.now())
    arrival = Arrival(ContactKind.PROTECTIVE_ACT, Channel.SYSTEM, "5A", children=[told])
    made = take_in(actor, arrival)
    assert made.contact_id is not None  # only a police reference can be held already
    return made.contact_id, made.children[0]


def _is_named(child: ChildTold | None) -> bool:
    return child is not None and bool(child.person_id or (child.told and child.told.names))


def _is_closed(contact_id: UUID, person_id: UUID, actor: Actor) -> bool:
    return spine.holder(contact_id, person_id, actor=actor) is None and spine.has_ended(contact_id, person_id)


def _bring_back_in(actor: Actor, contact_id: UUID, person_id: UUID, line: str) -> None:
    """A child who had left the hub is in it again, undecided: what was decided before is not about what happens now.

    The act that brings them back is the one a manager looks at and that owes what was left out.
    """
    cases.reopen(actor=actor, process_id=contact_id, person_id=person_id, held_by_team=team_on_duty(timezone.now()))
    ProtectiveAct.record(
        actor=actor, contact_id=contact_id, person_id=person_id, act=Act.REOPEN, line=line.strip(),
        needs_ratifying=False, occurred_at=timezone.now(),
    )  # fmt: skip
    cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.REOPENED)


def _let_them_see(actor: Actor, person_id: UUID) -> None:
    """Whoever opened an act can see the child for three days, to write it up; a manager looks at it."""
    if not actor.holds_open_circle:
        access.grant_reach(
            actor=actor, account_id=actor.account_id, person_id=person_id, basis="protective_act",
            reason="opened a protective act", ends_at=timezone.now() + SEES_FOR,
        )  # fmt: skip


def _place(actor: Actor, person_id: UUID, known: Particulars) -> UUID | None:
    """Where the child is now, kept as a locating fact; left owed where the actor may not add one."""
    if not known.where_the_child_is.strip():
        return None
    try:
        with transaction.atomic():
            place = PlaceTold(LocatingKind.ADDRESS, text=known.where_the_child_is)
            return people.add_place(actor=actor, person_id=person_id, place=place)
    except Refusal:
        return None


def _follow(
    actor: Actor,
    act: Act,
    contact_id: UUID,
    person_id: UUID,
    line: str,
    known: Particulars,
    to_team_id: UUID | None,
    rating: str,
) -> None:
    """What an act sets going: an offer to whoever is to act, or a higher rating."""
    match act:
        case Act.OUT_OF_HOURS:
            _offer(actor, contact_id, person_id, OfferKind.OUT_OF_HOURS, agencies.out_of_hours_team().id, line)
        case Act.SAME_DAY_VISIT if to_team_id is not None:
            _offer(actor, contact_id, person_id, OfferKind.SAME_DAY_VISIT, to_team_id, line)
        case Act.RAISE_RATING:
            _raise(actor, contact_id, rating, known.rationale or line)
        case _:
            pass


def _offer(actor: Actor, contact_id: UUID, person_id: UUID, kind: OfferKind, team_id: UUID, line: str) -> None:
    offer = cases.offer(
        actor=actor, process_id=contact_id, person_id=person_id, kind=kind, to_team_id=team_id, words=line
    )
    messages.offered(actor, offer, kind, team_id, person_id, "")


def _raise(actor: Actor, contact_id: UUID, rating: str, reason: str) -> None:
    contact = Contact.objects.filter(pk=contact_id).first()
    if contact is None:
        return
    before = reading.rating_of(contact_id)
    known = {each.key for each in profile_at(contact.received_at).ratings}
    sees_every_rating = actor.holds_open_circle
    wanted = rating if rating in known and sees_every_rating else "red"
    if before is not None and SEVERITY[wanted] <= before.severity:
        return
    Rating.record(
        actor=actor, contact_id=contact_id, person_ids=contact.person_ids, rating=wanted, severity=SEVERITY[wanted],
        reason=reason, by_role=reading.manager_role(actor), occurred_at=timezone.now(),
    )  # fmt: skip


def _owe(actor: Actor, row: ProtectiveAct, known: Particulars, *, child_is_known: bool) -> list[Owed]:
    voiced = bool(voice.latest([row.person_id], actor=actor))
    owed = rules.debts_of_act(Act(row.act), known, child_is_known=child_is_known, voice=voiced)
    if known.where_the_child_is.strip() and row.place_id is None and Owed.WHERE_THE_CHILD_IS not in owed:
        owed.append(Owed.WHERE_THE_CHILD_IS)
    for what in owed:
        Debt.record(
            actor=actor, contact_id=row.contact_id, person_id=row.person_id, act_id=row.id, what=what,
            occurred_at=row.occurred_at,
        )  # fmt: skip
    if owed:
        cases.mark(actor=actor, process_id=row.contact_id, person_id=row.person_id, event=Event.DEBT_INCURRED)
    return owed
