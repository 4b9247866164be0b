"""Children who are audited by several agencies, and what each of them found, as far as the wall shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.agencies.selectors import names as names_of
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.instruments import reading
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.loading import version_of
from openmash.insight.inspection.models import AgencyView, Exhibit, Inspection, Wanted
from openmash.insight.inspection.selectors.reading import INDEX, ExhibitShown, shown_of
from openmash.insight.inspection.words import AUDIT_FORM, PAPERS, Making


@dataclass(frozen=True)
class ViewOfAgency:
    """One agency’s view in a joint audit, or the joint one: each question with what was answered."""

    agency_id: UUID
    agency: str
    joint: bool
    by: str
    at: datetime
    said: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ChildToAudit:
    """A child looked at closely, with their papers and the views written of their story, the joint one last."""

    wanted_id: UUID
    inspection_id: UUID
    inspection: str
    person_id: UUID
    name: str
    papers: Sequence[ExhibitShown]
    views: Sequence[ViewOfAgency]

    def is_written_by(self, agency_id: UUID) -> bool:
        """Whether this agency has written its own view."""
        return any(view.agency_id == agency_id and not view.joint for view in self.views)

    @property
    def may_be_joined(self) -> bool:
        """Whether two agencies have written."""
        return len({view.agency_id for view in self.views if not view.joint}) > 1


def children_to_audit(*, actor: Actor) -> list[ChildToAudit]:
    """Children of the inspections under way whose room the actor is in, whose papers are there. Six queries."""
    open_now = Inspection.objects.visible_to(actor).filter(ended_at=None).values("pk")
    rows = Wanted.objects.visible_to(actor).filter(inspection_id__in=open_now, what=PAPERS, state=Making.MADE)
    return _to_audit(list(rows.select_related("inspection").order_by("recorded_at", "pk")), actor)


def child_to_audit(wanted_id: UUID, *, actor: Actor) -> ChildToAudit:
    """One of them. Raises NotVisible."""
    rows = Wanted.objects.visible_to(actor).filter(pk=wanted_id, what=PAPERS, state=Making.MADE)
    found = _to_audit(list(rows.select_related("inspection")), actor)
    if not found:
        raise NotVisible
    return found[0]


def _to_audit(rows: Sequence[Wanted], actor: Actor) -> list[ChildToAudit]:
    inspections_of = {row.inspection_id for row in rows}
    kept = Exhibit.objects.visible_to(actor).filter(inspection_id__in=inspections_of, child__isnull=False)
    shown = shown_of(list(kept.only(*INDEX)))
    views = list(AgencyView.objects.visible_to(actor).filter(wanted_id__in=[row.pk for row in rows]).current())
    views.sort(key=lambda view: (view.joint, view.recorded_at, view.pk))
    agencies, names = names_of({view.agency_id for view in views}), who({view.recorded_by for view in views})
    found = []
    for row in rows:
        child = row.person_ids[0]
        papers = [
            each for each in shown
            if each.child == child and each.inspection_id == row.inspection_id and each.is_latest
        ]  # fmt: skip
        if papers:
            found.append(
                ChildToAudit(
                    row.pk, row.inspection_id, row.inspection.name, child, papers[0].name.rpartition(": ")[0], papers,
                    [_view(view, agencies, names) for view in views if view.wanted_id == row.pk],
                )
            )  # fmt: skip
    return found


def _view(view: AgencyView, agencies: Mapping[UUID, str], names: Mapping[UUID, Who]) -> ViewOfAgency:
    parts = reading.said(version_of(AUDIT_FORM, view.form_version), Answers(view.answers), all_asked=True)
    return ViewOfAgency(
        view.agency_id, agencies[view.agency_id], view.joint, names[view.recorded_by].name, view.recorded_at,
        [(line.question, line.words) for part in parts for line in part.lines],
    )  # fmt: skip
