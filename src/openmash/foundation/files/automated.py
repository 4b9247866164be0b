"""The register's automated rule about files that may do harm."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="harmful-files",
        name="Which files stay shut because they may do harm",
        does=Does.DECIDES,
        purpose="So that nobody’s computer is broken by a file somebody sent.",
        goes_in="The file. A separate virus scanner looks at it.",
        comes_out="The file may be opened, or stays shut. What was written beside it is read all the same.",
        decides="The scanner. A person can ask the sender to bring the file another way.",
        owner="The information lead",
        since=date(2026, 11, 23),
        code=("foundation.files.scanning.scan",),
        unmeasured="How often a scanner is wrong is for its maker to say.",
        never="It does not look at what a file says or shows.",
    ),
)
