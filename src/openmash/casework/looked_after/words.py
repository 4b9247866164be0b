"""The fixed words of a looked-after child's placements and reviews."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


class Sort(models.TextChoices):
    """How a child is placed, as far as the regulations tell apart how often they are visited."""

    FOSTER = "foster", "With foster carers"
    CONNECTED = "connected", "With relatives or friends who are approved foster carers"
    TEMPORARY = "temporary", "With a relative or friend approved for the time being (regulation 24)"
    HOME_UNASSESSED = "unassessed", "With a parent, before the parent’s assessment is complete (regulation 19)"
    HOME_INTERIM = "interim", "With a parent, under an interim care order"
    HOME_CARE = "care", "With a parent, under a care order"
    CHILDRENS_HOME = "residential", "Children’s home"
    OTHER = "other", "Another arrangement, such as supported lodgings"


@dataclass(frozen=True)
class Rule:
    """The clocks of one kind of placement: its first visit, later ones, and those until the first review if weekly."""

    first: str
    later: str
    weekly: bool = False


RULES: dict[Sort, Rule] = {
    Sort.TEMPORARY: Rule("visit_until_first_review", "temporary_carer_later_visit", weekly=True),
    Sort.HOME_INTERIM: Rule("visit_until_first_review", "temporary_carer_later_visit", weekly=True),
    Sort.HOME_UNASSESSED: Rule("visit_until_first_review", "placed_with_parent_later_visit", weekly=True),
    Sort.HOME_CARE: Rule("care_order_at_home_first_visit", "care_order_at_home_visit"),
}
"""Regulation 28(3) to (5); every other placement is visited by regulation 28(2)."""
ORDINARY = Rule("looked_after_first_visit", "looked_after_visit")
SETTLED = "looked_after_visit_settled"
"""After a year in a placement meant to last until the child is 18."""
AGREED_LESS = "looked_after_visit_agreed"
"""After a year in a long-term foster placement, where the child agrees to be visited less often."""
FOSTERED = frozenset({Sort.FOSTER, Sort.CONNECTED})
"""The placements that can be long-term foster placements: with approved foster carers."""


class What(models.TextChoices):
    """What is recorded."""

    PLACED = "placed", "Placed"
    ENDED = "ended", "Placement ended"
    REVIEW = "review", "Review held"
    EARLIER = "earlier", "Review asked for sooner"
    LESS = "less", "Child agrees to be visited less often"
    MORE = "more", "Child asks to be visited more often"
    HEALTH = "health", "Health assessment"
    DENTAL = "dental", "Dental check"
    OFFICER = "officer", "Seen or spoken to by the reviewing officer"
    PLAN = "plan", "Plan for permanence"
    STRENGTHS = "sdq", "Strengths and difficulties questionnaire"
    ADOPTION = "adoption", "Adoption"
    LEAVING = "leaving", "What a care leaver is entitled to"
    ADVISER = "adviser", "Personal adviser"
    PATHWAY = "pathway", "Pathway plan made or reviewed"
    TOUCH = "touch", "In touch with a care leaver"
    MISTAKE = "mistake", "Recorded by mistake"


class Provider(models.TextChoices):
    """Who provides a placement, as far as an inspection's lists tell it apart."""

    OWN = "own", "The council itself"
    PRIVATE = "private", "A private provider"
    OTHER = "other", "Another council, another public body, a charity or the family"


class Lasting(models.TextChoices):
    """How a child is to have a family or a home for good, as far as an inspection's lists tell it apart."""

    FAMILY = "family", "Return to the family"
    ADOPTION = "adoption", "Adoption"
    ORDER = "order", "Special guardianship or child arrangements order"
    COMMUNITY = "community", "Supported living in the community"
    RESIDENTIAL = "residential", "Long-term residential placement"
    FOSTERING = "fostering", "Long-term fostering"
    NOT_YET = "not_yet", "Not decided yet"
