"""One e-mail: its words as they came, and the few things a person must say to make it a contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.emails import actions, selectors
from openmash.casework.emails.permissions import Permission
from openmash.casework.emails.selectors import EmailShown
from openmash.casework.frontdoor.telling import Arrival, ReferrerTold
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import (
    Choice,
    Clock,
    DateParts,
    Form,
    PartialDate,
    Problem,
    Text,
    Tick,
    parse_rows,
)
from openmash.foundation.design.forms import email as an_email
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.foundation.files.selectors import files_about
from openmash.pathways.email_as_contact import make_contact
from openmash.statute.calendar import at, local_date, local_time
from openmash.web.intake.calling import CALLERS, arrival_of
from openmash.web.intake.heard import heard

MOST_CHILDREN = 20
HOW = {
    "received": "by our own mail server’s clock",
    "declared": "as its sender’s device says; no mail server’s time was found",
    "dropped": "no time was found in it: this is when it was dropped in",
}


class ContactForm(Form):
    """Who sent it, and when it truly arrived."""

    caller = Choice("Who sent it?", CALLERS, required="Choose who sent it.")
    name = Text("Their name", most=200)
    role = Text("Their role, or what they are to the child", most=120)
    organisation = Text("Organisation", most=160)
    email = Text("E-mail address", most=254, kind="email", check=an_email)
    telephone = Text("Telephone", most=40, kind="tel")
    arrived_on = DateParts("When did it arrive?", past=True, required="Give the day it arrived.")
    arrived_time = Clock("At what time?", required="Give the time it arrived.")
    why = Text("If you changed the time: why?", most=400)
    in_danger = Tick("A child may be in danger now")


class ChildForm(Form):
    """A child as the e-mail tells of them."""

    called = Text("Name, or who it is", most=300)
    age = Text("Age or date of birth", most=60, width="10")
    school = Text("School or nursery", most=160)


class SetAsideForm(Form):
    """Why it is about no child."""

    because = Text("Why is it set aside?", required="Say why it is set aside.", most=400)


@dataclass(frozen=True)
class EmailPage:
    """What the template shows."""

    title: str
    subject: str
    facts: Sequence[Fact]
    words: str
    note: str
    problems_in_it: Sequence[str]
    files: Sequence[Link]
    not_taken: Sequence[str]
    form: ContactForm
    children: Sequence[ChildForm]
    problems: Sequence[Link]
    aside_url: str
    back: Link


@dataclass(frozen=True)
class EmailDonePage:
    """An e-mail somebody has dealt with."""

    title: str
    said: str
    contact: Link | None
    back: Link


@dataclass(frozen=True)
class SetAsidePage:
    """What the template shows."""

    title: str
    form: SetAsideForm
    back: Link | None
    caption: str


@dataclass
class Typed:
    """A form as `arrival_of` takes a call: what was written is kept as written."""

    words: str
    caller: str
    name: str
    role: str
    organisation: str
    telephone: str
    what: str = "concern"
    safe: str = ""
    anonymous: bool = False
    promised: bool = False


@dataclass(frozen=True)
class Loaded:
    """One e-mail."""

    email: EmailShown

    @property
    def about(self) -> Sequence[str]:
        return self.email.about


def load(*, actor: Actor, email_id: UUID) -> Loaded:
    """Raises NotVisible."""
    return Loaded(selectors.email(email_id, actor=actor))


@screen(Permission.READ, load=load, log="email.viewed")
def email(request: HttpRequest, actor: Actor, loaded: Loaded, email_id: UUID) -> Answer:
    """Read it; make it a contact."""
    found = loaded.email
    if found.became:
        return Shown("emails/done.html", _done(found))
    if request.method != "POST":
        return Shown("emails/email.html", _page(actor, found, _filled(found), (ChildForm.blank(prefix="child-0-"),)))
    form = ContactForm.parse(request.POST)
    rows = parse_rows(ChildForm, request.POST, "child", most=MOST_CHILDREN)
    if request.POST.get("do") == "more":
        form = ContactForm.resumed(dict(request.POST.lists()))
    elif form.is_complete and all(row.is_complete for row in rows):
        arrived = _arrived(form, found)
        try:
            arrival = _arrival(form, rows, found, actor)
            made = make_contact(actor=actor, email_id=email_id, arrival=arrival, arrived_at=arrived, why=form.why)
            return Go(reverse("contact", kwargs={"contact_id": made.contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(_placed(refusal.problems))
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("caller", refusal.sentence)])
    return Shown("emails/email.html", _page(actor, found, form, _with_one_more(rows)))


@screen(Permission.READ, load=load, log="email.viewed")
def set_aside_email(request: HttpRequest, actor: Actor, loaded: Loaded, email_id: UUID) -> Answer:
    """Say that it is about no child, and why."""
    form = SetAsideForm.parse(request.POST) if request.method == "POST" else SetAsideForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.set_aside(actor=actor, email_id=email_id, because=form.because)
            return Go(reverse("emails"))
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("because", refusal.sentence)])
    back = Link("Back to the e-mail", reverse("email", kwargs={"email_id": email_id}))
    return Shown(
        "emails/set_aside.html", SetAsidePage("Set an e-mail aside", form, back, "It is kept, and why is kept with it.")
    )


def _filled(found: EmailShown) -> ContactForm:
    moment = _to_the_minute(found.arrived_at)
    filled: dict[str, object] = {
        "name": found.from_name,
        "email": found.from_address,
        "arrived_on": PartialDate.of(local_date(moment)),
        "arrived_time": local_time(moment).time(),
    }
    return ContactForm.blank(filled=filled)


def _arrived(form: ContactForm, found: EmailShown) -> datetime:
    """When it arrived as typed; to the second as it was, where nobody changed it."""
    on, time = form.arrived_on.earliest(), form.arrived_time
    assert on is not None  # required
    assert time is not None  # required
    typed = at(on, time)
    return found.arrived_at if typed == _to_the_minute(found.arrived_at) else typed


def _to_the_minute(moment: datetime) -> datetime:
    """As the form shows it."""
    return at(local_date(moment), local_time(moment).time().replace(second=0, microsecond=0))


def _arrival(form: ContactForm, rows: Sequence[ChildForm], found: EmailShown, actor: Actor) -> Arrival:
    words = f"{found.subject}\n\n{found.words}" if found.subject else found.words
    typed = Typed(words, form.caller, form.name, form.role, form.organisation, form.telephone)
    nothing_guessed = heard("", timezone.localdate())
    arrival = arrival_of(typed, rows, frozenset(), nothing_guessed, actor=actor, in_danger=form.in_danger)
    referrer = arrival.referrer or ReferrerTold()
    wants = bool(form.name or form.telephone or form.email)
    return replace(arrival, referrer=replace(referrer, email=form.email, wants_feedback=wants))


def _placed(problems: Iterable[Problem]) -> list[Problem]:
    """What was refused, at its box."""
    boxes = {"received_at": "arrived_on", "first_told_at": "arrived_on", "source": "caller"}
    return [
        Problem(
            f"child-{p.field.split('_')[1]}-age" if p.field.startswith("children_") else boxes.get(p.field, p.field),
            p.sentence,
        )
        for p in problems
    ]  # fmt: skip


def _with_one_more(rows: Sequence[ChildForm]) -> tuple[ChildForm, ...]:
    if (rows and rows[-1].is_empty) or len(rows) >= MOST_CHILDREN:
        return tuple(rows)
    last = max((int(row.prefix.split("-")[1]) for row in rows), default=-1)
    return (*rows, ChildForm.blank(prefix=f"child-{last + 1}-"))


def _page(actor: Actor, found: EmailShown, form: ContactForm, rows: Sequence[ChildForm]) -> EmailPage:
    now = timezone.now()
    sender = f"{found.from_name}, {found.from_address}".strip(", ")
    return EmailPage(
        title="An e-mail",
        subject=found.subject or "No subject",
        facts=(
            Fact("From", sender, unknown="Not given"),
            Fact("To", found.to, unknown="Not given"),
            Fact("Arrived", f"{say.near(found.arrived_at, now)}, {HOW[found.arrived_by]}"),
            Fact("Dropped in", say.near(found.dropped_in_at, now)),
        ),
        words=found.words,
        note="It came as a designed page and is shown as plain words. Pictures in it were not fetched."
        if found.was_html
        else "",
        problems_in_it=found.problems,
        files=tuple(
            Link(f"{kept.name} ({kept.said})", reverse("file", kwargs={"file_id": kept.id}))
            for kept in files_about(actor=actor, about_id=found.id)
        ),
        not_taken=found.not_taken,
        form=form,
        children=tuple(rows),
        problems=(*form.problems, *(link for row in rows for link in row.problems)),
        aside_url=reverse("set_aside_email", kwargs={"email_id": found.id}),
        back=Link("E-mails", reverse("emails")),
    )


def _done(found: EmailShown) -> EmailDonePage:
    if found.contact_id is not None:
        contact = Link("Open the contact", reverse("contact", kwargs={"contact_id": found.contact_id}))
        return EmailDonePage("An e-mail", "This e-mail became a contact.", contact, Link("E-mails", reverse("emails")))
    return EmailDonePage("An e-mail", f"Set aside: {found.because}", None, Link("E-mails", reverse("emails")))
