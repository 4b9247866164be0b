"""One referral to MARAC from the morning's triage, heard next week, with an action done, one to do and one late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCY_BY_SLUG


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.domestic_abuse import actions
    from openmash.casework.domestic_abuse.actions import ActionTold, MaracTold
    from openmash.casework.domestic_abuse.words import MaracBecause
    from openmash.pathways.domestic_abuse import families

    today = county.as_at.date()
    with acting("police") as actor:
        waiting = families(actor=actor)  # type: ignore[arg-type]  # the loader knows no Actor
        found = next(
            ((family, other) for family in waiting for other in family.others if not other.alleged), None
        )  # fmt: skip
        if found is None:
            return
        family, victim = found
        key = actions.refer_to_marac(
            actor=actor, person_id=victim.person_id,  # type: ignore[arg-type]  # as above
            told=MaracTold(
                [MaracBecause.ESCALATION, MaracBecause.JUDGEMENT],
                "A third report within three months. Alone with the officer, she said that she plans how to leave.",
                "“I want him to stop waiting at the school. I don’t want the children asked in front of him.”",
                " and ".join(other.name for other in family.others if other.alleged)[:200],
                children=family.person_ids, process_id=family.key, meeting_on=today + timedelta(days=6),
            ),
        )  # fmt: skip
        for what, who, agency, days in (
            ("Mark the address for an urgent response", "DS Aaron Whitcombe", "police", -1),
            ("Meet her at the school office, and agree how she can be rung", "Carla Fontaine", "domestic-abuse", 2),
            ("Change the locks, and look at a move", "Yvonne Pascoe", "housing", 4),
        ):
            done = actions.add_marac_action(
                actor=actor, referral_id=key,  # type: ignore[arg-type]  # as above
                told=ActionTold(what, who, AGENCY_BY_SLUG[agency].id, today + timedelta(days=days)),
            )  # fmt: skip
        actions.finish_marac_action(
            actor=actor, action_id=done, words="Locks changed this morning.",  # type: ignore[arg-type]  # as above
        )  # fmt: skip


MODULE = Module("MARAC", by_actions=_by_actions)
