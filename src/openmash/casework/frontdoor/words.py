"""The front door's fixed words, as codes and as people say them. Plain Python, so that rules read the same tables.

Outcomes say which gate they pass (practice rule 1).
"""

from __future__ import annotations

from enum import StrEnum

from openmash.foundation.facts.words import Words


class ContactKind(Words):
    REQUEST_FOR_SERVICE = "request_for_service", "Request for service"
    POLICE_NOTIFICATION = "police_notification", "Police notification"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse notification"
    MISSING = "missing", "Missing report"
    HEALTH = "health", "Health notification"
    SCHOOL = "school", "School notification"
    PUBLIC = "public", "Member of the public"
    TELEPHONE = "telephone", "Telephone call"
    CONSULTATION = "consultation", "Consultation"
    TRANSFER_IN = "transfer_in", "Transfer in from another area"
    OUT_OF_HOURS = "out_of_hours", "Out of hours"
    INFORMATION_REQUEST = "information_request", "Request for information"
    PROTECTIVE_ACT = "protective_act", "Protective act without an earlier contact"


class Channel(Words):
    PUBLIC_FORM = "public_form", "Public form"
    PROFESSIONAL_FORM = "professional_form", "Professional form"
    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "E-mail"
    FEED = "feed", "File from an agency"
    IN_PERSON = "in_person", "In person"
    LETTER = "letter", "Letter"
    SYSTEM = "system", "Recorded in this system"


class State(Words):
    """Where a contact stands: computed from its facts, never stored."""

    NEW = "new", "New"
    SCREENING = "screening", "Screening"
    CHECKS_OUT = "checks_out", "Checks out"
    READY_TO_DECIDE = "ready_to_decide", "Ready to decide"
    WAITING_FOR_RECEIVER = "waiting_for_receiver", "Decided, not yet accepted"
    FEEDBACK_OWED = "feedback_owed", "Feedback owed"
    CLOSED = "closed", "Closed to MASH"


class AreaSaid(Words):
    """What another area said when asked to take a child."""

    ACCEPTED = "accepted", "A named person there accepts the child"
    REFUSED = "refused", "They will not take the child"
    SILENT = "silent", "Nobody answered, or they will ring back"


class Part(Words):
    """A child's part in a contact."""

    SUBJECT = "subject", "Child the concern is about"
    SIBLING = "sibling", "Brother or sister"
    OTHER_CHILD = "other_child", "Other child"
    MAY_BE_HARMING = "may_be_harming", "Child who may be harming others"
    MISFILED = "misfiled", "Filed here by mistake"


class OutcomeClass(Words):
    LESS = "less", "Doing less"
    MORE = "more", "Doing more"


class Outcome(Words):
    NO_FURTHER_ACTION = "no_further_action", "No further action by children's social care"
    ADVICE = "advice", "Advice"
    UNIVERSAL = "universal", "Universal services"
    EARLY_HELP = "early_help", "Early or family help"
    ASSESSMENT = "assessment", "Child and family assessment"
    STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion"
    OPEN_WORKER = "open_worker", "Passed to the open worker"
    TRANSFER = "transfer", "Transferred to another area"


OUTCOME_CLASS: dict[Outcome, OutcomeClass] = {
    Outcome.NO_FURTHER_ACTION: OutcomeClass.LESS,
    Outcome.ADVICE: OutcomeClass.LESS,
    Outcome.UNIVERSAL: OutcomeClass.LESS,
    Outcome.EARLY_HELP: OutcomeClass.LESS,
    Outcome.TRANSFER: OutcomeClass.LESS,
    Outcome.ASSESSMENT: OutcomeClass.MORE,
    Outcome.STRATEGY_DISCUSSION: OutcomeClass.MORE,
    Outcome.OPEN_WORKER: OutcomeClass.MORE,
}
"""The gate each outcome passes. The database holds the same table (frontdoor_decision_class_fits_outcome)."""

NEEDS_A_RECEIVER = frozenset(
    {Outcome.EARLY_HELP, Outcome.ASSESSMENT, Outcome.STRATEGY_DISCUSSION, Outcome.OPEN_WORKER, Outcome.TRANSFER}
)
"""The hub holds the child until somebody has accepted the next step."""

ADVICE_ONLY = frozenset({ContactKind.CONSULTATION, ContactKind.INFORMATION_REQUEST})
"""Kinds that are not a referral: no initial decision is owed unless a concern appears."""


class Reply(Words):
    TRACE = "trace", "Trace"
    NO_TRACE = "no_trace", "No trace"
    RING_US = "ring_us", "Ring us"
    DECLINED = "declined", "Declined"


class Wanted(Words):
    STILL_WANTED = "still_wanted", "Still wanted"
    NOT_NEEDED = "not_needed", "Not needed"


class Act(Words):
    """Protective acts. None is ever refused for what was left out."""

    STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion"
    SAME_DAY_VISIT = "same_day_visit", "Same-day visit"
    SECTION_47 = "section_47", "Section 47 enquiry"
    POLICE_PROTECTION = "police_protection", "Police protection"
    EMERGENCY_ORDER = "emergency_order", "Emergency order or legal advice"
    MEDICAL = "medical", "Medical"
    OUT_OF_HOURS = "out_of_hours", "Passed to the out-of-hours team"
    RAISE_RATING = "raise_rating", "Rating raised"
    REOPEN = "reopen", "Reopened"
    CONSIDER_PROTECTED = "consider_protected", "A caller asked for what is kept"


ON_THE_ACT_PAGE = tuple(act for act in Act if act not in (Act.RAISE_RATING, Act.REOPEN, Act.CONSIDER_PROTECTED))
"""Acts somebody opens by choosing them; the rest follow from a task of their own."""


class Owed(Words):
    """What a protective act or a decision to do more left out, to be written up by 10:00 the next working day."""

    WHO_THE_CHILD_IS = "who_the_child_is", "Who the child is"
    WHEN = "when", "When it was or will be"
    WHO = "who", "Who called it, accepted it or went"
    AGENCIES = "agencies", "Which agencies took part (police, health and social care at least)"
    DESIGNATED_OFFICER = "designated_officer", "The designated officer"
    WHERE_THE_CHILD_IS = "where_the_child_is", "Where the child is now"
    WHO_WAS_TOLD = "who_was_told", "Who was told"
    OUTCOME = "outcome", "What came of it"
    RATIONALE = "rationale", "Why"
    THRESHOLD = "threshold", "Level of need and threshold document"
    CHECKS = "checks", "What each agency said"
    WHO_ELSE = "who_else", "Who else could be at risk"
    VOICE = "voice", "The child's voice"


class WhoElseKind(Words):
    SIBLING = "sibling", "Brother or sister"
    HALF_SIBLING = "half_sibling", "Half-brother or half-sister elsewhere"
    PARTNERS_CHILD = "partners_child", "New partner's child"
    VISITED_HOME = "visited_home", "Child in a home the alleged person visits"
    UNBORN = "unborn", "Unborn child"
    YOUNG_PARENT = "young_parent", "Parent or carer who is a child"
    OTHER_VICTIM = "other_victim", "Other victim"
    NOBODY_ELSE = "nobody_else", "Nobody else was found"


class FeedbackStatus(Words):
    TOLD = "told", "Told"
    HELD = "held", "Held"
    NOT_OWED = "not_owed", "Not owed"


class HeldFor(Words):
    WOULD_TIP_OFF = "would_tip_off", "It would tip somebody off"
    UNSAFE_TO_CONTACT = "unsafe_to_contact", "It is not safe to contact them"
    POLICE_ASKED = "police_asked", "The police asked us to wait"
    LOSS = "loss", "Somebody in the family has died"
    LOSS_MISTAKEN = "loss_mistaken", "A loss was recorded by mistake: the referrer is to be told"


class NotInformed(Words):
    """Why the family was not told. Each needs words as well."""

    RISK_TO_CHILD = "risk_to_child", "It would put the child at greater risk"
    RISK_TO_OTHER = "risk_to_other", "It would put somebody else at risk"
    OBSTRUCT_POLICE = "obstruct_police", "It could obstruct the police"
    UNDUE_DELAY = "undue_delay", "It would cause undue delay"
    NOT_YET = "not_yet", "Nobody has yet been able to"


class Basis(Words):
    """Lawful basis. Agreement to a service is never one (it is a fact of its own)."""

    PUBLIC_TASK = "public_task", "Public task"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation"
    VITAL_INTERESTS = "vital_interests", "Vital interests"
    CONSENT = "consent", "Consent"


class Gateway(Words):
    SECTION_17 = "ca1989_s17", "Children Act 1989, section 17"
    SECTION_47 = "ca1989_s47", "Children Act 1989, section 47"
    SECTION_10 = "ca2004_s10", "Children Act 2004, section 10"
    SECTION_11 = "ca2004_s11", "Children Act 2004, section 11"
    SECTION_16LA = "ca2004_s16la", "Children Act 2004, section 16LA"
    NONE = "none", "No statutory gateway"


class Agreed(Words):
    AGREED = "agreed", "Agreed"
    DID_NOT_AGREE = "did_not_agree", "Did not agree"
    NOT_ASKED = "not_asked", "Not asked"


class Presence(StrEnum):
    """Whether children were there, as the police recorded it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Looked(Words):
    """Looking for a child whose name nobody knows."""

    TRIED = "tried", "Still looking: this was tried"
    ENDED = "ended", "Looking ends: nobody more can be asked"


class PromiseStep(Words):
    """What became of a referral somebody promised to send."""

    CHASED = "chased", "Asked for it again"
    ARRIVED = "arrived", "It has arrived"
    NOT_NEEDED = "not_needed", "It need not come: a manager says why"


SEVERITY: dict[str, int] = {"blue": 0, "green": 1, "amber": 2, "red": 3}
"""How ratings stand to each other. To lower one is to do less."""
