"""Home, account, health and the pages that belong to no module."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.shell.gallery import gallery
from openmash.web.shell.health import health

urlpatterns: list[URLPattern] = [
    path("healthz", health, name="health"),
    path("gallery", gallery, name="gallery"),
]
