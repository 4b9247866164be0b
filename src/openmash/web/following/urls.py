"""The addresses of what the hub follows."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.following.promised import follow_promise, promised
from openmash.web.following.unnamed import unnamed, unnamed_child, unnamed_known, unnamed_looked

CHILD = "unnamed/<uuid:contact_id>/<uuid:person_id>"
urlpatterns: list[URLPattern] = [
    path("unnamed", unnamed, name="unnamed"),
    path(CHILD, unnamed_child, name="unnamed_child"),
    path(f"{CHILD}/known", unnamed_known, name="unnamed_known"),
    path(f"{CHILD}/tried", unnamed_looked, name="unnamed_looked"),
    path("promised", promised, name="promised"),
    path("promised/<uuid:contact_id>", follow_promise, name="follow_promise"),
]
