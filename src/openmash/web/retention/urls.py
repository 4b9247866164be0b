"""The addresses of how long records are kept."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.retention.deciding import child_retention, retention_agree, retention_hold, retention_hold_end
from openmash.web.retention.overview import retention, retention_certificate

urlpatterns: list[URLPattern] = [
    path("retention", retention, name="retention"),
    path("retention/hold", retention_hold, name="retention_hold"),
    path("retention/hold/<uuid:hold_id>/end", retention_hold_end, name="retention_hold_end"),
    path("retention/certificate/<uuid:certificate_id>", retention_certificate, name="retention_certificate"),
    path("retention/<uuid:decision_id>", retention_agree, name="retention_agree"),
    path("child/<uuid:person_id>/retention", child_retention, name="child_retention"),
]
