"""A report past its originator's time: keep it, propose to dispose of it, or agree to what somebody else proposed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.intelligence import disposing
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.words import Disposing
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.intelligence.desk import report_url
from openmash.web.intelligence.report import LoadedReport, load
from openmash.web.intelligence.task import TaskPage, do_task

GONE = (
    "Once two people have said so its words are gone, and those of every text released from it. That it was sent, "
    "graded and released stays."
)
FIRST, SECOND = (Disposing.KEEP, Disposing.PROPOSE), (Disposing.AGREED, Disposing.NOT_YET)


class DisposalForm(Form):
    """What becomes of it, and why."""

    stage = Choice("What becomes of it?", (), required="Choose what becomes of it.")
    again_on = DateParts("If it is kept: look again on")
    why = LongText("Why", rows=3, required="Say why.")


class AnswerForm(Form):
    """Whether a second person agrees, and why."""

    stage = Choice("What becomes of it?", (), required="Choose what becomes of it.")
    why = LongText("Why", rows=3, required="Say why.")


@screen(Permission.HANDLE, load=load, log="intelligence.report_viewed")
def dispose_report(request: HttpRequest, actor: Actor, loaded: LoadedReport, report_id: UUID) -> Answer:
    """Decide, having looked at it. A proposal waits for somebody else."""
    due = next(iter(disposing.due_for_disposal(actor=actor, ids=[report_id])), None)
    if due is None:
        raise NotVisible
    waits = bool(due.proposed_by) and not due.mine
    stages = SECOND if waits else (Disposing.KEEP,) if due.mine else FIRST
    asked: type[DisposalForm | AnswerForm] = AnswerForm if waits else DisposalForm
    kind = asked.offering(stage=[Option(each.value, str(each.label)) for each in stages])
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()

    def act() -> str:
        on = form.again_on.earliest() if isinstance(form, DisposalForm) else None
        disposing.decide(
            actor=actor, report_id=report_id, stage=Disposing(form.stage), why=form.why,
            again_on=on if isinstance(on, date) else None,
        )  # fmt: skip
        return reverse("intelligence_desk")

    kept = f"What {due.agency} sends of this kind is kept until {say.day_of(due.since)} ({due.source})."
    before = [
        f"Sent on {say.day_of(due.sent_on)}. {kept}",
        *([f"{due.proposed_by} proposes to dispose of it: {due.proposed_why}"] if due.proposed_by else []),
        *(["You proposed it. Somebody else agrees, or you keep it after all."] if due.mine else []),
        GONE,
    ]
    page = TaskPage(
        "Past its time", form, Link("The report", report_url(report_id)), "Save this decision", before=before
    )
    return do_task(request, page, act, "stage")
