"""The addresses of statutory returns."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.returns.child_of_year import returns_child
from openmash.web.returns.child_return import child_return
from openmash.web.returns.explain import returns_explain, returns_explain_whole, returns_put_right, returns_send_on
from openmash.web.returns.files import returns_file, returns_files
from openmash.web.returns.yearly import returns, returns_rule

CHILD = "returns/<int:ending>/child/<uuid:person_id>"
urlpatterns: list[URLPattern] = [
    path("child/<uuid:person_id>/return", child_return, name="child_return"),
    path("returns", returns, name="returns"),
    path("returns/files", returns_files, name="returns_files"),
    path("returns/files/<uuid:file_id>", returns_file, name="returns_file"),
    path("returns/<int:ending>/explain/<slug:rule>", returns_explain_whole, name="returns_explain_whole"),
    path(CHILD, returns_child, name="returns_child"),
    path(f"{CHILD}/explain/<slug:rule>", returns_explain, name="returns_explain"),
    path(f"{CHILD}/send/<slug:rule>", returns_send_on, name="returns_send_on"),
    path(f"{CHILD}/put-right/<slug:code>", returns_put_right, name="returns_put_right"),
    path("returns/<slug:rule>", returns_rule, name="returns_rule"),
]
