"""The fixed words of a letter."""

from __future__ import annotations

from django.db.models import TextChoices


class To(TextChoices):
    PARENT = "parent", "A parent or carer"
    CHILD = "child", "The child"
    AGENCY = "agency", "An agency"


class Understood(TextChoices):
    AS_WRITTEN = "as_written", "They read English as it is written"
    TRANSLATED = "translated", "It is translated into their language"
    READ_ALOUD = "read_aloud", "It is read to them, with an interpreter where they need one"


class Format(TextChoices):
    PDF = "pdf", "PDF"
    WORD = "docx", "Word"


class Sent(TextChoices):
    BY_HAND = "by_hand", "Given by hand"
    POST = "post", "By post"
    SECURE_EMAIL = "secure_email", "By secure e-mail"


REACHES_HOME = (Sent.POST, Sent.SECURE_EMAIL)
"""Ways that somebody else may open: never to a person who may not be written to."""
CONTENT_TYPE = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
