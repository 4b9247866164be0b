"""What intelligence puts on a worklist: reports to grade and releases to look at again for the unit; what expires."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from django.urls import reverse
from django.utils import timezone

from openmash.casework.intelligence import disposing, selectors
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.statute.calendar import at, local_date
from openmash.web.intelligence.desk import release_url, report_url
from openmash.web.worklist.item import Item

AHEAD = timedelta(days=3)


def intelligence_to_handle(actor: Actor) -> Sequence[Item]:
    """Each report nobody has graded, and each release due within three days. It names nobody."""
    today = local_date(timezone.now())
    items = [
        Item(
            what="Grade intelligence", about="", why="You are in the intelligence unit", url=report_url(each.id),
            words=f"From {each.agency}, {say.moment(each.sent_at)}", keys=[f"report:{each.id}"],
        )
        for each in selectors.to_handle(actor=actor, ungraded=True)
    ]  # fmt: skip
    for each in selectors.due(actor=actor, by=today + AHEAD):
        expires = each.expires_on is not None and each.expires_on <= today + AHEAD
        day = each.expires_on if expires and each.expires_on else each.review_on
        late = day < today
        items.append(
            Item(
                what="A release expires" if expires else "Look at a release again", about="",
                why="You are in the intelligence unit", url=release_url(each.id), due_at=at(day, time(17)),
                left=TimeLeft(f"by {say.day_of(day)}", is_late=late and not expires), keys=[f"release:{each.id}"],
            )
        )  # fmt: skip
    items += [
        Item(
            what="Agree to dispose of intelligence, or not" if each.proposed_by else "Look at what is past its time",
            about="", why="You are in the intelligence unit",
            words=f"From {each.agency}, sent {say.day_of(each.sent_on)}", keys=[f"report:{each.report_id}"],
            url=reverse("dispose_report", kwargs={"report_id": each.report_id}),
        )
        for each in disposing.due_for_disposal(actor=actor)
        if not each.mine
    ]  # fmt: skip
    return items
