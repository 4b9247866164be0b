"""What surrounds every page: who is signed in, where they may go, what waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input_lazy
from django.utils.functional import SimpleLazyObject

from openmash.foundation.access.actors import Actor, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.agencies.selectors import names
from openmash.foundation.design.parts import Link
from openmash.web.shell.navigation import menu


@dataclass(frozen=True)
class Frame:
    """The frame of one page."""

    csrf_input: object
    area: str
    is_demo: bool
    is_signed_in: bool = False
    name: str = ""
    agency: str = ""
    items: tuple[Link, ...] = ()
    unread: int = 0
    notices_url: str = ""
    home_url: str = "/"
    account_url: str = "/account"
    sign_out_url: str = "/sign-out"
    footer: tuple[Link, ...] = ()
    public_footer: tuple[Link, ...] = ()


FOOTER = (Link("Accessibility", "/accessibility"),)


def frame(request: HttpRequest) -> dict[str, object]:
    """Django's context processor: the variable `frame`, made when a template first asks for it."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request: HttpRequest) -> Frame:
    """The frame of the page this request asked for."""
    user = getattr(request, "user", None)
    plain = Frame(
        csrf_input=csrf_input_lazy(request), area=settings.OPENMASH_AREA, is_demo=settings.DEMO, footer=FOOTER,
        public_footer=FOOTER,
    )  # fmt: skip
    if not isinstance(user, Account):
        return plain
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor) or actor.is_service:  # a page of the sign-in library, or of the public
        actor = actor_for(user)
    return Frame(
        csrf_input=plain.csrf_input,
        area=plain.area,
        is_demo=plain.is_demo,
        is_signed_in=True,
        name=actor.name,
        agency=names([actor.agency_id]).get(actor.agency_id, ""),
        items=menu(actor, request.path),
        footer=FOOTER,
    )
