"""Confirming a language here: who read it, when, which version; and taking that back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from openmash.casework.own_words.models import Confirmed
from openmash.casework.own_words.permissions import Permission
from openmash.casework.own_words.saying import Draft, english, here, in_force, prints_of, version_of
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem

READER_LEAST = 8
"""Characters: a name, and what makes them able to judge."""


@dataclass(frozen=True)
class Sentence:
    """One sentence for whoever confirms: ours, theirs, and whether the pair stands confirmed."""

    name: str
    ours: str
    theirs: str
    stands: bool
    can_be: bool


@dataclass(frozen=True)
class LanguageShown:
    """A language as a practice lead sees it. `at` is UTC; None: nobody has confirmed it here."""

    draft: Draft
    version: str
    read_by: str
    confirmed_by: str
    at: datetime | None
    taken_back_because: str
    sentences: tuple[Sentence, ...]

    @property
    def is_offered(self) -> bool:
        return self.at is not None and not self.taken_back_because

    @property
    def to_confirm(self) -> int:
        """How many sentences are said in English there, for want of somebody who has read them."""
        return sum(not each.stands for each in self.sentences)


def languages(*, actor: Actor) -> list[LanguageShown]:
    """Every language with a draft, by its English name. Two queries."""
    require(actor, Permission.CONFIRM_LANGUAGE)
    rows = {
        row.language: row for row in Confirmed.objects.order_by("language", "-recorded_at", "-pk").distinct("language")
    }
    names = who([row.recorded_by for row in rows.values()])
    found = []
    for draft in sorted(here().values(), key=lambda each: each.english_name):
        row = rows.get(draft.language)
        said = in_force(draft, row.sentences if row and not row.taken_back else {})
        sentences = tuple(
            Sentence(name, ours, draft.words.get(name, ""), name not in said.in_english, name not in draft.wrong)
            for name, ours in english().words.items()
        )
        found.append(
            LanguageShown(
                draft, version_of(draft), row.read_by if row else "", names[row.recorded_by].name if row else "",
                row.recorded_at if row else None, row.taken_back if row else "", sentences,
            )
        )  # fmt: skip
    return found


def language(code: str, *, actor: Actor) -> LanguageShown:
    """One of them. Raises NotVisible."""
    found = next((each for each in languages(actor=actor) if each.draft.language == code), None)
    if found is None:
        raise NotVisible
    return found


@transaction.atomic
def confirm(*, actor: Actor, code: str, version: str, read_by: str, how: str, not_right: Collection[str] = ()) -> None:
    """Confirm a language as it was read: who read it, how, and which sentences are not right yet.

    `version` is what the page showed: another one now is refused, since nobody has read that. Raises Incomplete,
    NotAllowedNow, NotVisible.
    """
    require(actor, Permission.CONFIRM_LANGUAGE)
    draft = here().get(code)
    if draft is None:
        raise NotVisible
    found = []
    if len(read_by.strip()) < READER_LEAST:
        found.append(Problem("read_by", "Give the name of whoever read it, and how they know the language."))
    if not how.strip():
        found.append(Problem("how", "Say how it was read, such as aloud with a young person who speaks it."))
    if found:
        raise Incomplete(found)
    if version != version_of(draft):
        raise NotAllowedNow("The sentences have changed since this page was opened. Read them again.")
    prints = {name: one for name, one in prints_of(draft).items() if name not in not_right}
    if not prints:
        raise NotAllowedNow("No sentence is right: there is nothing to confirm.")
    Confirmed(
        language=code, version=version, sentences=prints, read_by=read_by.strip()[:200], how=how.strip()[:400],
        recorded_by=actor.account_id,
    ).save(force_insert=True)  # fmt: skip
    audit.record(
        actor, "own_words.language_confirmed", about=[f"language:{code}"],
        detail={"version": version, "read_by": read_by, "sentences": len(prints)},
    )  # fmt: skip


@transaction.atomic
def take_back(*, actor: Actor, code: str, because: str) -> None:
    """Offer a language no more, and say why. Raises Incomplete, NotAllowedNow."""
    require(actor, Permission.CONFIRM_LANGUAGE)
    row = Confirmed.objects.filter(language=code).order_by("-recorded_at", "-pk").first()
    if row is None or row.taken_back:
        raise NotAllowedNow("This language is not offered.")
    if not because.strip():
        raise Incomplete([Problem("because", "Say why it is offered no more.")])
    Confirmed(
        language=code, version=row.version, sentences={}, read_by=row.read_by, how=row.how,
        taken_back=because.strip()[:400], recorded_by=actor.account_id,
    ).save(force_insert=True)  # fmt: skip
    audit.record(actor, "own_words.language_taken_back", about=[f"language:{code}"], detail={"because": because})
