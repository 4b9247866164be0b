"""A picture a child gave with their words: looked at beside them, drawn again by the server, and only when asked for.

Nobody is made to see it: the page first says what it is, and what the child says it shows. The file itself is on a page
of its own, where it can be shut away for the police.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Sent, screen
from openmash.foundation.design.parts import Link, Quote
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.files import actions as files
from openmash.foundation.files.kinds import NotTaken
from openmash.foundation.files.permissions import Permission
from openmash.foundation.files.photographs import take_photograph
from openmash.foundation.files.redrawn import redrawn
from openmash.foundation.files.selectors import Kept, octets_of, uploads
from openmash.foundation.files.selectors import file as load_file
from openmash.records.linkage import selectors as linkage
from openmash.records.voice import selectors as voice
from openmash.records.voice.selectors import Said
from openmash.web.child.record import Child, Part
from openmash.web.child.task import Begun, begin
from openmash.web.child.voice import quote

KIND = "voice"


@dataclass(frozen=True)
class Drawing:
    """A picture, and the words it came with."""

    kept: Kept
    said: Said
    child: Child

    @property
    def about(self) -> Sequence[str]:
        return [*self.child.about, *self.kept.about, f"voice:{self.said.id}"]


@dataclass(frozen=True)
class DrawingPage:
    """What the template shows. `look_url` is empty where the picture is shown, `picture_url` where it is not."""

    title: str
    caption: str
    back: Link
    quote: Quote
    name: str
    picture_says: str
    described: str
    look_url: str
    picture_url: str
    shut: str
    file_url: str


def load_drawing(*, actor: Actor, voice_id: UUID, file_id: UUID) -> Drawing:
    """The picture of these words, or as if there were none: not theirs, no picture, or words not shown to the actor."""
    said = voice.these([voice_id], actor=actor).get(voice_id)
    kept = load_file(actor=actor, file_id=file_id)
    if said is None or said.kept_back or kept.about_id != voice_id or not kept.is_image:
        raise NotVisible
    return Drawing(kept, said, Child(linkage.person_set(said.person_id, actor), said.person_id))


@screen(Permission.VIEW, load=load_drawing, log="file.viewed")
def child_drawing(request: HttpRequest, actor: Actor, found: Drawing, voice_id: UUID, file_id: UUID) -> Answer:
    """The words, what the child says it shows, and, when asked for, the picture."""
    begun = begin(actor, found.child, "drawing", part=Part.VOICE)
    if not isinstance(begun, Begun):
        return begun
    keys = {"voice_id": voice_id, "file_id": file_id}
    shut = "" if found.kept.may_be_opened_by(actor) else files.why_shut(found.kept)
    looks = request.GET.get("look") == "yes" and not shut
    name = begun.caption.split(",")[0]
    page = DrawingPage(
        title="A picture",
        caption=begun.caption,
        back=begun.back,
        quote=quote(found.said, name),
        name=found.kept.name,
        picture_says=found.said.picture_says,
        described=f"A picture {name} gave. {name} says it shows: {found.said.picture_says}"
        if found.said.picture_says
        else f"A picture {name} gave. Nobody wrote down what {name} says it shows.",
        look_url="" if looks or shut else f"{reverse('child_drawing', kwargs=keys)}?look=yes",
        picture_url=reverse("child_drawing_drawn", kwargs=keys) if looks else "",
        shut=shut,
        file_url=reverse("file", kwargs={"file_id": file_id}),
    )
    return begun.shown("child/drawing.html", page)


@screen(Permission.VIEW, load=load_drawing, log="file.looked_at")
def child_drawing_drawn(request: HttpRequest, actor: Actor, found: Drawing, voice_id: UUID, file_id: UUID) -> Answer:
    """The picture itself, drawn again. Never the file that was sent."""
    if not found.kept.may_be_opened_by(actor):
        raise NotVisible
    try:
        drawn = redrawn(octets_of(file_id), found.kept.media_type)
    except NotTaken as refused:
        raise NotVisible from refused
    return Sent(drawn, "image/png", about=found.about)


def takes_pictures(actor: Actor) -> bool:
    """Whether a picture can be added to what the actor records."""
    return bool(may(actor, Permission.UPLOAD))


def take(request: HttpRequest, *, actor: Actor, person_id: UUID) -> list[str]:
    """Keep the picture sent beside a form that is not done yet, and take off what was ticked; returns what is wrong."""
    if request.method != "POST" or not takes_pictures(actor):
        return []
    added = {str(each.id): each.id for each in waiting(actor, person_id)}
    for key in request.POST.getlist("picture_off"):
        if key in added:
            files.remove_upload(actor=actor, upload_id=added[key])
    return take_photograph(request, actor=actor, kind=KIND, subject=str(person_id))


def waiting(actor: Actor, person_id: UUID) -> list[Kept]:
    """The pictures added to a form about this child that is not done yet."""
    return uploads(actor=actor, kind=KIND, subject=str(person_id)) if takes_pictures(actor) else []


def added(actor: Actor, person_id: UUID) -> tuple[tuple[str, str], ...]:
    """The same as a form lists them: the key and what it is."""
    return tuple((str(each.id), f"{each.name} ({each.said})") for each in waiting(actor, person_id))


def keep(*, actor: Actor, person_id: UUID, voice_id: UUID) -> None:
    """The pictures go with the words."""
    if takes_pictures(actor):
        files.send_uploads(
            actor=actor, kind=KIND, subject=str(person_id), about_id=voice_id, person_ids=[person_id]
        )  # fmt: skip
