"""The register's automated rule of the morning's triage of domestic abuse."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="triage-sample",
        name="Which families are looked at a second time",
        does=Does.PROPOSES,
        purpose="So that a decision to do no more about domestic abuse is checked by somebody else.",
        goes_in="Families judged not to go on, that day. A share of them, which is the area’s own figure, is drawn by "
        "lot; a family that was told of before is always looked at in full.",
        comes_out="The family is put before a second person.",
        decides="That person, who did not judge it first.",
        owner="The partnership’s lead for domestic abuse",
        since=date(2026, 11, 28),
        code=("casework.domestic_abuse.rules.is_drawn",),
        unmeasured="It is a lottery: every family is as likely as another.",
        never="No score is worked out for anybody.",
    ),
)
