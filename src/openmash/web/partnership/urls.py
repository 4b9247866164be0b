"""The partnership's addresses."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from openmash.web.partnership import (
    agreed,
    at_meeting,
    audits,
    bodies,
    budget,
    keeping,
    policies,
    policy_papers,
    reviewing,
    risks,
    scrutiny,
)
from openmash.web.partnership.challenges import partnership_challenges
from openmash.web.partnership.meeting import partnership_meeting
from openmash.web.partnership.meetings import partnership_meetings, partnership_plan_meetings
from openmash.web.partnership.minutes import partnership_minutes, partnership_minutes_pdf
from openmash.web.partnership.plan import partnership_plan
from openmash.web.partnership.plan_pdf import partnership_plan_pdf
from openmash.web.partnership.plans import partnership_plans
from openmash.web.partnership.report import partnership_report, partnership_report_pdf, partnership_report_word
from openmash.web.partnership.reviews import partnership_review, partnership_reviews

OF_A_MEETING: tuple[tuple[str, str, Callable[..., HttpResponse]], ...] = (
    ("minutes", "partnership_minutes", partnership_minutes),
    ("minutes/pdf", "partnership_minutes_pdf", partnership_minutes_pdf),
    ("attendance", "partnership_attendance", at_meeting.partnership_attendance),
    ("decide", "partnership_decide", at_meeting.partnership_decide),
    ("action", "partnership_agree_action", at_meeting.partnership_agree_action),
    ("item", "partnership_add_item", at_meeting.partnership_add_item),
    ("paper", "partnership_add_paper", at_meeting.partnership_add_paper),
    ("move", "partnership_move_meeting", at_meeting.partnership_move_meeting),
    ("cancel", "partnership_cancel_meeting", at_meeting.partnership_cancel_meeting),
    ("make-minutes", "partnership_make_minutes", at_meeting.partnership_make_minutes),
    ("agree/<uuid:minutes_id>", "partnership_agree_minutes", at_meeting.partnership_agree_minutes),
    ("ratify/<uuid:decision_id>", "partnership_ratify", at_meeting.partnership_ratify),
    ("risk/<uuid:risk_id>", "partnership_move_risk_at", risks.partnership_move_risk_at),
)
"""What is done for a meeting and at it, below its address."""

urlpatterns: list[URLPattern] = [
    path("partnership/meetings", partnership_meetings, name="partnership_meetings"),
    path("partnership/body/<uuid:body_id>/meetings", partnership_plan_meetings, name="partnership_plan_meetings"),
    path("partnership/meeting/<uuid:meeting_id>", partnership_meeting, name="partnership_meeting"),
    *(
        path(f"partnership/meeting/<uuid:meeting_id>/{below}", view, name=name)
        for below, name, view in OF_A_MEETING
    ),
    path("partnership/actions", agreed.partnership_actions, name="partnership_actions"),
    path("partnership/agreed/<uuid:agreed_id>", agreed.partnership_agreed, name="partnership_agreed"),
    path(
        "partnership/agreed/<uuid:agreed_id>/became", agreed.partnership_answer_agreed,
        name="partnership_answer_agreed",
    ),
    path("partnership/risks", risks.partnership_risks, name="partnership_risks"),
    path("partnership/body/<uuid:body_id>/risk", risks.partnership_add_risk, name="partnership_add_risk"),
    path("partnership/risk/<uuid:risk_id>", risks.partnership_risk, name="partnership_risk"),
    path("partnership/risk/<uuid:risk_id>/move", risks.partnership_move_risk, name="partnership_move_risk"),
    path("partnership/risk/<uuid:risk_id>/close", risks.partnership_close_risk, name="partnership_close_risk"),
    path("partnership/challenges", partnership_challenges, name="partnership_challenges"),
    path("partnership/scrutiny", scrutiny.partnership_scrutiny, name="partnership_scrutiny"),
    path("partnership/scrutiny/ask", scrutiny.partnership_ask_inquiry, name="partnership_ask_inquiry"),
    path(
        "partnership/scrutiny/statement", scrutiny.partnership_publish_statement, name="partnership_publish_statement"
    ),
    path(
        "partnership/inquiry/<uuid:inquiry_id>/found", scrutiny.partnership_find_inquiry,
        name="partnership_find_inquiry",
    ),
    path(
        "partnership/found/<uuid:finding_id>/answer", scrutiny.partnership_answer_inquiry,
        name="partnership_answer_inquiry",
    ),
    path("partnership/budget", budget.partnership_budget, name="partnership_budget"),
    path("partnership/budget/<int:year>", budget.partnership_budget, name="partnership_budget_of"),
    path("partnership/budget/line", budget.partnership_keep_money, name="partnership_keep_money"),
    path("partnership/budget/file", budget.partnership_take_in_budget, name="partnership_take_in_budget"),
    path("policies", policies.partnership_policies, name="partnership_policies"),
    path("policies/add", policies.partnership_add_policy, name="partnership_add_policy"),
    path("policy/<uuid:document_id>", policies.partnership_policy, name="partnership_policy"),
    path("policy/<uuid:document_id>/version", policies.partnership_add_version, name="partnership_add_version"),
    path("policy/version/<uuid:version_id>", policies.partnership_policy_version, name="partnership_policy_version"),
    path("policy/version/<uuid:version_id>/pdf", policies.partnership_policy_pdf, name="partnership_policy_pdf"),
    path(
        "policy/version/<uuid:version_id>/document",
        policy_papers.partnership_attach_policy,
        name="partnership_attach_policy",
    ),
    path("policy/document/<uuid:paper_id>", policy_papers.partnership_policy_paper, name="partnership_policy_paper"),
    path("policy/version/<uuid:version_id>/read", policies.partnership_policy_read, name="partnership_policy_read"),
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
