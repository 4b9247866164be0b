"""The only screens that are not ours: those of the sign-in library that we use, each wired with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.http import HttpResponse
from django.urls import URLPattern, path

from openmash.web.shell.sign_in import CannotSignInPage, SignInPage


@dataclass(frozen=True)
class ThirdPartyScreen:
    """One screen of a library: its address, its view, the name the library knows it by, and why we use it."""

    address: str
    view: Callable[..., HttpResponse]
    name: str
    reason: str


THIRD_PARTY_SCREENS: tuple[ThirdPartyScreen, ...] = (
    ThirdPartyScreen(
        "sign-in",
        account.LoginView.as_view(extra_context={"page": SignInPage()}),
        "account_login",
        "checks the password in constant time and counts wrong tries",
    ),
    ThirdPartyScreen("sign-in/passkey", keys.login_webauthn, "mfa_login_webauthn", "signs in with a passkey alone"),
    ThirdPartyScreen(
        "sign-in/stopped",
        account.AccountInactiveView.as_view(extra_context={"page": CannotSignInPage()}),
        "account_inactive",
        "says why an account cannot sign in",
    ),
    ThirdPartyScreen("sign-out", account.logout, "account_logout", "ends the session; asks first unless it is a POST"),
    ThirdPartyScreen(
        "confirm-it-is-you", account.reauthenticate, "account_reauthenticate", "asks again before a factor changes"
    ),
    ThirdPartyScreen(
        "confirm-it-is-you/code", second_factor.reauthenticate, "mfa_reauthenticate", "the same, by a code"
    ),
    ThirdPartyScreen(
        "confirm-it-is-you/key", keys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn", "the same, by a passkey"
    ),
    ThirdPartyScreen("second-factor", second_factor.index, "mfa_index", "lists a person's second factors"),
    ThirdPartyScreen("second-factor/code", second_factor.authenticate, "mfa_authenticate", "asks for it at sign-in"),
    ThirdPartyScreen("second-factor/app/set-up", app.activate_totp, "mfa_activate_totp", "sets up codes from an app"),
    ThirdPartyScreen("second-factor/app/remove", app.deactivate_totp, "mfa_deactivate_totp", "removes them"),
    ThirdPartyScreen(
        "second-factor/recovery-codes",
        recovery_codes.view_recovery_codes,
        "mfa_view_recovery_codes",
        "shows recovery codes once",
    ),
    ThirdPartyScreen(
        "second-factor/recovery-codes/new",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
        "makes new ones",
    ),
    ThirdPartyScreen("second-factor/keys", keys.list_webauthn, "mfa_list_webauthn", "lists passkeys"),
    ThirdPartyScreen("second-factor/keys/add", keys.add_webauthn, "mfa_add_webauthn", "adds a passkey"),
    ThirdPartyScreen("second-factor/keys/<int:pk>/name", keys.edit_webauthn, "mfa_edit_webauthn", "names a passkey"),
    ThirdPartyScreen(
        "second-factor/keys/<int:pk>/remove", keys.remove_webauthn, "mfa_remove_webauthn", "removes a passkey"
    ),
    ThirdPartyScreen(
        "account/password", account.password_change, "account_change_password", "changes a password by the policy"
    ),
    ThirdPartyScreen(
        "account/password/first", account.password_set, "account_set_password", "gives an account its first password"
    ),
)


def routes() -> list[URLPattern]:
    """Their addresses."""
    return [path(screen.address, screen.view, name=screen.name) for screen in THIRD_PARTY_SCREENS]
