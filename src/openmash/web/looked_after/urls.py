"""The addresses of looked-after children."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.looked_after.listing import looked_after
from openmash.web.looked_after.looked_after import child_looked_after
from openmash.web.looked_after.steps import looked_after_record, looked_after_take_back

HERE = "child/<uuid:person_id>/looked-after"

urlpatterns: list[URLPattern] = [
    path("looked-after", looked_after, name="looked_after"),
    path(HERE, child_looked_after, name="child_looked_after"),
    path(f"{HERE}/mistake/<uuid:row_id>", looked_after_take_back, name="looked_after_take_back"),
    path(f"{HERE}/<str:what>", looked_after_record, name="looked_after_record"),
]
