"""The e-mails' addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.emails.email import email, set_aside_email
from openmash.web.emails.emails import emails

urlpatterns: list[URLPattern] = [
    path("emails", emails, name="emails"),
    path("emails/<uuid:email_id>", email, name="email"),
    path("emails/<uuid:email_id>/set-aside", set_aside_email, name="set_aside_email"),
]
