"""Which of the area's own versions is in force on a day, and what one said. Plain reading; drafting is beside it.

What an area makes for itself (a form, a list to choose from, a letter) is a version here, numbered from 1001 so that
it never meets a number of ours. Once put in force its words never change. A version that begins later wins over one
that began earlier; one that is withdrawn counts for nothing from that day, and what was in force before it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from openmash.foundation.instruments.models import LocalStep, LocalVersion, LocalWording
from openmash.foundation.instruments.words import LocalStepKind, Use, What
from openmash.foundation.reference.codes import Code, CodeSet, every_code_set
from openmash.foundation.reference.codes import codes as shipped_codes

FIRST = 1001
ONE_DAY = timedelta(days=1)
Body = Mapping[str, object]


@dataclass(frozen=True)
class Kept:
    """A version as it was kept. Days are local; `effective_from` is empty while nobody has put it in force."""

    id: UUID
    slug: str
    version: int
    what: What
    use: Use
    body: Body
    effective_from: date | None
    effective_to: date | None


def in_force(slug: str, on: date) -> Kept | None:
    """The area's version of this on that day; None where it has none. One query."""
    return newest_of(_with_days(LocalVersion.objects.filter(slug=slug)), on).get(slug)


def all_in_force(what: What, on: date) -> list[Kept]:
    """What of this kind the area has in force on that day, by title. One query."""
    found = newest_of(_with_days(LocalVersion.objects.filter(what=what)), on)
    return sorted(found.values(), key=lambda each: str(each.body.get("title", "")).lower())


def version_of(slug: str, version: int) -> Kept | None:
    """One version, whatever became of it. One query."""
    return next(iter(_with_days(LocalVersion.objects.filter(slug=slug, version=version))), None)


def versions_of(slug: str) -> list[Kept]:
    """Every version the area made of this, the oldest first. One query."""
    return _with_days(LocalVersion.objects.filter(slug=slug))


def every_version() -> list[Kept]:
    """Every version of everything the area made. One query."""
    return _with_days(LocalVersion.objects.all())


def kept(version_id: UUID) -> Kept | None:
    """One version by its key. One query."""
    return next(iter(_with_days(LocalVersion.objects.filter(pk=version_id))), None)


def newest_of(versions: Iterable[Kept], on: date) -> dict[str, Kept]:
    """By slug, the version in force on that day: of those that have begun and not ended, the one that began last."""
    found: dict[str, Kept] = {}
    for each in versions:
        began = each.effective_from
        if began is None or began > on or (each.effective_to is not None and each.effective_to < on):
            continue
        before = found.get(each.slug)
        if before is None or (before.effective_from or began, before.version) <= (began, each.version):
            found[each.slug] = each
    return found


def code_set(name: str, on: date) -> CodeSet:
    """A list to choose from as it stands on that day: the area's where it has one, else ours. Raises BadCodeSet."""
    kept = in_force(name, on)
    return as_code_set(kept) if kept is not None and kept.what is What.CODES else shipped_codes(name)


def code_words(name: str, code: str) -> str:
    """What a code of a list says, in the newest version that has it; the code itself where none does."""
    for each in sorted(_with_days(LocalVersion.objects.filter(slug=name)), key=lambda kept: -kept.version):
        if each.effective_from is not None and each.what is What.CODES and code in (found := as_code_set(each)):
            return found.label(code)
    ours = next((each for each in every_code_set() if each.name == name), None)
    return ours.label(code) if ours is not None and code in ours else code


def shipped_of(name: str) -> set[str]:
    """The codes of our own list of this name; none where we have no such list."""
    return {code.code for found in every_code_set() if found.name == name for code in found.codes}


def as_code_set(kept: Kept) -> CodeSet:
    """A version of a list, as a code set."""
    rows = kept.body.get("codes", [])
    found = tuple(
        Code(
            str(row["code"]), str(row["label"]), note=str(row.get("note", "")),
            retired_on=date.fromisoformat(str(row["retired_on"])) if row.get("retired_on") else None,
        )
        for row in rows
        if isinstance(row, dict)
    ) if isinstance(rows, list) else ()  # fmt: skip
    dated = kept.effective_from or date.max
    return CodeSet(kept.slug, str(kept.body.get("title", "")), str(kept.body.get("source", "")), dated, found)


def _with_days(versions: QuerySet[LocalVersion]) -> list[Kept]:
    """Versions with what they say and the days their steps give them. One query."""
    wording = LocalWording.objects.filter(version=OuterRef("pk")).order_by("-recorded_at", "-id")
    steps = LocalStep.objects.filter(version=OuterRef("pk"))
    rows = versions.annotate(
        body=Subquery(wording.values("body")[:1]),
        began=Subquery(steps.filter(kind=LocalStepKind.IN_FORCE).values("from_day")[:1]),
        ended=Subquery(steps.filter(kind=LocalStepKind.WITHDRAWN).values("from_day")[:1]),
    ).order_by("version")
    return [
        Kept(
            row.id, row.slug, row.version, What(row.what), Use(row.use), row.body or {}, row.began,
            row.ended - ONE_DAY if row.ended else None,
        )
        for row in rows
    ]  # fmt: skip
