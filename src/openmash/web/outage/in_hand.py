"""A paper form in hand: what is recorded next on the page of its kind is recorded as of the time written on it.

It is kept in the session, so it is one browser's; the database keeps that it was entered, once, whoever holds it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.outage import actions
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotAllowedNow

KEY = "paper_in_hand"


@dataclass(frozen=True)
class InHand:
    """The form that this browser's reader enters."""

    number: str
    kind: FormKind
    at: datetime

    @property
    def words(self) -> str:
        """What stands over every page until it is entered or put down."""
        return (
            f"Paper form {self.number} ({self.kind.label.lower()}) is in your hand. What you record on the page for it "
            f"is recorded as of {say.moment(self.at)}, and once."
        )

    @property
    def link(self) -> Link:
        """To the form."""
        return Link("Go on with the form, or put it down", reverse("outage_form", kwargs={"number": self.number}))


def take_up(request: HttpRequest, number: str, kind: FormKind, at: datetime) -> None:
    """Take a form in hand; one that was in hand before is put down."""
    request.session[KEY] = {"number": number, "kind": kind.value, "at": at.isoformat()}


def put_down(request: HttpRequest) -> None:
    """Put down whatever is in hand."""
    request.session.pop(KEY, None)


def in_hand(request: HttpRequest) -> InHand | None:
    """The form in hand, if there is one."""
    kept = request.session.get(KEY) if hasattr(request, "session") else None
    if not isinstance(kept, dict):
        return None
    return InHand(kept["number"], FormKind(kept["kind"]), datetime.fromisoformat(kept["at"]))


def may_be_from_paper(kind: FormKind) -> Callable[[Screen], Screen]:
    """Let a screen's form be entered from a paper form of this kind. Stands under `@screen`, in its transaction."""

    def decorate(view: Screen) -> Screen:
        @functools.wraps(view)
        def shown(request: HttpRequest, actor: Actor, *loaded: object, **kwargs: object) -> Answer:
            held = in_hand(request)
            if held is None or held.kind is not kind or request.method != "POST":
                return view(request, actor, *loaded, **kwargs)
            with ExitStack() as stack:
                try:
                    entering = stack.enter_context(actions.entering(actor=actor, number=held.number, at=held.at))
                except NotAllowedNow:
                    put_down(request)
                    return Go(reverse("outage_form", kwargs={"number": held.number}))
                answer = view(request, actor, *loaded, **kwargs)
                if isinstance(answer, Go):
                    entering.led_to(answer.url)
                    put_down(request)
                return answer

        return shown

    return decorate
