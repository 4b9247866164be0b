"""Partners' systems that may connect."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.systems.add_system import add_system
from openmash.web.systems.end_system import end_system
from openmash.web.systems.system import system
from openmash.web.systems.systems import systems

urlpatterns: list[URLPattern] = [
    path("systems", systems, name="systems"),
    path("systems/add", add_system, name="add_system"),
    path("systems/<uuid:client_id>", system, name="system"),
    path("systems/<uuid:client_id>/end", end_system, name="end_system"),
]
