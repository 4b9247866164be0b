"""Home, account, health and the pages that belong to no module."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.shell.account import account
from openmash.web.shell.accounts import accounts, accounts_in_use, close, restore
from openmash.web.shell.drafts import keep_draft
from openmash.web.shell.gallery import gallery
from openmash.web.shell.health import health
from openmash.web.shell.interruptions import interruptions
from openmash.web.shell.messages import accept_message, messages, read
from openmash.web.shell.my_looks import my_looks
from openmash.web.shell.sign_in import sign_in_as

urlpatterns: list[URLPattern] = [
    path("account", account, name="account"),
    path("account/looks", my_looks, name="my_looks"),
    path("accounts", accounts, name="accounts"),
    path("accounts/in-use", accounts_in_use, name="accounts_in_use"),
    path("accounts/<uuid:account_id>/restore", restore, name="restore_account"),
    path("accounts/<uuid:account_id>/close", close, name="close_account"),
    path("messages", messages, name="messages"),
    path("messages/read", read, name="messages_read"),
    path("interruptions", interruptions, name="interruptions"),
    path("messages/<uuid:notice_id>/accept", accept_message, name="accept_message"),
    path("drafts/<slug:kind>/<str:subject>", keep_draft, name="keep_draft"),
    path("drafts/<slug:kind>", keep_draft, name="keep_draft"),
    path("sign-in/as/<uuid:account_id>", sign_in_as, name="sign_in_as"),
    path("healthz", health, name="health"),
    path("gallery", gallery, name="gallery"),
]
