"""Missing children's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.missing.ask_carer import ask_carer
from openmash.web.missing.check import missing_check, missing_review
from openmash.web.missing.classify import missing_classify
from openmash.web.missing.done import missing_done
from openmash.web.missing.episode import missing_episode
from openmash.web.missing.extract import missing_extract, missing_hand_on
from openmash.web.missing.figures import missing_figures
from openmash.web.missing.for_police import missing_for_police
from openmash.web.missing.interview import missing_interview
from openmash.web.missing.last_seen import missing_last_seen
from openmash.web.missing.missing import missing, missing_fragment
from openmash.web.missing.patterns import missing_patterns
from openmash.web.missing.placed import placed_away
from openmash.web.missing.plan import change_trigger_plan, trigger_plan
from openmash.web.missing.ready import change_held_ready, held_ready
from openmash.web.missing.report_missing import report_missing
from openmash.web.missing.steps import missing_back, missing_prevention, missing_risk
from openmash.web.missing.strategy import missing_strategy

EPISODE, CHILD = "missing/<uuid:process_id>", "child/<uuid:person_id>"
urlpatterns: list[URLPattern] = [
    path("missing", missing, name="missing"),
    path("missing/now", missing_fragment, name="missing_fragment"),
    path("missing/repeats", missing_patterns, name="missing_patterns"),
    path("missing/figures", missing_figures, name="missing_figures"),
    path("missing/check", missing_check, name="missing_check"),
    path("missing/check/<uuid:item_id>", missing_review, name="missing_review"),
    path(f"{CHILD}/missing", report_missing, name="report_missing"),
    path(f"{CHILD}/held-ready", held_ready, name="held_ready"),
    path(f"{CHILD}/held-ready/change", change_held_ready, name="change_held_ready"),
    path(f"{CHILD}/held-ready/ask", ask_carer, name="ask_carer"),
    path(f"{CHILD}/trigger-plan", trigger_plan, name="trigger_plan"),
    path(f"{CHILD}/trigger-plan/change", change_trigger_plan, name="change_trigger_plan"),
    path(f"{CHILD}/placed-away", placed_away, name="placed_away"),
    path(EPISODE, missing_episode, name="missing_episode"),
    path(f"{EPISODE}/for-police", missing_for_police, name="missing_for_police"),
    path(f"{EPISODE}/risk", missing_risk, name="missing_risk"),
    path(f"{EPISODE}/class", missing_classify, name="missing_classify"),
    path(f"{EPISODE}/done", missing_done, name="missing_done"),
    path(f"{EPISODE}/last-seen", missing_last_seen, name="missing_last_seen"),
    path(f"{EPISODE}/strategy-discussion", missing_strategy, name="missing_strategy"),
    path(f"{EPISODE}/back", missing_back, name="missing_back"),
    path(f"{EPISODE}/prevention-interview", missing_prevention, name="missing_prevention"),
    path(f"{EPISODE}/interview", missing_interview, name="missing_interview"),
    path(f"{EPISODE}/extract", missing_extract, name="missing_extract"),
    path(f"{EPISODE}/hand-on", missing_hand_on, name="missing_hand_on"),
]
