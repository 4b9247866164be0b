"""One link: the code to read out, how it stands, that they were rung, and withdrawing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.links import actions
from openmash.foundation.links.permissions import Permission
from openmash.foundation.links.selectors import Sent, Standing, link
from openmash.pathways import partner_links as pathway
from openmash.web.partners.links import stands


class RangForm(Form):
    """That they were rung."""

    words = LongText("Whom did you ring, and what was said?", required="Say whom you rang and what was said.", rows=3)


class WithdrawForm(Form):
    """Why it is withdrawn."""

    because = LongText("Why is it withdrawn?", required="Say why the link is withdrawn.", rows=2)


@dataclass(frozen=True)
class Loaded:
    """One link as it was sent."""

    sent: Sent

    @property
    def about(self) -> Sequence[str]:
        return [f"link:{self.sent.link_id}", *(f"person:{person}" for person in self.sent.person_ids)]


@dataclass(frozen=True)
class PartnerLinkPage:
    """What the template shows."""

    title: str
    heading: str
    back: Link
    stands: str
    code: str
    own_code: bool
    telephone: str
    facts: Sequence[Fact]
    rang: Sequence[str]
    problems: Sequence[Link]
    rang_form: RangForm
    withdraw_form: WithdrawForm
    may_withdraw: bool


def load(*, actor: Actor, link_id: UUID) -> Loaded:
    """Raises NotVisible."""
    return Loaded(link(link_id, actor=actor))


@screen(Permission.SEND, load=load, log="link.viewed")
def partner_link(request: HttpRequest, actor: Actor, loaded: Loaded, link_id: UUID) -> Answer:
    """Show it; note a call; withdraw it."""
    here = reverse("partner_link", kwargs={"link_id": link_id})
    rang, withdraw = RangForm.blank(), WithdrawForm.blank()
    do = request.POST.get("do", "") if request.method == "POST" else ""
    try:
        if do == "rang":
            rang = RangForm.parse(request.POST)
            if rang.is_complete:
                actions.note_rung(actor=actor, link_id=link_id, words=rang.words)
                return Go(here)
        elif do == "withdraw":
            withdraw = WithdrawForm.parse(request.POST)
            if withdraw.is_complete:
                actions.withdraw(actor=actor, link_id=link_id, because=withdraw.because)
                return Go(here)
    except Incomplete as refusal:
        rang = rang.with_problems(refusal.problems)
    except NotAllowedNow as refusal:
        withdraw = withdraw.with_problems([Problem("because", refusal.sentence)])
    return Shown("partners/link.html", _page(actor, loaded.sent, rang, withdraw))


def _back(sent: Sent) -> Link:
    if sent.purpose is actions.Purpose.READY:
        return Link("What is held ready", reverse("held_ready", kwargs={"person_id": sent.about_id}))
    return Link("Partners who answer by a link", reverse("partner_links", kwargs={"contact_id": sent.about_id}))


def _page(actor: Actor, sent: Sent, rang: RangForm, withdraw: WithdrawForm) -> PartnerLinkPage:
    now = timezone.now()
    shown = next(each for each in pathway.links_of(sent.about_id, actor=actor) if each.sent.link_id == sent.link_id)
    address = sent.address
    facts = [
        Fact("Sent to", f"{address.name}, {address.email}"),
        Fact("Sent", say.near(sent.sent_at, now)),
        Fact("Works until", say.near(sent.expires_at, now)),
        *([Fact("Their answer is due", say.near(shown.due_at, now))] if shown.due_at else []),
        Fact("Address verified", f"{say.day_of(address.verified_on)}: {address.how_verified}"),
    ]
    if sent.wrong:
        facts.append(Fact("Wrong codes given", str(sent.wrong)))
    return PartnerLinkPage(
        title="A link to a partner",
        heading=address.agency,
        back=_back(sent),
        stands=stands(shown),
        code=f"{sent.code[:3]} {sent.code[3:]}" if sent.code else "",
        own_code=address.own_code,
        telephone=address.telephone,
        facts=tuple(facts),
        rang=tuple(f"{say.near(at, now)}: {words}" for at, words in sent.rang),
        problems=(*rang.problems, *withdraw.problems),
        rang_form=rang,
        withdraw_form=withdraw,
        may_withdraw=sent.standing in (Standing.OPEN, Standing.EXPIRED),
    )
