"""Protect a child now. The child or "unknown child", one line, and whoever is signed in: nothing else is asked.

Whatever else is known may be said here, or written up by 10:00 the next working day (practice rule 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import Opened, Particulars
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import ON_THE_ACT_PAGE, Act
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import AgencyKind, teams
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    Clock,
    DateParts,
    Form,
    LongText,
    Option,
    Problem,
    Text,
)
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.statute.calendar import at, local_date
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of
from openmash.web.outage.in_hand import may_be_from_paper

UNKNOWN = Option("unknown", "Unknown child", "Somebody not yet identified, or not on this contact")
QUORUM = (AgencyKind.COUNCIL, AgencyKind.POLICE, AgencyKind.HEALTH, AgencyKind.EDUCATION)


class ProtectForm(Form):
    """Three answers, and as many more as are known."""

    act = Choice(
        "What is happening?",
        tuple(Option(act.value, act.label) for act in ON_THE_ACT_PAGE),
        required="Choose what is happening.",
    )
    child = Choice("Which child?", (UNKNOWN,), required="Choose the child, or “unknown child”.")
    described = Text("If unknown, anything that tells who", hint="Such as: boy about 4, blue car, Barton Street")
    line = Text("What is happening, in one line", required="Say in one line what is happening.", most=400)
    who = Text("Who called it, accepted it or is going", hint="Name and agency")
    on = DateParts("On what day", hint="Left empty: today")
    at = Clock("At what time")
    agencies = Choices("Agencies taking part", tuple(Option(kind.value, kind.label) for kind in QUORUM))
    designated_officer = Text("Designated officer (police protection)")
    where = Text("Where the child is now")
    told = Text("Who was told, such as a parent or another area")
    outcome = LongText("What came of it", rows=3)
    team = Choice("Same-day visit: offered to which team?", (), hint="They accept by name; until then the hub holds")

    def check(self) -> Iterable[Problem]:
        """Nothing here refuses to protect a child."""
        return ()


@dataclass(frozen=True)
class ProtectPage:
    """What the template shows."""

    title: str
    form: ProtectForm
    back: Link | None
    caption: str
    owed_by: str
    more_open: bool


@screen(Permission.PROTECT)
@may_be_from_paper(FormKind.ACT)
def protect(request: HttpRequest, actor: Actor) -> Answer:
    """Protect somebody about whom there is no contact yet: one is opened by the act itself."""
    return _protect(request, actor, None, ())


@screen(Permission.PROTECT, load=load_contact, log="contact.viewed")
@may_be_from_paper(FormKind.ACT)
def protect_in_contact(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Protect a child of this contact, or one not yet in it."""
    children = [Option(str(child.person_id), child.name) for child in loaded.contact.children]
    return _protect(request, actor, loaded, children)


def _protect(request: HttpRequest, actor: Actor, loaded: Loaded | None, children: Sequence[Option]) -> Answer:
    kind = ProtectForm.offering(
        child=(*children, UNKNOWN),
        team=[
            Option(str(team.pk), f"{team.name} ({team.agency.name})")
            for team in teams()
            if team.agency.kind == AgencyKind.COUNCIL
        ],
    )
    if request.method == "POST":
        form = kind.parse(request.POST)
        if form.is_complete:
            try:
                opened = _open(actor, form, loaded)
                return Go(reverse("contact", kwargs={"contact_id": opened.contact_id}) + "#acts")
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    else:
        chosen = request.GET.get("child", "")
        form = kind.blank(filled={"child": chosen if chosen in {option.value for option in children} else ""})
    page = ProtectPage(
        title="Protect a child now",
        form=form,
        back=back_to(loaded.contact) if loaded else Link("The board", reverse("board")),
        caption=caption_of(loaded.contact) if loaded else "",
        owed_by=actions.owed_by_words(timezone.now()),
        more_open=request.method == "POST",
    )
    return Shown("frontdoor/protect.html", page)


def _open(actor: Actor, form: ProtectForm, loaded: Loaded | None) -> Opened:
    named = UUID(form.child) if form.child != UNKNOWN.value else None
    described = form.described or "Unknown child"
    return actions.protect(
        actor=actor,
        act=Act(form.act),
        line=form.line,
        contact_id=loaded.contact.contact_id if loaded else None,
        person_id=named,
        child=None if named else ChildTold(as_told=described, concern=form.line),
        known=Particulars(
            when=_when(form),
            who=form.who,
            agencies=form.agencies,
            designated_officer=form.designated_officer,
            where_the_child_is=form.where,
            told=form.told,
            outcome=form.outcome,
        ),
        to_team_id=UUID(form.team) if form.team else None,
    )


def _when(form: ProtectForm) -> datetime | None:
    if form.at is None:
        return None
    day = form.on.earliest()
    return at(day or local_date(timezone.now()), form.at)
