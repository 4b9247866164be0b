"""The words of complaints: what it is, who makes it, how far it has gone, and how it was answered."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    COMPLAINT = "complaint", "A complaint"
    COMPLIMENT = "compliment", "A compliment"


class Maker(models.TextChoices):
    YOUNG_PERSON = "young_person", "A child or young person"
    PARENT = "parent", "A parent, or somebody with parental responsibility"
    CARER = "carer", "A foster carer, or a relative who cares for the child"
    ADVOCATE = "advocate", "An advocate, for a child or young person"
    PROFESSIONAL = "professional", "Somebody who works with the family"
    OTHER = "other", "Somebody else"


HAS_A_RIGHT_TO_AN_ADVOCATE = frozenset({Maker.YOUNG_PERSON})
"""Children Act 1989, section 26A: the council arranges help for a child who makes or means to make representations."""


class Advocate(models.TextChoices):
    HAS_ONE = "has_one", "Has an advocate"
    OFFERED = "offered", "Was offered one, and has not said yet"
    DECLINED = "declined", "Was offered one, and does not want one"
    NOT_YET = "not_yet", "Has not been offered one yet"


class Stage(models.IntegerChoices):
    """Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738), parts 4 and 5."""

    LOCAL = 1, "Stage 1: put right locally"
    INVESTIGATION = 2, "Stage 2: investigated, with an independent person"
    PANEL = 3, "Stage 3: a review panel"


class Finding(models.TextChoices):
    UPHELD = "upheld", "Upheld"
    PARTLY = "partly", "Partly upheld"
    NOT_UPHELD = "not_upheld", "Not upheld"
    PUT_RIGHT = "put_right", "Put right, without a finding"
    WITHDRAWN = "withdrawn", "Withdrawn by whoever made it"
    ELSEWHERE = "elsewhere", "Handled another way: court, allegation, safeguarding or another body"


ANSWERED_IN_WRITING = frozenset({Finding.UPHELD, Finding.PARTLY, Finding.NOT_UPHELD, Finding.PUT_RIGHT})


class Theme(models.TextChoices):
    """What it is about, for what is learnt from many. Our own list."""

    NOT_LISTENED = "not_listened", "Was not listened to"
    NOT_TOLD = "not_told", "Was not told, or not told in time"
    DELAY = "delay", "It took too long"
    WRONG_FACTS = "wrong_facts", "What was written is wrong"
    MANNER = "manner", "How somebody behaved"
    CONTACT = "contact", "Time with family"
    DECISION = "decision", "What was decided"
    CONFIDENCE = "confidence", "What was shared, or with whom"
    OTHER = "other", "Something else"
