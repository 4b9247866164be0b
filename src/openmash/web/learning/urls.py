"""The addresses of what the partnership learns."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.learning.briefing import briefing, briefing_pdf, write_briefing
from openmash.web.learning.learning import keep_theme, keep_theme_again, learning

urlpatterns: list[URLPattern] = [
    path("learning", learning, name="learning"),
    path("learning/themes/keep", keep_theme, name="keep_theme"),
    path("learning/themes/<uuid:theme_id>", keep_theme_again, name="keep_theme_again"),
    path("learning/themes/<uuid:theme_id>/briefing", write_briefing, name="write_briefing"),
    path("learning/briefings/<uuid:briefing_id>", briefing, name="briefing"),
    path("learning/briefings/<uuid:briefing_id>/pdf", briefing_pdf, name="briefing_pdf"),
]
