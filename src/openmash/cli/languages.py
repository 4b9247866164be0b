"""`openmash languages`: which languages have a draft, and what of each cannot be confirmed yet."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from openmash.casework.own_words.saying import drafts, english, version_of
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import local_date


def tell() -> int:
    """Print each draft with its version, and the sentences that are missing or whose gaps are strange. Always 0."""
    here = profile(os.environ.get("OPENMASH_PROFILE", "gloucestershire"), on=local_date(datetime.now(UTC)))
    print(f"English: {len(english().words)} sentences")
    for each in drafts(here.slug).values():
        wrong = f"missing or with other gaps: {', '.join(each.wrong)}" if each.wrong else "whole"
        print(f"- {each.english_name} ({each.language}), version {version_of(each)}: {wrong}")
    print("A practice lead confirms a language on the page “Languages”; until then it is offered to nobody.")
    return 0
