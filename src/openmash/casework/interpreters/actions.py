"""The only code that writes about interpreters. Rows are added; a later one replaces an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.interpreters.models import Conversation, Need, Outcome
from openmash.casework.interpreters.permissions import Permission
from openmash.casework.interpreters.words import REFUSED, Booked, Came, Instead, Preferred, Way
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.linkage import selectors as linkage


@dataclass(frozen=True)
class NeedTold:
    """What somebody needs. `source`: who said so, such as "her school" or "she told us"."""

    way: Way
    language: str = ""
    dialect: str = ""
    preferred: Preferred = Preferred.NOT_ASKED
    matters: str = ""
    source: str = ""


@dataclass(frozen=True)
class ConversationTold:
    """A conversation planned. `booked` is one of Booked, or "family" or "child", which are refused with a reason."""

    what_for: str
    who_speaks: str
    planned_at: datetime | None
    booked: str
    agency_name: str = ""


@dataclass(frozen=True)
class OutcomeTold:
    """What happened. `instead` is asked wherever the interpreter did not come or could not interpret."""

    came: Came
    instead: Instead | None = None
    words: str = ""


@transaction.atomic
def record_need(*, actor: Actor, person_id: UUID, told: NeedTold) -> UUID:
    """Record what somebody needs to be understood, instead of what was recorded before. Raises Incomplete."""
    require(actor, Permission.RECORD)
    person = linkage.person_set(person_id, actor)
    problems = []
    if told.way in (Way.SPOKEN, Way.OTHER_SIGN) and not told.language.strip():
        problems.append(Problem("language", "Enter the language, such as Polish. “Not sure which” is an answer too."))
    if not told.source.strip():
        problems.append(Problem("source", "Say who told us, such as the school, or the person themselves."))
    if problems:
        raise Incomplete(problems)
    earlier = (
        Need.objects.visible_to(actor)
        .current()
        .filter(person_id__in=person.ids)
        .order_by("-recorded_at", "-pk")
        .first()
    )
    row = Need.record(
        actor=actor, person_id=person_id, way=told.way, language=told.language.strip(), dialect=told.dialect.strip(),
        preferred=told.preferred, matters=told.matters.strip(), source=told.source.strip(),
        supersedes=earlier.pk if earlier else None, occurred_precision="unknown",
    )  # fmt: skip
    audit.record(actor, "interpreters.need_recorded", about=person.about, detail={"way": told.way.value})
    return row.pk


@transaction.atomic
def plan(*, actor: Actor, person_id: UUID, told: ConversationTold, instead_of: UUID | None = None) -> UUID:
    """Record who is booked to interpret for a conversation, or that nobody is yet; `instead_of`: the plan it replaces.

    A relative, a friend or a child is refused, with the reason. Raises Incomplete, NotVisible and NotAllowedNow.
    """
    require(actor, Permission.RECORD)
    person = linkage.person_set(person_id, actor)
    problems = _problems(told)
    if told.planned_at is None or problems:
        raise Incomplete(problems)
    earlier = _open(instead_of, actor) if instead_of else None
    if earlier is not None and earlier.person_id not in person.ids:
        raise NotVisible
    row = Conversation.record(
        actor=actor, person_id=person_id, what_for=told.what_for.strip(), who_speaks=told.who_speaks.strip(),
        planned_at=told.planned_at, booked=Booked(told.booked), agency_name=told.agency_name.strip(),
        supersedes=earlier.pk if earlier else None, occurred_precision="unknown",
    )  # fmt: skip
    about = [f"conversation:{row.pk}", *person.about]
    audit.record(actor, "interpreters.conversation_planned", about=about, detail={"booked": told.booked})
    return row.pk


@transaction.atomic
def say_what_happened(*, actor: Actor, conversation_id: UUID, told: OutcomeTold) -> UUID:
    """Record whether the interpreter came. What broke a rule of ours is recorded as it happened, never refused."""
    require(actor, Permission.RECORD)
    conversation = _open(conversation_id, actor)
    if told.came is not Came.CAME and told.instead is None:
        raise Incomplete([Problem("instead", "Say what happened instead.")])
    row = Outcome.record(
        actor=actor, conversation_id=conversation.pk, person_id=conversation.person_id,
        what_for=conversation.what_for, came=told.came,
        instead=told.instead if told.instead and told.came is not Came.CAME else "", words=told.words.strip(),
        occurred_at=min(conversation.planned_at, timezone.now()),
    )  # fmt: skip
    about = [f"conversation:{conversation.pk}", f"person:{conversation.person_id}"]
    audit.record(actor, "interpreters.happened", about=about, detail={"came": told.came.value})
    return row.pk


def _problems(told: ConversationTold) -> list[Problem]:
    problems = []
    if not told.what_for.strip():
        problems.append(Problem("what_for", "Say for which conversation, such as a visit at home."))
    if not told.who_speaks.strip():
        problems.append(Problem("who_speaks", "Say who will speak with them."))
    if told.planned_at is None:
        problems.append(Problem("on", "Enter the day of the conversation."))
    if told.booked in REFUSED:
        problems.append(Problem("booked", REFUSED[told.booked]))
    elif told.booked == Booked.AGENCY and not told.agency_name.strip():
        problems.append(Problem("agency_name", "Enter the agency’s name."))
    return problems


def _open(conversation_id: UUID, actor: Actor) -> Conversation:
    """The conversation, while nobody replaced it or said what happened. Raises NotVisible and NotAllowedNow."""
    in_turn(conversation_id)
    row = Conversation.objects.visible_to(actor).filter(pk=conversation_id).first()
    if row is None:
        raise NotVisible
    if Conversation.objects.filter(supersedes=row.pk).exists():
        raise NotAllowedNow("Somebody has changed this booking since. Open it again.")
    if Outcome.objects.filter(conversation_id=row.pk).exists():
        raise NotAllowedNow("Somebody has said already what happened at this conversation.")
    return row
