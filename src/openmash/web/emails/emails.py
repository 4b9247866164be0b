"""The e-mails that wait, the longest first, and a place to drop one in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.emails import actions, selectors
from openmash.casework.emails.permissions import Permission
from openmash.casework.emails.selectors import WaitingEmail
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Problem
from openmash.foundation.design.parts import Empty
from openmash.foundation.facts.refusals import Incomplete


class DropInForm(Form):
    """A file, which is no field."""


@dataclass(frozen=True)
class EmailLine:
    """One e-mail that waits."""

    url: str
    subject: str
    sender: str
    arrived: str
    begins: str


@dataclass(frozen=True)
class EmailsPage:
    """What the template shows."""

    title: str
    form: DropInForm
    waiting: Sequence[EmailLine]
    nothing: Empty


@screen(Permission.READ, log="emails.listed")
def emails(request: HttpRequest, actor: Actor) -> Answer:
    """List what waits; take one more in."""
    form = DropInForm.blank()
    if request.method == "POST":
        form = DropInForm.parse(request.POST)
        sent = request.FILES.get("files")
        try:
            octets = sent.read(actions.MOST + 1) if isinstance(sent, UploadedFile) else b""
            if not octets:
                raise Incomplete([Problem("files", "Choose the e-mail: a file whose name ends in .eml.")])
            made = actions.drop_in(actor=actor, octets=octets)
            if made.email_id is not None:
                return Go(reverse("email", kwargs={"email_id": made.email_id}))
            form = form.with_problems([Problem("files", "This very e-mail is here already. Nothing was added.")])
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    waiting = selectors.waiting(actor=actor)
    page = EmailsPage(
        title="E-mails",
        form=form,
        waiting=tuple(_line(each) for each in waiting),
        nothing=Empty("No e-mail waits", "One dropped in here waits until somebody says who the children are."),
    )
    return Shown("emails/emails.html", page, about=[f"email:{each.id}" for each in waiting])


def _line(each: WaitingEmail) -> EmailLine:
    return EmailLine(
        url=reverse("email", kwargs={"email_id": each.id}),
        subject=each.subject or "No subject",
        sender=each.from_name or each.from_address or "Sender not given",
        arrived=f"Arrived {say.near(each.arrived_at, timezone.now())}",
        begins=each.begins,
    )
