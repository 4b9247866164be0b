"""The addresses of requests for information."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.information_requests.adding import add_information_request
from openmash.web.information_requests.listing import information_requests
from openmash.web.information_requests.one import information_request

urlpatterns: list[URLPattern] = [
    path("information-requests", information_requests, name="information_requests"),
    path("information-requests/add", add_information_request, name="add_information_request"),
    path("information-requests/<uuid:request_id>", information_request, name="information_request"),
]
