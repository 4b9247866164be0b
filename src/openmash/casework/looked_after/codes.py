"""Codes of the yearly return of children looked after (SSDA903): OC2, OC3 and AD1, as they stand in its files.

Read in implementations of the sector (Data to Insight’s validator, and its tools for the return), and not in the
Department for Education’s own guide: check them against the guide of the year. The words are ours.
"""

from __future__ import annotations

from django.db import models


class NoScore(models.TextChoices):
    """Why nobody scored a strengths and difficulties questionnaire (SDQ_REASON)."""

    AGE = "SDQ1", "The child is younger or older than it is for"
    CARER = "SDQ2", "The carer did not want to answer it"
    DISABILITY = "SDQ3", "The child’s disability is too severe for its questions"
    OTHER = "SDQ4", "Another reason"
    CHILD = "SDQ5", "The child did not want it to be answered"


class Standing(models.TextChoices):
    """What the Children Act 1989 entitles a young person to who is or was looked after (schedule 2, and 23A to 24)."""

    ELIGIBLE = "eligible", "Eligible: 16 or 17 and still looked after"
    RELEVANT = "relevant", "Relevant: 16 or 17 and no longer looked after"
    FORMER = "former", "Former relevant: 18 or older"
    QUALIFYING = "qualifying", "Qualifying: looked after for less time than the others"


class InTouch(models.TextChoices):
    """Whether the council is in touch (IN_TOUCH)."""

    YES = "YES", "In touch"
    NO = "NO", "Not in touch"
    REFUSES = "REFU", "Does not want contact"
    NOT_NEEDED = "NREQ", "No longer needs us"
    HOME = "RHOM", "Went home for six months or more"
    DIED = "DIED", "Has died"


class Living(models.TextChoices):
    """How a care leaver lives: the letter of ACCOM. Its figure says whether the place is suitable."""

    FAMILY = "B", "With parents or relatives"
    RESIDENTIAL = "C", "Community home or other residential care"
    SEMI = "D", "Semi-independent or transitional accommodation"
    LODGINGS_SUPPORTED = "E", "Supported lodgings"
    ABROAD = "G", "Gone abroad"
    DEPORTED = "H", "Deported"
    LODGINGS = "K", "Ordinary lodgings, without formal support"
    UNKNOWN = "R", "Nobody knows where"
    NOWHERE = "S", "No fixed abode, or homeless"
    FOYER = "T", "Foyer or similar supported accommodation"
    INDEPENDENT = "U", "Independent living"
    EMERGENCY = "V", "Emergency accommodation"
    BED_AND_BREAKFAST = "W", "Bed and breakfast"
    CUSTODY = "X", "In custody"
    OTHER = "Y", "Somewhere else"
    FORMER_CARER = "Z", "With former foster carers"


class Doing(models.TextChoices):
    """What a care leaver mainly does (ACTIV)."""

    HIGHER = "F1", "Full time in higher education"
    HIGHER_PART = "P1", "Part time in higher education"
    EDUCATION = "F2", "Full time in other education"
    EDUCATION_PART = "P2", "Part time in other education"
    APPRENTICE = "F4", "Full time in an apprenticeship"
    APPRENTICE_PART = "P4", "Part time in an apprenticeship"
    WORK = "F5", "Full time in training or work"
    WORK_PART = "P5", "Part time in training or work"
    ILL = "G4", "Not in education, work or training: illness or disability"
    OTHERWISE = "G5", "Not in education, work or training: another reason"
    PARENT = "G6", "Not in education, work or training: pregnancy or parenting"


class Adopting(models.TextChoices):
    """A step towards adoption, or away from it."""

    DECIDED = "decided", "Decided that the child should be placed for adoption"
    EARLY = "early", "Placed with carers who may adopt (fostering for adoption, concurrent planning)"
    ORDER = "order", "Placement order made"
    MATCHED = "matched", "Matched with adopters"
    PLACED = "placed", "Placed for adoption"
    ADOPTED = "adopted", "Adoption order made"
    REVERSED = "reversed", "Decided that the child should no longer be placed for adoption"


class WhyNot(models.TextChoices):
    """Why a child is no longer to be placed for adoption (REASON_PLACED_CEASED)."""

    NEEDS = "RD1", "What the child needs has changed"
    COURT = "RD2", "The court made no placement order"
    NOBODY = "RD3", "No adopters could be found"
    OTHER = "RD4", "Another reason"


HIGHEST_SCORE = 40
"""Of the questionnaire’s total difficulties, as its authors count them."""
OVER = (InTouch.NOT_NEEDED, InTouch.HOME, InTouch.DIED)
"""After which no pathway plan is to be kept up."""
