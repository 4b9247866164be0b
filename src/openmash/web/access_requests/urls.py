"""The addresses of requests for one's own record."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.access_requests.adding import add_access_request
from openmash.web.access_requests.answering import (
    access_request_agree,
    access_request_draft,
    access_request_file,
    access_request_give,
    access_request_prepare,
)
from openmash.web.access_requests.asking import access_request_agency
from openmash.web.access_requests.entries import access_request_entries, access_request_entry
from openmash.web.access_requests.finding import access_request_find
from openmash.web.access_requests.listing import access_requests
from openmash.web.access_requests.one import access_request
from openmash.web.access_requests.stepping import access_request_step

ONE = "access-requests/<uuid:request_id>"

urlpatterns: list[URLPattern] = [
    path("access-requests", access_requests, name="access_requests"),
    path("access-requests/add", add_access_request, name="add_access_request"),
    path(ONE, access_request, name="access_request"),
    path(f"{ONE}/step", access_request_step, name="access_request_step"),
    path(f"{ONE}/find", access_request_find, name="access_request_find"),
    path(f"{ONE}/agency", access_request_agency, name="access_request_agency"),
    path(f"{ONE}/entries", access_request_entries, name="access_request_entries"),
    path(f"{ONE}/entries/<str:entry>", access_request_entry, name="access_request_entry"),
    path(f"{ONE}/prepare", access_request_prepare, name="access_request_prepare"),
    path(f"{ONE}/draft", access_request_draft, name="access_request_draft"),
    path(f"{ONE}/agree", access_request_agree, name="access_request_agree"),
    path(f"{ONE}/answer/<str:form>", access_request_file, name="access_request_file"),
    path(f"{ONE}/give", access_request_give, name="access_request_give"),
]
