"""A child's own link, from their record."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.own_words.answer_own_words import answer_own_words
from openmash.web.own_words.end_own_link import end_own_link
from openmash.web.own_words.give_own_link import give_own_link
from openmash.web.own_words.languages import own_language, own_languages
from openmash.web.own_words.own_link import own_link

urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/own-link", own_link, name="own_link"),
    path("child/<uuid:person_id>/own-link/give", give_own_link, name="give_own_link"),
    path("child/<uuid:person_id>/own-link/end", end_own_link, name="end_own_link"),
    path("own-link/languages", own_languages, name="own_languages"),
    path("own-link/languages/<str:code>", own_language, name="own_language"),
    path("own-link/<uuid:invitation_id>/answer", answer_own_words, name="answer_own_words"),
]
