"""The only code that writes police in schools. Keyword-only, `actor` first, one transaction, audited.

Who a school is, its days and its people come from the register of schools, through whoever calls.
"""

from openmash.casework.police_in_schools.actions.asking import (
    AnswerTold,
    CalmedTold,
    answer,
    ask_officer,
    calm,
    say_if_held,
)
from openmash.casework.police_in_schools.actions.sessions import (
    AtSchool,
    Counts,
    DayTold,
    GivenTold,
    SessionTold,
    agree,
    ask_for,
    be_the_officer,
    call_off,
    give,
    offer_another_day,
)
from openmash.casework.police_in_schools.actions.telling import (
    ToldTold,
    keep_disclosure,
    read_told,
    say_school_told,
    tell_school,
)

__all__ = [
    "AnswerTold",
    "AtSchool",
    "CalmedTold",
    "Counts",
    "DayTold",
    "GivenTold",
    "SessionTold",
    "ToldTold",
    "agree",
    "answer",
    "ask_for",
    "ask_officer",
    "be_the_officer",
    "call_off",
    "calm",
    "give",
    "keep_disclosure",
    "offer_another_day",
    "read_told",
    "say_if_held",
    "say_school_told",
    "tell_school",
]
