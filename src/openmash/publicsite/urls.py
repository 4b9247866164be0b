"""The public's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.publicsite.report import report
from openmash.publicsite.report_call_999 import report_call_999
from openmash.publicsite.report_check import report_check
from openmash.publicsite.report_leave import report_leave
from openmash.publicsite.report_question import report_question
from openmash.publicsite.report_sent import report_sent

urlpatterns: list[URLPattern] = [
    path("report", report, name="report"),
    path("report/call-999", report_call_999, name="report_call_999"),
    path("report/check", report_check, name="report_check"),
    path("report/sent", report_sent, name="report_sent"),
    path("report/leave", report_leave, name="report_leave"),
    path("report/<slug:section>", report_question, name="report_question"),
]
