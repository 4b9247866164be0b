"""How the front door appears in a child's story: contacts, ratings, checks, acts, decisions, feedback.

A row about a whole contact is told to whoever the wall shows it to; what was said of another child is not told here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from openmash.casework.frontdoor.models import (
    AgreementToService,
    Check,
    CheckReply,
    ContactChild,
    DebtPaid,
    Decision,
    Feedback,
    PoliceNotification,
    ProtectiveAct,
    QuestionAnswer,
    Ratification,
    Rating,
    ReplyChild,
)
from openmash.casework.frontdoor.models.contact import AboutContact, AboutContactChild
from openmash.casework.frontdoor.words import Act, Agreed, ContactKind, FeedbackStatus, Outcome, Reply
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip
from openmash.records.cases.entries import Entry, People, Window

LINE = 200
"""Characters of somebody's words that fit a line; the rest is read where it was written."""

C = TypeVar("C", bound=AboutContactChild)
S = TypeVar("S", bound=AboutContact)


@dataclass(frozen=True)
class _Read:
    """The rows of each kind in the window, newest first; `mine` are the children of each contact of theirs."""

    mine: Mapping[UUID, tuple[UUID, ...]]
    contacts: Rows[ContactChild]
    notices: Rows[PoliceNotification]
    ratings: Rows[Rating]
    checks: Rows[Check]
    answers: Rows[CheckReply]
    said: Rows[ReplyChild]
    late: Rows[QuestionAnswer]
    acts: Rows[ProtectiveAct]
    ratified: Rows[Ratification]
    paid: Rows[DebtPaid]
    decisions: Rows[Decision]
    feedback: Rows[Feedback]
    agreements: Rows[AgreementToService]


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. As many queries as there are tables, in two trips."""
    rows = ContactChild.objects.visible_to(actor).as_known_at(window.known_at).filter(person_id__in=list(people.ids))
    mine: dict[UUID, tuple[UUID, ...]] = {}
    for contact, person in rows.values_list("contact_id", "person_id"):
        mine[contact] = (*mine.get(contact, ()), person)
    if not mine:
        return []
    read = _read(people, mine, actor, window)
    found = [entry for kind, tell in TOLD.items() if window.wants(kind) for entry in tell(kind, read)]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _read(people: People, mine: Mapping[UUID, tuple[UUID, ...]], actor: Actor, window: Window) -> _Read:
    trip = Trip(known_at=window.known_at)

    def of(kind: str, model: type[C], at: str = "") -> Rows[C]:
        """What is about this child alone, in a contact they are truly in."""
        keys = list(people.ids) if window.wants(kind) else []
        return window.ask(trip, model, "person_id", keys, actor=actor, at=at)

    def about(kind: str, model: type[S], *related: str) -> Rows[S]:
        """What is about the whole of a contact they are in."""
        keys = list(mine) if window.wants(kind) else []
        return window.ask(trip, model, "contact_id", keys, actor=actor, related=related)

    read = _Read(
        mine=mine,
        contacts=of("contact", ContactChild, at="received_at"),
        notices=trip.facts(PoliceNotification, "contact_id", mine if window.wants("contact") else (), actor=actor),
        ratings=about("rating", Rating),
        checks=about("check", Check, "agency"),
        answers=about("check", CheckReply, "check_asked__agency"),
        said=of("check", ReplyChild),
        late=about("check", QuestionAnswer),
        acts=of("act", ProtectiveAct),
        ratified=of("act", Ratification),
        paid=of("act", DebtPaid),
        decisions=of("decision", Decision),
        feedback=about("feedback", Feedback),
        agreements=of("agreement", AgreementToService),
    )
    trip.go()
    _keep_theirs(read.said, mine)
    _keep_theirs(read.acts, mine)
    _keep_theirs(read.ratified, mine)
    _keep_theirs(read.paid, mine)
    _keep_theirs(read.decisions, mine)
    _keep_theirs(read.agreements, mine)
    return read


def _keep_theirs(rows: Rows[C], mine: Mapping[UUID, tuple[UUID, ...]]) -> None:
    """Leave out what was done in a contact the child had been filed in by mistake."""
    rows.all = [row for row in rows.all if row.contact_id in mine]


def _contacts(kind: str, read: _Read) -> list[Entry]:
    notices = sorted(read.notices.all, key=lambda notice: (notice.recorded_at, notice.id))  # the newest stands
    graded = {notice.contact_id: f", graded {notice.grade}" for notice in notices if notice.grade}
    return [
        _entry(
            row, row.person_id, kind, row.received_at,
            f"{ContactKind(row.kind).label}{graded.get(row.contact_id, '')}{_words(row.concern)}",
        )
        for row in read.contacts.all
    ]  # fmt: skip


def _ratings(kind: str, read: _Read) -> list[Entry]:
    return [_shared(r, read, kind, f"Contact rated {r.rating}{_words(r.reason)}") for r in read.ratings.all]


def _checks(kind: str, read: _Read) -> list[Entry]:
    found = [_shared(c, read, kind, f"{c.agency.name} asked{_words(c.what)}") for c in read.checks.all]
    found += [
        _shared(a, read, kind, f"{a.check_asked.agency.name} answered: {Reply(a.reply).label.lower()}{_searched(a)}")
        for a in read.answers.all
    ]
    found += [_child(r, kind, f"Impact now{_words(r.impact_now or r.information)}") for r in read.said.all]
    return found + [
        _shared(
            q, read, kind, f"A late answer {'changed' if q.changes else 'did not change'} the decision{_words(q.words)}"
        )
        for q in read.late.all
    ]


def _acts(kind: str, read: _Read) -> list[Entry]:
    found = [_child(a, kind, f"{Act(a.act).label}: {a.line}") for a in read.acts.all]
    acts = {a.id: Act(a.act) for a in read.acts.all}
    found += [_child(r, kind, f"{_seen_by_a_manager(r, acts)}{_words(r.words)}") for r in read.ratified.all]
    return found + [_child(d, kind, f"Written up afterwards{_words(d.words)}") for d in read.paid.all]


def _seen_by_a_manager(view: Ratification, acts: Mapping[UUID, Act]) -> str:
    """What a manager did with an act: considered whoever is protected, or agreed or not, and with which."""
    act = acts.get(view.act_id)
    if act is Act.CONSIDER_PROTECTED:
        return "Whoever is protected was considered"
    which = f": {act.label[:1].lower()}{act.label[1:]}" if act else " with the protective act"
    return f"A manager {'agreed' if view.agrees else 'disagreed'}{which}"


def _decisions(kind: str, read: _Read) -> list[Entry]:
    return [_child(d, kind, f"Decided: {_outcome(d.outcome)}. {d.line}") for d in read.decisions.all]


def _feedback(kind: str, read: _Read) -> list[Entry]:
    said = {FeedbackStatus.TOLD: "Referrer told", FeedbackStatus.HELD: "Telling the referrer is held"}
    nothing = "Nothing is owed to the referrer"
    return [_shared(f, read, kind, said.get(FeedbackStatus(f.status), nothing)) for f in read.feedback.all]


def _agreements(kind: str, read: _Read) -> list[Entry]:
    return [
        _child(a, kind, f"{a.service}: {Agreed(a.agreed).label.lower()}{_words(a.words)}") for a in read.agreements.all
    ]


TOLD = {
    "contact": _contacts,
    "rating": _ratings,
    "check": _checks,
    "act": _acts,
    "decision": _decisions,
    "feedback": _feedback,
    "agreement": _agreements,
}
"""Each kind of entry and what tells it."""

PAGE = "contact"
"""The name of the address where all of a contact is read; entries lead there."""


def _entry(row: C | S, person_id: UUID, kind: str, at: datetime | None, headline: str) -> Entry:
    return Entry(
        person_id=person_id, occurred_at=at or row.recorded_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind=kind, headline=headline, agency_id=row.held_by, source_id=row.contact_id,
        link=PAGE,
    )  # fmt: skip


def _child(row: AboutContactChild, kind: str, headline: str) -> Entry:
    return _entry(row, row.person_id, kind, row.occurred_at, headline)


def _shared(row: AboutContact, read: _Read, kind: str, headline: str) -> Entry:
    first, *others = read.mine[row.contact_id]
    return replace(_entry(row, first, kind, row.occurred_at, headline), also_about=tuple(others))


def _searched(answer: CheckReply) -> str:
    if answer.reply == Reply.NO_TRACE.value and answer.back_to:
        return f". {answer.systems} searched, as {answer.names_used}, back to {answer.back_to.year}"
    return f". Ring {answer.ring}" if answer.ring else _words(answer.reason)


def _words(text: str) -> str:
    one_line = " ".join(text.split())
    short = one_line if len(one_line) <= LINE else f"{one_line[: LINE - 1].rsplit(' ', 1)[0]}…"
    return f": {short}" if short else ""


def _outcome(code: str) -> str:
    label = Outcome(code).label
    return f"{label[0].lower()}{label[1:]}"
