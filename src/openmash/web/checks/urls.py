"""What an agency is asked."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.checks.answer_check import answer_check
from openmash.web.checks.checks_to_answer import checks_to_answer

urlpatterns: list[URLPattern] = [
    path("checks", checks_to_answer, name="checks_to_answer"),
    path("checks/<uuid:check_id>", answer_check, name="answer_check"),
]
