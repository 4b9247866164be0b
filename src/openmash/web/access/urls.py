"""Emergency access and its review, restrictions, and who has looked."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.access.conflicts import (
    conflict_declared,
    conflicts,
    declare_for_child,
    declare_for_contact,
    end_conflict,
)
from openmash.web.access.emergency import emergency_access
from openmash.web.access.looks import record_looks
from openmash.web.access.restrict import child_lift_restriction, child_restrict
from openmash.web.access.reviews import emergency_review, emergency_reviews

urlpatterns: list[URLPattern] = [
    path("access/emergency", emergency_access, name="emergency_access"),
    path("access/emergencies", emergency_reviews, name="emergency_reviews"),
    path("access/emergencies/<uuid:emergency_id>", emergency_review, name="emergency_review"),
    path("access/conflicts", conflicts, name="conflicts"),
    path("access/conflicts/declared", conflict_declared, name="conflict_declared"),
    path("access/conflicts/<uuid:source_id>/end", end_conflict, name="end_conflict"),
    path("child/<uuid:person_id>/conflict", declare_for_child, name="declare_for_child"),
    path("contacts/<uuid:contact_id>/conflict", declare_for_contact, name="declare_for_contact"),
    path("access/looks/<uuid:person_id>", record_looks, name="record_looks"),
    path("child/<uuid:person_id>/restrict", child_restrict, name="child_restrict"),
    path("child/<uuid:person_id>/restrict/lift", child_lift_restriction, name="child_lift_restriction"),
]
