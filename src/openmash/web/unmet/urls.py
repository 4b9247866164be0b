"""The addresses of unmet need."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.unmet.counts import unmet
from openmash.web.unmet.unmet import child_unmet, unmet_became, unmet_record

urlpatterns: list[URLPattern] = [
    path("unmet", unmet, name="unmet"),
    path("unmet/<uuid:unmet_id>", unmet_became, name="unmet_became"),
    path("child/<uuid:person_id>/unmet", child_unmet, name="child_unmet"),
    path("child/<uuid:person_id>/unmet/record", unmet_record, name="unmet_record"),
]
