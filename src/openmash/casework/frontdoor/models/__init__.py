"""The front door's tables. PRIVATE to this module."""

from openmash.casework.frontdoor.models.checking import (
    Check,
    CheckChild,
    CheckReply,
    Disposition,
    Question,
    QuestionAnswer,
    ReplyChild,
)
from openmash.casework.frontdoor.models.contact import (
    Contact,
    ContactChild,
    ContactPerson,
    PoliceNotification,
    Receipt,
    Referrer,
)
from openmash.casework.frontdoor.models.crossing import AreaAnswer, AreaAsked
from openmash.casework.frontdoor.models.deciding import (
    Decision,
    DipSample,
    Feedback,
    OutOfTimescale,
    Rating,
    WhoElse,
)
from openmash.casework.frontdoor.models.following import KnownOfChild, LookedForChild, PromiseFollowed
from openmash.casework.frontdoor.models.overnight import KeptTonight, NightLine, NightPlan, NightSigned
from openmash.casework.frontdoor.models.protecting import Debt, DebtPaid, ProtectiveAct, Ratification
from openmash.casework.frontdoor.models.sharing import AgreementToService, InformedFamily, LawfulBasis

__all__ = [
    "AgreementToService",
    "AreaAnswer",
    "AreaAsked",
    "Check",
    "CheckChild",
    "CheckReply",
    "Contact",
    "ContactChild",
    "ContactPerson",
    "Debt",
    "DebtPaid",
    "Decision",
    "DipSample",
    "Disposition",
    "Feedback",
    "InformedFamily",
    "KeptTonight",
    "KnownOfChild",
    "LawfulBasis",
    "LookedForChild",
    "NightLine",
    "NightPlan",
    "NightSigned",
    "OutOfTimescale",
    "PoliceNotification",
    "PromiseFollowed",
    "ProtectiveAct",
    "Question",
    "QuestionAnswer",
    "Ratification",
    "Rating",
    "Receipt",
    "Referrer",
    "ReplyChild",
    "WhoElse",
]
