"""The only code that writes intelligence. Each step is audited under its report; each reading says what for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.intelligence.models import Grade, Hold, Mention, Opened, Release, Report, Review
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.policy import From
from openmash.casework.intelligence.reading import grade_of, release_of, report_of, running
from openmash.casework.intelligence.selectors import Text
from openmash.casework.intelligence.words import (
    Ended,
    Handling,
    Known,
    Marking,
    Purpose,
    RecordClass,
    Reviewed,
    Scheme,
)
from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import CORE_CIRCLE, UNIT_CIRCLE, Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.foundation.reference.codes import codes
from openmash.records.subjects import actions as subjects
from openmash.records.subjects.actions import End, LinkTold
from openmash.records.subjects.words import Because, Confidence
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class ReportTold:
    """What somebody saw or heard. `happened_at` with its precision, and `known_at` (aware): when they came to know;
    None: now. `source_words`: how they know, `if_known`: who might come to harm if it were known who told.
    """

    words: str
    known_how: Known
    happened_at: datetime | None = None
    happened_precision: str = "unknown"
    known_at: datetime | None = None
    source_words: str = ""
    if_known: str = ""
    reply_to: str = ""


@dataclass(frozen=True)
class GradeTold:
    """A grade by 3x5x2; or, of an older report, by 5x5x5 as it was written then."""

    source: str
    information: str
    handling: str
    conditions: str = ""
    why: str = ""
    scheme: Scheme = Scheme.THREE
    record_class: RecordClass | None = None


@dataclass(frozen=True)
class About:
    """Something a text is about, and how sure that is."""

    end: End
    confidence: Confidence
    words: str = ""


@dataclass(frozen=True)
class ReleaseTold:
    """A sanitised text, for whom, and until when. Code C needs its conditions, and readers who are named.

    `to_core`: the core exploitation roles; `to_people`: whoever may see the people it names; the others by key.
    `about` and `links` are what it says; None: all that the report was said to be about, and to link.
    """

    words: str
    handling: Handling
    review_on: date | None
    conditions: str = ""
    to_core: bool = True
    to_people: bool = False
    to_agencies: Sequence[UUID] = ()
    to_accounts: Sequence[UUID] = ()
    expires_on: date | None = None
    marking: Marking = Marking.SENSITIVE
    about: Sequence[About] | None = None
    links: Sequence[LinkTold] | None = None


@transaction.atomic
def send(*, actor: Actor, told: ReportTold) -> UUID:
    """Send what one saw or heard to the intelligence unit; returns its key. It stays the sender's agency's."""
    require(actor, Permission.SEND)
    now = timezone.now()
    problems = [] if told.words.strip() else [Problem("words", "Write what you saw or heard.")]
    if told.happened_at is not None and told.happened_at > now:
        problems.append(Problem("happened_at", "This is in the future."))
    if told.known_at is not None and told.known_at > now:
        problems.append(Problem("known_at", "This is in the future."))
    if problems:
        raise Incomplete(problems)
    row = Report.record(
        actor=actor, words=told.words.strip(), known_how=told.known_how, source_words=told.source_words.strip(),
        known_at=told.known_at or now, if_known=told.if_known.strip(), reply_to=told.reply_to.strip()[:200],
        audience=_keepers(actor.agency_id), occurred_at=told.happened_at,
        occurred_precision=told.happened_precision if told.happened_at else "unknown",
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INTELLIGENCE_UNIT),
        source_key=f"intelligence:{row.pk}:sent", text="Intelligence has been sent and waits to be graded.",
        where=Where("intelligence_report", {"report_id": str(row.pk)}),
    )  # fmt: skip
    audit.record(actor, "intelligence.sent", about=[f"report:{row.pk}"])
    return row.pk


@transaction.atomic
def grade(*, actor: Actor, report_id: UUID, told: GradeTold) -> None:
    """Grade a report. An older grade stands beside it; nothing is graded again by itself."""
    require(actor, Permission.HANDLE)
    row = report_of(report_id)
    if problems := _problems_with(told):
        raise Incomplete(problems)
    before = grade_of(report_id)
    Grade.record(
        actor=actor, report_id=report_id, audience=row.audience, scheme=told.scheme, source=told.source,
        information=told.information, handling=told.handling, conditions=told.conditions.strip(),
        why=told.why.strip(), record_class=told.record_class or "",
        supersedes=before.pk if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "intelligence.graded", report_id, f"{told.source}{told.information}{told.handling}")


@transaction.atomic
def name(*, actor: Actor, report_id: UUID, about: About) -> None:
    """Say that a report is about a person or subject, and how sure. It bears that person's restriction from then on."""
    require(actor, Permission.HANDLE)
    row = report_of(report_id)
    _mention(actor, about, row.audience, report_id=row.pk)
    _audit(actor, "intelligence.named", report_id, about.confidence.value)


@transaction.atomic
def link(*, actor: Actor, report_id: UUID, told: LinkTold) -> UUID:
    """Say that, by this report, two are linked; for whoever may read the report."""
    require(actor, Permission.HANDLE)
    row = report_of(report_id)
    return subjects.link(actor=actor, told=_by(told, Because.REPORT, row.pk, row.audience))


@transaction.atomic
def release(*, actor: Actor, report_id: UUID, told: ReleaseTold, instead_of: UUID | None = None) -> UUID:
    """Release a sanitised text beside the report, to those named, until it is ended; returns its key.

    A report that was graded C is released as C, and then read by the unit and those named alone: not by others of the
    agency it came from. One graded by 5x5x5 is graded again first, by a person.
    """
    require(actor, Permission.HANDLE)
    row, graded = report_of(report_id), grade_of(report_id)
    if graded is None:
        raise NotAllowedNow("Grade it first.")
    if graded.scheme != Scheme.THREE:
        raise NotAllowedNow("It carries an older grade. Grade it by 3x5x2 first; nothing does that by itself.")
    if problems := _problems_of(told, graded):
        raise Incomplete(problems)
    key, keepers = new_key(), _keepers(row.held_by)
    if told.handling is Handling.CONDITIONS:
        keepers = [UNIT_CIRCLE]
    audience = _audience(actor, told, key) | set(keepers)
    about = told.about if told.about is not None else _abouts(report_id)
    ids = {person for each in about for person in subjects.people_of(each.end, actor)}
    Release.record(
        actor=actor, id=key, report_id=report_id, words=told.words.strip(), scheme=graded.scheme, source=graded.source,
        information=graded.information, handling=told.handling, conditions=told.conditions.strip(),
        marking=told.marking, originator=row.held_by, person_ids=sorted(ids), to_core=told.to_core,
        to_people=told.to_people, to_agencies=list(told.to_agencies), to_accounts=list(told.to_accounts),
        audience=sorted(audience), keepers=keepers, review_on=told.review_on, expires_on=told.expires_on,
        supersedes=instead_of, occurred_at=row.occurred_at, occurred_precision=row.occurred_precision,
    )  # fmt: skip
    for each in about:
        _mention(actor, each, sorted(audience), release_id=key)
    for said in told.links if told.links is not None else subjects.links_of(report_id):
        subjects.link(actor=actor, told=_by(said, Because.RELEASE, key, sorted(audience)))
    for account_id in told.to_accounts:
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(account_id=account_id), text="Intelligence has been sent to you.",
            source_key=f"intelligence:{key}:{account_id}", person_ids=sorted(ids),
            where=Where("intelligence_release", {"release_id": str(key)}),
        )  # fmt: skip
    _audit(actor, "intelligence.released", report_id, told.handling.value, [f"release:{key}"])
    return key


@transaction.atomic
def correct(*, actor: Actor, release_id: UUID, told: ReleaseTold, why: str) -> UUID:
    """End a release as corrected and put another in its place; returns the other's key. Whoever read it is told."""
    row = release_of(release_id)
    _end(actor, row, Ended.CORRECTED, why)
    return release(actor=actor, report_id=row.report_id, told=told, instead_of=row.pk)


@transaction.atomic
def recall(*, actor: Actor, release_id: UUID, why: str) -> None:
    """Recall a release: from now on nobody but the unit and its originator reads it, or sees what it links. Whoever
    read it is told.
    """
    _end(actor, release_of(release_id), Ended.RECALLED, why)


@transaction.atomic
def review(*, actor: Actor, release_id: UUID, found: Reviewed, next_on: date | None, words: str = "") -> None:
    """Look again at a release: it stays until a next day, or is recalled."""
    require(actor, Permission.HANDLE)
    row = release_of(release_id)
    if found is Reviewed.RECALL:
        _end(actor, row, Ended.RECALLED, words)
    elif next_on is None or next_on <= local_date(timezone.now()):
        raise Incomplete([Problem("next_on", "Give a day to come, on which it is looked at again.")])
    Review.record(
        actor=actor, release_id=row.pk, found=found, words=words.strip(),
        next_on=next_on if found is Reviewed.KEEP else None, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "intelligence.reviewed", row.report_id, found.value, [f"release:{row.pk}"])


@transaction.atomic
def hold(*, actor: Actor, report_id: UUID, held: bool, why: str) -> None:
    """Hold a report against disposal while an inquiry or review needs it, or end the hold."""
    require(actor, Permission.HANDLE)
    row = report_of(report_id)
    if not why.strip():
        raise Incomplete([Problem("why", "Say which inquiry or review needs it, or why the hold has ended.")])
    before = Hold.objects.current().filter(report_id=report_id).first()
    Hold.record(
        actor=actor, report_id=report_id, audience=row.audience, held=held, why=why.strip(),
        supersedes=before.pk if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "intelligence.held" if held else "intelligence.hold_ended", report_id)


@transaction.atomic
def open_report(*, actor: Actor, report_id: UUID, purpose: Purpose, words: str = "") -> Text:
    """Read what was sent, saying what for: the unit; whoever sent it reads their own."""
    row = report_of(report_id)
    if row.recorded_by != actor.account_id:
        require(actor, Permission.HANDLE)
    Opened.record(actor=actor, report_id=row.pk, purpose=purpose, words=words.strip()[:400], audience=row.audience)
    audit.record(actor, "intelligence.opened", about=[f"report:{row.pk}"], purpose=f"{purpose.label}. {words}".strip())
    graded = grade_of(report_id) if row.recorded_by != actor.account_id else None
    may_copy = graded is not None and graded.handling == Handling.PERMITTED
    return Text(row.pk, row.words, row.source_words, row.if_known, graded.conditions if graded else "", may_copy)


@transaction.atomic
def open_release(*, actor: Actor, release_id: UUID, purpose: Purpose, words: str = "") -> Text:
    """Read a release, saying what for."""
    found = open_releases(actor=actor, release_ids=[release_id], purpose=purpose, words=words)
    if not found:
        raise NotVisible
    return found[0]


@transaction.atomic
def open_releases(
    *, actor: Actor, release_ids: Sequence[UUID], purpose: Purpose, words: str = "", to_copy: bool = False
) -> list[Text]:
    """Read several releases, such as for a pack; those the actor may not see are not there.

    `to_copy`: for paper, a file or another system; code C is left out then, whoever asks.
    """
    require(actor, Permission.READ)
    rows = list(running().filter(pk__in=list(release_ids)).order_by("recorded_at", "id"))
    rows = [row for row in rows if not to_copy or row.handling == Handling.PERMITTED]
    for row in rows:
        Opened.record(actor=actor, release_id=row.pk, purpose=purpose, words=words.strip()[:400], audience=row.keepers)
    if rows:
        audit.record(
            actor, "intelligence.opened", about=[f"release:{row.pk}" for row in rows],
            purpose=f"{purpose.label}. {words}".strip(),
        )  # fmt: skip
    return [Text(row.pk, row.words, "", "", row.conditions, row.handling == Handling.PERMITTED) for row in rows]


@transaction.atomic
def count_in_releases(*, actor: Actor, release_ids: Sequence[UUID], words: str) -> list[Text]:
    """The texts of releases, for counting words across them: shown to nobody, and logged as one look at all of them.

    Only what every core role may read is counted, so that what rises tells none of them more than they might read: code
    P, released to them or to whoever is on duty, about nobody who is restricted. Reading one is `open_release`.
    """
    require(actor, Permission.READ)
    rows = running().filter(
        pk__in=list(release_ids), handling=Handling.PERMITTED, circle_id=OPEN_CIRCLE,
        audience__overlap=[CORE_CIRCLE, OPEN_CIRCLE],
    )  # fmt: skip
    found = list(rows.order_by("recorded_at", "id"))
    if found:
        audit.record(
            actor, "intelligence.counted", about=[f"release:{row.pk}" for row in found],
            purpose=f"{Purpose.PATTERN.label}. {words}".strip(),
        )  # fmt: skip
    return [Text(row.pk, row.words, "", "", row.conditions, False) for row in found]


def _end(actor: Actor, row: Release, ended: Ended, why: str) -> None:
    require(actor, Permission.RECALL, From(row.originator))
    if row.ended_at is not None:
        raise NotAllowedNow("It has ended already.")
    if not why.strip():
        raise Incomplete([Problem("why", "Say why.")])
    row.ended_at, row.ended, row.ended_why = timezone.now(), ended.value, why.strip()
    row.save(update_fields=["ended_at", "ended", "ended_why"])
    read_by = Opened.objects.filter(release_id=row.pk).values_list("recorded_by", flat=True)
    for account_id in sorted(set(read_by) - {actor.account_id}):
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(account_id=account_id),
            text=f"Intelligence that you opened has been {Ended(ended).label.lower()}. Do not rely on what you read.",
            source_key=f"intelligence:{row.pk}:{ended.value}:{account_id}", person_ids=list(row.person_ids),
            where=Where("intelligence_releases", {}),
        )  # fmt: skip
    _audit(actor, f"intelligence.{ended.value}", row.report_id, "", [f"release:{row.pk}"])


def _mention(
    actor: Actor,
    about: About,
    audience: Sequence[int],
    *,
    report_id: UUID | None = None,
    release_id: UUID | None = None,
) -> None:
    ids = subjects.people_of(about.end, actor)
    Mention.record(
        actor=actor, report_id=report_id, release_id=release_id, subject_id=about.end.subject_id,
        about_id=about.end.person_id, confidence=about.confidence, words=about.words.strip()[:400],
        person_ids=sorted(set(ids)), audience=list(audience), occurred_at=timezone.now(),
    )  # fmt: skip


def _abouts(report_id: UUID) -> list[About]:
    return [
        About(End(row.subject_id, row.about_id), Confidence(row.confidence), row.words)
        for row in Mention.objects.current().filter(report_id=report_id).order_by("recorded_at", "id")
    ]


def _by(told: LinkTold, because: Because, source: UUID, audience: Sequence[int]) -> LinkTold:
    return LinkTold(
        told.kind, told.begins, told.ends, told.confidence, because, source, "", told.role, told.first_on,
        told.last_on, audience,
    )  # fmt: skip


def _keepers(agency_id: UUID) -> list[int]:
    """The unit, and the agency it came from where that has a strand of its own."""
    strand = agencies.agency(agency_id).strand_circle
    return [UNIT_CIRCLE, *([strand] if strand is not None else [])]


def _audience(actor: Actor, told: ReleaseTold, key: UUID) -> set[int]:
    circles = {CORE_CIRCLE} if told.to_core else set()
    if told.to_people:
        circles.add(OPEN_CIRCLE)
    strands = {agencies.agency(agency_id).strand_circle for agency_id in told.to_agencies}
    circles |= {strand for strand in strands if strand is not None}
    if told.to_accounts:
        circles.add(
            access.open_named_circle(
                actor=actor, accounts=list(told.to_accounts), source_id=key, reason="a release of intelligence"
            )
        )
    return circles


def _problems_with(told: GradeTold) -> list[Problem]:
    asked = (("source", "intelligence_source"), ("information", "intelligence_information"),
             ("handling", "intelligence_handling"))  # fmt: skip
    problems = []
    for field, name_of_set in asked:
        chosen = {code.code for code in codes(name_of_set).codes if code.group == told.scheme}
        if getattr(told, field) not in chosen:
            problems.append(Problem(field, "Choose one."))
    if told.handling == Handling.CONDITIONS and not told.conditions.strip():
        problems.append(Problem("conditions", "Say on what conditions it may be shared."))
    return problems


def _problems_of(told: ReleaseTold, graded: Grade) -> list[Problem]:
    today, problems = local_date(timezone.now()), []
    if not told.words.strip():
        problems.append(Problem("words", "Write the text that may be read, without what tells who told it."))
    if told.review_on is None or told.review_on <= today:
        problems.append(Problem("review_on", "Give a day to come, on which it is looked at again."))
    if told.expires_on is not None and told.expires_on < today:
        problems.append(Problem("expires_on", "Give a day to come."))
    if not (told.to_core or told.to_people or told.to_agencies or told.to_accounts):
        problems.append(Problem("audience", "Say who may read it."))
    if graded.handling == Handling.CONDITIONS and told.handling is not Handling.CONDITIONS:
        problems.append(Problem("handling", "It was graded C, so it is released as C."))
    if told.handling is Handling.CONDITIONS:
        if not told.conditions.strip():
            problems.append(Problem("conditions", "Say on what conditions it may be shared."))
        if told.to_people:
            problems.append(Problem("audience", "Code C is read by those named. Choose roles, agencies or people."))
    return problems


def _audit(actor: Actor, kind: str, report_id: UUID, what: str = "", also: Sequence[str] = ()) -> None:
    audit.record(actor, kind, about=[f"report:{report_id}", *also], detail={"what": what})
