"""What can be done with links."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEND = "links.send"
    """Send a one-time link to a verified address, see its code, withdraw it, and note that they were rung."""
    SEND_NOTICE = "links.send_notice"
    """Send a school whose people do not sign in a link to what it is told of a child, or by the clock."""
    GIVE = "links.give"
    """Give a child a safe link of their own, show its address again, and end it."""
    KEEP_ADDRESSES = "links.keep_addresses"
    """Add a verified address of an organisation, or end one."""
    LIST_ADDRESSES = "links.list_addresses"
    """See the verified addresses of organisations."""
