"""The two secrets of a link: the token it bears, and the code that travels another way.

The token is random; only its hash is kept. The code is six digits that only this server can reckon, so that it can be
read to a practice by telephone by whoever picks up the work, and stands in no table.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from uuid import UUID

from django.utils.crypto import salted_hmac

DIGITS = 6


def hashed(token: str) -> str:
    """What is kept of a token, or of a browser's proof."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_of(link_id: UUID, token_hash: str) -> str:
    """The code of a link, told by telephone and never by e-mail."""
    digest = salted_hmac("openmash.links.code", f"{link_id}:{token_hash}", algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}d}"


def token_of(subject_id: UUID) -> str:
    """The token of a child's own link: only this server can reckon it, so that whoever gave it can show it again.

    43 letters, as a random one has; it stands in no table.
    """
    digest = salted_hmac("openmash.links.own", str(subject_id), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def same_code(given: str, expected: str) -> bool:
    """Whether a typed code is this one; spaces and dashes do not matter."""
    return hmac.compare_digest(plain(given).encode(), plain(expected).encode())


def plain(code: str) -> str:
    """A code as compared: letters and digits alone, in one case."""
    return "".join(letter for letter in code if letter.isalnum()).casefold()
