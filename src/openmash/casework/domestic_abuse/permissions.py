"""What can be done at domestic abuse triage and about MARAC."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW_TRIAGE = "domestic_abuse.view_triage"
    """See the morning's domestic abuse notifications, family by family."""
    SPEAK_AT_TRIAGE = "domestic_abuse.speak_at_triage"
    """Say for one's agency what it knows about one family."""
    JUDGE = "domestic_abuse.judge"
    """Give a family's line of judgement and a line for each child."""
    LOOK_AGAIN = "domestic_abuse.look_again"
    """Look, as a second person, at a judgement the dip sample drew."""
    REFER_TO_MARAC = "domestic_abuse.refer_to_marac"
    """Refer somebody to MARAC, say when they are heard, and end a flag."""
    VIEW_MARAC = "domestic_abuse.view_marac"
    """See referrals to MARAC, their meetings and actions."""
    SEE_FLAG = "domestic_abuse.see_flag"
    """See, on the record of a victim or a child within reach, that they bear a MARAC flag, and nothing else of it."""
    ACT_FOR_MARAC = "domestic_abuse.act_for_marac"
    """Write down MARAC's actions, and what came of them."""
