"""The fixed words of subjects: kinds, states, how two are linked, and how sure that is. Never a score."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """What a subject is. A child who may be harmed is none of these: they are a person, with a record of their own."""

    PERSON = "person", "Person of concern"
    PLACE = "place", "Place"
    GROUP = "group", "Group"
    VEHICLE = "vehicle", "Vehicle"
    PHONE = "phone", "Phone line"
    ONLINE = "online", "Online space"
    THEME = "theme", "Theme"


class Status(TextChoices):
    NEW = "new", "New"
    MONITORED = "monitored", "Monitored"
    ACTIVE = "active", "Active disruption"
    REDUCED = "reduced", "Reduced"
    CLOSED = "closed", "Closed"


class PlaceKind(TextChoices):
    PARK = "park", "Park or open space"
    SHOPS = "shops", "Shops or a shopping centre"
    TRANSPORT = "transport", "Station, stop or car park"
    PREMISES = "premises", "Business premises"
    HOTEL = "hotel", "Hotel or lodgings"
    ADDRESS = "address", "House or flat"
    NEAR_SCHOOL = "near_school", "Near a school"
    NEAR_HOME = "near_home", "Near a children’s home"
    OTHER = "other", "Other"


class LinkKind(TextChoices):
    """How the first is linked with the second."""

    MEMBER = "member", "is a member of"
    ASSOCIATES = "associates", "is an associate of"
    SEEN_WITH = "seen_with", "was seen with"
    SEEN_AT = "seen_at", "was seen at"
    SEEN_IN = "seen_in", "was seen in"
    USES = "uses", "uses"
    IN_TOUCH = "in_touch", "is in touch with"
    CONTROLS = "controls", "runs or controls"
    PART_OF = "part_of", "is part of"


MUTUAL = frozenset({LinkKind.ASSOCIATES, LinkKind.SEEN_WITH, LinkKind.IN_TOUCH})
"""Ways of being linked that say the same whichever of the two is named first."""


class Confidence(TextChoices):
    """How sure it is that two are linked, as whoever linked them judged; about the link, never about a person."""

    CONFIRMED = "confirmed", "Confirmed"
    PROBABLE = "probable", "Probable"
    POSSIBLE = "possible", "Possible"


class Because(TextChoices):
    """What says that two are linked."""

    REPORT = "report", "An intelligence report"
    RELEASE = "release", "A sanitised release"
    RECORD = "record", "A record or a meeting"


class Became(TextChoices):
    DONE = "done", "Done"
    PARTLY = "partly", "Partly done"
    NOT_DONE = "not_done", "Not done"


INCOMPLETE = "This group may be incomplete. Ask the owner."
"""What every group says, always, so that it tells nobody whether somebody is hidden from them."""
