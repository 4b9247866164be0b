"""What came with a contact, as it was received and untouched: the form's answers in its own words, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.emails.selectors import EmailShown, emails_of
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.files.selectors import Kept, files_about
from openmash.foundation.instruments.reading import Part
from openmash.foundation.instruments.selectors import responses_about
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of


@dataclass(frozen=True)
class FormReceived:
    """One form as it was answered."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class EmailReceived:
    """One e-mail, without who sent it."""

    title: str
    words: str


@dataclass(frozen=True)
class FileLine:
    """One file."""

    name: str
    url: str
    said: str


@dataclass(frozen=True)
class ReceivedPage:
    """What the template shows."""

    title: str
    caption: str
    forms: tuple[FormReceived, ...]
    emails: tuple[EmailReceived, ...]
    files: tuple[FileLine, ...]
    nothing: Empty
    back: Link


@screen(Permission.VIEW_CONTACT, load=load_contact, log="contact.viewed")
def received(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Shown:
    """Show it whole, questions left unanswered too, so that a gap is seen as a gap."""
    now = timezone.now()
    forms = tuple(
        FormReceived(
            f"{each.instrument.title}, version {each.instrument.version}, received {say.near(each.received_at, now)}",
            each.parts(all_asked=True),
        )
        for each in responses_about(actor=actor, about_id=contact_id)
    )
    page = ReceivedPage(
        title="As it was received",
        caption=caption_of(loaded.contact),
        forms=forms,
        emails=tuple(_email(each) for each in emails_of(contact_id, actor=actor)),
        files=tuple(_line(kept) for kept in files_about(actor=actor, about_id=contact_id)),
        nothing=Empty(
            "No form and no files",
            "This came by telephone or from another system: the words on the contact are all that was received.",
        ),
        back=back_to(loaded.contact),
    )
    return Shown("intake/received.html", page)


def _email(found: EmailShown) -> EmailReceived:
    title = f"E-mail, arrived {say.near(found.arrived_at, timezone.now())}"
    return EmailReceived(title, f"{found.subject}\n\n{found.words}".strip())


def _line(kept: Kept) -> FileLine:
    return FileLine(kept.name, reverse("file", kwargs={"file_id": kept.id}), kept.said)
