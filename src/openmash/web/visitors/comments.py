"""What visitors wrote about the public pages: read each working day, because it may tell of a child."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.visitors import actions, selectors
from openmash.casework.visitors.permissions import Permission
from openmash.casework.visitors.selectors import Left
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, TimeLeft
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.pathways.comment_to_contact import make_contact

LATELY = 50


@dataclass(frozen=True)
class CommentLine:
    """One comment. `left` is what is left of the time to read it; `read` says who did and when."""

    words: str
    written: str
    reach: str
    left: TimeLeft
    read: str
    contact_url: str
    read_url: str
    make_contact_url: str
    token: str


@dataclass(frozen=True)
class CommentsPage:
    """What the template shows."""

    title: str
    waiting: tuple[CommentLine, ...]
    read: tuple[CommentLine, ...]
    late: int
    refusal: str
    nothing: Empty


@screen(Permission.READ_COMMENTS, log="comments.listed")
def comments(request: HttpRequest, actor: Actor) -> Shown:
    """The unread first, the oldest at the top; then what was read lately and by whom."""
    return _page(actor)


@screen(Permission.READ_COMMENTS)
def comment_read(request: HttpRequest, actor: Actor, comment_id: UUID) -> Answer:
    """Say that it was read, and tells of no child who needs us."""
    if request.method == "POST":
        actions.mark_read(actor=actor, comment_id=comment_id)
    return Go(reverse("comments"))


@screen(Permission.MAKE_CONTACT, log="comments.listed")
def comment_made_contact(request: HttpRequest, actor: Actor, comment_id: UUID) -> Answer:
    """Make it a contact with its original time, and go there."""
    if request.method != "POST":
        return Go(reverse("comments"))
    try:
        contact_id = make_contact(actor=actor, comment_id=comment_id)
    except NotAllowedNow as refusal:
        return _page(actor, refusal.sentence)
    return Go(reverse("contact", kwargs={"contact_id": contact_id}))


def _page(actor: Actor, refusal: str = "") -> Shown:
    waiting = selectors.comments(actor=actor, read=False)
    read = selectors.comments(actor=actor, read=True, limit=LATELY)
    lines = tuple(_line(each) for each in waiting)
    page = CommentsPage(
        title="Comments on the public pages",
        waiting=lines,
        read=tuple(_line(each) for each in read),
        late=sum(line.left.is_late for line in lines),
        refusal=refusal,
        nothing=Empty("Nothing waits to be read", "What people write about the public pages comes here."),
    )
    return Shown("visitors/comments.html", page, about=[key for each in (*waiting, *read) for key in each.about])


def _line(comment: Left) -> CommentLine:
    now = timezone.now()
    key = {"comment_id": comment.id}
    from_page = f", from the page “{comment.page.replace('_', ' ')}”" if comment.page else ""
    return CommentLine(
        words=comment.words,
        written=f"Written {say.near(comment.left_at, now)}{from_page}",
        reach=comment.reach,
        left=say.left(comment.standing, now),
        read=f"Read by {comment.read_by}, {say.near(comment.read_at, now)}" if comment.read_at else "",
        contact_url=reverse("contact", kwargs={"contact_id": comment.contact_id}) if comment.contact_id else "",
        read_url=reverse("comment_read", kwargs=key),
        make_contact_url=reverse("comment_made_contact", kwargs=key),
        token=new_token(),
    )
