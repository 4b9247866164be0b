"""The words of a child's voice, and which agency owes it at which decision (practice rule 7)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from openmash.foundation.agencies.selectors import AgencyKind


class Status(models.TextChoices):
    HEARD = "heard", "Heard"
    NOT_HEARD_YET = "not_heard_yet", "Not heard yet"
    MISFILED = "misfiled", "Filed here by mistake"


class Manner(models.TextChoices):
    VERBATIM = "verbatim", "The child's own words"
    REPORTED_WORDS = "reported_words", "Words somebody reported"
    BEHAVIOUR = "behaviour", "What the child showed"


class Alone(models.TextChoices):
    YES = "yes", "Alone with the worker"
    NO = "no", "Somebody else was there"
    UNKNOWN = "unknown", "Not recorded"


class Method(models.TextChoices):
    TALKING = "talking", "Talking"
    INTERPRETER = "interpreter", "Through an interpreter"
    SIGNING = "signing", "British Sign Language"
    PICTURES = "pictures", "Drawing, play or pictures"
    WRITING = "writing", "Writing or messages"
    OBSERVED = "observed", "Watching how the child was"
    ADVOCATE = "advocate", "Through an advocate"
    OWN_LINK = "own_link", "Written by the child, by a link of their own"


BY_WORKERS = tuple(method for method in Method if method is not Method.OWN_LINK)
"""How somebody who asks hears a child."""


class Reader(models.TextChoices):
    """Outside the hub and the child's own workers: to whom a child's words may be shown, if the child agrees."""

    PARENTS = "parents", "Parents or carers"
    FAMILY = "family", "Others in the family"
    SCHOOL = "school", "School or nursery"
    HEALTH = "health", "Doctor, nurse or health visitor"
    POLICE = "police", "Police"


class NotHeardBecause(models.TextChoices):
    NOT_YET_SEEN = "not_yet_seen", "Nobody has seen the child since this concern"
    NOT_YET_ASKED = "not_yet_asked", "The child has been seen and has not been asked yet"
    UNBORN = "unborn", "Not yet born"
    UNKNOWN_CHILD = "unknown_child", "We do not know yet who the child is"
    NOT_SAFE_TO_ASK = "not_safe_to_ask", "Asking now could put the child at risk"
    INTERPRETER_NEEDED = "interpreter_needed", "An interpreter or signer is needed first"
    CHILD_DID_NOT_WISH = "child_did_not_wish", "The child did not wish to talk then"
    MISSING = "missing", "The child is missing"
    ADVICE_ONLY = "advice_only", "Advice was asked without naming the child"


class Moment(models.TextChoices):
    """When it is asked what the child's voice changed."""

    ONCE_SEEN = "once_seen", "Once the child has been seen"
    AT_CLOSURE = "at_closure", "At closure"


def quoted(said: str) -> str:
    """The child's words in an answer that has them between quotation marks; empty where none stands between any.

    Marks round the whole are left out: a page of the child's voice sets its own.
    """
    words = said.strip()
    if len(words) < 3 or not any(mark in words for mark in '“”"'):
        return ""
    whole = words[0] in '“"' and words[-1] in '”"' and not any(mark in words[1:-1] for mark in '“”"')
    return words[1:-1] if whole else words


@dataclass(frozen=True)
class Owing:
    """A decision at which an agency owes the child's voice."""

    agency: AgencyKind
    decision: str
    said: str


OWES: tuple[Owing, ...] = (
    Owing(AgencyKind.POLICE, "grade", "Grading a notification"),
    Owing(AgencyKind.POLICE, "re_grade", "Changing a grade"),
    Owing(AgencyKind.POLICE, "prevention_interview", "A prevention interview after a child was missing"),
    Owing(AgencyKind.POLICE, "disruption_measure", "A disruption measure"),
    Owing(AgencyKind.HEALTH, "check_answer", "Answering a check"),
    Owing(AgencyKind.HEALTH, "was_not_brought", "A child was not brought"),
    Owing(AgencyKind.SCHOOL, "notification_response", "Answering a notification"),
    Owing(AgencyKind.EARLY_HELP, "allocate", "Allocating a family"),
    Owing(AgencyKind.EARLY_HELP, "close", "Closing to family help"),
    Owing(AgencyKind.COUNCIL, "every_decision", "Every decision about a child"),
)
"""Practice rule 7. Owned by the practice lead; shown where the agency decides."""
