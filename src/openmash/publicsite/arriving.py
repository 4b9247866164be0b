"""A member of the public's answers as the front door takes them in. What was not said stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from openmash.casework.frontdoor.telling import Arrival, ChildTold, OtherTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.foundation.instruments.answering import Answers
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, NameKind, PersonKind
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Manner

UNBORN = re.compile(r"\b(unborn|pregnan|due|not born)", re.IGNORECASE)
WHOLE_DATE = re.compile(r"\b(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b")
ADULT = 18
HOW_KNOWN = {
    "heard": ", to whom the child said it", "told": ", who was told what the child said", "seen": ", who saw it",
}  # fmt: skip
ANONYMOUS, SOMEBODY = "9", "1D"
"""Codes of who told us: anonymous, or a person who said who they are."""


def arrival_of(answers: Answers, today: date) -> Arrival:
    """The report as one arrival. Its words are kept with each child; who told us apart from them."""
    named = answers.text("say_who") == "yes" and any(
        answers.text(slug) for slug in ("your_name", "your_telephone", "your_email")
    )  # fmt: skip
    return Arrival(
        kind=ContactKind.PUBLIC,
        channel=Channel.PUBLIC_FORM,
        source=SOMEBODY if named else ANONYMOUS,
        children=tuple(_children(answers, today)),
        others=tuple(_others(answers)),
        referrer=_referrer(answers) if named else ReferrerTold(is_anonymous=True, wants_feedback=False),
        in_danger_now=answers.text("danger_now") == "yes",
    )


def _children(answers: Answers, today: date) -> Iterator[ChildTold]:
    rows = answers.rows("children") or (Answers({}),)
    is_one = len(rows) == 1
    concern = "\n\n".join(_concern(answers, with_what_was_said=not is_one))
    for row in rows:
        said = (*(row.text(slug) for slug in ("called", "age", "school", "described")), answers.text("place"))
        as_told = ", ".join(filter(None, said)) or "Unknown child"
        voice = _voice(answers) if is_one else None
        yield ChildTold(told=_told(row, answers, today), as_told=as_told[:400], concern=concern, voice=voice)


def _concern(answers: Answers, *, with_what_was_said: bool) -> Iterator[str]:
    """What they are worried about as they wrote it, then what else they answered, each under what was asked."""
    yield answers.text("concern")
    asked = {"when_it_happened": "When", "who_knows": "Who else knows", "help_to_talk": "Help to talk with us"}
    if with_what_was_said:
        asked = {
            "child_said": "What a child said (which of them was not asked)",
            "child_said_not_for": "Must not know that a child said it", **asked,
        }  # fmt: skip
    for slug, words in asked.items():
        if answer := answers.text(slug):
            yield f"{words}: {answer}"
    match answers.text("has_pictures"):
        case "of_abuse":
            where = answers.text("image_where") or "they did not say where"
            yield f"HAS AN IMAGE OF ABUSE and was told not to send it. Where it is: {where}"
        case "not_now":
            yield "Has a picture, a message or a document, and did not want to add it now."


def _voice(answers: Answers) -> Heard | None:
    """What the one child said, as somebody reported it. With several children nobody knows whose words they are."""
    words = answers.text("child_said")
    if not words:
        return None
    source = answers.text("how_you_know") if answers.text("say_who") == "yes" else ""
    told_by = f"A member of the public ({source})" if source else "A member of the public"
    how = HOW_KNOWN.get(answers.text("child_said_how"), "")
    manner = Manner.BEHAVIOUR if answers.text("child_said_how") == "seen" else Manner.REPORTED_WORDS
    return Heard(
        quote=words, source=f"{told_by}{how}, by the public form"[:200], manner=manner,
        not_for=answers.text("child_said_not_for"),
    )  # fmt: skip


def _others(answers: Answers) -> Iterator[OtherTold]:
    """People who are with the child, each as they were called. Alleged only where somebody worries what they do."""
    for row in answers.rows("adults"):
        called, relation = row.text("called"), row.text("relation")
        if not called and not relation:
            continue
        forenames, surname = names_of(called)
        names = (NameTold(forenames[:200], surname[:200], NameKind.AS_RECORDED),) if called else ()
        yield OtherTold(
            told=AsTold(kind=PersonKind.ADULT, names=names), as_told=", ".join(filter(None, (called, relation)))[:200],
            relation=relation[:60], alleged=row.text("of_worry") == "yes",
        )  # fmt: skip


def _told(row: Answers, answers: Answers, today: date) -> AsTold:
    """The child as told. An age is words, not a date of birth; a place without a postcode is words, not an address."""
    forenames, surname = names_of(row.text("called"))
    postcode = answers.text("place_postcode")
    where = "" if postcode else answers.text("place")
    school = f"school or nursery: {row.text('school')}" if row.text("school") else ""
    described = ", ".join(filter(None, (row.text("age"), school, row.text("described"), where)))
    return AsTold(
        kind=PersonKind.UNBORN if UNBORN.search(row.text("age")) else PersonKind.CHILD,
        names=(NameTold(forenames[:200], surname[:200], NameKind.AS_RECORDED),) if forenames or surname else (),
        birth=birth_of(row.text("age"), today),
        details=(DetailTold(DetailKind.DESCRIPTION, described[:400]),) if described else (),
        places=(PlaceTold(LocatingKind.ADDRESS, answers.text("place")[:400], postcode[:10]),) if postcode else (),
    )


def names_of(called: str) -> tuple[str, str]:
    """First names and family name of a name written in one box: the last word is taken for the family name."""
    words = called.split()
    return (called.strip(), "") if len(words) < 2 else (" ".join(words[:-1]), words[-1])


def birth_of(age: str, today: date) -> BirthTold | None:
    """The date of birth, where one was written ("3/5/2019") that a child could have; None otherwise."""
    found = WHOLE_DATE.search(age)
    if found is None:
        return None
    try:
        born = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return BirthTold(born) if date(today.year - ADULT - 2, 1, 1) <= born <= today else None


def _referrer(answers: Answers) -> ReferrerTold:
    may_write = {"yes": "may be written to", "no": "do not write, only ring"}.get(answers.text("may_write"), "")
    must_not = answers.text("contact_not")
    safe = (answers.text("contact_when"), may_write, f"must not know: {must_not}" if must_not else "")
    telephone, email = answers.text("your_telephone"), answers.text("your_email")
    return ReferrerTold(
        name=answers.text("your_name")[:200],
        relationship=answers.text("how_you_know")[:120],
        telephone=telephone[:40],
        email=email[:254],
        safe_to_contact="; ".join(filter(None, safe))[:200],
        wants_feedback=bool(telephone or email),
    )
