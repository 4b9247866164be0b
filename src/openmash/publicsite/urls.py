"""The public's pages. The first one, at /, is chosen in config/first_page.py."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.publicsite.automated_rules import automated_rule, automated_rules
from openmash.publicsite.cookies import cookies, cookies_reading
from openmash.publicsite.languages import languages
from openmash.publicsite.news import news, news_story
from openmash.publicsite.page_comment import page_comment, page_comment_kept
from openmash.publicsite.publication import publication
from openmash.publicsite.publications import publications
from openmash.publicsite.report import report
from openmash.publicsite.report_call_999 import report_call_999
from openmash.publicsite.report_check import report_check
from openmash.publicsite.report_files import report_files
from openmash.publicsite.report_leave import report_leave
from openmash.publicsite.report_question import report_question
from openmash.publicsite.report_sent import report_sent
from openmash.publicsite.worried import worried
from openmash.publicsite.written import written
from openmash.publicsite.your_information import ask_about_information, information_asked, your_information

WRITTEN = ("what-we-do", "what-is-shared", "privacy", "accessibility")

urlpatterns: list[URLPattern] = [
    path("worried", worried, name="worried"),
    path("report", report, name="report"),
    path("report/call-999", report_call_999, name="report_call_999"),
    path("report/check", report_check, name="report_check"),
    path("report/sent", report_sent, name="report_sent"),
    path("report/leave", report_leave, name="report_leave"),
    path("report/files", report_files, name="report_files"),
    path("report/<slug:section>", report_question, name="report_question"),
    *(path(slug, written, {"slug": slug}, name=slug.replace("-", "_")) for slug in WRITTEN),
    path("languages", languages, name="languages"),
    path("news", news, name="news"),
    path("news/<slug:slug>", news_story, name="news_story"),
    path("publications", publications, name="publications"),
    path("automated-rules", automated_rules, name="automated_rules"),
    path("automated-rules/<slug:key>", automated_rule, name="automated_rule"),
    path("your-information", your_information, name="your_information"),
    path("your-information/ask", ask_about_information, name="ask_about_information"),
    path("your-information/asked", information_asked, name="information_asked"),
    path("publications/<uuid:key>", publication, name="publication"),
    path("cookies", cookies, name="cookies"),
    path("cookies/reading", cookies_reading, name="cookies_reading"),
    path("about-these-pages", page_comment, name="page_comment"),
    path("about-these-pages/kept", page_comment_kept, name="page_comment_kept"),
]
