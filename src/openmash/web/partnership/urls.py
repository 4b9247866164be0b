"""The partnership's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.partnership import keeping
from openmash.web.partnership.plan import partnership_plan
from openmash.web.partnership.plan_pdf import partnership_plan_pdf
from openmash.web.partnership.plans import partnership_plans

urlpatterns: list[URLPattern] = [
    path("partnership/plans", partnership_plans, name="partnership_plans"),
    path("partnership/plans/begin", keeping.partnership_begin_plan, name="partnership_begin_plan"),
    path("partnership/plan/<uuid:plan_id>", partnership_plan, name="partnership_plan"),
    path("partnership/plan/<uuid:plan_id>/pdf", partnership_plan_pdf, name="partnership_plan_pdf"),
    path("partnership/plan/<uuid:plan_id>/statement", keeping.partnership_statement, name="partnership_statement"),
    path("partnership/plan/<uuid:plan_id>/finding", keeping.partnership_add_finding, name="partnership_add_finding"),
    path("partnership/finding/<uuid:finding_id>/action", keeping.partnership_add_action, name="partnership_add_action"),
    path(
        "partnership/finding/<uuid:finding_id>/scrutiny", keeping.partnership_scrutinise, name="partnership_scrutinise"
    ),
    path(
        "partnership/action/<uuid:action_id>/evidence", keeping.partnership_add_evidence,
        name="partnership_add_evidence",
    ),
    path("partnership/action/<uuid:action_id>/complete", keeping.partnership_complete, name="partnership_complete"),
    path(
        "partnership/action/<uuid:action_id>/difference", keeping.partnership_difference, name="partnership_difference"
    ),
]  # fmt: skip
