"""What can be done with e-mails."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    DROP_IN = "emails.drop_in"
    """Drop in an e-mail that reached the hub."""
    READ = "emails.read"
    """See the e-mails that wait, read one, make it a contact, or set it aside with a reason."""
