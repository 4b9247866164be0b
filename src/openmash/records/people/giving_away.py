"""What gives a place away in a sentence, however it is written: the street alone, a number with +44. Plain Python.

Text is compared with everything but letters and digits taken out, so that spacing, commas and capitals do not matter.
"""

from __future__ import annotations

import re

from openmash.records.people.ordinary import STREETS

SHORTEST = 5
"""Letters and digits. Anything shorter is in too many other words."""
SHORT_FOR = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close", "dr": "drive",
    "cres": "crescent", "ct": "court", "pl": "place", "terr": "terrace", "tce": "terrace", "gdns": "gardens",
    "gr": "grove", "sq": "square",
}  # fmt: skip
"""How the last word of a street is shortened; a saint and a doctor are lengthened with it, on both sides alike."""
GENERIC = frozenset(
    {"school", "primary", "infant", "infants", "junior", "juniors", "secondary", "academy", "college", "nursery",
     "preschool", "pre-school", "playgroup", "comprehensive", "community", "church", "of", "england", "ce", "c", "e",
     "catholic", "roman", "rc", "and", "the", "centre", "surgery", "practice", "medical", "health", "group", "gp"}
)  # fmt: skip
"""What many schools and surgeries are called: without these, the part that tells which one."""
BEFORE_THE_STREET = re.compile(
    r"^(?:(?:flat|apartment|apt|unit|room|number|no\.?)\s*\w+\s*,?\s*)?(?:\d+\s*[a-z]?(?:\s*[-–/]\s*\d+[a-z]?)?\s*,?\s+)?"
)
OVERSEAS = re.compile(r"(?:\+|\b00)\s*44[\s().-]*(?:0[\s().-]*)?(?=\d)")
SHORTENED = re.compile(rf"\b(?:{'|'.join(SHORT_FOR)})\b", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def bare(words: str) -> str:
    """The letters and digits alone, small."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def said_plainly(words: str) -> str:
    """Words as places are looked for in them: `bare`, with nothing shortened and no number dialled from abroad."""
    whole = SHORTENED.sub(lambda found: SHORT_FOR[found[0].casefold()], OVERSEAS.sub("0", words))
    return bare(whole)


def given_away_by(text: str, postcode: str, urn: str, *, is_named: bool) -> frozenset[str]:
    """Every form, as `said_plainly` gives it, that would give this place away; `is_named`: a school or a surgery.

    An address is given away by its street alone, with or without the number and however the street's last word is
    shortened. A school is by the words that are its own, where there are two or more.
    """
    parts = [text, *text.split(",")[:1], postcode, urn]
    for part in text.split(","):
        street = BEFORE_THE_STREET.sub("", part.strip().casefold())
        words = [SHORT_FOR.get(word, word) for word in WORD.findall(street)]
        if len(words) > 1 and words[-1] in STREETS:
            parts.append(" ".join(words))
    own = [word for word in WORD.findall(text.casefold()) if word not in GENERIC]
    if is_named and len(own) > 1:
        parts.append(" ".join(own))
    return frozenset(form for form in map(said_plainly, parts) if len(form) >= SHORTEST)
