"""A new secret, shown this once."""

from __future__ import annotations

from dataclasses import dataclass

from openmash.foundation.access.screens import Shown
from openmash.foundation.clients.actions import SecretMade
from openmash.foundation.design.parts import Fact, Link


@dataclass(frozen=True)
class SecretPage:
    """What the template shows."""

    title: str
    facts: tuple[Fact, ...]
    back: Link


def secret_page(made: SecretMade, then: str) -> Shown:
    """The page. Asked for again it leads to `then`, where the secret is no more."""
    facts = (Fact("client_id", str(made.client_id)), Fact("client_secret", made.secret))
    page = SecretPage("The new secret", facts, Link("I have it", then))
    return Shown("systems/secret.html", page, about=[f"client:{made.client_id}"], log="clients.secret_shown", done=then)
