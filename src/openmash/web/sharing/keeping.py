"""Keeping the register: recording an agreement or a version, signatures, the document, putting in force, ending."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    DateParts,
    Form,
    LongText,
    Option,
    Text,
    Tick,
    as_date,
)
from openmash.foundation.design.parts import Link
from openmash.foundation.sharing import actions, selectors
from openmash.foundation.sharing.actions import Line, VersionTold
from openmash.foundation.sharing.permissions import Permission
from openmash.foundation.sharing.selectors import AgreementShown, VersionShown
from openmash.foundation.sharing.words import Basis, Gateway, Kind
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.sharing.register import TITLE, load
from openmash.web.shell.attaching import attach

F = TypeVar("F", bound="VersionForm")


class VersionForm(Form):
    """What a version says."""

    purpose = LongText("What is it for?", rows=3, required="Say what it is for.")
    about_whom = LongText("About whom?", hint="Such as: children at the front door and their households", rows=2,
                          required="Say about whom.")  # fmt: skip
    kinds = Choices(
        "What goes between them?", tuple(Option(x.value, str(x.label), str(x.question.label)) for x in Kind),
        required="Choose what goes between them.",
    )  # fmt: skip
    givers = Choices("From whom?", (), required="Choose who gives it.")
    to = Choices("To whom?", (), required="Choose who is given it.")
    basis = Choice(
        "On what lawful basis?", tuple(Option(x.value, str(x.label)) for x in Basis),
        hint="Consent is none of these: a family’s agreement to a service is another matter",
        required="Choose the lawful basis.",
    )  # fmt: skip
    gateways = Choices(
        "Under which law?", tuple(Option(x.value, str(x.label)) for x in Gateway), required="Choose the law."
    )
    in_force_from = DateParts("From which day does it bind?", required="Say from which day it binds.")
    review_by = DateParts("By when is it looked at again?", required="Say by when it is looked at again.")
    ends_on = DateParts("On which day does it end?", hint="Its last day. Left empty: until it is ended")


class AgreementForm(VersionForm):
    """An agreement with its first version."""

    title = Text("What is it called?", most=200, required="Give its title.")
    owner_name = Text("Who looks after it?", hint="A name or a post", most=200, required="Say who looks after it.")


class LaterForm(VersionForm):
    """A later version."""

    changed = LongText("What changed?", rows=2, required="Say what changed.")


class SignForm(Form):
    """Who signed."""

    agency = Choice("For whom?", (), required="Choose for whom.")
    who = Text("Who signed?", most=200, required="Say who signed.")
    role = Text("In which post?", most=200, required="Say in which post.")
    signed_on = DateParts("On which day?", past=True, required="Say on which day they signed.")


class PutForm(Form):
    """Understood."""

    understood = Tick("I have read what opens and closes", required="Tick that you have read it.")


class EndForm(Form):
    """Why."""

    why = LongText("Why does it end, and who decided?", rows=3, required="Say why it ends, and who decided.")


class ReviewForm(Form):
    """What was found."""

    found = LongText("What was found?", rows=3, required="Say what was found.")
    next_by = DateParts("By when is it looked at next?", required="Say by when.")


def load_version(*, actor: Actor, version_id: UUID) -> VersionShown:
    """The version. Raises NotVisible."""
    return selectors.version(version_id, actor=actor)


@screen(Permission.KEEP, log="")
def sharing_add(request: HttpRequest, actor: Actor) -> Answer:
    """Record an agreement."""
    made = list[UUID]()
    form = ask(
        request, _offering(AgreementForm).blank(),
        lambda told: made.append(
            actions.add_agreement(actor=actor, title=told.title, owner_name=told.owner_name, told=_told(told))
        ),
    )  # fmt: skip
    if form is None:
        return Go(_url(made[0]))
    back = Link(TITLE, reverse("sharing_register"))
    lines = ("It binds nobody until every party has signed and the information lead has put it in force.",)
    page = FormPage(
        "Record a sharing agreement", form, back, "", "Record this agreement", lines,
        (("Its name", ("title", "owner_name")), ("What it says", tuple(VersionForm.fields))),
    )  # fmt: skip
    return Shown("journey/task.html", page)


@screen(Permission.KEEP, load=load, log="sharing.viewed")
def sharing_add_version(request: HttpRequest, actor: Actor, found: AgreementShown, agreement_id: UUID) -> Answer:
    """Record a later version."""
    last = found.versions[0]
    filled: dict[str, object] = {
        "purpose": last.purpose, "about_whom": last.about_whom, "basis": last.basis.value,
        "gateways": [each.value for each in last.gateways], "kinds": list({x.kind.value for x in last.flows}),
        "givers": list({str(x.from_id) for x in last.flows}), "to": list({str(x.to_id) for x in last.flows}),
    }  # fmt: skip
    form = ask(
        request, _offering(LaterForm).blank(filled=filled),
        lambda told: actions.add_version(actor=actor, agreement_id=agreement_id, told=_told(told, told.changed)),
    )  # fmt: skip
    if form is None:
        return Go(_url(agreement_id))
    return Shown("journey/task.html", FormPage("Record a new version", form, _back(found), found.title, "Record it"))


@screen(Permission.KEEP, load=load_version, log="sharing.viewed")
def sharing_sign(request: HttpRequest, actor: Actor, one: VersionShown, version_id: UUID) -> Answer:
    """Record who signed. Where every party has, there is nothing to record: the agreement shows who did."""
    if not one.unsigned:
        return Go(_url(one.agreement_id))
    parties = [Option(str(key), name) for key, name in one.unsigned.items()]
    form = ask(
        request, SignForm.offering(agency=parties).blank(),
        lambda told: actions.sign(
            actor=actor, version_id=version_id, agency_id=UUID(told.agency), who=told.who, role=told.role,
            on=as_date(told.signed_on),
        ),
    )  # fmt: skip
    return _page(form, one, "Who signed", "Record this signature")


@screen(Permission.KEEP, load=load_version, log="sharing.viewed")
def sharing_attach(request: HttpRequest, actor: Actor, one: VersionShown, version_id: UUID) -> Answer:
    """Keep the document."""
    form = attach(
        request, lambda name, octets: actions.attach(actor=actor, version_id=version_id, name=name, octets=octets)
    )
    if form is None:
        return Go(_url(one.agreement_id))
    page = FormPage("Add the document", form, _to(one), f"Version {one.number}", "Keep this document")
    return Shown("shell/attach.html", page)


@screen(Permission.DECIDE, load=load_version, log="sharing.viewed")
def sharing_put_in_force(request: HttpRequest, actor: Actor, one: VersionShown, version_id: UUID) -> Answer:
    """Let it bind, having read what opens and closes."""
    form = ask(request, PutForm.blank(), lambda _: actions.put_in_force(actor=actor, version_id=version_id))
    first = say.day_of(one.in_force_from)
    until = f"until and with {say.day_of(one.ends_on)}" if one.ends_on else "until it is ended"
    today = local_date(timezone.now())
    lines = [
        f"{each.from_name} to {each.to_name}: {each.kind.label.lower()}. Shown from {first} {until}."
        + (f" Closed from now until {first}." if one.in_force_from > today else "")
        for each in one.flows
    ]  # fmt: skip
    return _page(form, one, "Put it in force", "Put it in force", (*lines, "What protects a child is never closed."))


@screen(Permission.DECIDE, load=load, log="sharing.viewed")
def sharing_end(request: HttpRequest, actor: Actor, found: AgreementShown, agreement_id: UUID) -> Answer:
    """End it now."""
    form = ask(request, EndForm.blank(), lambda told: actions.end(actor=actor, agreement_id=agreement_id, why=told.why))
    if form is None:
        return Go(_url(agreement_id))
    lines = [
        f"{each.from_name} to {each.to_name}: {each.kind.label.lower()} is closed from this moment. "
        f"{each.kind.still_open}"
        for each in (found.in_force.flows if found.in_force else ())
    ]
    page = FormPage("End it now", form, _back(found), found.title, "End this agreement", lines)
    return Shown("journey/task.html", page)


@screen(Permission.KEEP, load=load_version, log="sharing.viewed")
def sharing_review(request: HttpRequest, actor: Actor, one: VersionShown, version_id: UUID) -> Answer:
    """Note that it was looked at again."""
    form = ask(
        request, ReviewForm.blank(),
        lambda told: actions.note_review(
            actor=actor, version_id=version_id, found=told.found, next_by=as_date(told.next_by)
        ),
    )  # fmt: skip
    return _page(form, one, "It was looked at again", "Save")


def _offering(form: type[F]) -> type[F]:
    bodies = [Option(str(each.pk), each.name) for each in agencies.partners()]
    return form.offering(givers=bodies, to=bodies)


def _told(form: VersionForm, changed: str = "") -> VersionTold:
    """Every kind from every sender to every recipient other than itself."""
    lines = [
        Line(UUID(giver), UUID(taker), Kind(kind))
        for kind in form.kinds
        for giver in form.givers
        for taker in form.to
        if giver != taker
    ]
    return VersionTold(
        form.purpose, Basis(form.basis), [Gateway(each) for each in form.gateways], form.about_whom, lines,
        as_date(form.in_force_from), as_date(form.review_by), as_date(form.ends_on), changed,
    )  # fmt: skip


def _page(form: Form | None, one: VersionShown, title: str, button: str, lines: tuple[str, ...] = ()) -> Answer:
    if form is None:
        return Go(_url(one.agreement_id))
    return Shown("journey/task.html", FormPage(title, form, _to(one), f"Version {one.number}", button, lines))


def _url(agreement_id: UUID) -> str:
    return reverse("sharing_agreement", args=[agreement_id])


def _back(found: AgreementShown) -> Link:
    return Link(found.title, _url(found.id))


def _to(one: VersionShown) -> Link:
    return Link("The agreement", _url(one.agreement_id))
