"""What can be done about people's requests for what is recorded about them."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    ASK = "access_requests.ask"
    """Ask, on the public pages, for one’s own record or for something to be done about it. Reads nothing."""
    READ = "access_requests.read"
    """See which requests are open, and those parts of them that one’s own reach shows."""
    HANDLE = "access_requests.handle"
    """Record a request, see that it is they, read what is held while it is open, prepare the answer, and give it."""
    FIND = "access_requests.find"
    """Say which record a request is about, and so let the information lead read it for as long as it is open."""
    AGREE = "access_requests.agree"
    """Read what another person prepared, and agree to it or not, before it is given."""
