"""Reading a child's own link: for those who work with the child, and for the child behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from openmash.casework.own_words.models import Invitation, Read, Told, WeDid
from openmash.casework.own_words.words import PAGE_IN, Safe, Way
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.files.selectors import Kept, files_of_several
from openmash.foundation.links import actions as links
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.selectors import Given, Held, given
from openmash.records.cases.entries import People
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.voice import selectors as voice
from openmash.records.voice.selectors import Said
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Reached:
    """How a child may safely be reached, as the record says: from whom places are kept, and whether not by writing."""

    kept_from: tuple[str, ...]
    must_not_write: bool
    said: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What a child was told was done. `read_at`: when it was opened by the link (UTC)."""

    id: UUID
    you_said: str
    we_did: str
    by: str
    at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class Came:
    """One thing a child said by their own link, with its pictures."""

    said: Said
    feels_safe: Safe
    at: datetime
    pictures: tuple[Kept, ...]

    @property
    def read_in(self) -> str:
        """The language of the page the child wrote on, as English calls it; empty for English."""
        return self.said.place.partition(PAGE_IN)[2]


@dataclass(frozen=True)
class LinkOfAChild:
    """A link given to a child, with what came by it and what was answered, newest first. Moments are UTC."""

    invitation_id: UUID
    person_id: UUID
    way: Way
    who_else_sees: str
    why_safe: str
    signed_as: str
    given_by: str
    given_at: datetime
    link: Given
    came: tuple[Came, ...]
    answers: tuple[Answer, ...]

    @property
    def waits(self) -> bool:
        """Whether something came after the newest answer."""
        return bool(self.came) and (not self.answers or self.came[0].at > self.answers[0].at)


@dataclass(frozen=True)
class Opened:
    """What a child's own link opens. `actor` acts for the child: it sees this one invitation and its answers."""

    actor: Actor
    invitation_id: UUID
    person_id: UUID
    signed_as: str
    given_by: UUID
    told_at: tuple[datetime, ...]
    answers: tuple[Answer, ...]


def how_reached(person: PersonSet, *, actor: Actor) -> Reached:
    """How this child may safely be reached, and from whom where they are is kept."""
    places = people.places(person, actor)
    today = local_date(timezone.now())
    now = [place for place in places if place.until is None or place.until > today]
    contacts = [place.safe_contact for place in now if place.safe_contact is not None]
    said = [each.who_must_not_know for each in contacts if each.who_must_not_know]
    kept_from = dict.fromkeys([name for place in places for name in place.do_not_tell])
    return Reached(
        tuple(kept_from), any(each.may_write is False for each in contacts), tuple(dict.fromkeys(said))
    )  # fmt: skip


def links_of(people_: People, *, actor: Actor) -> list[LinkOfAChild]:
    """The links given to a child, newest first, with what came by each. The queries do not grow with the history."""
    rows = list(
        Invitation.objects.visible_to(actor).filter(person_id__in=list(people_.ids)).order_by("-recorded_at", "-pk")
    )
    keys = [row.id for row in rows]
    kept = given(keys, actor=actor)
    came = _came(keys, actor=actor)
    answers = _answers(keys)
    names = who([row.recorded_by for row in rows])
    return [
        LinkOfAChild(
            invitation_id=row.id, person_id=row.person_id, way=Way(row.way), who_else_sees=row.who_else_sees,
            why_safe=row.why_safe, signed_as=row.signed_as, given_by=names[row.recorded_by].name,
            given_at=row.recorded_at, link=kept[row.id], came=tuple(came.get(row.id, ())),
            answers=tuple(answers.get(row.id, ())),
        )
        for row in rows
        if row.id in kept
    ]  # fmt: skip


def link_of(invitation_id: UUID, *, actor: Actor) -> tuple[UUID, Sequence[Came]]:
    """The child a link was given to, and what came by it. Raises NotVisible."""
    row = Invitation.objects.visible_to(actor).filter(pk=invitation_id).first()
    if row is None:
        raise NotVisible
    return row.person_id, _came([row.id], actor=actor).get(row.id, [])


def opened_by(held: Held, *, token: str, proof: str) -> Opened:
    """What a child's own link opens, where the word was given in this browser. Raises NotVisible."""
    child = replace(
        service(Service.PARTNER_LINKS), agency_id=held.agency_id, name="The child, by a link of their own",
        roles=frozenset({Role.SERVICE}),
    )  # fmt: skip
    if held.purpose is not Purpose.OWN_WORDS:
        raise NotVisible
    links.show_behind(token, proof)
    with acting_as(child):
        row = Invitation.objects.filter(pk=held.subject_id).first()
        if row is None:
            raise NotVisible
        told = (
            Told.objects.filter(invitation_id=row.id)
            .order_by("-recorded_at", "-pk")
            .values_list("recorded_at", flat=True)
        )
        answers = _answers([row.id]).get(row.id, [])
        return Opened(child, row.id, row.person_id, row.signed_as, row.recorded_by, tuple(told[:20]), tuple(answers))


def giver_of(held: Held) -> UUID | None:
    """The account that gave a child's own link, for telling it that the link was locked; None where it is shut."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.giver_of_own_link(%s)", [held.link_id])
        row = cursor.fetchone()
    return row[0] if row else None


def _answers(keys: Iterable[UUID]) -> dict[UUID, list[Answer]]:
    rows = list(WeDid.objects.current().filter(invitation_id__in=list(keys)).order_by("-recorded_at", "-pk"))
    read = dict(Read.objects.filter(answer_id__in=[row.id for row in rows]).values_list("answer_id", "recorded_at"))
    names = who([row.recorded_by for row in rows])
    found: dict[UUID, list[Answer]] = {}
    for row in rows:
        one = Answer(row.id, row.you_said, row.we_did, names[row.recorded_by].name, row.recorded_at, read.get(row.id))
        found.setdefault(row.invitation_id, []).append(one)
    return found


def _came(keys: Sequence[UUID], *, actor: Actor) -> dict[UUID, list[Came]]:
    rows = list(Told.objects.filter(invitation_id__in=list(keys)).order_by("-recorded_at", "-pk"))
    said = voice.these([row.voice_id for row in rows], actor=actor)
    pictures: dict[UUID, list[Kept]] = {}
    for kept in files_of_several(actor=actor, about_ids=list(said)):
        assert kept.about_id is not None
        pictures.setdefault(kept.about_id, []).append(kept)
    found: dict[UUID, list[Came]] = {}
    for row in rows:
        if row.voice_id in said:
            one = Came(said[row.voice_id], Safe(row.feels_safe), row.recorded_at, tuple(pictures.get(row.voice_id, ())))
            found.setdefault(row.invitation_id, []).append(one)
    return found
