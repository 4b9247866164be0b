"""Made-up households: graded alone, talked over, and others like them graded again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.screening import calibration
from openmash.casework.screening.calibration import Alike, Round, Vignette
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import local_at
from openmash.casework.screening.words import Grade
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, Option, Text, as_date
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.screening import Screening as Local
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask


class OpenForm(Form):
    """Until when."""

    closes_on = DateParts("Until which day is it open?", required="Say until which day it is open.")


class VignetteForm(Form):
    """A grade, and why in a line."""

    grade = Choice("How do you grade it?", (), required="Choose a grade.")
    reasons = Text("Why, in a line?", most=400, required="Say why, in a line.")


@dataclass(frozen=True)
class TalkedOver:
    """A household one has graded: one's own grade, what all gave, and what there is to talk over."""

    said: str
    mine: str
    spread: str
    think: str


@dataclass(frozen=True)
class CalibrationPage:
    """What the template shows."""

    title: str
    caption: str
    form: Form
    back: Link
    asks: bool
    opens: bool
    said: str
    left: str
    result: str
    talked: Sequence[TalkedOver]


@screen(Permission.CALIBRATE, log="screening.calibration_viewed")
def screening_calibration(request: HttpRequest, actor: Actor) -> Answer:
    """One household at a time; nobody's answer is shown to another."""
    now = timezone.now()
    local, found = local_at(now), calibration.the_round(actor=actor, now=now)
    is_open = found is not None and found.closes_on >= local_date(now)
    asked = _next(found) if found and is_open else None
    form: Form = OpenForm.blank()
    if asked is not None:
        kind = VignetteForm.offering(grade=[Option(each.grade, each.label, each.meaning) for each in local.grades])
        done = ask(
            request, kind.blank(),
            lambda told: calibration.answer(
                actor=actor, vignette=asked.slug, grade=Grade(told.grade), reasons=told.reasons, now=now
            ),
        )  # fmt: skip
        if done is None:
            return Go(reverse("screening_calibration"))
        form = done
    elif not is_open and may(actor, Permission.DRAW_SAMPLE):
        opened = ask(
            request, OpenForm.blank(),
            lambda told: calibration.open_round(
                actor=actor, closes_on=as_date(told.closes_on) or local_date(now), now=now
            ),
        )  # fmt: skip
        if opened is None:
            return Go(reverse("screening_calibration"))
        form = opened
    elif request.method == "POST":
        raise NotVisible
    page = CalibrationPage(
        title="Made-up households, graded together", caption=_caption(found, is_open), form=form,
        back=Link("How consistently we screen", reverse("screening_consistency")), asks=asked is not None,
        opens=not is_open and bool(may(actor, Permission.DRAW_SAMPLE)), said=asked.said if asked else "",
        left=_left(found, asked) if found else "", result=_result(found) if found and asked is None else "",
        talked=_talked(found, local) if found else (),
    )  # fmt: skip
    return Shown("screening/calibration.html", page)


def _caption(found: Round | None, is_open: bool) -> str:
    if found is None:
        return "No exercise has been held yet"
    return f"{'Open until' if is_open else 'Closed on'} {say.day_of(found.closes_on)}"


def _next(found: Round) -> Vignette | None:
    return next((each for each in calibration.vignettes() if each.slug not in found.mine), None)


def _left(found: Round, asked: Vignette | None) -> str:
    if asked is None:
        return "You have graded all of them. Thank you."
    first = [each for each in calibration.vignettes() if each.set == "before"]
    if asked.set == "before":
        return f"{len(found.mine) + 1} of {len(first)}, before you talk them over"
    after = len(calibration.vignettes()) - len(first)
    return f"{len(found.mine) - len(first) + 1} of {after}, after talking them over. Talk first, then grade alone."


def _result(found: Round) -> str:
    before, after = found.before, found.after
    if not before.said or not after.said:
        return "Once three people have graded all six, it says here whether they agree more often after talking."
    moved = after.same - before.same
    verdict = "They agree more often after talking" if moved > 0 else "They agree less often after talking"
    if moved == 0:
        verdict = "They agree as often as before"
    elif found.is_beyond_chance:
        low, high = found.moved
        verdict += f", by {100 * moved:.0f} in a hundred ({100 * low:.0f} to {100 * high:.0f})"
    else:
        verdict += ": so few people may differ so by chance, and a further exercise would tell"
    return (
        f"{verdict}. {before.people} people graded all six. Before talking, pairs of them gave the same grade "
        f"{_of(before)}; "
        f"after, {_of(after)}. The range is where it would fall with other people like these, 95 times of 100. "
        "The last three households are others than the first, so a part of a change may be theirs."
    )


def _of(told: Alike) -> str:
    low, high = told.interval
    return f"{100 * told.same:.0f}% of the time ({100 * low:.0f}% to {100 * high:.0f}%)"


def _talked(found: Round, local: Local) -> list[TalkedOver]:
    """Only once one's own set is whole: before that, nothing to lean on."""
    shown = []
    for which in calibration.SETS:
        of_set = [each for each in calibration.vignettes() if each.set == which]
        if not all(each.slug in found.mine for each in of_set):
            break
        for each in of_set:
            spread = found.spread.get(each.slug, {})
            words = ", ".join(
                f"{local.label(grade).lower()} {spread[Grade(grade)]}"
                for grade in Grade.values
                if Grade(grade) in spread
            )
            shown.append(
                TalkedOver(
                    each.said, f"You graded it {local.label(found.mine[each.slug]).lower()}.",
                    f"All who graded it: {words}." if words else "Fewer than three people have graded it yet.",
                    each.think,
                )
            )  # fmt: skip
    return shown
