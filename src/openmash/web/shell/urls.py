"""Home, sign-in, health."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.shell.health import health

urlpatterns: list[URLPattern] = [path("healthz", health, name="health")]
