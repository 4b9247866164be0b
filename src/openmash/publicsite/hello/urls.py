"""The pages of a child's own link. Each lies under its own token; nothing in an address says what it is for."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.publicsite.hello.hello import hello
from openmash.publicsite.hello.hello_inside import hello_inside
from openmash.publicsite.hello.hello_leave import hello_leave

urlpatterns: list[URLPattern] = [
    path("hello/<str:token>", hello, name="hello"),
    path("hello/<str:token>/inside", hello_inside, name="hello_inside"),
    path("hello/<str:token>/leave", hello_leave, name="hello_leave"),
]
