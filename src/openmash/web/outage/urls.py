"""The addresses of being ready for an outage."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.outage.enter import outage_enter, outage_form
from openmash.web.outage.forms import outage_forms, outage_pad, outage_pad_file
from openmash.web.outage.overview import outage
from openmash.web.outage.passwords import outage_passwords

urlpatterns: list[URLPattern] = [
    path("outage", outage, name="outage"),
    path("outage/passwords", outage_passwords, name="outage_passwords"),
    path("outage/forms", outage_forms, name="outage_forms"),
    path("outage/forms/<uuid:batch>", outage_pad, name="outage_pad"),
    path("outage/forms/<uuid:batch>/print", outage_pad_file, name="outage_pad_file"),
    path("outage/enter", outage_enter, name="outage_enter"),
    path("outage/enter/<str:number>", outage_form, name="outage_form"),
]
