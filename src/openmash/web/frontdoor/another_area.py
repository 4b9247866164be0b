"""Ask another area to take one child, and record what they say. Ours until a named person there accepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import AreaTold, Asked
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import AreaShown
from openmash.casework.frontdoor.words import AreaSaid
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import Agency, AgencyKind, agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Clock, Form, LongText, Option, Text
from openmash.foundation.design.parts import Empty, Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.statute.calendar import at, local_date
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.showing import caption_of, contact_url, named

SAID = tuple(Option(said.value, said.label) for said in AreaSaid)


class AskForm(Form):
    """Which area, whom there, and what was sent."""

    area = Choice("Which area?", (), required="Choose the area.")
    named = Text("Whom did you ask, by name?", required="Give the name of the person there you asked.", most=200)
    role = Text("Their role", most=120)
    telephone = Text("The number you reached them on", required="Give the number you reached them on.", most=60)
    sent = LongText("What did you send them, and how?", required="Say what you sent them, and how.", rows=4)


class SaidForm(Form):
    """What they said."""

    said = Choice("What did they say?", SAID, required="Choose what they said.")
    name = Text("Who accepted, by name?", most=200)
    role = Text("Their role", most=120)
    telephone = Text("The number they can be reached on", most=60)
    at = Clock("When today did they say so?", hint="Left empty: now")
    words = LongText("Why they will not take the child, or anything else they said", rows=3)


@dataclass(frozen=True)
class AnotherAreaPage:
    """What the template shows: what was asked before, then one form: to ask, or what they said."""

    title: str
    form: Form
    back: Link | None
    caption: str
    child: str
    told: Sequence[str]
    facts: Sequence[Fact]
    is_asked: bool
    nothing: Empty | None
    button: str


@screen(Permission.ROUTE, load=load_child, log="contact.viewed")
def another_area(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """Ask; or, while an area has been asked, record its answer."""
    now = timezone.now()
    every = [e for e in selectors.areas_asked([contact_id], actor=actor, now=now) if e.person_id == person_id]
    waiting = next((each for each in every if each.is_waiting), None)
    kind = SaidForm if waiting else AskForm.offering(area=[Option(str(a.pk), a.name) for a in _areas()])
    form: Form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        try:
            if waiting is not None and isinstance(form, SaidForm):
                actions.record_area_answer(actor=actor, asked_id=waiting.asked_id, told=_told(form, now))
            elif isinstance(form, AskForm):
                actions.ask_area(actor=actor, contact_id=contact_id, person_id=person_id, asked=_asked(form))
            return Go(contact_url(contact_id))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("said" if waiting else "area", refusal.sentence)])
    page = _page(loaded, form, every, waiting, named(loaded.contact, person_id))
    return Shown("frontdoor/another_area.html", page)


def _page(
    loaded: Loaded, form: Form, every: Sequence[AreaShown], waiting: AreaShown | None, child: str
) -> AnotherAreaPage:
    now = timezone.now()
    left = say.left(waiting.clock.standing, now).words if waiting else ""
    return AnotherAreaPage(
        title="What the other area said" if waiting else "Ask another area to take this child",
        form=form,
        back=Link("Back to the contact", reverse("contact", kwargs={"contact_id": loaded.contact.contact_id})),
        caption=caption_of(loaded.contact),
        child=child,
        told=tuple(f"{each.words(now)}." for each in every),
        facts=(Fact("Sent", waiting.sent), Fact("Ring again", left)) if waiting else (),
        is_asked=waiting is not None,
        nothing=None if waiting or _areas() else Empty("No other area is set up", "Ask your administrator to add it."),
        button="Record what they said" if waiting else "Ask: we hold this child until they accept",
    )


def _areas() -> Sequence[Agency]:
    return agencies(kind=AgencyKind.OTHER_AREA)


def _asked(form: AskForm) -> Asked:
    return Asked(UUID(form.area), form.named, form.telephone, form.sent, form.role)


def _told(form: SaidForm, now: datetime) -> AreaTold:
    when = at(local_date(now), form.at) if form.at else None
    return AreaTold(AreaSaid(form.said), form.name, form.role, form.telephone, form.words, when)
