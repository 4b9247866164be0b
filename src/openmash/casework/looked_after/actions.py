"""The only code that writes of looked-after children. Keyword-only, `actor` first, in one transaction with its audit.

The journey a record belongs to is begun by `pathways/looked_after`, which gives its key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.looked_after.codes import (
    HIGHEST_SCORE,
    Adopting,
    Doing,
    InTouch,
    Living,
    NoScore,
    Standing,
    WhyNot,
)
from openmash.casework.looked_after.models import Recorded
from openmash.casework.looked_after.permissions import Permission
from openmash.casework.looked_after.timing import Placed, may_agree_to_less
from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases import actions as cases
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

CLOCKS_DIFFER = timedelta(minutes=5)
EVENTS = {
    What.PLACED: Event.PLACEMENT_BEGAN,
    What.ENDED: Event.PLACEMENT_ENDED,
    What.REVIEW: Event.LOOKED_AFTER_REVIEW_HELD,
    What.HEALTH: Event.LOOKED_AFTER_HEALTH_ASSESSED,
    What.DENTAL: Event.LOOKED_AFTER_DENTAL_CHECK_MADE,
    What.OFFICER: Event.REVIEWING_OFFICER_SAW_CHILD,
    What.PLAN: Event.PLAN_FOR_PERMANENCE_DECIDED,
    What.STRENGTHS: Event.STRENGTHS_QUESTIONNAIRE_TOLD,
    What.LEAVING: Event.LEAVING_CARE_ENTITLEMENT_SAID,
    What.ADVISER: Event.PERSONAL_ADVISER_NAMED,
    What.PATHWAY: Event.PATHWAY_PLAN_REVIEWED,
    What.TOUCH: Event.CARE_LEAVER_ASKED_AFTER,
}
ADOPTION = {
    Adopting.DECIDED: Event.ADOPTION_DECIDED,
    Adopting.EARLY: Event.FOSTERED_FOR_ADOPTION,
    Adopting.ORDER: Event.PLACEMENT_ORDER_MADE,
    Adopting.MATCHED: Event.MATCHED_FOR_ADOPTION,
    Adopting.PLACED: Event.PLACED_FOR_ADOPTION,
    Adopting.ADOPTED: Event.ADOPTION_ORDER_MADE,
    Adopting.REVERSED: Event.ADOPTION_NO_LONGER_PLANNED,
}
"""What the law counts from, or a child’s story tells."""
SAY_WHAT = "Write what it found, or that nobody has told us yet."
OF_A_PLACEMENT = (What.ENDED, What.LESS, What.MORE)
"""What is said of the placement that runs."""


@dataclass(frozen=True)
class Told:
    """One thing as it was told. `at`: when it happened, aware; None: now."""

    what: What
    at: datetime | None = None
    sort: Sort | None = None
    to_last: bool = False
    who: str = ""
    words: str = ""
    voice: str = ""
    next_on: date | None = None
    provider: Provider | None = None
    in_area: bool | None = None
    lasting: Lasting | None = None
    score: int | None = None
    no_score: NoScore | None = None
    standing: Standing | None = None
    in_touch: InTouch | None = None
    living: Living | None = None
    suitable: bool | None = None
    doing: Doing | None = None
    adopting: Adopting | None = None
    why_not: WhyNot | None = None

    @property
    def event(self) -> Event | None:
        """What the law counts from, or a child’s story tells."""
        return ADOPTION[self.adopting] if self.adopting else EVENTS.get(self.what)

    @property
    def named(self) -> str:
        """What the story says of it beside the event’s own name. No score is in a story."""
        said = (self.sort, self.lasting, self.standing, self.in_touch)
        return next((str(each.label) for each in said if each), "")


@transaction.atomic
def record(*, actor: Actor, process_id: UUID, person_id: UUID, told: Told) -> UUID:
    """Record one thing; returns its key. A child placed anew has moved: the placement before ends at that moment.

    Raises Incomplete, and NotAllowedNow for the end of a placement where none runs, or for fewer visits where the
    regulations allow none.
    """
    require(actor, Permission.RECORD)
    in_turn(person_id)
    at = told.at or timezone.now()
    problems = _missing(told, at)
    if problems:
        raise Incomplete(problems)
    runs = _running(person_id, actor) if told.what is What.PLACED or told.what in OF_A_PLACEMENT else None
    if told.what in OF_A_PLACEMENT and runs is None:
        raise NotAllowedNow("No placement runs. Somebody may have said already how it ended.")
    if told.what is What.LESS and runs is not None and not may_agree_to_less(_placed(runs), at):
        raise NotAllowedNow(
            "Visits may be fewer only after a year in a long-term foster placement: with foster carers, and meant to "
            "last until the child is 18 (regulation 28(3A))."
        )
    if runs is not None and runs.occurred_at is not None and at < runs.occurred_at:
        raise Incomplete([Problem("on", "The placement that runs began after that. Check the day, or take it back.")])
    if told.what is What.PLACED and runs is not None:
        _keep(actor, process_id, person_id, Told(What.ENDED, at, words="Moved to another placement."), at, runs.pk)
    return _keep(actor, process_id, person_id, told, at, runs.pk if runs and told.what in OF_A_PLACEMENT else None)


@transaction.atomic
def take_back(*, actor: Actor, row_id: UUID, why: str) -> UUID:
    """Say that something was recorded by mistake; returns whose it is. What was written stays readable as it stood.

    Raises NotVisible, Incomplete, and NotAllowedNow for a placement whose end is recorded.
    """
    require(actor, Permission.RECORD)
    row = Recorded.objects.visible_to(actor).current().filter(pk=row_id).exclude(what=What.MISTAKE).first()
    if row is None:
        raise NotVisible
    if not why.strip():
        raise Incomplete([Problem("why", "Say why it was a mistake.")])
    in_turn(row.person_id)
    if Recorded.objects.current().filter(placement_id=row_id).exclude(what=What.MISTAKE).exists():
        raise NotAllowedNow("How this placement ended is recorded. Take that back first.")
    milestone = None
    if row.milestone_id is not None:
        milestone = cases.mark(
            actor=actor, process_id=row.process_id, person_id=row.person_id, event=Event.RECORDED_IN_ERROR,
            occurred_at=row.occurred_at, words=why.strip(), supersedes=row.milestone_id,
        )  # fmt: skip
    Recorded.record(
        actor=actor, process_id=row.process_id, person_id=row.person_id, milestone_id=milestone, what=What.MISTAKE,
        words=why.strip(), occurred_at=row.occurred_at, supersedes=row.pk,
    )  # fmt: skip
    audit.record(actor, "looked_after.taken_back", about=[f"person:{row.person_id}"], detail={"what": str(row.what)})
    return row.person_id


def _keep(actor: Actor, process_id: UUID, person_id: UUID, told: Told, at: datetime, placement: UUID | None) -> UUID:
    milestone = None
    if told.event is not None:
        milestone = cases.mark(
            actor=actor, process_id=process_id, person_id=person_id, event=told.event, occurred_at=at, words=told.named,
        )  # fmt: skip
    row = Recorded.record(
        actor=actor, process_id=process_id, person_id=person_id, milestone_id=milestone, placement_id=placement,
        what=told.what, occurred_at=at, sort=told.sort or "" if told.what is What.PLACED else "",
        to_last=told.to_last and told.what is What.PLACED, who=told.who.strip()[:200], words=told.words.strip(),
        voice=told.voice.strip(), next_on=told.next_on,
        provider=told.provider or "" if told.what is What.PLACED else "",
        in_area=told.in_area if told.what is What.PLACED else None,
        lasting=told.lasting or "" if told.what is What.PLAN else "", score=told.score, no_score=told.no_score or "",
        standing=told.standing or "", in_touch=told.in_touch or "", living=told.living or "", suitable=told.suitable,
        doing=told.doing or "", adopting=told.adopting or "", why_not=told.why_not or "",
    )  # fmt: skip
    audit.record(actor, "looked_after.recorded", about=[f"person:{person_id}"], detail={"what": told.what.value})
    return row.pk


def _running(person_id: UUID, actor: Actor) -> Recorded | None:
    """The placement of which nobody has said how it ended."""
    rows = Recorded.objects.visible_to(actor).current().filter(person_id__in=linkage.person_set(person_id, actor).ids)
    ended = rows.filter(what=What.ENDED).values_list("placement_id", flat=True)
    return rows.filter(what=What.PLACED).exclude(pk__in=list(ended)).order_by("-occurred_at", "-id").first()


def _placed(row: Recorded) -> Placed:
    return Placed(row.occurred_at or row.recorded_at, Sort(row.sort), row.to_last)


def _missing(told: Told, at: datetime) -> list[Problem]:
    """What each thing must say, and what cannot be."""
    needed: dict[What, list[tuple[str, object, str]]] = {
        What.PLACED: [("sort", told.sort, "Choose how the child is placed.")],
        What.ENDED: [("words", told.words.strip(), "Say why it ended, and what came next.")],
        What.REVIEW: [
            ("who", told.who.strip(), "Say who chaired it."),
            ("voice", told.voice.strip(), "Write what the child said or how they took part, or why they could not."),
            ("words", told.words.strip(), "Write what was decided."),
        ],
        What.EARLIER: [
            ("who", told.who.strip(), "Say who asks for it."),
            ("next_on", told.next_on, "Enter the day by which it is asked for."),
        ],
        What.LESS: [
            ("voice", told.voice.strip(), "Write what the child said when they agreed."),
            ("words", told.words.strip(), "Say how everybody was told that this is a long-term foster placement."),
        ],
        What.MORE: [("voice", told.voice.strip(), "Write what the child said.")],
        What.HEALTH: [("words", told.words.strip(), SAY_WHAT)],
        What.DENTAL: [("words", told.words.strip(), SAY_WHAT)],
        What.OFFICER: [("who", told.who.strip(), "Say who saw or spoke to the child.")],
        What.PLAN: [
            ("lasting", told.lasting, "Choose what the plan is."),
            ("words", told.words.strip(), "Say why this is the plan, or why there is none yet."),
        ],
        What.LEAVING: [("standing", told.standing, "Choose what the young person is entitled to.")],
        What.ADVISER: [("who", told.who.strip(), "Say who the personal adviser is.")],
        What.PATHWAY: [
            ("voice", told.voice.strip(), "Write what the young person said of their plan, or why they could not."),
            ("words", told.words.strip(), "Write what the plan says now."),
        ],
        What.TOUCH: [("in_touch", told.in_touch, "Choose whether we are in touch.")],
        What.ADOPTION: [("adopting", told.adopting, "Choose what happened.")],
    }  # fmt: skip
    problems = [Problem(field, sentence) for field, given, sentence in needed.get(told.what, ()) if not given]
    problems += _of_codes(told)
    if at > timezone.now() + CLOCKS_DIFFER:
        problems.append(Problem("on", "This cannot be in the future. Check the day."))
    if told.next_on is not None and told.next_on <= local_date(at):
        problems.append(Problem("next_on", "This is a day to come. Check it."))
    return problems


def _of_codes(told: Told) -> list[Problem]:
    """What the answers to a return’s questions must say together."""
    asked: list[tuple[str, bool, str]] = []
    if told.what is What.STRENGTHS:
        scored = told.score is not None
        asked = [
            ("score", scored or told.no_score is not None, "Write the score, or choose why there is none."),
            ("score", not scored or 0 <= (told.score or 0) <= HIGHEST_SCORE, "A total is between 0 and 40. Check it."),
            ("no_score", not (scored and told.no_score), "There is a score, so leave out why there is none."),
            ("who", not scored or bool(told.who.strip()), "Say who answered the questionnaire."),
        ]
    if told.in_touch is InTouch.DIED:
        asked = [("in_touch", False, "Record the death by its own task: everything stops with it.")]
    if told.in_touch is InTouch.YES:
        asked = [
            ("living", told.living is not None, "Choose how they live."),
            ("suitable", told.suitable is not None, "Say whether the place is suitable."),
            ("doing", told.doing is not None, "Choose what they mainly do."),
        ]
    if told.what is What.ADOPTION:
        ends = told.adopting is Adopting.REVERSED
        asked = [
            ("why_not", not ends or told.why_not is not None, "Choose why the child is no longer to be placed."),
            ("why_not", ends or told.why_not is None, "Only for a child who is no longer to be placed for adoption."),
        ]
    return [Problem(field, sentence) for field, holds, sentence in asked if not holds]
