"""The addresses of assessments."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.assessments.assessment import assessment, assessment_send
from openmash.web.assessments.begin import assessment_begin
from openmash.web.assessments.facts import assessment_facts
from openmash.web.assessments.pdf import assessment_pdf
from openmash.web.assessments.steps import assessment_conclude, assessment_judge, assessment_late
from openmash.web.assessments.write import assessment_carry, assessment_write

ONE = "assessment/<uuid:assessment_id>"
urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/assessments/begin", assessment_begin, name="assessment_begin"),
    path(ONE, assessment, name="assessment"),
    path(f"{ONE}/write/<slug:section>", assessment_write, name="assessment_write"),
    path(f"{ONE}/write/<slug:section>/<uuid:person_id>", assessment_write, name="assessment_write"),
    path(f"{ONE}/carry/<slug:section>", assessment_carry, name="assessment_carry"),
    path(f"{ONE}/carry/<slug:section>/<uuid:person_id>", assessment_carry, name="assessment_carry"),
    path(f"{ONE}/facts/<uuid:person_id>", assessment_facts, name="assessment_facts"),
    path(f"{ONE}/conclude/<uuid:person_id>", assessment_conclude, name="assessment_conclude"),
    path(f"{ONE}/send", assessment_send, name="assessment_send"),
    path(f"{ONE}/judge", assessment_judge, name="assessment_judge"),
    path(f"{ONE}/late", assessment_late, name="assessment_late"),
    path(f"{ONE}/pdf", assessment_pdf, name="assessment_pdf"),
]
