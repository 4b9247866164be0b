"""What can be shared under an agreement, what it answers, and on what basis. Law with its source."""

from __future__ import annotations

from django.db import models

from openmash.statute.sources import children_act_2004


class Question(models.TextChoices):
    """What an agency may learn of another's."""

    EXISTS = "exists", "Whether there is a record"
    SAYS = "says", "What it says"


class Kind(models.TextChoices):
    """A kind of record that flows by itself between agencies, and that an agreement can open and close.

    What is told for one child, on purpose, is none of these: a contact, a question and its answer while the contact is
    open, a strategy discussion, a conference, what a protective act needs.
    """

    INVOLVEMENT = "involvement", "Whom it works with, and that it keeps something to itself"
    CHECKS = "checks", "What it answered about a child, once the contact is closed"
    MEETINGS = "meetings", "What it said for a meeting, in packs and minutes"
    ATTENDANCE = "attendance", "School attendance"

    @property
    def question(self) -> Question:
        return Question.EXISTS if self is Kind.INVOLVEMENT else Question.SAYS

    @property
    def still_open(self) -> str:
        """What an agreement that has ended leaves open, in a sentence."""
        return {
            Kind.INVOLVEMENT: "Each agency can still be asked, and its own records are its own to see.",
            Kind.CHECKS: "Whoever asked keeps the answer, and everybody at the table while the contact is open.",
            Kind.MEETINGS: "Until the meeting is closed; a strategy discussion, conference or core group always.",
            Kind.ATTENDANCE: "The school can still be asked.",
        }[self]


class Basis(models.TextChoices):
    """Lawful basis: UK GDPR, Article 6(1)."""

    PUBLIC_TASK = "public_task", "Public task: Article 6(1)(e)"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation: Article 6(1)(c)"
    VITAL_INTERESTS = "vital_interests", "Vital interests: Article 6(1)(d)"


class Gateway(models.TextChoices):
    """The law that lets, or makes, these bodies share."""

    SECTION_10 = "ca2004_s10", "Children Act 2004, section 10: co-operation to improve well-being"
    SECTION_11 = "ca2004_s11", "Children Act 2004, section 11: safeguarding and promoting welfare"
    SECTION_16LA = "ca2004_s16la", "Children Act 2004, section 16LA: the duty to share, where it is in force"
    SECTION_17 = "ca1989_s17", "Children Act 1989, section 17: children in need"
    SECTION_47 = "ca1989_s47", "Children Act 1989, section 47: enquiries"


CONDITION = (
    "Health, ethnicity, belief: substantial public interest, safeguarding of children and of individuals at risk (Data "
    "Protection Act 2018, Schedule 1, paragraph 18)."
)
"""The condition under which special categories are shared."""
DUTY = children_act_2004("16LA", "section 4 of the Children's Wellbeing and Schools Act 2026, as passed")
"""The source of the duty to share. Reported in force from 30 September 2026; the regulations were not seen."""


class Stage(models.TextChoices):
    """How a version of an agreement stands on a day."""

    DRAFT = "draft", "Being written"
    WAITING = "waiting", "Put in force, not begun"
    IN_FORCE = "in_force", "In force"
    REPLACED = "replaced", "Replaced by a later version"
    ENDED = "ended", "Ended"
