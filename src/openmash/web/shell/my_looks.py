"""What I have looked at: everyone may read their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.audit.selectors import Event, events_by_the_actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.records.people.selectors.places import names_of

READ_AT_ONCE = 200
NAMED = 3
"""Children named in one line; the rest are counted."""


@dataclass(frozen=True)
class MyLooksPage:
    """My looks, newest first."""

    table: Table | None
    empty: Empty
    earlier_url: str
    everything_url: str
    shows_everything: bool
    title: str = "What you have looked at"


@screen(Permission.READ_OWN_LOOKS, log="own_looks.listed")
def my_looks(request: HttpRequest, actor: Actor) -> Shown:
    """Looks only, or with `?everything` all that was written down under my name. `?before` pages on."""
    everything = "everything" in request.GET
    read = events_by_the_actor(before=_before(request), limit=READ_AT_ONCE)
    events = [event for event in read if everything or event.is_a_look]
    people = {person for event in events for person in _people(event)}
    names = names_of(people, actor=actor)
    now = timezone.now()
    rows = tuple((Cell(say.near(event.at, now)), Cell(what(event)), Cell(_whom(event, names))) for event in events)
    page = MyLooksPage(
        table=Table("Newest first", ("When", "What", "Whom"), rows, caption_hidden=True) if rows else None,
        empty=Empty("Nothing yet", "Each record you open, and each list that shows you a child, is written down here."),
        earlier_url=_url(everything, read[-1].at) if len(read) == READ_AT_ONCE else "",
        everything_url=_url(not everything),
        shows_everything=everything,
    )
    return Shown("shell/my_looks.html", page, about=[f"person:{person}" for person in sorted(names, key=str)])


WORDS = {
    "child.viewed": "Opened a child’s record",
    "child.stub_viewed": "Met a child’s record that is kept from most",
    "child.listed": "Met in a list of records",
    "family.viewed": "Opened a family",
    "contact.viewed": "Opened a contact",
    "contact.listed": "Met in a list of contacts",
    "check.viewed": "Opened a check",
    "checks.listed": "Met in what our agency is asked",
    "worklist.listed": "Met in your worklist",
    "board.listed": "Met on the board",
    "tonight.listed": "Met in Tonight",
    "morning.listed": "Met in what came back from the night",
    "brief.viewed": "Read a brief for the night",
    "meeting.listed": "Met on a meeting’s agenda",
    "meeting_item.viewed": "Opened at a meeting",
    "meeting_minutes.viewed": "Read a meeting’s minutes",
    "meeting_pack.viewed": "Read a meeting’s pack",
    "meeting_action.viewed": "Opened an action",
    "meeting_actions.listed": "Met in the actions owed",
    "triage.listed": "Met in domestic abuse triage",
    "triage.viewed": "Opened in domestic abuse triage",
    "marac.listed": "Met in the referrals to MARAC",
    "marac.viewed": "Opened a referral to MARAC",
    "exploitation.listed": "Met in the children for whom an exploitation level stands",
    "exploitation.viewed": "Opened an exploitation assessment or referral",
    "exploitation_meetings.listed": "Met in what waits for an exploitation meeting",
    "disruption.listed": "Met in the disruption measures",
    "disruption.viewed": "Opened what is done about a place, person of concern or line",
    "missing.listed": "Met in the missing children",
    "missing.viewed": "Opened a missing episode",
    "missing.for_police_viewed": "Opened what the police need to look for a missing child",
    "missing.patterns_listed": "Met in what repeats across missing children",
    "missing.figures_listed": "Counted in the figures of missing children",
    "missing.check_listed": "Met in the check that missing children are recorded",
    "missing.check_viewed": "Reviewed in the check that missing children are recorded",
    "differences.listed": "Met in the professional differences",
    "differences.learning_listed": "Read what was learned from differences",
    "difference.viewed": "Opened a professional difference",
    "complaints.listed": "Met in the complaints",
    "complaint.viewed": "Opened a complaint",
    "inspections.listed": "Read the list of inspections",
    "inspection.viewed": "Opened an inspection",
    "inspection_children.viewed": "Met among the children an inspection looks at",
    "inspection_room.viewed": "Met in an inspection’s evidence room",
    "evidence.viewed": "Opened what an inspection was given",
    "evidence_file.viewed": "Opened a file an inspection was given",
    "inspection_audits.listed": "Met among the children to audit",
    "inspection_audit.viewed": "Opened a child’s joint audit",
    "information_requests.listed": "Met in the requests for information",
    "information_request.viewed": "Opened a request for information",
    "access_requests.listed": "Met in the requests for records",
    "access_request.viewed": "Opened a request for a record",
    "access_request.entries_read": "Read what is held, for an answer to whoever asked",
    "access_request.draft_read": "Read an answer before it was agreed to",
    "allegations.listed": "Met in the allegations",
    "allegations.viewed": "Opened an allegation",
    "emails.listed": "Met in the e-mails",
    "email.viewed": "Opened an e-mail",
    "comments.listed": "Read the comments",
    "file.viewed": "Opened a file",
    "offer.viewed": "Opened an offer",
    "link.viewed": "Opened a partner’s link",
    "interpreter.viewed": "Opened what is needed to be understood",
    "loss.viewed": "Opened the record of a loss",
    "misfiling.listed": "Met in what was filed with the wrong child",
    "misfiling.viewed": "Opened what was filed with the wrong child",
    "retraction.viewed": "Read that something was with the wrong child",
    "breach.listed": "Met in the log of breaches",
    "breach.viewed": "Opened an entry in the log of breaches",
    "conflicts.listed": "Met in the conflicts of interest",
    "conflicts.viewed": "Opened a conflict of interest",
    "emergencies.listed": "Met in the emergency access",
    "emergency.read": "Read an emergency access",
    "looks.listed": "Read who has looked",
    "rota.listed": "Read the rota",
    "people.searched": "Searched",
    "notices.listed": "Read your messages",
    "own_looks.listed": "Read what you have looked at",
    "access.signed_in": "Signed in",
    "access.signed_out": "Signed out",
    "access.denied": "Was refused",
    "access.emergency_opened": "Opened emergency access",
}


def what(event: Event) -> str:
    """An event's kind in words; one without words of its own is said plainly: "linkage.linked" is "Linkage: linked"."""
    if event.kind in WORDS:
        return WORDS[event.kind]
    area, _, deed = event.kind.partition(".")
    return f"{area.replace('_', ' ').capitalize()}: {deed.replace('_', ' ')}"


def _people(event: Event) -> list[UUID]:
    return [UUID(key.removeprefix("person:")) for key in event.about if key.startswith("person:")]


def _whom(event: Event, names: Mapping[UUID, str]) -> str:
    people = _people(event)
    shown = [names[person] for person in people if person in names][:NAMED]
    more = len(people) - len(shown)
    if more and shown:
        return f"{', '.join(shown)} and {more} more"
    return say.listed(shown) if shown else say.count_of(more, "record") if more else ""


def _before(request: HttpRequest) -> datetime | None:
    try:
        found = parse_datetime(request.GET.get("before", ""))
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _url(everything: bool, before: datetime | None = None) -> str:
    query = {**({"everything": "yes"} if everything else {}), **({"before": before.isoformat()} if before else {})}
    return reverse("my_looks") + (f"?{urlencode(query)}" if query else "")
