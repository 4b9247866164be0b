"""The only code that writes letters. Nothing goes out about a child who has died, and no protected place goes out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.letters.models import Letter
from openmash.casework.letters.permissions import Permission
from openmash.casework.letters.rules import Written, filled
from openmash.casework.letters.selectors import Recipient, recipients
from openmash.casework.letters.words import REACHES_HOME, Format, Sent, Understood
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.design import say
from openmash.foundation.documents.document import Document, Paragraph
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.documents.word import docx_of
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.instruments.letters import LetterForm
from openmash.foundation.instruments.loading import letters_in_use
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.giving_away import SHORTEST, said_plainly
from openmash.records.people.selectors import Withholding
from openmash.statute.calendar import local_date

__all__ = [
    "DIED",
    "NAMES_A_PLACE",
    "Drafted",
    "LetterTold",
    "Written",
    "draft",
    "form_for",
    "forms_for",
    "recipient_of",
    "send",
]

DIED = "This child has died. No letter goes out; speak with the family in person, and with your manager first."
NAMES_A_PLACE = "These words name a place that is protected. Take it out: no letter may hold it."

NAMES_THE_TEAM = "These words name your team or its number, which tells where the child is. Take them out."


@dataclass(frozen=True)
class LetterTold:
    """What the writer says: to whom, on which template, the answers to its questions by the question, how it goes."""

    recipient: str
    template: str
    answers: Mapping[str, str] = field(default_factory=dict)
    understood: Understood | None = None
    language: str = ""
    sent: Sent | None = None
    format: Format = Format.PDF


@dataclass(frozen=True)
class Drafted:
    """A letter as it would go."""

    recipient: Recipient
    form: LetterForm
    written: Written
    guard: Withholding


def draft(*, actor: Actor, person_id: UUID, told: LetterTold) -> Drafted:
    """The letter as it would go; nothing is kept. Raises NotVisible, NotAllowedNow, and Incomplete for what is wrong.

    `Problem.field` is "answer-N" for the answer to the template's question number N.
    """
    require(actor, Permission.WRITE)
    person = linkage.person_set(person_id, actor)
    card = people.banner(person, actor)
    if card.has_died:
        raise NotAllowedNow(DIED)
    recipient = recipient_of(person, told.recipient, actor)
    form = form_for(recipient, told.template)
    guard = people.withholding(person.ids, actor)
    problems = []
    for number, question in enumerate(form.asks):
        words = told.answers.get(question, "").strip()
        if not words:
            problems.append(Problem(f"answer-{number}", "Answer this: the letter is made of it."))
        elif guard.needed_for(words):
            problems.append(Problem(f"answer-{number}", NAMES_A_PLACE))
        elif recipient.must_not_know and _names_the_team(words, actor):
            problems.append(Problem(f"answer-{number}", NAMES_THE_TEAM))
    if problems:
        raise Incomplete(problems)
    known = _known(person, recipient, actor)
    return Drafted(recipient, form, filled(form.subject, form.words, known, told.answers), guard)


def begun(*, actor: Actor, person_id: UUID, recipient: Recipient, form: LetterForm) -> tuple[str, ...]:
    """The letter before anything is answered, a paragraph each: what is known filled in, each question in brackets."""
    require(actor, Permission.WRITE)
    known = _known(linkage.person_set(person_id, actor), recipient, actor)
    return filled(form.subject, form.words, known, {question: f"[{question}]" for question in form.asks}).paragraphs


@transaction.atomic
def send(*, actor: Actor, person_id: UUID, told: LetterTold) -> UUID:
    """Make the letter, keep it exactly as it goes, and say how it went; returns its key. Raises as `draft` does."""
    made = draft(actor=actor, person_id=person_id, told=told)
    problems = []
    if told.understood is None:
        problems.append(Problem("understood", "Say how they will understand it."))
    elif told.understood is not Understood.AS_WRITTEN and not told.language.strip():
        problems.append(Problem("language", "Enter the language."))
    if told.sent is None:
        problems.append(Problem("sent", "Say how it goes."))
    elif told.sent in REACHES_HOME and made.recipient.not_by_post:
        problems.append(Problem("sent", f"{made.recipient.not_by_post} Give it by hand, when it is safe."))
    if problems or told.understood is None or told.sent is None:
        raise Incomplete(problems)
    now = timezone.now()
    document = document_of(made, now)
    content = pdf_of(document) if told.format is Format.PDF else docx_of(document)
    row = Letter.record(
        actor=actor, person_id=person_id, to=made.recipient.to, recipient=made.recipient.person_id,
        recipient_agency=made.recipient.agency_id, recipient_name=made.recipient.name[:200], template=made.form.slug,
        version=made.form.version, subject=made.written.subject[:300], words=made.written.words,
        understood=told.understood, language=told.language.strip(), sent=told.sent, format=told.format, content=content,
        sha256=hashlib.sha256(content).hexdigest(), occurred_at=now,
    )  # fmt: skip
    audit.record(
        actor, "letters.sent", about=[f"letter:{row.pk}", f"person:{person_id}"],
        detail={
            "recipient": made.recipient.name, "to": made.recipient.to.value, "template": made.form.slug,
            "how": told.sent.value,
        },
    )  # fmt: skip
    return row.pk


def document_of(made: Drafted, now: datetime) -> Document:
    """The letter as a document; both the PDF and the Word file are made of it."""
    parts = [Paragraph(part) for part in made.written.paragraphs]
    return Document(made.written.subject, say.day_of(now), made.recipient.name, now, parts, made.guard)


def recipient_of(person: PersonSet, key: str, actor: Actor) -> Recipient:
    """The recipient of this key. Raises NotVisible for one who is not offered."""
    found = next((each for each in recipients(person, actor=actor) if each.key == key), None)
    if found is None:
        raise NotVisible
    return found


def forms_for(recipient: Recipient) -> list[LetterForm]:
    """The letters that may go to this recipient today, by title."""
    return [each for each in letters_in_use(local_date(timezone.now())) if recipient.to in each.recipients]


def form_for(recipient: Recipient, template: str) -> LetterForm:
    """One of them. Raises NotVisible."""
    found = next((each for each in forms_for(recipient) if each.slug == template), None)
    if found is None:
        raise NotVisible
    return found


def _names_the_team(words: str, actor: Actor) -> bool:
    """Whether words hold the writer's team by its name or number, which says where a child is worked with."""
    if actor.team_id is None:
        return False
    team = agencies.team(actor.team_id)
    said = said_plainly(words)
    return any(len(form) >= SHORTEST and form in said for form in map(said_plainly, (team.name, team.telephone)))


def _known(person: PersonSet, recipient: Recipient, actor: Actor) -> Mapping[str, str]:
    """What is filled in. There is no address among it, whoever asks."""
    cards = people.people_cards(person.ids, actor)
    card = cards.get(person.lead_id) or next(iter(cards.values()), None)
    # a team is somewhere: for whoever must not learn where the child is, the agency speaks and its own number answers
    team = agencies.team(actor.team_id) if actor.team_id and not recipient.must_not_know else None
    agency = agencies.agency(actor.agency_id)
    born = card.birth.date if card else None
    return {
        "recipient": recipient.name,
        "child": card.name if card else "",
        "born": say.day_of(born) if born else "date of birth not known",
        "worker": actor.name,
        "team": team.name if team else agency.name,
        "telephone": (team.telephone if team else "") or agency.telephone_day,
        "agency": agency.name,
        "today": say.day_of(timezone.now()),
    }
