"""The register's automated rules that look for patterns, and what was measured of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from openmash.foundation.reference.automated import Does, Figures, Measured, Rule

MEASURED = Path(__file__).parent / "hotspots" / "measured.json"
OWNER = "The data lead (methods), the practice lead (figures and words)"
SINCE = date(2026, 11, 28)


def measured() -> Measured | None:
    """The stored results of finding planted clusters in made-up scenes; None where none is stored."""
    if not MEASURED.exists():
        return None
    stored = json.loads(MEASURED.read_text(encoding="utf-8"))
    heads = ("", *(str(each) for each in stored["engines"]))
    return Measured(
        f"{stored['on']}, version {stored['version']}", "./run bench hotspots",
        f"{stored['scenes']} made-up scenes. Nobody real.",
        (Figures("What was found", heads, tuple(tuple(str(cell) for cell in row) for row in stored["found"])),),
    )  # fmt: skip


RULES = (
    Rule(
        key="hot-spots",
        name="Places and times with more incidents than their share",
        does=Does.PROPOSES,
        purpose="So that the partnership can make a place safer where children are harmed.",
        goes_in="Where and when incidents happened, of those an analyst may see. Not who.",
        comes_out="A place and a time, how many there were and how many would be usual, and how likely chance is.",
        decides="People at the exploitation meeting.",
        owner=OWNER,
        since=SINCE,
        code=("insight.patterns.hotspots.scanning.scan", "insight.patterns.actions.look_where_new"),
        measured=measured,
        unmeasured="How often it is right was tried on made-up scenes, and no result is stored with this version yet.",
        by_the_clock=("clock.look_where_new",),
        never="It says nothing of any person, shows no small number and no protected address, and counts reports, "
        "which are not the same as harm.",
    ),
    Rule(
        key="themes",
        name="What is said more often than it was",
        does=Does.PROPOSES,
        purpose="So that something new, such as a place or a way of harming children, is noticed early.",
        goes_in="Words, places, kinds and times in recent reports an analyst may see, and in those before.",
        comes_out="What rises, how often, and how likely chance is after everything that was looked at.",
        decides="An analyst, who opens the reports and says whether it is a theme.",
        owner=OWNER,
        since=SINCE,
        code=("insight.patterns.themes.find",),
        unmeasured="Nobody has measured how often a rise turned out to be nothing.",
    ),
    Rule(
        key="network",
        name="Who, where and what is tied by reports",
        does=Does.PROPOSES,
        purpose="So that people who harm several children, and places they use, are seen together.",
        goes_in="Ties people recorded, of those an analyst may see.",
        comes_out="A picture and a table in which each line opens its reports, and which of them belong together.",
        decides="People at the exploitation meeting.",
        owner=OWNER,
        since=SINCE,
        code=("insight.patterns.network.groups",),
        unmeasured="Nobody has measured how often what it groups belongs together. Each tie is a person’s report.",
        never="How central anybody is, is worked out nowhere.",
    ),
)
