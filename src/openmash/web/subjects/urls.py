"""People of concern, places, groups, vehicles, phones, online spaces and themes."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.subjects.keeping import (
    add_subject,
    describe_subject,
    link_subject,
    subject_action,
    subject_action_done,
    subject_aim,
    subject_standing,
)
from openmash.web.subjects.knowing import identify_subject, subject_audience
from openmash.web.subjects.subject import subject
from openmash.web.subjects.subjects import subjects

ONE = "subjects/<uuid:subject_id>"

urlpatterns: list[URLPattern] = [
    path("subjects", subjects, name="subjects"),
    path("subjects/new/<slug:kind>", add_subject, name="add_subject"),
    path(ONE, subject, name="subject"),
    path(f"{ONE}/describe", describe_subject, name="describe_subject"),
    path(f"{ONE}/who", identify_subject, name="identify_subject"),
    path(f"{ONE}/audience", subject_audience, name="subject_audience"),
    path(f"{ONE}/standing", subject_standing, name="subject_standing"),
    path(f"{ONE}/aim", subject_aim, name="subject_aim"),
    path(f"{ONE}/actions", subject_action, name="subject_action"),
    path(f"{ONE}/link", link_subject, name="link_subject"),
    path("subjects/actions/<uuid:action_id>", subject_action_done, name="subject_action_done"),
]
