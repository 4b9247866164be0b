"""The addresses of what was filed with the wrong child."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.misfiled.breaches import breach, breaches
from openmash.web.misfiled.misfiling import misfiled, misfiling, tell
from openmash.web.misfiled.move_child import another_child
from openmash.web.misfiled.move_voice import another_voice
from openmash.web.misfiled.retraction import retraction

urlpatterns: list[URLPattern] = [
    path("contact/<uuid:contact_id>/child/<uuid:person_id>/another-child", another_child, name="another_child"),
    path("voice/<uuid:voice_id>/another-child", another_voice, name="another_voice"),
    path("misfiled", misfiled, name="misfiled"),
    path("misfiled/<uuid:misfiling_id>", misfiling, name="misfiling"),
    path("misfiled/<uuid:misfiling_id>/tell/<uuid:touched_id>", tell, name="misfiled_tell"),
    path("retraction/<uuid:touched_id>", retraction, name="retraction"),
    path("breaches", breaches, name="breaches"),
    path("breaches/<uuid:breach_id>", breach, name="breach"),
]
