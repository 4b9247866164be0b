"""The addresses of the record of processing."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.processing.reading import processing, processing_paper

urlpatterns: list[URLPattern] = [
    path("processing", processing, name="processing"),
    path("processing/paper", processing_paper, name="processing_paper"),
]
