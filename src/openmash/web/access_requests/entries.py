"""Everything that is held, entry by entry, as it would be given; and the choice about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.access_requests import actions, selectors
from openmash.insight.access_requests.actions import Choosing
from openmash.insight.access_requests.collecting import by_hand
from openmash.insight.access_requests.covering import Line
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import RequestShown
from openmash.insight.access_requests.words import CHOSEN, LAW, NEVER, Because
from openmash.insight.access_requests.words import Choice as Chosen
from openmash.insight.chronology.reading import CANNOT_FIND
from openmash.statute.calendar import local_date
from openmash.web.access_requests.showing import TaskPage, back_to, caption_of, url_of
from openmash.web.missing.steps import tried


@dataclass(frozen=True)
class EntryShown:
    """One entry: as it would be given, or why it is not."""

    what: str
    when: str
    agency: str
    facts: Sequence[Fact]
    because: str
    chosen_why: str
    url: str


@dataclass(frozen=True)
class EntriesPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    parts: Sequence[tuple[str, Sequence[EntryShown]]]
    given: int
    left_out: int
    cannot_find: str
    by_hand: Sequence[Fact]


@screen(Permission.READ, load=selectors.request, log="access_request.entries_read")
def access_request_entries(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """All of them, as they would be given now."""
    if not shown.person_ids:
        raise NotVisible
    found = selectors.lines(shown, actor=actor)
    decides = bool(may(actor, Permission.HANDLE)) and not shown.is_ended
    page = EntriesPage(
        "What is held, as it would be given", caption_of(shown), back_to(shown),
        [
            (section, [_entry(line, shown, decides=decides) for line in each])
            for section, each in groupby(found, key=lambda line: line.entry.section)
        ],
        sum(line.is_given for line in found), sum(not line.is_given for line in found), CANNOT_FIND,
        [Fact(how, ", ".join(which)) for how, which in by_hand()],
    )  # fmt: skip
    return Shown("access_requests/entries.html", page)


class EntryForm(Form):
    """What becomes of it, and why."""

    choice = Choice(
        "What becomes of it?", tuple(Option(each.value, str(each.label)) for each in Chosen),
        required="Choose what becomes of it.",
    )  # fmt: skip
    because = Choice(
        "If it is left out: for which reason?",
        tuple(Option(each.value, str(each.label), hint=LAW[each]) for each in CHOSEN),
    )
    words = LongText("Why", rows=3, required="Say why.", most=1000)


@dataclass(frozen=True)
class EntryPage(TaskPage):
    """What the template shows."""

    recorded: Sequence[Fact] = ()
    given: Sequence[Fact] = ()
    because: str = ""
    is_settled: bool = False


def load_for_entry(*, actor: Actor, request_id: UUID, entry: str) -> RequestShown:
    """The request one of whose entries is decided about. Raises NotVisible."""
    return selectors.request(actor=actor, request_id=request_id)


@screen(Permission.HANDLE, load=load_for_entry, log="access_request.entries_read")
def access_request_entry(
    request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID, entry: str
) -> Answer:
    """Decide about one entry."""
    found = selectors.lines(shown, actor=actor)
    line = next((each for each in found if each.entry.key == entry), None)
    if line is None or shown.is_ended:
        raise NotVisible
    form = tried(
        EntryForm.blank(), request,
        lambda told: actions.choose(
            actor=actor, request_id=request_id,
            choosing=Choosing(
                entry, Chosen(told.choice), told.words, Because(told.because) if told.because else None
            ),
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(f"{url_of(shown.id, 'entries')}#{entry.replace('~', '-')}")
    page = EntryPage(
        f"{line.entry.what}, {_when(line)}", form, Link("What is held", url_of(shown.id, "entries")), caption_of(shown),
        recorded=_facts(line.recorded), given=_facts(line.given),
        because=str(line.because.label) if line.because else "", is_settled=line.because in NEVER,
    )  # fmt: skip
    return Shown("access_requests/entry.html", page)


def _entry(line: Line, shown: RequestShown, *, decides: bool) -> EntryShown:
    url = reverse("access_request_entry", kwargs={"request_id": shown.id, "entry": line.entry.key})
    settled = line.because in NEVER
    return EntryShown(
        line.entry.what, _when(line), line.entry.agency, _facts(line.given),
        str(line.because.label) if line.because else "", line.chosen_why, "" if settled or not decides else url,
    )  # fmt: skip


def _facts(fields: Sequence[tuple[str, str]]) -> list[Fact]:
    return [Fact(label, words) for label, words in fields]


def _when(line: Line) -> str:
    return say.day_of(local_date(line.entry.at)) if line.entry.at else "day not known"
