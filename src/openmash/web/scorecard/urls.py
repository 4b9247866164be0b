"""The scorecard's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.scorecard.between import scorecard_differences, scorecard_differences_of
from openmash.web.scorecard.children import scorecard_children
from openmash.web.scorecard.figure import scorecard_figure
from openmash.web.scorecard.flow import scorecard_flow
from openmash.web.scorecard.population import scorecard_load_population, scorecard_population
from openmash.web.scorecard.recording import scorecard_recording
from openmash.web.scorecard.scorecard import scorecard
from openmash.web.scorecard.summary import (
    scorecard_for_council,
    scorecard_for_health,
    scorecard_for_members,
    scorecard_for_partners,
    scorecard_for_police,
)
from openmash.web.scorecard.to_publish import scorecard_sheet, scorecard_to_publish
from openmash.web.scorecard.training import scorecard_load_training, scorecard_tell_training, scorecard_training
from openmash.web.scorecard.voice import scorecard_voice

urlpatterns: list[URLPattern] = [
    path("scorecard", scorecard, name="scorecard"),
    path("scorecard/flow", scorecard_flow, name="scorecard_flow"),
    path("scorecard/childrens-voices", scorecard_voice, name="scorecard_voice"),
    path("scorecard/recording-once", scorecard_recording, name="scorecard_recording"),
    path("scorecard/for-lead-partners", scorecard_for_partners, name="scorecard_for_partners"),
    path("scorecard/for-the-council", scorecard_for_council, name="scorecard_for_council"),
    path("scorecard/for-the-police", scorecard_for_police, name="scorecard_for_police"),
    path("scorecard/for-the-nhs", scorecard_for_health, name="scorecard_for_health"),
    path("scorecard/for-elected-members", scorecard_for_members, name="scorecard_for_members"),
    path("scorecard/to-publish", scorecard_to_publish, name="scorecard_to_publish"),
    path("scorecard/figures.csv", scorecard_sheet, name="scorecard_sheet"),
    path("scorecard/differences", scorecard_differences, name="scorecard_differences"),
    path("scorecard/differences/<slug:key>", scorecard_differences_of, name="scorecard_differences_of"),
    path("scorecard/population", scorecard_population, name="scorecard_population"),
    path("scorecard/population/load", scorecard_load_population, name="scorecard_load_population"),
    path("scorecard/training", scorecard_training, name="scorecard_training"),
    path("scorecard/training/tell", scorecard_tell_training, name="scorecard_tell_training"),
    path("scorecard/training/load", scorecard_load_training, name="scorecard_load_training"),
    path("scorecard/<slug:key>", scorecard_figure, name="scorecard_figure"),
    path("scorecard/<slug:key>/children/<int:year>-<int:month>", scorecard_children, name="scorecard_children"),
]
