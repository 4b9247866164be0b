"""What is asked for and made: a list of children, or a child's papers. The queue makes it; a fault withholds all."""

from __future__ import annotations

import csv
import hashlib
import io
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem, Refusal
from openmash.insight.inspection.actions.planning import open_inspection
from openmash.insight.inspection.evidence import KEYS_IN_AN_EVENT
from openmash.insight.inspection.lists import LISTS, OFFERED, UNDECIDED, list_of, since_of, write_list
from openmash.insight.inspection.models import AgencyView, Exhibit, Inspection, Wanted
from openmash.insight.inspection.packs import audit_paper, pack
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.sampling import draw
from openmash.insight.inspection.words import ANNEX_A, AUDIT, PAPERS, PDF, TABULAR, XLSX, ExhibitKind, How, Making
from openmash.insight.returns import actions as returns
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet

log = logging.getLogger(__name__)
MAKE = "inspection.make"
"""The task of the queue that makes one thing that was asked for."""
MONTHS = 6
"""How far back a list goes: the habit of Ofsted's child-level lists."""
MOST_DRAWN = 30
BROKEN = (
    "Withheld: what may be given could not be judged, and nothing of it was kept. Ask for it again; if it is withheld "
    "again, tell your help desk."
)
NOBODY = "No child's record has this key or number, or not one that can be given. Look at it and try again."


@transaction.atomic
def ask_for_list(*, actor: Actor, inspection_id: UUID, key: str) -> UUID:
    """Have a list made, as a new version where there is one already. Raises NotVisible and NotAllowedNow."""
    require(actor, Permission.HANDLE_CHILDREN)
    found = open_inspection(inspection_id)
    if key not in {each.key for each in OFFERED}:
        raise NotVisible
    if Wanted.objects.filter(inspection_id=found.pk, what=key, state=Making.WAITING).exists():
        raise NotAllowedNow("This list is being made already.")
    return _want(actor, found, what=key).pk


@transaction.atomic
def add_child(*, actor: Actor, inspection_id: UUID, named: str) -> UUID:
    """Add a child whom the inspectors named: by the record's key, or the social care number as a frozen list has it.

    A child whose record is restricted is added by somebody in the room who may see it, and their papers are made now,
    by that person's rights. For anybody else there is no such child. Raises NotVisible, Incomplete, NotAllowedNow.
    """
    require(actor, Permission.HANDLE_CHILDREN)
    found = open_inspection(inspection_id)
    child = _named(named.strip(), found, actor)
    _refuse_twice(found, child)
    wanted = _want(actor, found, what=PAPERS, child=child, how=How.TRACKED, later=not child.is_restricted)
    if child.is_restricted:
        _make_or_withhold(actor, wanted, timezone.now())
    return wanted.pk


@transaction.atomic
def draw_children(*, actor: Actor, inspection_id: UUID, number: int, seed: int) -> int:
    """Draw children by lot from the latest frozen list of contacts, in turn from each outcome; returns how many.

    The same list and seed draw the same children. Raises NotVisible, Incomplete, and NotAllowedNow before a list is.
    """
    require(actor, Permission.HANDLE_CHILDREN)
    found = open_inspection(inspection_id)
    if not 0 < number <= MOST_DRAWN:
        raise Incomplete([Problem("number", f"Draw from 1 to {MOST_DRAWN} children at a time.")])
    last = _latest_of_each(found)
    if not last:
        raise NotAllowedNow("Have the list of contacts made first: children are drawn from it.")
    groups: dict[str, list[UUID]] = defaultdict(list)
    for person, (outcome, _) in last.items():
        groups[outcome].append(person)
    drawn = draw(groups, number, seed=seed)
    sets = _sets_as_service([each.person_id for each in drawn])
    made = 0
    for each in drawn:
        child = sets.get(each.person_id)
        if child is None or _already(found, child):
            continue
        _want(actor, found, what=PAPERS, child=child, how=How.SAMPLED, drawn_from=f"“{each.group}”, draw {seed}"[:80])
        made += 1
    return made


@transaction.atomic
def make(*, actor: Actor, wanted_id: UUID, now: datetime | None = None) -> None:
    """Make one thing that was asked for, in the queue, once. What cannot be given whole is withheld whole."""
    require(actor, Permission.MAKE)
    wanted = Wanted.objects.filter(pk=wanted_id, state=Making.WAITING).first()
    if wanted is not None:
        _make_or_withhold(actor, wanted, now or timezone.now())


@transaction.atomic
def withhold(*, actor: Actor, wanted_id: UUID) -> None:
    """Say that something could not be made, where its making broke off altogether."""
    require(actor, Permission.MAKE)
    Wanted.objects.filter(pk=wanted_id, state=Making.WAITING).update(
        state=Making.WITHHELD, said=BROKEN, finished_at=timezone.now()
    )


def _make_or_withhold(actor: Actor, wanted: Wanted, now: datetime) -> None:
    """Inside a savepoint, so that half of it is never kept."""
    said, state = "", Making.MADE
    try:
        with transaction.atomic():
            said = {PAPERS: _papers, AUDIT: _audit, ANNEX_A: _annex_a}.get(wanted.what, _list)(actor, wanted, now)
    except Refusal as refusal:
        state, said = Making.WITHHELD, f"Withheld. {refusal.sentence}"
    except Exception:
        log.exception("Withheld, for it could not be made: %s", wanted.pk)
        state, said = Making.WITHHELD, BROKEN
    Wanted.objects.filter(pk=wanted.pk).update(state=state, said=said[:300], finished_at=timezone.now())


def _list(actor: Actor, wanted: Wanted, now: datetime) -> str:
    kind = list_of(wanted.what) or LISTS[0]
    file, since = io.BytesIO(), since_of(now, MONTHS)
    tally = write_list(kind, file, since=since, until=now, as_at=now, actor=actor)
    listed = sorted(tally.listed)
    _keep(
        actor, wanted, now, kind=ExhibitKind.LIST, thread=f"list:{kind.key}", name=kind.name, shows=kind.shows,
        filename=f"{kind.key}.csv", media_type=TABULAR, content=file.getvalue(), person_ids=listed,
        quality=[{"what": each.what, "missing": each.missing, "of": each.of} for each in tally.wanting],
    )  # fmt: skip
    for start in range(0, len(listed), KEYS_IN_AN_EVENT):
        about = [f"person:{key}" for key in listed[start : start + KEYS_IN_AN_EVENT]]
        audit.record(actor, "inspection.listed", about=[f"inspection:{wanted.inspection_id}", *about])
    return f"{tally.lines:,} lines: {len(listed):,} children of {tally.contacts:,} contacts."


def _annex_a(actor: Actor, wanted: Wanted, now: datetime) -> str:
    """The workbook as returns make it, with every column that is empty somewhere to be read and accepted."""
    offered = next(each for each in OFFERED if each.key == ANNEX_A)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "annex-a.xlsx"
        made = returns.make_annex_a(actor=actor, to=path, now=now, months=MONTHS, purpose="inspection")
        content = path.read_bytes()
    listed = sorted(_every_record(made.people, actor))
    _keep(
        actor, wanted, now, kind=ExhibitKind.LIST, thread=f"list:{ANNEX_A}", name=offered.name, shows=offered.shows,
        filename="annex-a.xlsx", media_type=XLSX, content=content, person_ids=listed,
        quality=[{"what": each.what, "missing": each.missing, "of": each.of} for each in made.wanting],
    )  # fmt: skip
    rows = sum(made.rows.values())
    return f"{rows:,} rows in eight lists: {made.children:,} children."


def _every_record(leads: Sequence[UUID], actor: Actor) -> set[UUID]:
    """All records agreed to be these children: one restricted later takes the list out of the inspectors' sight."""
    every: set[UUID] = set()
    for start in range(0, len(leads), KEYS_IN_AN_EVENT):
        sets = linkage.person_sets(leads[start : start + KEYS_IN_AN_EVENT], actor)
        every.update(key for each in sets.values() for key in each.ids)
    return every


def _papers(actor: Actor, wanted: Wanted, now: datetime) -> str:
    child = linkage.person_set(wanted.person_ids[0], actor)
    cards = linkage.whole_cards([child.lead_id], actor)
    papers, name = pack(child, actor=actor, now=now), cards[child.lead_id].name
    for paper, content, shows in (
        ("record", papers.record, "Who they are, what was decided and why, what they said and what it changed."),
        ("chronology", papers.chronology, "Their story across the agencies, as an inspector may read it."),
    ):
        _keep(
            actor, wanted, now, kind=ExhibitKind.PAPERS, thread=f"papers:{child.lead_id}:{paper}",
            name=f"{name}: {paper}"[:200], shows=shows, filename=f"{paper}-{str(child.lead_id)[-12:]}.pdf",
            media_type=PDF, content=content, person_ids=list(child.ids), child=child.lead_id,
            kept_back=dict(sorted(papers.kept_back.items())),
        )  # fmt: skip
    audit.record(
        actor, "inspection.packed", about=[f"inspection:{wanted.inspection_id}", *child.about],
        detail={"how": wanted.how, "drawn_from": wanted.drawn_from},
    )  # fmt: skip
    kept = sum(papers.kept_back.values())
    return f"{kept} {'entry is' if kept == 1 else 'entries are'} kept back." if kept else "Nothing is kept back."


def want_audit(actor: Actor, found: Inspection, papers: Wanted) -> None:
    """Have the joint audit of a child made as a paper: in the queue, or now where their record is restricted."""
    lead = papers.person_ids[0]
    mine = linkage.person_sets([lead], actor).get(lead)
    child = mine or _sets_as_service([lead]).get(lead)
    if child is None:
        raise NotVisible
    wanted = _want(actor, found, what=AUDIT, child=child, how=papers.how, later=not child.is_restricted)
    if child.is_restricted:
        _make_or_withhold(actor, wanted, timezone.now())


def _audit(actor: Actor, wanted: Wanted, now: datetime) -> str:
    child = linkage.person_set(wanted.person_ids[0], actor)
    name = linkage.whole_cards([child.lead_id], actor)[child.lead_id].name
    views = AgencyView.objects.filter(inspection_id=wanted.inspection_id, person_ids__overlap=list(child.ids)).current()
    content, kept = audit_paper(list(views.order_by("joint", "recorded_at", "pk")), child, name, actor=actor, now=now)
    _keep(
        actor, wanted, now, kind=ExhibitKind.PAPERS, thread=f"papers:{child.lead_id}:audit",
        name=f"{name}: joint audit"[:200], shows="What each agency found of its own part, and what all of them found.",
        filename=f"joint-audit-{str(child.lead_id)[-12:]}.pdf", media_type=PDF, content=content,
        person_ids=list(child.ids), child=child.lead_id, kept_back=dict(sorted(kept.items())),
    )  # fmt: skip
    audit.record(actor, "inspection.packed", about=[f"inspection:{wanted.inspection_id}", *child.about])
    return ""


def _keep(actor: Actor, wanted: Wanted, now: datetime, *, thread: str, content: bytes, **values: object) -> None:
    """Freeze one exhibit. Its version is that of the asking: what nobody here may see any more is counted too."""
    Exhibit.record(
        actor=actor, inspection_id=wanted.inspection_id, room=wanted.room, thread=uuid5(wanted.inspection_id, thread),
        version=wanted.version, asked_by=wanted.recorded_by,
        content=content, size=len(content), sha256=hashlib.sha256(content).hexdigest(), occurred_at=now, **values,
    )  # fmt: skip


def _want(
    actor: Actor, found: Inspection, *, what: str, child: PersonSet | None = None, how: str = "",
    drawn_from: str = "", later: bool = True,
) -> Wanted:  # fmt: skip
    about_child = [child.lead_id] if child else []
    before = Wanted.objects.filter(inspection_id=found.pk, what=what, person_ids=about_child).count()
    row = Wanted(
        id=new_key(), held_by=actor.agency_id, recorded_by=actor.account_id, inspection_id=found.pk,
        room=found.circle_id, what=what, how=how, drawn_from=drawn_from, version=before + 1,
        person_ids=about_child, occurred_at=timezone.now(),
    )  # fmt: skip
    row.save(force_insert=True)
    about = [f"inspection:{found.pk}", f"wanted:{row.pk}", *(child.about if child else [])]
    audit.record(actor, "inspection.wanted", about=about, detail={"what": what, "how": how})
    if later:
        defer(row.pk)
    return row


def defer(wanted_id: UUID) -> bool:
    """Put the making in the queue once this transaction commits; whether it was not there already."""
    try:
        with transaction.atomic():
            app.configure_task(MAKE, queueing_lock=f"{MAKE}:{wanted_id}").defer(wanted_id=str(wanted_id))
    except AlreadyEnqueued:
        return False
    return True


def _named(words: str, found: Inspection, actor: Actor) -> PersonSet:
    """The child so named: by the actor's own rights, else among the open records an inspection may reach."""
    key = _as_key(words)
    if key is None:
        numbers = {number: person for person, (_, number) in _latest_of_each(found).items() if number}
        key = numbers.get(words)
    if key is None:
        raise Incomplete([Problem("named", NOBODY)])
    child = linkage.person_sets([key], actor).get(key) or _sets_as_service([key]).get(key)
    if child is None:
        raise Incomplete([Problem("named", NOBODY)])
    return child


def _as_key(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _sets_as_service(keys: list[UUID]) -> Mapping[UUID, PersonSet]:
    """The records of open children, by the rights its lists are made by: nobody restricted is among them."""
    inspection = service(Service.INSPECTION)
    with acting_as(inspection):
        return linkage.person_sets(keys, inspection)


def _already(found: Inspection, child: PersonSet) -> bool:
    rows = Wanted.objects.filter(inspection_id=found.pk, what=PAPERS, person_ids__overlap=list(child.ids))
    return rows.exclude(state=Making.WITHHELD).exists()


def _refuse_twice(found: Inspection, child: PersonSet) -> None:
    if _already(found, child):
        raise Incomplete([Problem("named", "This child is among those looked at already.")])


def _latest_of_each(found: Inspection) -> dict[UUID, tuple[str, str]]:
    """What the latest frozen list of contacts says of each child: the last decision, and the social care number."""
    row = (
        Exhibit.objects.filter(inspection_id=found.pk, kind=ExhibitKind.LIST, thread=uuid5(found.pk, "list:contacts"))
        .order_by("-version", "pk")
        .first()
    )
    if row is None:
        return {}
    lines = csv.DictReader(io.StringIO(bytes(row.content).decode("utf-8-sig"), newline=""))
    return {
        UUID(line["Child's record"]): (line["Decision"] or UNDECIDED, line["Social care number"].lstrip("'"))
        for line in lines
    }
