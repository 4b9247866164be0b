"""The pages of a one-time link. Each lies under its own token."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.publicsite.reply.answering import reply_answer
from openmash.publicsite.reply.code import reply
from openmash.publicsite.reply.notice import reply_notice
from openmash.publicsite.reply.ready import reply_ready
from openmash.publicsite.reply.told import reply_told

urlpatterns: list[URLPattern] = [
    path("reply/<str:token>", reply, name="reply"),
    path("reply/<str:token>/answer", reply_answer, name="reply_answer"),
    path("reply/<str:token>/notice", reply_notice, name="reply_notice"),
    path("reply/<str:token>/ready", reply_ready, name="reply_ready"),
    path("reply/<str:token>/told", reply_told, name="reply_told"),
]
