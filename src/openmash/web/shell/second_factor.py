"""Somebody without a second factor is sent to set one up before anything else, where one is required."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from openmash.foundation.access.models import Account

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes alone are no second factor."""
ALLOWED = ("/second-factor", "/confirm-it-is-you", "/sign-in", "/sign-out", "/account/password", "/healthz")
"""What can be opened without one: setting it up, and leaving."""


class RequireSecondFactor:
    """Middleware, after the session and the account are known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.OPENMASH_SECOND_FACTOR_REQUIRED and not request.path.startswith(ALLOWED):
            account = request.user
            if isinstance(account, Account) and not is_mfa_enabled(account, KINDS):
                return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)
