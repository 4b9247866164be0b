"""A form of sections somebody has begun: each section is a draft of its own, saved by itself, found under one key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.drafts.actions import discard_draft, save_draft
from openmash.foundation.drafts.selectors import Draft, drafts_of
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments.answering import Response, Typed, parse_response
from openmash.foundation.instruments.loading import in_use
from openmash.foundation.instruments.shape import Instrument

KIND = "request_for_service"
FIRST = "begun"


@dataclass(frozen=True)
class Begun:
    """A form not sent yet: what was typed in all its sections, and the revision of each."""

    key: UUID
    form: Instrument
    typed: Typed
    revisions: Mapping[str, int]
    updated_at: datetime
    kind: str = KIND

    @property
    def about(self) -> Sequence[str]:
        """Nobody yet: a draft is its writer's alone."""
        return ()

    @property
    def response(self) -> Response:
        """All of it, read."""
        return parse_response(self.form, self.typed)

    def has(self, section: str) -> bool:
        """Whether anything was saved in this section."""
        return section in self.revisions


def request_form() -> Instrument:
    """The form in force today."""
    return in_use(KIND, timezone.localdate())


def subject(key: UUID, section: str) -> str:
    """What the draft of one section is kept under."""
    return f"{key}.{section}"


def begin(*, actor: Actor, key: UUID, kind: str = KIND) -> None:
    """Begin a form of this kind under this key."""
    save_draft(actor=actor, kind=kind, subject=subject(key, FIRST), content={"fields": {}})


def all_begun(*, actor: Actor, kind: str = KIND) -> list[Begun]:
    """Every form of this kind the actor has begun, the latest touched first."""
    keys: dict[UUID, list[Draft]] = {}
    for draft in drafts_of(actor=actor):
        key, _, _ = draft.subject.partition(".")
        if draft.kind == kind and key:
            keys.setdefault(UUID(key), []).append(draft)
    return [_begun(key, drafts, kind) for key, drafts in keys.items()]


def load_begun(*, actor: Actor, key: UUID, section: str = "", kind: str = KIND) -> Begun:
    """One of them, whatever section the address names. Raises NotVisible."""
    found = next((begun for begun in all_begun(actor=actor, kind=kind) if begun.key == key), None)
    if found is None:
        raise NotVisible
    return found


def save(begun: Begun, section: str, typed: Typed, *, actor: Actor) -> Begun:
    """Keep what was typed in a section, in place of what was there; returns the form as it now stands."""
    saved = save_draft(
        actor=actor, kind=begun.kind, subject=subject(begun.key, section),
        base_revision=begun.revisions.get(section, 0),
        content={"fields": {name: list(values) for name, values in typed.items()}},
    )  # fmt: skip
    return replace(begun, revisions={**begun.revisions, section: saved.draft.revision})


def discard(begun: Begun, *, actor: Actor) -> bool:
    """Throw the whole form away, or take it to be sent. Of two that race, one is told yes."""
    taken = discard_draft(actor=actor, kind=begun.kind, subject=subject(begun.key, FIRST))
    for section in begun.revisions:
        discard_draft(actor=actor, kind=begun.kind, subject=subject(begun.key, section))
    return taken


def _begun(key: UUID, drafts: Sequence[Draft], kind: str) -> Begun:
    typed: dict[str, Sequence[str]] = {}
    revisions: dict[str, int] = {}
    for draft in drafts:
        section = draft.subject.partition(".")[2]
        if section != FIRST:
            revisions[section] = draft.revision
            typed.update(_fields(draft.content))
    form = in_use(kind, timezone.localdate())
    return Begun(key, form, typed, revisions, max(draft.updated_at for draft in drafts), kind)


def _fields(content: Mapping[str, object]) -> Typed:
    found = content.get("fields")
    if not isinstance(found, dict):
        return {}
    return {str(name): [str(value) for value in values] for name, values in found.items() if isinstance(values, list)}
