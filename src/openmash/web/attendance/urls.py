"""The address of attendance."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.attendance.attendance import child_attendance

urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/attendance", child_attendance, name="child_attendance"),
]
