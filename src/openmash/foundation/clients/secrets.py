"""The secret of a partner's system, and the short-lived token it gets for it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.core import signing

SALT = "openmash.clients.token"
LASTS = 600
"""Seconds a token is good for. What ended meanwhile is found at each call."""


@dataclass(frozen=True)
class Token:
    """Which system, by which of its secrets, for which permissions."""

    client_id: UUID
    secret_id: UUID
    scopes: tuple[str, ...]


def new_secret() -> str:
    """A secret of 256 random bits."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a secret. It is random, so that one round is enough."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def sign(token: Token) -> str:
    """The token as it travels."""
    words = {"c": str(token.client_id), "s": str(token.secret_id), "p": list(token.scopes)}
    return signing.dumps(words, salt=SALT, compress=True)


def read(travelled: str) -> Token | None:
    """What a token says, or None where it is not ours or is older than ten minutes."""
    try:
        said = signing.loads(travelled, salt=SALT, max_age=LASTS)
        return Token(UUID(said["c"]), UUID(said["s"]), tuple(said["p"]))
    except (signing.BadSignature, ValueError, KeyError, TypeError, UnicodeError):
        return None
