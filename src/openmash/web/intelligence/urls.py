"""Intelligence: sent, graded, released, read, looked at again."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.intelligence.correcting import correct_release
from openmash.web.intelligence.desk import intelligence_desk
from openmash.web.intelligence.disposing import dispose_report
from openmash.web.intelligence.handling import grade_report, hold_report, link_in_report, name_in_report, release_report
from openmash.web.intelligence.released import (
    intelligence_release,
    intelligence_releases,
    recall_release,
    review_release,
)
from openmash.web.intelligence.report import intelligence_report
from openmash.web.intelligence.send import intelligence_sent, send_intelligence

REPORT, RELEASE = "intelligence/reports/<uuid:report_id>", "intelligence/released/<uuid:release_id>"

urlpatterns: list[URLPattern] = [
    path("intelligence", intelligence_desk, name="intelligence_desk"),
    path("intelligence/new", send_intelligence, name="send_intelligence"),
    path("intelligence/sent", intelligence_sent, name="intelligence_sent"),
    path("intelligence/released", intelligence_releases, name="intelligence_releases"),
    path(REPORT, intelligence_report, name="intelligence_report"),
    path(f"{REPORT}/grade", grade_report, name="grade_report"),
    path(f"{REPORT}/about", name_in_report, name="name_in_report"),
    path(f"{REPORT}/link", link_in_report, name="link_in_report"),
    path(f"{REPORT}/release", release_report, name="release_report"),
    path(f"{REPORT}/dispose", dispose_report, name="dispose_report"),
    path(f"{REPORT}/hold", hold_report, name="hold_report"),
    path(RELEASE, intelligence_release, name="intelligence_release"),
    path(f"{RELEASE}/review", review_release, name="review_release"),
    path(f"{RELEASE}/correct", correct_release, name="correct_release"),
    path(f"{RELEASE}/recall", recall_release, name="recall_release"),
]
