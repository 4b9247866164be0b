"""The challenge log: who asked whom to account for what, what was answered, and what that changed, in every body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.insight.partnership import selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import BodyShown, ChallengeShown
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class ChallengesPage:
    """What the template shows."""

    title: str
    sentence: str
    tables: Sequence[Table]
    empty: Empty


@screen(Permission.VIEW, log="")
def partnership_challenges(request: HttpRequest, actor: Actor) -> Shown:
    """Every challenge: those that wait first. No child is on this page."""
    today = local_date(timezone.now())
    found = [(body, each) for body in selectors.bodies(actor=actor, today=today) for each in body.challenges]
    did = {
        each.challenge_id: f"Action: {each.what} {each.person}, by {say.day_of(each.by)}"
        f"{'' if each.became is None else f'. {each.became.label}'}"
        for each in selectors.agreed_actions(actor=actor)
        if each.challenge_id
    }
    waiting = [one for one in found if one[1].is_open]
    ended = [one for one in found if not one[1].is_open]
    late = sum(each.is_late(today) for _, each in waiting)
    changed = sum(
        bool(each.effect) or (each.became is not None and each.became.value == "changed") for _, each in ended
    )
    page = ChallengesPage(
        "Challenges",
        f"{say.count_of(len(found), 'challenge')}: {len(waiting)} waiting, {late} late; {changed} changed something.",
        [each for each in (_table("Waiting", waiting, did), _table("Answered", ended, did)) if each],
        Empty("No challenge yet", "One is kept from the page of the body where it was put."),
    )
    return Shown("partnership/actions.html", page)


def _table(caption: str, found: Sequence[tuple[BodyShown, ChallengeShown]], did: Mapping[UUID, str]) -> Table | None:
    today = local_date(timezone.now())
    rows = [
        [
            Cell(
                each.words,
                reverse("partnership_body", kwargs={"body_id": body.id}),
                note=f"{body.name}, {say.day_of(each.on)}",
            ),
            Cell(each.by_whom, note=f"asked {each.to_agency}"),
            Cell(
                each.answer or f"To be answered by {say.day(each.answer_by)}{' – Late' if each.is_late(today) else ''}",
                note=f"{each.answered_by}, {say.day_of(each.answered_on)}" if each.answered_on else "",
            ),
            Cell(str(each.became.label) if each.became else "", note=each.effect or did.get(each.id, "")),
        ]
        for body, each in found
    ]
    return Table(caption, ("What was asked", "Who, and whom", "Answer", "Effect"), rows) if rows else None
