"""Policies and threshold documents, by version: what is in force, what changed, what one is asked to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
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
    new_token,
)
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.documents.document import Document, Facts, Heading, Paragraph, Part
from openmash.foundation.documents.making import pdf_of
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import PolicyTold, VersionTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.policy import NOT_ONE_OF_US
from openmash.insight.partnership.selectors import PolicyShown, State, VersionShown
from openmash.insight.partnership.words import PolicyKind
from openmash.records.cases.on_duty import profile_at
from openmash.records.people.selectors import withholding
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import key_of

ROLES = tuple(Option(role.value, str(role.label)) for role in Role if role not in NOT_ONE_OF_US)


class PolicyForm(Form):
    """A document."""

    title = Text("What is it called?", required="Give its title.")
    kind = Choice(
        "What is it?", tuple(Option(x.value, str(x.label)) for x in PolicyKind), required="Choose what it is."
    )
    body = Choice("Which body owns it?", (), required="Choose the body that owns it.")
    is_public = Tick("The public may read it")
    read_by = Choices("Who is asked to say that they have read and understood it?", ROLES, hint="Nobody: tick nothing")
    profile_key = Choice(
        "Is it the threshold document that decisions cite?",
        (),
        hint="Only for a threshold document. No: choose nothing",
    )


class VersionForm(Form):
    """A version."""

    version = Text("Which version?", most=20, width="10", required="Name the version.")
    effective_from = DateParts("From when is it in force?", required="Say from when it is in force.")
    review_by = DateParts("By when is it renewed?", required="Say by when it is renewed.")
    agreed_at = Choice("Which meeting agreed it?", (), hint="None: it was agreed before meetings were kept here")
    changed = LongText("What changed, in plain words?", hint="Not needed for the first version", rows=4)
    words = LongText(
        "What does it say?", hint="The whole of it: it is a page here, and an accessible PDF", rows=14,
        required="Write what it says.",
    )  # fmt: skip
    where = Text("Where else is it kept?", most=400)


@dataclass(frozen=True)
class PoliciesPage:
    """What the template shows."""

    title: str
    sentence: str
    table: Table | None
    add: Link | None
    empty: Empty


@dataclass(frozen=True)
class PolicyPage:
    """What the template shows."""

    title: str
    caption: str
    facts: Sequence[tuple[str, str]]
    changed: str
    words: Sequence[str]
    warning: str
    read_url: str
    token: str
    readers: Table | None
    versions: Table | None
    tasks: Sequence[Link]
    back: Link


@dataclass(frozen=True)
class AtPolicy:
    """A document, and the version that is looked at: the one in force, or else the newest."""

    found: PolicyShown
    version: VersionShown | None

    @property
    def about(self) -> Sequence[str]:
        return self.found.about_keys


def load_policy(*, actor: Actor, document_id: UUID) -> AtPolicy:
    """The document. Raises NotVisible."""
    found = selectors.policy(document_id, actor=actor, today=local_date(timezone.now()))
    return AtPolicy(found, found.in_force or next(iter(found.versions), None))


def load_version(*, actor: Actor, version_id: UUID) -> AtPolicy:
    """The version. Raises NotVisible."""
    return AtPolicy(*selectors.version(version_id, actor=actor, today=local_date(timezone.now())))


@screen(Permission.READ_POLICIES, log="")
def partnership_policies(request: HttpRequest, actor: Actor) -> Shown:
    """Every document. It is about nobody."""
    today = local_date(timezone.now())
    found = selectors.policies(actor=actor, today=today)
    owed = sum(each.is_owed_by(actor) for each in found)
    rows = [
        [
            Cell(each.title, reverse("partnership_policy", kwargs={"document_id": each.id}), note=str(each.kind.label)),
            Cell(_in_force(each)),
            Cell(_renewed(each, today)),
            Cell(each.body or "The partnership"),
            Cell(
                "To read" if each.is_owed_by(actor) else "Read" if each.in_force and each.in_force.i_have_read else ""
            ),
        ]
        for each in found
    ]
    page = PoliciesPage(
        "Policies and threshold documents",
        f"{say.count_of(owed, 'document')} you are asked to read and have not." if owed else
        "What everybody here works to, by version, with what changed.",
        Table("Documents", ("Document", "In force", "Renewed by", "Owner", "You"), rows) if rows else None,
        Link("Add a document", reverse("partnership_add_policy")) if may(actor, Permission.KEEP) else None,
        Empty("No document yet", "Policies, procedures and the threshold document stand here, each with its versions."),
    )  # fmt: skip
    return Shown("partnership/policies.html", page)


@screen(Permission.READ_POLICIES, load=load_policy, log="partnership.policy_viewed")
def partnership_policy(request: HttpRequest, actor: Actor, loaded: AtPolicy, document_id: UUID) -> Shown:
    """One document, as it is in force."""
    return Shown("partnership/policy.html", _page(loaded, actor))


@screen(Permission.READ_POLICIES, load=load_version, log="partnership.policy_viewed")
def partnership_policy_version(request: HttpRequest, actor: Actor, loaded: AtPolicy, version_id: UUID) -> Shown:
    """One version of it, in force or not."""
    return Shown("partnership/policy.html", _page(loaded, actor))


@screen(Permission.READ_POLICIES, load=load_version, log="partnership.policy_viewed")
def partnership_policy_pdf(request: HttpRequest, actor: Actor, loaded: AtPolicy, version_id: UUID) -> Answer:
    """The version as an accessible PDF."""
    now = timezone.now()
    recipient = f"{actor.name}, {agencies.agency(actor.agency_id).name}"
    return Sent(
        paper_of(loaded, actor, now, recipient), "application/pdf", filename=f"policy-{now:%Y%m%d}.pdf",
        detail={"recipient": recipient},
    )  # fmt: skip


def paper_of(loaded: AtPolicy, actor: Actor, now: datetime, recipient: str) -> bytes:
    """The version as a PDF for this recipient."""
    page = _page(loaded, actor)
    parts: list[Part] = [
        Facts(tuple(page.facts)),
        Heading("What changed"),
        Paragraph(page.changed),
        Heading("The document"),
    ]
    document = Document(
        page.title, page.caption, recipient, now, [*parts, *(Paragraph(each) for each in page.words)],
        withholding((), actor),
    )  # fmt: skip
    return pdf_of(document)


@screen(Permission.READ_POLICIES, load=load_version, log="partnership.policy_viewed")
def partnership_policy_read(request: HttpRequest, actor: Actor, loaded: AtPolicy, version_id: UUID) -> Answer:
    """Say that one has read and understood it: a button on its page."""
    url = reverse("partnership_policy", kwargs={"document_id": loaded.found.id})
    if request.method == "POST" and loaded.found.is_owed_by(actor) and loaded.version == loaded.found.in_force:
        actions.say_policy_read(actor=actor, version_id=version_id)
    return Go(url)


@screen(Permission.KEEP, log="")
def partnership_add_policy(request: HttpRequest, actor: Actor) -> Answer:
    """Add a document."""
    now, made = timezone.now(), list[UUID]()
    bodies = [Option(str(each.id), each.name) for each in selectors.bodies(actor=actor, today=local_date(now))]
    keys = {each.key: each.name for each in profile_at(now).threshold_documents}
    form = ask(
        request,
        PolicyForm.offering(body=bodies, profile_key=[Option(key, name) for key, name in keys.items()]).blank(),
        lambda told: made.append(
            actions.add_policy(
                actor=actor,
                told=PolicyTold(
                    told.title, PolicyKind(told.kind), key_of(told.body), [Role(each) for each in told.read_by],
                    told.is_public, told.profile_key,
                ),
            )
        ),
    )  # fmt: skip
    back = Link("Policies and threshold documents", reverse("partnership_policies"))
    if form is None:
        return Go(reverse("partnership_policy", kwargs={"document_id": made[0]}))
    return Shown("journey/task.html", FormPage("Add a document", form, back, "", "Add this document"))


@screen(Permission.KEEP, load=load_policy, log="partnership.policy_viewed")
def partnership_add_version(request: HttpRequest, actor: Actor, loaded: AtPolicy, document_id: UUID) -> Answer:
    """Add a version of it."""
    meetings = [
        Option(str(each.id), f"{each.body}, {say.day(each.on)}")
        for each in reversed(selectors.meetings(actor=actor, body_id=loaded.found.body_id))
        if each.state in (State.OPEN, State.MINUTED, State.AGREED)
    ]  # fmt: skip
    form = ask(
        request, VersionForm.offering(agreed_at=meetings).blank(),
        lambda told: actions.add_version(
            actor=actor, document_id=document_id,
            told=VersionTold(
                told.version, as_date(told.effective_from), as_date(told.review_by), told.words, told.changed,
                key_of(told.agreed_at), told.where,
            ),
        ),
    )  # fmt: skip
    back = Link(loaded.found.title, reverse("partnership_policy", kwargs={"document_id": document_id}))
    if form is None:
        return Go(back.url)
    return Shown("journey/task.html", FormPage("Add a version", form, back, loaded.found.title, "Add this version"))


def _page(loaded: AtPolicy, actor: Actor) -> PolicyPage:
    found, one = loaded.found, loaded.version
    is_in_force = one is not None and one == found.in_force
    keeps, sees = bool(may(actor, Permission.KEEP)), bool(may(actor, Permission.VIEW))
    tasks = (
        [Link("Add a version", reverse("partnership_add_version", kwargs={"document_id": found.id}))] if keeps else []
    )
    if one is not None:
        tasks += [
            Link(f"The document itself: {name}", reverse("partnership_policy_paper", kwargs={"paper_id": key}))
            for key, name in one.papers
        ]
        if keeps:
            tasks.append(Link("Add its document", reverse("partnership_attach_policy", kwargs={"version_id": one.id})))
        tasks.append(Link("This version as a PDF", reverse("partnership_policy_pdf", kwargs={"version_id": one.id})))
    owed = is_in_force and found.is_owed_by(actor)
    return PolicyPage(
        found.title, str(found.kind.label), _facts(found, one), one.changed if one else "",
        [each for each in (one.words.split("\n\n") if one else ()) if each.strip()], _warning(found, one),
        reverse("partnership_policy_read", kwargs={"version_id": one.id}) if owed and one else "", new_token(),
        _readers(found, one, actor) if sees and one and found.read_by else None, _versions(found, one), tasks,
        Link("Policies and threshold documents", reverse("partnership_policies")),
    )  # fmt: skip


def _facts(found: PolicyShown, one: VersionShown | None) -> list[tuple[str, str]]:
    facts = [("Owner", found.body or "The partnership")]
    if one is None:
        return [*facts, ("Version", "None yet")]
    facts += [
        ("Version", one.version),
        ("In force from", say.day(one.effective_from)),
        ("To be renewed by", say.day(one.review_by)),
        (
            "Agreed",
            f"At the meeting of {say.day(one.agreed_on)}"
            if one.agreed_on
            else "The meeting is not kept here"
            if one.agreed_at is None
            else "At a meeting of the body that owns it",
        ),
    ]
    if found.is_public:
        facts.append(("Published", "On the public pages, under Publications"))
    if one.where:
        facts.append(("Also kept at", one.where))
    return facts


def _warning(found: PolicyShown, one: VersionShown | None) -> str:
    """What is not as it should be: an old version is looked at, or decisions cite another one."""
    now = timezone.now()
    if one is not None and one != found.in_force:
        return (
            "This is not the version in force."
            if one.effective_from <= local_date(now)
            else "This is not in force yet."
        )
    if found.profile_key:
        cited = profile_at(now).threshold_document(local_date(now))
        if cited.key != found.profile_key:
            return ""
        if found.in_force is None or cited.version != found.in_force.version:
            return (
                f"Decisions cite version {cited.version}, and the version in force here is "
                f"{found.in_force.version if found.in_force else 'none'}: put the area’s local policy right, or this."
            )
    return ""


def _readers(found: PolicyShown, one: VersionShown, actor: Actor) -> Table:
    rows = [
        [Cell(str(role.label)), Cell(str(read), is_number=True), Cell(str(of), is_number=True)]
        for role, read, of in selectors.readers(one.id, found.read_by, actor=actor)
    ]
    return Table("Read and understood, by role", ("Role", "Have said so", "Of"), rows)


def _versions(found: PolicyShown, shown: VersionShown | None) -> Table | None:
    rows = [
        [
            Cell(each.version, reverse("partnership_policy_version", kwargs={"version_id": each.id})),
            Cell(say.day(each.effective_from)), Cell(each.changed),
        ]
        for each in found.versions if each != shown
    ]  # fmt: skip
    return Table("Other versions", ("Version", "In force from", "What changed"), rows) if rows else None


def _in_force(found: PolicyShown) -> str:
    one = found.in_force
    return f"Version {one.version}, since {say.day_of(one.effective_from)}" if one else "No version in force"


def _renewed(found: PolicyShown, today: date) -> str:
    last = next(iter(found.versions), None)
    return f"{say.day_of(last.review_by)}{' – Late' if last.review_by < today else ''}" if last else ""
