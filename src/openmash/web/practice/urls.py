"""The addresses of audits of practice."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.practice.acting import audit_act, audit_action, audit_end, audit_finding
from openmash.web.practice.afterwards import look_back
from openmash.web.practice.audit import audit
from openmash.web.practice.audits import audits
from openmash.web.practice.decisions import audit_decide_again, audit_decisions, audit_decisions_draw
from openmash.web.practice.draw import audit_again, audit_draw
from openmash.web.practice.moderate import audit_moderate
from openmash.web.practice.own import audit_own
from openmash.web.practice.record import audit_record

ONE = "audits/<uuid:audit_id>"
DRAWN = "audits/records/<uuid:drawn_id>"

urlpatterns: list[URLPattern] = [
    path("audits", audits, name="audits"),
    path("audits/draw", audit_draw, name="audit_draw"),
    path("audits/afterwards", look_back, name="look_back"),
    path("audits/decisions", audit_decisions, name="audit_decisions"),
    path("audits/decisions/draw", audit_decisions_draw, name="audit_decisions_draw"),
    path("audits/decisions/<uuid:drawn_id>", audit_decide_again, name="audit_decide_again"),
    path(ONE, audit, name="audit"),
    path(f"{ONE}/again", audit_again, name="audit_again"),
    path(f"{ONE}/found", audit_finding, name="audit_finding"),
    path(f"{ONE}/end", audit_end, name="audit_end"),
    path("audits/findings/<uuid:finding_id>/act", audit_act, name="audit_act"),
    path("audits/actions/<uuid:action_id>", audit_action, name="audit_action"),
    path(DRAWN, audit_record, name="audit_record"),
    path(f"{DRAWN}/talk", audit_moderate, name="audit_moderate"),
    path(f"{DRAWN}/own-work", audit_own, name="audit_own"),
]
