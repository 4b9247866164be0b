"""The addresses of police screening."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.screening.calibration import screening_calibration
from openmash.web.screening.check import screening_check, screening_throw
from openmash.web.screening.consistency import screening_consistency
from openmash.web.screening.one import screening
from openmash.web.screening.samples import screening_again, screening_samples
from openmash.web.screening.screenings import screening_begin, screenings
from openmash.web.screening.section import screening_section
from openmash.web.screening.tasks import (
    screening_excuse,
    screening_remind,
    screening_research,
    screening_review,
    screening_send,
)

ONE = "screenings/<uuid:screening_id>"
WRITING = "screenings/write/<uuid:key>"
urlpatterns: list[URLPattern] = [
    path("screenings", screenings, name="screenings"),
    path("screenings/begin", screening_begin, name="screening_begin"),
    path(f"{WRITING}/check", screening_check, name="screening_check"),
    path(f"{WRITING}/throw-away", screening_throw, name="screening_throw"),
    path(f"{WRITING}/<slug:section>", screening_section, name="screening_section"),
    path("screenings/incident/<uuid:attended_id>/none-needed", screening_excuse, name="screening_excuse"),
    path("screenings/incident/<uuid:attended_id>/remind", screening_remind, name="screening_remind"),
    path("screenings/consistency", screening_consistency, name="screening_consistency"),
    path("screenings/samples", screening_samples, name="screening_samples"),
    path("screenings/again/<uuid:item_id>", screening_again, name="screening_again"),
    path("screenings/calibration", screening_calibration, name="screening_calibration"),
    path(ONE, screening, name="screening"),
    path(f"{ONE}/review", screening_review, name="screening_review"),
    path(f"{ONE}/research", screening_research, name="screening_research"),
    path(f"{ONE}/send", screening_send, name="screening_send"),
]
