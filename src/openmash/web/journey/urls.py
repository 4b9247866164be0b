"""The addresses of the journey and of the meetings that protect."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.journey.allocating import journey_end_lead, journey_lead
from openmash.web.journey.calling import protection_call
from openmash.web.journey.deciding import protection_decide, protection_ratify
from openmash.web.journey.enquiry import protection_end_enquiry
from openmash.web.journey.journey import child_journey
from openmash.web.journey.lists import drift, to_put_right
from openmash.web.journey.meeting import protection_meeting, protection_record_pdf
from openmash.web.journey.need import journey_need
from openmash.web.journey.parts import protection_circulate, protection_part, protection_report
from openmash.web.journey.steps import journey_explain, journey_less, journey_put_right, journey_step

CHILD = "child/<uuid:person_id>/journey"
MEETING = "protection/<uuid:convened_id>"
urlpatterns: list[URLPattern] = [
    path(CHILD, child_journey, name="child_journey"),
    path(f"{CHILD}/step", journey_step, name="journey_step"),
    path(f"{CHILD}/less", journey_less, name="journey_less"),
    path(f"{CHILD}/steps/<uuid:milestone_id>", journey_put_right, name="journey_put_right"),
    path(f"{CHILD}/explain/<uuid:milestone_id>/<slug:rule>", journey_explain, name="journey_explain"),
    path(f"{CHILD}/need", journey_need, name="journey_need"),
    path(f"{CHILD}/lead", journey_lead, name="journey_lead"),
    path(f"{CHILD}/lead/<uuid:allocation_id>/end", journey_end_lead, name="journey_end_lead"),
    path(f"{CHILD}/call/<slug:kind>", protection_call, name="protection_call"),
    path(f"{CHILD}/enquiry", protection_end_enquiry, name="protection_end_enquiry"),
    path(MEETING, protection_meeting, name="protection_meeting"),
    path(f"{MEETING}/record.pdf", protection_record_pdf, name="protection_record_pdf"),
    path(f"{MEETING}/agency", protection_part, name="protection_part"),
    path(f"{MEETING}/report", protection_report, name="protection_report"),
    path(f"{MEETING}/sent", protection_circulate, name="protection_circulate"),
    path(f"{MEETING}/child/<uuid:person_id>", protection_decide, name="protection_decide"),
    path("protection/decisions/<uuid:decision_id>", protection_ratify, name="protection_ratify"),
    path("drift", drift, name="drift"),
    path("put-right", to_put_right, name="to_put_right"),
]
