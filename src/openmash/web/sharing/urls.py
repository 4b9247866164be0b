"""The addresses of the register of agreements."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.sharing.closed import sharing_closed
from openmash.web.sharing.for_child import child_share_outside, stop_share_outside
from openmash.web.sharing.keeping import (
    sharing_add,
    sharing_add_version,
    sharing_attach,
    sharing_end,
    sharing_put_in_force,
    sharing_review,
    sharing_sign,
)
from openmash.web.sharing.register import sharing_agreement, sharing_paper, sharing_register

urlpatterns: list[URLPattern] = [
    path("sharing", sharing_register, name="sharing_register"),
    path("sharing/add", sharing_add, name="sharing_add"),
    path("sharing/closed", sharing_closed, name="sharing_closed"),
    path("sharing/<uuid:agreement_id>", sharing_agreement, name="sharing_agreement"),
    path("sharing/<uuid:agreement_id>/version", sharing_add_version, name="sharing_add_version"),
    path("sharing/<uuid:agreement_id>/end", sharing_end, name="sharing_end"),
    path("sharing/version/<uuid:version_id>/sign", sharing_sign, name="sharing_sign"),
    path("sharing/version/<uuid:version_id>/document", sharing_attach, name="sharing_attach"),
    path("sharing/version/<uuid:version_id>/in-force", sharing_put_in_force, name="sharing_put_in_force"),
    path("sharing/version/<uuid:version_id>/review", sharing_review, name="sharing_review"),
    path("sharing/document/<uuid:paper_id>", sharing_paper, name="sharing_paper"),
    path("child/<uuid:person_id>/share", child_share_outside, name="child_share_outside"),
    path("child/<uuid:person_id>/share/<uuid:outside_id>/stop", stop_share_outside, name="stop_share_outside"),
]
