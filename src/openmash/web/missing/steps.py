"""The small tasks of an episode before the interview: the police's level, back, the police's own talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import BackTold, CompanionTold, PreventionTold, RiskTold
from openmash.casework.missing.words import CameBack, Level, Prevention, Safe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, Clock, DateParts, Form, LongText, Option, Problem, Text
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.web.missing.loading import Loaded, done, in_use, load_episode, moment_of, task_page

F = TypeVar("F", bound=Form)


class RiskForm(Form):
    """As the police set it."""

    level = Choice("Risk level the police have set", (), required="Choose the level the police set.")
    set_by = Text("Which officer set it?", required="Say which officer set the level.")
    supervisor = Text("Supervisor who agreed it", hint="Needed where the level is below medium")
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now")
    reasons = LongText("The police’s reasons", rows=4, required="Write the police’s reasons for the level.")
    evidence = LongText(
        "What they used", rows=3, hint="Each piece: who gave it, how to reach them, and when it was obtained"
    )
    review_on = DateParts(
        "When will they look at it again? The day", hint="Left empty: after the area’s own hours (local)"
    )
    review_at = Clock("At what time will they look again?")


class BackForm(Form):
    """How, when, by whom, and how the child is."""

    how = Choice(
        "How did the child come back?", tuple(Option(x.value, str(x.label)) for x in CameBack),
        required="Choose how the child came back.",
    )  # fmt: skip
    by_whom = Text("Who found or met the child?")
    found_on = DateParts("On what day were they found?", hint="Left empty: today", past=True)
    found_at = Clock("At what time were they found?", hint="Left empty: now")
    home_on = DateParts("Back at home or in care on what day?", hint="Left empty if not yet, or not known", past=True)
    home_at = Clock("Back at what time?", hint="The 72 hours of the interview start from here")
    safe = Choice(
        "Is the child safe?", tuple(Option(x.value, str(x.label)) for x in Safe),
        required="Say whether the child is safe, as far as is known.",
    )  # fmt: skip
    condition = LongText("How the child is, and what was seen or said", rows=3)
    where = Text("Where were they found?", hint="Kept from whoever their home is kept from", most=400)
    place_kind = Choice("What kind of place was it?", ())
    others = Choices("Were they with a child who is known here?", ())
    others_words = LongText("With anybody else?", rows=2, hint="A name on each line, as told")


class PreventionForm(Form):
    """The police's talk, which is not the return home interview."""

    outcome = Choice(
        "Have the police seen the child?", tuple(Option(x.value, str(x.label)) for x in Prevention),
        required="Say whether the police saw the child.",
    )  # fmt: skip
    officer = Text("Which officer?")
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now")
    words = LongText("What the police found, or why they have not seen the child", rows=4)


def tried(form: F, request: HttpRequest, act: Callable[[F], object], fields: Mapping[str, str]) -> F | None:
    """Do it; None once done, else the form with what is wrong at its field and nothing lost."""
    if request.method != "POST":
        return form
    told = type(form).parse(request.POST)
    if not told.is_complete:
        return told
    try:
        act(told)
    except Incomplete as refusal:
        return told.with_problems([Problem(fields.get(p.field, p.field), p.sentence) for p in refusal.problems])
    except NotAllowedNow as refusal:
        return told.with_problems([Problem(next(iter(told.fields)), refusal.sentence)])
    return None


@screen(Permission.RECORD, load=load_episode, log="missing.viewed")
def missing_risk(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Copy the level the police set, with their reasons. Earlier levels stay."""
    form = tried(
        RiskForm.offering(level=in_use("missing_risk_level")).blank(), request,
        lambda told: actions.set_risk(
            actor=actor, process_id=process_id,
            told=RiskTold(
                Level(told.level), told.set_by, told.reasons, told.supervisor, moment_of(told.on, told.at),
                told.evidence, moment_of(told.review_on, told.review_at),
            ),
        ),
        {"at": "on", "review_at": "review_on"},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    return Shown("missing/risk.html", task_page("Police risk level", form, loaded))


@screen(Permission.REPORT, load=load_episode, log="missing.viewed")
def missing_back(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Say that the child is back; later words replace earlier ones, such as when they got home."""
    form = tried(
        BackForm.offering(place_kind=in_use("missing_place_kind"), others=_others(loaded, actor)).blank(), request,
        lambda told: actions.record_back(
            actor=actor, process_id=process_id,
            told=BackTold(
                CameBack(told.how), moment_of(told.found_on, told.found_at), Safe(told.safe), told.by_whom,
                moment_of(told.home_on, told.home_at), told.condition, told.where, told.place_kind,
                (
                    *(CompanionTold(UUID(key), told_by=told.by_whom) for key in told.others),
                    *(CompanionTold(words=each, told_by=told.by_whom) for each in lines_of(told.others_words)),
                ),
            ),
        ),
        {"found": "found_on", "home": "home_on", "companions": "others_words"},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    return Shown("missing/back.html", task_page("The child is back", form, loaded))


def lines_of(text: str) -> tuple[str, ...]:
    """What was written a line each."""
    return tuple(dict.fromkeys(line.strip()[:200] for line in text.splitlines() if line.strip()))


def _others(loaded: Loaded, actor: Actor) -> tuple[Option, ...]:
    """Children the actor may see who were missing at the same time: to tick, never to look for."""
    found = selectors.beside(loaded.episode.line.process_id, actor=actor) if may(actor, Permission.VIEW) else []
    return tuple(Option(str(each.person_id), each.child, f"Missing from {say.day_of(each.at)}") for each in found)


@screen(Permission.RECORD, load=load_episode, log="missing.viewed")
def missing_prevention(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Record the police's prevention interview, or why there was none."""
    form = tried(
        PreventionForm.blank(), request,
        lambda told: actions.record_prevention(
            actor=actor, process_id=process_id,
            told=PreventionTold(Prevention(told.outcome), told.officer, moment_of(told.on, told.at), told.words),
        ),
        {"at": "on"},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    return Shown("missing/prevention.html", task_page("Police prevention interview", form, loaded))
