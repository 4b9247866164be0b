"""Why a record is restricted, why somebody looks, and what was thought of an emergency access."""

from __future__ import annotations

from django.db import models


class RestrictedBecause(models.TextChoices):
    ADOPTED = "adopted", "Adopted, or placed for adoption"
    PROTECTED_IDENTITY = "protected_identity", "Witness protection or a changed identity"
    STAFF_FAMILY = "staff_family", "Related to, or known to, somebody who works here"
    ALLEGATION_AGAINST_STAFF = "allegation_against_staff", "Allegation against somebody who works with children"
    COURT_ORDER = "court_order", "Ordered by a court"
    POLICE_INQUIRY = "police_inquiry", "A police inquiry that others' knowledge would harm"
    RISK_FROM_FAMILY = "risk_from_family", "At risk from relatives who could find them through somebody here"
    PUBLIC_INTEREST = "public_interest", "A case the public or the press follow"


class ExcludedBecause(models.TextChoices):
    CONFLICT = "conflict", "A declared conflict of interest"
    ALLEGATION = "allegation", "A colleague of somebody an allegation is about"


class LiftedBecause(models.TextChoices):
    REASON_ENDED = "reason_ended", "The reason for it has ended"
    SET_IN_ERROR = "set_in_error", "It was set by mistake"
    WRONG_PERSON = "wrong_person", "It was set on the wrong person"
    REVIEWED = "reviewed", "It was reviewed and is no longer needed"


class LookingBecause(models.TextChoices):
    """Asked only of somebody whose duty reaches every child and who has no work of their own with this one."""

    SOMEBODY_RANG = "somebody_rang", "Somebody is asking or telling us about this child now"
    NEW_CONCERN = "new_concern", "A new concern about this child or their family"
    WHO_IS_IT = "who_is_it", "To find out whether this is the child I was told of"
    HELPING_COLLEAGUE = "helping_colleague", "A colleague asked me to look"
    SUPERVISION = "supervision", "Supervising or auditing practice"
    OTHER = "other", "Something else"


class Reviewed(models.TextChoices):
    RIGHT = "right", "It was right to look"
    ASK = "ask", "I will ask them about it"
    WRONG = "wrong", "It was wrong to look"
