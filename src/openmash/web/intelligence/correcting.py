"""Correct what was released: the text as it should be, for whom, and why. The earlier ends; its readers are told."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.intelligence import actions, selectors
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.selectors import ReleaseLine
from openmash.casework.intelligence.words import Purpose
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.access.selectors import who
from openmash.foundation.design.forms import LongText, PartialDate
from openmash.foundation.design.parts import Link
from openmash.web.intelligence.desk import release_url
from openmash.web.intelligence.handling import CORE, PEOPLE, ReleaseForm, audiences, told_by
from openmash.web.intelligence.released import LoadedRelease, load
from openmash.web.intelligence.task import TaskPage, do_task


class CorrectForm(ReleaseForm):
    """The release as it should be, and what was wrong."""

    what_was_wrong = LongText("What was wrong with it?", rows=2, required="Say what was wrong with it.")


@screen(Permission.HANDLE, load=load, log="intelligence.release_viewed")
def correct_release(request: HttpRequest, actor: Actor, loaded: LoadedRelease, release_id: UUID) -> Answer:
    """Begin from what was released, for the same readers. Opening its words is logged, as it always is."""
    line = loaded.line
    if line.ended is not None:
        return Go(release_url(release_id))
    kind = CorrectForm.offering(audience=audiences())
    if request.method == "POST":
        form = kind.parse(request.POST)
    else:
        opened = actions.open_release(actor=actor, release_id=release_id, purpose=Purpose.REVIEW, words="To correct")
        form = kind.blank(filled=_filled(line, opened))

    def act() -> str:
        return release_url(
            actions.correct(actor=actor, release_id=release_id, told=told_by(form), why=form.what_was_wrong)
        )

    before = (
        "The text you release now takes the place of the other, which ends.",
        "Whoever opened that one is told not to rely on it.",
    )
    back = Link("The release", release_url(release_id))
    page = TaskPage("Correct a release", form, back, "Release it in place of the other", before=before)
    return do_task(request, page, act, "words")


def _filled(line: ReleaseLine, opened: selectors.Text) -> dict[str, object]:
    to = line.addressed
    named = who(to.accounts)
    filled: dict[str, object] = {
        "words": opened.words, "handling": line.grade.handling, "conditions": line.grade.conditions,
        "audience": (*([CORE] if to.to_core else []), *([PEOPLE] if to.to_people else []), *map(str, to.agencies)),
        "somebody": "\n".join(named[key].name for key in to.accounts), "marking": line.marking.value,
    }  # fmt: skip
    for name, on in (("review_on", line.review_on), ("expires_on", line.expires_on)):
        if on is not None:
            filled[name] = PartialDate(on.year, on.month, on.day)
    return filled
