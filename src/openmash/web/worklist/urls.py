"""The worklist's address."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.worklist.worklist import worklist

urlpatterns: list[URLPattern] = [path("worklist", worklist, name="worklist")]
