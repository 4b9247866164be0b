"""Police notifications by file: one row a child, rows of one notification sharing its reference.

A row whose child has no name is taken in as an unknown child; what the force sends again with changes arrives as a
notification of its own beside the first, so that nothing a decision rested on is overwritten and no change is missed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.local import profile_at, team_on_duty
from openmash.casework.frontdoor.telling import Arrival, ChildTold, OtherTold, PoliceTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind, Presence
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column, Unreadable
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.foundation.notices.actions import NoticeKind, To, notify
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, PersonKind
from openmash.records.voice.actions import Heard, NotHeardYet
from openmash.records.voice.words import Manner, NotHeardBecause
from openmash.statute.calendar import at, local_date

CLOCKS_DIFFER = timedelta(minutes=5)
HEARD_BY = time(17, 0)
ALLEGED = ("alleged", "suspect", "perpetrator", "offender", "aggressor")
SENT_AGAIN = "The police have sent this notification again with changes. The first is kept as it was."
MINORITY = timedelta(days=18 * 365 + 5)


@dataclass(frozen=True)
class PoliceRow:
    """One child in one notification, as read."""

    notification_ref: str
    submitted_at: datetime
    incident_at: datetime | None
    incident_kind: str
    grade: str
    child_forenames: str
    child_surname: str
    child_date_of_birth: Approximate | None
    child_sex: str
    address: str
    postcode: str
    present: str
    seen: str
    spoken_to: str
    childs_words: str
    demeanour: str
    other_people: str
    narrative: str
    officer: str
    officer_team: str
    domestic_abuse: str


POLICE_NOTIFICATIONS = Feed(
    slug="police-notifications",
    name="Police notifications",
    columns=(
        Column("notification_ref", read.whole_number_as_text, required=True, longest=50, synonyms=("vist ref", "ref")),
        Column("submitted_at", read.moment, required=True, synonyms=("submitted",)),
        Column("incident_at", read.moment, blank=None, synonyms=("incident date",)),
        Column("incident_kind", read.text, longest=200, synonyms=("incident type",)),
        Column("grade", read.one_of({"red": ("r",), "amber": ("a",), "green": ("g",)})),
        Column("child_forenames", read.text, longest=200, synonyms=("child forename", "child first name")),
        Column("child_surname", read.text, longest=200, synonyms=("child family name", "child last name")),
        Column("child_date_of_birth", read.approximate_day, blank=None, synonyms=("child dob",)),
        Column("child_sex", read.one_of({"F": ("female",), "M": ("male",), "U": ("unknown", "not known")})),
        Column("address", read.text, lines=True),
        Column("postcode", read.text, longest=10),
        Column("present", read.yes_no, blank="unknown", synonyms=("child present",)),
        Column("seen", read.yes_no, blank="unknown", synonyms=("child seen",)),
        Column("spoken_to", read.yes_no, blank="unknown", synonyms=("child spoken to",)),
        Column("childs_words", read.text, longest=20_000, lines=True, synonyms=("voice of the child", "child's words")),
        Column("demeanour", read.text, longest=4_000, lines=True, synonyms=("child demeanour",)),
        Column("other_people", read.text, longest=4_000, lines=True),
        Column("narrative", read.text, longest=100_000, lines=True, synonyms=("circumstances",)),
        Column("officer", read.text, longest=120),
        Column("officer_team", read.text, longest=120),
        Column("domestic_abuse", read.yes_no, blank="unknown", synonyms=("da", "dv")),
    ),
    make=PoliceRow,
    key=("notification_ref", "child_forenames", "child_surname", "child_date_of_birth"),
    group=("notification_ref",),
    as_at_of=lambda row: row.submitted_at,
)


def read_police_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in a force's notifications from a CSV file; returns the receipt. Call it outside a transaction.

    `actor` is the police feed acting for the force. `as_at` (aware) is when the file was drawn; None: when the newest
    notification in it was submitted. Where rows were not taken in, the force and the hub's desk are told today. Raises
    what `imports.load_feed` raises.
    """
    take = partial(_take, actor=actor, now=timezone.now())
    receipt = load_feed(POLICE_NOTIFICATIONS, path, actor=actor, as_at=as_at, handle=take, progress=progress)
    if receipt.quarantined:
        with transaction.atomic(), acting_as(actor):
            _tell_of_quarantine(actor, receipt)
    return receipt


def _tell_of_quarantine(actor: Actor, receipt: Receipt) -> None:
    force = agencies.agency(actor.agency_id).name
    rows = "1 row" if receipt.quarantined == 1 else f"{receipt.quarantined} rows"
    text = f"{rows} of the latest file of police notifications from {force} could not be taken in."
    told = {
        "desk": To(team_id=agencies.duty_desk().id),
        "force": To(role=Role.DATA_FEEDS, agency_id=actor.agency_id),
    }
    for who, to in told.items():
        source = f"batch:{receipt.batch_id}:quarantined:{who}"
        notify(actor=actor, kind=NoticeKind.TODAY, to=to, text=text, source_key=source)


def _take(row: PoliceRow, origin: Origin, *, actor: Actor, now: datetime) -> Outcome:
    _refuse(row, now)
    known = bool(row.child_forenames or row.child_surname or row.child_date_of_birth)
    if origin.before and known:  # of two children whom nobody could name, neither is the other sent again
        return _amend(row, origin, actor, now)
    contact = _first(origin.group, "contact:")
    if contact is not None:
        try:
            with transaction.atomic():
                return _join(row, origin, actor, now, UUID(contact))
        except NotAllowedNow:
            return _amend(row, origin, actor, now)
    made = frontdoor.receive_police_notification(actor=actor, arrival=_arrival(row, origin, actor, now))
    if made.contact_id is None:
        return Outcome("already_held")
    return Outcome(about=(f"contact:{made.contact_id}", *(f"person:{child}" for child in made.children)))


def _amend(row: PoliceRow, origin: Origin, actor: Actor, now: datetime) -> Outcome:
    """What is sent again with changes is one more notification, for all its children together."""
    mark = f"amended:{origin.batch_id}:"
    contact = _first(origin.group, mark)
    if contact is not None:
        return _join(row, origin, actor, now, UUID(contact))
    times = sum(about.startswith("amended:") for about in origin.group) + 2
    arrival = _arrival(row, origin, actor, now, reference=f"{row.notification_ref} ({times})", first=SENT_AGAIN)
    made = frontdoor.receive_police_notification(actor=actor, arrival=arrival)
    if made.contact_id is None:
        return Outcome("already_held")
    about = (f"{mark}{made.contact_id}", *(f"person:{child}" for child in made.children))
    return Outcome(about=about)


def _join(row: PoliceRow, origin: Origin, actor: Actor, now: datetime, contact_id: UUID) -> Outcome:
    child = _child(row, origin, now, others=row.other_people)
    person = frontdoor.join_notification(actor=actor, contact_id=contact_id, child=child, kind=_kind(row))
    return Outcome(about=(f"person:{person}",))


def _refuse(row: PoliceRow, now: datetime) -> None:
    """Only what cannot have happened."""
    found = []
    if row.submitted_at > now + CLOCKS_DIFFER:
        found.append(Problem("submitted_at", "This cannot have been submitted in the future. Check the date and time."))
    if row.incident_at and row.incident_at > row.submitted_at + CLOCKS_DIFFER:
        found.append(Problem("incident_at", "The incident is later than the notification of it. Check both times."))
    if not any((row.child_forenames, row.child_surname, row.narrative, row.childs_words, row.address)):
        found.append(Problem("narrative", "This row names no child and says nothing of what happened."))
    if found:
        raise Incomplete(found)


def _kind(row: PoliceRow) -> ContactKind:
    if row.domestic_abuse == "yes":
        return ContactKind.DOMESTIC_ABUSE
    return ContactKind.MISSING if "missing" in row.incident_kind.casefold() else ContactKind.POLICE_NOTIFICATION


def _arrival(
    row: PoliceRow, origin: Origin, actor: Actor, now: datetime, *, reference: str = "", first: str = ""
) -> Arrival:
    kind = _kind(row)
    return Arrival(
        kind=kind, channel=Channel.FEED, source="6", source_detail="missing" if kind == ContactKind.MISSING else "vist",
        children=(_child(row, origin, now, first=first),), others=_others(row.other_people, now, origin),
        first_told_at=min(row.submitted_at, now),
        referrer=ReferrerTold(
            name=row.officer, role=f"Police officer, {row.officer_team}".removesuffix(", "), agency_id=actor.agency_id,
            is_professional=True,
        ),
        police=PoliceTold(
            agency_id=actor.agency_id, notification_ref=reference or row.notification_ref, incident_at=row.incident_at,
            grade=row.grade, domestic_abuse=row.domestic_abuse == "yes", children_present=Presence(row.present),
            child_seen=Presence(row.seen), child_spoken_to=Presence(row.spoken_to),
        ),
        origin_id=origin.row_id,
    )  # fmt: skip


def _child(row: PoliceRow, origin: Origin, now: datetime, *, first: str = "", others: str = "") -> ChildTold:
    named = f"{row.child_forenames} {row.child_surname}".strip()
    born, today = row.child_date_of_birth, local_date(now)
    unborn = born is not None and born.date > today
    told = AsTold(
        kind=PersonKind.UNBORN if unborn else PersonKind.CHILD,
        names=(NameTold(row.child_forenames, row.child_surname),) if named else (),
        birth=BirthTold(born.date, born.precision, unborn) if born else None,
        details=(DetailTold(DetailKind.SEX, row.child_sex),) if row.child_sex else (),
        places=(PlaceTold(LocatingKind.ADDRESS, row.address, row.postcode),) if row.address or row.postcode else (),
        origin_id=origin.row_id,
    )
    seemed = [
        f"There at the time: {row.present}. Seen by an officer: {row.seen}. Spoken to: {row.spoken_to}.",
        f"How the child seemed: {row.demeanour}" if row.demeanour else "",
    ]
    said = [first, row.incident_kind, row.narrative, f"Others named: {others}" if others else ""]
    return ChildTold(
        told=told, as_told=named or "Unknown child", concern="\n\n".join(filter(None, said)),
        impact="\n".join(filter(None, seemed)), voice=_voice(row, now, is_unborn=unborn, is_named=bool(named)),
    )  # fmt: skip


def _voice(row: PoliceRow, now: datetime, *, is_unborn: bool, is_named: bool) -> Heard | NotHeardYet:
    """The child's words as the officer reports them, else what the officer saw, else that nobody has heard them yet."""
    source = ", ".join(filter(None, (row.officer, row.officer_team))) or "The notifying officer"
    when = row.incident_at or row.submitted_at
    if row.childs_words:
        return Heard(row.childs_words, source, Manner.REPORTED_WORDS, asked_by=row.officer, at=when)
    if row.demeanour and row.seen == "yes":
        return Heard(row.demeanour, source, Manner.BEHAVIOUR, at=when)
    reason = NotHeardBecause.NOT_YET_SEEN
    if is_unborn:
        reason = NotHeardBecause.UNBORN
    elif _kind(row) == ContactKind.MISSING:
        reason = NotHeardBecause.MISSING
    elif not is_named:
        reason = NotHeardBecause.UNKNOWN_CHILD
    by_when = at(profile_at(now).calendar().next_working_day(local_date(now)), HEARD_BY)
    return NotHeardYet(reason, by_whom=agencies.team(team_on_duty(now)).name, by_when=by_when)


def _others(cell: str, now: datetime, origin: Origin) -> tuple[OtherTold, ...]:
    """“name|date of birth|role; …”. What cannot be read is kept as it was told."""
    return tuple(_other(piece.strip(), now, origin) for piece in cell.split(";") if piece.strip(" |\r\n"))


def _other(piece: str, now: datetime, origin: Origin) -> OtherTold:
    name, born, role = (part.strip() for part in (*piece.split("|", 2), "", "")[:3])
    forenames, _, surname = name.rpartition(" ")
    birth = None
    if born:
        try:
            found = read.approximate_day(born)
            birth = BirthTold(found.date, found.precision) if found.date <= local_date(now) else None
        except Unreadable:
            birth = None
    child = birth is not None and birth.date is not None and local_date(now) - birth.date < MINORITY
    told = AsTold(
        kind=PersonKind.CHILD if child else PersonKind.ADULT if birth else PersonKind.UNKNOWN,
        names=(NameTold(forenames, surname),) if name else (), birth=birth, origin_id=origin.row_id,
    )  # fmt: skip
    said = role.casefold()
    return OtherTold(
        told=told, as_told=piece[:400], relation=role[:60], alleged=any(word in said for word in ALLEGED)
    )  # fmt: skip


def _first(abouts: tuple[str, ...], start: str) -> str | None:
    return next((about.removeprefix(start) for about in abouts if about.startswith(start)), None)
