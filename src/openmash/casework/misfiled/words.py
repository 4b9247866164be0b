"""The fixed words of misfiling."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    CONTACT = "contact", "A child in a contact was somebody else"
    VOICE = "voice", "A child’s words were filed with another child"
    SEPARATED = "separated", "Two records had been taken for one person"
    NOTICE = "notice", "A notice went to a school that is not the child’s"
    LETTER = "letter", "A letter or paper went to the wrong address or person"
    EMAIL = "email", "An e-mail or message went to the wrong person"
    LOST = "lost", "Something with people’s details on it was lost or stolen"
    LOOKED = "looked", "Somebody looked who had no reason to"
    OUTSIDE = "outside", "A partner or a supplier told us of theirs"
    OTHER = "other", "Something else"


REPORTED = (Kind.LETTER, Kind.EMAIL, Kind.LOST, Kind.LOOKED, Kind.OUTSIDE, Kind.OTHER)
"""What somebody tells of; the others open an entry by themselves."""


class How(TextChoices):
    SAW = "saw", "Saw it"
    SENT = "sent", "Was sent it"
    DECIDED = "decided", "Decided on it"
    ACCEPTED = "accepted", "Accepted the child because of it"


class Used(TextChoices):
    NO = "no", "No: I did nothing with it"
    YES = "yes", "Yes: I wrote, told somebody or decided something"


class Regulator(TextChoices):
    OPEN = "open", "Not decided yet"
    TOLD = "told", "The Information Commissioner was told"
    NOT_NEEDED = "not_needed", "It need not be told: a risk to anybody is unlikely, for the reasons given"


class Risk(TextChoices):
    UNLIKELY = "unlikely", "A risk to anybody is unlikely"
    LIKELY = "likely", "A risk to somebody is likely"
    HIGH = "high", "A high risk to somebody is likely"


class Whose(TextChoices):
    CHILDREN = "children", "Children"
    FAMILIES = "families", "Parents, carers or relatives"
    ALLEGED = "alleged", "People alleged to have done harm"
    WORKERS = "workers", "Workers or referrers"


class Data(TextChoices):
    NAMES = "names", "Names, dates of birth, telephone or e-mail"
    WHERE = "where", "Where somebody lives or learns"
    PROTECTED = "protected", "A place that is kept from somebody"
    CONCERNS = "concerns", "What anybody was worried about"
    WORDS = "words", "A child’s own words"
    HEALTH = "health", "Health or disability"
    BELIEF = "belief", "Ethnicity, belief, sexuality or sex life"
    OFFENCES = "offences", "Offences or allegations"
    REFERRER = "referrer", "Who told us"


class Does(TextChoices):
    """What a step of an entry tells."""

    NOTED = "noted", "Something was found out"
    CONTAINED = "contained", "It was contained: got back, deleted, shut"
    CAUSE = "cause", "Why it happened"
    CHANGED = "changed", "What was changed so that it does not happen again"
    LEARNT = "learnt", "What others can learn from it (names nobody)"
    JUDGED = "judged", "The risk to people was judged"
    REGULATOR = "regulator", "The Information Commissioner"
    PEOPLE = "people", "The people concerned"
    NAMED = "named", "Somebody was given sight of this entry"


class PeopleTold(TextChoices):
    """UK GDPR, Article 34."""

    TOLD = "told", "They were told"
    NOT_NEEDED = "not_needed", "Not told: a high risk is unlikely"
    UNREADABLE = "unreadable", "Not told: nobody can read what was lost (it was encrypted)"
    NO_LONGER = "no_longer", "Not told: what was done since means the high risk can no longer come about"
    TOO_MANY = "too_many", "Told in public instead: to tell each would take more than can be asked"


NEEDED_TO_CLOSE = (Does.CONTAINED, Does.CAUSE, Does.CHANGED)
