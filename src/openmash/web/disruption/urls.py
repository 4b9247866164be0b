"""The addresses of disruption."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.disruption.disruption import disruption
from openmash.web.disruption.measure import measure
from openmash.web.disruption.measures import measures
from openmash.web.disruption.tasks import measure_compare, measure_plan, measure_step

SUBJECT = "disruption/<uuid:subject_id>"
MEASURE = "disruption/measures/<uuid:measure_id>"
urlpatterns: list[URLPattern] = [
    path("disruption/measures", measures, name="measures"),
    path(MEASURE, measure, name="measure"),
    path(f"{MEASURE}/step", measure_step, name="measure_step"),
    path(SUBJECT, disruption, name="disruption"),
    path(f"{SUBJECT}/measure", measure_plan, name="measure_plan"),
    path(f"{SUBJECT}/compare", measure_compare, name="measure_compare"),
]
