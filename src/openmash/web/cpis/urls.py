"""The addresses of CP-IS."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.cpis.files import cpis, cpis_file
from openmash.web.cpis.notices import cpis_notice

urlpatterns: list[URLPattern] = [
    path("cp-is", cpis, name="cpis"),
    path("cp-is/<uuid:file_id>", cpis_file, name="cpis_file"),
    path("cp-is/notices/<uuid:notice_id>", cpis_notice, name="cpis_notice"),
]
