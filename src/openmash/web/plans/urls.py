"""The addresses of plans."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.plans.copy import plan_copy, plan_copy_pdf, plan_item
from openmash.web.plans.more import plan_more
from openmash.web.plans.plan import plan
from openmash.web.plans.steps import (
    plan_action,
    plan_begin,
    plan_goal,
    plan_reading,
    plan_result,
    plan_review,
    plan_said,
)
from openmash.web.plans.words import plan_words

ONE = "plan/<uuid:plan_id>"
urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/plans/begin", plan_begin, name="plan_begin"),
    path(ONE, plan, name="plan"),
    path(f"{ONE}/words", plan_words, name="plan_words"),
    path(f"{ONE}/change", plan_goal, name="plan_goal"),
    path(f"{ONE}/change/<uuid:goal_id>/now", plan_reading, name="plan_reading"),
    path(f"{ONE}/action", plan_action, name="plan_action"),
    path(f"{ONE}/action/<uuid:action_id>", plan_result, name="plan_result"),
    path(f"{ONE}/family", plan_said, name="plan_said"),
    path(f"{ONE}/review", plan_review, name="plan_review"),
    path(f"{ONE}/more", plan_more, name="plan_more"),
    path(f"{ONE}/told/<str:item>", plan_item, name="plan_item"),
    path(f"{ONE}/for/<slug:reader>", plan_copy, name="plan_copy"),
    path(f"{ONE}/for/<slug:reader>/pdf", plan_copy_pdf, name="plan_copy_pdf"),
]
