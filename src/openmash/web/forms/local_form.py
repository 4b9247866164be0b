"""One form, list or letter: its versions with who drafted and who put each in force, and a new draft of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments import actions
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.selectors import VersionShown
from openmash.foundation.instruments.words import Standing
from openmash.foundation.reference.codes import codes
from openmash.web.forms.loading import Thing, draft_url, load_thing, stays_beside, tasks_of


@dataclass(frozen=True)
class VersionLine:
    """One version."""

    link: Link
    standing: str
    drafted: str
    story: Sequence[str]
    tasks: Sequence[Link]


@dataclass(frozen=True)
class LocalFormPage:
    """What the template shows."""

    title: str
    heading: str
    use: str
    stays: str
    codes: Sequence[str]
    beside: Sequence[tuple[str, str]]
    versions: Sequence[VersionLine]
    ours: Link | None
    ours_said: str
    draft_url: str
    draft_said: str
    token: str


@screen(Permission.VIEW, load=load_thing)
def local_form(request: HttpRequest, actor: Actor, thing: Thing, slug: str) -> Answer:
    """Its versions, newest first."""
    drafts = bool(may(actor, Permission.DRAFT)) and not thing.stays
    page = LocalFormPage(
        title="A form",
        heading=thing.title,
        use=str(thing.use.label),
        stays=thing.stays,
        codes=[f"{code.code}: {code.label}" for code in codes(slug).codes] if thing.stays else (),
        beside=stays_beside(thing.use),
        versions=[_version(each, actor) for each in thing.versions],
        ours=Link("See it as it comes with the product", reverse("form_ours", kwargs={"slug": slug}))
        if thing.ours_since and not thing.stays
        else None,
        ours_said="" if thing.in_force or not thing.ours_since else f"In force, from {thing.ours_since}.",
        draft_url=reverse("form_draft_begin", kwargs={"slug": slug}) if drafts else "",
        draft_said=_draft_said(thing),
        token=new_token(),
    )
    return Shown("forms/local_form.html", page)


@screen(Permission.DRAFT, load=load_thing)
def form_draft_begin(request: HttpRequest, actor: Actor, thing: Thing, slug: str) -> Answer:
    """A draft of what is in force; where there is one already, that one."""
    if request.method != "POST":
        raise NotVisible
    return Go(draft_url(actions.begin(actor=actor, slug=slug)))


def _draft_said(thing: Thing) -> str:
    open_one = next((each for each in thing.versions if each.standing in (Standing.DRAFT, Standing.READY)), None)
    return "Go on with the draft" if open_one else "Draft a new version from the one in force"


def _version(each: VersionShown, actor: Actor) -> VersionLine:
    drafted = f"Drafted by {say.listed(each.drafters)}, {say.day_of(each.drafted_at)}"
    story = []
    for step in each.steps:
        from_day = f" from {say.day_of(step.from_day)}" if step.from_day else ""
        words = f": {step.words}" if step.words else ""
        story.append(f"{step.kind.label}{from_day}, by {step.by}, {say.day_of(step.at)}{words}")
    key = each.kept.id
    return VersionLine(
        Link(f"Version {each.kept.version}", reverse("form_version", kwargs={"version_id": key})),
        str(each.standing.label), drafted, story, tasks_of(each, key, actor),
    )  # fmt: skip
