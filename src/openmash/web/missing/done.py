"""Record what was done while a child is missing: a search, a call, who was told, what the trigger plan asks for."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import DoneTold
from openmash.casework.missing.words import Doing, Whom
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, Text
from openmash.records.linkage.selectors import person_set
from openmash.web.missing.loading import Loaded, episode_url, load_episode, moment_of, task_page
from openmash.web.missing.steps import tried

OFFERED = tuple(each for each in Doing if each is not Doing.GAVE)


class DoneForm(Form):
    """One thing done."""

    doing = Choice(
        "What was done?", tuple(Option(x.value, str(x.label)) for x in OFFERED), required="Choose what was done."
    )
    whom = Choice("Who was told?", tuple(Option(x.value, str(x.label)) for x in Whom))
    plan_action = Choice("What of the trigger plan?", ())
    words = LongText("What was done, and what came of it", rows=3, hint="In a line or two")
    by_whom = Text("Who did it?", hint="Left empty: you", most=200)
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now")


@screen(Permission.REPORT, load=load_episode, log="missing.viewed")
def missing_done(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Keep it on the episode’s timeline, for whoever comes next."""
    sees = may(actor, Permission.VIEW)
    plan = selectors.trigger_plan(person_set(loaded.episode.line.person_id, actor), actor=actor) if sees else None
    steps = {str(each.action_id): each for each in plan.actions} if plan else {}
    told_of = DoneForm.offering(
        plan_action=tuple(Option(key, f"Hour {each.hour}: {each.what}") for key, each in steps.items())
    )
    chosen = request.GET.get("plan", "")
    whom = request.GET.get("told", "")
    filled: dict[str, object] = {}
    if chosen in steps:
        filled = {"doing": Doing.PLANNED.value, "plan_action": chosen, "words": steps[chosen].what}
    elif whom in Whom.values:
        filled = {"doing": Doing.TOLD.value, "whom": whom}
    form = tried(
        told_of.blank(filled=filled), request,
        lambda told: actions.record_done(
            actor=actor, process_id=process_id,
            told=DoneTold(
                Doing(told.doing), told.words, Whom(told.whom) if told.whom and told.doing == Doing.TOLD else None,
                told.by_whom or actor.name, moment_of(told.on, told.at),
                UUID(told.plan_action) if told.plan_action and told.doing == Doing.PLANNED else None,
            ),
        ),
        {"at": "on"},
    )  # fmt: skip
    if form is None:
        return Go(f"{episode_url(process_id)}#done")
    return Shown("missing/done.html", task_page("What was done", form, loaded))
