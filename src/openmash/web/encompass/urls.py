"""The addresses of Operation Encompass."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.encompass.answering import (
    encompass_answer,
    encompass_link,
    encompass_rung,
    encompass_send_to,
    encompass_tie,
    encompass_words,
)
from openmash.web.encompass.following import encompass_child, encompass_list
from openmash.web.encompass.ours import school_did, school_not_ours, school_notice, school_notices

urlpatterns: list[URLPattern] = [
    path("school/notices", school_notices, name="school_notices"),
    path("school/notices/<uuid:notice_id>", school_notice, name="school_notice"),
    path("school/notices/<uuid:notice_id>/did", school_did, name="school_did"),
    path("school/notices/<uuid:notice_id>/not-ours", school_not_ours, name="school_not_ours"),
    path("encompass", encompass_list, name="encompass"),
    path("encompass/<uuid:owed_id>", encompass_child, name="encompass_child"),
    path("encompass/<uuid:owed_id>/answer", encompass_answer, name="encompass_answer"),
    path("encompass/<uuid:owed_id>/rung", encompass_rung, name="encompass_rung"),
    path("encompass/<uuid:owed_id>/link", encompass_link, name="encompass_link"),
    path("encompass/<uuid:owed_id>/send-to", encompass_send_to, name="encompass_send_to"),
    path("encompass/<uuid:owed_id>/words", encompass_words, name="encompass_words"),
    path("encompass/<uuid:owed_id>/tie", encompass_tie, name="encompass_tie"),
]
