"""One page of a screening, on a phone at an address: saved as it is typed, and again when its button is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.screening.answers import FORM
from openmash.casework.screening.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments.answering import (
    Filled,
    Typed,
    asked_sections,
    blank,
    fill,
    names_of,
    parse_response,
    with_another,
)
from openmash.foundation.instruments.shape import Instrument, Section
from openmash.web.intake.begun import Begun, save, subject
from openmash.web.screening.loading import load_writing
from openmash.web.shell.drafts import draft_url


@dataclass(frozen=True)
class SectionPage:
    """One page of it, and which of how many."""

    title: str
    caption: str
    section: Section
    filled: Filled
    draft_url: str
    revision: int
    back: Link


@screen(Permission.WRITE, load=load_writing)
def screening_section(request: HttpRequest, actor: Actor, begun: Begun, key: UUID, section: str) -> Answer:
    """Ask it, keep it, and go on to the next that these answers lead to."""
    try:
        asked = begun.form.section(section)
    except KeyError:
        raise NotVisible from None
    if request.method != "POST":
        return _shown(begun, asked, blank(asked, begun.typed))
    typed = {name: request.POST.getlist(name) for name in request.POST}
    typed = {name: typed[name] for name in names_of(asked, typed)}
    begun = save(begun, asked.slug, typed, actor=actor)
    own = names_of(asked, begun.typed)
    told: Typed = {**{name: values for name, values in begun.typed.items() if name not in own}, **typed}
    if (more := request.POST.get("more", "")) in fill(asked, told).rows:
        return _shown(begun, asked, with_another(blank(asked, told), more))
    filled = fill(asked, told)
    if not filled.is_complete:
        return _shown(begun, asked, filled)
    return Go(after(begun.key, begun.form, asked.slug, told))


def _led_through(form: Instrument, typed: Typed) -> list[str]:
    return [each.slug for each in asked_sections(form, parse_response(form, typed).answers)]


def after(key: UUID, form: Instrument, slug: str, typed: Typed) -> str:
    """The address of the page after this one; of the check where it was the last."""
    slugs = _led_through(form, typed)
    place = slugs.index(slug) + 1 if slug in slugs else 0
    if place >= len(slugs):
        return reverse("screening_check", kwargs={"key": key})
    return reverse("screening_section", kwargs={"key": key, "section": slugs[place]})


def _shown(begun: Begun, section: Section, filled: Filled) -> Shown:
    slugs = _led_through(begun.form, begun.typed)
    place = slugs.index(section.slug) if section.slug in slugs else 0
    back = (
        Link("Back", reverse("screening_section", kwargs={"key": begun.key, "section": slugs[place - 1]}))
        if place
        else Link("Screenings", reverse("screenings"))
    )
    page = SectionPage(
        title=section.title,
        caption=f"Screening, {place + 1} of {len(slugs)}",
        section=section,
        filled=filled,
        draft_url=draft_url(FORM, subject(begun.key, section.slug)),
        revision=begun.revisions.get(section.slug, 0),
        back=back,
    )
    return Shown("screening/section.html", page)
