"""The fixed words of misfiling."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    CONTACT = "contact", "A child in a contact was somebody else"
    VOICE = "voice", "A child’s words were filed with another child"
    SEPARATED = "separated", "Two records had been taken for one person"
    NOTICE = "notice", "A notice went to a school that is not the child’s"


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
