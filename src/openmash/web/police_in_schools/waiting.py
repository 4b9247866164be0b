"""What the worklist says of police in schools: days to agree, sessions to record, questions, whether things held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from django.urls import reverse

from openmash.casework.police_in_schools import selectors
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import SessionShown
from openmash.casework.police_in_schools.words import Stands
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.pathways import police_in_schools as pathway
from openmash.statute.calendar import at
from openmash.web.police_in_schools.loading import ours
from openmash.web.worklist.item import Item

ENDS = time(17)


def police_in_schools_to_do(actor: Actor) -> Sequence[Item]:
    """For an officer and for a school's lead, each their own side of it."""
    if not may(actor, Permission.SEE_SESSIONS):
        return ()
    works, mine = bool(may(actor, Permission.WORK)), ours(actor)
    if not works and mine is None:
        return ()
    found = selectors.sessions(actor=actor, ours=mine)
    asked = [each for each in selectors.questions(actor=actor, ours=mine) if not each.answers] if works else []
    today = pathway.today()
    waits = [each for each in selectors.calmed(actor=actor, ours=mine) if each.waits(today)]
    keys = {x.school_id for x in found} | {x.school_id for x in asked} | {x.school_id for x in waits}
    names = pathway.names_of(keys, actor=actor)
    items = [item for each in found for item in _session(each, names.get(each.school_id, ""), works)]
    items += [
        Item(
            what="Answer a school’s question", about="", why=names.get(each.school_id, "A school"),
            words=say.shortened(each.words, 90), url=reverse("police_question", kwargs={"question_id": each.id}),
            keys=each.about,
        )
        for each in asked
    ]  # fmt: skip
    items += [
        Item(
            what="Say whether it has held" if not works else "Ask a school whether it has held", about="",
            why=names.get(each.school_id, "A school"), words=f"{each.kind.label}, calmed {say.day_of(each.on)}",
            url=reverse("police_calmed", kwargs={"calmed_id": each.id}), due_at=at(each.ask_on, ENDS),
            keys=each.about,
        )
        for each in waits
    ]  # fmt: skip
    if works:
        items += [
            Item(
                what="Say whether the school knows what a pupil told you", about="", why="You sent it to the hub",
                words=f"Reference {each.reference}", keys=[f"contact:{each.contact_id}"],
                url=reverse(
                    "police_school_knows", kwargs={"booking_id": each.booking_id, "disclosure_id": each.id}
                ),
            )
            for each in selectors.undecided(actor=actor)
        ]  # fmt: skip
    return [*items, *_told(actor)]


def _session(each: SessionShown, school: str, works: bool) -> Sequence[Item]:
    what = {
        Stands.FOR_POLICE: "Agree the day of a session" if works else "",
        Stands.FOR_SCHOOL: "" if works else "Agree the day of a session with the police",
        Stands.TO_RECORD: "Record a session" if works else "",
    }.get(each.stands, "")
    if not what:
        return ()
    due = at(each.day, ENDS)
    name = "police_record" if each.stands is Stands.TO_RECORD else "police_session"
    return (
        Item(
            what=what, about="", why=school or "Police in schools", words=f"{each.title}, {say.day(each.day)}",
            url=reverse(name, kwargs={"booking_id": each.id}), due_at=due,
            left=TimeLeft(f"on {say.day(each.day)}", is_late=each.day < pathway.today(), of="Session"),
            keys=each.about,
        ),
    )  # fmt: skip


def _told(actor: Actor) -> Sequence[Item]:
    return [
        Item(
            what="Say what your school did" if each.is_read else "Read what a pupil told the officer",
            about=each.called, why="Police in schools", words=say.moment(each.at),
            url=reverse("police_told", kwargs={"told_id": each.id}), is_now=not each.is_read, keys=each.about,
        )
        for each in selectors.our_told(actor=actor)
        if not each.did
    ]  # fmt: skip
