"""The fixed words of keeping and erasing."""

from __future__ import annotations

from django.db.models import TextChoices


class Stage(TextChoices):
    KEEP = "keep", "Kept until a day, and looked at again"
    PROPOSED = "proposed", "Proposed to be erased"
    NOT_YET = "not_yet", "Not erased: a second person did not agree"
    AGREED = "agreed", "Agreed, and erased"


class Basis(TextChoices):
    DUE = "due", "Its time has passed"
    ASKED = "asked", "They asked for it, and nothing in law says that it must be kept (UK GDPR, Article 17)"


class Scope(TextChoices):
    ALL = "all", "Everything, of everybody"
    KIND = "kind", "Every record of one kind"
    PERSON = "person", "One person’s record"


class HeldFor(TextChoices):
    """Why something is kept whatever the schedule says."""

    INQUIRY = "inquiry", "A public inquiry, or one that asked that nothing be destroyed"
    CLAIM = "claim", "A claim, or one that may come"
    POLICE = "police", "The police asked"
    COURT = "court", "A court ordered it"
    REVIEW = "review", "A review of a serious incident, or an inspection"
    REQUEST = "request", "Somebody asks for their record, or complains"
