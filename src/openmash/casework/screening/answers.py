"""From the answers on the force's form to what is told: whatever a rule depends on becomes a fact of its own."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from uuid import UUID

from openmash.casework.screening.telling import AdultTold, ChildTold, GradeTold, ScreeningTold
from openmash.casework.screening.words import ASLEEP, AdultPart, CameBy, Grade, Known, Spoken
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.shape import Instrument
from openmash.statute.calendar import at, local_date, local_time

FORM = "police_screening"
WORRIES, GRADE = "worries", "grade"
"""The sections a second person answers too."""
DOMESTIC = {"domestic": Known.YES, "quarrel": Known.NO}
"""Kinds of incident that say by themselves whether there is domestic abuse."""
MET = {"alone": Spoken.ALONE, "with": Spoken.WITH}
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b|, *([A-Z]{1,2}\d[A-Z\d]?)\W*$")
"""A whole postcode in an address, or its first half after the last comma."""
TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")


def items_of(form: Instrument) -> dict[str, str]:
    """The worries of a form, each with its words, in order."""
    return {question.slug: question.label for question in form.section(WORRIES).questions}


def grade_of(form: Instrument, answers: Answers) -> GradeTold:
    """The grade, why, and the worries one by one. Raises Incomplete for a grade the form should not offer."""
    if answers.text("grade") not in Grade.values:
        raise Incomplete([Problem("grade", "Choose a grade.")])
    items = {slug: answers.text(slug) for slug in items_of(form) if answers.text(slug)}
    return GradeTold(Grade(answers.text("grade")), answers.text("reasons"), items)


def told_of(
    form: Instrument, answers: Answers, *, now: datetime, officer: str, officer_id: UUID, team_id: UUID | None
) -> ScreeningTold:
    """Everything an officer answered. `now` (aware) stands where no time was given. Raises Incomplete."""
    kind, domestic = answers.text("kind"), answers.text("domestic_abuse")
    return ScreeningTold(
        incident_ref=answers.text("incident_ref").strip(), kind=kind, kind_said=form.question("kind").words_for(kind),
        at=_when(answers, now), narrative=answers.text("narrative"), grade=grade_of(form, answers),
        officer_name=officer, officer_id=officer_id, team_id=team_id,
        children=[_child(row, form, answers.text("home")) for row in answers.rows("children")],
        adults=[_adult(row, form) for row in answers.rows("adults")],
        domestic_abuse=_known(domestic or DOMESTIC.get(kind, "")), address=answers.text("address"),
        postcode=answers.text("postcode") or _postcode(answers.text("address")), safe_now=_safe_now(form, answers),
        family_told=_known(answers.text("family_told")), family_why_not=answers.text("family_why_not"),
        came_by=CameBy.PAGE, form=form.slug, form_version=form.version, answers=dict(answers.given),
    )  # fmt: skip


def _when(answers: Answers, now: datetime) -> datetime:
    """The moment in England. A time without a day that would be still to come was yesterday's."""
    day, typed = _day(answers), answers.text("happened_at").strip()
    if not typed and day is None:
        return now
    clock = local_time(now).time().replace(second=0, microsecond=0) if not typed else _clock(typed)
    if day is not None:
        return at(day, clock)
    today = at(local_date(now), clock)
    return today if today <= now else at(local_date(now) - timedelta(days=1), clock)


def _day(answers: Answers) -> date | None:
    """The day typed; None where none was. A month or a year alone is no day to count an incident from."""
    known = answers.date("happened_on")
    if known and known.precision != "day":
        raise Incomplete([Problem("happened_on", "Give the day, the month and the year, or leave all three empty.")])
    return known.earliest()


def _clock(typed: str) -> time:
    found = TIME.fullmatch(typed)
    if found is None:
        raise Incomplete([Problem("happened_at", "Write the time by the 24-hour clock, such as 02:10.")])
    return time(int(found[1]), int(found[2]))


def _known(answer: str) -> Known:
    return Known(answer) if answer in Known.values else Known.UNKNOWN


def _postcode(address: str) -> str:
    """The postcode at hand in an address; empty where there is none."""
    found = POSTCODE.search(address.upper())
    return f"{found[1]} {found[2]}" if found and found[1] else found[3] if found else ""


def _safe_now(form: Instrument, answers: Answers) -> str:
    """What was done to keep the children safe: what was chosen, and the officer's words."""
    chosen = [form.question("safe_done").words_for(code) for code in answers.chosen("safe_done")]
    return ". ".join(filter(None, ("; ".join(chosen), answers.text("safe_now"))))


def _said(form: Instrument, question: str, row: Answers, slug: str) -> str:
    """What a row answers in words, whether this version asks for words or has answers to choose from."""
    ask = next((each for each in form.question(question).asks if each.slug == slug), None)
    return ask.words_for(row.text(slug)) if ask else ""


def _child(row: Answers, form: Instrument, around: str) -> ChildTold:
    """One child; `around` is what was around all of them, where it was not different for this one."""
    met = row.text("met")
    seen = met not in ("", "unseen") or row.text("seen") == "yes"
    asleep = ASLEEP if met == "asleep" else ""
    spoken = MET.get(met) or Spoken(row.text("spoken_to") if seen and row.text("spoken_to") else Spoken.NO)
    return ChildTold(
        forenames=row.text("forenames"), surname=row.text("surname"), born=row.text("born"),
        described=row.text("described"), present=Known.YES if asleep else _known(row.text("present")),
        lives_here=_known(row.text("lives_here")), seen=seen, seen_why_not=row.text("seen_why_not"), spoken_to=spoken,
        spoken_why_not=asleep or row.text("spoken_why_words") or _said(form, "children", row, "spoken_why_not"),
        words=row.text("words"), appearance=row.text("appearance"), activity=row.text("activity") or asleep,
        relationships=row.text("relationships") or asleep, environment=row.text("environment") or around,
        injuries=row.text("injuries"), school=row.text("school"), gp=row.text("gp"), language=row.text("language"),
        sex=row.text("sex"), ethnicity=row.text("ethnicity"), disabled=_known(row.text("disabled")),
        wants=row.text("wants"), helped_by=row.text("helped_by"), not_for=row.text("not_for"),
        safe_for=row.chosen("safe_for") if row.text("asked_who") == "yes" else None,
    )  # fmt: skip


def _adult(row: Answers, form: Instrument) -> AdultTold:
    part = row.text("part")
    relation = row.text("relation_words") or _said(form, "adults", row, "relation")
    return AdultTold(
        forenames=row.text("forenames"), surname=row.text("surname"), born=row.text("born"),
        relation=relation[:1].lower() + relation[1:],
        part=AdultPart(part) if part in AdultPart.values else AdultPart.OTHER, vulnerable=row.chosen("vulnerable"),
        vulnerable_words=row.text("vulnerable_words"),
    )  # fmt: skip
