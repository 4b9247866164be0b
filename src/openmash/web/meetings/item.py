"""One family at the meeting: each agency's words as they arrive, the child's voice, what is agreed, and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.frontdoor.selectors import Card
from openmash.casework.meetings import selectors
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.selectors import Current, ItemShown, Spoken, Worker
from openmash.casework.meetings.words import AGENCIES_WRITE, Field, Kind
from openmash.casework.unmet.permissions import Permission as Unmet
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Alert, Link, NotHeardYet, Quote
from openmash.foundation.facts.refusals import Problem
from openmash.insight.chronology.selectors import chronology
from openmash.pathways import daily_meeting
from openmash.records.cases import selectors as cases
from openmash.records.cases.entries import Window
from openmash.records.voice import selectors as voice
from openmash.records.voice.permissions import Permission as Voice
from openmash.records.voice.selectors import Said
from openmash.web.child.banner import working_lines
from openmash.web.child.voice import gap, quote
from openmash.web.encompass.beside import schools_say
from openmash.web.meetings.loading import AtItem, Glance, load_alone, load_glance, load_item
from openmash.web.meetings.showing import (
    ActionLine,
    AgendaLine,
    ChildNamed,
    action_line,
    back_to_meeting,
    everyone,
    family,
    item_url,
    lines_of,
    named,
    needed_url,
    title_of,
)
from openmash.web.meetings.writing import OurWords, our_words
from openmash.web.triage.flags import marac_flags

CHANGES = 8
HTML = "text/html; charset=utf-8"
DAYS = timedelta(days=1)


@dataclass(frozen=True)
class SpokenLine:
    """One version of one agency's words. `together`: another was written at the same time, and both stand."""

    agency: str
    words: str
    by: str
    together: bool
    released: bool


@dataclass(frozen=True)
class FieldShown:
    """One question, and what each agency says to it."""

    title: str
    lines: Sequence[SpokenLine]


@dataclass(frozen=True)
class WorkerShown:
    """Who is best placed, and whether they accepted."""

    sentence: str
    why: str
    answer: str
    answer_url: str


@dataclass(frozen=True)
class ChildShown:
    """One child of the family: voice first, then what each agency says, then what was agreed."""

    child: ChildNamed
    working: Sequence[str]
    quote: Quote | None
    gap: NotHeardYet | None
    unheard: bool
    fields: Sequence[FieldShown]
    silent: str
    worker: WorkerShown | None
    actions: Sequence[ActionLine]
    tasks: Sequence[Link]
    before: Sequence[ActionLine] = ()
    """What earlier exploitation meetings agreed, and what became of it."""


@dataclass(frozen=True)
class ContactShown:
    """A contact behind the item, as it stands now."""

    sentence: str
    done: str
    checks: str
    tasks: Sequence[Link]
    schools: Sequence[str] = ()
    """What each child's school was told of this, and what it did."""


@dataclass(frozen=True)
class Live:
    """What changes while people write."""

    children: Sequence[ChildShown]
    writing: str
    heard: str
    now: Link | None
    """The family being discussed, where it is another."""


@dataclass(frozen=True)
class Change:
    """Something that happened since the last meeting."""

    when: str
    words: str


@dataclass(frozen=True)
class ItemPage:
    """What the template shows."""

    title: str
    heading: str
    back: Link
    caption: str
    flags: Sequence[Alert]
    line: str
    reasons: Sequence[str]
    note: str
    problems: Sequence[Link]
    lines: Sequence[AgendaLine]
    contacts: Sequence[ContactShown]
    live: Live
    refresh_url: str
    ours: Sequence[OurWords]
    agency: str
    unreleased: int
    release_url: str
    token: str
    changes: Sequence[Change]
    since: str
    tasks: Sequence[Link]
    back_on_url: str
    go_url: str
    go_to: str
    next_url: str
    previous_url: str
    is_current: bool
    of: str
    """What the agenda holds, in the words of its buttons: "family", or nothing where it holds places, too."""


@screen(Permission.VIEW, load=load_item, log="meeting_item.viewed")
def meeting_item(request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID) -> Answer:
    """The family being discussed, or any other on the agenda."""
    return Shown("meetings/item.html", page_of(loaded, actor))


@screen(Permission.VIEW, load=load_glance, log="meeting_item.viewed")
def meeting_item_now(request: HttpRequest, actor: Actor, glance: Glance, meeting_id: UUID, item_id: UUID) -> Answer:
    """What each agency says, without the page around it, where anything has changed."""
    if request.headers.get("If-None-Match") == glance.etag:
        return Sent(b"", HTML, etag=glance.etag, refresh=True)
    loaded = load_alone(actor=actor, meeting_id=meeting_id, item_id=item_id)
    live = live_of(loaded, actor, glance.version.writing)
    body = render_to_string("meetings/_live.html", {"live": live}, request=request)
    return Sent(body.encode(), HTML, etag=glance.etag, refresh=True)


def page_of(loaded: AtItem, actor: Actor, problems: Sequence[Problem] = (), form: OurWords | None = None) -> ItemPage:
    """The page, with anything a form was refused for."""
    item, agenda = loaded.item, loaded.agenda
    names = named(everyone(agenda), actor)
    contacts, cards = daily_meeting.contacts_now(
        (key for one in agenda.items for key in one.contact_ids), actor=actor, of=item.contact_ids
    )
    version = selectors.version(agenda.meeting.id, actor=actor, item_id=item.id)
    closed = agenda.meeting.is_closed
    chairs = bool(may(actor, Permission.CHAIR, loaded)) and not closed
    speaks = not closed
    onward, previous = agenda.after(item.id), agenda.before(item.id)
    by_id = {one.id: one for one in agenda.items}
    mine = [one for one in item.spoken if one.agency_id == actor.agency_id and one.words.strip() and not one.released]
    since = _since(loaded, actor)
    said = schools_say(cards, actor=actor)
    return ItemPage(
        title="Something at the meeting" if item.subject_id else "A family at the meeting",
        heading=family(item, names),
        back=back_to_meeting(agenda.meeting),
        caption=title_of(agenda.meeting),
        flags=_flags(item, names, actor),
        line=item.line,
        reasons=tuple(reason.label for reason in item.reasons),
        note=_note(loaded),
        problems=tuple(Link(problem.sentence, f"#{problem.field}") for problem in problems),
        lines=lines_of(agenda, agenda.to_discuss, names, contacts),
        contacts=tuple(
            _contact(cards[key], item, names, actor, said.get(key, ())) for key in item.contact_ids if key in cards
        ),
        live=live_of(loaded, actor, version.writing, names),
        refresh_url=item_url(item, "meeting_item_now"),
        ours=our_words(item, names, actor, chairs=chairs, refused=form) if speaks else (),
        agency=_agency(actor),
        unreleased=len(mine),
        release_url=item_url(item, "meeting_release") if mine and speaks else "",
        token=new_token(),
        changes=_changes(item, names, actor, since),
        since=say.near(since, timezone.now()),
        tasks=_tasks(item, actor, chairs=chairs),
        back_on_url=item_url(item, "meeting_bring_back") if chairs and item.left_out else "",
        go_url=item_url(by_id[onward], "meeting_go") if chairs and onward else "",
        go_to=family(by_id[onward], names) if onward else "",
        next_url=item_url(by_id[onward]) if onward else "",
        previous_url=item_url(by_id[previous]) if previous else "",
        is_current=item.id == agenda.current,
        of="" if agenda.meeting.is_exploitation else "family",
    )


def _flags(item: ItemShown, names: Mapping[UUID, ChildNamed], actor: Actor) -> tuple[Alert, ...]:
    """The MARAC flags of the children spoken of."""
    people = {person: (names[person].name, names[person].records) for person in item.person_ids if person in names}
    return marac_flags(people, actor=actor)


def live_of(
    loaded: AtItem, actor: Actor, writing: Sequence[UUID], names: Mapping[UUID, ChildNamed] | None = None
) -> Live:
    """What changes while people write, for each child of the family."""
    item = loaded.item
    current = selectors.current(item.meeting_id, actor=actor) if not loaded.meeting.is_closed else None
    elsewhere = current if current and current.item_id != item.id else None
    names = names or named([*item.about_ids, *(elsewhere.about_ids if elsewhere else ())], actor)
    records = {each: names[each].records for each in item.about_ids if each in names}
    every = [record for ids in records.values() for record in ids]
    said = voice.latest(every, actor=actor)
    working = cases.already_open_among(every, actor=actor)
    now = timezone.now()
    children = []
    for person in item.about_ids:
        if person not in names:
            continue
        newest = max((said[one] for one in records[person] if one in said), key=lambda v: v.recorded_at, default=None)
        works = working_lines(
            (each for one in records[person] for each in working.open.get(one, ())),
            (each for one in records[person] for each in working.held.get(one, ())),
        )
        children.append(_child(loaded, actor, names[person], newest, works, now))
    who = selectors.names_of(writing, actor=actor)
    return Live(
        tuple(children),
        f"Writing now: {say.listed(who)}" if who else "",
        f"Heard: {say.listed(item.agencies_heard)}" if item.agencies_heard else "No agency has written yet.",
        _elsewhere(item, elsewhere, names) if elsewhere else None,
    )


def _elsewhere(item: ItemShown, current: Current, names: Mapping[UUID, ChildNamed]) -> Link:
    said = say.listed([names[person].said for person in current.about_ids if person in names])
    where = reverse("meeting_item", kwargs={"meeting_id": item.meeting_id, "item_id": current.item_id})
    return Link(said or "Unknown child", where)


def _child(
    loaded: AtItem, actor: Actor, child: ChildNamed, newest: Said | None, works: Sequence[str], now: datetime
) -> ChildShown:
    item, person = loaded.item, child.person_id
    fields = tuple(_field(item, person, field) for field in (*AGENCIES_WRITE, Field.AGREED))
    worker = item.worker_of(person)
    return ChildShown(
        child=child,
        working=works,
        quote=quote(newest, child.name) if newest and newest.heard else None,
        gap=gap(newest, child.name, now) if newest and not newest.heard else None,
        unheard=newest is None and not child.is_subject,
        fields=tuple(field for field in fields if field.lines),
        silent="" if any(field.lines for field in fields) else f"No agency has written about {_this(child)} yet.",
        worker=_worker(item, worker, actor, closed=loaded.meeting.is_closed) if worker else None,
        actions=tuple(action_line(one, now) for one in item.actions if one.person_id == person),
        tasks=_child_tasks(item, person, actor, closed=loaded.meeting.is_closed),
        before=_before(loaded, child, actor, now),
    )


def _this(child: ChildNamed) -> str:
    return "this" if child.is_subject else "this child"


def _before(loaded: AtItem, child: ChildNamed, actor: Actor, now: datetime) -> tuple[ActionLine, ...]:
    """What earlier exploitation meetings agreed about this child or this place, and what became of it."""
    if not loaded.meeting.is_exploitation:
        return ()
    found = selectors.agreed_about(
        child.records or [child.person_id], actor=actor, kinds=[each for each in Kind if each.is_exploitation],
        before=loaded.meeting.starts_at,
    )  # fmt: skip
    return tuple(action_line(one, now) for one in found[:12])


def _field(item: ItemShown, person_id: UUID, field: Field) -> FieldShown:
    found = [one for one in item.said_of(person_id, field) if one.words.strip()]
    many = {one.agency_id for one in found if sum(each.agency_id == one.agency_id for each in found) > 1}
    title = "What happens there, and the harm to children" if item.subject_id and field is Field.IMPACT else field.label
    return FieldShown(title, tuple(_spoken(one, together=one.agency_id in many) for one in found))


def _spoken(one: Spoken, *, together: bool) -> SpokenLine:
    return SpokenLine(one.agency, one.words, f"{one.by}, {say.clock(one.at)}", together, one.released)


def _worker(item: ItemShown, worker: Worker, actor: Actor, *, closed: bool) -> WorkerShown:
    answers = worker.accepts is None and worker.agency_id == actor.agency_id
    said = {None: "Not accepted yet.", True: f"Accepted by {worker.answered_by}.", False: "Not accepted: "}
    return WorkerShown(
        sentence=f"{worker.worker}, {worker.agency}",
        why=worker.why,
        answer=f"{said[worker.accepts]}{worker.answer_words if worker.accepts is False else ''}",
        answer_url=item_url(item, "meeting_worker_answer", person_id=worker.person_id, proposal_id=worker.id)
        if answers and not closed
        else "",
    )


def _child_tasks(item: ItemShown, person_id: UUID, actor: Actor, *, closed: bool) -> tuple[Link, ...]:
    tasks = []
    if item.subject_id is not None:
        task = Link("Agree an action", item_url(item, "meeting_action", person_id=person_id))
        return () if closed else (task,)
    contact = next(iter(item.contact_ids), None)
    if may(actor, Voice.RECORD) and not closed:
        url = (
            reverse("hear", kwargs={"contact_id": contact, "person_id": person_id})
            if contact and may(actor, FrontDoor.VIEW_CONTACT)
            else reverse("child_record_voice", kwargs={"person_id": person_id})
        )
        tasks.append(Link("Record the child’s voice", url))
    if not closed:
        tasks.append(Link("Say who is best placed", item_url(item, "meeting_worker", person_id=person_id)))
        tasks.append(Link("Agree an action", item_url(item, "meeting_action", person_id=person_id)))
    if may(actor, Unmet.RECORD):
        tasks.append(Link("Needed, and not available", needed_url(person_id)))
    return tuple(tasks)


def _contact(
    card: Card, item: ItemShown, names: Mapping[UUID, ChildNamed], actor: Actor, schools: Sequence[str]
) -> ContactShown:
    """How a contact stands, and the front door's own pages to act on it: the meeting goes around none of its gates."""
    key = {"contact_id": card.contact_id}
    tasks = []
    if may(actor, FrontDoor.VIEW_CONTACT):
        tasks.append(Link("Open the contact", reverse("contact", kwargs=key)))
    if may(actor, FrontDoor.DECIDE_MORE):
        tasks += [
            Link(f"Decide for {child.name}", reverse("decide", kwargs={**key, "person_id": child.person_id}))
            for child in card.children
            if not child.is_decided
        ]
        tasks.append(Link("Protect a child now", reverse("protect_in_contact", kwargs=key)))
    rating = f"{card.rating.capitalize()} contact" if card.rating else "Not rated yet"
    return ContactShown(
        sentence=f"{card.reference}: {rating}. {card.state.label}. Held by {card.holder}.",
        done=f"Done already: {say.listed(card.acts)}." if card.acts else "",
        checks="; ".join(f"{mark.agency}: {mark.words.lower()}" for mark in card.checks),
        tasks=tuple(tasks),
        schools=schools,
    )


def _tasks(item: ItemShown, actor: Actor, *, chairs: bool) -> tuple[Link, ...]:
    if not chairs:
        return ()
    tasks = [] if item.left_out else [Link("Leave out, with a reason", item_url(item, "meeting_leave_out"))]
    if not item.is_part and item.subject_id is None and may(actor, Permission.INVITE):
        tasks.append(Link("Invite somebody", item_url(item, "meeting_invite")))
    return tuple(tasks)


def _note(loaded: AtItem) -> str:
    item = loaded.item
    if loaded.meeting.is_closed:
        return "This meeting is closed. What is still to be said belongs to the next one."
    if item.left_out:
        return f"{item.left_out_by} left this {'' if item.subject_id else 'family '}out: {item.left_out}"
    return "Restricted: open only to those named for it." if item.is_part else ""


def _agency(actor: Actor) -> str:
    return agencies.names([actor.agency_id]).get(actor.agency_id, "")


def _since(loaded: AtItem, actor: Actor) -> datetime:
    before = selectors.the_one_before(loaded.meeting, actor=actor)
    return before.starts_at if before else loaded.meeting.starts_at - DAYS


@dataclass(frozen=True)
class _Family:
    """All the records of a family, as one story."""

    ids: Sequence[UUID]


def _changes(item: ItemShown, names: Mapping[UUID, ChildNamed], actor: Actor, since: datetime) -> tuple[Change, ...]:
    """What has happened to this family since the last meeting, newest first, as this actor may see it."""
    people = _Family([record for person in item.person_ids if person in names for record in names[person].records])
    told = chronology(people, actor=actor, window=Window(limit=CHANGES * 3))
    now = timezone.now()
    lines = [line for line in told.lines if line.at >= since and not line.entry.kind.startswith("meeting")]
    told_once = dict.fromkeys(Change(say.near(line.at, now), line.entry.headline) for line in lines)
    return tuple(told_once)[:CHANGES]
