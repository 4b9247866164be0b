"""The addresses of the record of processing."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.processing.reading import processing, processing_paper
from openmash.web.processing.register import automated_register

urlpatterns: list[URLPattern] = [
    path("processing", processing, name="processing"),
    path("processing/paper", processing_paper, name="processing_paper"),
    path("processing/rules", automated_register, name="automated_register"),
]
