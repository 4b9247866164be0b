"""Recording a session; and in the same form, at any time, what a pupil told: that goes to the hub at once.

Whatever was written of a child opens a contact first. Then the session is kept, or what is wrong with it is said, with
everything typed still there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.telling import Received
from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.actions import Counts, GivenTold
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import GivenShown
from openmash.casework.police_in_schools.words import SchoolTold, Stands, Way, When
from openmash.casework.schools import selectors as schools
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import (
    YES_NO,
    Choice,
    Choices,
    DateParts,
    Form,
    LongText,
    Number,
    Option,
    Text,
    Tick,
    as_date,
)
from openmash.foundation.design.parts import Link, Notice
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.pathways import police_in_schools as pathway
from openmash.pathways.encompass import signs_in_at
from openmash.pathways.police_in_schools import PupilSaid, SchoolKnows
from openmash.records.voice.words import Alone
from openmash.web.police_in_schools.asking import WAYS, YEAR_OPTIONS
from openmash.web.police_in_schools.loading import OfSession, load_session

CHILD = "child-"


class GivenForm(Form):
    """The session as it was given. Counts alone."""

    on = DateParts("Which day was it given?", past=True, required="Give the day it was given.")
    way = Choice("How was it given?", WAYS, required="Choose how it is given.")
    years = Choices("Which year groups?", YEAR_OPTIONS, hint="None for staff or parents")
    pupils = Number("How many pupils were there?", most=5000)
    adults = Number("How many staff or parents were there?", most=5000)
    went = LongText("How did it go?", hint="Name no pupil", rows=3)
    staff_said = LongText("What did staff say of it?", hint="Name no pupil", rows=3)
    follow_up = LongText("What is to follow?", hint="Such as: come back to Year 9 in May. Name no pupil", rows=2)


class CountForm(Form):
    """Answers to one question."""

    before = Number("How many answered before?", most=5000)
    before_yes = Number("Of those, how many said yes?", most=5000)
    after = Number("How many answered after?", most=5000)
    after_yes = Number("Of those, how many said yes then?", most=5000)


class ToldForm(Form):
    """What a pupil told. Nothing here has to be answered: whatever there is goes."""

    words = LongText("What did the child say?", hint="Their own words, as they said them. Do not tidy them", rows=4)
    danger = Tick("The child is in danger now", hint="If somebody is being hurt now, ring 999 first")
    forenames = Text("First name", hint="If you know it", most=100)
    surname = Text("Family name", hint="If you know it", most=100)
    born = DateParts("Date of birth, if you know it", past=True)
    year = Text("Year or class", most=40, width="10")
    seemed = LongText("What did you see?", hint="How the child seemed; what you saw", rows=2)
    asked = Text("What did you ask, if anything?", most=300)
    alone = Choice(
        "Was the child alone with you?", tuple(Option(each.value, str(each.label)) for each in Alone), inline=False
    )
    knows = Choice("Does the school’s safeguarding lead know?", tuple(Option(x.value, x.label) for x in SchoolTold))
    knows_words = Text("Whom you told; or why the school is not to be told", most=300)
    asks = Text(
        "What should the school do now?",
        hint="Such as: keep her till her aunt comes; do not ring home; ask her nothing more", most=300,
    )  # fmt: skip
    agreed = Choice("Did the child agree that the school reads these words?", YES_NO, hint="If you asked", inline=True)


@dataclass(frozen=True)
class Question:
    """One question, with its boxes."""

    words: str
    form: CountForm


@dataclass(frozen=True)
class RecordPage:
    """What the template shows. `key`: of what a pupil told, made with the form."""

    title: str
    caption: str
    form: GivenForm
    child: ToldForm
    key: str
    questions: Sequence[Question]
    problems: Sequence[Link]
    notice: Notice | None
    nobody_signs_in: bool
    back: Link


@screen(Permission.WORK, load=load_session, log="police_in_schools.session_viewed")
def police_record(request: HttpRequest, actor: Actor, loaded: OfSession, booking_id: UUID) -> Answer:
    """Record it. “Send this to the hub now” sends what a pupil told and nothing else."""
    if loaded.found.force_id != actor.agency_id or loaded.found.stands is Stands.CALLED_OFF:
        raise NotVisible
    offered = selectors.programme(loaded.found.programme)
    asked = offered.questions if offered else ()
    if request.method != "POST":
        counts = [CountForm.blank(prefix=f"q{n}-", filled=_filled(loaded.found.given, n)) for n in range(len(asked))]
        return _shown(actor, loaded, _blank(loaded), ToldForm.blank(prefix=CHILD), new_key(), asked, counts)
    form = GivenForm.parse(request.POST)
    counts = [CountForm.parse(request.POST, prefix=f"q{n}-") for n in range(len(asked))]
    child = ToldForm.parse(request.POST, prefix=CHILD)
    key = _key(request.POST.get("child_key", ""))
    notice: Notice | None = None
    told = _said(child, key)
    alone = request.POST.get("do") == "concern"
    if told.is_anything:
        notice = _sent(pathway.pupil_told(actor=actor, session=loaded.found, said=told, knows=_knows(child)))
    elif alone:
        child = child.with_problems([Problem("words", "Write what the child said, or what you saw.")])
        return _shown(actor, loaded, form, child, key, asked, counts, problems=child.problems)
    if alone or (told.is_anything and _nothing_of_session(form, counts)):
        fresh = ToldForm.blank(prefix=CHILD)
        return _shown(actor, loaded, _plain(form), fresh, new_key(), asked, counts, notice=notice)
    if form.is_complete and all(each.is_complete for each in counts):
        try:
            actions.give(actor=actor, booking_id=booking_id, school=loaded.school, told=_given_told(form, counts))
            return Go(loaded.here)
        except Incomplete as refusal:
            form, counts = _placed(form, counts, refusal.problems)
    after = ToldForm.blank(prefix=CHILD) if notice else child
    problems = [*form.problems, *(each for count in counts for each in count.problems)]
    return _shown(
        actor, loaded, form, after, new_key() if notice else key, asked, counts, problems=problems, notice=notice
    )


def _sent(made: Received | None) -> Notice:
    if made is None:
        return Notice("The hub has this already", "It was sent once, and is with the hub.")
    return Notice(
        f"The hub has what the child told: reference {made.reference}",
        "Somebody of the hub reads it now, decides by the next working day, and tells you. Nothing of it stays on this "
        "page. The rest of the session can be recorded when you have time.",
        is_success=True,
        link=Link("What you sent", reverse("request_sent", kwargs={"reference": made.reference})),
    )


def _shown(
    actor: Actor, loaded: OfSession, form: GivenForm, child: ToldForm, key: UUID, asked: Sequence[str],
    counts: Sequence[CountForm], *, problems: Sequence[Link] = (), notice: Notice | None = None,
) -> Shown:  # fmt: skip
    school = schools.one(loaded.found.school_id, actor=actor)
    page = RecordPage(
        "Record a session", loaded.caption, form, child, str(key),
        [Question(words, count) for words, count in zip(asked, counts, strict=True)], problems, notice,
        not signs_in_at(school, actor=actor, now=timezone.now()), loaded.back,
    )  # fmt: skip
    return Shown("police_in_schools/record.html", page)


def _blank(loaded: OfSession) -> GivenForm:
    found, given = loaded.found, loaded.found.given
    filled: dict[str, object] = {
        "way": (given.way if given else found.way).value,
        "years": tuple(str(each) for each in (given.years if given else found.years)),
    }
    if given is not None:
        filled |= {
            "pupils": given.pupils, "adults": given.adults, "went": given.went, "staff_said": given.staff_said,
            "follow_up": given.follow_up,
        }  # fmt: skip
    form = GivenForm.blank(filled=filled)
    day = given.on if given else found.day
    if day > pathway.today():
        return form
    typed = {**form.typed, "on": {"day": (str(day.day),), "month": (str(day.month),), "year": (str(day.year),)}}
    return GivenForm(typed, form.values, (), form.token, form.prefix, form.sources)


def _filled(given: GivenShown | None, place: int) -> dict[str, object]:
    found = given.counts.get(place, {}) if given else {}
    made: dict[str, object] = {}
    for when, name in ((When.BEFORE, "before"), (When.AFTER, "after")):
        if when in found:
            made[name], made[f"{name}_yes"] = found[when]
    return made


def _plain(form: GivenForm) -> GivenForm:
    """What was typed of the session, with nothing said of what is still missing."""
    return GivenForm(form.typed, form.values, (), GivenForm.blank().token, form.prefix, form.sources)


def _nothing_of_session(form: GivenForm, counts: Sequence[CountForm]) -> bool:
    written = [form["pupils"].text, form["adults"].text, form["went"].text, form["staff_said"].text]
    return not any(each.strip() for each in written) and all(each.is_empty for each in counts)


def _key(sent: str) -> UUID:
    try:
        return UUID(sent)
    except ValueError:
        return new_key()


def _said(child: ToldForm, key: UUID) -> PupilSaid:
    """What was told, as far as it can be read: a box that cannot be read keeps nothing else back."""
    seemed = child["seemed"].text
    if "born" not in child.values and child["born"].errors:
        typed = " ".join(child["born"].part(part) for part in child["born"].field.parts).strip()
        seemed = f"{seemed}\nDate of birth as written: {typed}".strip() if typed else seemed
    return PupilSaid(
        key, child["forenames"].text[:100], child["surname"].text[:100], as_date(child.born) if child.born else None,
        child["year"].text, child["words"].text.replace("\r\n", "\n"), child["asked"].text, seemed,
        Alone(child.alone) if child.alone else Alone.UNKNOWN,
        None if child.agreed not in ("yes", "no") else child.agreed == "yes", in_danger_now=child["danger"].has("yes"),
    )  # fmt: skip


def _knows(child: ToldForm) -> SchoolKnows:
    told = SchoolTold(child.knows) if child.knows else None
    return SchoolKnows(told, child["knows_words"].text, child["asks"].text)


def _given_told(form: GivenForm, counts: Sequence[CountForm]) -> GivenTold:
    return GivenTold(
        as_date(form.on), Way(form.way), [int(each) for each in form.years], form.pupils, form.adults,
        [Counts(each.before, each.before_yes, each.after, each.after_yes) for each in counts],
        form.went, form.staff_said, form.follow_up,
    )  # fmt: skip


def _placed(
    form: GivenForm, counts: Sequence[CountForm], problems: Sequence[Problem]
) -> tuple[GivenForm, list[CountForm]]:
    """Each problem at its box: of the session, or of a question (“q1-after_yes”)."""
    of_form = [each for each in problems if each.field in form.fields]
    placed = []
    for place, count in enumerate(counts):
        start = f"q{place}-"
        own = [Problem(x.field.removeprefix(start), x.sentence) for x in problems if x.field.startswith(start)]
        placed.append(count.with_problems(own) if own else count)
    rest = [Problem("pupils", x.sentence) for x in problems if x.field not in form.fields and "-" not in x.field]
    return form.with_problems([*of_form, *rest]), placed
