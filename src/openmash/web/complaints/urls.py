"""The addresses of complaints and compliments."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.complaints.adding import add_complaint
from openmash.web.complaints.listing import complaints
from openmash.web.complaints.one import complaint

urlpatterns: list[URLPattern] = [
    path("complaints", complaints, name="complaints"),
    path("complaints/add", add_complaint, name="add_complaint"),
    path("complaints/<uuid:complaint_id>", complaint, name="complaint"),
]
