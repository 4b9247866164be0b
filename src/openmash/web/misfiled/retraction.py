"""What somebody read was about another child: they say what they did with it. The words are not repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.misfiled import actions, selectors
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.selectors import Retraction
from openmash.casework.misfiled.words import Kind, Used
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.steps import tried


class RetractionForm(Form):
    """What was done with it."""

    used = Choice(
        "Did you use it?", tuple(Option(each.value, str(each.label)) for each in Used),
        required="Say whether you used it.",
    )  # fmt: skip
    words = LongText("If so: what, where, and whom you told", rows=4)


@dataclass(frozen=True)
class Loaded:
    """One retraction."""

    found: Retraction

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_retraction(*, actor: Actor, touched_id: UUID) -> Loaded:
    """The retraction, for whoever it is to. Raises NotVisible for anybody else and once it is answered."""
    found = selectors.retraction(touched_id, actor=actor)
    if not found.is_mine or found.is_answered:
        raise NotVisible
    return Loaded(found)


@screen(Permission.ANSWER, load=load_retraction, log="retraction.viewed")
def retraction(request: HttpRequest, actor: Actor, loaded: Loaded, touched_id: UUID) -> Answer:
    """Say whether it was used, so that it can be undone."""
    form = tried(
        RetractionForm.blank(), request,
        lambda told: actions.answer(actor=actor, touched_id=touched_id, used=Used(told.used), words=told.words), {},
    )  # fmt: skip
    if form is None:
        return Go(reverse("worklist"))
    back = Link("Worklist", reverse("worklist"))
    page = TaskPage("Words that were about another child", form, back, loaded.found.reference, said(loaded.found))
    return Shown("misfiled/retraction.html", page)


def said(found: Retraction) -> str:
    """What is said of it, without the words and without whom they were about."""
    if found.kind is Kind.SEPARATED:
        whose = f" of {found.name}" if found.name else ""
        return (
            f"Two records{whose} that you looked at as one person’s are two people’s ({found.reference}). What you "
            "read may have been about the other. Look again before you act, and say below what you did because of it."
        )
    when = f" first on {say.day_of(found.read_at)}" if found.read_at else ""
    filed = f"filed with {found.name}" if found.name else "filed with a child"
    return (
        f"Under {found.reference} you saw words{when} that were {filed} and were not about this child. They have been "
        f"moved (told to you {say.near(found.told_at, timezone.now())}). Do not act on them. If you wrote them "
        "elsewhere, told anybody or decided anything because of them, say so below."
    )
