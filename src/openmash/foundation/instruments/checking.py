"""Whether a draft could be used as it stands, and what a new version is begun from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from openmash.foundation.facts.refusals import NotPermitted, NotVisible
from openmash.foundation.instruments import local
from openmash.foundation.instruments.drafting import KINDS_OF, body_of
from openmash.foundation.instruments.letters import BadLetter, letter_of, ours
from openmash.foundation.instruments.loading import BadDefinition, NotInForce, in_use, read, version_of
from openmash.foundation.instruments.local import Kept
from openmash.foundation.instruments.shape import Instrument
from openmash.foundation.instruments.statutory import LISTS, QUESTIONS
from openmash.foundation.instruments.words import OURS, Use, What
from openmash.foundation.reference.codes import BadCodeSet, CodeSet, codes

Body = Mapping[str, object]


def starting_body(slug: str, on: date) -> tuple[Use, int, Body]:
    """What it is for, the number of the version in force, and what that says. Raises NotVisible and NotPermitted."""
    if slug in LISTS:
        raise NotPermitted(f"{LISTS[slug].why} ({LISTS[slug].source})")
    if kept := local.in_force(slug, on) or next(iter(reversed(local.versions_of(slug))), None):
        return kept.use, kept.version, kept.body
    if slug in OURS:
        found = in_use(slug, on)
        return OURS[slug], found.version, body_of(found)
    if letter := next((each for each in ours() if each.slug == slug), None):
        body: Body = {
            "title": letter.title, "source": letter.source, "recipients": list(letter.recipients),
            "subject": letter.subject, "words": letter.words,
        }  # fmt: skip
        return Use.LETTER, letter.version, body
    try:
        return Use.LIST, 1, list_body(codes(slug))
    except BadCodeSet:
        raise NotVisible from None


def list_body(found: CodeSet) -> Body:
    """A code set as it is kept."""
    rows = [
        {
            "code": code.code, "label": code.label, "note": code.note,
            "retired_on": code.retired_on.isoformat() if code.retired_on else "",
        }
        for code in found.codes
    ]  # fmt: skip
    return {"title": found.title, "source": found.source, "codes": rows}


def form_of(kept: Kept) -> Instrument:
    """A form as it stands; while it has no section yet, an empty one. Raises BadDefinition."""
    if not kept.body.get("sections"):
        title, source = str(kept.body.get("title", "")), str(kept.body.get("source", ""))
        return Instrument(kept.slug, kept.version, title, source, date.max, None, ())
    source = str(kept.body.get("source", "")) or "Not said yet"
    return read(Kept(**{**kept.__dict__, "body": {**kept.body, "source": source}}))


def problems_of(kept: Kept) -> list[str]:
    """What stands in the way of using it, in sentences; empty where nothing does."""
    if not str(kept.body.get("source", "")).strip():
        return ["Say where it comes from: the policy, the guidance or the decision that asks for it."]
    match kept.what:
        case What.LETTER:
            return _letter_problems(kept)
        case What.CODES:
            return _list_problems(kept)
        case _:
            return _form_problems(kept)


def _letter_problems(kept: Kept) -> list[str]:
    try:
        letter_of(kept.slug, kept.version, kept.body)
    except BadLetter as wrong:
        return [wrong.sentence]
    return []


def _list_problems(kept: Kept) -> list[str]:
    found = local.as_code_set(kept)
    if not any(code.retired_on is None for code in found.codes):
        return ["A list needs an answer that can be chosen."]
    return []


def _form_problems(kept: Kept) -> list[str]:
    if not kept.body.get("sections"):
        return ["A form needs a section with a question."]
    try:
        found = form_of(kept)
    except BadDefinition as mistake:
        return [str(mistake)]
    asked = {question.slug: question for question in found}
    wrong = [
        f"A question is missing that stays: {why.why} ({why.source})"
        for slug, why in QUESTIONS.get(kept.slug, {}).items()
        if slug not in asked
    ]
    try:
        ours_now = {question.slug: question for question in version_of(kept.slug, 1)}
    except NotInForce:
        ours_now = {}
    for slug in QUESTIONS.get(kept.slug, {}):
        if slug in asked and slug in ours_now and asked[slug].kind is not ours_now[slug].kind:
            wrong.append(f"“{asked[slug].label}” is asked in another way, and stays as it is.")
    may = KINDS_OF[kept.use]
    for slug, question in asked.items():
        ours_is = ours_now.get(slug)
        if question.kind not in may and (ours_is is None or ours_is.kind is not question.kind):
            wrong.append(f"“{question.label}” cannot be asked like this here.")
    return wrong
