"""The addresses of partners' files."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.feeds.files import files
from openmash.web.feeds.refused_row import refused_row

urlpatterns: list[URLPattern] = [
    path("files", files, name="partner_files"),
    path("files/refused/<uuid:row_id>", refused_row, name="refused_row"),
]
