"""Passing a child to another area: ours until a named person there accepts; silent or refused, it is chased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading
from openmash.casework.frontdoor.actions.deciding import accept_next_step
from openmash.casework.frontdoor.behind import Behind
from openmash.casework.frontdoor.models import AreaAnswer, AreaAsked
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors.crossing import areas_waiting
from openmash.casework.frontdoor.words import AreaSaid
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.words import OfferKind


@dataclass(frozen=True)
class Asked:
    """Whom in another area we ask to take a child, and what we sent them."""

    agency_id: UUID
    named: str
    telephone: str
    sent: str
    role: str = ""


@dataclass(frozen=True)
class AreaTold:
    """What they said: who accepted, with role and telephone; or why not; or that nobody answered."""

    said: AreaSaid
    name: str = ""
    role: str = ""
    telephone: str = ""
    words: str = ""
    at: datetime | None = None


@transaction.atomic
def ask_area(*, actor: Actor, contact_id: UUID, person_id: UUID, asked: Asked) -> UUID:
    """Ask a named person in another area to take a child; returns the key. The child is ours until they accept.

    An offer a decision to transfer has already made is the one that is asked about. Raises Incomplete, and
    NotAllowedNow while another area has been asked and has not answered.
    """
    require(actor, Permission.ROUTE)
    in_turn(contact_id)
    reading.child_of(contact_id, person_id)
    _refuse_asking(asked)
    unanswered = AreaAsked.objects.filter(contact_id=contact_id, person_id=person_id, offer__answer__isnull=True)
    if unanswered.exists():  # in a contact that has closed, too
        raise NotAllowedNow("Another area has been asked and has not answered. Record what they say, then ask again.")
    area = agencies.agency(asked.agency_id)
    row = AreaAsked.record(
        actor=actor, contact_id=contact_id, person_id=person_id, area=area.name, named=asked.named.strip(),
        offer_id=_offer(actor, contact_id, person_id, asked), role=asked.role.strip(),
        telephone=asked.telephone.strip(), sent=asked.sent.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "frontdoor.area_asked", about=[f"contact:{contact_id}", f"person:{person_id}"],
        detail={
            "area": area.name, "named": asked.named, "sent": asked.sent,
            **({"recipient": f"{area.name}, {asked.named.strip()}"} if asked.sent.strip() else {}),
        },
    )  # fmt: skip
    return row.id


@transaction.atomic
def record_area_answer(*, actor: Actor, asked_id: UUID, told: AreaTold) -> None:
    """Record what another area said. Only an acceptance by somebody named, with role and telephone, ends our part.

    Refused, the offer is answered and the child stays ours; silent, it waits and is chased again.
    """
    require(actor, Permission.ROUTE)
    asked = AreaAsked.objects.select_related("offer").filter(pk=asked_id).first()
    if asked is None:
        raise NotVisible
    _refuse_answer(told)
    if told.said is AreaSaid.ACCEPTED:
        by = ", ".join(part.strip() for part in (told.name, told.role, asked.area, told.telephone))
        accept_next_step(actor=actor, offer_id=asked.offer_id, words=told.words, by_name=by)
    elif told.said is AreaSaid.REFUSED:
        cases.decline(actor=actor, offer_id=asked.offer_id, reason=told.words)
    AreaAnswer.record(
        actor=actor, contact_id=asked.contact_id, person_id=asked.person_id, asked_id=asked.id, said=told.said,
        name=told.name.strip(), role=told.role.strip(), telephone=told.telephone.strip(), words=told.words.strip(),
        occurred_at=told.at or timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "frontdoor.area_answered", about=[f"contact:{asked.contact_id}", f"person:{asked.person_id}"],
        detail={"said": told.said.value, "name": told.name, "words": told.words},
    )  # fmt: skip


@transaction.atomic
def chase_areas(*, actor: Actor, now: datetime, behind: Behind | None = None) -> int:
    """Tell the desk, once for each time that passes, of areas that have not said whether they take a child; of
    restricted children, with `behind`, those inside alone.
    """
    require(actor, Permission.RETURN_THE_SILENT)
    late = [each for each in areas_waiting(None, actor=actor, now=now) if each.clock.is_late and each.clock.due_at]
    late = [each for each in late if behind is None or behind.has(each.contact_id)]
    for each in late:
        if each.clock.due_at is not None:
            inside = messages.inside(behind, [each.contact_id])
            messages.area_is_silent(actor, each.asked_id, each.contact_id, each.person_id, each.clock.due_at, inside)
    return len(late)


def _offer(actor: Actor, contact_id: UUID, person_id: UUID, asked: Asked) -> UUID:
    """The offer to that area a decision has made and nobody has been asked about, else a new one."""
    used = set(AreaAsked.objects.filter(contact_id=contact_id, person_id=person_id).values_list("offer_id", flat=True))
    for each in spine.offers_of([contact_id], actor=actor):
        waits = each.is_waiting and each.kind is OfferKind.TRANSFER and each.person_id == person_id
        if waits and each.id not in used:
            return each.id
    return cases.offer(
        actor=actor, process_id=contact_id, person_id=person_id, kind=OfferKind.TRANSFER,
        to_agency_id=asked.agency_id, to_named=asked.named.strip(), words=asked.sent.strip(),
    )  # fmt: skip


def _refuse_asking(asked: Asked) -> None:
    problems = [
        Problem(field, sentence)
        for field, given, sentence in (
            ("named", asked.named, "Give the name of the person there you asked."),
            ("telephone", asked.telephone, "Give the number you reached them on."),
            ("sent", asked.sent, "Say what you sent them, and how."),
        )
        if not given.strip()
    ]
    if problems:
        raise Incomplete(problems)


def _refuse_answer(told: AreaTold) -> None:
    problems = []
    if told.said is AreaSaid.ACCEPTED:
        problems = [
            Problem(field, sentence)
            for field, given, sentence in (
                ("name", told.name, "Give the name of the person there who accepted."),
                ("role", told.role, "Give their role."),
                ("telephone", told.telephone, "Give the number they can be reached on."),
            )
            if not given.strip()
        ]
    elif told.said is AreaSaid.REFUSED and not told.words.strip():
        problems = [Problem("words", "Say why they will not take the child.")]
    if told.at is not None and told.at > timezone.now():
        problems.append(Problem("at", "The time they said so cannot be in the future."))
    if problems:
        raise Incomplete(problems)
