"""For whoever leads a team: the children for whom nothing moves, and what must be put right before the return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.selectors import Overview
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design.parts import Empty
from openmash.pathways import drift as drifts
from openmash.web.child.banner import age_and_birth
from openmash.web.journey.journey import Wrong, stage_said, wrong_of
from openmash.web.journey.tasks import journey_url


@dataclass(frozen=True)
class Row:
    """One child, with each thing said of them."""

    url: str
    child: str
    stage: str
    lines: Sequence[tuple[str, str]]
    wrong: Sequence[Wrong]


@dataclass(frozen=True)
class ListPage:
    """What the template shows."""

    title: str
    sentence: str
    rows: Sequence[Row]
    empty: Empty


@screen(Permission.OVERSEE, log="journey.drift_listed")
def drift(request: HttpRequest, actor: Actor) -> Shown:
    """Children of my team for whom something stands still, the longest first. No child has a score."""
    now = timezone.now()
    found = drifts.drifting(actor=actor, now=now)
    names = all_called([one.overview for one in found], actor)
    page = ListPage(
        "Drift", f"{_children(len(found))} of your team for whom something stands still. Nobody is given a score.",
        [
            Row(
                journey_url(one.overview.person_id), names[one.overview.person_id],
                stage_said(one.overview.standing.stage, now),
                [(still.kind, still.said) for still in one.still], (),
            )
            for one in found
        ],
        Empty("Nothing stands still", "A child not seen, a plan unchanged, a limit past: each appears here."),
    )  # fmt: skip
    return Shown("journey/list.html", page, about=[f"person:{one.overview.person_id}" for one in found])


@screen(Permission.OVERSEE, log="journey.put_right_listed")
def to_put_right(request: HttpRequest, actor: Actor) -> Shown:
    """What the yearly return would refuse or ask about, child by child, each with a fix."""
    now = timezone.now()
    found = drifts.to_put_right(actor=actor, now=now)
    names = all_called(found, actor)
    page = ListPage(
        "Put right before the return",
        f"{_children(len(found))} of your team. What happened stays; each line says how to put it right.",
        [
            Row(
                journey_url(one.person_id), names[one.person_id], stage_said(one.standing.stage, now),
                [("To be written", "Why a step was taken")] if one.owes_reasons else [],
                [wrong_of(each, {"person_id": one.person_id}, writes=True) for each in one.put_right],
            )
            for one in found
        ],
        Empty("Nothing to put right", "What a return would refuse appears here, with its rule and how to mend it."),
    )  # fmt: skip
    return Shown("journey/list.html", page, about=[f"person:{one.person_id}" for one in found])


def called(one: Overview) -> str:
    """The child by name and age."""
    if one.card is None:
        return "Unknown child"
    age = age_and_birth(one.card.birth, None, has_died=one.card.has_died)[0]
    return f"{one.card.name}, {age}" if age else one.card.name


def all_called(found: Sequence[Overview], actor: Actor) -> Mapping[UUID, str]:
    """Each child so, by key, and a child whom nobody has named as on every other list."""
    lines = in_agreed_words([(called(one), [one.person_id]) for one in found], actor=actor)
    return {one.person_id: line for one, line in zip(found, lines, strict=True)}


def _children(many: int) -> str:
    return "1 child" if many == 1 else f"{many} children"
