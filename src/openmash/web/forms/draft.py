"""A draft: its sections and questions in order, each with what can be done to it; what stays says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText, Text, new_token
from openmash.foundation.design.parts import Link, Notice
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.instruments import actions, drafting, local
from openmash.foundation.instruments.checking import form_of, problems_of
from openmash.foundation.instruments.drafting import KIND_WORDS, body_of, by_when
from openmash.foundation.instruments.loading import version_of
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.shape import Instrument, Question, Section
from openmash.foundation.instruments.statutory import why_question_stays
from openmash.foundation.instruments.words import Standing, Use, What
from openmash.web.child.task import ask
from openmash.web.forms.loading import (
    AtVersion,
    draft_url,
    load_draft_of_form,
    load_version,
    stays_beside,
    tasks_of,
    thing_link,
)

Body = dict[str, object]
UP, DOWN, OUT = "up", "down", "out"
DONE = {UP: "Moved up", DOWN: "Moved down", OUT: "Taken out"}


@dataclass(frozen=True)
class QuestionLine:
    """One question, or one answer of a list."""

    slug: str
    label: str
    says: str
    only_if: str
    stays: str
    change: Link
    moves: Sequence[tuple[str, str]]
    """What can be done with a button: its name and its words."""


@dataclass(frozen=True)
class SectionPanel:
    """One section with its questions."""

    slug: str
    title: str
    note: str
    change: Link | None
    add: Link
    moves: Sequence[tuple[str, str]]
    lines: Sequence[QuestionLine]


@dataclass(frozen=True)
class DraftPage:
    """What the template shows."""

    title: str
    heading: str
    back: Link
    line: str
    source: str
    notice: Notice | None
    head: Link
    see: Link
    sections: Sequence[SectionPanel]
    add_section: Link | None
    put_back: Sequence[tuple[str, str]]
    beside: Sequence[tuple[str, str]]
    wrong: Sequence[str]
    ready_url: str
    move_url: str
    tasks: Sequence[Link]
    token: str


class HeadForm(Form):
    """What the whole is called, and where it comes from."""

    title = Text("What is it called?", required="Give it a name.", most=120)
    source = LongText(
        "Where does it come from?", rows=2, required="Say where it comes from.",
        hint="The policy, the guidance or the decision that asks for it, with its date",
    )  # fmt: skip


@dataclass(frozen=True)
class TaskPage:
    """One form about a draft."""

    title: str
    form: Form
    back: Link
    caption: str
    stays: str = ""


@screen(Permission.DRAFT, load=load_version)
def form_draft(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """The draft as it stands."""
    if at.shown.standing is not Standing.DRAFT:
        return Go(reverse("form_version", kwargs={"version_id": version_id}))
    return Shown("forms/draft.html", page_of(at, actor, None))


@screen(Permission.DRAFT, load=load_version)
def form_ready(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """Say that somebody else may put it in force."""
    if request.method != "POST":
        raise NotVisible
    try:
        actions.say_ready(actor=actor, version_id=version_id)
    except NotAllowedNow as refusal:
        return Shown("forms/draft.html", page_of(at, actor, Notice("Not ready", refusal.sentence)))
    return Go(reverse("form_version", kwargs={"version_id": version_id}))


@screen(Permission.DRAFT, load=load_version)
def form_move(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """Move or take out a question, a section or an answer; or put back a question that was taken out."""
    if request.method != "POST":
        raise NotVisible
    what, slug = request.POST.get("what", ""), request.POST.get("slug", "")[:60]
    try:
        if at.shown.kept.what is What.CODES:
            _move_code(actor, at, what, slug)
        else:
            _move(actor, at, what, slug)
    except NotAllowedNow as refusal:
        return Shown("forms/draft.html", page_of(at, actor, Notice("Nothing was changed", refusal.sentence)))
    except (KeyError, StopIteration, ValueError):
        raise NotVisible from None
    return Go(f"{draft_url(version_id)}#{slug}")


@screen(Permission.DRAFT, load=load_version)
def form_head(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """Its name and where it comes from."""
    body = at.shown.kept.body
    form = ask(
        request, HeadForm.blank(filled={"title": body.get("title", ""), "source": body.get("source", "")}),
        lambda told: actions.change(
            actor=actor, version_id=version_id, changed="Its name, or where it comes from", touches="head",
            base=at.shown.wording_id, make=lambda was: {**was, "title": told.title, "source": told.source},
        ),
    )  # fmt: skip
    if form is None:
        return Go(draft_url(version_id))
    page = TaskPage("Its name, and where it comes from", form, Link("The draft", draft_url(version_id)), at.shown.title)
    return Shown("forms/head.html", page)


def page_of(at: AtVersion, actor: Actor, notice: Notice | None) -> DraftPage:
    """The page of a draft, of whatever kind."""
    shown, kept = at.shown, at.shown.kept
    key = kept.id
    form = form_of(kept) if kept.what is What.FORM else None
    return DraftPage(
        title="A draft",
        heading=shown.title,
        back=thing_link(kept.slug, shown.title),
        line=f"Drafted by {say.listed(shown.drafters)}. Last changed by {shown.changed_by}, "
        f"{say.moment(shown.changed_at)}. Nobody is asked it until somebody else has put it in force.",
        source=str(kept.body.get("source", "")),
        notice=notice,
        head=Link("Its name, and where it comes from", draft_url(key, "form_head")),
        see=Link("See it as it will look", reverse("form_version", kwargs={"version_id": key})),
        sections=_sections(form, key, kept.use) if form else _list(kept) if kept.what is What.CODES else _letter(key),
        add_section=Link("Add a section", draft_url(key, "form_section_add")) if form else None,
        put_back=_gone(at, form) if form else (),
        beside=stays_beside(kept.use),
        wrong=problems_of(kept),
        ready_url=draft_url(key, "form_ready"),
        move_url=draft_url(key, "form_move"),
        tasks=[link for link in tasks_of(shown, key, actor) if link.url != draft_url(key)],
        token=new_token(),
    )  # fmt: skip


def change_form(
    actor: Actor, at: AtVersion, make: Callable[[Instrument], Instrument], changed: str, touches: str = ""
) -> None:
    """Change the draft of a form, on what it says now. Raises NotAllowedNow."""

    def made(body: local.Body) -> local.Body:
        now = local.Kept(**{**at.shown.kept.__dict__, "body": body})
        return {**body_of(make(form_of(now))), "source": body.get("source", "")}

    actions.change(
        actor=actor, version_id=at.shown.kept.id, make=made, changed=changed, touches=touches, base=at.shown.wording_id
    )


def _move(actor: Actor, at: AtVersion, what: str, slug: str) -> None:
    if what == "back":
        before = _before(at)
        section = next(each for each in before.sections if any(q.slug == slug for q in each.questions))
        change_form(actor, at, lambda form: _put_back(form, section, slug), f"Put back: {slug}")
        return
    is_section = what.startswith("section-")
    step = what.removeprefix("section-")
    by = {UP: -1, DOWN: 1}.get(step, 0)
    if step not in DONE:
        raise NotVisible

    def make(form: Instrument) -> Instrument:
        if is_section:
            return drafting.take_out_section(form, slug) if step == OUT else drafting.move_section(form, slug, by)
        form.question(slug)
        return drafting.take_out(form, slug) if step == OUT else drafting.move(form, slug, by)

    change_form(actor, at, make, f"{DONE[step]}: {slug}")


def _put_back(form: Instrument, section: Section, slug: str) -> Instrument:
    question = next(each for each in section.questions if each.slug == slug)
    if slug in {each.slug for each in form}:
        raise NotAllowedNow("It is there already.")
    if not any(each.slug == section.slug for each in form.sections):
        empty = Section(section.slug, section.title, (), section.hint, None, section.apart, section.per_child)
        form = drafting.put_section(form, empty)
    return drafting.put_question(form, section.slug, question)


def _move_code(actor: Actor, at: AtVersion, what: str, code: str) -> None:
    def make(body: local.Body) -> local.Body:
        rows = body.get("codes", [])
        order = list(rows) if isinstance(rows, list) else []
        place = next(number for number, row in enumerate(order) if row["code"] == code)
        if what == OUT:
            if code in _codes_used(at):
                raise NotAllowedNow("It was in force once, and records say it. Stop offering it instead: change it.")
            del order[place]
            return {**body, "codes": order}
        to = place + {UP: -1, DOWN: 1}[what]
        if not 0 <= to < len(order):
            raise NotAllowedNow("It stands at the end already.")
        order[place], order[to] = order[to], order[place]
        return {**body, "codes": order}

    if what not in DONE:
        raise NotVisible
    actions.change(
        actor=actor, version_id=at.shown.kept.id, make=make, changed=f"{DONE[what]}: {code}", touches=code,
        base=at.shown.wording_id,
    )  # fmt: skip


def _codes_used(at: AtVersion) -> set[str]:
    """The codes that were in force once, in any version, ours among them."""
    found = {
        code.code for kept in local.versions_of(at.shown.kept.slug) if kept.effective_from
        for code in local.as_code_set(kept).codes
    }  # fmt: skip
    return found | local.shipped_of(at.shown.kept.slug)


def _before(at: AtVersion) -> Instrument:
    """The form this draft was begun from. Raises NotVisible where there was none."""
    if not at.shown.drafted_from:
        raise NotVisible
    return version_of(at.shown.kept.slug, at.shown.drafted_from)


def _gone(at: AtVersion, form: Instrument) -> list[tuple[str, str]]:
    """Questions of the version it was begun from that are taken out of this draft."""
    if not at.shown.drafted_from:
        return []
    there = {question.slug for question in form}
    return [(question.slug, question.label) for question in _before(at) if question.slug not in there]


def _sections(form: Instrument, key: UUID, use: Use) -> list[SectionPanel]:
    together = use in (Use.ASSESSMENT, Use.TOOL)
    return [
        SectionPanel(
            section.slug,
            section.title,
            "Asked of each child apart."
            if section.per_child
            else "Asked once, for all the children."
            if together
            else "",
            Link("Change", draft_url(key, "form_section", slug=section.slug)),
            Link("Add a question", draft_url(key, "form_question_add", section=section.slug)),
            [(f"section-{UP}", "Up"), (f"section-{DOWN}", "Down"), (f"section-{OUT}", "Take out")],
            [_question(form, question, key) for question in section.questions],
        )
        for section in form.sections
    ]


def _whose(section: Section, together: bool) -> str:
    if section.per_child:
        return "Asked of each child apart."
    return "Asked once, for all the children." if together else ""


def _question(form: Instrument, question: Question, key: UUID) -> QuestionLine:
    why = why_question_stays(form.slug, question.slug)
    chosen = [option.text for option in question.options] if question.kind in drafting.CHOSEN else []
    answers = f": {say.listed(chosen[:6])}{' and more' if len(chosen) > 6 else ''}" if chosen else ""
    moves = [(UP, "Up"), (DOWN, "Down"), *([] if why else [(OUT, "Take out")])]
    only_if = ""
    if question.show_if:
        first = form.question(question.show_if.question)
        said = say.listed([first.words_for(each) for each in question.show_if.answers])
        only_if = f"Asked only after “{first.label}” is answered: {said}."
    return QuestionLine(
        question.slug, question.label, f"{KIND_WORDS[question.kind]}{answers}. {by_when(question)}.", only_if,
        f"It stays. {why.why} ({why.source})" if why else "",
        Link("Change", draft_url(key, "form_question", slug=question.slug)), moves,
    )  # fmt: skip


def _list(kept: local.Kept) -> list[SectionPanel]:
    found = local.as_code_set(kept)
    lines = [
        QuestionLine(
            code.code, code.label, code.note,
            f"Not chosen any more from {say.day_of(code.retired_on)}." if code.retired_on else "", "",
            Link("Change", draft_url(kept.id, "form_code", code=code.code)),
            [(UP, "Up"), (DOWN, "Down"), (OUT, "Take out")],
        )
        for code in found.codes
    ]  # fmt: skip
    add = Link("Add an answer", draft_url(kept.id, "form_code_add"))
    return [SectionPanel("codes", "What can be chosen", "", None, add, (), lines)]


def _letter(key: UUID) -> list[SectionPanel]:
    change = Link("Write the letter, and say to whom it may go", draft_url(key, "form_letter"))
    return [SectionPanel("letter", "The letter", "", None, change, (), ())]


@screen(Permission.DRAFT, load=load_draft_of_form)
def form_section(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID, slug: str) -> Answer:
    """Word a section anew."""
    section = next((each for each in at.form.sections if each.slug == slug), None)
    if section is None:
        raise NotVisible
    return _sectioned(request, actor, at, section)


@screen(Permission.DRAFT, load=load_draft_of_form)
def form_section_add(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """Add a section with its first question."""
    return _sectioned(request, actor, at, None)


class SectionForm(Form):
    """What a section is called."""

    title = Text("What is the section called?", required="Give the section a name.", most=120)
    hint = LongText("What helps whoever fills it in?", rows=2, hint="Left empty: nothing is shown")


def _sectioned(request: HttpRequest, actor: Actor, at: AtVersion, before: Section | None) -> Answer:
    from openmash.web.forms.question import NewSectionForm, act_on_new_section

    key = at.shown.kept.id
    back = Link("The draft", draft_url(key))
    if before is None:
        new = ask(request, NewSectionForm.for_use(at.shown.kept.use), lambda told: act_on_new_section(actor, at, told))
        if new is None:
            return Go(draft_url(key))
        return Shown("forms/section.html", TaskPage("Add a section", new, back, at.shown.title))
    filled = {"title": before.title, "hint": before.hint}
    form = ask(
        request, SectionForm.blank(filled=filled),
        lambda told: change_form(
            actor, at,
            lambda form: drafting.put_section(
                form, Section(before.slug, told.title, (), told.hint), instead_of=before.slug
            ),
            f"Worded anew: {told.title}", before.slug,
        ),
    )  # fmt: skip
    if form is None:
        return Go(f"{draft_url(key)}#{before.slug}")
    return Shown("forms/section.html", TaskPage("Change a section", form, back, at.shown.title))
