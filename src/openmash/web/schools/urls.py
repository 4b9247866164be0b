"""The addresses of the register of schools."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.schools.files import school_file, school_file_say, school_files, school_send_file
from openmash.web.schools.register import (
    our_school,
    school_add_adult,
    school_days,
    school_end_adult,
    school_link_address,
    school_of_register,
    school_verify,
    schools,
)
from openmash.web.schools.today import school_today

urlpatterns: list[URLPattern] = [
    path("schools", schools, name="schools"),
    path("schools/<uuid:school_id>", school_of_register, name="school_of_register"),
    path("schools/<uuid:school_id>/adult", school_add_adult, name="school_add_adult"),
    path("schools/<uuid:school_id>/days", school_days, name="school_days"),
    path("schools/<uuid:school_id>/link", school_link_address, name="school_link_address"),
    path("schools/adults/<uuid:adult_id>/verify", school_verify, name="school_verify"),
    path("schools/adults/<uuid:adult_id>/end", school_end_adult, name="school_end_adult"),
    path("school/today", school_today, name="school_today"),
    path("school/files", school_files, name="school_files"),
    path("school/files/send", school_send_file, name="school_send_file"),
    path("school/files/<uuid:file_id>", school_file, name="school_file"),
    path("school/files/<uuid:file_id>/say", school_file_say, name="school_file_say"),
    path("school", our_school, name="our_school"),
]
