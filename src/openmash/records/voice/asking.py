"""What is asked wherever a child's voice is kept: one set of questions for every page, whoever's it is.

`VoiceAsked` is what is asked beyond the words: what the child wants, who helped them say it, and to whom it may be
shown. `VoiceBeside` is the whole of it beside something else that is told of a child. Drawn by child/voice_fields.html.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from openmash.foundation.design.forms import (
    YES_NO,
    Choice,
    Choices,
    DateParts,
    Form,
    LongText,
    Option,
    Text,
    as_date,
)
from openmash.foundation.facts.refusals import Problem
from openmash.records.voice.actions import Heard, NotHeardYet, Told, problems
from openmash.records.voice.words import BY_WORKERS, Alone, Manner, Method, NotHeardBecause, Reader
from openmash.statute.calendar import at

LITTLE_OR_NO_WORDS = (
    "For a baby, or a child without words: what they did with each person, what settled them, what they kept away from."
)
END_OF_DAY = time(17)
BESIDE = {
    "voice_quote": "words", "voice_source": "words_from", "voice_asked_by": "asked_by", "voice_place": "asked_where",
    "voice_alone": "alone", "voice_method": "method", "voice_by_whom": "hear_by_whom", "voice_by_when": "hear_by",
}  # fmt: skip
"""Where each problem of a voice stands among the questions of `VoiceBeside`."""


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
        return readers_told(self.asked_who, self.safe_for)

    def added_to(self, heard: Heard) -> Heard:
        """What was heard, with what was answered here."""
        return replace(
            heard, wants=self.wants, helped_by=self.helped_by, safe_for=self.told_to, not_for=self.not_for
        )  # fmt: skip


class VoiceBeside(VoiceAsked):
    """A child's voice beside something else that is told of them: all of it may be left empty.

    Words without more are words that somebody reported.
    """

    words = LongText("What this child said or showed", hint=f"Word for word. {LITTLE_OR_NO_WORDS}", rows=3)
    words_from = Text("Who heard or saw it, and when", most=200)
    manner = Choice("How is it known?", tuple(Option(m.value, str(m.label)) for m in Manner))
    asked_by = Text("If the child’s own words: who asked the child?", most=200)
    asked_where = Text("Where?", most=200)
    alone = Choice("Was the child alone with them?", tuple(Option(a.value, str(a.label)) for a in Alone))
    method = Choice("How was the child heard?", tuple(Option(m.value, str(m.label)) for m in BY_WORKERS))
    not_heard = Choice("If not heard: why not yet?", tuple(Option(n.value, str(n.label)) for n in NotHeardBecause))
    hear_by_whom = Text("Who will hear the child?", most=200)
    hear_by = DateParts("By which day?")

    def check(self) -> Iterable[Problem]:
        """Words have what stands beside them, and nothing stands beside no words."""
        yield from wrong_of_showing(self, heard=bool(self.words.strip()))
        if not self.words.strip() and (said := self._without_words()):
            yield Problem("words", f"Write what the child said or showed, or empty “{said}”.")
        if told := self.voice(source="somebody"):
            for problem in problems(told):
                yield Problem(BESIDE.get(problem.field, problem.field), problem.sentence)

    def _without_words(self) -> str:
        """The first thing said of words that are not there."""
        for name in ("words_from", "manner", "asked_by", "asked_where", "alone", "method"):
            if getattr(self, name):
                return self.fields[name].label
        return ""

    @property
    def voice_is_begun(self) -> bool:
        """Whether anything of the child's voice was typed or is wrong: then its questions stand open."""
        return any(
            self[name].error or any(text.strip() for texts in self.typed.get(name, {}).values() for text in texts)
            for name in VoiceBeside.fields
        )

    def voice(self, *, source: str, at_moment: datetime | None = None) -> Told | None:
        """What was heard, or why not yet; None where nothing was said of it. `source` where nobody else is named."""
        if self.words.strip():
            heard = Heard(
                self.words, self.words_from.strip() or source, Manner(self.manner or Manner.REPORTED_WORDS),
                self.asked_by, self.asked_where, Alone(self.alone) if self.alone else None,
                Method(self.method) if self.method else None, at_moment,
            )  # fmt: skip
            return self.added_to(heard)
        if self.not_heard:
            day = as_date(self.hear_by)
            return NotHeardYet(
                NotHeardBecause(self.not_heard), self.hear_by_whom, at(day, END_OF_DAY) if day else None
            )  # fmt: skip
        return None


def readers_told(asked: str, chosen: Iterable[str]) -> tuple[Reader, ...] | None:
    """To whom words may be shown, from "yes" or not, and what was ticked; None where the child was not asked."""
    return tuple(Reader(each) for each in chosen) if asked == "yes" else None


def wrong_of_showing(form: VoiceAsked, *, heard: bool = True) -> Iterable[Problem]:
    """Nobody is ticked without the child having been asked; where nothing was `heard`, nothing stands beside it."""
    if form.safe_for and form.asked_who != "yes":
        yield Problem("asked_who", "Say whether the child was asked to whom this may be shown.")
    if not heard:
        for name in ("wants", "helped_by", "safe_for", "not_for"):
            if getattr(form, name):
                said = form.fields[name].label
                yield Problem(name, f"Write what the child said or showed, or empty “{said}”: else it would be lost.")
                return
