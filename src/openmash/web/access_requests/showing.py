"""What every page about one request shows of it, and where each leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.screens import Go
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.insight.access_requests.selectors import RequestShown
from openmash.statute.calendar import LAST_SECOND, at, local_date
from openmash.statute.spoken import count_of


@dataclass(frozen=True)
class TaskPage:
    """A small task of one request."""

    title: str
    form: Form
    back: Link | None
    caption: str
    says: str = ""


def url_of(request_id: UUID, task: str = "") -> str:
    """Where a request is, or one of its tasks."""
    return reverse(f"access_request{f'_{task}' if task else ''}", kwargs={"request_id": request_id})


def back_to(shown: RequestShown) -> Link:
    """The way back to the request."""
    return Link("The request", url_of(shown.id))


def caption_of(shown: RequestShown) -> str:
    """Whose request it is."""
    about = "their own record" if shown.about_name == shown.asker_name else f"the record of {shown.about_name}"
    return f"{shown.asker_name} asks for {about}"


def done(shown: RequestShown) -> Go:
    """After a task: the request."""
    return Go(url_of(shown.id))


def due_moment(shown: RequestShown) -> datetime | None:
    """The end of the last day for the answer, UTC."""
    return at(shown.due, LAST_SECOND) if shown.due else None


def left_of(shown: RequestShown) -> TimeLeft | None:
    """How long is left for the answer, or that the clock stands still; None once it has ended."""
    if shown.is_ended:
        return None
    if shown.due is None:
        waits = shown.waits_since
        narrows = f"we wait for them to say what they mean, since {say.day_of(waits)}" if waits else ""
        return TimeLeft(f"The clock stands still: {narrows or 'we wait to be shown who they are'}", of="Answer")
    days = (shown.due - local_date(timezone.now())).days
    by = say.day_of(shown.due)
    if days < 0:
        return TimeLeft(f"{count_of(-days, 'day')} late, was due by the end of {by}", is_late=True, of="Answer")
    when = f"in {count_of(days, 'day')}" if days else "today"
    return TimeLeft(f"{when}, by the end of {by}", of="Answer")
