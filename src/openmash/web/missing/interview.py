"""A step of the return home interview: offered, accepted, held, declined, not reached, or left out by a manager."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.missing import actions
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import StepTold
from openmash.casework.missing.words import Because, PassedOn, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design.forms import (
    YES_NO,
    Choice,
    Choices,
    Clock,
    DateParts,
    LongText,
    Option,
    Problem,
    Text,
)
from openmash.foundation.reference import codes
from openmash.records.voice.actions import Heard, NotHeardYet, Told
from openmash.records.voice.asking import VoiceAsked, wrong_of_showing
from openmash.records.voice.words import BY_WORKERS, Alone, Manner, Method, NotHeardBecause
from openmash.web.missing.loading import Loaded, done, in_use, load_episode, moment_of, task_page
from openmash.web.missing.steps import tried

FACTORS = "missing_push_pull"
BEFORE = (
    "By somebody independent of the child’s care and of the police, offered every time and held within 72 hours of "
    "return, day and night. The police’s own talk does not count."
)


class InterviewForm(VoiceAsked):
    """One step; what belongs to an interview held is asked for only then."""

    step = Choice(
        "What has happened?", tuple(Option(x.value, str(x.label)) for x in Step), required="Choose what has happened."
    )
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now")
    by_whom = Text("Who offered or held it, and for whom do they work?")
    reason = LongText(
        "If declined, not reached or left out: why", hint="The child’s own reason where there is one", rows=3
    )
    because = Choice("If left out: which is it?", tuple(Option(x.value, str(x.label)) for x in Because))
    carers_said = LongText("If declined: what those who care for the child say", rows=3)
    independent = Choice("If held: are they independent of the child’s care and of the police?", YES_NO)
    voice_quote = LongText("What the child said or showed", hint="Their words, exactly as said.", rows=5)
    manner = Choice("How you know", tuple(Option(x.value, str(x.label)) for x in Manner))
    voice_place = Text("Where they talked")
    voice_alone = Choice("Was the child alone with them?", tuple(Option(x.value, str(x.label)) for x in Alone))
    voice_method = Choice("How the child was heard", tuple(Option(x.value, str(x.label)) for x in BY_WORKERS))
    not_heard = Choice("If the child said nothing: why", tuple(Option(x.value, str(x.label)) for x in NotHeardBecause))
    heard_by = Text("Who will hear the child then?")
    heard_on = DateParts("By what day?")
    analysis = LongText(
        "What the practitioner thinks",
        hint="Push and pull, before, during and after; apart from the child’s words",
        rows=4,
    )
    factors = Choices("What pushed the child away, or pulled them?", ())
    factors_words = LongText("In other words", hint="Whatever the list lacks", rows=2)
    extract = LongText(
        "What of it is intelligence?",
        hint="People, places, vehicles, phones, dates. It is kept apart for those who handle it, and passed on next",
        rows=3,
    )
    passed_on = Choice(
        "Was anything passed to the police already?", tuple(Option(x.value, str(x.label)) for x in PassedOn)
    )

    def check(self) -> Iterable[Problem]:
        """Words need how they are known."""
        if self.step == Step.HELD and self.voice_quote and not self.manner:
            yield Problem("manner", "Say how you know: the child’s own words, reported words, or what was seen.")
        yield from wrong_of_showing(self, heard=self.step != Step.HELD or bool(self.voice_quote.strip()))

    @property
    def voice(self) -> Told | None:
        """What the child said, or why not; None where neither is told."""
        if self.voice_quote and self.manner:
            heard = Heard(
                self.voice_quote, f"Return home interview, {self.by_whom}", Manner(self.manner), self.by_whom,
                self.voice_place, Alone(self.voice_alone) if self.voice_alone else None,
                Method(self.voice_method) if self.voice_method else None, moment_of(self.on, self.at),
            )  # fmt: skip
            return self.added_to(heard)
        if self.not_heard:
            return NotHeardYet(NotHeardBecause(self.not_heard), self.heard_by, moment_of(self.heard_on, None))
        return None

    @property
    def told(self) -> StepTold:
        """The step as told."""
        held = self.step == Step.HELD
        return StepTold(
            Step(self.step), moment_of(self.on, self.at), self.by_whom,
            (self.independent == "yes") if held and self.independent else None, self.voice if held else None,
            self.reason, self.analysis, PassedOn(self.passed_on) if self.passed_on else None,
            Because(self.because) if self.because and self.step == Step.NOT_HELD else None,
            self.factors if held else (), self.factors_words if held else "", self.carers_said,
            self.extract if held else "",
        )  # fmt: skip


def _factors() -> tuple[Option, ...]:
    groups = {code.code: code.group for code in codes(FACTORS).codes}
    return tuple(
        Option(each.value, f"{groups[each.value]}: {each.text[0].lower()}{each.text[1:]}") for each in in_use(FACTORS)
    )


@screen(Permission.RECORD, load=load_episode, log="missing.viewed")
def missing_interview(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Record one step; nothing typed is lost where something is missing."""
    steps = tuple(
        Option(x.value, str(x.label)) for x in Step
        if x is not Step.NOT_HELD or may(actor, Permission.LEAVE_OUT_INTERVIEW)
    )  # fmt: skip
    form = tried(
        InterviewForm.offering(step=steps, factors=_factors()).blank(), request,
        lambda told: actions.record_step(actor=actor, process_id=process_id, told=told.told),
        {"at": "on", "voice_by_whom": "heard_by", "voice_by_when": "heard_on", "voice_source": "by_whom",
         "voice_asked_by": "by_whom"},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    return Shown("missing/interview.html", task_page("Return home interview", form, loaded, BEFORE))
