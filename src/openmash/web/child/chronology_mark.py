"""Mark an entry of a child's story as significant, or say that it no longer is: who and why stand with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Text
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.chronology.actions import mark
from openmash.insight.chronology.permissions import Permission
from openmash.insight.chronology.selectors import SEALED, Marked, Place, entry_at, with_marks
from openmash.web.child.record import Child, Part, SealedChild, load
from openmash.web.child.task import Begun, TaskPage, ask, begin


class MarkForm(Form):
    """Why."""

    why = Text("Why does it matter for this child?", required="Say why.", most=400)


class UnmarkForm(Form):
    """Why no longer."""

    why = Text("Why is it no longer significant?", required="Say why.", most=400)


@dataclass(frozen=True)
class MarkPage(TaskPage):
    """The entry, and who marked it, if anybody did."""

    when: str
    agency: str
    words: str
    marked: str
    button: str


@screen(Permission.MARK, load=load, log="child.viewed")
def child_chronology_mark(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """One entry, named in the address; what is not there for this person is a page like any that does not exist."""
    if isinstance(child, SealedChild):
        raise NotVisible
    begun = begin(actor, child, "chronology_mark", part=Part.CHRONOLOGY)
    if not isinstance(begun, Begun):
        return begun
    place, digest = _asked(request.GET.get("entry", ""))
    [line] = with_marks([entry_at(child.person, place, digest, actor=actor)], child.person, actor=actor)
    if line.entry.kind == SEALED:
        raise NotVisible
    marked = line.mark if line.mark and line.mark.is_significant else None
    form = ask(
        request,
        UnmarkForm.blank() if marked else MarkForm.blank(),
        lambda told: mark(
            actor=actor, person=child.person, place=place, digest=digest, is_significant=marked is None, why=told.why
        ),
    )
    if form is None:
        return begun.done()
    page = MarkPage(
        "Mark as significant" if marked is None else "No longer significant", form, begun.back, begun.caption,
        when=say.day_of(line.at), agency=line.agency.name, words=line.entry.headline, marked=_said(marked),
        button="Mark as significant" if marked is None else "Take the mark away",
    )  # fmt: skip
    return begun.shown("child/chronology_mark.html", page)


def _said(marked: Marked | None) -> str:
    return f"{marked.by} marked it on {say.day_of(marked.at)}: {marked.why}" if marked else ""


def _asked(typed: str) -> tuple[Place, str]:
    """Which entry an address names. Raises NotVisible for what names none."""
    parts = typed.split("~")
    try:
        kind, source, at, digest = parts
        moment = datetime.fromisoformat(at.replace(" ", "+"))
        if moment.tzinfo is None:
            raise NotVisible
        return (kind, UUID(source), moment), digest
    except ValueError:
        raise NotVisible from None
