"""How a professional tells the hub."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.intake.call import begin_call, call, look_call
from openmash.web.intake.file import file
from openmash.web.intake.given_back import given_back_file, given_back_page
from openmash.web.intake.received import received
from openmash.web.intake.request_check import request_check
from openmash.web.intake.request_section import request_section
from openmash.web.intake.request_tasks import request_tasks
from openmash.web.intake.requests import begin_request, request_sent, requests

urlpatterns: list[URLPattern] = [
    path("call", begin_call, name="begin_call"),
    path("call/<uuid:key>", call, name="call"),
    path("call/<uuid:key>/look", look_call, name="look_call"),
    path("contact/<uuid:contact_id>/received", received, name="received"),
    path("files/<uuid:file_id>", file, name="file"),
    path("given-back", given_back_page, name="given_back"),
    path("given-back/<slug:form>", given_back_file, name="given_back_file"),
    path("requests", requests, name="requests"),
    path("requests/begin", begin_request, name="begin_request"),
    path("requests/sent/<str:reference>", request_sent, name="request_sent"),
    path("requests/<uuid:key>", request_tasks, name="request_tasks"),
    path("requests/<uuid:key>/check", request_check, name="request_check"),
    path("requests/<uuid:key>/<slug:section>", request_section, name="request_section"),
]
