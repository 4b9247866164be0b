"""What surrounds every page: who is signed in, where they may go, what waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.template.backends.utils import csrf_input_lazy
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from openmash.foundation.access.actors import Actor, acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.agencies.selectors import names
from openmash.foundation.design import say
from openmash.foundation.design.choosing import has_left, reads_larger
from openmash.foundation.design.parts import Link
from openmash.foundation.notices.selectors import count_waiting
from openmash.web.outage.in_hand import InHand, in_hand
from openmash.web.shell.navigation import menu

PUBLIC_FOOTER = (
    ("Accessibility", "accessibility"),
    ("Cookies", "cookies"),
    ("Privacy", "privacy"),
    ("Other languages and BSL", "languages"),
    ("Sign in (for people who work here)", "account_login"),
)


@dataclass(frozen=True)
class PublicFrame:
    """What surrounds a page of the public's."""

    neutral_url: str
    """Where leaving leads."""
    leave_url: str
    has_left: bool
    """This browser left a public page before, and came to a way in again."""
    reads_larger: bool
    """The visitor chose larger words, and that it be remembered."""
    comment_url: str
    """The short form about these pages, saying which of them it is about."""
    footer: tuple[Link, ...]


@dataclass(frozen=True)
class Frame:
    """The frame of one page."""

    csrf_input: object
    area: str
    is_demo: bool
    public: PublicFrame
    is_signed_in: bool = False
    name: str = ""
    agency: str = ""
    printed: str = ""
    """Who a page on paper is for, and when it was printed; empty for the public."""
    paper: InHand | None = None
    """The paper form that is being entered, said over every page."""
    items: tuple[Link, ...] = ()
    unread: int = 0
    notices_url: str = ""
    home_url: str = "/"
    account_url: str = ""
    sign_out_url: str = ""
    footer: tuple[Link, ...] = ()


def frame(request: HttpRequest) -> dict[str, object]:
    """Django's context processor: the variable `frame`, made when a template first asks for it."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request: HttpRequest) -> Frame:
    """The frame of the page this request asked for."""
    footer = (Link("Accessibility", reverse("accessibility")),)
    csrf_input = csrf_input_lazy(request)
    user = getattr(request, "user", None)
    if not isinstance(user, Account):
        return Frame(csrf_input, settings.OPENMASH_AREA, settings.DEMO, public_frame(request), footer=footer)
    actor = getattr(request, "actor", None)
    of_a_screen = isinstance(actor, Actor) and not actor.is_service
    if not isinstance(actor, Actor) or not of_a_screen:  # a page of the sign-in library, or of the public
        actor = actor_for(user)
    agency = names([actor.agency_id]).get(actor.agency_id, "")
    return Frame(
        csrf_input=csrf_input,
        area=settings.OPENMASH_AREA,
        is_demo=settings.DEMO,
        public=public_frame(request),
        is_signed_in=True,
        name=actor.name,
        agency=agency,
        printed=f"Printed for {actor.name}{f', {agency}' if agency else ''}, {say.moment(timezone.now())}.",
        paper=in_hand(request),
        items=menu(actor, request.path),
        unread=_waiting(actor, in_its_transaction=of_a_screen and connection.in_atomic_block),
        notices_url=reverse("messages"),
        account_url=reverse("account"),
        sign_out_url=reverse("account_logout"),
        footer=footer,
    )


def public_frame(request: HttpRequest) -> PublicFrame:
    """The frame of a page for the public."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    comment_url = reverse("page_comment")
    return PublicFrame(
        neutral_url=settings.OPENMASH_NEUTRAL_SITE,
        leave_url=_leave_url(request),
        has_left=has_left(request.COOKIES),
        reads_larger=reads_larger(request.COOKIES),
        comment_url=f"{comment_url}?about={here}" if here and here != "page_comment" else comment_url,
        footer=tuple(Link(text, reverse(name)) for text, name in PUBLIC_FOOTER),
    )


def _leave_url(request: HttpRequest) -> str:
    """Where leaving at once leads: a child's own link has its own, which forgets the word as well."""
    match = request.resolver_match
    if match and match.url_name in ("hello", "hello_inside"):
        return reverse("hello_leave", kwargs={"token": match.kwargs["token"]})
    return reverse("report_leave")


def _waiting(actor: Actor, *, in_its_transaction: bool) -> int:
    """How many messages wait. A screen's frame is made in the screen's own transaction, others in one of their own."""
    if in_its_transaction:
        return sum(count_waiting(actor=actor).values())
    with transaction.atomic(), acting_as(actor):
        return sum(count_waiting(actor=actor).values())
