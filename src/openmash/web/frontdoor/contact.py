"""A contact: left, what was said, untouched; right, what is known; below, what agencies say; at the foot, the gate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import ContactPage
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import parts
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Link, Missing, Moment, Notice, Table, TimeLeft
from openmash.foundation.facts.refusals import Problem
from openmash.foundation.links.permissions import Permission as Links
from openmash.web.frontdoor import arranging
from openmash.web.frontdoor.arranging import ActPanel, ButtonLink, CheckPanel, ChildPanel
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.matching import MatchPanel, matches_of
from openmash.web.frontdoor.showing import caption_of, clocks_of, heading_of, missing_of, rating_of
from openmash.web.interpreters.showing import interpreting
from openmash.web.triage.flags import marac_flags


@dataclass(frozen=True)
class ContactShown:
    """What the template shows."""

    title: str
    caption: str
    heading: str
    back: Link
    notices: Sequence[Notice]
    tasks: Sequence[ButtonLink]
    rating: parts.Rating
    clocks: Sequence[TimeLeft]
    to_do: str
    held: str
    take: Link | None
    flags: Sequence[parts.Alert]
    interpreters: Sequence[Link]
    young: Sequence[Link]
    token: str
    children: Sequence[ChildPanel]
    told_us: Sequence[parts.Fact]
    received_url: str
    open_to: Sequence[str]
    route: Link | None
    crossing: Sequence[str]
    another_area: Sequence[Link]
    triage: Sequence[parts.Fact]
    patterns: Sequence[str]
    matches: Sequence[MatchPanel]
    earlier: Table | None
    who_else: Sequence[str]
    who_else_url: str
    informed: Sequence[str]
    informed_url: str
    checks: Sequence[CheckPanel]
    ask_url: str
    links_url: str
    acts: Sequence[ActPanel]
    missing: Sequence[Missing]
    protect_url: str
    shows_gate: bool
    is_decided: bool
    """Each child of it is, for now."""
    feedback: Sequence[str]
    feedback_url: str
    also: Sequence[Link]
    happened: Sequence[Moment]


@screen(Permission.VIEW_CONTACT, load=load_contact, log="contact.viewed")
def contact(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Everything about one contact, on one page."""
    return Shown("frontdoor/contact.html", _page(loaded.contact, actor))


def _page(found: ContactPage, actor: Actor) -> ContactShown:
    here = {"contact_id": found.contact_id}
    now = timezone.now()
    screens = may(actor, Permission.SCREEN)
    first_gate = next((found.gate(c.person_id) for c in found.children if not c.is_decided), ())
    return ContactShown(
        title=f"Contact {found.reference}",
        caption=caption_of(found),
        heading=heading_of(found),
        back=Link("The board", reverse("board"))
        if may(actor, Permission.VIEW_BOARD)
        else Link("Home", reverse("home")),
        notices=arranging.notices_of(found),
        tasks=arranging.tasks_of(found, actor),
        rating=rating_of(found),
        clocks=clocks_of(found, now),
        to_do=arranging.to_do(found),
        held=f"Held by {found.held_by}." if found.held_by else "Closed to MASH.",
        take=Link("Take this contact", reverse("take", kwargs=here)) if screens and found.held_by else None,
        flags=_flags(found, actor),
        interpreters=_interpreters(found, actor),
        young=[
            Link(
                f"{each.name}, {each.years}", reverse("add_young_parent", kwargs={**here, "person_id": each.person_id})
            )
            for each in found.young
        ]
        if screens
        else (),
        token=new_token(),
        children=tuple(arranging.child_panel(found, child, actor) for child in found.children),
        told_us=arranging.told_us(found, now),
        received_url=reverse("received", kwargs=here),
        open_to=arranging.open_to(found),
        route=arranging.route_of(found) if may(actor, Permission.ROUTE) else None,
        crossing=[each.words(now) for each in selectors.areas_asked([found.contact_id], actor=actor, now=now)],
        another_area=_another_area(found) if may(actor, Permission.ROUTE) else (),
        triage=arranging.triage_of(found, actor),
        patterns=arranging.patterns_of(found),
        matches=matches_of(found, actor),
        earlier=arranging.earlier_of(found),
        who_else=[each.said for each in found.who_else],
        who_else_url=reverse("who_else", kwargs=here) if screens else "",
        informed=[*found.informed, *found.basis],
        informed_url=reverse("family_told", kwargs=here) if screens else "",
        checks=tuple(arranging.check_panel(found, column, actor, now) for column in found.checks),
        ask_url=reverse("ask", kwargs=here) if may(actor, Permission.ASK_CHECKS) else "",
        links_url=reverse("partner_links", kwargs=here) if may(actor, Links.SEND) else "",
        acts=tuple(arranging.act_panel(found, act, actor) for act in found.acts),
        missing=_missing(first_gate, found, bool(screens)),
        protect_url=reverse("protect_in_contact", kwargs=here) if may(actor, Permission.PROTECT) else "",
        shows_gate=bool(may(actor, Permission.DECIDE_MORE)),
        is_decided=all(child.is_decided for child in found.children),
        feedback=arranging.feedback_of(found),
        feedback_url=reverse("feedback", kwargs=here)
        if may(actor, Permission.TELL_REFERRER) and found.feedback_owed
        else "",
        also=arranging.also_of(found, actor),
        happened=arranging.happened(found),
    )


def _flags(found: ContactPage, actor: Actor) -> Sequence[parts.Alert]:
    """The MARAC flags of the children and of the adults who bear one themselves."""
    people = {child.person_id: (child.name, child.records or (child.person_id,)) for child in found.children}
    for other in found.others:
        people.setdefault(other.person_id, (other.name, (other.person_id,)))
    return marac_flags(people, actor=actor)


def _interpreters(found: ContactPage, actor: Actor) -> Sequence[Link]:
    """What each person of the contact needs to be understood, and who is booked, with the page to book."""
    groups = {child.person_id: child.records or (child.person_id,) for child in found.children}
    names = {child.person_id: child.name for child in found.children}
    for other in found.others:
        groups.setdefault(other.person_id, (other.person_id,))
        names.setdefault(other.person_id, other.name)
    return [
        Link(f"{names[key]}. {each.line}", reverse("interpreter", kwargs={"person_id": key}))
        for key, each in interpreting(groups, actor=actor).items()
    ]


def _another_area(found: ContactPage) -> Sequence[Link]:
    """Where each child still held here is passed to another area."""
    return [
        Link(
            child.name,
            reverse("another_area", kwargs={"contact_id": found.contact_id, "person_id": child.person_id}),
        )
        for child in found.children
        if found.held_by
    ]


def _missing(problems: Iterable[Problem], found: ContactPage, screens: bool) -> Sequence[Missing]:
    """What the gate still asks; a link only where this reader may put it right, and not to a field of another page."""
    return [
        Missing(each.sentence, "" if not screens or each.url.startswith("#") else each.url)
        for each in missing_of(problems, found)
    ]
