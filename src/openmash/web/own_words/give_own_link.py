"""Give a child a link of their own, once the way it reaches them has been looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.own_words import actions
from openmash.casework.own_words.actions import InvitationTold
from openmash.casework.own_words.permissions import Permission
from openmash.casework.own_words.selectors import Reached, how_reached
from openmash.casework.own_words.words import Way
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text, Tick
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

DAYS = (Option("7", "One week"), Option("28", "Four weeks"), Option("84", "Twelve weeks"))


class GiveForm(Form):
    """How it reaches the child, and why that is safe."""

    way = Choice(
        "How does the address reach the child?",
        tuple(Option(w.value, str(w.label)) for w in Way),
        required="Choose how the address reaches the child.",
    )
    who_else_sees = Text(
        "Who else can see the phone or account?", hint="Such as “nobody”, or “her mother, who charges it”", most=200
    )
    why_safe = LongText("Why is it safe?", rows=3, hint="What the child said about it", most=400)
    kept_from_checked = Tick("I have made sure that nobody the child is protected from can see it")
    word = Text(
        "Secret word",
        hint="Agree it face to face: at least four letters or digits. Nobody can read it here again.",
        most=60,
        width="20",
    )
    signed_as = Text(
        "What does the child call you?", hint="The page says who asked. A first name is enough.", most=60, width="20"
    )
    for_days = Choice("How long can the child write?", DAYS, required="Choose how long.")

    @property
    def told(self) -> InvitationTold:
        return InvitationTold(
            Way(self.way), self.who_else_sees, self.why_safe, self.signed_as, self.word, int(self.for_days),
            self.kept_from_checked,
        )  # fmt: skip


@dataclass(frozen=True)
class GivePage(TaskPage):
    """The form, and what the record says of reaching the child."""

    reached: Reached
    says: Sequence[str]


@screen(Permission.INVITE, load=load_child, log="child.viewed")
def give_own_link(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Ask how, and refuse what the record says is not safe."""
    begun = begin(actor, child, "give_own_link", part=Part.VOICE)
    if not isinstance(begun, Begun):
        return begun
    reached = how_reached(child.person, actor=actor)
    form = ask(
        request, GiveForm.blank(filled={"for_days": "28"}),
        lambda told: actions.invite(actor=actor, person_id=person_id, told=told.told),
    )  # fmt: skip
    if form is None:
        return begun.to("own_link")
    page = GivePage("A link of the child’s own", form, begun.back, begun.caption, reached, _says(reached))
    return begun.shown("own_words/give_own_link.html", page)


def _says(reached: Reached) -> list[str]:
    found = ["DO NOT write to the child: show it to them instead."] if reached.must_not_write else []
    found += [f"Must not know: {each}" for each in reached.said]
    return found
