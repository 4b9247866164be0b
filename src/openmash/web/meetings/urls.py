"""The meetings' addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.meetings.action import meeting_action
from openmash.web.meetings.agenda import meeting, meeting_close, meeting_go, meeting_now, meeting_up_to_date
from openmash.web.meetings.arranging import meeting_bring_back, meeting_invite, meeting_leave_out
from openmash.web.meetings.attendance import meeting_attendance
from openmash.web.meetings.bring import meeting_bring
from openmash.web.meetings.item import meeting_item, meeting_item_now
from openmash.web.meetings.meetings import meetings
from openmash.web.meetings.minutes import meeting_minutes, meeting_minutes_pdf, meeting_pack, meeting_pack_pdf
from openmash.web.meetings.owed import answer_meeting_action, meeting_actions
from openmash.web.meetings.words import meeting_release, meeting_words
from openmash.web.meetings.worker import meeting_worker, meeting_worker_answer

MEETING = "meetings/<uuid:meeting_id>"
ITEM = f"{MEETING}/family/<uuid:item_id>"
CHILD = f"{ITEM}/child/<uuid:person_id>"
urlpatterns: list[URLPattern] = [
    path("meetings", meetings, name="meetings"),
    path("meetings/actions", meeting_actions, name="meeting_actions"),
    path("meetings/actions/<uuid:action_id>", answer_meeting_action, name="answer_meeting_action"),
    path("meetings/bring/<uuid:person_id>", meeting_bring, name="meeting_bring"),
    path(MEETING, meeting, name="meeting"),
    path(f"{MEETING}/now", meeting_now, name="meeting_now"),
    path(f"{MEETING}/up-to-date", meeting_up_to_date, name="meeting_up_to_date"),
    path(f"{MEETING}/close", meeting_close, name="meeting_close"),
    path(f"{MEETING}/attendance", meeting_attendance, name="meeting_attendance"),
    path(f"{MEETING}/minutes", meeting_minutes, name="meeting_minutes"),
    path(f"{MEETING}/minutes.pdf", meeting_minutes_pdf, name="meeting_minutes_pdf"),
    path(f"{MEETING}/pack/<uuid:agency_id>", meeting_pack, name="meeting_pack"),
    path(f"{MEETING}/pack/<uuid:agency_id>.pdf", meeting_pack_pdf, name="meeting_pack_pdf"),
    path(ITEM, meeting_item, name="meeting_item"),
    path(f"{ITEM}/now", meeting_item_now, name="meeting_item_now"),
    path(f"{ITEM}/go", meeting_go, name="meeting_go"),
    path(f"{ITEM}/leave-out", meeting_leave_out, name="meeting_leave_out"),
    path(f"{ITEM}/bring-back", meeting_bring_back, name="meeting_bring_back"),
    path(f"{ITEM}/invite", meeting_invite, name="meeting_invite"),
    path(f"{ITEM}/release", meeting_release, name="meeting_release"),
    path(f"{CHILD}/words", meeting_words, name="meeting_words"),
    path(f"{CHILD}/worker", meeting_worker, name="meeting_worker"),
    path(f"{CHILD}/worker/<uuid:proposal_id>", meeting_worker_answer, name="meeting_worker_answer"),
    path(f"{CHILD}/action", meeting_action, name="meeting_action"),
]
