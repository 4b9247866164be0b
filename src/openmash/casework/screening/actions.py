"""The only code that writes what screening keeps. Keyword-only, `actor` first, one transaction, audited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.screening import rules
from openmash.casework.screening.models import (
    Attended,
    Excuse,
    Grading,
    Research,
    ScreenedAdult,
    ScreenedChild,
    Screening,
    SentOn,
)
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import found_for, owed_one
from openmash.casework.screening.telling import AttendedTold, ChildTold, GradeTold, ScreeningTold
from openmash.casework.screening.words import Excused, Part, Spoken, To
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.notices import actions as notices
from openmash.statute.calendar import local_date

CLOCKS_DIFFER = timedelta(minutes=5)
MANY_CHILDREN = 12


def strand_of(agency_id: UUID) -> int:
    """The circle that keeps a force's screenings its own. Raises NotAllowedNow where it has none."""
    strand = agencies.agency(agency_id).strand_circle
    if strand is None:
        raise NotAllowedNow("This agency has no private strand to keep its screenings in. Set the agency up first.")
    return strand


@transaction.atomic
def submit(*, actor: Actor, told: ScreeningTold) -> UUID:
    """Keep a screening by the officer who was there, with its first grade; returns its key. Raises Incomplete."""
    require(actor, Permission.WRITE)
    return _keep(actor, told, None)


@transaction.atomic
def take_in(*, actor: Actor, told: ScreeningTold, origin_id: UUID | None = None) -> UUID:
    """Keep a screening that the force's own system sent; returns its key. Reads nothing. Raises Incomplete."""
    require(actor, Permission.TAKE_IN)
    return _keep(actor, told, origin_id)


def _keep(actor: Actor, told: ScreeningTold, origin_id: UUID | None) -> UUID:
    if problems := _problems(told):
        raise Incomplete(problems)
    circle = strand_of(actor.agency_id)
    row = Screening.record(
        actor=actor, circle_id=circle, occurred_at=told.at, incident_ref=told.incident_ref.strip(), kind=told.kind,
        kind_said=told.kind_said, domestic_abuse=told.domestic_abuse, address=told.address.strip(),
        postcode=told.postcode.strip().upper(), narrative=told.narrative, safe_now=told.safe_now,
        family_told=told.family_told, family_why_not=told.family_why_not, officer_id=told.officer_id,
        officer_name=told.officer_name, team_id=told.team_id, came_by=told.came_by,
        written_at=told.written_at, their_ref=told.their_ref, form=told.form, form_version=told.form_version,
        answers=dict(told.answers), origin_id=origin_id,
    )  # fmt: skip
    for place, child in enumerate(told.children):
        _keep_child(actor, row.pk, circle, place, child, told.at, origin_id)
    for place, adult in enumerate(told.adults):
        ScreenedAdult.record(
            actor=actor, circle_id=circle, screening=row, place=place, forenames=adult.forenames.strip(),
            surname=adult.surname.strip(), born=adult.born, relation=adult.relation, part=adult.part,
            vulnerable=list(adult.vulnerable), vulnerable_words=adult.vulnerable_words, origin_id=origin_id,
        )  # fmt: skip
    keep_grading(actor, row.pk, circle, Part.OFFICER, told.grade, told.officer_name, origin_id=origin_id)
    audit.record(
        actor, "screening.kept", about=[f"screening:{row.pk}"],
        detail={"grade": told.grade.grade.value, "kind": told.kind, "came_by": told.came_by.value},
    )  # fmt: skip
    return row.pk


def _keep_child(
    actor: Actor, screening_id: UUID, circle: int, place: int, child: ChildTold, at: datetime | None,
    origin_id: UUID | None,
) -> UUID:  # fmt: skip
    row = ScreenedChild.record(
        actor=actor, circle_id=circle, screening_id=screening_id, place=place, forenames=child.forenames.strip(),
        surname=child.surname.strip(), born=child.born, described=child.described,
        person_key=rules.person_key(child.forenames, child.surname, child.born), present=child.present,
        lives_here=child.lives_here, seen=child.seen, seen_why_not=child.seen_why_not, spoken_to=child.spoken_to,
        spoken_why_not=child.spoken_why_not, words=child.words, appearance=child.appearance, activity=child.activity,
        relationships=child.relationships, environment=child.environment, injuries=child.injuries, school=child.school,
        gp=child.gp, language=child.language, sex=child.sex, ethnicity=child.ethnicity, disabled=child.disabled,
        wants=child.wants, helped_by=child.helped_by, not_for=child.not_for,
        safe_for=None if child.safe_for is None else list(child.safe_for), occurred_at=at, origin_id=origin_id,
    )  # fmt: skip
    return row.pk


@transaction.atomic
def add_child(
    *, actor: Actor, screening_id: UUID, told: ChildTold, at: datetime, place: int, origin_id: UUID | None = None
) -> UUID:
    """Add a further child to a screening that the actor takes in, as the next row of a file does; returns its key."""
    require(actor, Permission.TAKE_IN)
    key = _keep_child(actor, screening_id, strand_of(actor.agency_id), place, told, at, origin_id)
    audit.record(actor, "screening.child_added", about=[f"screening:{screening_id}"])
    return key


def _problems(told: ScreeningTold) -> list[Problem]:
    """Only what cannot have happened, and what no screening is complete without (who was seen and spoken to)."""
    found = []
    if not told.incident_ref.strip():
        found.append(Problem("incident_ref", "Enter the incident number, so that this is found with it."))
    found += _impossible_times(told, timezone.now() + CLOCKS_DIFFER)
    if not told.narrative.strip():
        found.append(Problem("narrative", "Write what happened, in a line or two."))
    if not told.children:
        found.append(Problem("children", "Tell us about each child. If you do not know a name, describe them."))
    if len(told.children) > MANY_CHILDREN:
        found.append(Problem("children", f"No more than {MANY_CHILDREN} children fit. Write a second screening."))
    if not told.grade.reasons.strip():
        found.append(Problem("reasons", "Say why you graded it so."))
    for place, child in enumerate(told.children):
        if not child.seen and not child.seen_why_not.strip():
            found.append(Problem(f"children-{place}-seen_why_not", "Say why the child was not seen."))
        if child.seen and child.spoken_to is Spoken.NO and not child.spoken_why_not.strip():
            found.append(Problem(f"children-{place}-spoken_why_not", "Say why you did not speak to the child."))
    return found


def _impossible_times(told: ScreeningTold, latest: datetime) -> list[Problem]:
    ahead, found = "This cannot be in the future. Check the day and the time.", []
    if told.at > latest:
        found.append(Problem("happened_at", ahead))
    if told.written_at is not None and told.written_at > latest:
        found.append(Problem("submitted_at", ahead))
    elif told.written_at is not None and told.written_at < told.at:
        found.append(Problem("submitted_at", "It cannot have been sent before the incident. Check both times."))
    return found


def keep_grading(
    actor: Actor, screening_id: UUID, circle: int, part: Part, told: GradeTold, by_name: str, *, feedback: str = "",
    is_example: bool = False, origin_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add one grading. Inner: no permission asked."""
    row = Grading.record(
        actor=actor, circle_id=circle, screening_id=screening_id, part=part, grade=told.grade, items=dict(told.items),
        reasons=told.reasons, by_name=by_name, feedback=feedback.strip(), is_example=is_example, origin_id=origin_id,
    )  # fmt: skip
    return row.pk


@transaction.atomic
def review(*, actor: Actor, screening_id: UUID, told: GradeTold, feedback: str, is_example: bool = False) -> UUID:
    """Review a screening: agree, or grade it otherwise with why. The first grade stays; returns the review's key.

    Nobody reviews their own. Raises NotVisible, NotAllowedNow, Incomplete.
    """
    require(actor, Permission.REVIEW)
    found = found_for(screening_id, actor=actor)
    if actor.account_id in (found.officer_id, found.recorded_by):
        raise NotAllowedNow("You wrote this one. Somebody else reviews it.")
    if not told.reasons.strip():
        raise Incomplete([Problem("reasons", "Say why you grade it so.")])
    row = keep_grading(
        actor, screening_id, found.circle_id, Part.REVIEW, told, actor.name, feedback=feedback, is_example=is_example
    )
    audit.record(actor, "screening.reviewed", about=[f"screening:{screening_id}"], detail={"grade": told.grade.value})
    return row


@transaction.atomic
def add_research(*, actor: Actor, screening_id: UUID, searched: str, under: str, back_to: str, found: str) -> UUID:
    """Add what the force's other systems hold, with what was searched, for whom and how far back. Raises Incomplete."""
    require(actor, Permission.RESEARCH)
    screening = found_for(screening_id, actor=actor)
    said = {"searched": searched, "under": under, "back_to": back_to, "found": found}
    asked = {
        "searched": "Say which systems were searched.", "under": "Say for which names or numbers.",
        "back_to": "Say how far back.", "found": "Say what was found, or that nothing was.",
    }  # fmt: skip
    if missing := [Problem(name, asked[name]) for name, words in said.items() if not words.strip()]:
        raise Incomplete(missing)
    row = Research.record(
        actor=actor, circle_id=screening.circle_id, screening=screening,
        **{name: words.strip() for name, words in said.items()},
    )  # fmt: skip
    audit.record(actor, "screening.researched", about=[f"screening:{screening_id}"])
    return row.pk


@transaction.atomic
def note_sent(
    *, actor: Actor, screening_id: UUID, circle: int, to: To, rule: str, because: str, at_grade: str,
    contact_id: UUID | None = None, reference: str = "", people: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Note that it was sent on, once to each. Inner: the pathway that sends it asks the permission."""
    SentOn.record(
        actor=actor, circle_id=circle, screening_id=screening_id, to=to, rule=rule[:40], because=because,
        at_grade=at_grade, contact_id=contact_id, reference=reference, people=dict(people or {}),
    )  # fmt: skip
    about = [f"screening:{screening_id}", *([f"contact:{contact_id}"] if contact_id else [])]
    audit.record(
        actor, "screening.sent_on", about=about,
        detail={"to": to.value, "rule": rule, "grade": at_grade},
    )  # fmt: skip


@transaction.atomic
def excuse(*, actor: Actor, incident_ref: str, because: Excused, words: str) -> UUID:
    """Say why an incident with a child needs no screening. It stays counted, apart. Raises Incomplete."""
    require(actor, Permission.EXCUSE)
    if not words.strip():
        raise Incomplete([Problem("words", "Say in a line why no screening is needed.")])
    row = Excuse.record(
        actor=actor, circle_id=strand_of(actor.agency_id), incident_ref=incident_ref, because=because,
        words=words.strip()[:400],
    )  # fmt: skip
    audit.record(actor, "screening.excused", about=[f"incident:{row.pk}"], detail={"because": because.value})
    return row.pk


@transaction.atomic
def ask_officer(*, actor: Actor, attended_id: UUID, line: str = "") -> str:
    """Ask the officer who went to screen it, by a message today; once a day, however often it is pressed.

    Returns the officer's name. Raises NotVisible, and NotAllowedNow where nobody with an account here went.
    """
    require(actor, Permission.REVIEW)
    owed = owed_one(attended_id, actor=actor)
    if owed.officer_id is None:
        raise NotAllowedNow("Nobody with an account here is named as having gone. Screen it yourself.")
    now = timezone.now()
    text = f"{actor.name} asks you to screen {owed.kind[:1].lower()}{owed.kind[1:]}, {owed.reference}."
    notices.notify(
        actor=actor, kind=notices.NoticeKind.TODAY, to=notices.To(account_id=owed.officer_id),
        text=f"{text} {line.strip()}".strip(), source_key=f"incident:{attended_id}:asked:{local_date(now)}",
        where=notices.Where("screenings"),
    )  # fmt: skip
    audit.record(actor, "screening.officer_asked", about=[f"incident:{attended_id}"])
    return owed.officer


@transaction.atomic
def take_in_attended(
    *, actor: Actor, told: AttendedTold, origin_id: UUID | None = None, supersedes: UUID | None = None
) -> UUID:
    """Keep an incident as command and control tells it, in place of an earlier row of it. Reads nothing."""
    require(actor, Permission.TAKE_IN)
    if problems := _attended_problems(told, timezone.now()):
        raise Incomplete(problems)
    row = Attended.record(
        actor=actor, circle_id=strand_of(actor.agency_id), reference=told.reference.strip(), kind=told.kind.strip(),
        occurred_at=told.at, ended_at=told.ended_at, children=told.children, officer_id=told.officer_id,
        officer_name=told.officer_name.strip(), team_id=told.team_id, postcode_area=told.postcode_area.upper()[:4],
        withdrawn=told.withdrawn, origin_id=origin_id, supersedes=supersedes,
    )  # fmt: skip
    audit.record(actor, "screening.incident_taken_in", about=[f"incident:{row.pk}"])
    return row.pk


def _attended_problems(told: AttendedTold, now: datetime) -> list[Problem]:
    found = []
    if told.at > now + CLOCKS_DIFFER:
        found.append(Problem("at", "occurred: this cannot be in the future. Check the date and time."))
    if told.ended_at is not None and told.ended_at < told.at:
        found.append(Problem("ended_at", "ended: it ended before it began. Check the times."))
    return found
