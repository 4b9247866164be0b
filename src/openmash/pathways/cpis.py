"""Who goes to the NHS by CP-IS, and what is said of each; and what comes back by file.

Children on a child protection plan, looked after, or unborn with a plan, and those for whom it ended within twelve
months. It is read from what happened to them, as the journey and the orders say, so that nobody keeps a second list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from openmash.casework.cpis import actions, selectors
from openmash.casework.cpis.actions import Cells, NoticeTold
from openmash.casework.cpis.words import COLUMNS, Status
from openmash.casework.missing import selectors as missing
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.records.cases.selectors import Happened
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import actions as people
from openmash.records.people import selectors as cards
from openmash.records.people.selectors import Card
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold
from openmash.records.people.words import NameKind, PersonKind, RelationshipKind, Scheme
from openmash.statute import spoken
from openmash.statute.calendar import local_date, months_after
from openmash.statute.events import Event

STAYS_FOR_MONTHS = 12
LOOKED_BACK = timedelta(days=365 * 18)
LEGAL = {
    Event.ACCOMMODATION_BEGAN: "s20", Event.INTERIM_CARE_ORDER_MADE: "s38", Event.CARE_ORDER_MADE: "s31",
}  # fmt: skip
EVENTS = (
    Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_PLAN_ENDED, Event.BECAME_LOOKED_AFTER,
    Event.CEASED_TO_BE_LOOKED_AFTER, *LEGAL,
)  # fmt: skip
CLOCKS_DIFFER = timedelta(minutes=5)
A_DAY = timedelta(days=1)
TOLD_WITHIN = timedelta(days=2)
"""How long a notice may wait to be agreed to be of a child, and still be an alarm."""
BY_NAME = (NameKind.LEGAL, NameKind.AS_RECORDED)
"""The names the NHS holds a child under, before any that they go by."""


@dataclass(frozen=True)
class Eligible:
    """Those to be sent, by child, and those who cannot be: no NHS number is known."""

    cells: Mapping[UUID, Cells]
    without_number: Mapping[UUID, str]


def eligible(*, actor: Actor, now: datetime) -> Eligible:
    """Everybody eligible whom the actor may see. A restricted child is left out: they are told of by hand."""
    happened = spine.happened_lately(EVENTS, now - LOOKED_BACK, actor=actor)
    sets = linkage.person_sets({each.person_id for each in happened if each.person_id}, actor)
    of: dict[UUID, list[Happened]] = {}
    for each in happened:
        found_of = sets.get(each.person_id) if each.person_id else None
        if found_of is not None and not found_of.is_restricted:
            of.setdefault(found_of.lead_id, []).append(each)
    whole = {found.lead_id: found for found in sets.values()}
    known = cards.people_cards({key for lead in of for key in whole[lead].ids}, actor)
    told: dict[UUID, Cells] = {}
    without: dict[UUID, str] = {}
    for lead, marks in of.items():
        cells = _cells(whole[lead], marks, [known[key] for key in whole[lead].ids if key in known], actor, now)
        if cells is None:
            continue
        if cells["nhs_number"] or cells["mothers_nhs_number"]:
            told[lead] = cells
        else:
            without[lead] = known[lead].name if lead in known else "Unknown child"
    return Eligible(told, without)


@dataclass(frozen=True)
class _Span:
    status: Status
    began: date
    ended: date | None
    legal: str = ""


def _cells(person: PersonSet, marks: list[Happened], found: list[Card], actor: Actor, now: datetime) -> Cells | None:
    """What is said of one child; None where they are not, or no longer, eligible."""
    if not found or any(card.has_died for card in found):
        return None
    span = _span(marks, local_date(now))
    if span is None:
        return None
    card = next((each for each in found if each.is_named), found[0])
    unborn = all(each.kind == PersonKind.UNBORN for each in found)
    number = "" if unborn else next((n for each in found if (n := each.number(Scheme.NHS_NUMBER))), "")
    mother = _mothers_number(person, actor) if unborn else ""
    born = next((each.birth for each in found if each.birth.date), None)
    name = next((x for kind in BY_NAME for x in card.names if x.kind is kind), card.names[0] if card.names else None)
    profile = profile_at(now)
    return {
        "nhs_number": number, "mothers_nhs_number": mother, "forenames": name.forenames if name else "",
        "surname": name.surname if name else "",
        "date_of_birth": born.date.isoformat() if born and born.date and not born.expected else "",
        "expected_on": born.date.isoformat() if born and born.date and born.expected else "",
        "status": (Status.UNBORN if unborn and span.status is Status.PLAN else span.status).value,
        "legal_status": span.legal, "began_on": span.began.isoformat(),
        "ended_on": span.ended.isoformat() if span.ended else "", "authority": profile.name,
        "telephone": profile.phone_number("out_of_hours").number,
    }  # fmt: skip


def _span(marks: list[Happened], today: date) -> _Span | None:
    """The plan or the care that stands; else the one that ended last, for twelve months."""
    spans = []
    for status, begins, ends in (
        (Status.PLAN, Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_PLAN_ENDED),
        (Status.LOOKED_AFTER, Event.BECAME_LOOKED_AFTER, Event.CEASED_TO_BE_LOOKED_AFTER),
    ):
        began = [each for each in marks if each.event is begins]
        if not began:
            continue
        start = began[-1].occurred_at
        ended = next((each.occurred_at for each in marks if each.event is ends and each.occurred_at >= start), None)
        legal = next((LEGAL[x.event] for x in reversed(marks) if x.event in LEGAL), "")
        spans.append(
            _Span(
                status, local_date(start), local_date(ended) if ended else None,
                legal if status is Status.LOOKED_AFTER else "",
            )
        )  # fmt: skip
    standing = [each for each in spans if each.ended is None]
    if standing:
        return max(standing, key=lambda each: (each.status is Status.LOOKED_AFTER, each.began))
    lately = [each for each in spans if each.ended and months_after(each.ended, STAYS_FOR_MONTHS) > today]
    return max(lately, key=lambda each: each.ended or today, default=None)


def _mothers_number(person: PersonSet, actor: Actor) -> str:
    for each in cards.family(person, actor):
        if each.kind is RelationshipKind.MOTHER and not each.card.beyond_reach:
            return each.card.number(Scheme.NHS_NUMBER)
    return ""


def make_file(*, actor: Actor) -> UUID:
    """Make the file of what changed, in the area's own columns. Raises NotAllowedNow where nothing has."""
    now = timezone.now()
    found = eligible(actor=actor, now=now)
    columns = profile_at(now).cpis_columns or tuple((each, each) for each in COLUMNS)
    return actions.make_file(
        actor=actor, eligible=found.cells, without_number=len(found.without_number), columns=columns
    )  # fmt: skip


def tell_of_the_missing(*, actor: Actor, now: datetime, inside: Sequence[UUID] = ()) -> int:
    """Tell whoever holds a missing child's episode, now and once, that the child was seen in unscheduled care.

    Looked at each minute, for a notice becomes the child's only once two records are agreed to be one. `inside`: the
    accounts inside the restriction looked behind, who alone are told then. Returns how many are missing and were seen.
    One query where no notice came.
    """
    found = 0
    for each in selectors.lately(actor=actor, since=now - TOLD_WITHIN):
        try:
            person = linkage.person_set(each.person_id, actor)
        except NotVisible:
            continue
        line = missing.missing_now(person, actor=actor)
        if line is None or each.presented_at < (line.last_seen_at or line.reported_at - A_DAY):
            continue
        holder = line.holder
        alone = To(account_id=holder.account_id) if holder and holder.account_id else To(
            team_id=holder.team_id if holder else team_on_duty(now)
        )  # fmt: skip
        where = ", ".join(part for part in (each.setting, each.place) if part)
        when = spoken.moment(each.presented_at, now)
        notify(
            actor=actor, kind=NoticeKind.NOW, to=[To(account_id=key) for key in inside] or alone,
            text=f"Missing, and seen in unscheduled care: {where}, {when}. Ring there.",
            source_key=f"cpis:{each.id}:missing", person_ids=[line.person_id],
            where=Where("missing_episode", {"process_id": str(line.process_id)}),
        )  # fmt: skip
        found += 1
    return found


@dataclass(frozen=True)
class NoticeRow:
    """One notice, as read."""

    notice_ref: str
    presented_at: datetime
    setting: str
    place: str
    nhs_number: str
    forenames: str
    surname: str
    date_of_birth: Approximate | None


NOTICES = Feed(
    slug="unscheduled-care",
    name="Children seen in unscheduled care",
    columns=(
        Column("notice_ref", read.whole_number_as_text, required=True, longest=60, synonyms=("ref", "message id")),
        Column("presented_at", read.moment, required=True, synonyms=("attended at", "attendance date")),
        Column("setting", read.text, required=True, longest=120, synonyms=("care setting",)),
        Column("place", read.text, longest=200, synonyms=("organisation", "provider")),
        Column("nhs_number", read.whole_number_as_text, longest=20, synonyms=("nhs no",)),
        Column("forenames", read.text, longest=200, synonyms=("given name", "first name")),
        Column("surname", read.text, longest=200, synonyms=("family name", "last name")),
        Column("date_of_birth", read.approximate_day, blank=None, synonyms=("dob", "born")),
    ),
    make=NoticeRow,
    key=("notice_ref",),
    as_at_of=lambda row: row.presented_at,
)


def read_notices_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in the NHS's notices; returns the receipt. Call it outside a transaction.

    Each becomes a record of the sender's own, which is compared with ours within a minute, and is shown to the child's
    worker once it is agreed to be the child. A row is taken in once by its own reference.
    """
    return load_feed(NOTICES, path, actor=actor, as_at=as_at, handle=partial(_take, actor=actor), progress=progress)


def _take(row: NoticeRow, origin: Origin, *, actor: Actor) -> Outcome:
    found = []
    if row.presented_at > timezone.now() + CLOCKS_DIFFER:
        found.append(Problem("presented_at", "presented_at: this cannot be in the future. Check the date and time."))
    if not (row.nhs_number or row.surname or row.forenames):
        found.append(Problem("nhs_number", "nhs_number: send the child's NHS number, or their name and date of birth."))
    if found:
        raise Incomplete(found)
    born = row.date_of_birth
    person = people.add_person(
        actor=actor,
        told=AsTold(
            kind=PersonKind.CHILD,
            names=(NameTold(row.forenames, row.surname),) if row.forenames or row.surname else (),
            birth=BirthTold(born.date, born.precision) if born else None,
            numbers=(NumberTold(Scheme.NHS_NUMBER, row.nhs_number),) if row.nhs_number else (),
            origin_id=origin.row_id,
        ),
    )  # fmt: skip
    told = NoticeTold(row.presented_at, row.setting, row.place, row.notice_ref)
    actions.take_in(actor=actor, person_id=person, told=told, origin_id=origin.row_id)
    return Outcome(about=(f"person:{person}",))
