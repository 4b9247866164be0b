"""What a child writes by their own link, and what was done with it. What they wrote before is not shown again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.own_words import actions
from openmash.casework.own_words.actions import OwnTold, Picture
from openmash.casework.own_words.saying import ENGLISH, Saying, asked, form_in, here
from openmash.casework.own_words.selectors import Answer as Done
from openmash.casework.own_words.selectors import Opened, opened_by
from openmash.casework.own_words.words import Safe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, PublicActor, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, Form, LongText, Option, Text
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.files.kinds import MOST
from openmash.foundation.links.selectors import Held, Standing
from openmash.publicsite.hello.hello import closed, is_shut, slow_down
from openmash.publicsite.reply.holding import held_by, proof_in, too_often
from openmash.publicsite.ringing import numbers
from openmash.publicsite.slowing import too_many
from openmash.records.cases.on_duty import profile_at
from openmash.records.voice.words import Reader
from openmash.statute.calendar import local_date, local_time

READERS = (
    Option(Reader.PARENTS, "My mum, my dad or who looks after me"),
    Option(Reader.FAMILY, "Other people in my family"),
    Option(Reader.SCHOOL, "My school"),
    Option(Reader.HEALTH, "My doctor or nurse"),
    Option(Reader.POLICE, "The police"),
)
FEELS = (Option(Safe.YES, "Yes"), Option(Safe.UNSURE, "I’m not sure"), Option(Safe.NO, "No"))
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "feels_safe": {Safe.YES: "safe_yes", Safe.UNSURE: "safe_unsure", Safe.NO: "safe_no"},
    "safe_for": {each: f"for_{each.value}" for each in Reader},
}
"""What each answer is called among the sentences of a language."""
AT = {"files": "picture", "voice_quote": "words"}


class OwnWordsForm(Form):
    """Seven short questions. None must be answered."""

    words = LongText("What do you want to say?", rows=5, hint="Write it your way. Spelling does not matter.", most=8000)
    wants = LongText("What do you want to happen?", rows=3, most=4000)
    feels_safe = Choice("Do you feel safe today?", FEELS)
    safe_for = Choices("Who can we show this to?", READERS, hint="If you tick nobody, we ask you first.")
    not_for = Text("Is there anyone who must not see it?", most=200)
    helper = Text(
        "Is somebody helping you write this?", hint="Write their name. If nobody is, leave it empty.", most=120
    )
    picture = Text("A picture")
    """A file is sent beside the form; this is where what is wrong with it is said."""
    picture_says = LongText("What is in your picture?", rows=2, most=2000)

    @property
    def feels(self) -> Safe:
        return Safe(self.feels_safe) if self.feels_safe else Safe.NOT_SAID


@dataclass(frozen=True)
class InsidePage:
    """What the template shows. `writes`: whether anything can still be written."""

    title: str
    form: OwnWordsForm
    writes: bool
    signed_as: str
    read_when: str
    sent: str
    wrote: tuple[str, ...]
    answers: tuple[Done, ...]
    by_day: str
    by_night: str
    say: Saying


@screen(PublicActor.LINK, log="own_words.opened")
def hello_inside(request: HttpRequest, actor: Actor, token: str) -> Answer:
    """Show what was done; take what is written. Nothing typed is lost where something is wrong."""
    held = held_by(request, token)
    if held is None and too_often(request):
        return slow_down(request)
    if is_shut(held):
        return closed(request)
    assert held is not None  # as is_shut says
    saying = asked(request)
    try:
        opened = opened_by(held, token=token, proof=proof_in(request))
    except NotVisible:
        return Go(f"{reverse('hello', kwargs={'token': token})}{saying.query}")
    if request.method == "POST":
        return _posted(request, held, opened, saying)
    actions.note_read(opened=opened)
    return _page(held, opened, own_words_form(saying).blank(), saying, sent=request.GET.get("sent", ""))


def own_words_form(saying: Saying) -> type[OwnWordsForm]:
    """The questions in this language."""
    return cast("type[OwnWordsForm]", form_in(OwnWordsForm, saying, ANSWERS))


def _posted(request: HttpRequest, held: Held, opened: Opened, saying: Saying) -> Answer:
    form = own_words_form(saying).parse(request.POST)
    if not form.is_complete:
        return _page(held, opened, form, saying)
    if too_many(request, "own_words"):
        return _page(held, opened, form.with_problems([Problem("words", saying["too_much"])]), saying)
    sent = request.FILES.get("picture_file")
    picture = Picture(sent.name or "picture", sent.read(MOST + 1)) if isinstance(sent, UploadedFile) else None
    told = OwnTold(
        form.words, form.wants, tuple(Reader(each) for each in form.safe_for), form.not_for, form.helper, form.feels,
        picture, form.picture_says, "" if saying.language == ENGLISH else here()[saying.language].english_name,
    )  # fmt: skip
    try:
        actions.tell(held=held, opened=opened, told=told)
    except Incomplete as refusal:
        problems = [Problem(AT.get(each.field, each.field), saying.of(each.sentence)) for each in refusal.problems]
        return _page(held, opened, form.with_problems(problems), saying)
    except NotAllowedNow as refusal:
        return _page(held, opened, form.with_problems([Problem("words", saying.of(refusal.sentence))]), saying)
    how = "not-safe" if form.feels in (Safe.NO, Safe.UNSURE) else "yes"
    return Go(f"{request.path}{saying.query or '?'}{'&' if saying.query else ''}sent={how}")


def _page(held: Held, opened: Opened, form: OwnWordsForm, saying: Saying, *, sent: str = "") -> Shown:
    now = timezone.now()
    calendar = profile_at(now).calendar()
    page = InsidePage(
        title=saying["hello"],
        form=form,
        writes=held.standing is Standing.OPEN,
        signed_as=opened.signed_as,
        read_when="" if calendar.is_open(now) else _when(calendar.next_opening(now), now, saying),
        sent=sent if sent in ("yes", "not-safe") else "",
        wrote=tuple(_day(each, saying) for each in opened.told_at),
        answers=opened.answers,
        by_day=numbers()[0],
        by_night=numbers()[1],
        say=saying,
    )
    return Shown("hello/inside.html", page, about=[f"link:{held.link_id}", f"person:{opened.person_id}"])


def _day(moment: datetime, saying: Saying) -> str:
    """A day: in words in English, in figures in any other language."""
    return say.day_of(moment) if saying.language == ENGLISH else f"{local_date(moment):%d/%m/%Y}"


def _when(moment: datetime, now: datetime, saying: Saying) -> str:
    """A day and a time, the same way."""
    return say.near(moment, now) if saying.language == ENGLISH else f"{local_time(moment):%d/%m/%Y, %H:%M}"
