"""Addresses of what is asked of agencies."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.checks.answer import answer_check
from openmash.web.checks.to_answer import checks_to_answer

urlpatterns: list[URLPattern] = [
    path("checks", checks_to_answer, name="checks_to_answer"),
    path("checks/<uuid:check_id>", answer_check, name="answer_check"),
]
