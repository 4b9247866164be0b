"""The addresses of the register of schools."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.schools.register import (
    our_school,
    school_add_adult,
    school_days,
    school_end_adult,
    school_of_register,
    school_verify,
    schools,
)

urlpatterns: list[URLPattern] = [
    path("schools", schools, name="schools"),
    path("schools/<uuid:school_id>", school_of_register, name="school_of_register"),
    path("schools/<uuid:school_id>/adult", school_add_adult, name="school_add_adult"),
    path("schools/<uuid:school_id>/days", school_days, name="school_days"),
    path("schools/adults/<uuid:adult_id>/verify", school_verify, name="school_verify"),
    path("schools/adults/<uuid:adult_id>/end", school_end_adult, name="school_end_adult"),
    path("school", our_school, name="our_school"),
]
