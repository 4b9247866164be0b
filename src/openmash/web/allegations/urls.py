"""Allegations against people who work or volunteer with children."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.allegations.allegation import (
    allegation,
    allegation_step,
    allegations,
    conclude_allegation,
    keep_allegation_from,
    let_see_allegation,
)
from openmash.web.allegations.raise_allegation import allegation_raised, raise_allegation, raise_allegation_from_contact

ONE = "allegations/<uuid:allegation_id>"

urlpatterns: list[URLPattern] = [
    path("allegations", allegations, name="allegations"),
    path("allegations/new", raise_allegation, name="raise_allegation"),
    path("allegations/told", allegation_raised, name="allegation_raised"),
    path("contacts/<uuid:contact_id>/allegation", raise_allegation_from_contact, name="raise_allegation_from_contact"),
    path(ONE, allegation, name="allegation"),
    path(f"{ONE}/step", allegation_step, name="allegation_step"),
    path(f"{ONE}/conclude", conclude_allegation, name="conclude_allegation"),
    path(f"{ONE}/let-see", let_see_allegation, name="let_see_allegation"),
    path(f"{ONE}/keep-from", keep_allegation_from, name="keep_allegation_from"),
]
