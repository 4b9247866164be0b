"""The only code that writes what was answered, and the area's own versions of forms, lists and letters."""

from openmash.foundation.instruments.actions.responses import keep_response, widen
from openmash.foundation.instruments.actions.versions import (
    begin,
    change,
    drop,
    put_in_force,
    return_for_changes,
    say_ready,
    withdraw,
)

__all__ = [
    "begin", "change", "drop", "keep_response", "put_in_force", "return_for_changes", "say_ready", "widen", "withdraw",
]  # fmt: skip
