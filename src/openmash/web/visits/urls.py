"""The addresses of visits."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.visits.device import visit_key
from openmash.web.visits.door import visit_door
from openmash.web.visits.more import visit_more
from openmash.web.visits.move import visit_frequency, visit_move
from openmash.web.visits.plan import visit_plan
from openmash.web.visits.visit import visit

urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/visits/plan", visit_plan, name="visit_plan"),
    path("child/<uuid:person_id>/visits/how-often", visit_frequency, name="visit_frequency"),
    path("visit/<uuid:visit_id>", visit, name="visit"),
    path("visit/<uuid:visit_id>/door", visit_door, name="visit_door"),
    path("visit/<uuid:visit_id>/door/key", visit_key, name="visit_key"),
    path("visit/<uuid:visit_id>/more", visit_more, name="visit_more"),
    path("visit/<uuid:visit_id>/move", visit_move, name="visit_move"),
]
