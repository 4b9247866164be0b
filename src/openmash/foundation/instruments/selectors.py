"""Reading back what was received, and the versions an area made with how they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments import local, models
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.drafting import slug_for
from openmash.foundation.instruments.letters import ours
from openmash.foundation.instruments.loading import instruments, version_of
from openmash.foundation.instruments.local import Kept
from openmash.foundation.instruments.local import kept as kept_version
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.reading import Part, said
from openmash.foundation.instruments.shape import Instrument
from openmash.foundation.instruments.words import LocalStepKind, Standing
from openmash.foundation.reference.codes import every_code_set
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Received:
    """A response as it was received: the version it was given to, the answers, when (UTC) and by which account."""

    id: UUID
    instrument: Instrument
    answers: Answers
    received_at: datetime
    received_by: UUID

    def parts(self, *, all_asked: bool = False) -> tuple[Part, ...]:
        """The answers in words, section by section, but those that say who told us: they are kept apart."""
        kept_here = {section.slug for section in self.instrument.sections if not section.apart}
        parts = said(self.instrument, self.answers, all_asked=all_asked)
        return tuple(part for part in parts if part.section in kept_here)


def responses_about(*, actor: Actor, about_id: UUID) -> list[Received]:
    """What was answered for something (a process), oldest first, as far as the wall shows it."""
    rows = models.Response.objects.filter(about_id=about_id).order_by("recorded_at", "id")
    return [
        Received(
            row.id, version_of(row.instrument, row.version), Answers(row.answers), row.recorded_at, row.recorded_by
        )
        for row in rows
    ]


@dataclass(frozen=True)
class StepShown:
    """What became of a version, who did it, when (UTC) and from which day."""

    kind: LocalStepKind
    from_day: date | None
    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class VersionShown:
    """One version the area made: what it says now, how it stands today, who drafted it, what became of it."""

    kept: Kept
    drafted_from: int
    standing: Standing
    drafter_ids: frozenset[UUID]
    drafters: tuple[str, ...]
    drafted_at: datetime
    wording_id: UUID
    changed_by: str
    changed_at: datetime
    steps: tuple[StepShown, ...]

    @property
    def title(self) -> str:
        """What it is called in this version."""
        return str(self.kept.body.get("title", "")) or "Not named yet"

    @property
    def put_by(self) -> str:
        """Who put it in force; empty while nobody has."""
        return next((each.by for each in self.steps if each.kind is LocalStepKind.IN_FORCE), "")


def version(version_id: UUID) -> VersionShown:
    """One version. Raises NotVisible."""
    found = kept_version(version_id)
    if found is None:
        raise NotVisible
    return next(each for each in versions_of(found.slug) if each.kept.id == version_id)


def versions_of(slug: str) -> list[VersionShown]:
    """Every version the area made of this, the newest first. Four queries."""
    return _shown(local.versions_of(slug))


def every_version() -> list[VersionShown]:
    """Every version of everything the area made, the newest first. Four queries."""
    return _shown(local.every_version())


def wording(version_id: UUID, wording_id: UUID) -> Mapping[str, object] | None:
    """What a draft said after one change."""
    row = models.LocalWording.objects.filter(pk=wording_id, version_id=version_id).first()
    return row.body if row else None


def piece(body: Mapping[str, object], name: str) -> object:
    """The one thing of a draft that is called so: a question, a section, an answer of a list, or its own words."""
    for section in _tables(body.get("sections")):
        if section.get("slug") == name:
            return {key: value for key, value in section.items() if key != "questions"}
        for question in _tables(section.get("questions")):
            if question.get("slug") == name:
                return question
    for row in _tables(body.get("codes")):
        if row.get("code") == name:
            return row
    return {key: value for key, value in body.items() if key not in ("sections", "codes")} if name == "head" else None


def free_slug(title: str) -> str:
    """A name of its own for something new, from its title."""
    taken = {*models.LocalVersion.objects.values_list("slug", flat=True), *(form.slug for form in instruments())}
    taken |= {found.name for found in every_code_set()} | {letter.slug for letter in ours()}
    return slug_for(title, taken)


def waiting_to_be_put_in_force(*, actor: Actor) -> list[VersionShown]:
    """What this actor could put in force: ready, and drafted by others."""
    if not may(actor, Permission.PUT_IN_FORCE):
        return []
    return [
        each for each in every_version()
        if each.standing is Standing.READY and actor.account_id not in each.drafter_ids
    ]  # fmt: skip


def _tables(found: object) -> list[dict[str, object]]:
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _shown(versions: Sequence[Kept]) -> list[VersionShown]:
    keys = [each.id for each in versions]
    if not keys:
        return []
    rows = {row.pk: row for row in models.LocalVersion.objects.filter(pk__in=keys)}
    wordings = list(
        models.LocalWording.objects.filter(version_id__in=keys)
        .order_by("recorded_at", "id")
        .values("id", "version_id", "recorded_by", "recorded_at")
    )
    steps = list(models.LocalStep.objects.filter(version_id__in=keys).order_by("recorded_at", "id"))
    names = who(
        {
            *(row.drafted_by for row in rows.values()),
            *(each["recorded_by"] for each in wordings),
            *(each.recorded_by for each in steps),
        }
    )
    today = local_date(timezone.now())
    newest = local.newest_of(versions, today)
    found = []
    for each in versions:
        row = rows[each.id]
        written = [one for one in wordings if one["version_id"] == each.id]
        mine = [step for step in steps if step.version_id == each.id]
        drafters = dict.fromkeys([row.drafted_by, *(one["recorded_by"] for one in written)])
        found.append(
            VersionShown(
                each,
                row.drafted_from,
                _standing(each, mine, today, newest.get(each.slug) == each),
                frozenset(drafters),
                tuple(names[key].name for key in drafters),
                row.drafted_at,
                written[-1]["id"],
                names[written[-1]["recorded_by"]].name,
                written[-1]["recorded_at"],
                tuple(
                    StepShown(
                        LocalStepKind(step.kind),
                        step.from_day,
                        step.words,
                        names[step.recorded_by].name,
                        step.recorded_at,
                    )
                    for step in mine
                ),
            )
        )
    return sorted(found, key=lambda each: -each.kept.version)


def _standing(kept: Kept, steps: Sequence[models.LocalStep], today: date, is_newest: bool) -> Standing:
    kinds = [step.kind for step in steps]
    if LocalStepKind.DROPPED in kinds:
        return Standing.DROPPED
    if kept.effective_from is not None:
        if kept.effective_to is not None and kept.effective_to < today:
            return Standing.WITHDRAWN
        if kept.effective_from > today:
            return Standing.COMING
        return Standing.IN_FORCE if is_newest else Standing.REPLACED
    return Standing.READY if kinds and kinds[-1] == LocalStepKind.READY else Standing.DRAFT
