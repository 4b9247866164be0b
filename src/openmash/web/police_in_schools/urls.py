"""The addresses of police in schools."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.police_in_schools.asking import police_ask, police_programmes
from openmash.web.police_in_schools.calmed import police_calm, police_calmed, police_calmed_list
from openmash.web.police_in_schools.coverage import police_coverage
from openmash.web.police_in_schools.evaluation import police_evaluation
from openmash.web.police_in_schools.questions import police_ask_question, police_question, police_questions
from openmash.web.police_in_schools.record import police_record
from openmash.web.police_in_schools.session import (
    police_call_off,
    police_move,
    police_school_knows,
    police_session,
)
from openmash.web.police_in_schools.sessions import police_sessions
from openmash.web.police_in_schools.told import police_told, police_told_list

urlpatterns: list[URLPattern] = [
    path("police-in-schools", police_sessions, name="police_sessions"),
    path("police-in-schools/programmes", police_programmes, name="police_programmes"),
    path("police-in-schools/ask", police_ask, name="police_ask"),
    path("police-in-schools/sessions/<uuid:booking_id>", police_session, name="police_session"),
    path("police-in-schools/sessions/<uuid:booking_id>/move", police_move, name="police_move"),
    path("police-in-schools/sessions/<uuid:booking_id>/call-off", police_call_off, name="police_call_off"),
    path("police-in-schools/sessions/<uuid:booking_id>/record", police_record, name="police_record"),
    path(
        "police-in-schools/sessions/<uuid:booking_id>/told/<uuid:disclosure_id>", police_school_knows,
        name="police_school_knows",
    ),
    path("police-in-schools/told", police_told_list, name="police_told_list"),
    path("police-in-schools/told/<uuid:told_id>", police_told, name="police_told"),
    path("police-in-schools/questions", police_questions, name="police_questions"),
    path("police-in-schools/questions/ask", police_ask_question, name="police_ask_question"),
    path("police-in-schools/questions/<uuid:question_id>", police_question, name="police_question"),
    path("police-in-schools/calmed", police_calmed_list, name="police_calmed_list"),
    path("police-in-schools/calmed/add", police_calm, name="police_calm"),
    path("police-in-schools/calmed/<uuid:calmed_id>", police_calmed, name="police_calmed"),
    path("police-in-schools/coverage", police_coverage, name="police_coverage"),
    path("police-in-schools/evaluation", police_evaluation, name="police_evaluation"),
]  # fmt: skip
