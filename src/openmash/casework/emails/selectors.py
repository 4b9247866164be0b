"""E-mails that wait, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.emails.models import Email, EmailOutcome
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import NotVisible


@dataclass(frozen=True)
class WaitingEmail:
    """An e-mail nobody has dealt with. Moments are UTC."""

    id: UUID
    from_name: str
    from_address: str
    subject: str
    arrived_at: datetime
    begins: str


@dataclass(frozen=True)
class EmailShown:
    """One e-mail, its words verbatim, and what became of it (empty: it waits)."""

    id: UUID
    from_name: str
    from_address: str
    to: str
    subject: str
    words: str
    was_html: bool
    arrived_at: datetime
    arrived_by: str
    dropped_in_at: datetime
    problems: tuple[str, ...]
    not_taken: tuple[str, ...]
    became: str
    contact_id: UUID | None
    because: str

    @property
    def about(self) -> Sequence[str]:
        return [f"email:{self.id}"]


def waiting(*, actor: Actor, limit: int = 200) -> list[WaitingEmail]:
    """E-mails that nobody has dealt with, the longest waiting first. One query."""
    rows = Email.objects.filter(outcome__isnull=True).order_by("arrived_at", "pk")
    found = rows.values_list("id", "from_name", "from_address", "subject", "arrived_at", "words")[:limit]
    return [WaitingEmail(*row[:5], begins=say.shortened(row[5], 160)) for row in found]


def email(email_id: UUID, *, actor: Actor) -> EmailShown:
    """One e-mail. Raises NotVisible. Two queries."""
    row = Email.objects.filter(pk=email_id).defer("raw").first()
    if row is None:
        raise NotVisible
    outcome = EmailOutcome.objects.filter(email_id=email_id).first()
    return EmailShown(
        row.id, row.from_name, row.from_address, row.to, row.subject, row.words, row.was_html, row.arrived_at,
        row.arrived_by, row.recorded_at, tuple(row.problems), tuple(row.not_taken),
        outcome.became if outcome else "", outcome.process_id if outcome else None, outcome.words if outcome else "",
    )  # fmt: skip


def emails_of(contact_id: UUID, *, actor: Actor) -> list[EmailShown]:
    """The e-mails that became this contact."""
    ids = EmailOutcome.objects.filter(process_id=contact_id).values_list("email_id", flat=True)
    return [email(key, actor=actor) for key in ids]
