"""`openmash profile`: whether an area's profile can be read, and what in it nobody has confirmed."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from openmash.foundation.governance.profile import ProfileProblem, profile, read
from openmash.statute.calendar import local_date


def tell(path: Path | None) -> int:
    """Print what the profile is and each figure still to confirm. 1 where it cannot be read, with the place and why."""
    try:
        if path is None:
            found = profile(os.environ.get("OPENMASH_PROFILE", "gloucestershire"), on=local_date(datetime.now(UTC)))
        else:
            found = read(path)
    except OSError as problem:
        print(f"{path} cannot be read: {problem.strerror}.", file=sys.stderr)
        return 1
    except ProfileProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{found.name} ({found.slug}), version {found.version}, in force from {found.in_force_from:%d %B %Y}.")
    waiting = found.to_confirm()
    print(f"{len(waiting)} to confirm with the partnership:" if waiting else "Everything in it is confirmed.")
    for each in waiting:
        print(f"- {each}")
    return 0
