"""The only code that reads intelligence for others. Lists say what there is and never its words: those are opened
(`actions.open_report`, `actions.open_release`), with what for. What the actor may not see is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from openmash.casework.intelligence.models import Disposal, Grade, Hold, Mention, Opened, Release, Report, Review
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.policy import From
from openmash.casework.intelligence.reading import report_of, running
from openmash.casework.intelligence.words import (
    Disposing,
    Ended,
    Handling,
    Known,
    Marking,
    Purpose,
    RecordClass,
    Scheme,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.profile import profile
from openmash.foundation.governance.retention import that_count
from openmash.foundation.reference.codes import codes
from openmash.records.subjects.selectors import Edge, Node
from openmash.records.subjects.words import Confidence
from openmash.statute.calendar import local_date, months_after

STAYS_OPEN = timedelta(minutes=15)
"""How long a release stays open to whoever opened it, so that its page can be turned and come back to."""


@dataclass(frozen=True)
class Text:
    """The words of a report or a release as they were opened. `may_copy`: they may be printed and exported."""

    id: UUID
    words: str
    source_words: str
    if_known: str
    conditions: str
    may_copy: bool


@dataclass(frozen=True)
class GradeShown:
    """A grade as it was given: 3x5x2, or an older 5x5x5 as written."""

    scheme: Scheme
    source: str
    information: str
    handling: str
    conditions: str
    why: str
    by: str
    at: datetime | None

    @property
    def letters(self) -> str:
        """As it is written on a report: "2 B P"."""
        return f"{self.source} {self.information} {self.handling}"

    @property
    def in_words(self) -> tuple[str, str, str]:
        """What each letter means, in its own scheme."""
        return (
            meaning("source", self.scheme, self.source), meaning("information", self.scheme, self.information),
            meaning("handling", self.scheme, self.handling),
        )  # fmt: skip


def meaning(asked: str, scheme: str, code: str) -> str:
    """What one code of a grade means: by the source that was read, else in this area's own words, which say so."""
    local = profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now()))
    for line in local.intelligence_words:
        if (line.asked, line.scheme, line.code) == (asked, scheme, code):
            return line.said
    return codes(f"intelligence_{asked}").label(code)


@dataclass(frozen=True)
class MentionShown:
    """Something a text is about, and how sure that is."""

    node: Node
    confidence: Confidence
    words: str


@dataclass(frozen=True)
class ReportLine:
    """A report in a list: where it came from and how far it has got, never its words. Times are UTC."""

    id: UUID
    sent_at: datetime
    happened_at: datetime | None
    happened_precision: str
    known_at: datetime
    known_how: Known
    agency_id: UUID
    agency: str
    sent_by: UUID
    grade: GradeShown | None
    releases: int
    is_held: bool


@dataclass(frozen=True)
class Addressed:
    """For whom a release is, by key."""

    to_core: bool
    to_people: bool
    agencies: tuple[UUID, ...]
    accounts: tuple[UUID, ...]


@dataclass(frozen=True)
class ReleaseLine:
    """A release in a list, never its words. `may_copy`: it may be printed and exported. `ended`: None while it runs."""

    id: UUID
    report_id: UUID
    released_at: datetime
    happened_at: datetime | None
    happened_precision: str
    originator: str
    grade: GradeShown
    marking: Marking
    audience: tuple[str, ...]
    originator_id: UUID
    review_on: date
    expires_on: date | None
    ended: Ended | None
    ended_why: str
    about: tuple[MentionShown, ...]
    addressed: Addressed

    @property
    def may_copy(self) -> bool:
        return self.grade.handling == Handling.PERMITTED


@dataclass(frozen=True)
class LogLine:
    """One line of what was done with a report: graded, released, reviewed, ended, held or opened. Times are UTC."""

    at: datetime
    by: str
    what: str
    words: str


@dataclass(frozen=True)
class ReportShown:
    """A report for those who handle it, without its words."""

    line: ReportLine
    marking: Marking
    record_class: RecordClass | None
    reply_to: str
    grades: tuple[GradeShown, ...]
    about: tuple[MentionShown, ...]
    releases: tuple[ReleaseLine, ...]
    log: tuple[LogLine, ...]


def kept_until(shown: ReportShown) -> str:
    """Until when a report is kept, by its originator's own schedule, in words; nothing is disposed of without one."""
    if shown.line.is_held:
        return "Held: it may not be disposed of"
    sent, kind = local_date(shown.line.sent_at), agencies.agency(shown.line.agency_id).kind
    local = profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now()))
    for line in that_count(local.intelligence_retention):
        if line.agency_kind == kind and line.record_class == shown.record_class:
            then = "looked at again" if line.then == "review" else "disposed of"
            until = f"{months_after(sent, 12 * line.years):%-d %B %Y}, then {then}"
            return f"{until} ({line.source})" if line.example else until
    return f"{shown.line.agency} has set no time for it: it is not disposed of"


def to_handle(*, actor: Actor, ungraded: bool = False, limit: int = 200) -> list[ReportLine]:
    """The reports the unit handles, newest first; oldest first, and only those nobody has graded, where asked."""
    if not may(actor, Permission.HANDLE):
        return []
    rows = Report.objects.order_by("recorded_at" if ungraded else "-recorded_at", "id")
    if ungraded:
        rows = rows.exclude(pk__in=Grade.objects.values("report_id"))
    return _reports(rows[:limit])


def sent_by_me(*, actor: Actor, limit: int = 100) -> list[ReportLine]:
    """What the actor has sent, newest first, without its grade."""
    return _reports(Report.objects.filter(recorded_by=actor.account_id).order_by("-recorded_at", "-id")[:limit])


def report(report_id: UUID, *, actor: Actor) -> ReportShown:
    """A report for those who handle it. Raises NotVisible for anybody else, but whoever sent it sees that they did."""
    row = report_of(report_id)
    handles = bool(may(actor, Permission.HANDLE))
    if not handles and row.recorded_by != actor.account_id:
        raise NotVisible
    [line] = _reports([row])
    grades = list(Grade.objects.filter(report_id=report_id).order_by("-recorded_at", "-id")) if handles else []
    mentions = Mention.objects.current().filter(report_id=report_id) if handles else Mention.objects.none()
    releases = _releases(Release.objects.filter(report_id=report_id).order_by("-recorded_at", "-pk")) if handles else []
    people = who(each.recorded_by for each in grades)
    return ReportShown(
        line, Marking(row.marking), next((RecordClass(g.record_class) for g in grades if g.record_class), None),
        row.reply_to,
        tuple(_grade(each, people[each.recorded_by].name) for each in grades),
        tuple(_mention(each) for each in mentions.order_by("recorded_at", "id")), tuple(releases),
        tuple(_log(report_id, [each.id for each in releases])) if handles else (),
    )  # fmt: skip


def releases(
    *, actor: Actor, of: Iterable[UUID] | None = None, ids: Iterable[UUID] | None = None,
    since: datetime | None = None, limit: int = 500,
) -> list[ReleaseLine]:  # fmt: skip
    """The running releases the actor may see, newest first: about any of these subjects or people where `of` is given
    (for a person: all the records agreed to be them), of these keys where `ids` is.
    """
    if not may(actor, Permission.READ):
        return []
    rows = running()
    if of is not None:
        keys = list(of)
        about = Mention.objects.current().filter(Q(subject_id__in=keys) | Q(about_id__in=keys))
        rows = rows.filter(pk__in=about.values("release_id"))
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    if since is not None:
        rows = rows.filter(recorded_at__gte=since)
    return _releases(rows.order_by("-recorded_at", "-id")[:limit])


def release(release_id: UUID, *, actor: Actor) -> ReleaseLine:
    """One release, ended too for those who keep it. Raises NotVisible where there is none for this actor."""
    found = _releases(Release.objects.filter(pk=release_id)) if may(actor, Permission.READ) else []
    if not found:
        raise NotVisible
    return found[0]


def opened_lately(release_id: UUID, *, actor: Actor) -> Text | None:
    """The words of a release that the actor opened, saying what for, in the last quarter of an hour; else None."""
    mine = Opened.objects.filter(
        release_id=release_id, recorded_by=actor.account_id, recorded_at__gte=timezone.now() - STAYS_OPEN
    )
    row = running().filter(pk=release_id).first() if mine.exists() else None
    if row is None:
        return None
    return Text(row.pk, row.words, "", "", row.conditions, row.handling == Handling.PERMITTED)


def may_recall(line: ReleaseLine, *, actor: Actor) -> bool:
    """Whether the actor may recall it: the unit, or the hub's partner of the agency it came from."""
    return bool(may(actor, Permission.RECALL, From(line.originator_id)))


def reports_behind(edge: Edge, *, actor: Actor) -> list[ReleaseLine]:
    """The visible releases that say two are linked, newest first. A report that was not released is behind no edge
    that anybody but the unit and its originator sees; for them `reports` gives it.
    """
    return releases(actor=actor, ids=edge.sources)


def reports(ids: Sequence[UUID], *, actor: Actor) -> list[ReportLine]:
    """Those of these reports that the actor handles, newest first."""
    if not may(actor, Permission.HANDLE):
        return []
    return _reports(Report.objects.filter(pk__in=list(ids)).order_by("-recorded_at", "-id"))


def due(*, actor: Actor, by: date) -> list[ReleaseLine]:
    """The running releases to be looked at again by a day, or that expire by it, for the unit; soonest first."""
    if not may(actor, Permission.HANDLE):
        return []
    rows = _releases(running().filter(Q(review_on__lte=by) | Q(expires_on__lte=by)))
    first = {row.id: min(row.review_on, row.expires_on or date.max) for row in rows}
    return sorted((row for row in rows if first[row.id] <= by), key=lambda row: first[row.id])


def _reports(rows: QuerySet[Report] | Sequence[Report]) -> list[ReportLine]:
    found = list(rows)
    ids = [row.pk for row in found]
    grades = {row.report_id: row for row in Grade.objects.filter(report_id__in=ids).order_by("recorded_at", "id")}
    held = {row.report_id for row in Hold.objects.current().filter(report_id__in=ids, held=True)}
    counts: dict[UUID, int] = defaultdict(int)
    for key in Release.objects.filter(report_id__in=ids).values_list("report_id", flat=True):
        counts[key] += 1
    people, places = who(row.recorded_by for row in grades.values()), agencies.names(row.held_by for row in found)
    return [
        ReportLine(
            row.pk, row.recorded_at, row.occurred_at, row.occurred_precision, row.known_at, Known(row.known_how),
            row.held_by, places[row.held_by], row.recorded_by,
            _grade(grades[row.pk], people[grades[row.pk].recorded_by].name) if row.pk in grades else None,
            counts[row.pk], row.pk in held,
        )
        for row in found
    ]  # fmt: skip


def _releases(rows: QuerySet[Release]) -> list[ReleaseLine]:
    found, today = list(rows), local_date(timezone.now())
    about: dict[UUID, list[MentionShown]] = defaultdict(list)
    ids = [row.pk for row in found]
    for each in Mention.objects.current().filter(release_id__in=ids).order_by("recorded_at", "id"):
        if each.release_id is not None:
            about[each.release_id].append(_mention(each))
    places = agencies.names({key for row in found for key in (row.originator, *row.to_agencies)})
    people = who({key for row in found for key in row.to_accounts})
    again = {
        row.release_id: row.next_on
        for row in Review.objects.filter(release_id__in=ids, next_on__isnull=False).order_by("recorded_at", "id")
        if row.next_on is not None
    }
    return [
        ReleaseLine(
            row.pk, row.report_id, row.recorded_at, row.occurred_at, row.occurred_precision, places[row.originator],
            GradeShown(
                Scheme(row.scheme), row.source, row.information, row.handling, row.conditions, "", "", row.recorded_at
            ),
            Marking(row.marking), _audience(row, places, {key: each.name for key, each in people.items()}),
            row.originator,
            again.get(row.pk, row.review_on), row.expires_on, _ended(row, today), row.ended_why, tuple(about[row.pk]),
            Addressed(row.to_core, row.to_people, tuple(row.to_agencies), tuple(row.to_accounts)),
        )
        for row in found
    ]  # fmt: skip


def _ended(row: Release, today: date) -> Ended | None:
    if row.ended:
        return Ended(row.ended)
    return Ended.EXPIRED if row.expires_on is not None and row.expires_on < today else None


def _audience(row: Release, places: Mapping[UUID, str], people: Mapping[UUID, str]) -> tuple[str, ...]:
    said = ["The core exploitation roles"] if row.to_core else []
    if row.to_people:
        said.append("Whoever may see the people it names")
    said += [places[key] for key in row.to_agencies]
    return (*said, *(people[key] for key in row.to_accounts))


def _grade(row: Grade, by: str) -> GradeShown:
    return GradeShown(
        Scheme(row.scheme), row.source, row.information, row.handling, row.conditions, row.why, by, row.recorded_at
    )


def _mention(row: Mention) -> MentionShown:
    kind, key = ("subject", row.subject_id) if row.subject_id else ("person", row.about_id)
    assert key is not None  # the table holds one of the two
    return MentionShown(Node(kind, key), Confidence(row.confidence), row.words)


def _log(report_id: UUID, release_ids: Sequence[UUID]) -> list[LogLine]:
    grades = list(Grade.objects.filter(report_id=report_id))
    given = list(Release.objects.filter(pk__in=release_ids))
    reviews = list(Review.objects.filter(release_id__in=release_ids))
    holds = list(Hold.objects.filter(report_id=report_id))
    disposals = list(Disposal.objects.filter(report_id=report_id))
    opened = list(Opened.objects.filter(Q(report_id=report_id) | Q(release_id__in=release_ids)))
    said: list[tuple[datetime, UUID | None, str, str]] = [
        *((g.recorded_at, g.recorded_by, f"Graded {g.source} {g.information} {g.handling}", g.why) for g in grades),
        *((r.recorded_at, r.recorded_by, f"Released, code {r.handling}", r.conditions) for r in given),
        *((r.ended_at, None, str(Ended(r.ended).label), r.ended_why) for r in given if r.ended_at),
        *((r.recorded_at, r.recorded_by, "Looked at again", r.words) for r in reviews),
        *((h.recorded_at, h.recorded_by, "Held" if h.held else "Hold ended", h.why) for h in holds),
        *(
            (d.recorded_at, d.recorded_by, f"Past its time: {Disposing(d.stage).label.lower()}", d.why)
            for d in disposals
        ),
        *((o.recorded_at, o.recorded_by, f"Opened: {Purpose(o.purpose).label.lower()}", o.words) for o in opened),
    ]
    people = who({by for _, by, _, _ in said if by})
    return [
        LogLine(at, people[by].name if by else "", what, words)
        for at, by, what, words in sorted(said, key=lambda each: each[0], reverse=True)
    ]
