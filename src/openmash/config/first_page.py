"""The first page: a worker's own where somebody is signed in, the public's where nobody is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openmash.foundation.access.models import Account
from openmash.foundation.access.screens import PublicActor
from openmash.publicsite.welcome import welcome
from openmash.web.shell.home import home


def first_page(request: HttpRequest) -> HttpResponse:
    """Both are screens and guard themselves; this only chooses between them."""
    return home(request) if isinstance(request.user, Account) else welcome(request)


first_page.is_screen = True  # type: ignore[attr-defined]  # the mark the middleware looks for
first_page.permission = PublicActor.PUBLIC  # type: ignore[attr-defined]  # as the screen decorator sets
