"""Each team's last safe copy: what it needs tonight, as one encrypted PDF that opens without the system.

It is made as the clocks see the county, which is nobody restricted; a child from whom somebody is kept by a conflict of
interest is in none, because a whole team can open it. A protected place is withheld whoever reads, as on any paper.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import connection
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import Brief
from openmash.casework.journey.selectors import Overview
from openmash.casework.outage import actions, selectors
from openmash.casework.outage.hours import hour_of, password
from openmash.casework.visits import selectors as visits
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import members_of, telephones
from openmash.foundation.agencies.models import Team
from openmash.foundation.agencies.selectors import agencies, duty_desk, out_of_hours_team
from openmash.foundation.design import say
from openmash.foundation.documents.document import WITHHELD, Document, Facts, Grid, Guard, Heading, Paragraph, Part
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.sharing.selectors import kept_from
from openmash.foundation.sharing.words import Kind
from openmash.pathways import seeing
from openmash.records.cases import selectors as cases
from openmash.records.cases.selectors import Allocated
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card, Place
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date

log = logging.getLogger(__name__)
MOST = 300
"""Children in one copy; more than one team has."""
SOON = timedelta(days=3)
"""How far ahead visits and limits are told: over a weekend."""
DUE_LINES = 6
LEFT_OUT = (
    "Children whose record is restricted, or from whom somebody is kept, are in no copy. That you do not find a child "
    "here does not mean that nobody works with them: ring."
)


class NoCopies(Exception):
    """Named with the teams whose copy could not be written; the others were."""


class _EachChildByItself:
    """Every child's words were guarded with that child's own protected places before they came here."""

    def needed_for(self, words: str) -> bool:
        return False


def write_copies(*, actor: Actor, now: datetime, folder: Path) -> int:
    """Write the copies that are due at `now` (aware) and destroy those they replace; returns how many were written.

    Each is written whole or not at all. Raises NoCopies at the end where some could not be: that keeps no other from
    being written.
    """
    hour = hour_of(now)
    there = selectors.copies(now=now)
    written = {copy.team_id for copy in there if copy.hour == hour and (folder / copy.file_name).exists()}
    count, failed = 0, []
    for team in selectors.teams_with_named_people():
        if team.pk in written:
            continue
        try:
            count += _write(team, hour, folder, actor=actor, now=now)
        except OSError:
            log.exception("A team's last safe copy could not be written")
            failed.append(team.name)
    if failed:
        raise NoCopies(", ".join(failed))
    return count


def _write(team: Team, hour: datetime, folder: Path, *, actor: Actor, now: datetime) -> int:
    found = gather(team, actor=actor, now=now)
    if not found.children:
        return _destroy(team.pk, folder, actor=actor, now=now)
    content = encrypted(pdf_of(document_of(found, now)), password(team.pk, hour))
    name = f"{team.slug}-{hour.astimezone():%Y-%m-%d-%H%M}.pdf"
    _place(folder / name, content)
    _destroy(team.pk, folder, actor=actor, now=now, keep=name)
    actions.keep_copy(
        actor=actor,
        written=actions.Written(
            team.pk, hour, name, content, [key for each in found.children for key in each.person.ids],
            len(found.children), found.left_out
        ),
    )  # fmt: skip
    return 1


def _place(path: Path, content: bytes) -> None:
    """Whole or not at all, readable to whoever the folder's owner lets in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.part")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def _destroy(team_id: UUID, folder: Path, *, actor: Actor, now: datetime, keep: str = "") -> int:
    """Take away this team's copies as they were, but for the file just written. Returns 0: none was."""
    for old in selectors.copies(now=now, team_id=team_id):
        if old.file_name != keep:
            (folder / old.file_name).unlink(missing_ok=True)
        actions.copy_destroyed(actor=actor, copy_id=old.id)
    return 0


def encrypted(pdf: bytes, opens: str) -> bytes:
    """The same pages, encrypted with AES-256 (PDF 2.0, revision 6); screen readers may read them, once open."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    may = UserAccessPermissions.PRINT | UserAccessPermissions.PRINT_TO_REPRESENTATION
    writer.encrypt(
        user_password=opens, algorithm="AES-256",
        permissions_flag=may | UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS,
    )  # fmt: skip
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@dataclass(frozen=True)
class ChildTonight:
    """One child as a copy tells of them. `lines` are ready to print; nothing protected is in them."""

    person: PersonSet
    name: str
    born: str
    holder: str
    ring: str
    next_due: str
    is_red: bool
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gathered:
    """What a team's copy holds. `left_out`: children beyond the most that one copy holds."""

    team: Team
    children: tuple[ChildTonight, ...]
    ring: tuple[tuple[str, str], ...]
    left_out: int


def gather(team: Team, *, actor: Actor, now: datetime) -> Gathered:
    """What this team needs tonight. As many queries for three children as for many, but for protected places."""
    members = members_of(team.pk)
    held = cases.held_by(actor=actor, team_id=team.pk)
    allocated = cases.allocations(actor=actor, account_ids=members) if members else []
    tonight = frontdoor.tonight(actor=actor, now=now)
    is_desk = team.pk in (duty_desk().pk, out_of_hours_team().pk)
    asked = [*(one.person_id for one in held), *(one.person_id for one in allocated)]
    asked += [item.person_id for item in tonight.items if is_desk or item.holder_team_id == team.pk]
    sets = _sets(asked, actor)
    whole = list({each.lead_id: each for each in sets.values()}.values())
    reds = frontdoor.briefs([item for item in tonight.items if item.person_id in sets], actor=actor)
    around = _Around.of(whole[:MOST], reds, members, team.agency_id, actor=actor, now=now)
    children = [around.child(person) for person in whole[:MOST]]
    found = [each for each in children if each is not None]
    found.sort(key=lambda each: (not each.is_red, each.name))
    return Gathered(team, tuple(found), _whom_to_ring(team), max(0, len(whole) - MOST))


def _sets(asked: Iterable[UUID], actor: Actor) -> Mapping[UUID, PersonSet]:
    """All records of each child that the clocks may see and from whom nobody is kept. Two queries."""
    ids = list(dict.fromkeys(asked))
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select wall.kept_from_somebody(%s::uuid[])", [ids])
        (kept,) = cursor.fetchone() or ([],)
    return linkage.person_sets([key for key in ids if key not in set(kept)], actor)


def _whom_to_ring(team: Team) -> tuple[tuple[str, str], ...]:
    desk, night = duty_desk(), out_of_hours_team()
    found = [(each.name, each.telephone) for each in dict.fromkeys((team, desk, night)) if each.telephone]
    found += [
        (
            f"{each.name}, {'at night' if each.telephone_night else 'in the day'}",
            each.telephone_night or each.telephone_day,
        )
        for each in agencies(answering_checks=True)
        if each.telephone_night or each.telephone_day
    ]  # fmt: skip
    return (("Danger now", "999"), *found)


@dataclass(frozen=True)
class _Around:
    """What is known of all the children of a copy, fetched together."""

    cards: Mapping[UUID, Card]
    places: Sequence[Place]
    allocated: Sequence[Allocated]
    numbers: Mapping[UUID, str]
    open_to: Mapping[UUID, tuple[cases.Open, ...]]
    overviews: Mapping[UUID, Overview]
    visits: Sequence[visits.VisitShown]
    holders: Mapping[UUID, tuple[str, str]]
    reds: Sequence[Brief]
    guard: Guard
    actor: Actor
    now: datetime

    @classmethod
    def of(
        cls,
        whole: Sequence[PersonSet],
        reds: Sequence[Brief],
        members: Sequence[UUID],
        agency_id: UUID,
        *,
        actor: Actor,
        now: datetime,
    ) -> _Around:
        every = [key for person in whole for key in person.ids]
        allocated = cases.allocations(actor=actor, person_ids=every) if every else []
        opened = cases.already_open_among(every, actor=actor, now=now)
        kept = kept_from(agency_id, Kind.INVOLVEMENT)
        open_to = {
            key: tuple(one for one in every_one if not kept.shuts(one.agency_id, key))
            for key, every_one in opened.open.items()
        }
        holders = {
            key: (answers[0].holder.said, answers[0].holder.telephone)
            for key, answers in opened.held.items()
            if answers
        }
        return cls(
            linkage.whole_cards([person.lead_id for person in whole], actor), people.places_of(every, actor), allocated,
            telephones({one.account_id for one in allocated}), open_to,
            {one.person_id: one for one in seeing.overviews([p.lead_id for p in whole], actor=actor, now=now)},
            visits.planned_among(members, actor=actor, until=now + SOON) if members else (), holders, reds,
            people.withholding(every, actor), actor, now,
        )  # fmt: skip

    def child(self, person: PersonSet) -> ChildTonight | None:
        """One of them; None where there is nobody any more whom anybody could visit."""
        card = self.cards.get(person.lead_id)
        if card is None or card.has_died:
            return None
        ids = frozenset(person.ids)
        red = [each for each in self.reds if each.item.person_id in ids]
        holder, ring = self._holder(ids, red)
        due = self._due(ids)
        lines = [
            ("Holds the child", ", ".join(filter(None, (holder, ring))) or "Nobody here"),
            *self._works(ids), *self._lives(ids), *self._numbers(ids),
            *(("Know first", words) for words in dict.fromkeys([*card.alerts, *_safety(red)])),
            *(line for each in red for line in _red(each)),
            *(("Due", words) for _, words in due[:DUE_LINES]),
        ]  # fmt: skip
        born = card.birth
        said = (
            f"{'due' if born.expected else 'born'} {say.day_of(born.date)}"
            if born.date
            else "date of birth not recorded"
        )
        guard = self._guard_of(person, [words for _, words in lines])
        kept = tuple(
            (key, WITHHELD if guard is not None and guard.needed_for(words) else words) for key, words in lines
        )
        ahead = next((words for at, words in due if at >= self.now), "")
        return ChildTonight(person, card.name, said, holder, ring, ahead, bool(red), kept)

    def _guard_of(self, person: PersonSet, words: Sequence[str]) -> Guard | None:
        """The child's own, asked for only where some child's protected place might be named: else none is needed."""
        if not any(self.guard.needed_for(each) for each in words):
            return None
        return people.withholding(person.ids, self.actor)

    def _holder(self, ids: frozenset[UUID], red: Sequence[Brief]) -> tuple[str, str]:
        if red:
            return red[0].item.holder, red[0].item.holder_telephone
        return next((self.holders[key] for key in ids if key in self.holders), ("", ""))

    def _works(self, ids: frozenset[UUID]) -> list[tuple[str, str]]:
        found = [
            ", ".join(filter(None, (one.name, str(one.role.label).lower(), self.numbers.get(one.account_id, ""))))
            for one in self.allocated
            if one.person_id in ids
        ]
        found += [
            ", ".join(filter(None, (each.worker_name, each.team_name or each.agency, each.worker_telephone)))
            for key in ids
            for each in self.open_to.get(key, ())
        ]
        names = {words.split(",")[0]: words for words in reversed(found)}
        return [("Works with the child", words) for words in reversed(names.values())]

    def _lives(self, ids: frozenset[UUID]) -> list[tuple[str, str]]:
        here = [p for p in self.places if p.person_id in ids and p.kind is LocatingKind.ADDRESS and p.until is None]
        newest = max(here, key=lambda place: place.recorded_at, default=None)
        kept = sorted({name for p in self.places if p.person_id in ids for name in p.do_not_tell})
        lines = [("Do not tell", f"{say.listed(kept)}: where this child is, learns or can be reached.")] if kept else []
        if newest is None:
            return [*lines, ("Lives", "Not recorded")]
        said = ", ".join(filter(None, (newest.text, newest.postcode)))
        return [
            *lines,
            ("Lives", "Protected: not in this copy. Ring whoever works with the child." if newest.withheld else said),
        ]

    def _numbers(self, ids: frozenset[UUID]) -> list[tuple[str, str]]:
        found = [
            _safely(p)
            for p in self.places
            if p.person_id in ids and p.kind is LocatingKind.TELEPHONE and not p.withheld and p.until is None
        ]
        return [("Number", words) for words in dict.fromkeys(found) if words]

    def _due(self, ids: frozenset[UUID]) -> list[tuple[datetime, str]]:
        """What is due within days, the first first; then what is past, the newest first."""
        found = [
            (visit.planned_at, f"Visit by {visit.visitor}, {say.moment(visit.planned_at)}")
            for visit in self.visits
            if visit.person_id in ids
        ]
        for one in (one for key, one in self.overviews.items() if key in ids):
            for each in one.running:
                due = each.standing.due_at
                if each.is_open and due is not None and due < self.now + timedelta(days=14):
                    late = "was due" if due < self.now else "by"
                    found.append((due, f"{each.clock.name}, {late} {say.moment(due)}"))
        ahead = sorted(each for each in found if each[0] >= self.now)
        return [*ahead, *sorted((each for each in found if each[0] < self.now), reverse=True)]


def _safely(place: Place) -> str:
    """A number with how it is safe to ring it; nothing where it is not."""
    safe = place.safe_contact
    if safe is None:
        return f"{place.text} (nobody has asked whether it is safe to ring)"
    if safe.may_call is False:
        return ""
    kept = f"{safe.who_must_not_know} must not know" if safe.who_must_not_know else ""
    said = "; ".join(filter(None, (safe.times, kept)))
    return f"{place.text} ({said})" if said else place.text


def _safety(red: Sequence[Brief]) -> list[str]:
    return [words for each in red for words in each.staff_safety if words]


def _red(brief: Brief) -> list[tuple[str, str]]:
    item = brief.item
    return [
        pair
        for pair in (
            (f"Open contact, {item.rating or 'not rated'}", item.told or item.concern),
            ("What was done", "; ".join(item.acts)),
            ("Must happen tonight", brief.must_happen),
            ("Ring if it changes", brief.ring),
        )
        if pair[1]
    ]  # fmt: skip


def document_of(found: Gathered, now: datetime) -> Document:
    """The copy on paper: whom to ring, everybody at a glance, then a page's worth of each child."""
    parts: list[Part] = [
        Paragraph(
            f"As the records stood at {say.moment(now)}. What happened since is not here. Write what you do on the "
            "numbered paper forms, with the time, and enter it when the system is back."
        ),
        Paragraph(LEFT_OUT, quiet=True),
        Heading("Whom to ring"), Facts(found.ring),
        Heading("At a glance"),
        Grid(
            f"{found.team.name}: {say.count_of(len(found.children), 'record')}, red first",
            ("Child", "Who holds", "Ring", "Next due"),
            [
                (f"{each.name}, {each.born}{'. RED' if each.is_red else ''}", each.holder, each.ring, each.next_due)
                for each in found.children
            ],
        ),
        Heading("Each child"),
    ]  # fmt: skip
    if found.left_out:
        parts.insert(1, Paragraph(f"{found.left_out} more are not in this copy: it holds {MOST} at most."))
    for each in found.children:
        parts += [Heading(f"{each.name}, {each.born}", 2), Facts(each.lines)]
    return Document(
        f"{found.team.name}: last safe copy", f"For an outage only. {say.day(local_date(now))}", found.team.name,
        now, parts, _EachChildByItself(),
    )  # fmt: skip
