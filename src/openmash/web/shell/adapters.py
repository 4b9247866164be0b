"""What the sign-in library asks of us: who may come in, what is written down, how its secrets are kept."""

from __future__ import annotations

import base64
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from openmash.foundation.access.expiry import Standing
from openmash.foundation.access.models import Account
from openmash.foundation.access.signing_in import (
    admit,
    record_change,
    record_failed_sign_in,
    record_sign_in,
    record_sign_out,
)

STOPPED = "sign_in_stopped"
"""Where the session keeps why somebody could not come in, for the page that says so."""


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are opened by an administrator; nobody signs up."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again, or ring a duty manager.",
        "incorrect_password": "That is not your password. Try again.",
        "enter_current_password": "That is not your present password. Try again.",
        "incorrect_code": "That code is not right. Wait for the next one and type it again.",
        "rate_limited": "Too many tries. Wait a few minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: object) -> HttpResponse | None:
        found = admit(user)
        if found is Standing.OPEN:
            return None
        clear_login(request)
        request.session[STOPPED] = found.value
        response: HttpResponse = self.respond_user_inactive(request, user)
        return response

    def post_login(self, request: HttpRequest, user: Account, **kwargs: object) -> HttpResponse:
        methods = [str(record["method"]) for record in get_authentication_records(request, user)]
        record_sign_in(user, how=" and ".join(dict.fromkeys(methods)) or "unknown")
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        record_failed_sign_in(credentials.get("email", ""), address=self.get_client_ip(request))

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Account):
            record_sign_out(request.user)
        super().logout(request)

    def reauthenticate(self, user: Account, password: str) -> bool:
        from allauth.core import context

        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def send_notification_mail(self, template_prefix: str, user: Account, *rest: object, **context: object) -> None:
        """Called whenever a password or second factor changes: it is written down; no mail is sent."""
        record_change(user, what=template_prefix.rpartition("/")[2])

    def add_message(self, *arguments: object, **options: object) -> None:
        """The library's own notices are not shown: each page says what happened."""


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets are kept encrypted with a key made from the installation's own."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Wait for the next one and type it again.",
        "cannot_delete_authenticator": "You need a second factor here. Set up another before you remove this one.",
    }

    def encrypt(self, text: str) -> str:
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _locks().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last way in stays where a second factor is required."""
        if not settings.OPENMASH_SECOND_FACTOR_REQUIRED:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "OpenMASH"}


def _locks() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = [HKDF(SHA256(), 32, None, b"openmash second factors").derive(str(key).encode()) for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
