"""The only code that reads the front door for others. All take the actor; moments are UTC."""

from openmash.casework.frontdoor.selectors.answering import (
    BecameOf,
    CheckToAnswer,
    LateAnswer,
    became_of,
    check_to_answer,
    checks_of,
    checks_to_answer,
    late_answers,
)
from openmash.casework.frontdoor.selectors.board import (
    Board,
    Card,
    CheckMark,
    ChildOnCard,
    Filters,
    Lane,
    board,
    cards_of,
)
from openmash.casework.frontdoor.selectors.briefing import Brief, briefs
from openmash.casework.frontdoor.selectors.contact import contact
from openmash.casework.frontdoor.selectors.crossing import AreaShown, areas_asked, areas_waiting
from openmash.casework.frontdoor.selectors.lists import (
    DebtOwed,
    OwnRequest,
    QuestionAsked,
    ToRatify,
    WaitingOffer,
    debts,
    offers_to_me,
    own_requests,
    questions,
    to_ratify,
)
from openmash.casework.frontdoor.selectors.mine import HeldContact, contacts_held
from openmash.casework.frontdoor.selectors.morning import Morning, MorningItem, morning
from openmash.casework.frontdoor.selectors.notified import ChildNotified, Notified, OtherNotified, domestic_abuse
from openmash.casework.frontdoor.selectors.page import (
    AgencyColumn,
    AnswerShown,
    ChildInContact,
    ContactPage,
    RatingShown,
)
from openmash.casework.frontdoor.selectors.patterns import Pattern, Patterns, patterns
from openmash.casework.frontdoor.selectors.promised import Arrived, Promise, promise, promises
from openmash.casework.frontdoor.selectors.reached import DecidedOn, Reached, asked_about, decided_on, reached
from openmash.casework.frontdoor.selectors.record import (
    ContactOfChild,
    DecisionOfChild,
    OpenContact,
    contacts_of,
    decisions_of,
    open_contacts,
)
from openmash.casework.frontdoor.selectors.tonight import SignedOff, Tonight, TonightItem, tonight, tonight_held
from openmash.casework.frontdoor.selectors.unnamed import Alike, Unnamed, one_unnamed, unnamed
from openmash.casework.frontdoor.timing import Clocks

__all__ = [
    "AgencyColumn",
    "Alike",
    "AnswerShown",
    "AreaShown",
    "Arrived",
    "BecameOf",
    "Board",
    "Brief",
    "Card",
    "CheckMark",
    "CheckToAnswer",
    "ChildInContact",
    "ChildNotified",
    "ChildOnCard",
    "Clocks",
    "ContactOfChild",
    "ContactPage",
    "DebtOwed",
    "DecidedOn",
    "DecisionOfChild",
    "Filters",
    "HeldContact",
    "Lane",
    "LateAnswer",
    "Morning",
    "MorningItem",
    "Notified",
    "OpenContact",
    "OtherNotified",
    "OwnRequest",
    "Pattern",
    "Patterns",
    "Promise",
    "QuestionAsked",
    "RatingShown",
    "Reached",
    "SignedOff",
    "ToRatify",
    "Tonight",
    "TonightItem",
    "Unnamed",
    "WaitingOffer",
    "areas_asked",
    "areas_waiting",
    "asked_about",
    "became_of",
    "board",
    "briefs",
    "cards_of",
    "check_to_answer",
    "checks_of",
    "checks_to_answer",
    "contact",
    "contacts_held",
    "contacts_of",
    "debts",
    "decided_on",
    "decisions_of",
    "domestic_abuse",
    "late_answers",
    "morning",
    "offers_to_me",
    "one_unnamed",
    "open_contacts",
    "own_requests",
    "patterns",
    "promise",
    "promises",
    "questions",
    "reached",
    "to_ratify",
    "tonight",
    "tonight_held",
    "unnamed",
]
