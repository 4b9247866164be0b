"""One child of the sample on paper: the record in short, and the chronology, as an inspector may read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies.selectors import names as names_of
from openmash.foundation.design import say
from openmash.foundation.documents.document import Document, Facts, Heading, Paragraph, Part, Quotation
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.instruments import reading
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.loading import version_of
from openmash.insight.chronology import copying, printing, redaction
from openmash.insight.chronology.redaction import Guarded
from openmash.insight.inspection.models import AgencyView
from openmash.insight.inspection.words import AUDIT_FORM
from openmash.insight.practice import selectors as practice
from openmash.insight.practice.permissions import Permission as Practice
from openmash.records.cases import selectors as cases
from openmash.records.linkage.selectors import PersonSet, whole_cards
from openmash.records.people import selectors as people
from openmash.records.people.words import DetailKind, Scheme, detail_said
from openmash.records.voice import selectors as voice

RECIPIENT = "an inspector"
NOT_SAID = "Nobody has recorded it"


@dataclass
class Pack:
    """Two papers about one child, and how many entries were kept back, by why."""

    record: bytes
    chronology: bytes
    kept_back: Counter[str] = field(default_factory=Counter)


def pack(child: PersonSet, *, actor: Actor, now: datetime, since: datetime | None = None) -> Pack:
    """The child's papers as known at `now` (aware); the chronology from `since` or the beginning.

    What may not leave is not in them, and counted. A child whose record is restricted has papers where somebody inside
    the restriction makes them because inspectors named the child. Raises NotVisible for a child the actor may not see,
    NotAllowedNow where the chronology holds more than one copy can.
    """
    told = copying.draft([child], copying.INSPECTOR, actor=actor, since=since, until=now, named_by_inspectors=True)
    guard = copying.guard_for([child], copying.INSPECTOR, actor=actor, named_by_inspectors=True)
    assert guard is not None  # the draft for this recipient has just been made
    withheld = people.withholding(child.ids, actor)
    kept = Counter(str(line.because.label) for line in told.lines if line.because)
    record = _record(child, guard, kept, actor=actor, now=now)
    return Pack(
        pdf_of(Document("Record", f"For an inspection, {say.day_of(now)}", RECIPIENT, now, record, withheld)),
        pdf_of(printing.document_of(told, RECIPIENT, now, withheld, since=since, until=None)),
        kept,
    )


def audit_paper(
    views: Sequence[AgencyView], child: PersonSet, name: str, *, actor: Actor, now: datetime
) -> tuple[bytes, Counter[str]]:
    """The joint audit of a child on paper, each agency's view and the joint one last, and how much is kept back by why.

    Words that an inspector may not have are withheld as in the child's other papers. Raises NotVisible.
    """
    guard = copying.guard_for([child], copying.INSPECTOR, actor=actor, named_by_inspectors=True)
    assert guard is not None  # an inspector is always offered who named the child
    kept: Counter[str] = Counter()
    agencies, authors = names_of({view.agency_id for view in views}), who({view.recorded_by for view in views})
    parts: list[Part] = []
    for view in views:
        parts.append(Heading("What all of us find" if view.joint else agencies[view.agency_id]))
        parts.append(Paragraph(f"{authors[view.recorded_by].name}, {say.day_of(view.recorded_at)}", quiet=True))
        answered = reading.said(version_of(AUDIT_FORM, view.form_version), Answers(view.answers))
        parts += [
            part
            for line in (line for each in answered for line in each.lines)
            for part in (Heading(line.question, 2), Paragraph(_given("decision", line.words, guard, kept)))
        ]
    title = f"Joint audit: {name}"
    withheld = people.withholding(child.ids, actor)
    paper = Document(title, f"For an inspection, {say.day_of(now)}", RECIPIENT, now, parts, withheld)
    return pdf_of(paper), kept


def _record(child: PersonSet, guard: Guarded, kept: Counter[str], *, actor: Actor, now: datetime) -> list[Part]:
    return [
        *_who(child, actor, now),
        Heading("Decided at the front door"),
        *_decisions(child, guard, kept, actor),
        Heading("The child's voice"),
        *_voice(child, guard, kept, actor),
        Heading("What audits found in this record"),
        *_audits(child, guard, kept, actor),
    ]


def _who(child: PersonSet, actor: Actor, now: datetime) -> list[Part]:
    card = whole_cards([child.lead_id], actor)[child.lead_id]
    agencies = names_of({each.held_by for each in people.people_cards(child.ids, actor).values()})
    born = card.birth
    return [
        Facts(
            (
                ("Name", card.name),
                ("Due" if born.expected else "Born", say.day_of(born.date) if born.date else NOT_SAID),
                ("Sex", detail_said(DetailKind.SEX, card.sex) if card.sex else NOT_SAID),
                ("NHS number", say.nhs_number(card.number(Scheme.NHS_NUMBER)) or NOT_SAID),
                ("Social care number", card.number(Scheme.SOCIAL_CARE_ID) or NOT_SAID),
                ("Records held by", say.listed(sorted(set(agencies.values()))) or NOT_SAID),
                ("Works with them now", cases.already_open_to(child, actor=actor, now=now).said),
            )
        )
    ]


def _decisions(child: PersonSet, guard: Guarded, kept: Counter[str], actor: Actor) -> list[Part]:
    found = frontdoor.decisions_of(child, actor=actor)
    parts: list[Part] = []
    for each in found:
        parts += [
            Heading(f"{each.outcome.label}, {say.day_of(each.decided_at)}", 2),
            Facts(
                (
                    ("Decided by", each.decided_by or NOT_SAID),
                    ("Threshold document", each.threshold_version or "None named: more was done, not less"),
                    ("Rests on the child's voice", "Yes" if each.voice_id else "No"),
                )
            ),
            Paragraph(_given("decision", each.rationale or each.line, guard, kept)),
        ]
    return parts or [Paragraph("Nothing has been decided at the front door.")]


def _voice(child: PersonSet, guard: Guarded, kept: Counter[str], actor: Actor) -> list[Part]:
    parts: list[Part] = []
    for each in voice.voices(child, actor=actor):
        when = say.day_of(each.said_at or each.recorded_at)
        if each.kept_back:
            kept["A child’s words, kept from this reader"] += 1
            parts.append(Paragraph(f"{when}: {each.quote}", quiet=True))
        elif each.heard:
            parts.append(
                Quotation(_given("voice", each.quote, guard, kept), f"{when}, to {each.asked_by or 'a worker'}")
            )
        else:
            parts.append(Paragraph(_given("voice", f"{when}: not heard yet. {each.reason}", guard, kept)))
        parts += [
            Paragraph(_given("influence", f"What it changed: {change.changed}", guard, kept), quiet=True)
            for change in each.changed
        ]
    return parts or [Paragraph("Nothing the child said or showed is recorded.")]


def _audits(child: PersonSet, guard: Guarded, kept: Counter[str], actor: Actor) -> list[Part]:
    """Of audits that are over and were shown to whoever did the work; nobody who graded or did it is named."""
    found = practice.found_in(child, actor=actor) if may(actor, Practice.COUNT) else []
    parts: list[Part] = []
    for each in found:
        stands = each.grading
        parts += [
            Heading(f"{each.title}, ended {say.day(each.ended_on)}", 2),
            Facts((("What it asked", each.asks), ("Grade", stands.label))),
            Paragraph(_given("decision", stands.reasons, guard, kept)),
            *(
                Paragraph(f"{one.title}: {one.grade}. {_given('decision', one.reasons, guard, kept)}")
                for one in stands.sections
            ),
        ]
        if each.answered:
            said = _given("decision", each.answered, guard, kept)
            parts.append(Paragraph(f"What whoever did the work said: {said}", quiet=True))
    return parts or [Paragraph("No audit that is over was drawn of this record.")]


def _given(kind: str, words: str, guard: Guarded, kept: Counter[str]) -> str:
    """The words, or what stands in their place; what is kept back is counted."""
    verdict = redaction.judge(kind, "", "", words, guard, let_through=False, left_out=False)
    if verdict.because is None:
        return words
    kept[str(verdict.because.label)] += 1
    return verdict.said or "Withheld."
