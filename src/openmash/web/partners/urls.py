"""Partners without accounts."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.partners.addresses import add_partner_address, end_partner_address, partner_addresses
from openmash.web.partners.links import ask_by_link, partner_links
from openmash.web.partners.one_link import partner_link
from openmash.web.partners.tell_by_link import tell_by_link

urlpatterns: list[URLPattern] = [
    path("contact/<uuid:contact_id>/partners", partner_links, name="partner_links"),
    path("contact/<uuid:contact_id>/partners/ask", ask_by_link, name="ask_by_link"),
    path("contact/<uuid:contact_id>/partners/tell", tell_by_link, name="tell_by_link"),
    path("partners/link/<uuid:link_id>", partner_link, name="partner_link"),
    path("partners/addresses", partner_addresses, name="partner_addresses"),
    path("partners/addresses/add", add_partner_address, name="add_partner_address"),
    path("partners/addresses/<uuid:mailbox_id>/end", end_partner_address, name="end_partner_address"),
]
