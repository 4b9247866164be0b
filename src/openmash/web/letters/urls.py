"""The addresses of letters."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.letters.choose import child_letters, letter_to, letter_which
from openmash.web.letters.letter import letter, letter_file
from openmash.web.letters.write import letter_write

CHILD = "child/<uuid:person_id>/letters"
urlpatterns: list[URLPattern] = [
    path(CHILD, child_letters, name="child_letters"),
    path(f"{CHILD}/to", letter_to, name="letter_to"),
    path(f"{CHILD}/to/<str:recipient>", letter_which, name="letter_which"),
    path(f"{CHILD}/to/<str:recipient>/<slug:template>", letter_write, name="letter_write"),
    path("letter/<uuid:letter_id>", letter, name="letter"),
    path("letter/<uuid:letter_id>/file", letter_file, name="letter_file"),
]
