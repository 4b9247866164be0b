"""Facts gathered for an action: the contact, its children, what stands before a decision. PRIVATE to this module."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from openmash.casework.frontdoor import rules, young
from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.models import (
    Check,
    CheckReply,
    Contact,
    ContactChild,
    Decision,
    Disposition,
    Feedback,
    Rating,
    Referrer,
    WhoElse,
)
from openmash.casework.frontdoor.words import ADVICE_ONLY, ContactKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.voice import selectors as voice

MANAGES = frozenset({Role.DECISION_MAKER, Role.DUTY_MANAGER})


def contact_of(contact_id: UUID) -> Contact:
    """The contact. Raises NotVisible where there is none for this actor."""
    found = Contact.objects.select_related("process").filter(pk=contact_id).first()
    if found is None:
        raise NotVisible
    return found


def children_of(contact_id: UUID) -> list[ContactChild]:
    """The children in it, as recorded, oldest first."""
    return list(ContactChild.objects.current().filter(contact_id=contact_id).order_by("recorded_at", "id"))


def told_of(contact_id: UUID) -> dict[UUID, str]:
    """The words each child of a contact was told of in."""
    return {child.person_id: child.as_told for child in children_of(contact_id)}


def child_of(contact_id: UUID, person_id: UUID) -> ContactChild:
    """One child in it. Raises NotVisible."""
    found = ContactChild.objects.current().filter(contact_id=contact_id, person_id=person_id).first()
    if found is None:
        raise NotVisible
    return found


def rating_of(contact_id: UUID) -> Rating | None:
    """Its rating now."""
    return Rating.objects.filter(contact_id=contact_id).order_by("-recorded_at", "-id").first()


def unanswered_checks(contact_id: UUID) -> list[Check]:
    """Checks without an answer, whatever was said of whether it is still wanted."""
    answered = CheckReply.objects.filter(contact_id=contact_id).values("check_asked_id")
    return list(Check.objects.filter(contact_id=contact_id).exclude(pk__in=answered).order_by("recorded_at", "pk"))


def checks_undisposed(contact_id: UUID) -> list[UUID]:
    """Checks with neither an answer nor a word on whether it is still wanted."""
    disposed = Disposition.objects.filter(contact_id=contact_id).values_list("check_asked_id", flat=True)
    return [check.id for check in unanswered_checks(contact_id) if check.id not in set(disposed)]


def asked_of(contact_id: UUID) -> list[rules.Asked]:
    """Each agency asked, by name: whether it answered, and whether somebody said the answer is still wanted."""
    checks = list(Check.objects.filter(contact_id=contact_id).order_by("recorded_at", "pk"))
    answered = set(CheckReply.objects.filter(contact_id=contact_id).values_list("check_asked_id", flat=True))
    disposed = set(Disposition.objects.filter(contact_id=contact_id).values_list("check_asked_id", flat=True))
    names = agencies.names(check.agency_id for check in checks)
    return [rules.Asked(names[c.agency_id], c.id in answered, c.id in disposed) for c in checks]


def is_manager(actor: Actor) -> bool:
    """A qualified manager of the hub."""
    return bool(actor.roles & MANAGES)


def manager_role(actor: Actor) -> str:
    """The role in which a manager decides; another's first role, in a fixed order, otherwise."""
    held = [role.value for role in Role if role in actor.roles]
    return next((role for role in held if Role(role) in MANAGES), held[0] if held else "")


def gate_of(contact_id: UUID, *, actor: Actor, rationale: str, threshold_version: str, voice_given: bool) -> rules.Gate:
    """What stands before doing less about this contact."""
    return rules.Gate(
        by_a_manager=is_manager(actor),
        rationale=rationale,
        threshold_version=threshold_version,
        asked=asked_of(contact_id),
        who_else=WhoElse.objects.filter(contact_id=contact_id).count(),
        voice=voice_given,
        young=[each.sentence for each in young.not_added(contact_id, actor=actor)],
    )


def every_child_has_voice(contact_id: UUID, children: Sequence[ContactChild], *, actor: Actor) -> bool:
    """Whether for each child a voice was recorded in this contact, heard or not heard yet."""
    heard = {said.person_id for said in voice.of_process(contact_id, actor=actor)}
    return {child.person_id for child in children} <= heard


def gathered(contact_id: UUID, *, actor: Actor) -> Gathered:
    """Everything the front door knows of one contact. Raises NotVisible."""
    found = gather([contact_id], actor=actor).get(contact_id)
    if found is None:
        raise NotVisible
    return found


def finished(*, actor: Actor) -> list[UUID]:
    """Open contacts that owe nothing any more: sixteen queries however many are open.

    The first leaves out the many with a child no decision was ever taken for, or a named referrer never told anything;
    the rule itself judges the few that remain.
    """
    decided = Decision.objects.filter(contact_id=OuterRef("contact_id"), person_id=OuterRef("person_id"))
    undecided = ContactChild.objects.current().filter(~Exists(decided), contact_id=OuterRef("pk"))
    referrer = Referrer.objects.filter(contact_id=OuterRef("pk"))
    told = Feedback.objects.filter(contact_id=OuterRef("pk"))
    nothing_owed = Q(Exists(told)) | ~Q(Exists(referrer)) | Q(Exists(referrer.filter(is_anonymous=True)))
    likely = Contact.objects.filter(nothing_owed, ~Exists(undecided), process__closed_at__isnull=True)
    found = gather(list(likely.values_list("pk", flat=True)), actor=actor)
    return [each for each, known in found.items() if rules.may_close(known.standing)]


def is_referral(kind: str) -> bool:
    """Whether the initial decision is owed: advice asked for without a referral has none."""
    return ContactKind(kind) not in ADVICE_ONLY
