"""The spine's words: kinds of process, why a child is held, what an offer is and how it is answered."""

from __future__ import annotations

from django.db import models


class ProcessKind(models.TextChoices):
    CONTACT = "contact", "Contact"
    MISSING = "missing", "Missing episode"
    JOURNEY = "journey", "Social care and family help"


class HeldBecause(models.TextChoices):
    ARRIVED = "arrived", "Arrived while on duty"
    ACCEPTED = "accepted", "Accepted the hand-over"
    TAKEN = "taken", "Took it from the desk"
    CAME_BACK = "came_back", "Came back to the desk"
    REOPENED = "reopened", "Reopened"
    ACTED = "acted", "Opened a protective act"


class OfferKind(models.TextChoices):
    HAND_OVER = "hand_over", "Hand-over"
    OUT_OF_HOURS = "out_of_hours", "To the out-of-hours team"
    MORNING_RETURN = "morning_return", "Back to the hub in the morning"
    ALREADY_OPEN = "already_open", "Already open to this team"
    NEXT_STEP = "next_step", "Next step after a decision"
    SAME_DAY_VISIT = "same_day_visit", "Same-day visit"
    TRANSFER = "transfer", "To another area"

    @property
    def is_next_step(self) -> bool:
        """Whether accepting it ends the hub's part, once the child is decided."""
        return self in (OfferKind.NEXT_STEP, OfferKind.ALREADY_OPEN, OfferKind.TRANSFER)


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Cannot take it"
    LAPSED = "lapsed", "No answer in time: back with the holder"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AllocationRole(models.TextChoices):
    SOCIAL_WORKER = "social_worker", "Social worker"
    SECOND_WORKER = "second_worker", "Second worker"
    FAMILY_HELP_LEAD = "family_help_lead", "Family help lead practitioner"
    CHILD_PROTECTION_LEAD = "child_protection_lead", "Lead child protection practitioner"


class Service(models.TextChoices):
    """What an involvement is. Only SOCIAL_CARE counts as open to a social worker: new harm to others is screened."""

    SOCIAL_CARE = "social_care", "Children's social care"
    FAMILY_HELP = "family_help", "Family help"
    EARLY_HELP = "early_help", "Early help"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    POLICE = "police", "Police"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse service"
    DRUG_AND_ALCOHOL = "drug_and_alcohol", "Drug and alcohol service"
    OTHER = "other", "Other"
