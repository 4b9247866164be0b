"""One section of a request. It is saved as it is typed, and again when its button is pressed, right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies.selectors import AgencyKind, agency
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link, Source
from openmash.foundation.facts.refusals import Incomplete, NotVisible
from openmash.foundation.files.actions import remove_upload, upload
from openmash.foundation.files.kinds import MOST, TAKEN
from openmash.foundation.files.selectors import Kept, uploads
from openmash.foundation.instruments.answering import Filled, Typed, blank, fill, names_of, with_another
from openmash.foundation.instruments.shape import Section
from openmash.web.intake.begun import KIND, Begun, load_begun, save, subject
from openmash.web.intake.request_tasks import LAST, asks_for_files
from openmash.web.shell.drafts import draft_url

SOURCE_OF = {
    AgencyKind.SCHOOL: "2A",
    AgencyKind.EDUCATION: "2B",
    AgencyKind.GP: "3A",
    AgencyKind.HEALTH: "3D",
    AgencyKind.HOUSING: "4",
    AgencyKind.POLICE: "6",
    AgencyKind.PROBATION: "7",
    AgencyKind.EARLY_HELP: "5D",
    AgencyKind.OTHER_AREA: "5C",
    AgencyKind.COUNCIL: "5A",
}
"""The kind of source to offer first, by the kind of agency; to be confirmed."""


class FilesForm(Form):
    """Files are sent beside the form."""


@dataclass(frozen=True)
class SectionPage:
    """One section."""

    title: str
    section: Section
    filled: Filled
    draft_url: str
    revision: int
    back: Link
    first: Link | None
    """Where the children are told of, where this section asks about each of them and there is none yet."""


@dataclass(frozen=True)
class FilesPage:
    """The section that takes files."""

    title: str
    section: Section
    form: FilesForm
    kept: tuple[Kept, ...]
    taken: str
    on_url: str
    back: Link


@screen(Permission.RECEIVE_REQUEST, load=load_begun)
def request_section(request: HttpRequest, actor: Actor, begun: Begun, key: UUID, section: str) -> Answer:
    """Ask it, keep it, and go on to the next."""
    try:
        asked = begun.form.section(section)
    except KeyError:
        raise NotVisible from None
    if asked.slug == LAST:
        return Go(reverse("request_check", kwargs={"key": key}))
    if asks_for_files(asked):
        return _files(request, actor, begun, asked)
    if request.method != "POST":
        return _shown(begun, asked, _first(begun, asked, actor))
    typed = {name: request.POST.getlist(name) for name in request.POST}
    typed = {name: typed[name] for name in names_of(asked, typed)}
    begun = save(begun, asked.slug, typed, actor=actor)
    told: Typed = {**_others(begun, asked), **typed}
    if (more := request.POST.get("more", "")) in fill(asked, told).rows:
        return _shown(begun, asked, with_another(blank(asked, told), more))
    filled = fill(asked, told)
    if not filled.is_complete:
        return _shown(begun, asked, filled)
    return Go(reverse("request_section", kwargs={"key": key, "section": _next(begun, asked)}))


def _others(begun: Begun, section: Section) -> Typed:
    """What was typed in the other sections: rows about children are named from it."""
    own = names_of(section, begun.typed)
    return {name: values for name, values in begun.typed.items() if name not in own}


def _next(begun: Begun, section: Section) -> str:
    slugs = [each.slug for each in begun.form.sections]
    return slugs[slugs.index(section.slug) + 1]


def _first(begun: Begun, section: Section, actor: Actor) -> Filled:
    """The section as it was left; before that, with what we know of the writer, to be confirmed."""
    if begun.has(section.slug) or section.slug != "referrer":
        return blank(section, begun.typed)
    known = _known_of(actor)
    filled = blank(section, {**begun.typed, **known})
    mine = Source("your account")
    return replace(filled, form=replace(filled.form, sources=dict.fromkeys(known, mine)))


def _known_of(actor: Actor) -> Mapping[str, list[str]]:
    mine, writer = agency(actor.agency_id), who([actor.account_id])[actor.account_id]
    known = {
        "referrer_name": actor.name,
        "referrer_role": writer.job_title,
        "referrer_agency": mine.name,
        "referrer_source": SOURCE_OF.get(AgencyKind(mine.kind), ""),
    }
    return {name: [value] for name, value in known.items() if value}


def _shown(begun: Begun, section: Section, filled: Filled) -> Shown:
    page = SectionPage(
        title=section.title,
        section=section,
        filled=filled,
        draft_url=draft_url(KIND, subject(begun.key, section.slug)),
        revision=begun.revisions.get(section.slug, 0),
        back=_back(begun),
        first=None if filled.form.fields or any(filled.rows.values()) else _children(begun),
    )
    return Shown("intake/request_section.html", page)


def _children(begun: Begun) -> Link:
    url = reverse("request_section", kwargs={"key": begun.key, "section": "children"})
    return Link("Tell us of the children first", url)


def _files(request: HttpRequest, actor: Actor, begun: Begun, section: Section) -> Answer:
    form, here = FilesForm.blank(), reverse("request_section", kwargs={"key": begun.key, "section": section.slug})
    if request.method == "POST" and (gone := request.POST.get("remove")):
        remove_upload(actor=actor, upload_id=UUID(gone))
        return Go(here)
    if request.method == "POST":
        sent = request.FILES.get("files")
        if not isinstance(sent, UploadedFile):
            return Go(reverse("request_section", kwargs={"key": begun.key, "section": _next(begun, section)}))
        try:
            octets = sent.read(MOST + 1)
            upload(actor=actor, kind=KIND, subject=str(begun.key), name=sent.name or "file", octets=octets)
            return Go(here)
        except Incomplete as refusal:
            form = FilesForm.parse(request.POST).with_problems(refusal.problems)
    page = FilesPage(
        title=section.title,
        section=section,
        form=form,
        kept=tuple(uploads(actor=actor, kind=KIND, subject=str(begun.key))),
        taken=TAKEN,
        on_url=reverse("request_section", kwargs={"key": begun.key, "section": _next(begun, section)}),
        back=_back(begun),
    )
    return Shown("intake/request_files.html", page)


def _back(begun: Begun) -> Link:
    return Link("All sections", reverse("request_tasks", kwargs={"key": begun.key}))
