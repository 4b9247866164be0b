"""Lists 9 and 10 of Annex A: a care leaver’s row, and that of a child to be adopted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openmash.casework.looked_after.codes import Adopting, InTouch, Standing, WhyNot
from openmash.casework.looked_after.selectors import LookedAfter
from openmash.casework.looked_after.words import What
from openmash.insight.returns.annex_a.sheets import Row
from openmash.statute.calendar import local_date, months_after

UNTIL = 25
"""The birthday from which nobody is owed anything as a care leaver, in years."""
STANDINGS = {
    Standing.RELEVANT: "a) Relevant child", Standing.FORMER: "b) Former relevant child",
    Standing.QUALIFYING: "c) Qualifying care leaver", Standing.ELIGIBLE: "d) Eligible child",
}  # fmt: skip
TOUCH = {
    InTouch.YES: "a) Yes", InTouch.NO: "b) No", InTouch.DIED: "c) Died", InTouch.REFUSES: "d) Refu",
    InTouch.NOT_NEEDED: "e) Nreq", InTouch.HOME: "f) Rhom",
}  # fmt: skip
SUITABLE = {True: "a) Suitable", False: "b) Unsuitable"}
NO_LONGER = {
    WhyNot.NEEDS: "RD1 - The child’s needs changed subsequent to the decision",
    WhyNot.COURT: "RD2 - The Court did not make a placement order",
    WhyNot.NOBODY: "RD3 - Prospective adopters could not be found", WhyNot.OTHER: "RD4 - Any other reason",
}  # fmt: skip


def care_leaver(care: LookedAfter, born: date | None, today: date, *, has_died: bool) -> Row:
    """What the list says beside who they are; empty for whoever is entitled to nothing or is 25."""
    said = care.leaves
    if said is None or said.standing is None or (born is not None and months_after(born, UNTIL * 12) <= today):
        return ()
    touch, adviser, plan = care.last(What.TOUCH), care.last(What.ADVISER), care.last(What.PATHWAY)
    last = max((each.at for each in care.steps if each.in_touch is InTouch.YES), default=None)
    lives = touch.living if touch else None
    return (
        adviser.who if adviser else "", STANDINGS[said.standing], local_date(plan.at) if plan else None,
        TOUCH[InTouch.DIED] if has_died else TOUCH[touch.in_touch] if touch and touch.in_touch else "",
        local_date(last) if last else None,
        f"{lives.value}: {lives.label}" if lives else "",
        SUITABLE[touch.suitable] if touch and touch.suitable is not None else "",
        f"{touch.doing.value}: {touch.doing.label}" if touch and touch.doing else "",
    )  # fmt: skip


def adopted(care: LookedAfter, came_into_care: Sequence[date], since: date) -> Row:
    """What the list says beside who they are; empty where nobody decided it, or it ended before `since`."""
    days = {each.adopting: local_date(each.at) for each in care.adopting if each.adopting}
    ended = days.get(Adopting.ADOPTED) or days.get(Adopting.REVERSED)
    if Adopting.DECIDED not in days or (ended is not None and ended < since):
        return ()
    began = [day for day in came_into_care if day <= days[Adopting.DECIDED]]
    why = next((each.why_not for each in reversed(care.adopting) if each.why_not), None)
    return (
        began[-1] if began else None, days[Adopting.DECIDED], days.get(Adopting.ORDER), days.get(Adopting.MATCHED),
        days.get(Adopting.PLACED), days.get(Adopting.ADOPTED), days.get(Adopting.REVERSED),
        NO_LONGER[why] if why else "", days.get(Adopting.EARLY),
    )  # fmt: skip
