"""What the missing screens load, and what their forms share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.casework.missing import selectors
from openmash.casework.missing.selectors import EpisodePage, Line
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go
from openmash.foundation.design.forms import Form, Option, PartialDate
from openmash.foundation.design.parts import Link
from openmash.foundation.reference import codes
from openmash.statute.calendar import at, local_date
from openmash.web.child.banner import age_and_birth


@dataclass(frozen=True)
class Loaded:
    """An episode, and the keys the look is about."""

    episode: EpisodePage

    @property
    def about(self) -> Sequence[str]:
        return self.episode.about


@dataclass(frozen=True)
class TaskPage:
    """One form about one missing child. `caption` names the child; the title never does."""

    title: str
    form: Form
    back: Link | None
    caption: str
    before: str = ""


def in_use(name: str) -> tuple[Option, ...]:
    """The codes of a set that may be chosen today, as answers: the set’s own words, and what it says of each."""
    today = local_date(timezone.now())
    return tuple(Option(code.code, code.label, code.note) for code in codes(name).in_use(today))


def load_episode(*, actor: Actor, process_id: UUID) -> Loaded:
    """The episode. Raises NotVisible."""
    found = selectors.episode(process_id, actor=actor)
    return Loaded(replace(found, line=in_words([found.line], actor)[0]))


def episode_url(process_id: UUID) -> str:
    """Where an episode is read."""
    return reverse("missing_episode", kwargs={"process_id": process_id})


def done(loaded: Loaded) -> Go:
    """Back to the episode."""
    return Go(episode_url(loaded.episode.line.process_id))


def task_page(title: str, form: Form, loaded: Loaded, before: str = "") -> TaskPage:
    """The page of one task."""
    return TaskPage(
        title, form, Link("Back to the episode", episode_url(loaded.episode.line.process_id)),
        called(loaded.episode.line), before,
    )  # fmt: skip


def in_words(lines: Sequence[Line], actor: Actor) -> list[Line]:
    """The same, with a child whom nobody has named called as on every other list."""
    said = in_agreed_words([(line.child, [line.person_id]) for line in lines], actor=actor)
    return [replace(line, child=child) for line, child in zip(lines, said, strict=True)]


def called(line: Line) -> str:
    """The child by name and age: "Mia Farrow, 7 years"."""
    age = age_and_birth(line.card.birth, None, has_died=line.card.has_died)[0] if line.card else ""
    return f"{line.child}, {age}" if age else line.child


def moment_of(day: PartialDate, clock: time | None) -> datetime | None:
    """The moment typed in two boxes; with a time alone, today; None where neither is given."""
    on = day.earliest()
    if on is None and clock is None:
        return None
    return at(on or local_date(timezone.now()), clock or time(0))
