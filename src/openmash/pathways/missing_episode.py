"""A missing child's journey: from the episode to a strategy discussion, and the check that children are recorded."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.actions import Particulars
from openmash.casework.frontdoor.words import Act
from openmash.casework.intelligence import actions as intelligence
from openmash.casework.intelligence.actions import ReportTold
from openmash.casework.intelligence.words import Known
from openmash.casework.missing import actions as missing
from openmash.casework.missing import selectors as episodes
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import Candidate, DoneTold, ReadyTold
from openmash.casework.missing.words import Doing
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.facts.keys import new_key
from openmash.foundation.links import actions as links
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.permissions import Permission as Links
from openmash.foundation.links.selectors import Address, Held, actor_of
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.foundation.outbox import actions as outbox
from openmash.foundation.outbox.secrets import new_secret
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.statute import spoken
from openmash.statute.calendar import at, local_date

ABSENCE = (
    r"\m(missing|absent|absconded|awol|ran away|run away|runaway|ran off|run off|whereabouts|not (come|came|been) home|"
    r"did ?n.t (come|return) home|(has|had) not returned|failed to return|not seen since|out all night|"
    r"left (home|placement|school) without)\M"
)
"""Words of absence, as a pattern of PostgreSQL. It finds what to read; a person says what it means."""
LETTER = """The multi-agency safeguarding hub ({area}) asks {agency} to write down what helps to find a child in your
care, should they go missing, or to look at it again.

Open this page and give your code:
{url}

The code is not in this message. {code}
The link works once, until {expires}.

If you did not expect this, ring the hub. Find its number in your own records or on the council's website rather than
trusting a message. Please do not forward this one.
"""
UNIT = "the intelligence unit"
OUR_CODE = "We will ring you with it."
THEIR_CODE = "It is the code your organisation agreed with us."


@transaction.atomic
def strategy_discussion(*, actor: Actor, process_id: UUID, line: str, known: Particulars) -> UUID:
    """Call a strategy discussion for a child in a missing episode; returns the contact in which it is followed.

    It goes on with the contact the episode came from, or begins one. Raises NotVisible, NotPermitted, Incomplete.
    """
    episode = episodes.episode(process_id, actor=actor)
    opened = frontdoor.protect(
        actor=actor, act=Act.STRATEGY_DISCUSSION, line=line, contact_id=episode.came_from,
        person_id=episode.line.person_id, known=known,
    )  # fmt: skip
    missing.record_done(
        actor=actor, process_id=process_id,
        told=DoneTold(Doing.OTHER, f"Strategy discussion called: {line.strip()}", by_whom=actor.name),
    )  # fmt: skip
    return opened.contact_id


@transaction.atomic
def pass_on(*, actor: Actor, process_id: UUID) -> UUID:
    """Send what of the interview is intelligence to the unit, in one action; returns the report's key.

    It says how it is known, and by whose interview. It names no child: the unit says whom it is about, and an
    exploitation assessment and a plan begin there. Raises NotVisible, NotPermitted, NotAllowedNow if passed on already.
    """
    require(actor, Permission.HAND_ON)
    words = missing.extract_to_pass(actor=actor, process_id=process_id)
    told = ReportTold(
        words.words, Known.CHILD, happened_precision="unknown",
        source_words=f"Return home interview after a missing episode. Held by: {words.by_whom or 'not recorded'}",
        reply_to=actor.name,
    )  # fmt: skip
    report_id = intelligence.send(actor=actor, told=told)
    missing.mark_passed_on(actor=actor, extract_id=words.extract_id, passed_to=UNIT, reference=str(report_id))
    return report_id


@transaction.atomic
def draw_check(*, actor: Actor, since: date, until: date, seed: int | None = None) -> UUID:
    """Draw at random, for somebody to review blind, from the contacts that mention absence and from the episodes that
    were classed as absent, away or not missing; returns the draw's key.
    """
    require(actor, Permission.CHECK)
    begin, end = at(since, time(0)), at(until + timedelta(days=1), time(0))
    found = contacts.contacts_mentioning(ABSENCE, actor=actor, since=begin, until=end)
    others = episodes.classed_otherwise(actor=actor, since=begin, until=end)
    many = profile_at(timezone.now()).figure("missing_check_sample")
    return missing.draw(
        actor=actor, since=since, until=until, many=many, seed=secrets.randbits(31) if seed is None else seed,
        candidates=[
            *(Candidate(each.contact_id, each.person_ids, each.at) for each in found),
            *(Candidate(each.process_id, (each.person_id,), each.at) for each in others),
        ],
    )  # fmt: skip


@transaction.atomic
def ask_carer_by_link(
    *, actor: Actor, person_id: UUID, address: Address, asks: str, area: str, address_of: Callable[[str], str]
) -> UUID:
    """Send whoever cares for a child a one-time link to what is held ready; returns the link's key.

    The letter names nobody. `address_of(token)` is where the link leads. Raises NotVisible, and NotAllowedNow where the
    child is restricted or a link is out already.
    """
    require(actor, Links.SEND)
    now = timezone.now()
    card = linkage.whole_cards([person_id], actor).get(person_id)
    request_id = missing.ask_carer(actor=actor, person_id=person_id, called=card.name if card else "", asks=asks)
    local = profile_at(now)
    expires = local.clock("reply_link", local_date(now)).due(now, local.calendar())
    assert expires is not None  # every profile must set it
    mark, token = new_secret()
    body = LETTER.format(
        area=area, agency=address.agency, url=address_of(mark), code=THEIR_CODE if address.own_code else OUR_CODE,
        expires=spoken.moment(expires, now),
    )  # fmt: skip
    message_id = outbox.enqueue(
        actor=actor, subject=outbox.Subject.LINK, body=body, to_email=address.email, source_key=f"link:{new_key()}",
        about_people=[person_id],
    )  # fmt: skip
    return links.send(
        actor=actor, purpose=Purpose.READY, subject_id=request_id, about_id=person_id, mailbox_id=address.id,
        person_ids=[person_id], token=token, message_id=message_id, expires_at=expires, closes_at=expires,
    )  # fmt: skip


def behind_ready_link(held: Held, *, token: str, proof: str) -> tuple[Actor, episodes.Asked]:
    """What a carer is shown: the child's name, what is asked, what is held now. Raises NotVisible without a proof."""
    by = actor_of(held, agency(held.agency_id).name)
    links.show_behind(token, proof)
    return by, episodes.asked_of_carer(held.subject_id, actor=by)


@transaction.atomic
def carer_holds_ready(*, held: Held, actor: Actor, told: ReadyTold, said_by: str) -> None:
    """Keep what a carer wrote, use the link up, and tell whoever asked. Raises Incomplete, NotAllowedNow."""
    with acting_as(actor):
        links.use(actor=actor, held=held, said_by=said_by)
        _, asked_by = missing.hold_ready_by_link(actor=actor, request_id=held.subject_id, told=told, given_by=said_by)
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(account_id=asked_by), person_ids=held.person_ids,
            text="Whoever cares for a child has written what is held ready, should the child go missing.",
            where=Where("held_ready", {"person_id": str(held.person_ids[0])}), source_key=f"link:{held.link_id}:ready",
        )  # fmt: skip
