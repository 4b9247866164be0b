"""What is asked wherever a child's voice is kept, beyond the words: one set of questions for every module.

What the child wants, who helped them say it, and to whom it may be shown. Drawn by child/voice_fields.html.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from openmash.foundation.design.forms import YES_NO, Choice, Choices, Form, LongText, Option, Text
from openmash.foundation.facts.refusals import Problem
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Reader

LITTLE_OR_NO_WORDS = (
    "For a baby, or a child without words: what they did with each person, what settled them, what they kept away from."
)


class VoiceAsked(Form):
    """Inherited by a form that keeps a child's voice."""

    wants = LongText("What does the child want to happen?", rows=2, hint="In their words", most=4000)
    helped_by = Text(
        "Interpreter, advocate or other helper", hint="Their name, and what they are to the child", most=200
    )
    asked_who = Choice(
        "Was the child asked to whom this may be shown?", YES_NO, hint="If not, it goes to nobody outside."
    )
    safe_for = Choices("If so: to whom may it be shown?", tuple(Option(r.value, str(r.label)) for r in Reader))
    not_for = Text("Who must not see it?", most=200)

    @property
    def told_to(self) -> tuple[Reader, ...] | None:
        """To whom the words may be shown; None where nobody asked."""
        return tuple(Reader(each) for each in self.safe_for) if self.asked_who == "yes" else None

    def added_to(self, heard: Heard) -> Heard:
        """What was heard, with what was answered here."""
        return replace(
            heard, wants=self.wants, helped_by=self.helped_by, safe_for=self.told_to, not_for=self.not_for
        )  # fmt: skip


def wrong_of_showing(form: VoiceAsked) -> Iterable[Problem]:
    """Nobody is ticked without the child having been asked."""
    if form.safe_for and form.asked_who != "yes":
        yield Problem("asked_who", "Say whether the child was asked to whom this may be shown.")
