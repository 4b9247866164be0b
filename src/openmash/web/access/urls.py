"""Emergency access and its review, restrictions, and who has looked."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.access.emergency import emergency_access
from openmash.web.access.looks import record_looks
from openmash.web.access.restrict import child_lift_restriction, child_restrict
from openmash.web.access.reviews import emergency_review, emergency_reviews

urlpatterns: list[URLPattern] = [
    path("access/emergency", emergency_access, name="emergency_access"),
    path("access/emergencies", emergency_reviews, name="emergency_reviews"),
    path("access/emergencies/<uuid:emergency_id>", emergency_review, name="emergency_review"),
    path("access/looks/<uuid:person_id>", record_looks, name="record_looks"),
    path("child/<uuid:person_id>/restrict", child_restrict, name="child_restrict"),
    path("child/<uuid:person_id>/restrict/lift", child_lift_restriction, name="child_lift_restriction"),
]
