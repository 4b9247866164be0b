"""Patterns' addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.patterns.look_again import look_again
from openmash.web.patterns.make_theme import make_theme
from openmash.web.patterns.map import map_
from openmash.web.patterns.network import network
from openmash.web.patterns.network_tie import network_tie
from openmash.web.patterns.themes import themes

urlpatterns: list[URLPattern] = [
    path("map", map_, name="map"),
    path("map/look-again", look_again, name="look_again"),
    path("themes", themes, name="themes"),
    path("themes/new", make_theme, name="make_theme"),
    path("network", network, name="network"),
    path("network/tie", network_tie, name="network_tie"),
]
