"""Record what a child said or showed, or why they have not been heard yet; and, later, what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, Choices, Clock, DateParts, Form, LongText, Option, Text, as_date
from openmash.foundation.design.parts import Quote
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.records.linkage import selectors as linkage
from openmash.records.voice import actions
from openmash.records.voice import selectors as voice
from openmash.records.voice.actions import Heard, NotHeardYet, Told
from openmash.records.voice.asking import LITTLE_OR_NO_WORDS, VoiceAsked, wrong_of_showing
from openmash.records.voice.permissions import Permission
from openmash.records.voice.selectors import Said
from openmash.records.voice.words import BY_WORKERS, Alone, Manner, Method, Moment, NotHeardBecause, Reader, Status
from openmash.web.child import drawing
from openmash.web.child.record import LONDON, Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin
from openmash.web.child.voice import quote


@dataclass(frozen=True)
class VoiceTaskPage(TaskPage):
    """The form, whether a picture can be added, and those added to it so far: key and what it is."""

    takes_pictures: bool
    pictures: tuple[tuple[str, str], ...]


AT = {
    "voice_quote": "words", "voice_source": "source", "voice_asked_by": "asked_by", "voice_place": "place",
    "voice_alone": "alone", "voice_method": "method", "voice_by_whom": "by_whom", "voice_by_when": "by_when",
}  # fmt: skip


class VoiceForm(VoiceAsked):
    """Heard, with who asked, where and how; or not yet, with why, by whom and by when."""

    status = Choice(
        "Has the child been heard?", (Option(Status.HEARD.value, "Yes"), Option(Status.NOT_HEARD_YET.value, "Not yet")),
        required="Say whether the child has been heard.",
    )  # fmt: skip
    manner = Choice("What did you hear?", tuple(Option(m.value, str(m.label)) for m in Manner))
    words = LongText("The words, exactly as said, or what the child showed", rows=4, hint=LITTLE_OR_NO_WORDS)
    source = Text("Who told you?", hint="“I heard it myself”, or who told you")
    asked_by = Text("Who asked the child?")
    place = Text("Where?")
    alone = Choice("Was the child alone with them?", tuple(Option(a.value, str(a.label)) for a in Alone))
    method = Choice("How was the child heard?", tuple(Option(m.value, str(m.label)) for m in BY_WORKERS))
    on = DateParts("On which day?", past=True)
    picture_says = LongText("What does the child say the picture shows?", rows=2, hint="In their words", most=2000)
    because = Choice("Why not yet?", tuple(Option(b.value, str(b.label)) for b in NotHeardBecause))
    by_whom = Text("Who will hear the child?")
    by_when = DateParts("By which day?")
    at = Clock("By what time?")

    def check(self) -> Sequence[Problem]:
        """Each answer has its own questions."""
        if self.status == Status.HEARD and not self.manner:
            return [Problem("manner", "Say whether these are the child’s own words, reported words, or behaviour.")]
        if self.status == Status.NOT_HEARD_YET and not self.because:
            return [Problem("because", "Say why the child has not been heard yet.")]
        return tuple(wrong_of_showing(self, heard=self.status == Status.HEARD))

    @property
    def told(self) -> Told:
        if self.status == Status.NOT_HEARD_YET:
            return NotHeardYet(NotHeardBecause(self.because), self.by_whom, _moment(as_date(self.by_when), self.at))
        heard = Heard(
            self.words, self.source, Manner(self.manner), self.asked_by, self.place,
            Alone(self.alone) if self.alone else None, Method(self.method) if self.method else None,
            _moment(as_date(self.on), None),
        )  # fmt: skip
        return replace(self.added_to(heard), picture_says=self.picture_says)


def _moment(day: date | None, at: time | None) -> datetime | None:
    return datetime.combine(day, at or time(17), LONDON) if day else None


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def child_record_voice(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Keep the words exactly as given."""
    begun = begin(actor, child, "record_voice", part=Part.VOICE)
    if not isinstance(begun, Begun):
        return begun
    wrong = drawing.take(request, actor=actor, person_id=person_id)

    def keep(told: VoiceForm) -> None:
        if wrong:
            raise Incomplete([Problem("picture_says", sentence) for sentence in wrong])
        key = actions.record(actor=actor, person_id=person_id, told=told.told)
        if told.status == Status.HEARD:
            drawing.keep(actor=actor, person_id=person_id, voice_id=key)

    form = ask(request, VoiceForm.blank(), keep, fields=AT)
    if form is None:
        return begun.done()
    page = VoiceTaskPage(
        "The child’s voice", form, begun.back, begun.caption, drawing.takes_pictures(actor),
        drawing.added(actor, person_id),
    )  # fmt: skip
    return begun.shown("child/record_voice.html", page)


MOMENTS = tuple(Option(moment.value, str(moment.label)) for moment in Moment)


class InfluenceForm(Form):
    """When it is asked, and what changed."""

    moment = Choice("When are you asked?", MOMENTS, required="Choose when you are asked.")
    changed = LongText("What did it change?", rows=3, required="Say what it changed, or why it changed nothing.")


@dataclass(frozen=True)
class Voice:
    """A voice, and the child whose it is."""

    said: Said
    child: Child

    @property
    def about(self) -> Sequence[str]:
        return [*self.child.about, f"voice:{self.said.id}"]


class ShownForm(Form):
    """To whom the child says it may be shown, asked again."""

    asked_by = Text("Who asked the child?", required="Say who asked the child.", most=200)
    safe_for = Choices(
        "To whom does the child say it may be shown?", tuple(Option(r.value, str(r.label)) for r in Reader),
        hint="Tick nobody if the child says nobody. It replaces what was said before.",
    )  # fmt: skip
    not_for = Text("Who must not see it?", most=200)


@dataclass(frozen=True)
class InfluencePage(TaskPage):
    """The words, and the question what they changed."""

    quote: Quote


def load_voice(*, actor: Actor, voice_id: UUID) -> Voice:
    """This voice, or as if there were none."""
    found = voice.these([voice_id], actor=actor).get(voice_id)
    if found is None or found.kept_back:
        raise NotVisible
    return Voice(found, Child(linkage.person_set(found.person_id, actor), found.person_id))


@screen(Permission.RECORD_INFLUENCE, load=load_voice, log="child.viewed")
def child_record_influence(request: HttpRequest, actor: Actor, found: Voice, voice_id: UUID) -> Answer:
    """Say what the child's voice changed, or why it changed nothing."""
    begun = begin(actor, found.child, "record_influence", part=Part.VOICE)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, InfluenceForm.blank(),
        lambda told: actions.record_influence(
            actor=actor, voice_id=voice_id, moment=Moment(told.moment), changed=told.changed
        ),
    )  # fmt: skip
    if form is None:
        return begun.done()
    words = quote(found.said, begun.caption.split(",")[0])
    return begun.shown(
        "child/record_influence.html", InfluencePage("What this changed", form, begun.back, begun.caption, words)
    )


def load_words(*, actor: Actor, voice_id: UUID) -> Voice:
    """These words, if a child was heard in them and they stand; or as if there were none."""
    found = voice.these([voice_id], actor=actor, standing=True).get(voice_id)
    if found is None or found.kept_back:
        raise NotVisible
    return Voice(found, Child(linkage.person_set(found.person_id, actor), found.person_id))


@screen(Permission.RECORD, load=load_words, log="child.viewed")
def child_voice_shown(request: HttpRequest, actor: Actor, found: Voice, voice_id: UUID) -> Answer:
    """Record to whom a child's words may be shown outside the hub, as the child says now."""
    begun = begin(actor, found.child, "voice_shown", part=Part.VOICE)
    if not isinstance(begun, Begun):
        return begun
    told = found.said
    filled: dict[str, object] = {"safe_for": tuple(r.value for r in told.safe_for or ()), "not_for": told.not_for}
    form = ask(
        request, ShownForm.blank(filled=filled),
        lambda form: actions.mark(
            actor=actor, voice_id=voice_id, asked_by=form.asked_by, not_for=form.not_for,
            safe_for=[Reader(each) for each in form.safe_for],
        ),
    )  # fmt: skip
    if form is None:
        return begun.done()
    words = quote(told, begun.caption.split(",")[0])
    return begun.shown(
        "child/voice_shown.html", InfluencePage("To whom may this be shown?", form, begun.back, begun.caption, words)
    )
