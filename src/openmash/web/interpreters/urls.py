"""The addresses of interpreting."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.interpreters.interpreter import interpreter
from openmash.web.interpreters.steps import (
    interpreter_book,
    interpreter_happened,
    interpreter_need,
    interpreter_rebook,
)

urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/interpreter", interpreter, name="interpreter"),
    path("child/<uuid:person_id>/interpreter/need", interpreter_need, name="interpreter_need"),
    path("child/<uuid:person_id>/interpreter/book", interpreter_book, name="interpreter_book"),
    path("interpreter/<uuid:conversation_id>/book", interpreter_rebook, name="interpreter_rebook"),
    path("interpreter/<uuid:conversation_id>/happened", interpreter_happened, name="interpreter_happened"),
]
