"""What this system holds that can be frozen into an evidence room as it stands: one line for each kind in `SOURCES`.

A module whose pages give a document of no child adds a function here: what it offers this actor, and how each is made
for an inspector. Frozen again later it is a later version of the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.insight.inspection.actions.releasing import DocumentTold
from openmash.insight.inspection.packs import RECIPIENT
from openmash.insight.inspection.words import ExhibitKind
from openmash.insight.partnership import selectors as partnership
from openmash.insight.partnership.permissions import Permission as Partnership
from openmash.insight.partnership.selectors import State
from openmash.insight.scorecard import selectors as scorecard
from openmash.insight.scorecard.permissions import Permission as Scorecard
from openmash.statute.calendar import local_date
from openmash.web.partnership.meeting import load_meeting
from openmash.web.partnership.minutes import paper_of as minutes_of
from openmash.web.partnership.plan import page_of
from openmash.web.partnership.plan_pdf import paper_of
from openmash.web.partnership.policies import load_version
from openmash.web.partnership.policies import paper_of as policy_of
from openmash.web.partnership.report import paper_of as report_of
from openmash.web.scorecard.to_publish import sheet_of

MOST_MINUTES = 12


@dataclass(frozen=True)
class Held:
    """A document that can be frozen: its key (the same of every version), its name, what it shows, how it is made."""

    key: str
    kind: ExhibitKind
    name: str
    shows: str
    filename: str
    make: Callable[[], bytes]

    def told(self) -> DocumentTold:
        """It, made now."""
        return DocumentTold(self.kind, self.name, self.shows, self.filename, self.make(), key=self.key)


def held(actor: Actor, now: datetime) -> Sequence[Held]:
    """All that this actor may freeze. No child is named in any of it."""
    return [each for source in SOURCES for each in source(actor, now)]


def _plans(actor: Actor, now: datetime) -> Sequence[Held]:
    if not may(actor, Partnership.VIEW):
        return ()

    def made(plan_id: UUID) -> bytes:
        found = partnership.plan(plan_id, actor=actor, now=now, safely=True)
        return paper_of(page_of(found, actor, now, safely=True), actor, now, RECIPIENT)

    return [
        Held(
            f"plan:{each.id}", ExhibitKind.DOCUMENT, f"Improvement plan: {each.title}"[:200],
            "Each finding, what is done about it, the live figure, whether it is complete and whether it helped.",
            f"improvement-plan-{now:%Y%m%d}.pdf", partial(made, each.id),
        )
        for each in partnership.plans(actor=actor, now=now)
    ]  # fmt: skip


def _figures(actor: Actor, now: datetime) -> Sequence[Held]:
    if not may(actor, Scorecard.VIEW):
        return ()
    counted = scorecard.scorecard(actor=actor, safely=True).counted_at
    if counted is None:
        return ()
    return [
        Held(
            "scorecard", ExhibitKind.FIGURE, "Scorecard, without small numbers",
            f"Every figure month by month and by its parts, as counted on {say.day_of(counted)}.",
            f"scorecard-{counted:%Y%m%d}.csv", lambda: sheet_of(actor),
        )
    ]  # fmt: skip


def _report(actor: Actor, now: datetime) -> Sequence[Held]:
    if not may(actor, Partnership.VIEW):
        return ()
    year = partnership.year_of(local_date(now))
    return [
        Held(
            f"report:{year.began}", ExhibitKind.DOCUMENT, f"Yearly report {year.name}, as far as it has come",
            "What the partnership did, what helped, what scrutiny found and what is still to do.",
            f"yearly-report-{year.began}.pdf", lambda: report_of(year.began, actor, RECIPIENT),
        )
    ]  # fmt: skip


def _minutes(actor: Actor, now: datetime) -> Sequence[Held]:
    """Of the last meetings whose minutes are made."""
    if not may(actor, Partnership.VIEW):
        return ()
    made = [each for each in partnership.meetings(actor=actor) if each.state in (State.MINUTED, State.AGREED)]

    def paper(meeting_id: UUID) -> bytes:
        return minutes_of(load_meeting(actor=actor, meeting_id=meeting_id), actor, now, RECIPIENT)

    return [
        Held(
            f"minutes:{each.id}", ExhibitKind.DOCUMENT, f"Minutes: {each.body}, {say.day(each.on)}"[:200],
            "Who came, what was asked, decided and given to whom.", f"minutes-{each.on:%Y%m%d}.pdf",
            partial(paper, each.id),
        )
        for each in sorted(made, key=lambda each: each.on, reverse=True)[:MOST_MINUTES]
    ]  # fmt: skip


def _policies(actor: Actor, now: datetime) -> Sequence[Held]:
    """Those in force."""
    if not may(actor, Partnership.READ_POLICIES):
        return ()

    def paper(version_id: UUID) -> bytes:
        return policy_of(load_version(actor=actor, version_id=version_id), actor, now, RECIPIENT)

    return [
        Held(
            f"policy:{each.id}", ExhibitKind.DOCUMENT, f"{each.kind.label}: {each.title}"[:200],
            f"Version {each.in_force.version}, in force since {say.day(each.in_force.effective_from)}.",
            f"policy-{each.in_force.effective_from:%Y%m%d}.pdf", partial(paper, each.in_force.id),
        )
        for each in partnership.policies(actor=actor, today=local_date(now))
        if each.in_force is not None
    ]  # fmt: skip


SOURCES: Sequence[Callable[[Actor, datetime], Sequence[Held]]] = (_plans, _figures, _report, _minutes, _policies)
