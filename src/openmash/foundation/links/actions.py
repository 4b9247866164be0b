"""Keeping addresses, sending links, opening one by its code, and using it once.

Whoever holds a link acts as the service account for links, which reaches nobody: the database shows it the one thing
behind a link that it has shown the token and the proof of, while the link is open and no child in it is restricted.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.links.models import Happened, Link, LinkEvent, Mailbox, Purpose
from openmash.foundation.links.permissions import Permission
from openmash.foundation.links.secrets import code_of, hashed, plain, same_code, token_of
from openmash.foundation.links.selectors import Held, Standing, behind

__all__ = [
    "Purpose",
    "Tried",
    "add_mailbox",
    "end_mailbox",
    "give",
    "note_rung",
    "send",
    "show_behind",
    "take_back",
    "try_code",
    "use",
    "went_astray",
    "withdraw",
]
MOST_WRONG = 5
"""Wrong codes before a link locks: one guess in two hundred thousand."""
OWN_CODE_LEAST = 8
ASTRAY = "Whoever the message reached says that it is not for them"


@dataclass(frozen=True)
class Tried:
    """What came of a code: the proof to keep in that browser, or how many tries are left."""

    proof: str = ""
    left: int = 0


@transaction.atomic
def add_mailbox(
    *,
    actor: Actor,
    agency_id: UUID,
    name: str,
    email: str,
    telephone: str,
    how_verified: str,
    verified_on: date,
    own_code: str = "",
) -> UUID:
    """Keep a verified address; returns its key. `own_code`: the practice's standing code, of which a hash is kept."""
    require(actor, Permission.KEEP_ADDRESSES)
    found = [
        Problem(field, sentence)
        for field, words, sentence in (
            ("name", name, "Say whose mailbox it is."),
            ("telephone", telephone, "Give the number to ring them on."),
            ("how_verified", how_verified, "Say how it was verified: whom you rang, on which number, found where."),
        )
        if not words.strip()
    ]
    try:
        validate_email(email)
    except ValidationError:
        found.append(Problem("email", "Check the e-mail address."))
    if own_code and len(plain(own_code)) < OWN_CODE_LEAST:
        found.append(Problem("own_code", f"Their own code needs at least {OWN_CODE_LEAST} letters or digits."))
    if verified_on > timezone.localdate():
        found.append(Problem("verified_on", "It cannot have been verified in the future."))
    if found:
        raise Incomplete(found)
    row = Mailbox(
        agency_id=agency_id, name=name, email=email, telephone=telephone, how_verified=how_verified,
        verified_on=verified_on, code_hash=make_password(plain(own_code)) if own_code else "",
        recorded_by=actor.account_id,
    )  # fmt: skip
    row.save(force_insert=True)
    audit.record(
        actor, "links.address_added", about=[f"mailbox:{row.id}", f"agency:{agency_id}"], detail={"how": how_verified}
    )
    return row.id


@transaction.atomic
def end_mailbox(*, actor: Actor, mailbox_id: UUID, because: str) -> None:
    """Send nothing to an address any more, and say why."""
    require(actor, Permission.KEEP_ADDRESSES)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why nothing is to be sent there any more.")])
    ended = Mailbox.objects.filter(pk=mailbox_id, ended_at__isnull=True).update(
        ended_at=timezone.now(), ended_by=actor.account_id, ended_because=because[:200]
    )
    if not ended:
        raise NotAllowedNow("Nothing is sent to this address already.")
    audit.record(actor, "links.address_ended", about=[f"mailbox:{mailbox_id}"], detail={"because": because})


@transaction.atomic
def send(
    *,
    actor: Actor,
    purpose: Purpose,
    subject_id: UUID,
    about_id: UUID,
    mailbox_id: UUID,
    person_ids: Sequence[UUID],
    token: str,
    message_id: UUID | None,
    expires_at: datetime,
    closes_at: datetime,
) -> UUID:
    """Record a link whose token is on its way; returns its key. One still open for the same thing is refused.

    A child behind a wall is never in a link: raises NotAllowedNow, to those who may know of the child at all.
    """
    require(actor, Permission.SEND_NOTICE if purpose is Purpose.NOTICE else Permission.SEND)
    mailbox = Mailbox.objects.filter(pk=mailbox_id, ended_at__isnull=True).first()
    if mailbox is None:
        raise NotAllowedNow("Nothing is sent to this address any more. Choose another, or ring them.")
    if any(held.standing is Standing.OPEN for held in behind([subject_id], actor=actor)):
        raise NotAllowedNow("A link for this is out already. Withdraw it first, or ring them.")
    row = Link.record(
        actor=actor, purpose=purpose, subject_id=subject_id, about_id=about_id, mailbox_id=mailbox_id,
        person_ids=list(person_ids), token_hash=hashed(token), own_code=bool(mailbox.code_hash), message_id=message_id,
        expires_at=expires_at, closes_at=closes_at, occurred_at=timezone.now(),
    )  # fmt: skip
    if not Link.objects.filter(pk=row.id, circle_id=1).exists():
        raise NotAllowedNow("Somebody in this is restricted: nothing about them is sent by a link. Ring the partner.")
    audit.record(
        actor, "links.sent", about=_about(row.id, person_ids),
        detail={"mailbox": str(mailbox_id), "purpose": purpose.value, "expires_at": expires_at.isoformat()},
    )  # fmt: skip
    return row.id


@transaction.atomic
def give(
    *, actor: Actor, subject_id: UUID, person_id: UUID, word: str, expires_at: datetime, closes_at: datetime
) -> UUID:
    """A link of a child's own to one thing, opened by a word agreed with the child; returns its key.

    Raises NotAllowedNow where the child's record is restricted. The link is reckoned from `subject_id` (`token_of`).
    """
    require(actor, Permission.GIVE)
    row = Link.record(
        actor=actor, purpose=Purpose.OWN_WORDS, subject_id=subject_id, about_id=person_id, mailbox_id=None,
        person_ids=[person_id], token_hash=hashed(token_of(subject_id)), own_code=True,
        word_hash=make_password(plain(word)), expires_at=expires_at, closes_at=closes_at, occurred_at=timezone.now(),
    )  # fmt: skip
    if not Link.objects.filter(pk=row.id, circle_id=1).exists():
        raise NotAllowedNow("This record is restricted: no link is given about it. Talk with the child instead.")
    audit.record(actor, "links.given", about=_about(row.id, [person_id]), detail={"expires_at": expires_at.isoformat()})
    return row.id


@transaction.atomic
def take_back(*, actor: Actor, subject_id: UUID, because: str) -> bool:
    """End a child's own link, with why; whoever opens it is told whom to ring. Returns whether there was one to end."""
    require(actor, Permission.GIVE)
    link = Link.objects.filter(subject_id=subject_id, purpose=Purpose.OWN_WORDS).first()
    if link is None or LinkEvent.objects.filter(link_id=link.pk, kind=Happened.WITHDRAWN).exists():
        return False
    _add(actor, link.id, link.person_ids, Happened.WITHDRAWN, words=because[:400])
    audit.record(actor, "links.withdrawn", about=_about(link.id, link.person_ids), detail={"because": because})
    return True


@transaction.atomic
def withdraw(*, actor: Actor, link_id: UUID, because: str) -> None:
    """Close a link. Whoever holds it is told to ring. Raises NotVisible, Incomplete, NotAllowedNow."""
    require(actor, Permission.SEND)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why the link is withdrawn.")])
    link = _link(link_id)
    if LinkEvent.objects.filter(link_id=link_id, kind=Happened.WITHDRAWN).exists():
        raise NotAllowedNow("This link is withdrawn already.")
    _add(actor, link.id, link.person_ids, Happened.WITHDRAWN, words=because[:400])
    audit.record(actor, "links.withdrawn", about=_about(link.id, link.person_ids), detail={"because": because})


@transaction.atomic
def went_astray(*, actor: Actor, held: Held) -> None:
    """Whoever the message reached says that it is not for them: the link is closed. Raises NotAllowedNow.

    They hold the token alone, so they have seen nothing of a child; nobody can open it after this.
    """
    if held.standing is not Standing.OPEN:
        raise NotAllowedNow("This link is closed.")
    _add(actor, held.link_id, held.person_ids, Happened.WITHDRAWN, words=ASTRAY)
    audit.record(actor, "links.went_astray", about=_about(held.link_id, held.person_ids))


@transaction.atomic
def note_rung(*, actor: Actor, link_id: UUID, words: str) -> None:
    """Note that they were rung, and what was said. Raises NotVisible, Incomplete."""
    require(actor, Permission.SEND)
    if not words.strip():
        raise Incomplete([Problem("words", "Say whom you rang and what was said.")])
    link = _link(link_id)
    _add(actor, link.id, link.person_ids, Happened.RANG, words=words[:400])
    audit.record(actor, "links.rang", about=_about(link.id, link.person_ids), detail={"words": words})


def show_behind(token: str, proof: str) -> None:
    """Tell the database which link this transaction holds, and that its code was given. It judges both for itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('openmash.link', %s, true)", [f"{hashed(token)}:{hashed(proof)}" if proof else ""]
        )


@transaction.atomic
def try_code(*, actor: Actor, held: Held, code: str) -> Tried:
    """Try a code on a link just found by its token (and so locked for others until this transaction ends).

    Right: a new proof for that browser. Wrong: counted; the fifth locks the link. Raises NotAllowedNow where it is not
    to be opened.
    """
    can_be_read = held.purpose is Purpose.OWN_WORDS and held.standing is Standing.EXPIRED
    if held.standing not in (Standing.OPEN, Standing.ANSWERED) and not can_be_read:
        raise NotAllowedNow("This link is closed.")
    right = (
        check_password(plain(code), held.code_hash) if held.own_code
        else same_code(code, code_of(held.link_id, held.token_hash))
    )  # fmt: skip
    about = _about(held.link_id, held.person_ids)
    if right:
        proof = secrets.token_urlsafe(32)
        _add(actor, held.link_id, held.person_ids, Happened.OPENED, proof_hash=hashed(proof))
        audit.record(actor, "links.opened", about=about)
        return Tried(proof=proof)
    left = MOST_WRONG - held.wrong - 1
    _add(actor, held.link_id, held.person_ids, Happened.WRONG_CODE)
    audit.record(actor, "links.wrong_code", about=about, detail={"left": left})
    if left <= 0:
        _add(actor, held.link_id, held.person_ids, Happened.LOCKED)
        audit.record(actor, "links.locked", about=about)
    return Tried(left=max(left, 0))


@transaction.atomic
def use(*, actor: Actor, held: Held, said_by: str) -> None:
    """Use a link up. Of two that race, one is told NotAllowedNow. What was opened in time may be finished after it."""
    if held.standing not in (Standing.OPEN, Standing.EXPIRED):
        raise NotAllowedNow("This link has been used or is closed. Ring us if there is more to say.")
    if not said_by.strip():
        raise Incomplete([Problem("who", "Say who answers, and their role.")])
    try:
        with transaction.atomic():
            _add(actor, held.link_id, held.person_ids, Happened.ANSWERED, said_by=said_by[:300])
    except IntegrityError as refused:
        raise NotAllowedNow("This link has just been used. Ring us if there is more to say.") from refused
    audit.record(actor, "links.used", about=_about(held.link_id, held.person_ids), detail={"said_by": said_by})


def _link(link_id: UUID) -> Link:
    found = Link.objects.filter(pk=link_id).exclude(purpose=Purpose.OWN_WORDS).first()
    if found is None:
        raise NotVisible
    return found


def _add(actor: Actor, link_id: UUID, people: Sequence[UUID], kind: Happened, **values: object) -> None:
    LinkEvent.record(
        actor=actor, link_id=link_id, person_ids=list(people), kind=kind, occurred_at=timezone.now(), **values
    )


def _about(link_id: UUID, people: Sequence[UUID]) -> list[str]:
    return [f"link:{link_id}", *(f"person:{person}" for person in people)]
