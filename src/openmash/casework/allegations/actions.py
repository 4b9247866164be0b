"""The only code that writes allegations. Keyword-only, `actor` first, one transaction.

Audited under the allegation alone: no event names a child or a contact, so who has looked at those betrays nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from openmash.casework.allegations import reading
from openmash.casework.allegations.models import Allegation, Concluded, Entry, KeptFrom, Named
from openmash.casework.allegations.permissions import Permission
from openmash.casework.allegations.words import Concern, Outcome, Position, Step
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import KeepFrom
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.access.words import ExcludedBecause
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.governance.profile import profile
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.statute.calendar import local_date

SHORTEST = 20
"""Characters. What is alleged, and why it is concluded, are not said in fewer."""


@dataclass(frozen=True)
class AllegationTold:
    """An allegation as somebody tells of it. `known_at` (aware): when it was first known; None: now."""

    about_name: str
    position: Position
    works_as: str
    employer_name: str
    concerns: Sequence[Concern]
    what: str
    email: str = ""
    known_at: datetime | None = None
    contact_id: UUID | None = None
    children: Sequence[UUID] = ()


@transaction.atomic
def raise_allegation(*, actor: Actor, told: AllegationTold) -> None:
    """Tell the designated officer. Returns nothing: whoever raises it reads it no further.

    Whoever it is about and their colleagues are kept from it by what the partnership's data says of them now: all of a
    school or another small agency, else their team. Raises Incomplete, and NotAllowedNow where every designated officer
    here is kept from it.
    """
    require(actor, Permission.RAISE)
    if wrong := _problems_with(told):
        raise Incomplete(wrong)
    now, account = timezone.now(), reading.account_of(told.about_name, told.employer_name, told.email)
    agency = reading.agency_of(told.employer_name, account)
    key, circle = new_key(), access.open_officers_circle(actor=actor)
    rules = reading.kept_from(account, agency)
    answering = [officer for officer in accounts_with(Role.DESIGNATED_OFFICER) if not reading.is_kept(officer, rules)]
    if not answering:
        raise NotAllowedNow(
            "Every designated officer here works with this person, or there is none. Ring another area’s officer now."
        )
    Allegation.record(
        actor=actor, id=key, circle_id=circle, about_name=told.about_name.strip(), position=told.position,
        works_as=told.works_as.strip(), employer_name=told.employer_name.strip(),
        agency_id=agency.id if agency else None, team_id=account.team_id if account else None,
        account_id=account.pk if account else None, concerns=[each.value for each in told.concerns],
        what=told.what.strip(), known_at=min(told.known_at or now, now), told_at=now, contact_id=told.contact_id,
        children=list(told.children), occurred_at=now,
        profile_version=profile(settings.OPENMASH_PROFILE, on=local_date(now)).version,
    )  # fmt: skip
    for rule in rules:
        _keep(actor, key, circle, rule, told.contact_id if rule.hides_the_contact else None)
    for officer in answering:
        notify(
            actor=actor, kind=NoticeKind.NOW, to=To(account_id=officer.pk), source_key=f"allegation:{key}:{officer.pk}",
            text="Something has come for the designated officer.",
            where=Where("allegation", {"allegation_id": str(key)}),
        )  # fmt: skip
    audit.record(actor, "allegations.raised", about=[f"allegation:{key}"])


@transaction.atomic
def record_step(
    *, actor: Actor, allegation_id: UUID, step: Step, words: str, who: str = "", at: datetime | None = None
) -> None:
    """Write down the initial evaluation, a meeting, advice to the employer, a child's voice, or a note."""
    require(actor, Permission.MANAGE)
    row = reading.allegation_of(allegation_id)
    missing = [] if words.strip() else [Problem("words", "Write what was done, said or decided.")]
    if step is Step.VOICE and not who.strip():
        missing.append(Problem("who", "Say who heard the child, or who will and by when."))
    if step is Step.MEETING and not who.strip():
        missing.append(Problem("who", "Say who took part."))
    if missing:
        raise Incomplete(missing)
    Entry.record(
        actor=actor, allegation_id=row.id, circle_id=row.circle_id, step=step, words=words.strip(), who=who.strip(),
        occurred_at=at or timezone.now(),
    )  # fmt: skip
    audit.record(actor, "allegations.step_recorded", about=[f"allegation:{row.id}"], detail={"step": step.value})


@transaction.atomic
def conclude(*, actor: Actor, allegation_id: UUID, outcome: Outcome, why: str) -> None:
    """Conclude, in the words of Keeping Children Safe in Education, once evaluated. A later one supersedes."""
    require(actor, Permission.MANAGE)
    row = reading.allegation_of(allegation_id)
    if len(why.strip()) < SHORTEST:
        raise Incomplete([Problem("why", "Say why, so that it could be read years from now.")])
    if not Entry.objects.filter(allegation=row, step=Step.EVALUATION).exists():
        raise NotAllowedNow("Record the initial evaluation first.")
    in_turn(row.id)
    before = Concluded.objects.current().filter(allegation=row).first()
    Concluded.record(
        actor=actor, allegation_id=row.id, circle_id=row.circle_id, outcome=outcome, why=why.strip(),
        supersedes=before.id if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "allegations.concluded", about=[f"allegation:{row.id}"], detail={"outcome": outcome.value})


@transaction.atomic
def let_see(*, actor: Actor, allegation_id: UUID, account_id: UUID, why: str, though_a_colleague: bool = False) -> None:
    """Let somebody see it, such as the employer's lead. A colleague only where the officer says so; never whoever it is
    about.
    """
    require(actor, Permission.MANAGE)
    row = reading.allegation_of(allegation_id)
    if not why.strip():
        raise Incomplete([Problem("why", "Say why they need to see it.")])
    if account_id == row.account_id:
        raise NotAllowedNow("This is whom it is about.")
    account = Account.objects.get(pk=account_id)
    if reading.matches(account, list(KeptFrom.objects.filter(allegation=row))):
        if not though_a_colleague:
            raise Incomplete([Problem("though_a_colleague", "They are a colleague. Tick this to let them see it.")])
        access.except_from(actor=actor, source_id=row.id, account_id=account_id)
    Named.record(
        actor=actor, allegation_id=row.id, circle_id=row.circle_id, account_id=account_id, why=why.strip(),
        though_a_colleague=though_a_colleague,
    )  # fmt: skip
    access.grant_reach(
        actor=actor, account_id=account_id, circle_id=row.circle_id, basis="restriction", reason=why.strip(),
        source_id=row.id,
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(account_id=account_id),
        source_key=f"allegation:{row.id}:{account_id}", text="The designated officer asks you to read something.",
        where=Where("allegation", {"allegation_id": str(row.id)}),
    )  # fmt: skip
    audit.record(actor, "allegations.named", about=[f"allegation:{row.id}", f"account:{account_id}"])


@transaction.atomic
def keep_from(*, actor: Actor, allegation_id: UUID, account_id: UUID, because: str) -> None:
    """Keep it from one more account, such as a friend of whoever it is about; what they were let see ends."""
    require(actor, Permission.MANAGE)
    row = reading.allegation_of(allegation_id)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why it is kept from them.")])
    if account_id == actor.account_id:
        raise NotAllowedNow("Hand it to another designated officer first; they keep it from you.")
    rule = reading.Rule(KeepFrom(account_id=account_id), because.strip(), hides_the_contact=True)
    _keep(actor, row.id, row.circle_id, rule, row.contact_id)
    access.end_reach(actor=actor, source_id=row.id, account_id=account_id)
    audit.record(actor, "allegations.kept_from", about=[f"allegation:{row.id}", f"account:{account_id}"])


def _keep(actor: Actor, key: UUID, circle: int, rule: reading.Rule, contact_id: UUID | None) -> None:
    KeptFrom.record(
        actor=actor, allegation_id=key, circle_id=circle, account_id=rule.who.account_id, team_id=rule.who.team_id,
        agency_id=rule.who.agency_id, because=rule.because,
    )  # fmt: skip
    access.exclude(
        actor=actor, source_id=key, basis=ExcludedBecause.ALLEGATION, who=rule.who, process_id=contact_id,
        circle_id=circle,
    )  # fmt: skip


def _problems_with(told: AllegationTold) -> list[Problem]:
    asked = (
        ("about_name", told.about_name.strip(), "Say who it is about, or describe them."),
        ("works_as", told.works_as.strip(), "Say what they do with children."),
        ("employer_name", told.employer_name.strip(), "Say where they work or volunteer."),
        ("concerns", told.concerns, "Choose what is alleged."),
        ("what", len(told.what.strip()) >= SHORTEST, "Say what is alleged, in the words it was told in."),
    )
    return [Problem(field, sentence) for field, given, sentence in asked if not given]
