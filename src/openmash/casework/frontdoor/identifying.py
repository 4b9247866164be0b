"""Who a check is about, in the words an agency needs to find its own record; nothing protected, and no number it does
not use itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.design import say
from openmash.records.linkage.selectors import whole_cards
from openmash.records.people.selectors import BirthDate, Called, Card
from openmash.records.people.words import SEX_UNKNOWN, SEXES, Scheme
from openmash.statute.calendar import local_date

USES: Mapping[AgencyKind, tuple[Scheme, ...]] = {
    AgencyKind.HEALTH: (Scheme.NHS_NUMBER,),
    AgencyKind.GP: (Scheme.NHS_NUMBER,),
    AgencyKind.DRUG_AND_ALCOHOL: (Scheme.NHS_NUMBER,),
    AgencyKind.EDUCATION: (Scheme.UPN,),
    AgencyKind.SCHOOL: (Scheme.UPN,),
    AgencyKind.COUNCIL: (Scheme.SOCIAL_CARE_ID, Scheme.NHS_NUMBER),
    AgencyKind.OTHER_AREA: (Scheme.NHS_NUMBER,),
}
"""The numbers each kind of agency keeps records under."""

TOLD_OF_AS = "told of as “"
LIVES = "lives at "


def called_to_an_agency(words: str) -> str:
    """The first of what an agency is told of a child: the name, or for want of one what they were told of as."""
    name, *rest = [part.strip() for part in words.split(";")]
    told = next((part for part in rest if part.startswith(TOLD_OF_AS)), "")
    return told.removeprefix(TOLD_OF_AS).removesuffix("”") or name


def gained(before: str, after: str) -> bool:
    """Whether `after` tells an agency more of who a child is than `before` did. Having moved tells nothing of that."""
    parts = [{part.strip() for part in words.split(";")} for words in (after, before)]
    return any(not part.startswith((LIVES, TOLD_OF_AS)) for part in parts[0] - parts[1])


def identified_as(
    person_ids: Sequence[UUID], kind: AgencyKind, *, actor: Actor, told: Mapping[UUID, str]
) -> Mapping[UUID, str]:
    """Each child as this kind of agency is told of them: names, birth, sex, home unless protected, numbers.

    From all the records agreed to be them: an agency that is told a name alone looks for the wrong child, or for none.
    Of a child without a name it is told the words we were told, by person in `told`, unless their home is protected.
    """
    return {person: _words(card, kind, told.get(person, "")) for person, card in whole_cards(person_ids, actor).items()}


def _words(card: Card, kind: AgencyKind, told: str) -> str:
    parts = [card.name, _born(card.birth)]
    if told and not card.is_named and not card.where.withheld:
        parts.append(f"{TOLD_OF_AS}{told.replace(';', ',')}”")
    if card.other_names:
        parts.append(f"also known as {say.listed(card.other_names)}")
    if card.sex and card.sex != SEX_UNKNOWN:
        parts.append(f"sex {SEXES.get(card.sex, card.sex)}")
    if card.where.text and not card.where.withheld:
        parts.append(f"{LIVES}{card.where.text}")
    for scheme in USES.get(kind, ()):
        if number := card.number(scheme):
            parts.append(f"{scheme.label} {number}")
    return "; ".join(part for part in parts if part)


def _born(birth: BirthDate) -> str:
    if birth.date is None:
        return "date of birth not known"
    on = {"day": say.day_of(birth.date), "month": f"{birth.date:%B %Y}", "year": f"{birth.date.year}"}[birth.precision]
    sure = f" ({birth.how_sure})" if birth.how_sure else ""
    return f"due {on}{sure}" if birth.expected else f"born {on}"


def age_of(card: Card | Called | None) -> str:
    """ "4 years", or "has died"; empty where nothing is known of them: for lists."""
    if card is None:
        return ""
    return "has died" if card.has_died else age_in_words(card.birth)


def age_in_words(birth: BirthDate) -> str:
    """ "4 years", "due 3 May 2027", "date of birth not known": for lists."""
    if birth.date is None:
        return "date of birth not known"
    if birth.expected:
        return f"due {say.day_of(birth.date)}"
    age = say.age(birth.date, local_date(timezone.now()))
    return age if birth.precision == "day" else f"about {age}"
