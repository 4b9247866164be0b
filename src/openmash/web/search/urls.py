"""Finding a person."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.search.find import search, search_found

urlpatterns: list[URLPattern] = [
    path("search", search, name="search"),
    path("search/<uuid:key>", search_found, name="search_found"),
]
