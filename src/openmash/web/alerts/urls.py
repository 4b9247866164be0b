"""The addresses of alerts."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.alerts.alert import alert
from openmash.web.alerts.alerts import alerts

urlpatterns: list[URLPattern] = [
    path("alerts", alerts, name="alerts"),
    path("alerts/<uuid:alert_id>", alert, name="alert"),
]
