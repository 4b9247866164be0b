"""How a form, a list or a letter looks to whoever fills it in, and what changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments import letters, local
from openmash.foundation.instruments.answering import Filled, blank
from openmash.foundation.instruments.checking import form_of, list_body, problems_of
from openmash.foundation.instruments.drafting import Difference, body_of, differences
from openmash.foundation.instruments.letters import RECIPIENTS
from openmash.foundation.instruments.loading import BadDefinition, NotInForce, instrument, read, version_of
from openmash.foundation.instruments.permissions import Permission
from openmash.foundation.instruments.shape import Instrument, Kind
from openmash.foundation.instruments.words import OURS, WHAT_OF, WRITTEN_TOGETHER, Standing, Use, What
from openmash.foundation.reference.codes import BadCodeSet, codes
from openmash.web.assessments.writing import form_of as written_form_of
from openmash.web.forms.loading import (
    AtVersion,
    Thing,
    load_thing,
    load_version,
    stays_beside,
    tasks_of,
    thing_link,
)


@dataclass(frozen=True)
class Part:
    """One section as it will look. `filled` where it is asked on a page; `form` where several write in it together."""

    title: str
    hint: str
    note: str
    filled: Filled | None
    form: Form | None
    kinds: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PreviewPage:
    """What the template shows."""

    title: str
    heading: str
    back: Link
    line: str
    source: str
    wrong: Sequence[str]
    parts: Sequence[Part]
    codes: Sequence[str]
    letter_to: str
    letter: Sequence[str]
    asks: Sequence[str]
    beside: Sequence[tuple[str, str]]
    changed: Sequence[Difference]
    tasks: Sequence[Link]


@screen(Permission.VIEW, load=load_version)
def form_version(request: HttpRequest, actor: Actor, at: AtVersion, version_id: UUID) -> Answer:
    """A version exactly as it will look, or looked, to whoever fills it in; and what it changed."""
    shown = at.shown
    since = shown.kept.effective_from
    when = f" from {say.day_of(since)}" if since else ""
    open_now = shown.standing in (Standing.DRAFT, Standing.READY)
    page = _page(
        heading=shown.title,
        back=thing_link(shown.kept.slug, shown.title),
        kept=shown.kept,
        line=f"Version {shown.kept.version}. {shown.standing.label}{when}. Drafted by {say.listed(shown.drafters)}.",
        wrong=problems_of(shown.kept) if open_now else (),
        changed=_changed(at),
        tasks=tasks_of(shown, version_id, actor),
    )
    return Shown("forms/preview.html", page)


@screen(Permission.VIEW, load=load_thing)
def form_ours(request: HttpRequest, actor: Actor, thing: Thing, slug: str) -> Answer:
    """The one that comes with the product."""
    if not thing.ours_since:
        raise NotVisible
    page = _page(
        heading=thing.title, back=thing_link(slug, thing.title), kept=_as_kept(thing),
        line="As it comes with the product.", wrong=(), changed=(), tasks=(),
    )  # fmt: skip
    return Shown("forms/preview.html", page)


def _page(
    *, heading: str, back: Link, kept: local.Kept, line: str, wrong: Sequence[str], changed: Sequence[Difference],
    tasks: Sequence[Link],
) -> PreviewPage:  # fmt: skip
    form, letter = _form(kept), _letter(kept)
    found = local.as_code_set(kept) if kept.what is What.CODES else None
    return PreviewPage(
        title="How it will look",
        heading=heading,
        back=back,
        line=line,
        source=str(kept.body.get("source", "")),
        wrong=wrong,
        parts=_parts(form, kept.use) if form else (),
        codes=[
            f"{code.label}{f' (not chosen any more from {say.day_of(code.retired_on)})' if code.retired_on else ''}"
            for code in found.codes
        ]
        if found
        else (),
        letter_to=say.listed([RECIPIENTS[each].lower() for each in letter.recipients]) if letter else "",
        letter=[letter.subject, *letter.words.split("\n\n")] if letter else (),
        asks=letter.asks if letter else (),
        beside=stays_beside(kept.use),
        changed=changed,
        tasks=tasks,
    )


def _parts(form: Instrument, use: Use) -> list[Part]:
    together = use in WRITTEN_TOGETHER
    found = []
    for section in form.sections:
        asked = replace(section, questions=tuple(each for each in section.questions if each.kind is not Kind.FILES))
        notes = ["Asked of each child apart."] if section.per_child else []
        notes += ["Files are added here, each looked at by a scanner first."] if asked != section else []
        found.append(
            Part(
                section.title, section.hint, " ".join(notes), None if together else blank(asked),
                written_form_of(asked).blank() if together else None,
                [(question.slug, question.kind.value) for question in asked.questions],
            )
        )  # fmt: skip
    return found


def _form(kept: local.Kept) -> Instrument | None:
    if kept.what is not What.FORM:
        return None
    try:
        return form_of(kept)
    except BadDefinition:
        return None


def _letter(kept: local.Kept) -> letters.LetterForm | None:
    if kept.what is not What.LETTER:
        return None
    try:
        return letters.letter_of(kept.slug, kept.version, kept.body)
    except letters.BadLetter:
        return None


def _changed(at: AtVersion) -> Sequence[Difference]:
    """What this version changed of the one it was drafted from."""
    kept, before = at.shown.kept, at.shown.drafted_from
    now = _form(kept)
    if now is None or not before:
        return ()
    try:
        was = local.version_of(kept.slug, before)
        return differences(read(was) if was else version_of(kept.slug, before), now)
    except (NotInForce, BadDefinition):
        return ()


def _as_kept(thing: Thing) -> local.Kept:
    """What comes with the product, in the shape of a version."""
    body: dict[str, object] = {}
    if thing.slug in OURS:
        body = body_of(instrument(thing.slug, date.max))
    elif thing.use is Use.LETTER:
        letter = next(each for each in letters.ours() if each.slug == thing.slug)
        body = {
            "title": letter.title, "source": letter.source, "recipients": list(letter.recipients),
            "subject": letter.subject, "words": letter.words,
        }  # fmt: skip
    else:
        try:
            body = dict(list_body(codes(thing.slug)))
        except BadCodeSet:
            raise NotVisible from None
    return local.Kept(UUID(int=0), thing.slug, 1, WHAT_OF[thing.use], thing.use, body, None, None)
