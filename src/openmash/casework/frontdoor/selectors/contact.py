"""The contact page: everything the front door knows of one contact, now or as it was known at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor import rules
from openmash.casework.frontdoor.codes import SOURCE_DETAILS, SOURCES, concern_words
from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.identifying import age_of
from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import (
    AgreementToService,
    ContactPerson,
    Debt,
    DebtPaid,
    Decision,
    InformedFamily,
    LawfulBasis,
    PoliceNotification,
    ProtectiveAct,
    Ratification,
    Rating,
    ReplyChild,
)
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.policy import ToldBy
from openmash.casework.frontdoor.reading import is_manager
from openmash.casework.frontdoor.selectors.board import called
from openmash.casework.frontdoor.selectors.columns import basis_words, columns_of, informed_words
from openmash.casework.frontdoor.selectors.page import (
    ActShown,
    ChildInContact,
    ContactPage,
    DecisionShown,
    ElseShown,
    OtherInContact,
    Owing,
    RatingShown,
    ReferrerShown,
    Relation,
)
from openmash.casework.frontdoor.selectors.patterns import patterns_of, together
from openmash.casework.frontdoor.timing import clocks_of, local_clock
from openmash.casework.frontdoor.words import (
    Act,
    Agreed,
    Channel,
    ContactKind,
    FeedbackStatus,
    HeldFor,
    Outcome,
    Owed,
    Part,
    WhoElseKind,
)
from openmash.casework.frontdoor.young import YoungParent, young_parents
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.foundation.facts.trip import Trip
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import AlreadyOpen
from openmash.records.linkage.selectors import person_sets
from openmash.records.people import selectors as people
from openmash.records.voice import selectors as voices
from openmash.statute.calendar import local_date

HOW = {"in_app": "here", "email": "by e-mail", "telephone": "by telephone"}
WITHHELD = "Who told us is known to the front door only."


def contact(
    contact_id: UUID, *, actor: Actor, known_at: datetime | None = None, now: datetime | None = None
) -> ContactPage:
    """Everything about one contact this actor may see; with `known_at` (aware), as it was known then, under today's
    rights. Raises NotVisible where there is none for this actor, or was none then.
    """
    one = gather([contact_id], actor=actor, known_at=known_at).get(contact_id)
    if one is None:
        raise NotVisible
    return _Page(one, actor, known_at, known_at or now or timezone.now()).shown()


class _Page:
    """Puts one page together: fetches what belongs to it once, then only arranges."""

    def __init__(self, one: Gathered, actor: Actor, known_at: datetime | None, now: datetime) -> None:
        self.one, self.actor, self.known_at, self.now = one, actor, known_at, now
        self.children = [child.person_id for child in one.children]
        sets = person_sets(self.children, actor)
        self.records = {child: sets[child].ids if child in sets else (child,) for child in self.children}
        every = [record for ids in self.records.values() for record in ids]
        trip, contact_id = Trip(known_at=known_at), one.contact.id
        people_told = trip.facts(ContactPerson, "contact_id", [contact_id])
        self.informed = trip.facts(InformedFamily, "contact_id", [contact_id])
        self.basis = trip.facts(LawfulBasis, "contact_id", [contact_id])
        self.agreements = trip.facts(AgreementToService, "contact_id", [contact_id])
        self.police = trip.facts(PoliceNotification, "contact_id", [contact_id])
        self.said_of_children = trip.facts(ReplyChild, "contact_id", [contact_id])
        acts = [act.id for act in one.acts]
        self.ratified = trip.facts(Ratification, "act_id", acts)
        owing = [contact_id] if one.acts or one.decisions else []
        # A debt itself says whether it waits now; of the past only what was written up tells.
        self.debts = (
            trip.facts(Debt, "contact_id", owing) if known_at else trip.facts(Debt, "contact_id", owing, waits=True)
        )
        self.written_up = trip.facts(DebtPaid, "contact_id", owing if known_at else [])
        trip.go()
        self.others = people_told.all
        self.around = people.around(
            together(self.records), actor=actor, as_known_at=known_at,
            also=[*every, *(row.person_id for row in self.others)],
        )  # fmt: skip
        self.cards = self.around.cards
        self.open = spine.already_open_among(every, actor=actor, now=now, known_at=known_at)
        self.voices = voices.of_process(one.contact.id, actor=actor, known_at=known_at)
        self.names = who(self._authors())
        self.agencies = agencies.names(self._agencies())

    def shown(self) -> ContactPage:
        """The page."""
        one, contact = self.one, self.one.contact
        document = one.local.threshold_document(local_date(self.now))
        self.young = self._young()
        return ContactPage(
            contact_id=contact.id,
            reference=contact.reference,
            kind=ContactKind(contact.kind),
            state=one.state,
            channel=Channel(contact.channel).label,
            source=SOURCES.label(contact.source),
            source_detail=SOURCE_DETAILS.get(contact.source_detail, contact.source_detail),
            received_at=contact.received_at,
            recorded_at=contact.recorded_at,
            first_told_at=contact.first_told_at,
            recorded_by=self._name(contact.recorded_by),
            in_danger_now=contact.in_danger_now,
            clocks=clocks_of(one, self.now),
            children=tuple(self._children()),
            others=tuple(self._others()),
            referrer=self._referrer(),
            informed=tuple(informed_words(row) for row in self.informed.all),
            basis=tuple(basis_words(row) for row in self.basis.all),
            police=tuple(self._police()),
            rating=self._rating(one.rating) if one.rating else None,
            ratings=tuple(self._rating(row) for row in reversed(one.ratings)),
            checks=tuple(columns_of(one, self.agencies, self.names, self.said_of_children.all, now=self.now)),
            who_else=tuple(self._who_else()),
            family_outside=tuple(self._family_outside()),
            young=tuple(self.young),
            patterns=patterns_of(one, self.records, self.around, now=self.now, known_at=self.known_at),
            acts=tuple(self._acts()),
            decisions=tuple(self._decision(row) for row in reversed(one.decisions)),
            offers=tuple(reversed(one.offers)),
            feedback=tuple(self._feedback()),
            feedback_owed=one.feedback_owed,
            gates={child: self._gate(child, document.version) for child in self.children},
            threshold_words=f"{document.name}, version {document.version}, {document.dated}",
            levels=document.levels,
            reasons=tuple((reason.code, reason.words) for reason in one.local.no_further_action_reasons),
            answers_due=self._answers_due(),
            as_known_at=self.known_at,
        )

    def _authors(self) -> set[UUID]:
        one = self.one
        rows = (*one.ratings, *one.decisions, *one.acts, *(r for each in one.replies.values() for r in each))
        return {one.contact.recorded_by, *(row.recorded_by for row in rows)}

    def _agencies(self) -> set[UUID]:
        told = self.one.referrer.agency_id if self.one.referrer else None
        return {*(check.agency_id for check in self.one.checks), *([told] if told else [])}

    def _name(self, account_id: UUID) -> str:
        found = self.names.get(account_id)
        return found.name if found else ""

    def _children(self) -> list[ChildInContact]:
        one = self.one
        agreements = self._agreements()
        found = []
        for row in one.children:
            ids, decision = self.records[row.person_id], one.decided.get(row.person_id)
            card = people.card_of(row.person_id, ids, self.cards)
            part, holder = Part(row.part), one.holders.get(row.person_id)
            opened = tuple(each for record in ids for each in self.open.open.get(record, ()))
            found.append(
                ChildInContact(
                    person_id=row.person_id,
                    name=called(card, row.as_told),
                    age=age_of(card),
                    part="" if part is Part.SUBJECT else part.label,
                    as_told=row.as_told,
                    concern=row.concern,
                    impact=row.impact,
                    working_well=row.working_well,
                    tried=row.tried,
                    asked_for=row.asked_for,
                    categories=tuple(concern_words(code) for code in row.categories),
                    already_open=AlreadyOpen(opened, self.open.searched, len(ids)),
                    voices=tuple(said for said in self.voices if said.person_id in ids),
                    decision=self._decision(decision) if decision else None,
                    holder=holder.said if holder else "",
                    records=tuple(ids),
                    agreements=tuple(agreements.get(row.person_id, ())),
                    card=card,
                )
            )
        return found

    def _agreements(self) -> Mapping[UUID, list[str]]:
        found: dict[UUID, list[str]] = {}
        for row in self.agreements.all:
            by = f" ({row.by_whom})" if row.by_whom else ""
            found.setdefault(row.person_id, []).append(f"{row.service}: {Agreed(row.agreed).label.lower()}{by}")
        return found

    def _others(self) -> list[OtherInContact]:
        return [
            OtherInContact(r.person_id, called(self.cards.get(r.person_id), r.as_told), r.relation, r.alleged)
            for r in self.others
        ]

    def _referrer(self) -> ReferrerShown | None:
        row = self.one.referrer
        if row is None:
            return None
        if not may(self.actor, Permission.SEE_REFERRER, ToldBy(row.is_professional)):
            return ReferrerShown("", "", "", "", "", "", row.is_professional, row.is_anonymous, False, "", WITHHELD)
        organisation = row.agency_name or (self.agencies.get(row.agency_id, "") if row.agency_id else "")
        return ReferrerShown(
            row.name, row.role, organisation, row.relationship, row.telephone, row.email, row.is_professional,
            row.is_anonymous, row.wants_feedback, row.safe_to_contact,
        )  # fmt: skip

    def _police(self) -> list[str]:
        if not self.police.all:
            return []
        rows = sorted(self.police.all, key=lambda each: (each.recorded_at, each.id))
        row = rows[-1]  # the newest bears the grade that stands
        said = [f"Reference {rows[0].notification_ref}", f"Graded {row.grade}" if row.grade else "Not graded"]
        if row.incident_at:
            said.append(f"Happened {say.moment(row.incident_at)}")
        asked = (
            ("Children present", row.children_present),
            ("Child seen", row.child_seen),
            ("Child spoken to", row.child_spoken_to),
        )
        said += [f"{what}: {'not recorded' if answer == 'unknown' else answer}" for what, answer in asked]
        said += ["Domestic abuse"] if row.domestic_abuse else []
        since = [f"Said {say.moment(each.recorded_at)}: {each.said_since}" for each in rows if each.said_since]
        return [*said, *since]

    def _rating(self, row: Rating) -> RatingShown:
        local = self.one.local.rating(row.rating)
        return RatingShown(
            row.rating, local.name, local.meaning, row.reason, row.recorded_at, self._name(row.recorded_by)
        )

    def _who_else(self) -> list[ElseShown]:
        return [
            ElseShown(
                f"{WhoElseKind(row.kind).label}: {row.described}. {'Added' if row.added else f'Not added: {row.why}'}",
                row.person_id, row.added,
            )
            for row in self.one.who_else
        ]  # fmt: skip

    def _young(self) -> list[YoungParent]:
        considered = {row.person_id for row in self.one.who_else if row.person_id}
        settled = {*considered, *(record for ids in self.records.values() for record in ids)}
        return young_parents(self.others, self.around, settled=settled, today=local_date(self.now))

    def _family_outside(self) -> list[Relation]:
        """Relatives of these children who are not in this contact, and are children themselves or unborn."""
        every = {record for ids in self.records.values() for record in ids}
        considered = {*every, *(row.person_id for row in self.others)}
        return [
            Relation(relative.person_id, f"{relative.card.name}, {relative.kind.label.lower()}")
            for relative in {r.person_id: r for r in self.around.relatives}.values()
            if relative.person_id not in considered | {each.person_id for each in self.young}
            and relative.card.kind in ("child", "unborn", "unknown")
        ] + [Relation(each.person_id, f"{each.name}, {each.years}, parent or carer") for each in self.young]

    def _acts(self) -> list[ActShown]:
        ratified = {row.act_id: row for row in self.ratified.all}
        found = []
        for act in reversed(self.one.acts):
            view = ratified.get(act.id)
            clock = None
            if act.needs_ratifying:
                stopped = view.recorded_at if view else None
                clock = local_clock("protective_act_ratified", self.one.local, act.recorded_at, self.now, stopped)
            said = "" if view is None else _ratified(act, view)
            found.append(
                ActShown(
                    act.id, act.person_id, Act(act.act), act.line, act.recorded_at, self._name(act.recorded_by),
                    act.when, act.who, tuple(act.agencies), act.designated_officer, act.told, act.outcome, said, clock,
                    self._owing(act),
                )
            )  # fmt: skip
        return found

    def _decision(self, row: Decision) -> DecisionShown:
        reasons = {reason.code: reason.words for reason in self.one.local.no_further_action_reasons}
        in_force = self.one.decided.get(row.person_id)
        return DecisionShown(
            row.id, row.person_id, Outcome(row.outcome), row.line, row.rationale, row.level, row.threshold_version,
            reasons.get(row.reason_code, ""), row.recorded_at, self._name(row.recorded_by), row.voice_id,
            in_force is not None and in_force.id == row.id, self._owing(row),
        )  # fmt: skip

    def _owing(self, of: ProtectiveAct | Decision) -> tuple[Owing, ...]:
        """What was left out of an act or a decision and is not yet written up."""
        paid, found = {row.debt_id for row in self.written_up.all}, []
        for row in self.debts.all:
            if of.id not in (row.act_id, row.decision_id) or row.id in paid:
                continue
            incurred = row.occurred_at or row.recorded_at
            clock = local_clock("debt_paid", profile_at(incurred), incurred, self.now)
            readers = row.recorded_by == self.actor.account_id or (is_manager(self.actor) and clock.is_late)
            found.append(Owing(row.id, Owed(row.what), self._name(row.recorded_by), clock, readers))
        return tuple(found)

    def _feedback(self) -> list[str]:
        said = []
        for row in self.one.feedback:
            match FeedbackStatus(row.status):
                case FeedbackStatus.TOLD:
                    said.append(f"Told {say.near(row.recorded_at, self.now)}, {HOW.get(row.how, row.how)}: {row.what}")
                case FeedbackStatus.HELD:
                    why = f": {row.why}" if row.why else ""
                    said.append(
                        f"Held because {HeldFor(row.held_for).label[0].lower()}{HeldFor(row.held_for).label[1:]}{why}"
                    )
                case FeedbackStatus.NOT_OWED:
                    said.append(f"Not owed: {row.why}")
        return said

    def _gate(self, child: UUID, version: str) -> tuple[Problem, ...]:
        """What stands before doing less for this child, apart from what the decision's own form asks for."""
        gate = rules.Gate(
            by_a_manager=is_manager(self.actor),
            rationale="x" * rules.SHORTEST_REASON,
            threshold_version=version,
            asked=[
                rules.Asked(self.agencies[c.agency_id], self.one.is_answered(c), c.id in self.one.dispositions)
                for c in self.one.checks
            ],
            who_else=len(self.one.who_else),
            voice=any(said.person_id in self.records[child] for said in self.voices),
            young=[each.sentence for each in self.young],
        )
        return tuple(rules.gate_for_less(rules.still_wanting_the_rest(gate)))

    def _answers_due(self) -> str:
        """When an agency asked now would have to answer, by the present rating."""
        rating = self.one.rating.rating if self.one.rating else "red"
        clock = self.one.local.check_clock(rating, local_date(self.now))
        due_at = clock.due(self.now, self.one.local.calendar())
        return say.near(due_at, self.now) if due_at else ""


def _ratified(act: ProtectiveAct, view: Ratification) -> str:
    """A manager's view of an act, with their words where they gave any."""
    if act.act == Act.CONSIDER_PROTECTED:
        return f"Considered: {view.words}"
    if not view.agrees:
        return f"A manager disagreed: {view.words}"
    return f"Ratified: {view.words}" if view.words else "Ratified"
