"""`openmash languages`: in which languages a child's own link is offered here, and why another is not."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from openmash.casework.own_words.saying import digest_of, english, every
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import local_date


def tell() -> int:
    """Print each language with its state, and the digest of the English that a translation names. Always 0."""
    here = profile(os.environ.get("OPENMASH_PROFILE", "gloucestershire"), on=local_date(datetime.now(UTC)))
    print(f"The English now: {digest_of(english().words)}")
    for each in every(here.slug):
        state = f"not offered. {each.why_not}" if each.why_not else f"offered, confirmed by {each.confirmed_by}"
        print(f"- {each.called} ({each.language}): {state}")
    return 0
