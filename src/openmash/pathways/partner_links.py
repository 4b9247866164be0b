"""A partner without accounts is asked, answers by a one-time link, and learns what became of it.

The e-mail names nobody and bears the link; the code travels by telephone, or is the practice's own (ADR 0021). Whoever
holds both acts as the service for links, for the organisation the link was sent to, on that one check.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as checks
from openmash.casework.frontdoor.actions import AnswerTold, AskTold, ToldSince
from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.selectors import BecameOf, CheckToAnswer, LateAnswer
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.links import actions as links
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.permissions import Permission
from openmash.foundation.links.selectors import Address, Held, Sent, Standing, actor_of, addresses, links_about
from openmash.foundation.links.selectors import behind as links_behind
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.foundation.outbox import actions as outbox
from openmash.foundation.outbox.models import State
from openmash.foundation.outbox.secrets import new_secret
from openmash.foundation.outbox.selectors import fates
from openmash.pathways import asking
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Told as VoiceTold
from openmash.statute import spoken
from openmash.statute.calendar import local_date

LETTER = """The multi-agency safeguarding hub ({area}) asks {agency} to answer a question.

Open this page and give your code:
{url}

The code is not in this message. {code}
We ask for your answer {due}. The link works once, until {expires}.

If it is urgent, or you did not expect this, ring the hub. Find its number in your own records or on the council's
website rather than trusting a message. Please do not forward this one.
"""
NOT_NAMED = (
    "It is not recorded that {agency} told us. Choose the organisation that did, or say how you know that it is theirs."
)
TOLD = """The multi-agency safeguarding hub ({area}) has something to tell {agency} about what it told us.

Open this page and give your code:
{url}

The code is not in this message. {code}
The link works until {expires}.

If you did not expect this, ring the hub. Find its number in your own records or on the council's website rather than
trusting a message. Please do not forward this one.
"""
MORE = """The multi-agency safeguarding hub ({area}) sent {agency} a link to a question {sent}.

What we know of who it is about has changed. Please open that page again, with your code, before you answer. It works
until {expires}.

If you cannot find it, or did not expect this, ring the hub. Find its number in your own records or on the council's
website rather than trusting a message. Please do not forward this one.
"""
KNOWN = "More is known of who a child is whom a partner without an account was asked about: ring them"
OUR_CODE = "We will ring you with it."
THEIR_CODE = "It is the code your organisation agreed with us."


@dataclass(frozen=True)
class LinkShown:
    """A link as the hub sees it, with how its e-mail fared and whether the check is late."""

    sent: Sent
    post: State | None
    is_late: bool
    due_at: datetime | None
    answer: str


def who_can_be_asked(*, actor: Actor) -> list[Address]:
    """Every verified address of an organisation that can be asked."""
    return addresses(actor=actor)


@transaction.atomic
def ask_by_link(
    *,
    actor: Actor,
    contact_id: UUID,
    address: Address,
    told: AskTold,
    area: str,
    address_of: Callable[[str], str],
) -> UUID:
    """Ask an organisation about a family and send it a link; returns its key. Asked already: a new link.

    `address_of(token)` is where the link leads. Raises Incomplete; NotAllowedNow where restricted or out already.
    """
    require(actor, Permission.SEND)
    now = timezone.now()
    (check_id,) = asking.ask(actor=actor, contact_id=contact_id, agency_ids=[address.agency_id], told=told)
    check = checks.check_to_answer(check_id, actor=actor, now=now)
    if check.answers and not check.look_again:
        raise NotAllowedNow(f"{address.agency} has answered already.")
    local = profile_at(now)
    expires = local.clock("reply_link", local_date(now)).due(now, local.calendar())
    assert expires is not None  # every profile must set it
    closes = local.clock("reply_link_read", local_date(now)).due(expires, local.calendar())
    mark, token = new_secret()
    body = LETTER.format(
        area=area, agency=address.agency, url=address_of(mark), code=THEIR_CODE if address.own_code else OUR_CODE,
        due=f"by {spoken.moment(check.clock.due_at, now)}" if check.clock.due_at else "as soon as you can",
        expires=spoken.moment(expires, now),
    )  # fmt: skip
    message_id = outbox.enqueue(
        actor=actor,
        subject=outbox.Subject.LINK,
        body=body,
        to_email=address.email,
        source_key=f"link:{new_key()}",
        about_people=[child.person_id for child in check.children],
    )
    return links.send(
        actor=actor, purpose=Purpose.CHECK, subject_id=check_id, about_id=contact_id, mailbox_id=address.id,
        person_ids=[child.person_id for child in check.children], token=token, message_id=message_id,
        expires_at=expires, closes_at=closes or expires,
    )  # fmt: skip


@transaction.atomic
def say_that_more_is_known(*, actor: Actor, told: Sequence[ToldSince]) -> None:
    """Tell those asked by a link that more has become known of who a child is; nothing sent names anybody.

    A link that can still be opened: an e-mail says to open it again. One that was used or is closed, and a red contact:
    the hub is told to ring them; a new link asks them again. For whoever just matched or named somebody.
    """
    now = timezone.now()
    at_once = {each.check_id for each in told if each.at_once}
    newest: dict[UUID, Sent] = {}
    for sent in links_behind(list({each.check_id for each in told}), actor=actor):
        newest.setdefault(sent.subject_id, sent)
    for check_id, link in newest.items():
        opens = link.standing is Standing.OPEN
        if opens:
            outbox.enqueue(
                actor=actor, subject=outbox.Subject.LINK, to_email=link.address.email, about_people=link.person_ids,
                source_key=f"link:{new_key()}",
                body=MORE.format(
                    area=settings.OPENMASH_AREA, agency=link.address.agency, sent=spoken.moment(link.sent_at, now),
                    expires=spoken.moment(link.expires_at, now),
                ),
            )  # fmt: skip
        if check_id in at_once or not opens:
            notify(
                actor=actor, kind=NoticeKind.NOW if check_id in at_once else NoticeKind.TODAY,
                to=To(role=Role.SCREENER), person_ids=link.person_ids,
                text=f"{KNOWN}." if opens else f"{KNOWN}, or send another link.",
                where=Where("partner_link", {"link_id": str(link.link_id)}), source_key=f"link:{new_key()}:known",
            )  # fmt: skip


@transaction.atomic
def tell_by_link(
    *,
    actor: Actor,
    contact_id: UUID,
    address: Address,
    what: str,
    area: str,
    address_of: Callable[[str], str],
    theirs_because: str = "",
) -> UUID:
    """Tell the organisation that told us what came of it, by a link to its verified address; returns the link's key.

    Where the contact does not name that organisation as who told us, `theirs_because` says how it is known to be it,
    and is kept in the audit. The letter names nobody and says nothing of it. `address_of(token)` is where the link
    leads. Raises Incomplete, and NotAllowedNow where somebody is restricted, undecided, or a link is out already.
    """
    require(actor, Permission.SEND)
    now = timezone.now()
    found = checks.contact(contact_id, actor=actor)
    named = found.referrer is not None and found.referrer.organisation.casefold() == address.agency.casefold()
    if not named and not theirs_because.strip():
        raise Incomplete([Problem("theirs", NOT_NAMED.format(agency=address.agency))])
    key = frontdoor.tell_referrer(actor=actor, contact_id=contact_id, what=what, how="link")
    people = [child.person_id for child in found.children]
    if not named:
        audit.record(
            actor, "links.told_to_another_name", about=[f"contact:{contact_id}"],
            detail={"agency": address.agency, "because": theirs_because.strip()},
        )  # fmt: skip
    local = profile_at(now)
    expires = local.clock("reply_link", local_date(now)).due(now, local.calendar())
    assert expires is not None  # every profile must set it
    closes = local.clock("reply_link_read", local_date(now)).due(expires, local.calendar())
    mark, token = new_secret()
    body = TOLD.format(
        area=area, agency=address.agency, url=address_of(mark), code=THEIR_CODE if address.own_code else OUR_CODE,
        expires=spoken.moment(expires, now),
    )  # fmt: skip
    message_id = outbox.enqueue(
        actor=actor, subject=outbox.Subject.YOUR_REQUEST, body=body, to_email=address.email,
        source_key=f"link:{new_key()}", about_people=people,
    )  # fmt: skip
    return links.send(
        actor=actor, purpose=Purpose.FEEDBACK, subject_id=key, about_id=contact_id, mailbox_id=address.id,
        person_ids=people, token=token, message_id=message_id, expires_at=expires, closes_at=closes or expires,
    )  # fmt: skip


def links_of(contact_id: UUID, *, actor: Actor) -> list[LinkShown]:
    """The links sent in one contact: sent, opened, answered or late. The queries do not grow with their number."""
    now = timezone.now()
    sent = links_about(contact_id, actor=actor)
    posted = fates([link.message_id for link in sent if link.message_id])
    asked = {
        check.check_id: check for check in checks.checks_of(list({s.subject_id for s in sent}), actor=actor, now=now)
    }
    found = []
    for link in sent:
        check = asked.get(link.subject_id)
        fate = posted.get(link.message_id) if link.message_id else None
        late = check is not None and check.clock.is_late and not check.answers and check.is_wanted
        found.append(
            LinkShown(
                link, fate.state if fate else None, late, check.clock.due_at if check else None,
                check.answers[0].words if check and check.answers else "",
            )
        )  # fmt: skip
    return found


# Whoever holds a link


@dataclass(frozen=True)
class Behind:
    """What a link opens: the check as its organisation is asked, what became of it, and whoever acts."""

    actor: Actor
    agency: str
    check: CheckToAnswer
    became: tuple[BecameOf, ...]
    late: tuple[LateAnswer, ...]


def opened(held: Held, *, token: str, proof: str) -> Behind:
    """The check behind a link whose code was given in this browser. Needs the service for links as the actor.

    Raises NotVisible without a proof that stands, and where a child in it has since been restricted.
    """
    by = actor_of(held, agency(held.agency_id).name)
    links.show_behind(token, proof)
    check = checks.check_to_answer(held.subject_id, actor=by)
    return Behind(
        by, agency(held.agency_id).name, check, checks.became_of(check.check_id, actor=by),
        checks.late_answers(check.check_id, actor=by),
    )  # fmt: skip


@dataclass(frozen=True)
class ToldBehind:
    """What a link tells: to whom, what, and when it was written (UTC)."""

    actor: Actor
    agency: str
    what: str
    at: datetime


def told_by(held: Held, *, token: str, proof: str) -> ToldBehind:
    """What the hub tells through a link whose code was given in this browser; the first look is noted. Raises
    NotVisible without a proof that stands, and where a child in it has since been restricted.
    """
    by = actor_of(held, agency(held.agency_id).name)
    links.show_behind(token, proof)
    what, at = checks.told_by_feedback(held.subject_id, actor=by)
    if held.standing is Standing.OPEN:
        with acting_as(by):
            links.use(actor=by, held=held, said_by="Whoever gave the code")
    return ToldBehind(by, agency(held.agency_id).name, what, at)


@transaction.atomic
def answer(
    *, held: Held, behind: Behind, told: AnswerTold, said_by: str, words: Sequence[tuple[UUID, VoiceTold]]
) -> None:
    """Answer the check and use the link up. `words`: each child’s voice. Raises Incomplete, NotAllowedNow."""
    with acting_as(behind.actor):
        links.use(actor=behind.actor, held=held, said_by=said_by)
        if behind.check.answers and not behind.check.look_again:
            raise NotAllowedNow("Your organisation has answered this already, by telephone. Ring us if there is more.")
        frontdoor.answer(actor=behind.actor, check_id=behind.check.check_id, told=told)
        for person_id, heard in words:
            voice.record(actor=behind.actor, person_id=person_id, process_id=behind.check.contact_id, told=heard)


def told_of_astray(*, actor: Actor, held: Held) -> None:
    """Somebody says that a link is not for them: whoever sends another, or rings, is told at once. It names nobody.

    Of a notice to a school the desk on duty is told by the clock, within the minute.
    """
    if held.purpose is Purpose.NOTICE:
        return
    notify(
        actor=actor, kind=NoticeKind.NOW, to=To(role=Role.SCREENER), person_ids=held.person_ids,
        text=f"A link for {agency(held.agency_id).name} reached somebody it is not for. It is closed: ring them.",
        where=Where("partner_link", {"link_id": str(held.link_id)}), source_key=f"link:{held.link_id}:astray",
    )  # fmt: skip


def told_of_lock(*, actor: Actor, held: Held) -> None:
    """Somebody has given five wrong codes: whoever can ring the organisation is told today. It names nobody."""
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.SCREENER), person_ids=held.person_ids,
        text=f"A link sent to {agency(held.agency_id).name} was locked after wrong codes: ring them.",
        where=Where("partner_link", {"link_id": str(held.link_id)}), source_key=f"link:{held.link_id}:locked",
    )  # fmt: skip
