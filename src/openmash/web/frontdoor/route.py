"""Send a child to the team already working with them, and answer what is offered to one's own team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import WaitingOffer
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import teams
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.pathways import child_protection
from openmash.records.cases.words import OfferKind
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.showing import back_to, caption_of, contact_url, offer_url

ANSWERS = (Option("accept", "Yes, we hold this child from now"), Option("decline", "No, and this is why"))


class RouteForm(Form):
    """Which team, and what they should know."""

    choice = Choice("Which team?", (), required="Choose the team.")
    words = LongText("Anything they should know first", rows=4)


class OfferForm(Form):
    """Accept or decline, with words where they are owed."""

    choice = Choice("Do you accept?", ANSWERS, required="Say whether you accept.")
    words = LongText("What you will do and by when; or why this is not yours", rows=4)


@dataclass(frozen=True)
class AnswerPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str
    lines: Sequence[str]
    has_choice: bool
    button: str


@screen(Permission.ROUTE, load=load_child, log="contact.viewed")
def route(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """The hub holds the child until the team says what it will do."""
    child = loaded.contact.child(person_id)
    open_to = [each for each in child.already_open.open if each.is_social_worker]
    ours = {each.team_id for each in open_to if each.team_id}
    offered = sorted(teams(), key=lambda team: (team.pk not in ours, team.name))
    kind = RouteForm.offering(choice=[Option(str(t.pk), f"{t.name} ({t.agency.name})") for t in offered])
    chosen = {"choice": str(next(iter(ours)))} if ours else {}
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank(filled=chosen)
    if request.method == "POST" and form.is_complete:
        involvement = next((each for each in open_to if str(each.team_id) == form.choice), None)
        try:
            actions.route_to_open_team(
                actor=actor, contact_id=contact_id, person_id=person_id, team_id=UUID(form.choice), words=form.words,
                involvement=involvement,
            )  # fmt: skip
            return Go(contact_url(contact_id))
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("choice", refusal.sentence)])
    page = AnswerPage(
        title="Send this to the open team",
        form=form,
        back=back_to(loaded.contact),
        caption=caption_of(loaded.contact),
        lines=[each.said for each in open_to],
        has_choice=True,
        button="Send it; we hold the child until they answer",
    )
    return Shown("frontdoor/answer.html", page)


@dataclass(frozen=True)
class LoadedOffer:
    """An offer to this person or their team."""

    waiting: WaitingOffer

    @property
    def about(self) -> Sequence[str]:
        return [f"contact:{self.waiting.offered.process_id}", f"person:{self.waiting.offered.person_id}"]


def load_offer(*, actor: Actor, offer_id: UUID) -> LoadedOffer:
    """An offer waiting for this actor. Raises NotVisible for another's, and once it is answered."""
    found = next((each for each in selectors.offers_to_me(actor=actor) if each.offered.id == offer_id), None)
    if found is None:
        raise NotVisible
    return LoadedOffer(found)


@screen(Permission.LIST_WAITING, load=load_offer, log="offer.viewed")
def answer_offer(request: HttpRequest, actor: Actor, loaded: LoadedOffer, offer_id: UUID) -> Answer:
    """Holding moves only when the receiver accepts; what another area says is recorded on its own page."""
    waiting = loaded.waiting
    if waiting.offered.is_elsewhere:
        return Go(offer_url(waiting.offered))
    opened = waiting.offered.kind is OfferKind.ALREADY_OPEN
    if request.method == "POST":
        form = OfferForm.parse(request.POST)
        if form.is_complete and (form.words or (form.choice == "accept" and not opened)):
            try:
                _answer(actor, waiting, form)
                return Go(_afterwards(actor, waiting))
            except (Incomplete, NotAllowedNow) as refusal:
                form = form.with_problems([Problem("words", refusal.sentence)])
        elif form.is_complete:
            form = form.with_problems([Problem("words", "Say what you will do and by when, or why this is not yours.")])
    else:
        form = OfferForm.blank(filled={"choice": "decline"} if "decline" in request.GET else {})
    page = AnswerPage(
        title="A child offered to you",
        form=form,
        back=Link("Worklist", reverse("worklist")),
        caption=f"{waiting.child}: {waiting.offered.kind.label.lower()}",
        lines=[part for part in dict.fromkeys((waiting.concern, waiting.offered.words, _due(waiting))) if part],
        has_choice=True,
        button="Answer",
    )
    return Shown("frontdoor/answer.html", page)


def _answer(actor: Actor, waiting: WaitingOffer, form: OfferForm) -> None:
    accepts = form.choice == "accept"
    if waiting.offered.kind is OfferKind.ALREADY_OPEN:
        actions.answer_as_open_team(
            actor=actor, offer_id=waiting.offered.id, accepts=accepts, what_we_will_do=form.words
        )
    elif accepts and waiting.offered.kind.is_next_step:
        actions.accept_next_step(actor=actor, offer_id=waiting.offered.id, words=form.words)
        child_protection.accepted(
            actor=actor, contact_id=waiting.offered.process_id, person_id=waiting.offered.person_id
        )
    else:
        actions.answer_hand_over(actor=actor, offer_id=waiting.offered.id, accepts=accepts, words=form.words)


def _afterwards(actor: Actor, waiting: WaitingOffer) -> str:
    if waiting.offered.kind is OfferKind.MORNING_RETURN:
        return reverse("morning")
    return reverse("tonight") if waiting.offered.to_out_of_hours else reverse("worklist")


def _due(waiting: WaitingOffer) -> str:
    asked = f"Offered {say.moment(waiting.offered.offered_at)}."
    return f"{asked} Answer {waiting.clock.words}." if waiting.clock else asked
