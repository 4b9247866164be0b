"""To whom a letter about a child may go, and the letters that went. All take the actor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.letters.models import Letter
from openmash.casework.letters.words import Format, Sent, To, Understood
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments.loading import version_of_letter
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.words import PersonKind

ASK_FIRST = "How they may safely be written to is in their own record, which you do not see: ask before you post it."


@dataclass(frozen=True)
class Recipient:
    """Somebody a letter can go to. `key` says which; `how` what they are to the child.

    `must_not_know`: why where the child is must be kept from them, empty where nothing must. `not_by_post`: why they
    may not be written to at home, empty where they may.
    """

    key: str
    to: To
    name: str
    how: str = ""
    person_id: UUID | None = None
    agency_id: UUID | None = None
    must_not_know: str = ""
    not_by_post: str = ""
    ask_first: str = ""
    """Why somebody must be asked how they are reached safely; empty where the record says."""

    @property
    def said(self) -> str:
        return f"{self.name} ({self.how})" if self.how else self.name


@dataclass(frozen=True)
class LetterShown:
    """A letter as it went. Moments are UTC."""

    id: UUID
    person_id: UUID
    to: To
    recipient_name: str
    template_title: str
    version: int
    subject: str
    words: str
    understood: Understood
    language: str
    sent: Sent
    format: Format
    sha256: str
    by: str
    at: datetime


def recipients(person: PersonSet, *, actor: Actor) -> tuple[Recipient, ...]:
    """To whom a letter about this child may go: the child, a parent or relative, an agency. Nobody who has died.

    Somebody whose own record is restricted is not offered.
    """
    cards = people.people_cards(person.ids, actor)
    card = cards.get(person.lead_id) or next(iter(cards.values()), None)
    kept_from, why = people.protection_of(person.ids, actor)
    found: list[Recipient] = []
    if card is not None and card.kind == PersonKind.CHILD and not card.has_died:
        child = Recipient("child", To.CHILD, card.name, "the child", person_id=person.lead_id)
        found.append(_with_post(child, person.ids, actor))
    relatives = {
        each.card.person_id: each
        for each in people.family(person, actor)
        if each.card.kind == PersonKind.ADULT
        and not (each.card.has_died or each.card.is_restricted or each.until or each.person_id in person.ids)
    }
    sets = linkage.person_sets(relatives, actor)
    for key, each in relatives.items():
        parent = Recipient(
            str(key), To.PARENT, each.card.name, str(each.kind.label).lower(), person_id=key,
            must_not_know=(why or "where the child is must be kept from them") if key in kept_from else "",
        )  # fmt: skip
        known = sets.get(key)
        asks = Recipient(**{**parent.__dict__, "ask_first": ASK_FIRST})
        found.append(_with_post(parent, known.ids, actor) if known else asks)
    found += [
        Recipient(f"agency-{each.pk}", To.AGENCY, each.name, agency_id=each.pk)
        for each in agencies.partners()
        if each.pk != actor.agency_id
    ]
    return tuple(found)


def letter(letter_id: UUID, *, actor: Actor) -> LetterShown:
    """One letter. Raises NotVisible."""
    row = Letter.objects.visible_to(actor).defer("content").filter(pk=letter_id).first()
    if row is None:
        raise NotVisible
    return _shown([row])[0]


def content_of(letter_id: UUID, *, actor: Actor) -> bytes:
    """The file exactly as it was sent. Raises NotVisible."""
    row = Letter.objects.visible_to(actor).filter(pk=letter_id).only("content").first()
    if row is None:
        raise NotVisible
    return bytes(row.content)


def letters_of(person: PersonSet, *, actor: Actor) -> list[LetterShown]:
    """The letters that went about this child, newest first. Two queries."""
    rows = Letter.objects.visible_to(actor).defer("content").filter(person_id__in=list(person.ids))
    return _shown(list(rows.order_by("-recorded_at", "-pk")[:100]))


def _with_post(recipient: Recipient, ids: tuple[UUID, ...], actor: Actor) -> Recipient:
    """With why they may not be written to, as the record says how they are reached safely."""
    unsafe = next(
        (
            place.safe_contact for place in people.places_of(ids, actor)
            if place.safe_contact is not None and place.safe_contact.may_write is False and place.until is None
        ),
        None,
    )  # fmt: skip
    if unsafe is None:
        return recipient
    hidden = f" {unsafe.who_must_not_know} must not know." if unsafe.who_must_not_know else ""
    return Recipient(**{**recipient.__dict__, "not_by_post": f"They may not be written to.{hidden}"})


def _shown(rows: list[Letter]) -> list[LetterShown]:
    names = who({row.recorded_by for row in rows}) if rows else {}
    return [
        LetterShown(
            row.pk, row.person_id, To(row.to), row.recipient_name, version_of_letter(row.template, row.version).title,
            row.version, row.subject, row.words, Understood(row.understood), row.language, Sent(row.sent),
            Format(row.format), row.sha256, names[row.recorded_by].name, row.occurred_at or row.recorded_at,
        )
        for row in rows
    ]  # fmt: skip
