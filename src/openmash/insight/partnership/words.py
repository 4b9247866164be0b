"""The words of the partnership's business, as codes and as people say them."""

from __future__ import annotations

from django.db import models


class Follows(models.TextChoices):
    """What a plan answers."""

    INSPECTION = "inspection", "An inspection"
    REVIEW = "review", "A review of practice"
    AUDIT = "audit", "A section 11 or school audit"
    PEERS = "peers", "A review by peers"
    OWN = "own", "What the partnership found itself"


class Step(models.TextChoices):
    """What happened about a plan's statement."""

    STATEMENT_ASKED = "asked", "A written statement of proposed action was asked for"
    STATEMENT_NOT_ASKED = "not_asked", "No written statement was asked for"
    STATEMENT_SENT = "sent", "The written statement was sent"


class Shows(models.TextChoices):
    """What a piece of evidence shows."""

    PRACTICE = "practice", "What people now do differently"
    FAMILIES = "families", "What children and families say"
    AUDIT = "audit", "An audit or dip sample"
    FIGURE = "figure", "A figure and how it moves"
    DONE = "done", "Something done: training given, a document written, a system changed"


SHOWS_EFFECT = frozenset({Shows.PRACTICE, Shows.FAMILIES, Shows.AUDIT, Shows.FIGURE})
"""What may show that an action helped. That something was done shows only that it was done."""
SHOWS_PRACTICE = SHOWS_EFFECT - {Shows.FIGURE}
"""What may close a recommendation of a review: changed practice, seen."""


class Column(models.TextChoices):
    """The two things said of an action, apart from each other."""

    COMPLETE = "complete", "Complete"
    DIFFERENCE = "difference", "Made a difference"


class Verdict(models.TextChoices):
    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    TOO_SOON = "too_soon", "Too soon to say"


class Sureness(models.TextChoices):
    """How sure whoever says it is."""

    SURE = "sure", "Sure"
    FAIRLY = "fairly", "Fairly sure"
    NOT = "not", "Not sure"


class Assured(models.TextChoices):
    """What independent scrutiny says of a finding."""

    ASSURED = "assured", "Assured"
    PARTLY = "partly", "Partly assured"
    NOT_YET = "not_yet", "Not assured yet"


class Since(models.TextChoices):
    """Where an action's baseline is taken from: the scorecard's own figure of twelve months."""

    NOW = "now", "The last twelve months"
    YEAR_BEFORE = "year_before", "The twelve months before those"


class ReviewStep(models.TextChoices):
    """What happened in a review, in the order in which it can."""

    NOTIFIED = "notified", "The national Panel was notified"
    PARTNERS_TOLD = "partners", "The other safeguarding partners were told"
    ALSO_TOLD = "also", "The Secretary of State and Ofsted were told"
    NOT_MET = "not_met", "It was found not to meet the criteria"
    RAPID_DONE = "rapid", "The rapid review was completed"
    LOCAL_DECIDED = "local", "A local child safeguarding practice review was decided"
    NO_LOCAL = "no_local", "It was decided that no local review follows"
    PUBLISHED = "published", "The local review was published"


class Harm(models.TextChoices):
    """What the incident did."""

    DIED = "died", "A child died"
    HARMED = "harmed", "A child was seriously harmed"


class Duty(models.TextChoices):
    """By which duty somebody audits itself."""

    SECTION_11 = "s11", "Section 11 of the Children Act 2004"
    SECTION_175 = "s175", "Section 175 of the Education Act 2002 (maintained schools and colleges)"
    SECTION_157 = "s157", "Section 157 of the Education Act 2002 (academies and independent schools)"

    @property
    def is_of_schools(self) -> bool:
        return self is not Duty.SECTION_11


class Standard(models.TextChoices):
    """What is audited: the nine that such tools commonly have, in our own words. An area may ask more on paper."""

    LEADERS = "leaders", "Leaders own safeguarding"
    POLICY = "policy", "Policies are current and used"
    ACCOUNT = "account", "Everybody knows who answers for what"
    VOICE = "voice", "Children and families are heard"
    TRAINING = "training", "Staff are trained, and it changes practice"
    HIRING = "hiring", "Safe recruitment, and allegations handled"
    TOGETHER = "together", "Working together with other agencies"
    RECORDS = "records", "Information is shared and recorded"
    WIDER = "wider", "Welfare is promoted in everything done"


class Met(models.TextChoices):
    """How far a standard is met."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_MET = "not_met", "Not met"

    @property
    def place(self) -> int:
        """Higher is better."""
        return {"met": 2, "partly": 1, "not_met": 0}[self.value]


class Grader(models.TextChoices):
    """Whose grade it is."""

    SELF = "self", "Its own"
    PEER = "peer", "A peer’s"


class Seat(models.TextChoices):
    """What somebody is on a body of the partnership."""

    LEAD = "lead", "Lead safeguarding partner"
    DELEGATED = "delegated", "Delegated safeguarding partner"
    CHAIR = "chair", "Chair"
    SCRUTINEER = "scrutineer", "Independent scrutineer"
    MEMBER = "member", "Member"
    ADVISER = "adviser", "Adviser, without a vote"


NO_VOTE = (Seat.ADVISER, Seat.SCRUTINEER)
"""Whoever advises or scrutinises decides nothing, and makes no quorum."""


class Became(models.TextChoices):
    """What became of a challenge."""

    CHANGED = "changed", "Practice or a decision changed"
    EXPLAINED = "explained", "It was explained, and whoever asked is satisfied"
    OPEN = "open", "Answered, and whoever asked is not satisfied"


class BodyKind(models.TextChoices):
    """What a body is. A sub-group speaks of its own business; the others of the whole partnership's."""

    PARTNERSHIP = "partnership", "The partnership"
    EXECUTIVE = "executive", "Its executive"
    GROUP = "group", "A sub-group"


class MeetingStep(models.TextChoices):
    """What happened about a meeting."""

    MOVED = "moved", "It was moved to another day"
    CANCELLED = "cancelled", "It was cancelled"
    CLOSED = "closed", "Its minutes were made"
    AGREED = "agreed", "Its minutes were agreed"


class Presence(models.TextChoices):
    """Whether somebody came."""

    HERE = "here", "Here"
    APOLOGIES = "apologies", "Sent apologies"
    AWAY = "away", "Did not come, and sent no word"


class Topic(models.TextChoices):
    """Why a line is on an agenda. The order is the agenda's."""

    MINUTES = "minutes", "Minutes to agree"
    PROPOSAL = "proposal", "Proposals to ratify"
    ACTION = "action", "Actions due or late"
    REVIEW = "review", "Reviews whose clock runs"
    PLAN = "plan", "Improvement plans: late, or the measure moved"
    RISK = "risk", "Risks due for review"
    CHALLENGE = "challenge", "Challenges unanswered"
    SCRUTINY = "scrutiny", "Independent scrutiny: findings to answer"
    AUDIT = "audit", "Self-audits waiting"
    POLICY = "policy", "Policies due for renewal"
    OTHER = "other", "Put on by hand"


class AgreedStep(models.TextChoices):
    """What became of an action a meeting agreed. The newest counts."""

    DONE = "done", "It is done"
    LATER = "later", "It is carried to another day"
    DROPPED = "dropped", "It will not be done"


class Likelihood(models.TextChoices):
    """How likely people say it is: a word they chose, and never a number."""

    RARE = "rare", "Hard to imagine"
    UNLIKELY = "unlikely", "Could happen, but would surprise us"
    POSSIBLE = "possible", "As likely as not"
    LIKELY = "likely", "We expect it"
    HAPPENING = "happening", "It is happening now"

    @property
    def place(self) -> int:
        """Only to say whether it went up or down."""
        return list(Likelihood).index(self)


class Impact(models.TextChoices):
    """What it would do, in a word people chose."""

    SMALL = "small", "A nuisance: work takes longer"
    SOME = "some", "Some children wait, or are helped less well"
    SERIOUS = "serious", "Many children wait, or a duty is not met"
    GRAVE = "grave", "A child could be hurt because of it"

    @property
    def place(self) -> int:
        """Only to say whether it went up or down."""
        return list(Impact).index(self)


class Side(models.TextChoices):
    """Which side of the budget a line is on."""

    GIVEN = "given", "Contribution of a partner"
    SPENT = "spent", "Spending"


class PolicyKind(models.TextChoices):
    """What a document of the register is."""

    THRESHOLD = "threshold", "Threshold document"
    POLICY = "policy", "Policy"
    PROCEDURE = "procedure", "Procedure or protocol"
    PLAN = "plan", "Published plan or arrangements"
