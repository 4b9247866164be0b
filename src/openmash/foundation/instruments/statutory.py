"""What no area may take out of a form, and why: with the source, as the page says it. Plain Python.

Two kinds. A question of ours that law or guidance wants, or that something is made from. And what is asked beside the
questions as a fact of its own (a factor, a return's code, who was seen): it is in no form, so no form can lose it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openmash.foundation.instruments.words import Use

ASSESSMENT = "Working Together to Safeguard Children, the assessment framework: development, parenting, environment"
CHILD_HEARD = "Children Act 1989, section 17(4A)"
CENSUS = "Children in need census, 2025 to 2026"
BEYOND_HOME = "Working Together to Safeguard Children, harm outside the home"
SCREENING = "Joint inspection of Gloucestershire, June 2023: police vulnerability screening was not used consistently"
MODERN_SLAVERY = "Modern slavery statutory guidance: child victims and the national referral mechanism"


@dataclass(frozen=True)
class Why:
    """Why it stays, and who says so."""

    why: str
    source: str


@dataclass(frozen=True)
class Beside:
    """Something asked beside the questions of a form, which no form can lose."""

    label: str
    why: Why


def _needed(why: str, source: str, *slugs: str) -> dict[str, Why]:
    return {slug: Why(why, source) for slug in slugs}


QUESTIONS: Mapping[str, Mapping[str, Why]] = {
    "child_and_family_assessment": {
        **_needed("An assessment says why it is made.", ASSESSMENT, "why_now"),
        **_needed(
            "The child’s development is one of the three things every assessment looks at.",
            ASSESSMENT,
            "health_and_growth",
            "learning",
            "feelings_and_identity",
        ),
        **_needed("Parenting is one of the three things every assessment looks at.", ASSESSMENT, "care_and_safety"),
        **_needed(
            "Family and environment is one of the three things every assessment looks at.", ASSESSMENT, "home_and_money"
        ),
        **_needed("The child’s wishes and feelings must be found out and given weight.", CHILD_HEARD, "a_day"),
        **_needed("What may happen to the child is what the decision rests on.", ASSESSMENT, "worries"),
    },
    "exploitation_assessment": {
        **_needed("What the child says is found out and given weight.", CHILD_HEARD, "childs_view"),
        **_needed("The level rests on what it means, not on a count of signs.", BEYOND_HOME, "analysis"),
    },
    "request_for_service": {
        **_needed(
            "Somebody in danger now is acted on before the rest is read.",
            "Working Together, immediate protection",
            "danger_now",
        ),
        **_needed(
            "The contact, its children and who told us are made from these answers.",
            f"{CENSUS}, source of referral (N00152) and the child’s particulars",
            "referrer_name",
            "referrer_role",
            "referrer_agency",
            "referrer_source",
            "referrer_relationship",
            "referrer_telephone",
            "referrer_email",
            "children",
            "adults",
            "concern",
            "working_well",
            "tried",
            "change_needed",
            "needed",
            "factors",
        ),
        **_needed("The child’s words are kept as said, with who heard them.", CHILD_HEARD, "voices"),
        **_needed(
            "Whether the family was told is a fact of its own, and so is why not.",
            "UK General Data Protection Regulation, articles 13 and 14",
            "parents_told",
            "parents_who",
            "parents_view",
            "not_told_because",
            "not_told_words",
        ),
        **_needed(
            "Agreement to early help is asked apart from being told.",
            "Working Together, early help",
            "early_help_consent",
            "early_help_who",
            "early_help_reason",
        ),
    },
    "police_screening": {
        **_needed(
            "Which incident it was, where and when: without it nobody can tell what was not screened.",
            SCREENING,
            "incident_ref",
            "kind",
            "domestic_abuse",
            "happened_on",
            "happened_at",
            "address",
            "postcode",
            "narrative",
        ),
        **_needed("Each child, whether seen and spoken to, and what they said.", CHILD_HEARD, "children"),
        **_needed("The adults of the household belong to the same screening.", SCREENING, "adults"),
        **_needed("The grade and why decide who is told.", SCREENING, "grade", "reasons", "safe_now"),
        **_needed(
            "Whether the family was told is a fact of its own.",
            "UK General Data Protection Regulation, articles 13 and 14",
            "family_told",
            "family_why_not",
        ),
    },
}
"""By form and question."""

BESIDE: Mapping[Use, tuple[Beside, ...]] = {
    Use.ASSESSMENT: (
        Beside(
            "Factors found, each with its code",
            Why(
                "A completed assessment goes into the return with its factors, and is refused without.",
                f"{CENSUS}, factors at end of assessment, rule 8897Q",
            ),
        ),
        Beside(
            "What is to happen for each child, and why",
            Why("The outcome opens or closes the child’s journey.", "Working Together, assessment"),
        ),
        Beside(
            "Who authorised it, with reasons",
            Why("Nobody authorises their own.", "Working Together, management oversight of decisions"),
        ),
    ),
    Use.EXPLOITATION: (
        Beside(
            "The level a person sets, with reasons; never a sum",
            Why("A person judges. One sign can matter more than all the others.", BEYOND_HOME),
        ),
        Beside(
            "Whether the national referral mechanism was considered, by whom and when",
            Why("The council and the police refer a child who may be a victim of modern slavery.", MODERN_SLAVERY),
        ),
    ),
    Use.VISIT: (
        Beside(
            "Whether the child was seen, seen alone, where, and where they sleep",
            Why(
                "The clocks of visits and the child’s own record run on them.",
                "Children Act 1989, sections 17(4A) and 47(5A); area’s standard for visits",
            ),
        ),
        Beside(
            "The child’s own words, or why they are not heard yet",
            Why("A visit without the child’s voice says so.", CHILD_HEARD),
        ),
    ),
    Use.PLAN: (
        Beside(
            "What worries us, what works, what must change, who does what by when",
            Why("The reviews of the plan rest on them.", "Working Together, plans"),
        ),
        Beside(
            "Kind of plan, its first day and its review",
            Why("They go into the return.", f"{CENSUS}, child in need and child protection plan dates"),
        ),
    ),
}

LISTS: Mapping[str, Why] = {
    name: Why("The return is made of these codes. It would refuse another, and the child with it.", CENSUS)
    for name in ("contact_source", "disability", "ethnicity", "factors", "primary_need", "sex")
}
"""Lists whose codes are national: shown here, and changed by nobody here."""


def why_question_stays(slug: str, question: str) -> Why | None:
    """Why a question of a form of ours cannot be taken out; None where it can."""
    return QUESTIONS.get(slug, {}).get(question)
