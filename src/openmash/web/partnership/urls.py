"""The partnership's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.partnership import audits, bodies, keeping, reviewing
from openmash.web.partnership.plan import partnership_plan
from openmash.web.partnership.plan_pdf import partnership_plan_pdf
from openmash.web.partnership.plans import partnership_plans
from openmash.web.partnership.report import partnership_report, partnership_report_pdf, partnership_report_word
from openmash.web.partnership.reviews import partnership_review, partnership_reviews

urlpatterns: list[URLPattern] = [
    path("partnership/plans", partnership_plans, name="partnership_plans"),
    path("partnership/plans/begin", keeping.partnership_begin_plan, name="partnership_begin_plan"),
    path("partnership/plan/<uuid:plan_id>", partnership_plan, name="partnership_plan"),
    path("partnership/plan/<uuid:plan_id>/pdf", partnership_plan_pdf, name="partnership_plan_pdf"),
    path("partnership/plan/<uuid:plan_id>/statement", keeping.partnership_statement, name="partnership_statement"),
    path("partnership/plan/<uuid:plan_id>/finding", keeping.partnership_add_finding, name="partnership_add_finding"),
    path("partnership/finding/<uuid:finding_id>/action", keeping.partnership_add_action, name="partnership_add_action"),
    path(
        "partnership/finding/<uuid:finding_id>/scrutiny", keeping.partnership_scrutinise, name="partnership_scrutinise"
    ),
    path(
        "partnership/action/<uuid:action_id>/evidence", keeping.partnership_add_evidence,
        name="partnership_add_evidence",
    ),
    path("partnership/action/<uuid:action_id>/complete", keeping.partnership_complete, name="partnership_complete"),
    path(
        "partnership/action/<uuid:action_id>/difference", keeping.partnership_difference, name="partnership_difference"
    ),
    path("partnership/bodies", bodies.partnership_bodies, name="partnership_bodies"),
    path("partnership/bodies/add", bodies.partnership_add_body, name="partnership_add_body"),
    path("partnership/body/<uuid:body_id>", bodies.partnership_body, name="partnership_body"),
    path("partnership/body/<uuid:body_id>/terms", bodies.partnership_add_terms, name="partnership_add_terms"),
    path("partnership/body/<uuid:body_id>/member", bodies.partnership_add_member, name="partnership_add_member"),
    path("partnership/body/<uuid:body_id>/challenge", bodies.partnership_challenge, name="partnership_challenge"),
    path("partnership/member/<uuid:member_id>/end", bodies.partnership_end_member, name="partnership_end_member"),
    path("partnership/challenge/<uuid:challenge_id>/answer", bodies.partnership_answer, name="partnership_answer"),
    path("partnership/audits", audits.partnership_audits, name="partnership_audits"),
    path("partnership/audits/begin", audits.partnership_begin_audit, name="partnership_begin_audit"),
    path("partnership/audit/<uuid:audit_id>", audits.partnership_audit, name="partnership_audit"),
    path("partnership/audit/<uuid:audit_id>/grade", audits.partnership_grade, name="partnership_grade"),
    path("partnership/audit/<uuid:audit_id>/plan", audits.partnership_plan_of_audit, name="partnership_plan_of_audit"),
    path("partnership/report", partnership_report, name="partnership_report"),
    path("partnership/report/<int:year>", partnership_report, name="partnership_report_of"),
    path("partnership/report/<int:year>/pdf", partnership_report_pdf, name="partnership_report_pdf"),
    path("partnership/report/<int:year>/word", partnership_report_word, name="partnership_report_word"),
    path("partnership/reviews", partnership_reviews, name="partnership_reviews"),
    path("partnership/review/<uuid:review_id>", partnership_review, name="partnership_review"),
    path("partnership/review/<uuid:review_id>/step", reviewing.partnership_review_step, name="partnership_review_step"),
    path("partnership/review/<uuid:review_id>/ask", reviewing.partnership_ask_summary, name="partnership_ask_summary"),
    path(
        "partnership/review/<uuid:review_id>/plan", reviewing.partnership_plan_of_review,
        name="partnership_plan_of_review",
    ),
    path(
        "partnership/summary/<uuid:asked_id>/received", reviewing.partnership_receive_summary,
        name="partnership_receive_summary",
    ),
    path("child/<uuid:person_id>/serious-incident", reviewing.tell_of_incident, name="tell_of_incident"),
]  # fmt: skip
