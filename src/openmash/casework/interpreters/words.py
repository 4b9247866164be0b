"""The fixed words of interpreting."""

from __future__ import annotations

from django.db.models import TextChoices


class Way(TextChoices):
    SPOKEN = "spoken", "A spoken language"
    BSL = "bsl", "British Sign Language"
    OTHER_SIGN = "other_sign", "Another sign language or way of signing"
    NONE = "none", "No interpreter is needed: they were asked"


class Preferred(TextChoices):
    WOMAN = "woman", "A woman"
    MAN = "man", "A man"
    EITHER = "either", "Either"
    NOT_ASKED = "not_asked", "Nobody has asked yet"


class Booked(TextChoices):
    """Who is booked. A relative and a child are no answer here: what happened is recorded as what happened."""

    NOBODY = "nobody", "Nobody is booked yet"
    AGENCY = "agency", "A professional interpreter, from an agency"
    STAFF = "staff", "A qualified interpreter we employ"


FAMILY, CHILD = "family", "child"
REFUSED: dict[str, str] = {
    FAMILY: "A relative or friend never interprets for us: they may be the danger, or be in it. Book a professional "
    "interpreter, or say that nobody is booked yet. If a relative has interpreted already, record it as what happened.",
    CHILD: "A child never interprets: no child carries words about harm. Book a professional interpreter, or say that "
    "nobody is booked yet. If a child has interpreted already, record it as what happened.",
}
"""Why somebody who may not interpret is refused, and what to do instead."""


class Came(TextChoices):
    CAME = "came", "The interpreter came, and they understood each other"
    NOT_ABLE = "not_able", "The interpreter came, but could not interpret"
    DID_NOT_COME = "did_not_come", "The interpreter did not come"
    NONE_BOOKED = "none_booked", "Nobody had been booked"
    NOT_HELD = "not_held", "The conversation did not take place"


class Instead(TextChoices):
    PUT_OFF = "put_off", "It was put off"
    BY_TELEPHONE = "by_telephone", "A professional interpreted by telephone or video"
    FAMILY = "family", "A relative or friend interpreted"
    CHILD = "child", "A child interpreted"
    WITHOUT = "without", "It went ahead with nobody interpreting"
    OTHER = "other", "Something else"

    @property
    def must_be_heard_again(self) -> bool:
        """Words that came this way are nobody's own yet: they are asked for again through an interpreter."""
        return self in (Instead.FAMILY, Instead.CHILD, Instead.WITHOUT)
