"""The addresses of professional differences."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.differences.difference import difference
from openmash.web.differences.differences import differences, differences_learning
from openmash.web.differences.raising import raise_from_check, raise_from_contact, raise_from_journey

urlpatterns: list[URLPattern] = [
    path("differences", differences, name="differences"),
    path("differences/learning", differences_learning, name="differences_learning"),
    path("differences/<uuid:difference_id>", difference, name="difference"),
    path("contact/<uuid:contact_id>/child/<uuid:person_id>/differ", raise_from_contact, name="raise_from_contact"),
    path("child/<uuid:person_id>/journey/differ", raise_from_journey, name="raise_from_journey"),
    path("checks/<uuid:check_id>/differ", raise_from_check, name="raise_from_check"),
]
