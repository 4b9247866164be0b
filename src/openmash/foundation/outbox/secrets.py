"""A secret in a letter, such as a one-time link: it is written in as the letter leaves, and stands in no table.

The body bears a mark with a random word. The secret is reckoned from that word and this server's own key when the
letter is handed to the post, so that nobody who reads the database can use it.
"""

from __future__ import annotations

import base64
import re
import secrets

from django.utils.crypto import salted_hmac

MARK = re.compile(r"\[\[secret:([A-Za-z0-9_-]{43})\]\]")


def new_secret() -> tuple[str, str]:
    """What the body bears in its place, and the secret itself (43 letters, digits, dashes): keep only its hash."""
    word = secrets.token_urlsafe(32)
    return f"[[secret:{word}]]", _secret(word)


def with_secrets(body: str) -> str:
    """The body as it leaves."""
    return MARK.sub(lambda found: _secret(found[1]), body)


def _secret(word: str) -> str:
    digest = salted_hmac("openmash.outbox.secret", word, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
