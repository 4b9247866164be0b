"""Who asks for a record, what is done about it, why something is left out, and how it is given."""

from __future__ import annotations

from django.db import models


class Asker(models.TextChoices):
    THEMSELF = "themself", "The person themselves"
    PARENT = "parent", "A parent or carer, for a child"
    ACTS_FOR = "acts_for", "A solicitor or somebody else who acts for them"


class Wants(models.TextChoices):
    """What somebody asks: UK GDPR Articles 15, 16, 17, 18 and 21. Each has the same time."""

    COPY = "copy", "To see what is recorded"
    PUT_RIGHT = "put_right", "To have something put right"
    ERASE = "erase", "To have something erased"
    RESTRICT = "restrict", "To have something kept but not used"
    OBJECT = "object", "To say no to how it is used"


class Route(models.TextChoices):
    """How the answer reaches them without reaching anybody else."""

    IN_PERSON = "in_person", "Handed to them in person, with time to talk about it"
    THROUGH_WORKER = "through_worker", "Through a worker they trust"
    COLLECTED = "collected", "Collected by them, with proof of who they are"
    TO_AGREE = "to_agree", "Not agreed yet: they left a way to reach them"
    SECURE_MAIL = "secure_mail", "Secure e-mail to an address they confirmed in person"
    POST = "post", "Signed-for post to an address they said is safe"


class Step(models.TextChoices):
    """What was done about a request. Each has its day; some stop the clock, and some start it again."""

    IDENTITY_ASKED = "identity_asked", "Asked to show who they are"
    IDENTITY_SHOWN = "identity_shown", "Showed who they are"
    FOUND = "found", "Whose record it is was said"
    NARROW_ASKED = "narrow_asked", "Asked to say what they mean"
    NARROWED = "narrowed", "Said what they mean"
    EXTENDED = "extended", "Told that it takes two months more"
    WITHDRAWN = "withdrawn", "Withdrew the request"
    REFUSED = "refused", "Refused"
    NO_TRACE = "no_trace", "Nothing was found"
    GIVEN = "given", "Was given the answer"
    DECIDED = "decided", "What they asked was decided, and they were told why"


ENDS = frozenset({Step.WITHDRAWN, Step.REFUSED, Step.NO_TRACE, Step.GIVEN, Step.DECIDED})
"""Steps that end a request."""


class Consulted(models.TextChoices):
    """What whoever it came from said."""

    MAY = "may", "May be given"
    MAY_NOT = "may_not", "May not be given"
    NOTHING = "nothing", "They hold nothing more"


class Because(models.TextChoices):
    """Why something recorded is left out: for those who prepare it, never for whoever asks."""

    BROKEN = "broken", "It could not be checked, so it is left out"
    PLACE = "place", "Names a place that is protected"
    RESTRICTED = "restricted", "Names somebody whose record is restricted, or where they are"
    WHERE = "where", "May tell where somebody is, which must be kept from whoever asks"
    REFERRER = "referrer", "May say who told us"
    UNREAD = "unread", "Asked for by somebody else: read it, and decide"
    ASK_FIRST = "ask_first", "Whoever it came from has not agreed"
    NOT_THEIRS = "not_theirs", "Somebody else’s, or kept from everybody but one"
    ATTACHMENT = "attachment", "A file whose words cannot be read here: look at it with them"
    OTHERS = "others", "About other people"
    HARM = "harm", "Likely to cause serious harm to somebody"
    CRIME = "crime", "Would get in the way of preventing or detecting crime"
    PRIVILEGE = "privilege", "Legal advice"
    COURT = "court", "Given to a court, or kept back by one"
    EXPECTED = "expected", "Told by the person, who did not expect or want whoever asks to know"
    CHILD_ABUSE = (
        "child_abuse",
        "Says that a child may be or was at risk of abuse, and giving it is not in their interest",
    )


CHOSEN = (
    Because.OTHERS, Because.HARM, Because.EXPECTED, Because.CRIME, Because.PRIVILEGE, Because.COURT,
    Because.CHILD_ABUSE,
)  # fmt: skip
"""What whoever prepares it may leave something out for. Each is an exemption of the Act: `LAW`."""
NEVER = frozenset({Because.BROKEN, Because.PLACE, Because.RESTRICTED, Because.WHERE, Because.ATTACHMENT})
"""What nobody may set aside here."""

LAW: dict[Because, str] = {
    Because.OTHERS: "Data Protection Act 2018, Schedule 2, paragraph 16 (rights of others)",
    Because.HARM: "Data Protection Act 2018, Schedule 3, paragraphs 5, 11 and 19 (serious harm)",
    Because.EXPECTED: "Data Protection Act 2018, Schedule 3, paragraphs 4 and 10 (expectations and wishes)",
    Because.CRIME: "Data Protection Act 2018, Schedule 2, paragraph 2 (crime)",
    Because.PRIVILEGE: "Data Protection Act 2018, Schedule 2, paragraph 19 (legal professional privilege)",
    Because.COURT: "Data Protection Act 2018, Schedule 3, paragraphs 3, 9 and 18 (reports to courts)",
    Because.CHILD_ABUSE: "Data Protection Act 2018, Schedule 3, paragraph 21 (child abuse data)",
}


class Verdict(models.TextChoices):
    AGREED = "agreed", "May be given as it stands"
    RETURNED = "returned", "Not yet: put this right"


class Choice(models.TextChoices):
    """What whoever prepares it decided about one entry."""

    GIVE = "give", "Give it as it was recorded"
    COVERED = "covered", "Give it with other people’s names and numbers covered"
    LEAVE_OUT = "leave_out", "Leave it out"
