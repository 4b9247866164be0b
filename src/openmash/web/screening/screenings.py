"""Screenings: begin one, go on with one, what is to be reviewed, and what became of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.frontdoor.selectors import ToldTheForce, told_the_force
from openmash.casework.screening import sampling, selectors
from openmash.casework.screening.answers import FORM
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import Owed, ScreeningLine
from openmash.casework.screening.words import To
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.keys import new_key
from openmash.foundation.governance.screening import Screening as Local
from openmash.statute.calendar import local_time
from openmash.web.intake import begun
from openmash.web.screening.loading import load_writing, screening_url

NEWEST = 20
"""Screenings done that are listed at first: a hundred are forty screens of a phone."""
NOTHING = Empty(
    "No screening yet",
    "A screening appears here once an officer has sent one after an incident, or the force’s own system has. Begin one "
    "above, on a phone, at the address or in the car.",
)


class BeginForm(Form):
    """Nothing to fill in."""


@dataclass(frozen=True)
class OwedLine:
    """An incident with a child that nobody has screened."""

    id: str
    words: str
    said: str
    is_late: bool
    begin: str
    """What the button says that begins it; blank for whoever screens nothing themselves."""
    remind: Link | None
    excuse_url: str
    note: str = ""


@dataclass(frozen=True)
class ScreeningsPage:
    """What the template shows."""

    title: str
    form: BeginForm
    writes: bool
    begun: Sequence[Link]
    owed: Sequence[OwedLine]
    to_review: Table | None
    recent: Table | None
    more: Link | None
    empty: Empty
    again: Sequence[Link]
    go: Sequence[Link]


@screen(Permission.VIEW, log="screening.listed")
def screenings(request: HttpRequest, actor: Actor) -> Answer:
    """What is to be done first, then what was done."""
    now = timezone.now()
    local = selectors.local_at(now)
    writes = bool(may(actor, Permission.WRITE))
    waiting = selectors.to_review(actor=actor) if may(actor, Permission.REVIEW) else []
    every = selectors.recent(actor=actor, now=now)
    found = every if "all" in request.GET else every[:NEWEST]
    told = _told([*waiting, *found], actor)
    page = ScreeningsPage(
        title="Screenings",
        form=BeginForm.blank(),
        writes=writes,
        begun=[_begun(each, now) for each in begun.all_begun(actor=actor, kind=FORM)] if writes else (),
        owed=[_owed(each, actor, now, request.GET.get("asked", "")) for each in selectors.owed(actor=actor, now=now)],
        to_review=_table("To review", waiting, local, now, told) if waiting else None,
        recent=_table("Sent in the last 30 days", found, local, now, told) if found else None,
        more=Link(f"The newest {len(every)} of the last 30 days", f"{reverse('screenings')}?all=1#recent")
        if len(found) < len(every)
        else None,
        empty=NOTHING,
        again=[
            Link(f"{each.kind_said}, asked {say.near(each.asked_at, now)}", reverse("screening_again", args=[each.id]))
            for each in (sampling.to_grade_again(actor=actor) if may(actor, Permission.GRADE_AGAIN) else [])
        ],
        go=[
            Link("How consistently we screen", reverse("screening_consistency")),
            Link("Grade made-up households together", reverse("screening_calibration")),
        ],
    )
    about = [f"screening:{each.id}" for each in dict.fromkeys([*waiting, *found])]
    return Shown("screening/screenings.html", page, about=about)


@screen(Permission.WRITE)
def screening_begin(request: HttpRequest, actor: Actor) -> Answer:
    """Begin one; from an incident that is owed one, with what command and control says of it."""
    if request.method != "POST":
        return Go(reverse("screenings"))
    key = new_key()
    begun.begin(actor=actor, key=key, kind=FORM)
    try:
        owed = selectors.owed_one(UUID(request.POST.get("owed", "")), actor=actor)
    except ValueError:
        owed = None
    if owed is not None:
        loaded = load_writing(actor=actor, key=key)
        begun.save(loaded, "incident", _known_of(owed), actor=actor)
    return Go(reverse("screening_section", kwargs={"key": key, "section": "incident"}))


def _known_of(owed: Owed) -> Mapping[str, list[str]]:
    """What command and control says already; the officer confirms it by going on."""
    at = local_time(owed.at)
    known = {
        "incident_ref": owed.reference, "happened_on-day": str(at.day), "happened_on-month": str(at.month),
        "happened_on-year": str(at.year), "happened_at": f"{at:%H:%M}",
    }  # fmt: skip
    if "domestic" in owed.kind.casefold():
        known |= {"kind": "domestic"}
    elif "missing" in owed.kind.casefold():
        known |= {"kind": "missing"}
    return {name: [value] for name, value in known.items()}


def _begun(each: begun.Begun, now: datetime) -> Link:
    ref = next(iter(each.typed.get("incident_ref", [])), "")
    section = next((s.slug for s in each.form.sections if not each.has(s.slug)), "incident")
    name = f"Incident {ref}" if ref else "A screening without an incident number yet"
    return Link(
        f"{name}, saved {say.near(each.updated_at, now)}",
        reverse("screening_section", kwargs={"key": each.key, "section": section}),
    )


def _owed(each: Owed, actor: Actor, now: datetime, asked: str) -> OwedLine:
    """Whoever went screens it; a supervisor may in their place, or ask them to: a child never waits for one officer."""
    children = "1 child" if each.children == 1 else f"{each.children} children"
    theirs = each.officer_id not in (actor.account_id, None)
    whose = "" if each.officer_id == actor.account_id else f", {each.officer or 'no officer named'}"
    begin = f"Screen it in {each.officer}’s place" if theirs else "Screen this one"
    remind = Link(f"Ask {each.officer} to screen it", reverse("screening_remind", kwargs={"attended_id": each.id}))
    return OwedLine(
        str(each.id), f"{each.kind}, {each.reference}: {children}",
        f"{say.near(each.at, now)}{whose}. To be screened by {say.near(each.due_at, now)}.", each.due_at < now,
        begin if may(actor, Permission.WRITE) else "", remind if theirs and may(actor, Permission.REVIEW) else None,
        reverse("screening_excuse", kwargs={"attended_id": each.id}),
        f"{each.officer} is asked: it is among their messages, and on their worklist." if asked == str(each.id) else "",
    )  # fmt: skip


def _told(lines: Sequence[ScreeningLine], actor: Actor) -> Mapping[UUID, list[ToldTheForce]]:
    """What MASH decided, by contact, for those of the force. One query for all."""
    contacts = [each.contact_id for each in lines if each.contact_id]
    told: dict[UUID, list[ToldTheForce]] = {}
    for each in told_the_force(contacts, actor=actor) if may(actor, FrontDoor.SEE_WHAT_BECAME) else ():
        told.setdefault(each.contact_id, []).append(each)
    return told


def _table(
    caption: str, lines: Sequence[ScreeningLine], local: Local, now: datetime, told: Mapping[UUID, list[ToldTheForce]]
) -> Table:
    rows = [
        (
            Cell(
                f"{each.kind_said}, {each.incident_ref}", screening_url(each.id),
                note=", ".join(each.children) or "No child named",
            ),
            Cell(say.near(each.at, now), note=each.officer),
            Cell(
                local.label(each.stands),
                note=f"First graded {local.label(each.grade).lower()}" if each.stands is not each.grade else "",
            ),
            Cell("Reviewed" if each.reviewed else "Not reviewed yet"),
            Cell(_went(each), note=_became(each, told)),
        )
        for each in lines
    ]  # fmt: skip
    return Table(
        caption,
        ("Incident and children", "When", "Grade", "Review", "Sent on, and what became of it"),
        rows,
        caption_hidden=True,
    )


def _went(each: ScreeningLine) -> str:
    if To.MASH not in each.sent:
        return "Kept by the force"
    return f"MASH, {each.reference}" if each.reference else "MASH"


def _became(each: ScreeningLine, told: Mapping[UUID, list[ToldTheForce]]) -> str:
    """What MASH decided, in a few words; the screening's page says it for each child, and when."""
    found = told.get(each.contact_id, []) if each.contact_id else []
    outcomes = list(dict.fromkeys(one.outcome for one in found if one.outcome))
    if outcomes:
        rest = " Not yet for every child." if any(not one.outcome for one in found) else ""
        return f"{'; '.join(outcomes)}.{rest}"
    return "Not decided yet, or not to be told in writing" if found else ""
