"""The rota's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.rota.rota import rota, rota_take_back
from openmash.web.rota.rota_add import rota_add, rota_away

urlpatterns: list[URLPattern] = [
    path("rota", rota, name="rota"),
    path("rota/add", rota_add, name="rota_add"),
    path("rota/away", rota_away, name="rota_away"),
    path("rota/<uuid:shift_id>/take-back", rota_take_back, name="rota_take_back"),
]
