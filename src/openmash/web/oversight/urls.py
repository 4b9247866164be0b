"""The addresses of supervision and oversight."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.oversight.child import (
    child_late,
    child_night,
    child_oversight,
    child_oversight_enter,
    direction,
    night_sheet_read,
    night_sheets,
)
from openmash.web.oversight.supervise import supervise, supervision_due, supervisions
from openmash.web.oversight.team import caseload, team_today
from openmash.web.oversight.teams import answer_asked, ask_team, your_team, your_teams
from openmash.web.oversight.week import team_week

CHILD = "child/<uuid:person_id>"
urlpatterns: list[URLPattern] = [
    path("team", team_today, name="team_today"),
    path("team/week", team_week, name="team_week"),
    path("team/caseload", caseload, name="caseload"),
    path("team/<uuid:worker_id>/supervision", supervise, name="supervise"),
    path("supervision/due", supervision_due, name="supervision_due"),
    path("supervision", supervisions, name="supervisions"),
    path(f"{CHILD}/oversight", child_oversight, name="child_oversight"),
    path(f"{CHILD}/oversight/write", child_oversight_enter, name="child_oversight_enter"),
    path(f"{CHILD}/oversight/late/<slug:clock>", child_late, name="child_late"),
    path(f"{CHILD}/night", child_night, name="child_night"),
    path("directions/<uuid:direction_id>", direction, name="direction"),
    path("night-sheets", night_sheets, name="night_sheets"),
    path("night-sheets/<uuid:sheet_id>/read", night_sheet_read, name="night_sheet_read"),
    path("teams", your_teams, name="your_teams"),
    path("teams/<uuid:team_id>", your_team, name="your_team"),
    path("teams/<uuid:team_id>/ask", ask_team, name="ask_team"),
    path("teams/asked/<uuid:asked_id>", answer_asked, name="answer_asked"),
]
