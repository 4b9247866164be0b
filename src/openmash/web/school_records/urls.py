"""The addresses of schools' own records."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.school_records.records import school_record, school_records
from openmash.web.school_records.sending import school_send_records

urlpatterns: list[URLPattern] = [
    path("school/records", school_records, name="school_records"),
    path("school/records/send", school_send_records, name="school_send_records"),
    path("school/records/<uuid:record_id>", school_record, name="school_record"),
]
