"""The fixed words of circumstances."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    PRIVATE_FOSTERING = "private_fostering", "Private fostering"
    YOUNG_CARER = "young_carer", "Young carer"
    HOMELESS = "homeless", "Homeless at 16 or 17"


class Sort(models.TextChoices):
    """Why a child is privately fostered, as the children in need census codes it among its factors."""

    OVERSEAS_RETURNS = "8B", "From overseas, and means to return"
    OVERSEAS_STAYS = "8C", "From overseas, and means to stay"
    EDUCATION = "8D", "From the UK, for education"
    FAMILY = "8E", "From the UK, an arrangement of the family"
    OTHER = "8F", "Another arrangement"


class What(models.TextChoices):
    """What is recorded of a circumstance after it is known."""

    VISIT = "visit", "Visit"
    SUITABILITY = "suitability", "Whether the arrangement is suitable"
    NEEDS = "needs", "Young carer’s needs assessment"
    SUPPORT = "support", "Support arranged"
    TONIGHT = "tonight", "Where they sleep tonight"
    ADVOCATE = "advocate", "Advocate"
    JOINT = "joint", "Joint assessment by social care and housing"
    CHOICE = "choice", "Section 20 offered, and what they chose"
    ENDED = "ended", "Ended"
    MISTAKE = "mistake", "Recorded by mistake"


OF_KIND: dict[Kind, tuple[What, ...]] = {
    Kind.PRIVATE_FOSTERING: (What.VISIT, What.SUITABILITY, What.ENDED, What.MISTAKE),
    Kind.YOUNG_CARER: (What.NEEDS, What.SUPPORT, What.ENDED, What.MISTAKE),
    Kind.HOMELESS: (What.TONIGHT, What.ADVOCATE, What.JOINT, What.CHOICE, What.ENDED, What.MISTAKE),
}
"""What can be recorded of each kind, in the order in which it is asked."""


class Decision(models.TextChoices):
    """What was decided, chosen or found; which of them can be an answer depends on what is recorded."""

    SUITABLE = "suitable", "Suitable"
    WITH_REQUIREMENTS = "requirements", "Suitable with requirements"
    NOT_SUITABLE = "not_suitable", "Not suitable: the child is to live elsewhere"
    PROHIBITED = "prohibited", "Prohibited"
    CARES_TOO_MUCH = "too_much", "The caring is too much for a child, or not for a child to do"
    CARES_WITH_SUPPORT = "with_support", "The child wishes to care, and needs support"
    NEEDS_NONE = "none", "No support is needed now"
    PARENT = "parent", "At home with a parent"
    RELATIVES = "relatives", "With relatives or friends"
    COUNCIL = "council", "A place of the council’s"
    EMERGENCY = "emergency", "Emergency accommodation with support"
    NOWHERE = "nowhere", "Nowhere safe yet"
    HAS_ADVOCATE = "has_advocate", "Has an advocate"
    NO_ADVOCATE = "no_advocate", "Was offered one and did not want one"
    NOT_OFFERED_ADVOCATE = "not_offered", "Has not been offered one"
    SECTION_20 = "section_20", "To be accommodated under section 20"
    HOUSING = "housing", "To be housed instead, and not looked after"
    GO_HOME = "go_home", "To go home or to family"
    WANTS_TIME = "wants_time", "To think about it, with their advocate"
    NOT_ENTITLED = "not_entitled", "Not offered: why is written beside"
    IN_NEED = "in_need", "A child in need, and section 20 is to be offered"
    NOT_IN_NEED = "not_in_need", "Not a child in need of accommodation"


ANSWERS: dict[What, tuple[Decision, ...]] = {
    What.SUITABILITY: (
        Decision.SUITABLE, Decision.WITH_REQUIREMENTS, Decision.NOT_SUITABLE, Decision.PROHIBITED,
    ),
    What.NEEDS: (Decision.CARES_TOO_MUCH, Decision.CARES_WITH_SUPPORT, Decision.NEEDS_NONE),
    What.TONIGHT: (
        Decision.PARENT, Decision.RELATIVES, Decision.COUNCIL, Decision.EMERGENCY, Decision.NOWHERE,
    ),
    What.ADVOCATE: (Decision.HAS_ADVOCATE, Decision.NO_ADVOCATE, Decision.NOT_OFFERED_ADVOCATE),
    What.JOINT: (Decision.IN_NEED, Decision.NOT_IN_NEED),
    What.CHOICE: (
        Decision.SECTION_20, Decision.HOUSING, Decision.GO_HOME, Decision.WANTS_TIME, Decision.NOT_ENTITLED,
    ),
}  # fmt: skip
LAW: dict[Kind, tuple[str, str]] = {
    Kind.PRIVATE_FOSTERING: ("67", "The council makes sure that the child is safe and their welfare is promoted."),
    Kind.YOUNG_CARER: (
        "17ZA", "The council assesses whether a young carer needs support, on the appearance of need or when asked.",
    ),
    Kind.HOMELESS: (
        "20", "A young person of 16 or 17 who needs accommodation is offered it, and asked what they wish and feel.",
    ),
}  # fmt: skip
"""The section of the Children Act 1989 each rests on, and what it asks, in a sentence."""
