"""The addresses of judging pairs of records, and of where agencies' records differ."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.linkage.disagreements import disagreements
from openmash.web.linkage.pair import pair, pair_take_back
from openmash.web.linkage.pairs import pairs

urlpatterns: list[URLPattern] = [
    path("pairs", pairs, name="pairs"),
    path("pairs/<uuid:proposal_id>", pair, name="pair"),
    path("pairs/<uuid:proposal_id>/take-back", pair_take_back, name="pair_take_back"),
    path("disagreements", disagreements, name="disagreements"),
]
