"""The fixed words of unmet need."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    PARENTING = "parenting", "Help with parenting"
    CHILD_MENTAL_HEALTH = "child_mental_health", "A child’s mental health"
    PARENT_MENTAL_HEALTH = "parent_mental_health", "A parent’s mental health"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse: support or a refuge"
    SUBSTANCES = "substances", "Drug and alcohol help"
    HOUSING = "housing", "Housing"
    MONEY = "money", "Money, food or heating"
    SPEECH = "speech", "Speech and language"
    DISABILITY = "disability", "Disability, short breaks"
    EDUCATION = "education", "A place in education"
    CARE = "care", "A place to be cared for"
    YOUTH = "youth", "Youth work, mentoring"
    INTERPRETER = "interpreter", "An interpreter"
    OTHER = "other", "Something else"


class Why(models.TextChoices):
    NONE_HERE = "none_here", "There is no such service here"
    WAITING = "waiting", "There is a waiting list"
    CRITERIA = "criteria", "The family does not meet its criteria"
    FULL = "full", "It is full"
    TOO_FAR = "too_far", "It is too far, or at times the family cannot come"
    COST = "cost", "It costs too much"
    NOT_SUITED = "not_suited", "It does not suit their language, culture or disability"
    OTHER = "other", "Another reason"


class MadeFrom(models.TextChoices):
    DECISION = "decision", "A decision"
    PLAN = "plan", "A plan"
    MEETING = "meeting", "A meeting"
    ASSESSMENT = "assessment", "An assessment"
    WORK = "work", "Work with the family"


class Became(models.TextChoices):
    FOUND = "found", "It was found, and the family has it"
    NOT_NEEDED = "not_needed", "It is no longer needed"
    STILL_NOT = "still_not", "Still not to be had"
    MISTAKE = "mistake", "Recorded by mistake"
