"""End a child's own link, with why."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.own_words import actions
from openmash.casework.own_words.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Form, LongText
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin


class EndForm(Form):
    """Why."""

    because = LongText("Why does the link end?", rows=2, required="Say why the link ends.", most=400)


@screen(Permission.INVITE, load=load_child, log="child.viewed")
def end_own_link(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """It closes at once; the child is shown whom to ask."""
    begun = begin(actor, child, "end_own_link", part=Part.VOICE)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, EndForm.blank(),
        lambda told: actions.end(actor=actor, person_ids=child.person.ids, because=told.because),
    )  # fmt: skip
    if form is None:
        return begun.to("own_link")
    return begun.shown(
        "own_words/end_own_link.html", TaskPage("End the child’s own link", form, begun.back, begun.caption)
    )
