"""What visitors to the public pages wrote about them."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.visitors.comments import comment_made_contact, comment_read, comments

urlpatterns: list[URLPattern] = [
    path("comments", comments, name="comments"),
    path("comments/<uuid:comment_id>/read", comment_read, name="comment_read"),
    path("comments/<uuid:comment_id>/contact", comment_made_contact, name="comment_made_contact"),
]
