"""Who asks, how we know it is they, on what basis, and how we answer."""

from __future__ import annotations

from django.db import models


class Asker(models.TextChoices):
    COURT = "court", "A court"
    CAFCASS = "cafcass", "Cafcass"
    COUNCIL = "council", "Another council"
    PROBATION = "probation", "Probation"
    FOSTERING = "fostering", "A fostering or adoption check"
    POLICE = "police", "The police, for their own enquiry"
    OTHER = "other", "Somebody else"


SOURCE = {
    Asker.COURT: "8", Asker.CAFCASS: "8", Asker.COUNCIL: "5C", Asker.PROBATION: "7", Asker.FOSTERING: "8",
    Asker.POLICE: "6", Asker.OTHER: "8",
}  # fmt: skip
"""The census's code for a contact that begins with one of these: code 7 is other legal agencies, 8 is other."""


class Verified(models.TextChoices):
    RANG_BACK = "rang_back", "Rang back on a number found elsewhere"
    ORDER_SEEN = "order_seen", "Saw the sealed order"
    SECURE_MAIL = "secure_mail", "Secure mail from an address we already hold"
    KNOWN = "known", "Known to us in person"


class LegalBasis(models.TextChoices):
    COURT_ORDER = "court_order", "A court's order or direction"
    STATUTE = "statute", "A duty or power in law, named below"
    CONSENT = "consent", "The person's own written agreement"
    SAFEGUARDING = "safeguarding", "To safeguard a child, as named below"


class Answered(models.TextChoices):
    SENT = "sent", "Sent what was agreed"
    RING_US = "ring_us", "Asked them to ring"
    NO_TRACE = "no_trace", "No trace"
    REFUSED = "refused", "Refused"


class Reviewed(models.TextChoices):
    AGREED = "agreed", "May be sent"
    RETURNED = "returned", "Not yet: put this right"
