"""Record a visit at the door: the child's words first, kept as they are typed, with a signal or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.outage.words import FormKind
from openmash.casework.visits import actions, selectors
from openmash.casework.visits.permissions import Permission
from openmash.casework.visits.selectors import RecordShown
from openmash.casework.visits.telling import VisitTold
from openmash.casework.visits.words import Bedroom, Happened, Purpose, Safe, SeenAlone, Tried, Where
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    Clock,
    DateParts,
    LongText,
    Option,
    Problem,
    Text,
    as_date,
)
from openmash.foundation.design.parts import Alert, DoNotTell, Fact, Link, Source
from openmash.foundation.facts import paper
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.people import selectors as people
from openmash.records.people.words import LocatingKind
from openmash.records.voice.asking import VoiceAsked, wrong_of_showing
from openmash.records.voice.words import BY_WORKERS, Method, NotHeardBecause
from openmash.statute.calendar import at, local_date, local_time
from openmash.web.child import drawing
from openmash.web.child.banner import banner_of
from openmash.web.child.now import places_said
from openmash.web.child.plans_and_visits import NEVER_SEEN
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, TaskPage, ask, begin
from openmash.web.outage.in_hand import may_be_from_paper
from openmash.web.shell.drafts import begun as draft_of
from openmash.web.shell.drafts import draft_url, sent
from openmash.web.visits import pictures
from openmash.web.visits.device import issue, key_for
from openmash.web.visits.loading import AtVisit, back_to_visit, called, load_visit, moment_of, visit_url

DRAFT = "visit"
REASONS = (
    NotHeardBecause.CHILD_DID_NOT_WISH, NotHeardBecause.NOT_SAFE_TO_ASK, NotHeardBecause.INTERPRETER_NEEDED,
)  # fmt: skip
"""Why a child who was seen has not been heard."""
BY = {"voice_quote": "words", "voice_method": "method", "voice_alone": "alone", "voice_by_when": "hear_by"}
SHOWN = frozenset(
    str(kind.label)
    for kind in (LocatingKind.ADDRESS, LocatingKind.SCHOOL, LocatingKind.NURSERY, LocatingKind.TELEPHONE)
)
END_OF_DAY, NOON = time(17), time(12)


class DoorForm(VoiceAsked):
    """What happened. The child's own words stand apart from what the worker saw."""

    happened = Choice(
        "Did you see the child?", tuple(Option(x.value, str(x.label)) for x in Happened),
        required="Say whether you saw the child.",
    )  # fmt: skip
    words = LongText("What the child said, word for word", rows=5, hint="Their words, not yours. Nothing is put right")
    method = Choice("How did you talk?", tuple(Option(x.value, str(x.label)) for x in BY_WORKERS))
    picture_says = LongText("What does the child say the picture shows?", rows=2, hint="In their words", most=2000)
    showed = LongText("What the child showed", rows=3, hint="How they were, played, moved or looked: what you saw")
    not_heard = Choice("If neither: why not yet?", tuple(Option(x.value, str(x.label)) for x in REASONS))
    hear_by = DateParts("By which day will you hear them?")
    alone = Choice("Did you see the child alone?", tuple(Option(x.value, str(x.label)) for x in SeenAlone))
    who_was_there = Text("Who else was there?", most=400)
    communicates = Text(
        "How does the child communicate?",
        most=400,
        hint="Such as: talks freely; Makaton; cries and reaches; Polish at home",
    )
    where = Choice(
        "Where were you?", tuple(Option(x.value, str(x.label)) for x in Where), required="Choose where you were."
    )
    place = Text("Which place?", most=200, hint="Such as: the park. Never an address")
    bedroom = Choice("Did you see where the child sleeps?", tuple(Option(x.value, str(x.label)) for x in Bedroom))
    observations = LongText(
        "What you saw", rows=5, hint="The home, food, warmth, who was there, how they were together"
    )
    tried = Choices("What did you do about it?", tuple(Option(x.value, str(x.label)) for x in Tried))
    done = LongText("What happened, and who was told", rows=4)
    again_on = DateParts("When will somebody go again?", hint="It goes on the list of whoever was to go")
    again_at = Clock("At what time?", hint="Left empty: midday")
    safe = Choice("Is the child safe tonight?", tuple(Option(x.value, str(x.label)) for x in Safe))
    safe_words = LongText("If not, or not sure: what is the danger, and what did you do?", rows=3)
    on = DateParts("On which day was this?", hint="Left empty: today, or the day recorded", past=True)
    at = Clock("At what time?", hint="Left empty: when this page was opened, or the time recorded")
    purpose = Choice("What was the visit for?", tuple(Option(x.value, str(x.label)) for x in Purpose))
    put_right_because = LongText("What was wrong with the record?", rows=2)

    def check(self) -> Sequence[Problem]:
        """Days are whole days."""
        days = [
            Problem(name, "Enter the whole date.")
            for name, day in (("on", self.on), ("hear_by", self.hear_by), ("again_on", self.again_on))
            if day and (day.latest() is None or day.earliest() != day.latest())
        ]
        return [*days, *wrong_of_showing(self, heard=bool(self.words.strip() or self.showed.strip()))]

    def told(self, opened_at: datetime, recorded: datetime | None) -> VisitTold:
        """As the action takes it. Where nobody says when it was, it was as `recorded` before, else at `opened_at`."""
        again = moment_of(self.again_on, self.again_at, usual=NOON) if self.again_on else None
        heard_by = as_date(self.hear_by)
        return VisitTold(
            happened=Happened(self.happened), where=Where(self.where), device_id=self.token, place=self.place,
            at=self._when(opened_at, recorded),
            alone=SeenAlone(self.alone) if self.alone and self.happened == Happened.SEEN else None,
            who_was_there=self.who_was_there, bedroom=Bedroom(self.bedroom) if self.bedroom else None,
            communicates=self.communicates, words=self.words, method=Method(self.method) if self.method else None,
            wants=self.wants, helped_by=self.helped_by, safe_for=self.told_to, not_for=self.not_for,
            showed=self.showed, not_heard=NotHeardBecause(self.not_heard) if self.not_heard else None,
            hear_by=at(heard_by, END_OF_DAY) if heard_by else None,
            observations=self.observations, safe=Safe(self.safe) if self.safe else None, safe_words=self.safe_words,
            tried=tuple(Tried(each) for each in self.tried), done=self.done, again_at=again,
            put_right_because=self.put_right_because, picture_says=self.picture_says,
        )  # fmt: skip

    def _when(self, opened_at: datetime, recorded: datetime | None) -> datetime:
        if recorded is None:
            return moment_of(self.on, self.at, usual=NOON) or opened_at
        on, was = self.on.earliest(), local_time(recorded)
        return at(on or was.date(), self.at or was.time()) if on or self.at else recorded


@dataclass(frozen=True)
class DoorPage(TaskPage):
    """What is known before the door opens, then the form. `key` locks what the device keeps; see `device`."""

    visit_id: str
    what_to_see: str
    last: str
    last_words: str
    alerts: Sequence[Alert]
    do_not_tell: DoNotTell | None
    places: Sequence[Fact]
    also: Sequence[Link]
    protect: Link | None
    draft_url: str
    revision: int
    key: str
    issued: str
    keys_url: str
    is_put_right: bool
    takes_pictures: bool
    pictures: Sequence[tuple[str, str]]


@screen(Permission.RECORD, load=load_visit, log="visit.viewed")
@may_be_from_paper(FormKind.VISIT)
def visit_door(request: HttpRequest, actor: Actor, loaded: AtVisit, visit_id: UUID) -> Answer:
    """Keep what happened, however often it is sent."""
    begun = begin(actor, loaded.child, "visit_door", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    now, record = timezone.now(), loaded.visit.record
    subject = str(loaded.visit.id)
    kept = draft_of(DoorForm, actor=actor, kind=DRAFT, subject=subject, otherwise=_filled(loaded, record))
    opened_at = _opened_at(request, now)
    wrong = pictures.take(request, actor=actor, visit_id=loaded.visit.id)

    def keep(told: DoorForm) -> None:
        if wrong:
            raise Incomplete([Problem("picture_says", sentence) for sentence in wrong])
        said = told.told(opened_at, record.at if record else None)
        actions.record(
            actor=actor, visit_id=visit_id, purpose=Purpose(told.purpose) if told.purpose else None,
            told=replace(said, has_picture=bool(pictures.waiting(actor, loaded.visit.id))),
        )  # fmt: skip
        pictures.keep(actor=actor, before=record, after=load_visit(actor=actor, visit_id=visit_id).visit)

    form = ask(request, kept.form, keep, fields=BY)
    if form is None:
        sent(actor=actor, kind=DRAFT, subject=subject)
        return Go(visit_url(loaded.visit.id))
    return begun.shown("visits/door.html", _page(begun, loaded, form, kept.revision, actor, now))


def _page(begun: Begun, loaded: AtVisit, form: DoorForm, revision: int, actor: Actor, now: datetime) -> DoorPage:
    shown, person = loaded.visit, loaded.child.person
    places = tuple(people.places(person, actor))
    banner = banner_of(person, actor, moment=None, places=places, open_to=None, kept=())
    seen = selectors.last_seen(person, actor=actor)
    issued = issue(now)
    together = [each for each in selectors.visits_together(shown.together, actor=actor) if each.id != shown.id]
    cards = people.people_cards([each.person_id for each in together], actor) if together else {}
    return DoorPage(
        title="At the door" if shown.record is None else "Put this visit right",
        form=form, back=back_to_visit(shown.id), caption=begun.caption,
        visit_id=str(shown.id), what_to_see=shown.what_to_see,
        last=f"Last seen {say.near(seen.at, now)} by {seen.by}" if seen else NEVER_SEEN,
        last_words=seen.said if seen else "", alerts=banner.alerts, do_not_tell=banner.do_not_tell,
        places=[fact for fact in places_said(places) if fact.key in SHOWN],
        also=[
            Link(called(cards.get(each.person_id)), visit_url(each.id, "visit_door"))
            for each in together
            if each.is_open
        ],
        protect=Link("Protect a child now", reverse("protect")) if may(actor, FrontDoor.PROTECT) else None,
        draft_url=draft_url(DRAFT, str(shown.id)), revision=revision,
        key=key_for(actor.account_id, shown.id, issued), issued=issued, keys_url=visit_url(shown.id, "visit_key"),
        is_put_right=shown.record is not None, takes_pictures=drawing.takes_pictures(actor),
        pictures=[(str(each.id), f"{each.name} ({each.said})") for each in pictures.waiting(actor, shown.id)],
    )  # fmt: skip


def _filled(loaded: AtVisit, record: RecordShown | None) -> DoorForm:
    """Where it was planned, or what was recorded before; the child's own words stay as they were said."""
    if record is None:
        return DoorForm.blank(
            filled={"where": loaded.visit.where.value, "purpose": loaded.visit.purpose.value},
            sources=dict.fromkeys(("where", "purpose"), Source("the visit as it was planned")),
        )
    return DoorForm.blank(
        filled={
            "happened": record.happened.value, "where": record.where.value, "place": record.place,
            "purpose": (record.purpose or loaded.visit.purpose).value, "who_was_there": record.who_was_there,
            "communicates": record.communicates, "observations": record.observations, "done": record.done,
            "safe_words": record.safe_words, "tried": tuple(each.value for each in record.tried),
            **({"alone": record.alone.value} if record.alone else {}),
            **({"bedroom": record.bedroom.value} if record.bedroom else {}),
            **({"safe": record.safe.value} if record.safe else {}),
        }
    )  # fmt: skip


def _opened_at(request: HttpRequest, now: datetime) -> datetime:
    """When a paper form in hand says, or the device says that the worker began within the last day; otherwise now."""
    written = paper.moment(now)
    if written != now:
        return written
    try:
        said = datetime.fromisoformat(request.POST.get("began_at", "")[:40])
    except ValueError:
        return now
    if said.tzinfo is None or said > now or (local_date(said) < local_date(now) and (now - said).days >= 1):
        return now
    return said
