"""The addresses of losses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.losses.loss import loss, loss_duty, loss_mistaken
from openmash.web.losses.record_loss import record_loss

urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/loss", record_loss, name="record_loss"),
    path("loss/<uuid:loss_id>", loss, name="loss"),
    path("loss/<uuid:loss_id>/mistaken", loss_mistaken, name="loss_mistaken"),
    path("loss/<uuid:loss_id>/<slug:duty>", loss_duty, name="loss_duty"),
]
