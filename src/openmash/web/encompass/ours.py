"""What a school is told: its list, one notice, what it did, and sending back what is not its child's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.encompass import actions, selectors
from openmash.casework.encompass.permissions import Permission
from openmash.casework.encompass.selectors import NoticeShown
from openmash.casework.encompass.words import Did, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choices, Form, LongText, Option, new_token
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Moment, Quote, Table
from openmash.pathways import encompass
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.worklist.item import Item

SAID = {
    Step.TOLD: "Put before your school",
    Step.WORDS: "The child’s words were added",
    Step.CHASED: "Sent again: nobody had read it",
    Step.READ: "Read",
    Step.DID: "What was done",
    Step.NOT_OURS: "Sent back: not your child",
}


class DidForm(Form):
    """What the school did."""

    did = Choices(
        "What did your school do?", tuple(Option(x.value, x.label) for x in Did), required="Choose what was done."
    )
    words = LongText(
        "In a line or two",
        hint="What was done, or why nothing more was needed. The child’s own words, if they chose to talk.",
        rows=5,
        required="Say in a line or two what was done, or why nothing more was needed.",
    )


class NotOursForm(Form):
    """How the school knows."""

    words = LongText(
        "How do you know?",
        hint="Never on roll, or when they left and, if you know it, for which school.",
        rows=4,
        required="Say how you know.",
    )


@dataclass(frozen=True)
class OursPage:
    """What the template shows."""

    title: str
    unread: Table | None
    read: Table | None
    empty: Empty


@dataclass(frozen=True)
class NoticePage:
    """What the template shows."""

    title: str
    called: str
    line: str
    facts: Sequence[Fact]
    circumstances: str
    seemed: str
    quote: Quote | None
    no_words: str
    token: str
    is_read: bool
    is_sent_back: bool
    read_url: str
    did: Link
    not_ours: Link
    back: Link
    moments: Sequence[Moment]


@dataclass(frozen=True)
class OfNotice:
    """A notice of one's school."""

    found: NoticeShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_notice(*, actor: Actor, notice_id: UUID) -> OfNotice:
    """The notice. Raises NotVisible."""
    return OfNotice(selectors.our_notice(notice_id, actor=actor))


@screen(Permission.READ_OURS, log="encompass.listed")
def school_notices(request: HttpRequest, actor: Actor) -> Shown:
    """List them: those nobody has read first. The list names children, so it is logged as a list."""
    now = timezone.now()
    found = selectors.ours(actor=actor, now=now)
    waits = [each for each in found if not each.is_read and not each.is_sent_back]
    rest = [each for each in found if each not in waits]
    page = OursPage(
        "What your school was told",
        _table("Nobody has read these yet", waits) if waits else None,
        _table("Read in the last 90 days", rest) if rest else None,
        Empty(
            "Nothing has come for your school",
            "When the police are called to domestic abuse, a notice about your pupil comes here before the next school "
            "day starts, and you get an e-mail that says only that one waits.",
        ),
    )  # fmt: skip
    keys = [key for each in found for key in each.about]
    return Shown("encompass/ours.html", page, about=keys)


def _table(caption: str, found: Sequence[NoticeShown]) -> Table:
    rows = [
        (
            Cell(each.called, url=reverse("school_notice", kwargs={"notice_id": each.id}), note=f"Born {each.born}"),
            Cell(say.moment(each.attended_at)),
            Cell(_stands(each)),
        )
        for each in found
    ]
    return Table(caption, ("Child", "Police attended", "Where it stands"), rows)


def _stands(each: NoticeShown) -> str:
    if each.is_sent_back:
        return "Sent back: not your child"
    if each.done:
        return "Answered: " + ". ".join(did.label for did in each.done[-1].did)
    return "Read; say what your school did" if each.is_read else "To read"


@screen(Permission.READ_OURS, load=load_notice, log="encompass.viewed")
def school_notice(request: HttpRequest, actor: Actor, loaded: OfNotice, notice_id: UUID) -> Answer:
    """Show one; “I have read it” is one button."""
    here = reverse("school_notice", kwargs={"notice_id": notice_id})
    if request.method == "POST":
        actions.read(actor=actor, notice_id=notice_id)
        return Go(here)
    found = loaded.found
    place = found.place or "Not said. The police can be asked by their reference"
    facts = (
        Fact("Born", found.born),
        Fact("Police reference", found.police_ref),
        Fact("When", say.moment(found.attended_at)),
        Fact("Where", place),
        Fact("Was the child there?", found.there),
        Fact("Was the child spoken to?", found.spoken_to),
    )
    words = found.childs_words
    page = NoticePage(
        "Operation Encompass: a notice to your school", found.called,
        "The police were called to domestic abuse in this child’s family.", facts, found.circumstances, found.seemed,
        Quote(
            words, found.called, "as told to the police", asked_by=found.words_said_to, on=say.day(found.attended_at)
        ) if words else None,
        _no_words(found), new_token(), found.is_read, found.is_sent_back, here,
        Link("Say what your school did", reverse("school_did", kwargs={"notice_id": notice_id})),
        Link("This is not our child", reverse("school_not_ours", kwargs={"notice_id": notice_id})),
        Link("What your school was told", reverse("school_notices")),
        [_moment(each) for each in reversed(found.steps)],
    )  # fmt: skip
    return Shown("encompass/notice.html", page)


def _no_words(found: NoticeShown) -> str:
    if found.childs_words:
        return ""
    if found.spoken_to.startswith("An officer spoke"):
        return (
            "What the child said is not here: nobody has marked it safe for a school to read yet. "
            "You may ring the hub and ask."
        )
    return "Nothing the child said was told to us."


def _moment(each: selectors.StepShown) -> Moment:
    body = ". ".join(did.label for did in each.did)
    by = "" if each.step in (Step.TOLD, Step.CHASED) else each.by
    return Moment(
        SAID[each.step], say.moment(each.at), say.iso(each.at), by, f"{body}. {each.words}" if body else each.words
    )


@screen(Permission.READ_OURS, load=load_notice, log="encompass.viewed")
def school_did(request: HttpRequest, actor: Actor, loaded: OfNotice, notice_id: UUID) -> Answer:
    """Say what the school did; the hub sees it beside the family."""
    form = ask(
        request, DidForm.blank(),
        lambda told: actions.say_what_we_did(
            actor=actor, notice_id=notice_id, did=[Did(each) for each in told.did], words=told.words
        ),
    )  # fmt: skip
    here = reverse("school_notice", kwargs={"notice_id": notice_id})
    if form is None:
        return Go(here)
    lines = ("The hub reads this when it discusses the family. It is no referral: use “Your requests” for that.",)
    page = FormPage("What your school did", form, Link("The notice", here), loaded.found.called, "Tell the hub", lines)
    return Shown("journey/task.html", page)


@screen(Permission.READ_OURS, load=load_notice, log="encompass.viewed")
def school_not_ours(request: HttpRequest, actor: Actor, loaded: OfNotice, notice_id: UUID) -> Answer:
    """Send it back."""
    form = ask(
        request, NotOursForm.blank(),
        lambda told: encompass.not_ours(actor=actor, notice_id=notice_id, words=told.words),
    )  # fmt: skip
    if form is None:
        return Go(reverse("school_notices"))
    here = reverse("school_notice", kwargs={"notice_id": notice_id})
    lines = (
        "Then the hub finds the right school and rings it, and the information lead hears that a notice went astray.",
        "Please tell nobody what you read.",
    )
    page = FormPage("Not our child", form, Link("The notice", here), loaded.found.called, "Send it back", lines)
    return Shown("journey/task.html", page)


def notices_to_read(actor: Actor) -> Sequence[Item]:
    """Notices of the actor's school that nobody has read, and those of which it has not said what it did."""
    if not may(actor, Permission.READ_OURS):
        return ()
    now = timezone.now()
    found = [each for each in selectors.ours(actor=actor, now=now) if not each.done and not each.is_sent_back]
    return [
        Item(
            what="Say what your school did" if each.is_read else "Operation Encompass: read a notice",
            about=each.called, why="Your school is told of domestic abuse",
            words=f"Police attended {say.near(each.attended_at, now)}",
            url=reverse("school_notice", kwargs={"notice_id": each.id}), due_at=each.due_at, keys=each.about,
        )
        for each in found
    ]  # fmt: skip


def unread(actor: Actor) -> int:
    """How many notices nobody at the actor's school has read."""
    return selectors.unread(actor=actor)
