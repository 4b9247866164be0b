"""Record a child's voice: heard, in the words used, or not heard yet, and who will hear them by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.voice import actions
from openmash.records.voice.actions import Heard, NotHeardYet, Told
from openmash.records.voice.asking import LITTLE_OR_NO_WORDS, VoiceAsked, wrong_of_showing
from openmash.records.voice.permissions import Permission
from openmash.records.voice.words import BY_WORKERS, Alone, Manner, Method, NotHeardBecause, Status
from openmash.statute.calendar import at
from openmash.web.child import drawing
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.showing import back_to, caption_of, named

END_OF_DAY = time(17)


class HearForm(VoiceAsked):
    """The fields of voice.actions, under the names its problems use."""

    status = Choice(
        "Has the child been heard?",
        (Option(Status.HEARD.value, "Yes, heard"), Option(Status.NOT_HEARD_YET.value, "Not heard yet")),
        required="Say whether the child has been heard.",
    )
    voice_quote = LongText(
        "What the child said or showed", hint=f"Their words, exactly as said. {LITTLE_OR_NO_WORDS}", rows=4
    )
    manner = Choice("How you know", tuple(Option(manner.value, manner.label) for manner in Manner))
    voice_source = Text("Who told you, or “I heard it myself”")
    voice_asked_by = Text("Who asked the child")
    voice_place = Text("Where", hint="Such as at home, in school, in a car")
    voice_alone = Choice("Was the child alone with them?", tuple(Option(alone.value, alone.label) for alone in Alone))
    voice_method = Choice(
        "How was the child heard?", tuple(Option(method.value, method.label) for method in BY_WORKERS)
    )
    picture_says = LongText("What does the child say the picture shows?", rows=2, hint="In their words", most=2000)
    reason = Choice("Why not yet", tuple(Option(why.value, why.label) for why in NotHeardBecause))
    voice_by_whom = Text("Who will hear the child")
    voice_by_when = DateParts("By what day")
    by_time = Clock("By what time", hint="Left empty: 5pm")

    def check(self) -> Iterable[Problem]:
        """Each answer needs its own half."""
        if self.status == Status.HEARD.value and not self.manner:
            yield Problem("manner", "Say how you know: the child's own words, reported words, or what was seen.")
        if self.status == Status.NOT_HEARD_YET.value and not self.reason:
            yield Problem("reason", "Say why the child has not been heard yet.")
        yield from wrong_of_showing(self, heard=self.status == Status.HEARD.value)


@dataclass(frozen=True)
class HearPage:
    """What the template shows."""

    title: str
    heading: str
    form: HearForm
    back: Link | None
    caption: str
    takes_pictures: bool
    pictures: tuple[tuple[str, str], ...]


@screen(Permission.RECORD, load=load_child, log="contact.viewed")
def hear(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """Keep the child's words apart from anybody's analysis."""
    form = HearForm.parse(request.POST) if request.method == "POST" else HearForm.blank()
    if wrong := drawing.take(request, actor=actor, person_id=person_id):
        form = form.with_problems([Problem("picture_says", sentence) for sentence in wrong])
    if request.method == "POST" and form.is_complete:
        try:
            key = actions.record(actor=actor, person_id=person_id, process_id=contact_id, told=_told(form))
            if form.status == Status.HEARD.value:
                drawing.keep(actor=actor, person_id=person_id, voice_id=key)
            return Go(reverse("contact", kwargs={"contact_id": contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    child = named(loaded.contact, person_id)
    page = HearPage(
        title="What the child said",
        heading=f"What {child} said, or why not yet",
        form=form,
        back=back_to(loaded.contact),
        caption=caption_of(loaded.contact),
        takes_pictures=drawing.takes_pictures(actor),
        pictures=drawing.added(actor, person_id),
    )
    return Shown("frontdoor/hear.html", page)


def _told(form: HearForm) -> Told:
    if form.status == Status.HEARD.value:
        heard = Heard(
            quote=form.voice_quote,
            source=form.voice_source,
            manner=Manner(form.manner),
            asked_by=form.voice_asked_by,
            place=form.voice_place,
            alone=Alone(form.voice_alone) if form.voice_alone else None,
            method=Method(form.voice_method) if form.voice_method else None,
        )
        return replace(form.added_to(heard), picture_says=form.picture_says)
    day = form.voice_by_when.earliest()
    return NotHeardYet(
        reason=NotHeardBecause(form.reason),
        by_whom=form.voice_by_whom,
        by_when=at(day, form.by_time or END_OF_DAY) if day else None,
    )
