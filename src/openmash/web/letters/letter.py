"""A letter as it went: its words, who, to whom, when, how; and the file itself, to the byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.letters import selectors
from openmash.casework.letters.permissions import Permission
from openmash.casework.letters.selectors import LetterShown
from openmash.casework.letters.words import CONTENT_TYPE
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, Link
from openmash.web.letters.choose import letters_url


@dataclass(frozen=True)
class AtLetter:
    """A letter that went."""

    shown: LetterShown

    @property
    def about(self) -> Sequence[str]:
        return [f"letter:{self.shown.id}", f"person:{self.shown.person_id}"]


@dataclass(frozen=True)
class LetterPage:
    """What the template shows."""

    title: str
    heading: str
    back: Link
    facts: Sequence[Fact]
    paragraphs: Sequence[str]
    file: Link
    astray: Link


def load_letter(*, actor: Actor, letter_id: UUID, **_: object) -> AtLetter:
    """The letter. Raises NotVisible."""
    return AtLetter(selectors.letter(letter_id, actor=actor))


@screen(Permission.VIEW, load=load_letter, log="letter.viewed")
def letter(request: HttpRequest, actor: Actor, at: AtLetter, letter_id: UUID) -> Answer:
    """As it went."""
    shown = at.shown
    language = f": {shown.language}" if shown.language else ""
    page = LetterPage(
        title="A letter",
        heading=shown.subject,
        back=Link("Letters", letters_url(shown.person_id)),
        facts=(
            Fact("To", shown.recipient_name),
            Fact("Written by", shown.by),
            Fact("Sent", say.moment(shown.at)),
            Fact("How", str(shown.sent.label)),
            Fact("In words they read", f"{shown.understood.label}{language}"),
            Fact("Written on", f"{shown.template_title}, version {shown.version}"),
            Fact("The file’s fingerprint", shown.sha256[:16]),
        ),
        paragraphs=shown.words.split("\n\n"),
        astray=Link(
            "It went to the wrong address or person", f"{reverse('tell_of_breach')}?record=L-{str(letter_id)[-6:]}"
        ),
        file=Link(
            f"The {shown.format.label} file exactly as it went", reverse("letter_file", kwargs={"letter_id": letter_id})
        ),
    )
    return Shown("letters/letter.html", page)


@screen(Permission.VIEW, load=load_letter, log="letter.opened")
def letter_file(request: HttpRequest, actor: Actor, at: AtLetter, letter_id: UUID) -> Answer:
    """The file, to the byte."""
    content = selectors.content_of(letter_id, actor=actor)
    name = f"letter-{at.shown.at:%Y%m%d-%H%M}.{at.shown.format.value}"
    return Sent(content, CONTENT_TYPE[at.shown.format], filename=name, detail={"sha256": at.shown.sha256})
