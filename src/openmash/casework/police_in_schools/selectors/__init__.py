"""The only code that reads police in schools for others. Times are UTC, days England's.

Whose school the actor's is, the register of schools says: those who read for their own school pass its key as `ours`.
"""

from openmash.casework.police_in_schools.catalogue import CATALOGUE, Programme, programme, topics_of
from openmash.casework.police_in_schools.rules import Answers, Change, change, said
from openmash.casework.police_in_schools.selectors.exchanges import (
    AnswerShown,
    CalmedShown,
    QuestionShown,
    ToldShown,
    calmed,
    one_calmed,
    one_question,
    one_told,
    our_told,
    questions,
)
from openmash.casework.police_in_schools.selectors.sessions import (
    DisclosureShown,
    GivenLine,
    GivenShown,
    SessionShown,
    StepShown,
    given_since,
    is_kept,
    officers,
    one_session,
    sessions,
    undecided,
)

__all__ = [
    "CATALOGUE",
    "AnswerShown",
    "Answers",
    "CalmedShown",
    "Change",
    "DisclosureShown",
    "GivenLine",
    "GivenShown",
    "Programme",
    "QuestionShown",
    "SessionShown",
    "StepShown",
    "ToldShown",
    "calmed",
    "change",
    "given_since",
    "is_kept",
    "officers",
    "one_calmed",
    "one_question",
    "one_session",
    "one_told",
    "our_told",
    "programme",
    "questions",
    "said",
    "sessions",
    "topics_of",
    "undecided",
]
