"""What was filed with the wrong child is moved, and everybody it reached is listed and told, in one transaction.

Joined here: what is moved (front door, voice, linkage), who looked (audit), what was sent (checks, links), and the
misfiling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.meetings import selectors as meetings
from openmash.casework.misfiled import actions as misfiled
from openmash.casework.misfiled.actions import MisfiledTold, Reach
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.words import How, Kind
from openmash.foundation.access.actors import Actor, Service
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit.selectors import Event, events_about
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.links.selectors import links_about
from openmash.foundation.notices import selectors as notices
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.foundation.notices.selectors import Reached
from openmash.pathways import knowing_who
from openmash.records.linkage import actions as linkage
from openmash.records.linkage import selectors as linked
from openmash.records.voice import actions as voice
from openmash.records.voice import selectors as voices

AT_ONCE, MANY = 1000, 20
"""Looks read at a time, and how many times: twenty thousand looks is more than any record has had."""
ASKED_WRONGLY = "The hub asked you about a child who is not the one it was told of. See whom it asks about now."
STOP = "A child your team accepted is not the child the hub was told of. Ring the hub before anything more is done."
BY_ITSELF = frozenset(each.account_id for each in Service)


@transaction.atomic
def move_child(*, actor: Actor, contact_id: UUID, person_id: UUID, to: ChildTold, why: str) -> UUID:
    """Move a child's place and words in a contact to the right child; returns the misfiling.

    Deciding begins again where anything was decided. Raises what `frontdoor.actions.move_child` raises.
    """
    require(actor, Permission.MOVE)
    found = contacts.reached(contact_id, person_id, actor=actor)
    saw = who_opened([f"contact:{contact_id}", f"person:{person_id}"], since=found.filed_at, but=actor)
    sent = [
        Reach(How.SENT, named=f"{each.address.agency}, {each.address.name}, by a one-time link", at=each.sent_at)
        for each in links_about(contact_id, actor=actor)
    ]
    names = agencies.names(agency for _, agency in found.asked)
    by_link = {each.named.split(",")[0] for each in sent}
    asked = [Reach(How.SENT, named=names[agency]) for _, agency in found.asked if names[agency] not in by_link]
    sent += _packs([person_id], since=found.filed_at, actor=actor)
    keys = [f"contact:{contact_id}", *linked.person_set(person_id, actor).about]
    sent += _copies(keys, since=found.filed_at)
    told = [Reach(How.SENT, named="Whoever told us, in what they were told came of it")] if found.referrer_told else []
    teams = [agencies.team(team) for team in found.teams]
    accepted = [Reach(How.ACCEPTED, named=f"{team.name}, {team.telephone}".rstrip(", ")) for team in teams]
    decided = [Reach(How.DECIDED, account_id=each) for each in found.decided_by if each != actor.account_id]
    moved = frontdoor.move_child(actor=actor, contact_id=contact_id, person_id=person_id, to=to, why=why)
    key = misfiled.record(
        actor=actor,
        told=MisfiledTold(
            Kind.CONTACT, person_id, moved.to_person_id, found.reference, why, found.filed_at, contact_id,
            moved.reopened,
        ),
        reached=[*_once(decided, saw), *sent, *asked, *told, *accepted],
    )  # fmt: skip
    for check_id, agency in found.asked:
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.CHECK_RESPONDER, agency_id=agency), text=ASKED_WRONGLY,
            where=Where("answer_check", {"check_id": str(check_id)}), source_key=f"misfiled:{key}:check:{check_id}",
        )  # fmt: skip
    for team in teams:
        notify(
            actor=actor, kind=NoticeKind.NOW, to=To(team_id=team.id), text=STOP,
            source_key=f"misfiled:{key}:team:{team.id}",
        )  # fmt: skip
    return key


@transaction.atomic
def separate(*, actor: Actor, record_a: UUID, record_b: UUID, reason: str) -> UUID:
    """Separate two records, and list and tell everybody who took them for one; returns the misfiling.

    What was decided for either since they were linked is reopened. Raises what `linkage.actions.separate` raises.
    """
    whole = linked.person_set(record_a, actor)
    pair = {record_a, record_b}
    since = next(
        (each.at for each in linked.decisions_about(whole, actor)
         if each.in_force and each.same and {each.record_a, each.record_b} == pair),
        timezone.now(),
    )  # fmt: skip
    parted = linkage.separate(actor=actor, record_a=record_a, record_b=record_b, reason=reason)
    knowing_who.tell([*parted.first.ids, *parted.second.ids], actor)
    on = contacts.decided_on(whole.ids, since=since, actor=actor)
    for each in on:
        line = "It was decided while two people’s records were taken for one."
        frontdoor.reopen(actor=actor, contact_id=each.contact_id, person_id=each.person_id, line=line)
    sent = _sent_since(whole.ids, since=since, actor=actor)
    names = agencies.names(asked := contacts.asked_about(whole.ids, since=since, actor=actor))
    others = {actor.account_id, *BY_ITSELF}
    messages = _messages(whole.ids, since=since, actor=actor)
    return misfiled.record(
        actor=actor,
        told=MisfiledTold(
            Kind.SEPARATED, record_a, record_b, f"R-{str(record_a)[-6:]}-{str(record_b)[-6:]}", reason, since,
            reopened=bool(on),
        ),
        reached=[
            *_once(
                [Reach(How.DECIDED, account_id=each.by) for each in on if each.by not in others],
                [Reach(How.SAW, account_id=account) for account in parted.seen_by if account not in others],
                [each for each in messages if each.account_id and each.account_id not in others],
            ),
            *(Reach(How.SENT, named=names[agency]) for agency in asked),
            *sent,
            *(each for each in messages if each.account_id is None),
            *_copies(whole.about, since=since),
        ],
    )  # fmt: skip


def _sent_since(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[Reach]:
    """What went out about these people since a moment: one-time links, what referrers were told, packs of meetings."""
    links = [
        Reach(How.SENT, named=f"{each.address.agency}, {each.address.name}, by a one-time link", at=each.sent_at)
        for contact_id in contacts.contacts_with(person_ids, actor=actor)
        for each in links_about(contact_id, actor=actor)
        if each.sent_at >= since
    ]
    told = [
        Reach(How.SENT, named=f"Whoever told us ({each.reference}), in what they were told came of it", at=each.told_at)
        for each in contacts.told_back(person_ids, since=since, actor=actor)
    ]
    return [*links, *told, *_packs(person_ids, since=since, actor=actor)]


def _messages(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[Reach]:
    """Whom messages inside the system told of these people since a moment: who saw one, and to whom it went unseen."""
    found: dict[tuple[UUID | None, str], Reach] = {}
    for each in notices.told_about(person_ids, since=since, actor=actor):
        for account in each.seen_by:
            found.setdefault((account, ""), Reach(How.SAW, account_id=account, at=each.at))
        if each.account_id is not None and not each.seen_by:
            found.setdefault((each.account_id, ""), Reach(How.SENT, account_id=each.account_id, at=each.at))
        elif each.account_id is None:
            named = f"{_addressed(each)}, by a message inside OpenMASH"
            found.setdefault((None, named), Reach(How.SENT, named=named, at=each.at))
    return list(found.values())


def _addressed(to: Reached) -> str:
    """A team by its name; a role by its label, with its agency where it is one agency's."""
    if to.team_id is not None:
        return str(agencies.team(to.team_id).name)
    label = Role(to.role).label
    return f"{label}, {agencies.agency(to.agency_id).name}" if to.agency_id else label


LEFT_US_IN = {
    "letters.sent": "in a letter",
    "information_requests.answered": "in an answer to what they asked us",
    "protection.circulated": "in the record of a strategy discussion",
    "frontdoor.area_asked": "in what was sent to another area",
    "chronology.copy_given": "in a copy of the chronology",
    "chronology.copy_opened": "in a copy of the chronology",
    "plan.copy_made": "in a copy of the plan",
    "assessment.viewed": "in a copy of the assessment",
    "protection.viewed": "in a copy of the record of a meeting",
    "meeting_minutes.viewed": "in the minutes of a meeting",
    "meeting_pack.viewed": "in the pack of a meeting",
}
"""What an event whose detail names a recipient was: everything that leaves the house writes one."""


def _copies(keys: Sequence[str], *, since: datetime) -> list[Reach]:
    """Every paper that went out about these since a moment, each with the name that is on it and when it first went."""
    found: dict[str, Reach] = {}
    for event in _events_since(keys, since):
        recipient = event.detail.get("recipient")
        if isinstance(recipient, str) and recipient:
            named = f"{recipient}, {LEFT_US_IN.get(event.kind, 'in a copy to print or keep')}"
            found[named] = Reach(How.SENT, named=named, at=event.at)
    return list(reversed(found.values()))


def _packs(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[Reach]:
    """The packs of meetings since a moment in which any of these people was spoken of."""
    return [
        Reach(How.SENT, named=f"{each.agency}, in the pack of the {each.meeting.lower()}", at=each.at)
        for each in meetings.had_pack(person_ids, since=since, actor=actor)
    ]


@transaction.atomic
def move_voice(*, actor: Actor, voice_id: UUID, to_person_id: UUID, why: str) -> UUID:
    """Move one record of a voice to the right child, word for word; returns the misfiling.

    What was decided on it begins again; everybody who opened it, or the child's record since, is listed and told.
    Raises NotVisible, NotPermitted, and Incomplete where it is the same child or nobody says how they know.
    """
    require(actor, Permission.MOVE)
    said = voices.these([voice_id], actor=actor).get(voice_id)
    if said is None:
        raise NotVisible
    wrong, right = linked.person_set(said.person_id, actor), linked.person_set(to_person_id, actor)
    problems = [] if why.strip() else [Problem("why", "Say how you know that another child said this.")]
    if right.ids == wrong.ids:
        problems.append(Problem("to", "This is the child it is filed with. Choose another."))
    if problems:
        raise Incomplete(problems)
    keys = [f"voice:{voice_id}", *wrong.about]
    saw = who_opened(keys, since=said.recorded_at, but=actor)
    packs = _packs(wrong.ids, since=said.recorded_at, actor=actor)
    on = contacts.rests_on(voice_id, actor=actor)
    voice.move(actor=actor, voice_id=voice_id, to_person_id=to_person_id)
    for each in on:
        line = "It was decided on words that another child said."
        frontdoor.reopen(actor=actor, contact_id=each.contact_id, person_id=each.person_id, line=line)
    decided = [Reach(How.DECIDED, account_id=each.by) for each in on if each.by != actor.account_id]
    return misfiled.record(
        actor=actor,
        told=MisfiledTold(
            Kind.VOICE, said.person_id, to_person_id, f"V-{str(voice_id)[-6:]}", why, said.recorded_at,
            said.process_id, bool(on),
        ),
        reached=[*_once(decided, saw), *packs, *_copies(keys, since=said.recorded_at)],
    )  # fmt: skip


def who_opened(keys: Sequence[str], *, since: datetime, but: Actor) -> list[Reach]:
    """The accounts that opened any of these since a moment, each with when first; never who asks, nor a service."""
    first = {event.actor_id: event.at for event in _events_since(keys, since) if event.opened and event.actor_id}
    return [
        Reach(How.SAW, account_id=account, at=at)
        for account, at in sorted(first.items(), key=lambda each: each[1])
        if account != but.account_id and account not in BY_ITSELF
    ]


def _events_since(keys: Sequence[str], since: datetime) -> Iterator[Event]:
    """The events about any of these since a moment, newest first."""
    before: datetime | None = None
    for _ in range(MANY):
        events = events_about(keys, before=before, limit=AT_ONCE)
        yield from (event for event in events if event.at >= since)
        if len(events) < AT_ONCE or events[-1].at < since:
            return
        before = events[-1].at


def _once(*kinds: Iterable[Reach]) -> list[Reach]:
    """Each account once, by the first kind it is in: whoever decided on it also saw it."""
    found: dict[UUID | None, Reach] = {}
    for each in (each for kind in kinds for each in kind):
        if each.account_id not in BY_ITSELF:
            found.setdefault(each.account_id, each)
    return list(found.values())
