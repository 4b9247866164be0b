"""What an agency is asked: its own list, without reach to the children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from openmash.casework.frontdoor.identifying import called_to_an_agency
from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import (
    Check,
    CheckChild,
    CheckReply,
    Disposition,
    Feedback,
    ReplyChild,
)
from openmash.casework.frontdoor.selectors.columns import answer_shown
from openmash.casework.frontdoor.selectors.page import AnswerShown, SaidOfChild
from openmash.casework.frontdoor.timing import Timed, check_clock
from openmash.casework.frontdoor.words import (
    Basis,
    FeedbackStatus,
    Gateway,
    Outcome,
    Wanted,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible

LOOK_BACK = timedelta(days=90)
"""A check older than this is answered by ringing: the list is for work, not for history."""
OLDER = CheckChild.objects.filter(
    check_asked=OuterRef("check_asked"), person=OuterRef("person"), recorded_at__lt=OuterRef("recorded_at")
)
"""That the agency was told of the child before: a further row says what is known since."""


@dataclass(frozen=True)
class ChildAsked:
    """A child as the agency is told of them.

    `asked_as`: how the agency was asked of them at first, where more has become known since `known_at` (UTC).
    """

    person_id: UUID
    identified_as: str
    asked_as: str = ""
    known_at: datetime | None = None

    @property
    def called(self) -> str:
        """The name; the words they were told of in, for a child without one."""
        return called_to_an_agency(self.identified_as)

    @property
    def in_a_line(self) -> str:
        """Name and birth alone, for a list: where a child lives and their numbers are for the page that needs them."""
        return ", ".join([self.called, *(part.strip() for part in self.identified_as.split(";")[1:2])])

    @property
    def first_called(self) -> str:
        """What the agency was first asked of them as; empty where nothing more is known since."""
        return called_to_an_agency(self.asked_as)

    def known_since(self, when: str) -> str:
        """What has become known since the agency was first asked, `when` in words; empty where nothing has."""
        if self.known_at is None:
            return ""
        if self.called == self.first_called:
            return (
                f"Put right {when}: this is {self.in_a_line}, as you were first asked, and nobody else we told you of."
            )
        return f"Asked as “{self.first_called}”; known since {when} to be {self.in_a_line}."


@dataclass(frozen=True)
class CheckToAnswer:
    """A check addressed to one agency: who asks, about whom, what for, why they may answer, and by when."""

    check_id: UUID
    contact_id: UUID
    agency_id: UUID
    what: str
    why: str
    basis: str
    gateway: str
    rating: str
    asked_at: datetime
    asked_by: str
    clock: Timed
    children: tuple[ChildAsked, ...]
    answers: tuple[AnswerShown, ...]
    is_wanted: bool

    @property
    def look_again(self) -> bool:
        """Whether more has become known of who a child is since the agency last answered."""
        known = [child.known_at for child in self.children if child.known_at]
        return bool(self.answers and known) and max(known) > self.answers[0].answered_at

    @property
    def about(self) -> Sequence[str]:
        return [f"check:{self.check_id}", *(f"person:{child.person_id}" for child in self.children)]


def checks_to_answer(
    *,
    actor: Actor,
    agency_id: UUID | None = None,
    answered: bool = False,
    now: datetime | None = None,
    limit: int = 200,
) -> list[CheckToAnswer]:
    """Checks addressed to an agency (the actor's own by default) that still want an answer, the first due first; with
    `answered`, those it has answered, newest first. One answered before more was known of who a child is wants an
    answer again. Of the last 90 days, by index. Seven queries, one where nothing was asked.
    """
    moment = now or timezone.now()
    since = moment - LOOK_BACK
    rows = Check.objects.filter(agency_id=agency_id or actor.agency_id, recorded_at__gte=since)
    if not rows.exists():  # of most agencies, nothing: the question below takes longer to plan than this to answer
        return []
    later = CheckReply.objects.filter(check_asked=OuterRef("check_asked"), recorded_at__gt=OuterRef("recorded_at"))
    known_since = Exists(CheckChild.objects.filter(Exists(OLDER), ~Exists(later), check_asked=OuterRef("pk")))
    replied = Exists(CheckReply.objects.filter(check_asked=OuterRef("pk")))
    not_needed = Exists(Disposition.objects.filter(check_asked=OuterRef("pk"), wanted=Wanted.NOT_NEEDED))
    done = Q(replied) & ~Q(known_since)
    wanted = rows.filter(done) if answered else rows.filter(~done, ~not_needed)
    found = _checks(list(wanted.order_by("-recorded_at", "-pk")[:limit]), moment)
    return found if answered else sorted(found, key=lambda check: check.clock.due_at or check.asked_at)


def check_to_answer(check_id: UUID, *, actor: Actor, now: datetime | None = None) -> CheckToAnswer:
    """One check, with the answers given so far. Raises NotVisible."""
    rows = list(Check.objects.filter(pk=check_id))
    if not rows:
        raise NotVisible
    return _checks(rows, now or timezone.now())[0]


def checks_of(check_ids: Sequence[UUID], *, actor: Actor, now: datetime | None = None) -> list[CheckToAnswer]:
    """These checks, as far as the actor may see them, with the answers given so far. Five queries, none for none."""
    return _checks(list(Check.objects.filter(pk__in=list(check_ids))), now or timezone.now()) if check_ids else []


@dataclass(frozen=True)
class BecameOf:
    """What became of a check for one child: who decided and when, and, once the agency has answered, what."""

    person_id: UUID
    decided_at: datetime
    decided_by: str
    outcome: str


@dataclass(frozen=True)
class LateAnswer:
    """A late answer, who is asked whether it changes the decision, and what they said (None: not yet)."""

    reply_id: UUID
    asked_of: str
    changes: bool | None


def became_of(check_id: UUID, *, actor: Actor) -> tuple[BecameOf, ...]:
    """The decisions made since a check was asked, as far as the agency may know; empty while nothing is decided."""
    with connection.cursor() as cursor:
        cursor.execute("select person_id, decided_at, decided_by, outcome from wall.became_of(%s)", [check_id])
        rows: list[tuple[UUID, datetime, UUID, str]] = cursor.fetchall()
    names = who(by for _, _, by, _ in rows)
    return tuple(
        BecameOf(person, at, names[by].name if by in names else "", Outcome(outcome).label if outcome else "")
        for person, at, by, outcome in rows
    )


def late_answers(check_id: UUID, *, actor: Actor) -> tuple[LateAnswer, ...]:
    """The answers to a check that came after the decision, and what the decision-maker said of each."""
    with connection.cursor() as cursor:
        cursor.execute("select reply_id, asked_of, changes from wall.late_answers(%s)", [check_id])
        rows: list[tuple[UUID, UUID, bool | None]] = cursor.fetchall()
    names = who(asked_of for _, asked_of, _ in rows)
    return tuple(LateAnswer(reply, names[of].name if of in names else "", changes) for reply, of, changes in rows)


def told_by_feedback(feedback_id: UUID, *, actor: Actor) -> tuple[str, datetime]:
    """What a referrer was told and when, for whoever it is shown to. Raises NotVisible."""
    row = Feedback.objects.filter(pk=feedback_id, status=FeedbackStatus.TOLD).first()
    if row is None:
        raise NotVisible
    return row.what, row.recorded_at


def _checks(rows: Sequence[Check], now: datetime) -> list[CheckToAnswer]:
    ids = [row.id for row in rows]
    children: dict[UUID, dict[UUID, ChildAsked]] = {}
    still_in = {row.id: set(row.person_ids) for row in rows}
    for child in CheckChild.objects.filter(check_asked_id__in=ids).order_by("recorded_at", "id"):
        if child.person_id not in still_in[child.check_asked_id]:
            continue  # filed in this contact by mistake: nobody is asked about them any more
        of_check = children.setdefault(child.check_asked_id, {})
        first = of_check.get(child.person_id)
        asked_as, known_at = (first.asked_as or first.identified_as, child.recorded_at) if first else ("", None)
        of_check[child.person_id] = ChildAsked(child.person_id, child.identified_as, asked_as, known_at)
    replies = list(CheckReply.objects.filter(check_asked_id__in=ids).order_by("-recorded_at", "-pk"))
    said: dict[UUID, list[SaidOfChild]] = {}
    for line in ReplyChild.objects.filter(reply_id__in=[reply.id for reply in replies]):
        said.setdefault(line.reply_id, []).append(
            SaidOfChild(line.person_id, line.information, line.impact_now, line.conditions)
        )
    wanted = dict(
        Disposition.objects.filter(check_asked_id__in=ids)
        .order_by("recorded_at", "pk")
        .values_list("check_asked_id", "wanted")
    )
    names = who([*(row.recorded_by for row in rows), *(reply.recorded_by for reply in replies)])
    found = []
    for row in rows:
        asked_at = row.occurred_at or row.recorded_at
        mine = [reply for reply in replies if reply.check_asked_id == row.id]
        local = profile_at(asked_at)
        author = names.get(row.recorded_by)
        found.append(
            CheckToAnswer(
                check_id=row.id,
                contact_id=row.contact_id,
                agency_id=row.agency_id,
                what=row.what,
                why=row.why,
                basis=Basis(row.basis).label,
                gateway=Gateway(row.gateway).label,
                rating=row.rating,
                asked_at=asked_at,
                asked_by=author.name if author else "",
                clock=check_clock(row, local, now, mine[-1].recorded_at if mine else None),
                children=tuple(children.get(row.id, {}).values()),
                answers=tuple(answer_shown(reply, names, said) for reply in mine),
                is_wanted=wanted.get(row.id) != Wanted.NOT_NEEDED,
            )
        )
    return found
