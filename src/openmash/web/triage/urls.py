"""Domestic abuse triage, and MARAC."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.triage.at_the_table import triage_again, triage_speak
from openmash.web.triage.marac import (
    end_marac_flag,
    finish_marac_action,
    marac,
    marac_referral,
    refer_to_marac,
    set_marac_meeting,
)
from openmash.web.triage.triage import triage, triage_family

urlpatterns: list[URLPattern] = [
    path("triage", triage, name="triage"),
    path("triage/<uuid:contact_id>", triage_family, name="triage_family"),
    path("triage/<uuid:contact_id>/second-look", triage_again, name="triage_again"),
    path("triage/<uuid:contact_id>/agency", triage_speak, name="triage_speak"),
    path("triage/<uuid:contact_id>/marac", refer_to_marac, name="refer_to_marac"),
    path("marac", marac, name="marac"),
    path("marac/<uuid:referral_id>", marac_referral, name="marac_referral"),
    path("marac/<uuid:referral_id>/meeting", set_marac_meeting, name="set_marac_meeting"),
    path("marac/<uuid:referral_id>/end", end_marac_flag, name="end_marac_flag"),
    path("marac/actions/<uuid:action_id>", finish_marac_action, name="finish_marac_action"),
]
