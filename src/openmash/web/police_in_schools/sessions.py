"""Sessions of an officer's force, or of one's own school: what waits for an answer, what comes, what was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.police_in_schools import selectors
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import SessionShown
from openmash.casework.police_in_schools.words import Stands, years_said
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.pathways import police_in_schools as pathway

WAITS = (Stands.FOR_POLICE, Stands.FOR_SCHOOL, Stands.TO_RECORD)
GIVEN_SHOWN = 40


@dataclass(frozen=True)
class SessionsPage:
    """What the template shows."""

    title: str
    caption: str
    tasks: Sequence[Link]
    tables: Sequence[Table]
    nothing: Empty | None
    links: Sequence[Link]


@screen(Permission.SEE_SESSIONS, log="police_in_schools.listed")
def police_sessions(request: HttpRequest, actor: Actor) -> Shown:
    """List them. They name no pupil."""
    ours = pathway.our_school(actor=actor)
    works = bool(may(actor, Permission.WORK))
    found = selectors.sessions(actor=actor, ours=ours.id if ours else None)
    names = pathway.names_of({each.school_id for each in found}, actor=actor) if works else {}
    waits = sorted((each for each in found if each.stands in WAITS), key=lambda each: each.day)
    comes = sorted((each for each in found if each.stands is Stands.AGREED), key=lambda each: each.day)
    given = [each for each in found if each.stands is Stands.GIVEN]
    tables = [
        _table("Something is to be done", waits, names), _table("Agreed, and to come", comes, names),
        _table("Given", given[:GIVEN_SHOWN], names, len(given)),
    ]  # fmt: skip
    page = SessionsPage(
        "Police in schools" if works else "Police in your school",
        "" if works else (ours.name if ours else "No school is joined to your organisation yet"),
        _tasks(works), [each for each in tables if each.rows],
        None if found else Empty(
            "No session yet",
            "A school or an officer asks for one from what officers offer; the other side agrees the day.",
        ),
        _links(actor, works),
    )  # fmt: skip
    return Shown("police_in_schools/sessions.html", page, about=[key for each in waits for key in each.about])


def _tasks(works: bool) -> Sequence[Link]:
    if works:
        return (Link("Ask for a session, or record one", reverse("police_ask")),)
    return (
        Link("Ask for a session", reverse("police_programmes")), Link("Ask our officer", reverse("police_ask_question"))
    )  # fmt: skip


def _links(actor: Actor, works: bool) -> Sequence[Link]:
    made = [
        Link("What officers offer", reverse("police_programmes")),
        Link("Questions from schools" if works else "Your questions to the officer", reverse("police_questions")),
        Link("What was calmed", reverse("police_calmed_list")),
    ]
    if may(actor, Permission.READ_OURS):
        made.append(Link("What pupils told the officer", reverse("police_told_list")))
    if may(actor, Permission.SEE_COVERAGE):
        made += [
            Link("Which schools had what", reverse("police_coverage")),
            Link("What came of it", reverse("police_evaluation")),
        ]
    return made


def _table(caption: str, found: Sequence[SessionShown], names: Mapping[UUID, str], many: int = 0) -> Table:
    rows = [
        (
            Cell(each.title, url=reverse("police_session", kwargs={"booking_id": each.id}), note=each.topic.label),
            *((Cell(names.get(each.school_id, "A school")),) if names else ()),
            Cell(say.day(each.day), note=f"At {say.clock(each.starts)}" if each.starts and not each.given else ""),
            Cell(f"{each.way.label}, {years_said(each.years)}" if each.years else each.way.label),
            Cell(stands_said(each), note=_told(each)),
        )
        for each in found
    ]
    columns = ("Session", *(("School",) if names else ()), "Day", "To whom", "Where it stands")
    left_out = f"The newest {GIVEN_SHOWN} of {many}." if many > GIVEN_SHOWN else ""
    return Table(caption, columns, rows, left_out=left_out)


def stands_said(each: SessionShown) -> str:
    """Where a session stands, with how many were there once it was given."""
    if each.given is None:
        return each.stands.label
    parts = [say_count(each.given.pupils, "pupil"), say_count(each.given.adults, "adult")]
    return f"Given to {' and '.join(part for part in parts if part)}"


def say_count(many: int, what: str) -> str:
    """“3 pupils”, “1 pupil”; empty for none."""
    return f"{many:,} {what}{'' if many == 1 else 's'}" if many else ""


def _told(each: SessionShown) -> str:
    many = len(each.disclosures)
    return f"{say_count(many, 'pupil')} told the officer something" if many else ""
