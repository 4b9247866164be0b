"""Say how strong a tie round the child is: with whom or what, who says so, in a word."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, Form, Option, Problem, Text
from openmash.insight.relationships.selectors import relationships_of
from openmash.records.people import actions
from openmash.records.people.actions import TieTold
from openmash.records.people.permissions import Permission
from openmash.records.people.words import LocatingKind, TieStrength
from openmash.web.child.picture import things_round
from openmash.web.child.record import Child, Opened, Part, load_child, open_record
from openmash.web.child.task import Begun, TaskPage, ask, begin

SOMETHING_ELSE = Option("else", "Somebody or something else")


class TieForm(Form):
    """With whom or what, how strong, who says so."""

    target = Choice("With whom or what?", (), required="Choose one, or say who or what it is.")
    called = Text("If something else: what is it called?", hint="Such as “football on Saturdays”", most=120)
    strength = Choice(
        "How strong is it?",
        tuple(Option(each.value, str(each.label)) for each in TieStrength),
        required="Choose how strong it is.",
    )
    said_by = Text("Who says so?", hint="The child, a parent, or you", required="Say who says so.", most=200)
    words = Text("In their words", most=400)

    def check(self) -> list[Problem]:
        """Something else has a name."""
        if self.target == SOMETHING_ELSE.value and not self.called:
            return [Problem("called", "Say what it is called.")]
        return []


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_tie(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Choose from what is drawn, or name something else."""
    begun = begin(actor, child, "tie", part=Part.FAMILY)
    if not isinstance(begun, Begun):
        return begun
    opened = open_record(request, actor, child, Part.FAMILY)
    if not isinstance(opened, Opened):
        return opened
    found = relationships_of(opened.person, actor)
    known = [each for each in things_round(opened, found) if not each.key.startswith("called-")]
    closed = {f"person-{kin.lead}" for kin in (*found.kin, *found.others) if kin.card.beyond_reach}
    offered = [Option(each.key, each.name, each.what) for each in known if each.key not in closed]
    kind = TieForm.offering(target=(*offered, SOMETHING_ELSE))
    form = ask(request, kind.blank(), lambda told: actions.say_tie(actor=actor, person_id=person_id, told=_told(told)))
    if form is None:
        return begun.to("child_picture")
    page = TaskPage("How strong is a tie?", form, begun.back, begun.caption)
    return begun.shown("child/tie.html", page)


def _told(told: TieForm) -> TieTold:
    kind, _, key = told.target.partition("-")
    return TieTold(
        TieStrength(told.strength), told.said_by,
        other_id=UUID(key) if kind == "person" else None,
        agency_id=UUID(key) if kind == "agency" else None,
        place=LocatingKind(key) if kind == "place" else None,
        called=told.called if kind == SOMETHING_ELSE.value else "",
        words=told.words,
    )  # fmt: skip
