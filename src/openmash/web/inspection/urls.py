"""The addresses of an inspection."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.inspection.audit import inspection_audit, inspection_audits, inspection_joint_audit
from openmash.web.inspection.children import (
    inspection_add_child,
    inspection_children,
    inspection_draw,
    inspection_progress,
)
from openmash.web.inspection.enquiries import inspection_ask, inspection_enquiries, inspection_enquiry
from openmash.web.inspection.exhibit import inspection_exhibit, inspection_file
from openmash.web.inspection.inspections import inspection_begin, inspections
from openmash.web.inspection.people import inspection_let_in, inspection_people, inspection_seat
from openmash.web.inspection.room import inspection_add_document, inspection_room
from openmash.web.inspection.today import (
    inspection,
    inspection_close,
    inspection_inform,
    inspection_task,
    inspection_task_add,
)

ONE = "inspections/<uuid:inspection_id>"
urlpatterns: list[URLPattern] = [
    path("inspections", inspections, name="inspections"),
    path("inspections/begin", inspection_begin, name="inspection_begin"),
    path("inspections/audits", inspection_audits, name="inspection_audits"),
    path("inspections/audits/<uuid:wanted_id>", inspection_audit, name="inspection_audit"),
    path("inspections/audits/<uuid:wanted_id>/joint", inspection_joint_audit, name="inspection_joint_audit"),
    path("inspections/task/<uuid:thread>", inspection_task, name="inspection_task"),
    path("inspections/evidence/<uuid:exhibit_id>", inspection_exhibit, name="inspection_exhibit"),
    path("inspections/evidence/<uuid:exhibit_id>/file", inspection_file, name="inspection_file"),
    path("inspections/enquiry/<uuid:enquiry_id>", inspection_enquiry, name="inspection_enquiry"),
    path(ONE, inspection, name="inspection"),
    path(f"{ONE}/task", inspection_task_add, name="inspection_task_add"),
    path(f"{ONE}/told", inspection_inform, name="inspection_inform"),
    path(f"{ONE}/end", inspection_close, name="inspection_close"),
    path(f"{ONE}/children", inspection_children, name="inspection_children"),
    path(f"{ONE}/children/progress", inspection_progress, name="inspection_progress"),
    path(f"{ONE}/children/add", inspection_add_child, name="inspection_add_child"),
    path(f"{ONE}/children/draw", inspection_draw, name="inspection_draw"),
    path(f"{ONE}/room", inspection_room, name="inspection_room"),
    path(f"{ONE}/room/add", inspection_add_document, name="inspection_add_document"),
    path(f"{ONE}/enquiries", inspection_enquiries, name="inspection_enquiries"),
    path(f"{ONE}/enquiries/ask", inspection_ask, name="inspection_ask"),
    path(f"{ONE}/people", inspection_people, name="inspection_people"),
    path(f"{ONE}/people/seat", inspection_seat, name="inspection_seat"),
    path(f"{ONE}/people/let-in", inspection_let_in, name="inspection_let_in"),
]
