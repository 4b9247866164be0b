"""Answer what the area asks of a plan beside what it rests on."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.plans.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.web.forms.more import ask_more
from openmash.web.plans.loading import AtPlan, back_to, load_plan, plan_url
from openmash.web.plans.plan import MORE


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_more(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """Answered again, the newest answers stand and the earlier are kept."""
    if loaded.shown.has_ended:
        return Go(plan_url(plan_id))
    page = ask_more(request, actor, MORE, plan_id, [loaded.shown.person_id], back_to(plan_id), loaded.caption)
    return Shown("forms/more.html", page) if page else Go(plan_url(plan_id))
