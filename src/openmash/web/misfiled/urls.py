"""The addresses of what was filed with the wrong child."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.misfiled.breach_steps import breach_judge, breach_share, breach_told
from openmash.web.misfiled.breaches import breach, breaches
from openmash.web.misfiled.misfiling import misfiled, misfiling, tell
from openmash.web.misfiled.move_child import another_child
from openmash.web.misfiled.move_voice import another_voice
from openmash.web.misfiled.retraction import retraction
from openmash.web.misfiled.tell_of_breach import breach_kept, tell_of_breach

urlpatterns: list[URLPattern] = [
    path("contact/<uuid:contact_id>/child/<uuid:person_id>/another-child", another_child, name="another_child"),
    path("voice/<uuid:voice_id>/another-child", another_voice, name="another_voice"),
    path("misfiled", misfiled, name="misfiled"),
    path("misfiled/<uuid:misfiling_id>", misfiling, name="misfiling"),
    path("misfiled/<uuid:misfiling_id>/tell/<uuid:touched_id>", tell, name="misfiled_tell"),
    path("retraction/<uuid:touched_id>", retraction, name="retraction"),
    path("breaches", breaches, name="breaches"),
    path("breaches/<uuid:breach_id>", breach, name="breach"),
    path("breaches/<uuid:breach_id>/judge", breach_judge, name="breach_judge"),
    path("breaches/<uuid:breach_id>/told", breach_told, name="breach_told"),
    path("breaches/<uuid:breach_id>/share", breach_share, name="breach_share"),
    path("breaches/tell", tell_of_breach, name="tell_of_breach"),
    path("breaches/tell/kept", breach_kept, name="breach_kept"),
]
