"""The only code that writes a child's own link, what comes by it, and what is answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.own_words.models import Invitation, Read, Told, WeDid
from openmash.casework.own_words.permissions import Permission
from openmash.casework.own_words.selectors import Opened, how_reached
from openmash.casework.own_words.words import SENT, Safe, Way, placed
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.files import actions as files
from openmash.foundation.links import actions as links
from openmash.foundation.links.selectors import Held, Standing
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Alone, Manner, Method, Reader

LEAST_WORD, MOST_A_DAY = 4, 10
READ_LONGER = timedelta(days=56)
"""How long after nothing more can be written the child can still read what was done."""
PICTURE = "own_words"


@dataclass(frozen=True)
class InvitationTold:
    """How a link reaches a child safely. `word` was agreed with the child; `for_days`: how long they can write."""

    way: Way
    who_else_sees: str
    why_safe: str
    signed_as: str
    word: str
    for_days: int = 28
    kept_from_checked: bool = False
    """Whoever the child is protected from cannot see the phone or account, as the worker says."""


@transaction.atomic
def invite(*, actor: Actor, person_id: UUID, told: InvitationTold) -> UUID:
    """Give a child a link of their own; returns the invitation's key. An earlier link of theirs ends.

    Raises Incomplete; NotAllowedNow where the record is restricted, the child has died, or may not be written to.
    """
    require(actor, Permission.INVITE)
    person = linkage.person_set(person_id, actor)
    cards = people.people_cards(person.ids, actor)
    if not cards:
        raise NotVisible
    if any(card.has_died for card in cards.values()):
        raise NotAllowedNow("The record says that this person has died. Nothing is sent.")
    reached = how_reached(person, actor=actor)
    problems = _missing(told, [name for card in cards.values() for name in (card.name, *card.other_names)])
    if told.way in SENT and reached.must_not_write:
        problems.append(Problem("way", "The record says DO NOT write. Show it to the child instead."))
    if told.way in SENT and reached.kept_from and not told.kept_from_checked:
        names = ", ".join(reached.kept_from)
        problems.append(
            Problem("kept_from_checked", f"Make sure that {names} cannot see the phone or account, and say so.")
        )
    if problems:
        raise Incomplete(problems)
    end(actor=actor, person_ids=person.ids, because="A new link was given.")
    now = timezone.now()
    row = Invitation.record(
        actor=actor, person_id=person.lead_id, way=told.way, who_else_sees=told.who_else_sees.strip()[:200],
        why_safe=told.why_safe.strip()[:400], signed_as=told.signed_as.strip()[:60], occurred_at=now,
    )  # fmt: skip
    until = now + timedelta(days=told.for_days)
    links.give(
        actor=actor, subject_id=row.id, person_id=person.lead_id, word=told.word, expires_at=until,
        closes_at=until + READ_LONGER,
    )  # fmt: skip
    audit.record(
        actor, "own_words.invited", about=[f"person:{person.lead_id}", f"invitation:{row.id}"],
        detail={"way": told.way.value, "days": f"{told.for_days}"},
    )  # fmt: skip
    return row.id


def _missing(told: InvitationTold, names: Iterable[str]) -> list[Problem]:
    asked = (
        ("signed_as", told.signed_as, "Say what the child calls you."),
        ("who_else_sees", told.who_else_sees, "Say who else can see the phone or account, or that nobody can."),
        ("why_safe", told.why_safe, "Say why it is safe, and what the child said about it."),
    )
    found = [Problem(field, sentence) for field, words, sentence in asked if not words.strip()]
    word = _plain(told.word)
    if len(word) < LEAST_WORD:
        found.append(Problem("word", f"Agree a word with at least {LEAST_WORD} letters or digits."))
    elif any(word == _plain(part) for name in names for part in (name, *name.split())):
        found.append(Problem("word", "The child’s own name is easily guessed. Agree another word."))
    return found


def _plain(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum()).casefold()


@transaction.atomic
def end(*, actor: Actor, person_ids: Iterable[UUID], because: str) -> int:
    """End every link of a child's own; returns how many there were. Raises Incomplete without a reason."""
    require(actor, Permission.INVITE)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why the link ends.")])
    kept = Invitation.objects.filter(person_id__in=list(person_ids)).values_list("pk", flat=True)
    return sum(links.take_back(actor=actor, subject_id=key, because=because.strip()) for key in kept)


@transaction.atomic
def answer(*, actor: Actor, invitation_id: UUID, you_said: str, we_did: str) -> UUID:
    """Tell a child by their own link what was done with what they said; returns its key. Raises Incomplete."""
    require(actor, Permission.ANSWER)
    kept = Invitation.objects.visible_to(actor).filter(pk=invitation_id).first()
    if kept is None:
        raise NotVisible
    asked = (
        ("you_said", you_said, "Write what the child said, so that they know it again."),
        ("we_did", we_did, "Write what you did, or why it could not be done."),
    )
    if missing := [Problem(field, sentence) for field, words, sentence in asked if not words.strip()]:
        raise Incomplete(missing)
    row = WeDid.record(
        actor=actor, invitation_id=kept.id, person_id=kept.person_id, you_said=you_said.strip(), we_did=we_did.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "own_words.answered", about=[f"person:{kept.person_id}", f"invitation:{kept.id}"])
    return row.id


# The child, by their own link


@dataclass(frozen=True)
class Picture:
    """A picture that came with the words."""

    name: str
    octets: bytes


@dataclass(frozen=True)
class OwnTold:
    """What a child says by their own link, as they typed it. `helper`: who is with them, empty where nobody is.

    `read_in`: the language of the page they wrote on, as English calls it; empty for English.
    """

    words: str
    wants: str = ""
    safe_for: tuple[Reader, ...] = ()
    not_for: str = ""
    helper: str = ""
    feels_safe: Safe = Safe.NOT_SAID
    picture: Picture | None = None
    picture_says: str = ""
    read_in: str = ""


@transaction.atomic
def tell(*, held: Held, opened: Opened, told: OwnTold) -> UUID:
    """Keep what a child says, word for word, as their own words; and tell whoever gave the link. Returns voice's key.

    A child who does not feel safe, or is not sure, reaches those on duty now. Raises Incomplete (fields "words",
    "files"), and NotAllowedNow where nothing can be written any more or very much was today.
    """
    if held.standing is not Standing.OPEN:
        raise NotAllowedNow("You can’t write here any more. You can still read what we did.")
    said = told.words.strip() or told.wants.strip() or told.picture_says.strip()
    if not (said or told.picture or told.feels_safe is Safe.NO):
        raise Incomplete([Problem("words", "Write something, or choose a picture.")])
    child = opened.actor
    with acting_as(child):
        day_ago = timezone.now() - timedelta(days=1)
        if Told.objects.filter(invitation_id=held.subject_id, recorded_at__gt=day_ago).count() >= MOST_A_DAY:
            raise NotAllowedNow("You have sent a lot today, and we have it all. Send more tomorrow, or call us.")
        kept = (
            told.words or told.wants or told.picture_says or ("A picture." if told.picture else "I do not feel safe.")
        )
        voice_id = voice.record(
            actor=child, person_id=opened.person_id,
            told=Heard(
                quote=kept, source="The child, by a link of their own", manner=Manner.VERBATIM,
                asked_by=f"{opened.signed_as}, who gave the link", place=placed(told.read_in),
                alone=Alone.NO if told.helper.strip() else Alone.UNKNOWN, method=Method.OWN_LINK, at=timezone.now(),
                wants=told.wants, helped_by=told.helper.strip(), safe_for=told.safe_for, not_for=told.not_for.strip(),
                picture_says=told.picture_says,
            ),
        )  # fmt: skip
        if told.picture:
            subject = str(voice_id)
            files.upload(actor=child, kind=PICTURE, subject=subject, name=told.picture.name, octets=told.picture.octets)
            files.send_uploads(
                actor=child, kind=PICTURE, subject=subject, about_id=voice_id, person_ids=[opened.person_id]
            )
        Told.record(
            actor=child, invitation_id=held.subject_id, person_id=opened.person_id, voice_id=voice_id,
            feels_safe=told.feels_safe, occurred_at=timezone.now(),
        )  # fmt: skip
        audit.record(
            child, "own_words.told", about=[f"person:{opened.person_id}", f"voice:{voice_id}"],
            detail={"feels_safe": told.feels_safe.value},
        )  # fmt: skip
        _tell_workers(child, opened, told.feels_safe, voice_id)
    return voice_id


def _tell_workers(child: Actor, opened: Opened, feels: Safe, voice_id: UUID) -> None:
    giver = To(account_id=opened.given_by)
    where = Where("own_link", {"person_id": str(opened.person_id)})
    if feels in (Safe.NO, Safe.UNSURE):
        says = "does not feel safe" if feels is Safe.NO else "is not sure of being safe"
        notify(
            actor=child, kind=NoticeKind.NOW, to=[To(role=Role.DUTY_MANAGER), To(role=Role.OUT_OF_HOURS), giver],
            text=f"A child says by a link of their own that they {_they(says)}. Read it now.",
            person_ids=[opened.person_id], where=where, source_key=f"own_words:{voice_id}",
        )  # fmt: skip
        return
    notify(
        actor=child, kind=NoticeKind.TODAY, to=giver, text="A child has written by the link you gave them.",
        person_ids=[opened.person_id], where=where, source_key=f"own_words:{voice_id}",
    )  # fmt: skip


def _they(says: str) -> str:
    return says.replace("does not", "do not").replace("is not", "are not")


@transaction.atomic
def note_read(*, opened: Opened) -> None:
    """Note that what is answered was opened, once for each answer."""
    with acting_as(opened.actor):
        for each in opened.answers:
            if not each.read_at:
                Read.record(
                    actor=opened.actor, answer_id=each.id, invitation_id=opened.invitation_id,
                    person_id=opened.person_id, occurred_at=timezone.now(),
                )  # fmt: skip


def told_of_lock(*, actor: Actor, held: Held, given_by: UUID) -> None:
    """Five wrong words: whoever gave the link is told today. Somebody else may have found it."""
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(account_id=given_by), person_ids=held.person_ids,
        text="A child’s own link was closed after five wrong words. Somebody else may have found it: see the child.",
        where=Where("own_link", {"person_id": str(held.person_ids[0])}), source_key=f"link:{held.link_id}:locked",
    )  # fmt: skip
