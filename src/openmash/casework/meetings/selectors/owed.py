"""Actions owed: what a meeting agreed that somebody would do, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from openmash.casework.meetings.models import Action, ActionAnswer
from openmash.casework.meetings.selectors.items import ActionShown, action_shown
from openmash.casework.meetings.words import Became, Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible


def actions_for(actor: Actor, *, limit: int = 200) -> list[ActionShown]:
    """What the actor's agency owes from meetings and has neither done nor said it cannot do: the first due first.

    One's own come before those of colleagues. Four queries.
    """
    done = Exists(ActionAnswer.objects.filter(action_id=OuterRef("pk")))
    rows = Action.objects.filter(~done, agency_id=actor.agency_id).order_by("due_at", "id")[:limit]
    found = _shown(list(rows))
    return sorted(found, key=lambda one: (one.account_id != actor.account_id, one.due_at))


def answered_lately(actor: Actor, *, limit: int = 20) -> list[ActionShown]:
    """What the actor's agency said of actions lately, newest first. Five queries."""
    rows = Action.objects.filter(Exists(ActionAnswer.objects.filter(action_id=OuterRef("pk"))))
    found = _shown(list(rows.filter(agency_id=actor.agency_id).order_by("-recorded_at", "-pk")[:limit]))
    return sorted(found, key=lambda one: one.answered_at or one.agreed_at, reverse=True)


def overdue_for(actor: Actor, now: datetime | None = None) -> int:
    """How many of one's agency's actions are late."""
    moment = now or timezone.now()
    return sum(one.is_late(moment) for one in actions_for(actor))


def action(action_id: UUID, *, actor: Actor) -> ActionShown:
    """One action. Raises NotVisible."""
    found = _shown(list(Action.objects.filter(pk=action_id)))
    if not found:
        raise NotVisible
    return found[0]


def agreed_at(meeting_id: UUID, *, actor: Actor) -> list[ActionShown]:
    """Everything a meeting agreed and what became of it: what is late or cannot be done first. Four queries."""
    now = timezone.now()
    found = _shown(list(Action.objects.filter(item__meeting_id=meeting_id).order_by("due_at", "id")))
    return sorted(found, key=lambda one: (not one.is_late(now), one.became is not Became.CANNOT, one.due_at))


def agreed_about(
    ids: Sequence[UUID], *, actor: Actor, kinds: Sequence[Kind] = (), before: datetime | None = None
) -> list[ActionShown]:
    """What meetings agreed about these children or this subject, the newest first: of these kinds of meeting, before a
    moment, where asked. Four queries.
    """
    rows = Action.objects.filter(Q(person_id__in=list(ids)) | Q(subject_id__in=list(ids)))
    rows = rows.filter(item__meeting__kind__in=list(kinds)) if kinds else rows
    rows = rows.filter(item__meeting__starts_at__lt=before) if before else rows
    return _shown(list(rows.order_by("-recorded_at", "-id")[:60]))


def _shown(rows: Sequence[Action]) -> list[ActionShown]:
    answers = {
        row.action_id: row
        for row in ActionAnswer.objects.filter(action_id__in=[row.id for row in rows]).order_by("recorded_at", "id")
    }
    names = who(row.recorded_by for row in answers.values())
    bodies = agencies.names({row.agency_id for row in rows})
    return [action_shown(row, answers, names, bodies) for row in rows]
