"""Keeping a subject: add it, describe it, say how it stands and what must change, plan, link, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, PartialDate, Text, Tick
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.records.subjects import actions, selectors
from openmash.records.subjects.actions import Described, End, LinkTold, SubjectTold
from openmash.records.subjects.permissions import Permission
from openmash.records.subjects.selectors import ActionShown, SubjectShown
from openmash.records.subjects.words import Became, Confidence, Kind, LinkKind, PlaceKind, Status
from openmash.web.intelligence.task import TaskPage, do_task
from openmash.web.subjects.choosing import CONFIDENCE, chosen, found_by
from openmash.web.subjects.showing import subject_url
from openmash.web.subjects.subject import LoadedSubject, load

NAMES_NOBODY = "Name no child and nobody else here: link them, so that each reader sees only whom they may."
PLACES = tuple(Option(each.value, str(each.label)) for each in PlaceKind)
STATUSES = tuple(Option(each.value, str(each.label)) for each in Status)
LINKS = tuple(Option(each.value, f"{each.label} …") for each in LinkKind)
BECAME = tuple(Option(each.value, str(each.label)) for each in Became)
POINT = "Latitude and longitude, as 51.8643, -2.2382; or easting and northing, as 383708 218407"


class DescribeForm(Form):
    """What is known of it. Kinds have their own questions beside."""

    words = LongText("What do we know?", hint=NAMES_NOBODY, rows=4)


class IdentifiedForm(DescribeForm):
    """A vehicle, a line, an account or a person also has what tells it from others."""

    identifier = Text("Registration, number, account or other names", hint="As much as is known", width="two-thirds")


class PlaceForm(DescribeForm):
    """A place: where, when, and who has a duty there."""

    place_kind = Choice("What is it?", PLACES)
    point = Text("Where is it?", hint=POINT, width="two-thirds")
    times_of_day = Text("When does it matter?", hint="Such as after school, Thursday to Saturday", width="two-thirds")
    guardians = Text("Who has a duty there?", hint="Such as the manager, wardens, a school", width="two-thirds")
    guardians_duty = Text("What is their duty?", width="two-thirds")
    features = LongText(
        "What about the place makes harm easier or harder?",
        hint="Such as light, ways in and out, who can see in",
        rows=2,
    )
    young_people = LongText("What do young people who use it say?", hint="Their own words where you can, how they were "
                            "asked, and nobody’s name", rows=3)  # fmt: skip
    community = LongText("What do those who live, work or trade there say?", rows=2)
    strengths = LongText("What is good about it, and keeps young people safe there?", rows=2)


class ThemeForm(DescribeForm):
    """A theme: by what it is counted, and until when it holds unless renewed."""

    identifier = Text("By which word, place, kind or time is it counted?", hint="As the page of themes found it; "
                      "leave empty and it is not counted", width="two-thirds")  # fmt: skip
    until = DateParts("When does it expire, unless it is renewed?")


class AddForm(Form):
    """What it is called, and why it is kept."""

    name = Text(
        "What is it called?", hint="A name, or a description", required="Say what it is called, or describe it."
    )
    why = LongText("Why is it kept?", hint="What harm to children it is linked with", rows=2, required="Say why.")
    review_on = DateParts("When is it looked at again?", required="Give the day it is looked at again.")
    wide = Tick("Whoever is on duty may see it, not the exploitation roles alone")


class PersonForm(Form):
    """Whose record it is; under 18 there must be one."""

    sought = Text("Is there a record of them?", hint="Their name: press the button, then choose", width="two-thirds")
    record = Choice("Which is theirs?", ())
    is_child = Choice(
        "Are they under 18?", (Option("no", "No, as far as is known"), Option("yes", "Yes, or they may be")),
        required="Say whether they are under 18.",
    )  # fmt: skip


class StandingForm(Form):
    """How it stands and who owns it."""

    status = Choice("How does it stand?", STATUSES, required="Choose how it stands.")
    why = LongText("Why?", hint=NAMES_NOBODY, rows=3, required="Say why.")
    review_on = DateParts("When is it looked at again?")
    owner = Text("Who owns it from now on?", hint="E-mail address, or whole name. Leave it empty if that stays")


class AimForm(Form):
    """What must change."""

    change = LongText("What must change?", hint=NAMES_NOBODY, rows=3)
    known_by = LongText("How shall we know?", rows=2)


class ActionForm(Form):
    """What will be done."""

    what = LongText("What will be done?", hint=NAMES_NOBODY, rows=2)
    owner_name = Text("Who does it?", hint="Their whole name: whoever has an account finds it on their worklist")
    agency_name = Text("Of which agency?")
    due_on = DateParts("By when?")


class DoneForm(Form):
    """What became of it."""

    became = Choice("What became of it?", BECAME, required="Choose what became of it.")
    effect = LongText("What difference did it make?", hint="Or why it was not done", rows=3)


class LinkForm(Form):
    """With whom or what, how, and who says so."""

    kind = Choice("How is it linked?", LINKS, required="Choose how it is linked.")
    sought = Text("With whom or what?", hint="Type a name and press the button; then choose", width="two-thirds",
                  required="Type with whom or what.")  # fmt: skip
    end = Choice("Which?", ())
    turned = Choice(
        "Which way round?", (Option("out", "This … the other"), Option("in", "The other … this, as a member of it")),
        required="Choose which way round.",
    )  # fmt: skip
    confidence = Choice("How sure is that?", CONFIDENCE, required="Choose how sure that is.")
    says_so = Text("Which record or meeting says so?", hint="What rests on intelligence is linked from the report")
    role = Text("In which role?", hint="Such as driver, runner")


FORMS: dict[Kind, type[DescribeForm]] = {Kind.PLACE: PlaceForm, Kind.THEME: ThemeForm, Kind.GROUP: DescribeForm}


@screen(Permission.KEEP)
def add_subject(request: HttpRequest, actor: Actor, kind: str) -> Answer:
    """Keep another of a kind. A person of concern under 18 needs their own record."""
    if kind not in Kind.values:
        raise NotVisible
    which = Kind(kind)
    asked = _joined(*((PersonForm,) if which is Kind.PERSON else ()), AddForm, _form(which))
    if which is Kind.PERSON:
        asked = asked.offering(record=_people(request.POST.get("sought", ""), actor))
    form = asked.parse(request.POST) if request.method == "POST" else asked.blank()

    def act() -> str:
        given = form.values
        record = str(given.get("record") or "")
        told = SubjectTold(
            which, str(given["name"]), str(given["why"]), _day(given["review_on"]),
            _described(form), UUID(record.partition(":")[2]) if record else None, given.get("is_child") == "yes",
            wider=(OPEN_CIRCLE,) if given.get("wide") else (),
        )  # fmt: skip
        return subject_url(actions.add(actor=actor, told=told))

    title = f"Add a {which.label.lower()}" if which is not Kind.ONLINE else "Add an online space"
    page = TaskPage(title, form, Link("All you may see", reverse("subjects")), "Save", before=_other_kinds(which))
    return do_task(request, page, act, "name")


def _other_kinds(which: Kind) -> Sequence[str]:
    return (NAMES_NOBODY,) if which is not Kind.PERSON else ("Somebody under 18 is a child first.", NAMES_NOBODY)


def _joined(*forms: type[Form]) -> type[Form]:
    """One form that asks what these ask, in order."""
    return type("Joined", (Form,), {name: copy(field) for form in forms for name, field in form.fields.items()})


def _day(value: object) -> date | None:
    return value.earliest() if isinstance(value, PartialDate) else None


def _form(kind: Kind) -> type[DescribeForm]:
    return FORMS.get(kind, IdentifiedForm)


def _people(words: str, actor: Actor) -> tuple[Option, ...]:
    return tuple(each for each in found_by(words, actor=actor) if each.value.startswith("person:"))


def _described(form: Form) -> Described:
    given = form.values
    degrees, metres = _point(str(given.get("point") or ""))
    return Described(
        words=str(given.get("words") or ""), identifier=str(given.get("identifier") or ""),
        place_kind=PlaceKind(str(given["place_kind"])) if given.get("place_kind") else None, degrees=degrees,
        metres=metres, guardians=str(given.get("guardians") or ""),
        guardians_duty=str(given.get("guardians_duty") or ""), times_of_day=str(given.get("times_of_day") or ""),
        until=_day(given.get("until")), features=str(given.get("features") or ""),
        young_people=str(given.get("young_people") or ""), community=str(given.get("community") or ""),
        strengths=str(given.get("strengths") or ""),
    )  # fmt: skip


def _point(words: str) -> tuple[tuple[float, float] | None, tuple[int, int] | None]:
    """Degrees (longitude, latitude), or metres. Raises Incomplete where it is neither."""
    if not words.strip():
        return None, None
    try:
        first, second = (float(each) for each in words.replace(",", " ").split())
    except ValueError:
        raise Incomplete([Problem("point", f"Type two numbers. {POINT}.")]) from None
    if abs(first) <= 90 and abs(second) <= 180:
        return (second, first), None
    return None, (round(first), round(second))


@screen(Permission.KEEP, load=load, log="subjects.viewed")
def describe_subject(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """Say anew what is known, beginning from what was said."""
    asked = _form(loaded.shown.kind)
    form = asked.parse(request.POST) if request.method == "POST" else asked.blank(filled=_filled(loaded.shown, asked))

    def act() -> str:
        actions.describe(actor=actor, subject_id=subject_id, described=_described(form))
        return subject_url(subject_id)

    return do_task(request, _page(loaded, "Describe it", form, "Save"), act, "words")


def _filled(shown: SubjectShown, asked: type[DescribeForm]) -> dict[str, object]:
    point = f"{shown.point.latitude}, {shown.point.longitude}" if shown.point else ""
    said: dict[str, object] = {
        "words": shown.words, "identifier": shown.identifier, "point": point, "times_of_day": shown.times_of_day,
        "place_kind": shown.place_kind.value if shown.place_kind else "", "guardians": shown.guardians,
        "guardians_duty": shown.guardians_duty, "features": shown.features, "young_people": shown.young_people,
        "community": shown.community, "strengths": shown.strengths,
        "until": PartialDate(shown.until.year, shown.until.month, shown.until.day) if shown.until else None,
    }  # fmt: skip
    return {name: value for name, value in said.items() if name in asked.fields and value is not None}


@screen(Permission.KEEP, load=load, log="subjects.viewed")
def subject_standing(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """How it stands now, and why."""
    form = (
        StandingForm.parse(request.POST) if request.method == "POST"
        else StandingForm.blank(filled={"status": loaded.shown.status.value})
    )  # fmt: skip

    def act() -> str:
        actions.set_standing(
            actor=actor, subject_id=subject_id, status=Status(form.status), why=form.why,
            review_on=form.review_on.earliest(), owner_id=_owner(form.owner),
        )  # fmt: skip
        return subject_url(subject_id)

    return do_task(request, _page(loaded, "How does it stand?", form, "Save"), act, "status")


def _owner(words: str) -> UUID | None:
    if not words:
        return None
    found = accounts_named(words)
    if len(found) != 1:
        raise Incomplete([Problem("owner", "Nobody, or more than one, has that name. Give their e-mail address.")])
    return found[0]


@screen(Permission.KEEP, load=load, log="subjects.viewed")
def subject_aim(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """What must change, and how we shall know."""
    form = AimForm.parse(request.POST) if request.method == "POST" else AimForm.blank()

    def act() -> str:
        actions.aim(actor=actor, subject_id=subject_id, change=form.change, known_by=form.known_by)
        return subject_url(subject_id)

    return do_task(request, _page(loaded, "What must change?", form, "Save"), act, "change")


@screen(Permission.KEEP, load=load, log="subjects.viewed")
def subject_action(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """Plan one action. Whoever has an account by that name finds it on their worklist."""
    form = ActionForm.parse(request.POST) if request.method == "POST" else ActionForm.blank()

    def act() -> str:
        named = accounts_named(form.owner_name) if form.owner_name else []
        actions.plan_action(
            actor=actor, subject_id=subject_id, what=form.what, owner_name=form.owner_name,
            agency_name=form.agency_name, due_on=form.due_on.earliest(),
            account_id=named[0] if len(named) == 1 else None,
        )  # fmt: skip
        return subject_url(subject_id)

    return do_task(request, _page(loaded, "Plan an action", form, "Plan it"), act, "what")


@screen(Permission.KEEP, load=load, log="subjects.viewed")
def link_subject(request: HttpRequest, actor: Actor, loaded: LoadedSubject, subject_id: UUID) -> Answer:
    """Link it with somebody or something, by a record's word."""
    kind = LinkForm.offering(end=found_by(request.POST.get("sought", ""), actor=actor))
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()

    def act() -> str:
        this, other = End(subject_id=subject_id), chosen(form)
        begins, ends = (this, other) if form.turned == "out" else (other, this)
        told = LinkTold(
            LinkKind(form.kind), begins, ends, Confidence(form.confidence), says_so=form.says_so, role=form.role
        )
        actions.link(actor=actor, told=told)
        return subject_url(subject_id)

    return do_task(request, _page(loaded, "Link it", form, "Look, or link it"), act, "sought")


@dataclass(frozen=True)
class LoadedAction:
    """An action of a subject the actor may see."""

    shown: ActionShown

    @property
    def about(self) -> Sequence[str]:
        return [f"subject:{self.shown.subject_id}"]


def load_action(*, actor: Actor, action_id: UUID) -> LoadedAction:
    """An action the actor may see. Raises NotVisible."""
    return LoadedAction(selectors.action(action_id, actor=actor))


@screen(Permission.ACT, load=load_action, log="subjects.viewed")
def subject_action_done(request: HttpRequest, actor: Actor, loaded: LoadedAction, action_id: UUID) -> Answer:
    """What became of it, by whoever owns it or a core role."""
    form = DoneForm.parse(request.POST) if request.method == "POST" else DoneForm.blank()

    def act() -> str:
        actions.say_done(actor=actor, action_id=action_id, became=Became(form.became), effect=form.effect)
        return subject_url(loaded.shown.subject_id)

    page = TaskPage(
        "What became of it?", form, Link("Back", subject_url(loaded.shown.subject_id)), "Save",
        before=(loaded.shown.what,),
    )  # fmt: skip
    return do_task(request, page, act, "effect")


def _page(loaded: LoadedSubject, title: str, form: Form, button: str) -> TaskPage:
    return TaskPage(title, form, Link("Back", subject_url(loaded.shown.id)), button, caption=loaded.shown.name)
