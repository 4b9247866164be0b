"""How the front door appears in a child's story: contacts, ratings, checks, acts, decisions, feedback.

A row about a whole contact is told to whoever the wall shows it to; what was said of another child is not told here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast
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
from openmash.foundation.facts.models import FactQuerySet
from openmash.records.cases.entries import Entry, People, Window

LINE = 200
"""Characters of somebody's words that fit a line; the rest is read where it was written."""

C = TypeVar("C", bound=AboutContactChild)
S = TypeVar("S", bound=AboutContact)


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. As many queries as there are tables, whatever the history."""
    mine = dict(_of(ContactChild, people, window, actor).values_list("contact_id", "person_id"))
    found: list[Entry] = []
    for kind, tell in TOLD.items():
        if mine and window.wants(kind):
            found += tell(kind, people, mine, actor, window)
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _contacts(kind: str, people: People, mine: Mapping[UUID, UUID], actor: Actor, window: Window) -> list[Entry]:
    rows = window.newest(_of(ContactChild, people, window, actor), people, at="received_at")
    contacts = {row.contact_id: row.person_id for row in rows}
    notices = _about(PoliceNotification, contacts, window, actor)
    graded = {notice.contact_id: f", graded {notice.grade}" for notice in notices if notice.grade}
    return [
        _entry(
            row, row.person_id, kind, row.received_at,
            f"{ContactKind(row.kind).label}{graded.get(row.contact_id, '')}{_words(row.concern)}",
        )
        for row in rows
    ]  # fmt: skip


def _ratings(kind: str, people: People, mine: Mapping[UUID, UUID], actor: Actor, window: Window) -> list[Entry]:
    rows = window.cut(_about(Rating, mine, window, actor))
    return [_shared(r, mine, kind, f"Contact rated {r.rating}{_words(r.reason)}") for r in rows]


def _checks(kind: str, people: People, mine: Mapping[UUID, UUID], actor: Actor, window: Window) -> list[Entry]:
    asked = window.cut(_about(Check, mine, window, actor).select_related("agency"))
    found = [_shared(c, mine, kind, f"{c.agency.name} asked{_words(c.what)}") for c in asked]
    answers = window.cut(_about(CheckReply, mine, window, actor).select_related("check_asked__agency"))
    found += [
        _shared(a, mine, kind, f"{a.check_asked.agency.name} answered: {Reply(a.reply).label.lower()}{_searched(a)}")
        for a in answers
    ]
    said = window.newest(_of(ReplyChild, people, window, actor), people)
    found += [_child(r, kind, f"Impact now{_words(r.impact_now or r.information)}") for r in said]
    late = window.cut(_about(QuestionAnswer, mine, window, actor))
    return found + [
        _shared(
            q, mine, kind, f"A late answer {'changed' if q.changes else 'did not change'} the decision{_words(q.words)}"
        )
        for q in late
    ]


def _acts(kind: str, people: People, mine: Mapping[UUID, UUID], actor: Actor, window: Window) -> list[Entry]:
    acts = window.newest(_of(ProtectiveAct, people, window, actor), people)
    found = [_child(a, kind, f"{Act(a.act).label}: {a.line}") for a in acts]
    ratified = window.newest(_of(Ratification, people, window, actor), people)
    found += [
        _child(
            r, kind, f"A manager {'agreed with' if r.agrees else 'disagreed with'} the protective act{_words(r.words)}"
        )
        for r in ratified
    ]
    paid = window.newest(_of(DebtPaid, people, window, actor), people)
    return found + [_child(d, kind, f"Written up afterwards{_words(d.words)}") for d in paid]


def _decisions(kind: str, people: People, mine: Mapping[UUID, UUID], actor: Actor, window: Window) -> list[Entry]:
    rows = window.newest(_of(Decision, people, window, actor), people)
    return [_child(d, kind, f"Decided: {_outcome(d.outcome)}. {d.line}") for d in rows]


def _feedback(kind: str, people: People, mine: Mapping[UUID, UUID], actor: Actor, window: Window) -> list[Entry]:
    rows = window.cut(_about(Feedback, mine, window, actor))
    said = {FeedbackStatus.TOLD: "Referrer told", FeedbackStatus.HELD: "Telling the referrer is held"}
    return [_shared(f, mine, kind, said.get(FeedbackStatus(f.status), "Nothing is owed to the referrer")) for f in rows]


def _agreements(kind: str, people: People, mine: Mapping[UUID, UUID], actor: Actor, window: Window) -> list[Entry]:
    rows = window.newest(_of(AgreementToService, people, window, actor), people)
    return [_child(a, kind, f"{a.service}: {Agreed(a.agreed).label.lower()}{_words(a.words)}") for a in rows]


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


def _of(model: type[C], people: People, window: Window, actor: Actor) -> FactQuerySet[C]:
    rows = cast("FactQuerySet[C]", model.objects.all())
    return rows.visible_to(actor).as_known_at(window.known_at).filter(person_id__in=list(people.ids))


def _about(model: type[S], mine: Mapping[UUID, UUID], window: Window, actor: Actor) -> FactQuerySet[S]:
    rows = cast("FactQuerySet[S]", model.objects.all())
    return rows.visible_to(actor).as_known_at(window.known_at).filter(contact_id__in=list(mine))


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


def _shared(row: AboutContact, mine: Mapping[UUID, UUID], kind: str, headline: str) -> Entry:
    return _entry(row, mine[row.contact_id], kind, row.occurred_at, headline)


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
