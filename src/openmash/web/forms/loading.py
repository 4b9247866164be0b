"""What the screens of forms load: a thing by its slug, or one version the area made. No person is in any of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments import letters, selectors
from openmash.foundation.instruments.checking import form_of
from openmash.foundation.instruments.loading import in_use
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.selectors import VersionShown
from openmash.foundation.instruments.shape import Instrument
from openmash.foundation.instruments.statutory import BESIDE, LISTS
from openmash.foundation.instruments.words import OURS, WHAT_OF, Standing, Use, What
from openmash.foundation.reference.codes import every_code_set
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Thing:
    """A form, a list or a letter: ours, the area's versions of it, or the area's own."""

    slug: str
    title: str
    use: Use
    ours_since: str
    """From when ours is in force, in words; empty where the area began it."""
    versions: Sequence[VersionShown]
    stays: str = ""
    """Why nobody here changes it, for a national list."""

    @property
    def about(self) -> Sequence[str]:
        return [f"form:{self.slug}"]

    @property
    def in_force(self) -> VersionShown | None:
        """The area's version in force today; None where ours is, or none."""
        return next((each for each in self.versions if each.standing is Standing.IN_FORCE), None)

    @property
    def waiting(self) -> VersionShown | None:
        """A version that is drafted, waits, or comes into force."""
        wanted = (Standing.DRAFT, Standing.READY, Standing.COMING)
        return next((each for each in self.versions if each.standing in wanted), None)


@dataclass(frozen=True)
class AtVersion:
    """One version the area made."""

    shown: VersionShown

    @property
    def about(self) -> Sequence[str]:
        return [f"form:{self.shown.kept.slug}", f"version:{self.shown.kept.id}"]

    @property
    def form(self) -> Instrument:
        """A form as it stands in this version."""
        return form_of(self.shown.kept)


def load_thing(*, actor: Actor, slug: str, **_: object) -> Thing:
    """One thing by its slug. Raises NotVisible."""
    found = next((each for each in things() if each.slug == slug), None)
    if found is None:
        raise NotVisible
    return found


def load_version(*, actor: Actor, version_id: UUID, **_: object) -> AtVersion:
    """One version the area made. Raises NotVisible."""
    return AtVersion(selectors.version(version_id))


def load_draft_of_form(*, actor: Actor, version_id: UUID, **_: object) -> AtVersion:
    """The draft of a form. Raises NotVisible for anything else."""
    return _draft(version_id, What.FORM)


def load_draft_of_list(*, actor: Actor, version_id: UUID, **_: object) -> AtVersion:
    """The draft of a list. Raises NotVisible for anything else."""
    return _draft(version_id, What.CODES)


def load_draft_of_letter(*, actor: Actor, version_id: UUID, **_: object) -> AtVersion:
    """The draft of a letter. Raises NotVisible for anything else."""
    return _draft(version_id, What.LETTER)


def things() -> list[Thing]:
    """Everything there is: our forms, the lists and letters, and what the area began. A few queries in all."""
    today = local_date(timezone.now())
    by_slug: dict[str, list[VersionShown]] = {}
    for each in selectors.every_version():
        by_slug.setdefault(each.kept.slug, []).append(each)
    found = []
    for slug, use in OURS.items():
        form = in_use(slug, today)
        found.append(Thing(slug, form.title, use, say.day_of(form.effective_from), by_slug.pop(slug, [])))
    for codes in every_code_set():
        why = LISTS.get(codes.name)
        stays = f"{why.why} ({why.source})" if why else ""
        found.append(
            Thing(codes.name, codes.title, Use.LIST, say.day_of(codes.dated), by_slug.pop(codes.name, []), stays)
        )
    for letter in letters.ours():
        found.append(Thing(letter.slug, letter.title, Use.LETTER, "the beginning", by_slug.pop(letter.slug, [])))
    for slug, versions in by_slug.items():
        newest = next((each for each in versions if each.standing is Standing.IN_FORCE), versions[0])
        found.append(Thing(slug, newest.title, newest.kept.use, "", versions))
    order = list(What)
    return sorted(
        found, key=lambda each: (order.index(WHAT_OF[each.use]), list(Use).index(each.use), each.title.lower())
    )


def draft_url(version_id: UUID, name: str = "form_draft", **more: object) -> str:
    """Where a draft is changed, or another page of it."""
    return reverse(name, kwargs={"version_id": version_id, **more})


def thing_link(slug: str, title: str) -> Link:
    """The way back to a thing."""
    return Link(title, reverse("local_form", kwargs={"slug": slug}))


def stays_beside(use: Use) -> list[tuple[str, str]]:
    """What is asked beside the questions, which no version can lose, and why."""
    return [(each.label, f"{each.why.why} ({each.why.source})") for each in BESIDE.get(use, ())]


def tasks_of(each: VersionShown, key: UUID, actor: Actor) -> tuple[Link, ...]:
    """What this actor may do with a version as it stands."""
    found = []
    if may(actor, Permission.DRAFT) and each.standing is Standing.DRAFT:
        found.append(Link("Change the draft", draft_url(key)))
    if may(actor, Permission.PUT_IN_FORCE) and each.standing is Standing.READY:
        if actor.account_id not in each.drafter_ids:
            found.append(Link("Put it in force", draft_url(key, "form_step", step="in-force")))
        found.append(Link("Return it for changes", draft_url(key, "form_step", step="return")))
    if may(actor, Permission.PUT_IN_FORCE) and each.standing in (Standing.IN_FORCE, Standing.COMING):
        found.append(Link("Withdraw it", draft_url(key, "form_step", step="withdraw")))
    if may(actor, Permission.DRAFT) and each.standing in (Standing.DRAFT, Standing.READY):
        found.append(Link("Drop it", draft_url(key, "form_step", step="drop")))
    return tuple(found)


def _draft(version_id: UUID, what: What) -> AtVersion:
    shown = selectors.version(version_id)
    if shown.kept.what is not what:
        raise NotVisible
    return AtVersion(shown)
