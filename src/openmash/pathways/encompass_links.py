"""A school whose people do not sign in is told by a one-time link: to somebody verified there, with a code besides.

The e-mail names nobody. Where the school agreed a code of its own, the clock sends the link as the incident comes in;
where it did not, somebody sends it and rings with the code. Whoever holds both acts as the service for links, for that
school, on that one notice (ADR 0021).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from openmash.casework.encompass import actions, selectors
from openmash.casework.encompass.actions import NoticeTold
from openmash.casework.encompass.selectors import NoticeShown
from openmash.casework.schools import actions as register
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.selectors import SchoolShown
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.links import actions as links
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.selectors import Address, Held, Sent, Standing, actor_of, addresses_of
from openmash.foundation.links.selectors import behind as links_behind
from openmash.foundation.outbox import actions as outbox
from openmash.foundation.outbox.models import State
from openmash.foundation.outbox.secrets import new_secret
from openmash.foundation.outbox.selectors import fates
from openmash.records.cases.on_duty import profile_at
from openmash.statute import spoken
from openmash.statute.calendar import local_date

LETTER = """The multi-agency safeguarding hub ({area}) has a notice for {school}.

Please read it before the school day starts ({by}). Open this page and give your code:
{url}

The code is not in this message. {code}
Nothing about a child is in this message. The link works once, until {expires}.

If you did not expect this, ring the hub. Find its number in your own records or on the council's website rather than
trusting a message. If it is not for you, open the page and say so. Please do not forward this message.
"""
OUR_CODE = "We will ring you with it."
THEIR_CODE = "It is the code your school agreed with us."


def by_the_clock(school: SchoolShown, *, actor: Actor, now: datetime) -> Address | None:
    """Where the clock itself sends a link: the school agreed a code, and letters say where this service is opened."""
    address = written_to(school, actor=actor, now=now) if settings.OPENMASH_ADDRESS else None
    return address if address and address.own_code else None


def written_to(school: SchoolShown, *, actor: Actor, now: datetime) -> Address | None:
    """Where a one-time link for a school goes: an address kept for it, of somebody there who is verified today."""
    if school.agency_id is None or not school.is_open:
        return None
    months, today = profile_at(now).figure("school_contact_verified_months"), local_date(now)
    verified = {
        each.email.casefold() for each in schools.adults([school.id], actor=actor).get(school.id, ())
        if each.is_verified(today, months)
    }  # fmt: skip
    return next((each for each in addresses_of(school.agency_id) if each.email.casefold() in verified), None)


def at_our_address(mark: str) -> str:
    """Where a link leads that the clock writes."""
    return f"{settings.OPENMASH_ADDRESS}/reply/{mark}"


@transaction.atomic
def send(
    actor: Actor, owed_id: UUID, content: NoticeTold, school: SchoolShown, address: Address, now: datetime,
    address_of: Callable[[str], str],
) -> UUID | None:  # fmt: skip
    """The notice, and a link to it in an e-mail that names nobody; the link's key, None where it was told already.

    The link works as long as any other, counted from when the school day starts: it outlasts the holidays.
    """
    made = actions.tell(
        actor=actor, owed_id=owed_id, told=replace(content, by_link=True), school_id=school.id, now=now
    )  # fmt: skip
    if made is None:
        return None
    owed = selectors.one(owed_id, actor=actor)
    assert owed.due_at is not None  # as `tell` made sure
    local = profile_at(now)
    expires = local.clock("reply_link", local_date(now)).due(max(now, owed.due_at), local.calendar())
    assert expires is not None  # every profile must set it
    mark, token = new_secret()
    body = LETTER.format(
        area=settings.OPENMASH_AREA, school=school.name, url=address_of(mark), by=spoken.moment(owed.due_at, now),
        code=THEIR_CODE if address.own_code else OUR_CODE, expires=spoken.moment(expires, now),
    )  # fmt: skip
    message_id = outbox.enqueue(
        actor=actor, subject=outbox.Subject.LINK, body=body, to_email=address.email, source_key=f"link:{new_key()}",
        about_people=[owed.person_id],
    )  # fmt: skip
    return links.send(
        actor=actor, purpose=Purpose.NOTICE, subject_id=made, about_id=owed.process_id, mailbox_id=address.id,
        person_ids=[owed.person_id], token=token, message_id=message_id, expires_at=expires, closes_at=expires,
    )  # fmt: skip


def not_arriving(notices: Sequence[NoticeShown], *, actor: Actor) -> frozenset[UUID]:
    """Which of these went by a link nobody has read and that will not open: astray, locked, withdrawn, or not sent.

    Four queries, or none where no notice went by a link.
    """
    unread = [each.id for each in notices if each.is_by_link and not each.is_read and not each.is_sent_back]
    sent = links_behind(unread, actor=actor) if unread else []
    posted = fates([each.message_id for each in sent if each.message_id]) if sent else {}
    lost = {key for key, fate in posted.items() if fate.state in (State.FAILED, State.STOPPED)}
    return frozenset(
        each.subject_id for each in sent if each.standing is Standing.CLOSED or each.message_id in lost
    )  # fmt: skip


def link_to(notice: NoticeShown, *, actor: Actor) -> Sent | None:
    """The newest link a notice went by; None where it went to people who sign in. Three queries, none for none."""
    return next(iter(links_behind([notice.id], actor=actor)), None) if notice.is_by_link else None


def behind_link(held: Held, *, token: str, proof: str) -> tuple[Actor, NoticeShown]:
    """The notice behind a link whose code was given in this browser, and whoever acts. Raises NotVisible without."""
    by = actor_of(held, agencies.agency(held.agency_id).name, Role.SCHOOL_LEAD)
    links.show_behind(token, proof)
    return by, selectors.our_notice(held.subject_id, actor=by)


@transaction.atomic
def read_by_link(*, held: Held, actor: Actor) -> None:
    """Say by a link that somebody at the school has read the notice."""
    with acting_as(actor):
        actions.read(actor=actor, notice_id=held.subject_id)


@transaction.atomic
def keep_address(*, actor: Actor, school_id: UUID, adult_id: UUID, own_code: str, now: datetime | None = None) -> UUID:
    """Keep a verified adult of a school as where one-time links go, with the code agreed with them; returns its key.

    It takes the place of the one before. Raises Incomplete, NotAllowedNow.
    """
    moment = now or timezone.now()
    adult = schools.adult(adult_id, actor=actor)
    months, today = profile_at(moment).figure("school_contact_verified_months"), local_date(moment)
    if adult.school_id != school_id:
        raise NotVisible
    if adult.verified_on is None or not adult.is_verified(today, months):
        raise NotAllowedNow("Nobody has verified them, or too long ago. Verify them first.")
    if adult.account_id is not None:
        raise NotAllowedNow("They sign in here: notices come to them there.")
    agency_id = register.give_organisation(actor=actor, school_id=school_id)
    for before in addresses_of(agency_id):
        links.end_mailbox(actor=actor, mailbox_id=before.id, because=f"{adult.name} took its place")
    return links.add_mailbox(
        actor=actor, agency_id=agency_id, name=adult.name, email=adult.email, telephone=adult.telephone,
        how_verified=f"{adult.how} ({adult.verified_by})"[:400], verified_on=adult.verified_on, own_code=own_code,
    )  # fmt: skip
