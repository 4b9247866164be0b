"""An improvement plan as an accessible PDF, with its recipient and time on every page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.documents.document import Document, Facts, Grid, Heading, Paragraph, Part, Points
from openmash.foundation.documents.making import pdf_of
from openmash.insight.partnership.permissions import Permission
from openmash.records.people.selectors import withholding
from openmash.web.partnership.plan import Action, AtPlan, Finding, PlanPage, load_plan, page_of


@screen(Permission.VIEW, load=load_plan, log="partnership.plan_viewed")
def partnership_plan_pdf(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """The plan as it stands, for the person who asks for it."""
    now = timezone.now()
    recipient = f"{actor.name}, {agencies.agency(actor.agency_id).name}"
    page = page_of(loaded.found, actor, now)
    return Sent(
        paper_of(page, actor, now, recipient), "application/pdf", filename=f"improvement-plan-{now:%Y%m%d-%H%M}.pdf",
        detail={"recipient": recipient},
    )  # fmt: skip


def paper_of(page: PlanPage, actor: Actor, now: datetime, recipient: str) -> bytes:
    """A plan as a PDF for this recipient."""
    return pdf_of(Document(page.title, page.caption, recipient, now, _parts(page), withholding((), actor)))


def _parts(page: PlanPage) -> list[Part]:
    left = page.statement_left
    statement = f"{'Late: ' if left.is_late else ''}{left.words}" if left else page.statement
    parts: list[Part] = [
        Paragraph(page.counts),
        *([Paragraph(page.about)] if page.about else []),
        Facts(
            (
                ("Report", page.received), *((("Where it is published", page.link),) if page.link else ()),
                *((("Written statement", f"{statement} {page.law}"),) if page.law else ()),
            )
        ),
    ]  # fmt: skip
    for finding in page.findings:
        parts += _finding(finding)
    return [*parts, *(Paragraph(rule, quiet=True) for rule in page.rules)]


def _finding(finding: Finding) -> list[Part]:
    by = f" ({finding.scrutiny_by})" if finding.scrutiny_by else ""
    parts: list[Part] = [
        Heading(finding.heading), Paragraph(finding.words),
        Paragraph(f"Independent scrutiny: {finding.assured}. {finding.scrutiny}{by}"),
    ]  # fmt: skip
    for action in finding.actions:
        parts += _action(action)
    return parts


def _action(action: Action) -> list[Part]:
    measured = action.measure
    facts = [("Who answers for it", action.owner), ("To be done", f"{action.by}{' (Late)' if action.is_late else ''}")]
    if measured.key:
        facts += [
            ("Measure", measured.name), ("Now", f"{measured.now} {measured.of_what}".strip()), ("Was", measured.was),
            ("Target", measured.target), ("How it moves", measured.moves),
        ]  # fmt: skip
    else:
        facts.append(("Measure", measured.name))
    rows = [[each.asks, each.verdict, each.by, each.why] for each in action.columns]
    shown: Part = Points(action.evidence) if action.evidence else Paragraph("No evidence yet.", quiet=True)
    return [
        Heading(action.what, 2), Facts(tuple(facts)),
        Grid("Done, and whether it helped", ("Question", "Answer", "Who says so, and when", "Why"), rows),
        shown,
    ]  # fmt: skip
