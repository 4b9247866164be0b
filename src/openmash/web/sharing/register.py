"""The register of agreements, one agreement, and its document: what is shared with whom, under what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.files.selectors import size_in_words
from openmash.foundation.sharing import selectors
from openmash.foundation.sharing.permissions import Permission
from openmash.foundation.sharing.selectors import AgreementShown, VersionShown
from openmash.foundation.sharing.words import CONDITION, Stage
from openmash.statute.calendar import local_date

TITLE = "What is shared with whom, under what"
SAYS = (
    "Where agencies have put an agreement in force, what it names goes between them from its first day to its last, "
    "and not outside that. Where none was ever put in force between two of them, nothing is closed. What protects a "
    "child now is never closed by an agreement: you can always ask, answer, and act."
)


@dataclass(frozen=True)
class RegisterPage:
    """What the template shows."""

    title: str
    says: str
    table: Table | None
    empty: Empty
    tasks: Sequence[Link]


@dataclass(frozen=True)
class AgreementPage:
    """One agreement, in the version that binds, bound last, or is being written."""

    title: str
    caption: str
    warning: str
    facts: Sequence[tuple[str, str]]
    flows: Table
    signatures: Table | None
    papers: Table | None
    versions: Table | None
    reviews: Table | None
    tasks: Sequence[Link]
    back: Link


def load(*, actor: Actor, agreement_id: UUID) -> AgreementShown:
    """The agreement. Raises NotVisible."""
    return selectors.agreement(agreement_id, actor=actor)


@screen(Permission.READ, log="")
def sharing_register(request: HttpRequest, actor: Actor) -> Shown:
    """Every agreement. It names no child."""
    found = selectors.agreements(actor=actor)
    tasks = [Link("Record an agreement", reverse("sharing_add"))] if may(actor, Permission.KEEP) else []
    if may(actor, Permission.DECIDE):
        tasks.append(Link("What is closed, and what is shared outside agreements", reverse("sharing_closed")))
    page = RegisterPage(
        TITLE, SAYS,
        Table("Agreements", ("Agreement", "Between", "Stands", "Looked at again by", "Ends"), [_row(x) for x in found])
        if found else None,
        Empty("No agreement is recorded", "Nothing is closed. What flows between agencies flows without an agreement."),
        tasks,
    )  # fmt: skip
    return Shown("sharing/register.html", page)


@screen(Permission.READ, load=load, log="sharing.viewed")
def sharing_agreement(request: HttpRequest, actor: Actor, found: AgreementShown, agreement_id: UUID) -> Shown:
    """One agreement. It names no child."""
    one = found.shown
    drafts = [each for each in found.versions if each.stage is Stage.DRAFT and each != one]
    page = AgreementPage(
        found.title, "Sharing agreement", _warning(found, one), _facts(found, one), flows_table(one),
        Table(
            "Signed", ("For", "Who", "On"),
            [(Cell(each.agency), Cell(each.who, note=each.role), Cell(say.day_of(each.on))) for each in one.signatures],
        ) if one.signatures else None,
        Table(
            "The document", ("File", "Kept since"),
            [
                (
                    Cell(each.name, reverse("sharing_paper", args=[each.id]), note=size_in_words(each.size)),
                    Cell(say.near(each.at, timezone.now())),
                )
                for each in one.papers
            ],
        ) if one.papers else None,
        _versions(found, one), _reviews(one), [*_tasks(found, one, actor), *_draft_tasks(drafts, actor)],
        Link(TITLE, reverse("sharing_register")),
    )  # fmt: skip
    return Shown("sharing/agreement.html", page)


@dataclass(frozen=True)
class PaperLoaded:
    """A document's name, media type and bytes."""

    key: UUID
    name: str
    media_type: str
    octets: bytes

    @property
    def about(self) -> Sequence[str]:
        return [f"sharing-document:{self.key}"]


def load_paper(*, actor: Actor, paper_id: UUID) -> PaperLoaded:
    """The document. Raises NotVisible."""
    return PaperLoaded(paper_id, *selectors.paper(paper_id, actor=actor))


@screen(Permission.READ, load=load_paper, log="sharing.document_viewed")
def sharing_paper(request: HttpRequest, actor: Actor, found: PaperLoaded, paper_id: UUID) -> Answer:
    """The document itself."""
    return Sent(found.octets, found.media_type, filename=found.name)


def flows_table(one: VersionShown) -> Table:
    """What goes from whom to whom, and what stays open whatever becomes of it."""
    return Table(
        "What goes from whom to whom", ("From", "To", "What", "Answers", "If it ends"),
        [
            (
                Cell(each.from_name), Cell(each.to_name), Cell(str(each.kind.label)),
                Cell(str(each.kind.question.label)), Cell(each.kind.still_open),
            )
            for each in one.flows
        ],
    )  # fmt: skip


def stands(found: AgreementShown) -> str:
    """How it stands today, in words."""
    last, today = found.last, local_date(timezone.now())
    if last is None:
        return "Being written: it binds nobody yet"
    if last.stage is Stage.WAITING:
        return f"Not begun: from {say.day_of(last.in_force_from)}"
    if last.stage is Stage.ENDED:
        day = local_date(found.ended_at) if found.ended_at else last.ends_on
        return f"Ended{f' on {say.day_of(day)}' if day else ''}: closed"
    if last.ends_on is not None and last.ends_on - today <= selectors.SOON and not found.is_followed:
        return f"In force, and ends in {say.count_of(max((last.ends_on - today).days, 0), 'day')}"
    return f"In force since {say.day_of(last.in_force_from)}"


def _row(found: AgreementShown) -> list[Cell]:
    one, today = found.shown, local_date(timezone.now())
    late = " – Late" if found.in_force and one.review_by < today else ""
    return [
        Cell(found.title, reverse("sharing_agreement", args=[found.id]), note=f"Version {one.number}"),
        Cell(say.listed(list(one.parties.values()))),
        Cell(stands(found)),
        Cell(f"{say.day_of(one.review_by)}{late}"),
        Cell(say.day_of(one.ends_on) if one.ends_on else "When it is ended"),
    ]


def _warning(found: AgreementShown, one: VersionShown) -> str:
    if one.stage is Stage.ENDED:
        return (
            "This has ended. What it let through is closed between these agencies. Each can still be asked, and can "
            "share for one child with a reason."
        )
    if one.stage is Stage.WAITING:
        return "This has not begun. What it names is closed between these agencies until its first day."
    if one.stage is Stage.DRAFT:
        return "This is being written. It opens and closes nothing yet."
    return ""


def _facts(found: AgreementShown, one: VersionShown) -> list[tuple[str, str]]:
    ended = f"{found.ended_why}, {say.moment(found.ended_at)}" if found.ended_at else ""
    return [
        ("How it stands", stands(found)),
        *([("Why it was ended", ended)] if ended else []),
        ("Looked after by", found.owner_name),
        ("Version", str(one.number)),
        ("Purpose", one.purpose),
        ("About whom", one.about_whom),
        ("Lawful basis", f"UK GDPR, {one.basis.label}"),
        ("Under which law", "\n".join(str(each.label) for each in one.gateways)),
        ("Special categories", CONDITION),
        ("In force from", say.day_of(one.in_force_from)),
        ("Looked at again by", say.day_of(one.review_by)),
        ("Last day", say.day_of(one.ends_on) if one.ends_on else "None set: until it is ended"),
        *([("What changed in this version", one.changed)] if one.changed else []),
        *([("Not signed yet", say.listed(list(one.unsigned.values())))] if one.unsigned else []),
    ]


def _tasks(found: AgreementShown, one: VersionShown, actor: Actor) -> list[Link]:
    if not may(actor, Permission.KEEP):
        return []
    to_it, tasks = [one.id], list[Link]()
    if one.stage is Stage.DRAFT:
        if one.unsigned:
            tasks.append(Link("Record who signed", reverse("sharing_sign", args=to_it)))
        elif may(actor, Permission.DECIDE):
            tasks.append(Link("Put it in force", reverse("sharing_put_in_force", args=to_it)))
    elif found.ended_at is None:
        if not any(each.stage is Stage.DRAFT for each in found.versions):
            tasks.append(Link("Record a new version", reverse("sharing_add_version", args=[found.id])))
        tasks.append(Link("It was looked at again", reverse("sharing_review", args=to_it)))
        if may(actor, Permission.DECIDE) and one.stage is not Stage.ENDED:
            tasks.append(Link("End it now", reverse("sharing_end", args=[found.id])))
    tasks.append(Link("Add its document", reverse("sharing_attach", args=to_it)))
    return tasks


def _draft_tasks(drafts: Sequence[VersionShown], actor: Actor) -> list[Link]:
    """What versions that are being written wait for, of what this person may do."""
    tasks = []
    for one in drafts:
        if one.unsigned:
            what = f"Version {one.number} is being written: record who signed"
            tasks.append(Link(what, reverse("sharing_sign", args=[one.id])))
        elif may(actor, Permission.DECIDE):
            tasks.append(Link(f"Put version {one.number} in force", reverse("sharing_put_in_force", args=[one.id])))
    return tasks


def _versions(found: AgreementShown, shown: VersionShown) -> Table | None:
    rows = [
        (Cell(str(each.number)), Cell(str(each.stage.label)), Cell(say.day_of(each.in_force_from)), Cell(each.changed))
        for each in found.versions
        if each != shown
    ]
    return Table("Other versions", ("Version", "Stands", "From", "What changed"), rows) if rows else None


def _reviews(one: VersionShown) -> Table | None:
    rows = [(Cell(say.day_of(at)), Cell(words), Cell(say.day_of(next_by))) for at, words, next_by in one.reviews]
    return Table("Looked at again", ("On", "What was found", "Next by"), rows) if rows else None
