"""The addresses of family group meetings, pre-proceedings and orders."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.court.court import child_court
from openmash.web.court.powers import powers
from openmash.web.court.steps import (
    court_begin,
    court_end,
    court_follow,
    court_offer,
    court_step,
    court_take_back,
    order_end,
    order_record,
)

HERE = "child/<uuid:person_id>/court"

urlpatterns: list[URLPattern] = [
    path("powers", powers, name="powers"),
    path(HERE, child_court, name="child_court"),
    path(f"{HERE}/family-group", court_offer, name="court_offer"),
    path(f"{HERE}/family-group/<uuid:offer_id>", court_follow, name="court_follow"),
    path(f"{HERE}/pre-proceedings", court_begin, name="court_begin"),
    path(f"{HERE}/pre-proceedings/step", court_step, name="court_step"),
    path(f"{HERE}/pre-proceedings/end", court_end, name="court_end"),
    path(f"{HERE}/order", order_record, name="order_record"),
    path(f"{HERE}/order/<uuid:order_id>/end", order_end, name="order_end"),
    path(f"{HERE}/mistake/<uuid:row_id>", court_take_back, name="court_take_back"),
]
