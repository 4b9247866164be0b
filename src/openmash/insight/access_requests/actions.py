"""The only code that writes about requests for one's own record.

Four pairs of hands: the information lead records the request and prepares the answer; somebody who may see the record
says whose it is, which opens it to the lead for as long as the request is open; whoever else something came from says
whether it may be given; and a second person agrees to the answer, by its digest. What is given is that, to the byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import Error, transaction
from django.utils import timezone

from openmash.foundation.access.actions import end_reach, grant_reach
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.insight.access_requests import selectors
from openmash.insight.access_requests.collecting import is_held
from openmash.insight.access_requests.making import Made, digest_of, make, must_not_leave
from openmash.insight.access_requests.models import (
    Agreed,
    Answered,
    Chosen,
    Found,
    Given,
    Prepared,
    Request,
    Stepped,
)
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import SELF, RequestShown
from openmash.insight.access_requests.words import (
    CHOSEN,
    Asker,
    Because,
    Choice,
    Consulted,
    Route,
    Step,
    Verdict,
    Wants,
)
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import local_date

ASKED_FOR = "Somebody asks on the public pages about what is recorded of them. The month has begun."


@dataclass(frozen=True)
class Asked:
    """A request as it came. `authority`: by what right they ask for somebody else. `route_words`: the safe way."""

    asker: Asker
    asker_name: str
    about_name: str
    about_born: str
    asked: str
    route: Route
    route_words: str
    received_on: date
    authority: str = ""
    wants: Wants = Wants.COPY


@dataclass(frozen=True)
class Choosing:
    """What is decided about one entry, and why."""

    entry: str
    choice: Choice
    words: str
    because: Because | None = None


@transaction.atomic
def record(*, actor: Actor, asked: Asked) -> UUID:
    """Record a request; returns its key. The clock runs from the day it came. Raises Incomplete."""
    require(actor, Permission.HANDLE)
    needed = (
        ("asker_name", asked.asker_name, "Say who asks."),
        ("about_name", asked.about_name, "Say whose record they ask for."),
        ("asked", asked.asked, "Say what they ask for, in their own words."),
        ("route_words", asked.route_words, "Say how the answer reaches them and nobody else."),
    )
    found = [Problem(field, sentence) for field, words, sentence in needed if not words.strip()]
    if asked.asker is not Asker.THEMSELF and not asked.authority.strip():
        found.append(Problem("authority", "Say by what right they ask for somebody else, and what the child says."))
    if asked.received_on > local_date(timezone.now()):
        found.append(Problem("received_on", "This cannot have come in the future."))
    if found:
        raise Incomplete(found)
    row = Request.record(
        actor=actor, asker=asked.asker, asker_name=asked.asker_name.strip(), about_name=asked.about_name.strip(),
        about_born=asked.about_born.strip(), authority=asked.authority.strip(), asked=asked.asked.strip(),
        wants=asked.wants, route=asked.route, route_words=asked.route_words.strip(), received_on=asked.received_on,
        occurred_at=timezone.now(),
    )  # fmt: skip
    _note(actor, "recorded", row.pk, asker=asked.asker.value)
    return row.pk


@transaction.atomic
def ask(*, actor: Actor, asked: Asked) -> None:
    """Keep what somebody asked on the public pages, and tell the information lead. Raises Incomplete.

    Nothing is looked up, and nothing comes back: the page says the same whether anything is held or not. The month runs
    from now; nobody is given anything before a person has seen who asks.
    """
    require(actor, Permission.ASK)
    needed = (
        ("asker_name", asked.asker_name, "Tell us your name."),
        ("about_name", asked.about_name, "Tell us the name of the person it is about."),
        ("asked", asked.asked, "Tell us what you want, in your own words."),
        ("route_words", asked.route_words, "Tell us one safe way to reach you."),
    )
    found = [Problem(field, sentence) for field, words, sentence in needed if not words.strip()]
    if asked.asker is not Asker.THEMSELF and not asked.authority.strip():
        found.append(Problem("authority", "Tell us who you are to them."))
    if found:
        raise Incomplete(found)
    row = Request.record(
        actor=actor, asker=asked.asker, asker_name=asked.asker_name.strip(), about_name=asked.about_name.strip(),
        about_born=asked.about_born.strip(), authority=asked.authority.strip(), asked=asked.asked.strip(),
        wants=asked.wants, route=Route.TO_AGREE, route_words=asked.route_words.strip(),
        received_on=local_date(timezone.now()), occurred_at=timezone.now(),
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), text=ASKED_FOR,
        where=Where("access_request", {"request_id": str(row.pk)}), source_key=f"access_request:{row.pk}",
    )  # fmt: skip
    _note(actor, "asked", row.pk, wants=asked.wants.value)


@transaction.atomic
def step(*, actor: Actor, request_id: UUID, kind: Step, on: date, words: str) -> None:
    """Add a step. Raises Incomplete, and NotAllowedNow where it does not follow from what was done before."""
    require(actor, Permission.HANDLE)
    in_turn(request_id)
    shown = _open(request_id, actor)
    if not words.strip():
        raise Incomplete([Problem("words", "Say what was asked, shown or said.")])
    if on > local_date(timezone.now()) or on < shown.received_on:
        raise Incomplete([Problem("on", "This is between the day the request came and today.")])
    _follows(kind, shown, on)
    Stepped.record(
        actor=actor, request_id=request_id, step=kind, on=on, words=words.strip(), occurred_at=timezone.now()
    )
    _note(actor, "stepped", request_id, step=kind.value)
    if kind in (Step.WITHDRAWN, Step.REFUSED, Step.NO_TRACE, Step.DECIDED):
        end_reach(actor=actor, source_id=request_id)


@transaction.atomic
def find(*, actor: Actor, request_id: UUID, person: PersonSet, recipient: str, words: str) -> None:
    """Say whose record it is, and open it to whoever recorded the request until it ends. Raises Incomplete.

    `recipient`: "self", or the key of the relative who asks, as far as their record is known (a person's key).
    """
    require(actor, Permission.FIND)
    in_turn(request_id)
    shown = _open(request_id, actor)
    if shown.is_found:
        raise NotAllowedNow("Whose record it is has been said already.")
    if not words.strip():
        raise Incomplete([Problem("words", "Say how you know that it is this person.")])
    answers = shown.answered_by
    if answers is None:
        raise NotAllowedNow("It came by the public pages. The information lead says first how they know who asks.")
    row = Found.record(
        actor=actor, request_id=request_id, person_ids=list(person.ids), recipient=recipient or SELF,
        words=words.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    row.refresh_from_db(fields=["circle_id"])
    reason = f"Asked for by {shown.asker_name}"[:200]
    for key in person.ids:
        grant_reach(
            actor=actor, account_id=answers, person_id=key, basis="access_request", reason=reason,
            source_id=request_id,
        )  # fmt: skip
    if row.circle_id != 1:
        grant_reach(
            actor=actor, account_id=answers, circle_id=row.circle_id, basis="access_request", reason=reason,
            source_id=request_id,
        )  # fmt: skip
    Stepped.record(
        actor=actor, request_id=request_id, step=Step.FOUND, on=local_date(timezone.now()),
        words="The record is open to whoever answers, for as long as this is open.", occurred_at=timezone.now(),
    )  # fmt: skip
    _note(actor, "found", request_id, *person.about)


@transaction.atomic
def answered(*, actor: Actor, request_id: UUID, agency_id: UUID, answer: Consulted, words: str) -> None:
    """Keep what an agency said of what came from it. A later answer takes an earlier one's place."""
    require(actor, Permission.HANDLE)
    shown = _found(request_id, actor)
    if not words.strip():
        raise Incomplete([Problem("answer_words", "Say who answered, when, and what they said.")])
    Answered.record(
        actor=actor, request_id=request_id, person_ids=list(shown.person_ids), agency_id=agency_id, answer=answer,
        words=words.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    _note(actor, "agency_answered", request_id, answer=answer.value, agency=str(agency_id))


@transaction.atomic
def choose(*, actor: Actor, request_id: UUID, choosing: Choosing) -> None:
    """Decide about one entry: give it whole, covered, or leave it out, and why. Nothing here lets through what is
    left out for everybody. Raises NotVisible for an entry that is not held, and Incomplete.
    """
    require(actor, Permission.HANDLE)
    shown = _found(request_id, actor)
    if not is_held(shown.person_ids, choosing.entry):
        raise NotVisible
    found = []
    if not choosing.words.strip():
        found.append(Problem("words", "Say why."))
    if choosing.choice is Choice.LEAVE_OUT and choosing.because not in CHOSEN:
        found.append(Problem("because", "Say for which reason it is left out."))
    if found:
        raise Incomplete(found)
    Chosen.record(
        actor=actor, request_id=request_id, person_ids=list(shown.person_ids), entry=choosing.entry,
        choice=choosing.choice, words=choosing.words.strip(), occurred_at=timezone.now(),
        because=choosing.because if choosing.choice is Choice.LEAVE_OUT else "",
    )  # fmt: skip
    _note(actor, "chosen", request_id, entry=choosing.entry, choice=choosing.choice.value)


@transaction.atomic
def prepare(*, actor: Actor, request_id: UUID) -> UUID:
    """Make the answer as it would be given, and keep it for a second person; returns its key.

    Raises NotAllowedNow where who asks was not shown, the clock stands, or what must not leave cannot be kept in.
    """
    require(actor, Permission.HANDLE)
    in_turn(request_id)
    shown = _found(request_id, actor)
    if not shown.is_identified:
        raise NotAllowedNow("Nobody has seen yet that it is they. Say how you know who asks first.")
    now = timezone.now()
    try:
        with transaction.atomic():
            kept = selectors.around_of(shown, actor=actor)
    except Error as broken:
        raise NotAllowedNow("Who must be kept out of it could not be found, so nothing was made.") from broken
    lines = selectors.lines(shown, actor=actor, kept=kept)
    made = make(lines, kept, recipient=shown.asker_name, now=now, young=shown.is_young)
    return _keep(actor, shown, made)


def _keep(actor: Actor, shown: RequestShown, made: Made) -> UUID:
    row = Prepared.record(
        actor=actor, request_id=shown.id, person_ids=list(shown.person_ids), recipient_name=shown.asker_name,
        lines=made.lines, kept_back=dict(made.kept_back), pdf=made.pdf, table=made.table, json=made.json,
        sha256=made.sha256, occurred_at=timezone.now(),
    )  # fmt: skip
    _note(actor, "prepared", shown.id, sha256=made.sha256)
    return row.pk


@transaction.atomic
def agree(*, actor: Actor, request_id: UUID, sha256: str, verdict: Verdict, words: str) -> None:
    """Agree to the newest answer, or not; never to one's own. `sha256`: of what was read, as the page gave it."""
    require(actor, Permission.AGREE)
    in_turn(request_id)
    _found(request_id, actor)
    row = Prepared.objects.visible_to(actor).filter(request_id=request_id).order_by("-recorded_at", "-pk").first()
    if row is None or Agreed.objects.filter(prepared_id=row.pk).exists():
        raise NotAllowedNow("There is nothing that waits for a second person.")
    if row.recorded_by == actor.account_id:
        raise NotPermitted("What you prepared is agreed to by somebody else.")
    if not words.strip():
        raise Incomplete([Problem("agree_words", "Say what you looked at, or what is to be put right.")])
    if sha256 != row.sha256 or _digest(row) != row.sha256:
        raise NotAllowedNow("The answer is not the one you read. Read it again.")
    Agreed.record(
        actor=actor, request_id=request_id, person_ids=list(row.person_ids), prepared_id=row.pk, verdict=verdict,
        sha256=row.sha256, words=words.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    _note(actor, "agreed", request_id, verdict=verdict.value, sha256=row.sha256)


@transaction.atomic
def to_hand_over(*, actor: Actor, request_id: UUID, form: str) -> bytes:
    """One form of the answer ("pdf", "table" or "json"), to hand over: what was agreed, to the byte. Logged.

    Raises NotAllowedNow where nobody agreed, a byte is not what was agreed to, or something in it must be kept in
    since.
    """
    require(actor, Permission.HANDLE)
    row = _agreed(request_id, actor)
    _note(actor, "handed_over", request_id, form=form, sha256=row.sha256, recipient=row.recipient_name)
    return {"pdf": bytes(row.pdf), "table": bytes(row.table), "json": bytes(row.json)}[form]


@transaction.atomic
def give(*, actor: Actor, request_id: UUID, route: Route, words: str) -> None:
    """Say that the answer was given, and how. It ends the request, and the lead's reach with it."""
    require(actor, Permission.HANDLE)
    in_turn(request_id)
    row = _agreed(request_id, actor)
    if not words.strip():
        raise Incomplete([Problem("given_words", "Say when, where and to whom it was given, and who was there.")])
    Given.record(
        actor=actor, request_id=request_id, person_ids=list(row.person_ids), prepared_id=row.pk, route=route,
        words=words.strip(), sha256=row.sha256, occurred_at=timezone.now(),
    )  # fmt: skip
    _note(actor, "given", request_id, *(f"person:{key}" for key in row.person_ids), recipient=row.recipient_name)
    Stepped.record(
        actor=actor, request_id=request_id, step=Step.GIVEN, on=local_date(timezone.now()), words=str(route.label),
        occurred_at=timezone.now(),
    )  # fmt: skip
    end_reach(actor=actor, source_id=request_id)


def _agreed(request_id: UUID, actor: Actor) -> Prepared:
    """The newest answer, if it may leave now."""
    shown = _found(request_id, actor)
    row = Prepared.objects.visible_to(actor).filter(request_id=request_id).order_by("-recorded_at", "-pk").first()
    yes = row and Agreed.objects.filter(prepared_id=row.pk, verdict=Verdict.AGREED, sha256=row.sha256).exists()
    if row is None or not yes:
        raise NotAllowedNow("A second person has not agreed to this answer.")
    if _digest(row) != row.sha256:
        raise NotAllowedNow("The answer is not what was agreed to. Tell whoever runs the system, and prepare it again.")
    kept = selectors.around_of(shown, actor=actor)
    if must_not_leave(bytes(row.table), bytes(row.json), kept):
        raise NotAllowedNow("Something in it has been protected since it was agreed to. Prepare it again.")
    return row


def _digest(row: Prepared) -> str:
    return digest_of(bytes(row.pdf), bytes(row.table), bytes(row.json))


def _open(request_id: UUID, actor: Actor) -> RequestShown:
    shown = selectors.request(actor=actor, request_id=request_id)
    if shown.is_ended:
        raise NotAllowedNow("This request has ended.")
    return shown


def _found(request_id: UUID, actor: Actor) -> RequestShown:
    shown = _open(request_id, actor)
    if not shown.person_ids:
        raise NotAllowedNow("Nobody has said yet whose record it is.")
    return shown


def _follows(kind: Step, shown: RequestShown, on: date) -> None:
    done = {each.step for each in shown.steps}
    waits = shown.waits_since is not None
    if kind is Step.NARROW_ASKED and waits:
        raise NotAllowedNow("We wait for them to say what they mean already.")
    if kind is Step.NARROWED and not waits:
        raise NotAllowedNow("They were not asked to say what they mean.")
    if kind is Step.IDENTITY_ASKED and done & {Step.IDENTITY_ASKED, Step.IDENTITY_SHOWN}:
        raise NotAllowedNow("They were asked already, or have shown it.")
    if kind is Step.EXTENDED:
        if Step.EXTENDED in done:
            raise NotAllowedNow("It was extended already. It cannot be twice.")
        if shown.extend_by is None or on > shown.extend_by:
            raise NotAllowedNow("They had to be told within the first month. It cannot be extended now.")
    if kind is Step.DECIDED and shown.wants is Wants.COPY:
        raise NotAllowedNow("They asked to see it: it ends when they are given the answer.")
    if kind is Step.DECIDED and not shown.is_identified:
        raise NotAllowedNow("Nobody has seen yet that it is they. Say how you know who asks first.")
    if kind in (Step.GIVEN, Step.FOUND):
        raise NotAllowedNow("It is given from the answer itself.")


def _note(actor: Actor, kind: str, request_id: UUID, *about: str, **detail: str) -> None:
    audit.record(actor, f"access_requests.{kind}", about=[f"access_request:{request_id}", *about], detail=detail)
