"""The fixed words of a visit."""

from __future__ import annotations

from django.db.models import TextChoices

from openmash.statute.events import Event


class Purpose(TextChoices):
    SAME_DAY = "same_day", "The child is to be seen today"
    ENQUIRY = "enquiry", "Section 47 enquiry"
    ASSESSMENT = "assessment", "Assessment"
    CHILD_PROTECTION = "child_protection", "Child protection plan"
    CHILD_IN_NEED = "child_in_need", "Family help or child in need plan"
    LOOKED_AFTER = "looked_after", "Looked-after child"
    PRIVATE_FOSTERING = "private_fostering", "Private fostering"
    OTHER = "other", "Another reason"

    @property
    def made(self) -> Event | None:
        """What the law or guidance calls it once the child was seen on it, besides "child seen"."""
        return MADE.get(self)


MADE: dict[Purpose, Event] = {
    Purpose.CHILD_PROTECTION: Event.CHILD_PROTECTION_VISIT_MADE,
    Purpose.CHILD_IN_NEED: Event.CHILD_IN_NEED_VISIT_MADE,
    Purpose.LOOKED_AFTER: Event.LOOKED_AFTER_VISIT_MADE,
    Purpose.PRIVATE_FOSTERING: Event.PRIVATE_FOSTERING_VISIT_MADE,
}


class Where(TextChoices):
    HOME = "home", "At home"
    SCHOOL = "school", "At school or nursery"
    ELSEWHERE = "elsewhere", "Somewhere else"


class Happened(TextChoices):
    SEEN = "seen", "I saw the child"
    CHILD_NOT_THERE = "child_not_there", "Somebody was there, the child was not"
    NOBODY_IN = "nobody_in", "Unsuccessful visit: nobody was in"
    REFUSED = "refused", "Access refused: I was not let in, or not let see the child"

    @property
    def said(self) -> str:
        """As a record says it of somebody else."""
        return SAID[self]


SAID: dict[Happened, str] = {
    Happened.SEEN: "Child seen",
    Happened.CHILD_NOT_THERE: "Child not there",
    Happened.NOBODY_IN: "Unsuccessful visit: nobody in",
    Happened.REFUSED: "Access refused",
}


class SeenAlone(TextChoices):
    YES = "yes", "Yes, alone with me"
    PARTLY = "partly", "Alone for part of the time"
    NO = "no", "No, somebody else was there"


class Bedroom(TextChoices):
    SEEN = "seen", "Yes, I saw where the child sleeps"
    NOT_SEEN = "not_seen", "No"
    NOT_HERE = "not_here", "The child does not sleep there"


class Safe(TextChoices):
    YES = "yes", "Yes, as far as I could see"
    NO = "no", "No"
    UNSURE = "unsure", "I am not sure"


class Tried(TextChoices):
    RANG = "rang", "Rang the family"
    CARD = "card", "Left a card or sent a message that is safe to send"
    WENT_BACK = "went_back", "Went back the same day"
    SCHOOL = "school", "Asked the school or nursery"
    AGENCIES = "agencies", "Asked another agency that knows the family"
    POLICE = "police", "Asked the police to see that the child is well"
    MANAGER = "manager", "Told my manager"
