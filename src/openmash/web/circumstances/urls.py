"""The addresses of circumstances."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.circumstances.circumstances import child_circumstances
from openmash.web.circumstances.listing import circumstances
from openmash.web.circumstances.steps import circumstance_enter, circumstance_record

urlpatterns: list[URLPattern] = [
    path("circumstances", circumstances, name="circumstances"),
    path("child/<uuid:person_id>/circumstances", child_circumstances, name="child_circumstances"),
    path("child/<uuid:person_id>/circumstances/<str:kind>", circumstance_record, name="circumstance_record"),
    path("circumstance/<uuid:circumstance_id>/<str:what>", circumstance_enter, name="circumstance_enter"),
]
