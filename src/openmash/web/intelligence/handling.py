"""What the unit does with one report: grade it, say whom it is about, say what it links, release a text, hold it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.intelligence import actions, selectors
from openmash.casework.intelligence.actions import About, GradeTold, ReleaseTold
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.words import Handling, Marking, Purpose, RecordClass, Scheme
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design.forms import Choice, Choices, DateParts, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.reference.codes import codes
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.actions import LinkTold
from openmash.records.subjects.words import Confidence, LinkKind
from openmash.statute.calendar import local_date
from openmash.web.intelligence.desk import report_url
from openmash.web.intelligence.report import LoadedReport, load
from openmash.web.intelligence.task import Beside, TaskPage, do_task
from openmash.web.subjects.choosing import CONFIDENCE, chosen, end_of, found_by, node_options


def _codes(asked: str) -> tuple[Option, ...]:
    return tuple(
        Option(f"{code.group}:{code.code}", f"{code.code}  {selectors.meaning(asked, code.group, code.code)}")
        for code in codes(f"intelligence_{asked}").codes
        if code.group == Scheme.THREE
    )


CLASSES = tuple(Option(each.value, str(each.label)) for each in RecordClass)
HANDLINGS = tuple(Option(each.value, f"{each.value}  {each.label}") for each in Handling)
MARKINGS = tuple(Option(each.value, str(each.label)) for each in Marking)
LINKS = tuple(Option(each.value, f"… {each.label} …") for each in LinkKind)
CORE, PEOPLE = "core", "people"


class GradeForm(Form):
    """3x5x2, and on what conditions."""

    source = Choice("How reliable is the source?", (), required="Choose one.")
    information = Choice("How is it known?", (), required="Choose one.")
    handling = Choice("How may it be handled?", (), required="Choose one.")
    conditions = LongText("On what conditions, for code C?", rows=2)
    record_class = Choice("What is it kept as?", CLASSES, required="Choose what it is kept as.")
    why = LongText("Why this grade?", rows=2)


class NameForm(Form):
    """Somebody or something by their name, then which."""

    sought = Text("Whom or what is it about?", hint="A name, a place, part of a plate or number", width="two-thirds",
                  required="Type whom or what it is about.")  # fmt: skip
    end = Choice("Which?", ())
    confidence = Choice("How sure is that?", CONFIDENCE, required="Choose how sure that is.")
    words = Text("Why is it they?", most=400, hint="Such as: named in full; the same plate")


class LinkForm(Form):
    """Two of what the report is about, and how they are linked."""

    begins = Choice("Who or what?", (), required="Choose what is linked.")
    kind = Choice("How are they linked?", LINKS, required="Choose how they are linked.")
    ends = Choice("With whom or what?", (), required="Choose what it is linked with.")
    confidence = Choice("How sure is that?", CONFIDENCE, required="Choose how sure that is.")
    role = Text("In which role?", hint="Such as driver, runner", most=200)


class ReleaseForm(Form):
    """The sanitised text, for whom, until when."""

    words = LongText(
        "What may be read", rows=6,
        hint="Take out whatever could tell who told, and anybody who need not be named.",
        required="Write the text that may be read, without what tells who told it.",
    )  # fmt: skip
    handling = Choice("Code", HANDLINGS, required="Choose a code.")
    conditions = LongText("On what conditions, for code C?", rows=2)
    audience = Choices("Who may read it?", ())
    somebody = LongText("Who else, by name?", hint="An e-mail address or a whole name, one a line", rows=2)
    review_on = DateParts("When is it looked at again?", required="Give the day it is looked at again.")
    expires_on = DateParts("When does it expire?", hint="Leave it empty if it stays until it is ended")
    marking = Choice("Marking", MARKINGS, required="Choose a marking.")


class HoldForm(Form):
    """Why it is held, or why that has ended."""

    why = LongText("Which inquiry or review needs it, or why has the hold ended?", rows=3, required="Say why.")


def _page(title: str, form: Form, report_id: UUID, button: str, *before: str) -> TaskPage:
    return TaskPage(title, form, Link("The report", report_url(report_id)), button, before=before)


def _as_sent(actor: Actor, report_id: UUID) -> Callable[[], Sequence[Beside]]:
    """What was sent, to be read beside what is written about it. That it was opened is kept."""

    def reads() -> Sequence[Beside]:
        text = actions.open_report(actor=actor, report_id=report_id, purpose=Purpose.GRADE)
        found = (
            Beside("As it was sent", text.words), Beside("How it is known", text.source_words),
            Beside("If it were known who told", text.if_known),
        )  # fmt: skip
        return [each for each in found if each.words]

    return reads


@screen(Permission.HANDLE, load=load, log="intelligence.report_viewed")
def grade_report(request: HttpRequest, actor: Actor, loaded: LoadedReport, report_id: UUID) -> Answer:
    """Grade it by 3x5x2. An older grade stays as it was written."""
    kind = GradeForm.offering(source=_codes("source"), information=_codes("information"), handling=_codes("handling"))
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()

    def act() -> str:
        source, information, handling = (
            each.partition(":")[2] for each in (form.source, form.information, form.handling)
        )
        told = GradeTold(
            source, information, handling, form.conditions, form.why, record_class=RecordClass(form.record_class)
        )
        actions.grade(actor=actor, report_id=report_id, told=told)
        return report_url(report_id)

    page = _page("Grade a report", form, report_id, "Grade it", "Grade what was sent, not whoever it is about.")
    return do_task(request, page, act, "source", _as_sent(actor, report_id))


@screen(Permission.HANDLE, load=load, log="intelligence.report_viewed")
def name_in_report(request: HttpRequest, actor: Actor, loaded: LoadedReport, report_id: UUID) -> Answer:
    """Look for them by name, then choose which. Naming a restricted person restricts the report."""
    sought = request.POST.get("sought", "")
    kind = NameForm.offering(end=found_by(sought, actor=actor))
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()

    def act() -> str:
        about = About(chosen(form), Confidence(form.confidence), form.words)
        actions.name(actor=actor, report_id=report_id, about=about)
        return report_url(report_id)

    before = "Type a name and press the button; then choose which it is. Somebody nobody has kept yet is added first."
    page = _page("Whom or what is it about?", form, report_id, "Look, or say so", before)
    return do_task(request, page, act, "sought", _as_sent(actor, report_id))


@screen(Permission.HANDLE, load=load, log="intelligence.report_viewed")
def link_in_report(request: HttpRequest, actor: Actor, loaded: LoadedReport, report_id: UUID) -> Answer:
    """Two of those it is about, and how they are linked; where it is about fewer, they are named first."""
    nodes = list(dict.fromkeys(each.node for each in loaded.shown.about))
    if len(nodes) < 2:  # the two ends of one link
        return Go(reverse("name_in_report", kwargs={"report_id": report_id}))
    options = node_options(nodes, subjects.names(nodes, actor=actor))
    kind = LinkForm.offering(begins=options, ends=options)
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()

    def act() -> str:
        line = loaded.shown.line
        on = local_date(line.happened_at) if line.happened_at and line.happened_precision in ("minute", "day") else None
        told = LinkTold(
            LinkKind(form.kind), end_of(form.begins), end_of(form.ends), Confidence(form.confidence), role=form.role,
            first_on=on,
        )  # fmt: skip
        actions.link(actor=actor, report_id=report_id, told=told)
        return report_url(report_id)

    page = _page("What does it link?", form, report_id, "Link them")
    return do_task(request, page, act, "ends", _as_sent(actor, report_id))


def audiences() -> tuple[Option, ...]:
    """To whom a text may be released, but for those named one by one."""
    return (
        Option(CORE, "The core exploitation roles"), Option(PEOPLE, "Whoever may see the people it names"),
        *(Option(str(each.pk), each.name) for each in agencies.partners()),
    )  # fmt: skip


def told_by(form: ReleaseForm) -> ReleaseTold:
    """The release a form asks for. Raises Incomplete where somebody named is nobody, or several."""
    return ReleaseTold(
        form.words, Handling(form.handling), form.review_on.earliest(), form.conditions, CORE in form.audience,
        PEOPLE in form.audience, [UUID(each) for each in form.audience if each not in (CORE, PEOPLE)],
        _accounts(form.somebody), form.expires_on.earliest(), Marking(form.marking),
    )  # fmt: skip


@screen(Permission.HANDLE, load=load, log="intelligence.report_viewed")
def release_report(request: HttpRequest, actor: Actor, loaded: LoadedReport, report_id: UUID) -> Answer:
    """Release a sanitised text. It says what the report was said to be about, and what that links."""
    kind = ReleaseForm.offering(audience=audiences())
    graded = loaded.shown.grades[0].handling if loaded.shown.grades else ""
    filled = {"audience": (CORE,), "marking": Marking.SENSITIVE.value, "handling": "C" if graded == "C" else "P"}
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank(filled=filled)

    def act() -> str:
        actions.release(actor=actor, report_id=report_id, told=told_by(form))
        return report_url(report_id)

    before = (
        "The report stays as it was sent, with the unit. This text is read by those you choose, beside it.",
        "Whoever reads it is shown of what it links only what they may see.",
    )
    page = _page("Release a text", form, report_id, "Release it", *before)
    return do_task(request, page, act, "words", _as_sent(actor, report_id))


@screen(Permission.HANDLE, load=load, log="intelligence.report_viewed")
def hold_report(request: HttpRequest, actor: Actor, loaded: LoadedReport, report_id: UUID) -> Answer:
    """Hold it against disposal, or end that."""
    form, held = (
        HoldForm.parse(request.POST) if request.method == "POST" else HoldForm.blank(),
        loaded.shown.line.is_held,
    )

    def act() -> str:
        actions.hold(actor=actor, report_id=report_id, held=not held, why=form.why)
        return report_url(report_id)

    title = "End the legal hold" if held else "Hold it for an inquiry or review"
    return do_task(request, _page(title, form, report_id, "End the hold" if held else "Hold it"), act, "why")


def _accounts(words: str) -> list[UUID]:
    found = []
    for line in filter(None, (each.strip() for each in words.splitlines())):
        named = accounts_named(line)
        if len(named) != 1:
            raise Incomplete([Problem("somebody", f"Nobody, or more than one, is called “{line}”. Give an address.")])
        found += named
    return found
