"""Missing children's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.missing.episode import missing_episode
from openmash.web.missing.interview import missing_interview
from openmash.web.missing.missing import missing
from openmash.web.missing.ready import change_held_ready, held_ready
from openmash.web.missing.report_missing import report_missing
from openmash.web.missing.steps import missing_back, missing_prevention, missing_risk

EPISODE = "missing/<uuid:process_id>"
urlpatterns: list[URLPattern] = [
    path("missing", missing, name="missing"),
    path("child/<uuid:person_id>/missing", report_missing, name="report_missing"),
    path("child/<uuid:person_id>/held-ready", held_ready, name="held_ready"),
    path("child/<uuid:person_id>/held-ready/change", change_held_ready, name="change_held_ready"),
    path(EPISODE, missing_episode, name="missing_episode"),
    path(f"{EPISODE}/risk", missing_risk, name="missing_risk"),
    path(f"{EPISODE}/back", missing_back, name="missing_back"),
    path(f"{EPISODE}/prevention-interview", missing_prevention, name="missing_prevention"),
    path(f"{EPISODE}/interview", missing_interview, name="missing_interview"),
]
