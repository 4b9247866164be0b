"""The addresses of statutory returns."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.returns.child_return import child_return
from openmash.web.returns.yearly import returns, returns_rule

urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/return", child_return, name="child_return"),
    path("returns", returns, name="returns"),
    path("returns/<slug:rule>", returns_rule, name="returns_rule"),
]
