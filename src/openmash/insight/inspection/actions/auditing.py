"""The joint audit of a tracked child: each agency's own view, then one of all, as a paper for the inspectors."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.instruments.answering import Typed, fill
from openmash.foundation.instruments.loading import in_use
from openmash.insight.inspection.actions.making import want_audit
from openmash.insight.inspection.actions.planning import open_inspection
from openmash.insight.inspection.models import AgencyView, Wanted
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.words import AUDIT_FORM, PAPERS, Making
from openmash.statute.calendar import local_date


@transaction.atomic
def write_view(*, actor: Actor, wanted_id: UUID, typed: Typed, joint: bool) -> UUID:
    """Write one's agency's view of a child who is looked at closely, or the joint one once two agencies have written.

    Written again, the later stands and the earlier is kept. The joint view is made into a paper beside the child's
    others. Raises NotVisible, NotPermitted, NotAllowedNow, and Incomplete with each question that has no answer.
    """
    require(actor, Permission.HANDLE_CHILDREN if joint else Permission.AUDIT)
    wanted = Wanted.objects.filter(pk=wanted_id, what=PAPERS).first()
    if wanted is None:
        raise NotVisible
    found = open_inspection(wanted.inspection_id)
    if wanted.state != Making.MADE:
        raise NotAllowedNow("The child’s papers are not there yet: an audit is of what is in them.")
    views = AgencyView.objects.filter(wanted_id=wanted.pk)
    if joint and views.filter(joint=False).values("agency_id").distinct().count() < 2:
        raise NotAllowedNow("Two agencies write their own view first. The joint one is of what they found.")
    instrument = in_use(AUDIT_FORM, local_date(timezone.now()))
    filled = [fill(section, typed) for section in instrument.sections]
    problems = [Problem(link.url.lstrip("#"), link.text) for each in filled for link in each.problems]
    if problems:
        raise Incomplete(problems)
    given = {slug: answer for each in filled for slug, answer in each.answers.given.items()}
    before = views.filter(joint=joint, agency_id=actor.agency_id).current().order_by("recorded_at", "pk").last()
    row = AgencyView.record(
        actor=actor, inspection_id=found.pk, wanted_id=wanted.pk, person_ids=wanted.person_ids, room=found.circle_id,
        agency_id=actor.agency_id, joint=joint, form_version=instrument.version, answers=given,
        occurred_at=timezone.now(), supersedes=before.pk if before else None,
    )  # fmt: skip
    about = [f"inspection:{found.pk}", *(f"person:{key}" for key in wanted.person_ids)]
    audit.record(actor, "inspection.audited", about=about, detail={"joint": str(joint)})
    if joint:
        want_audit(actor, found, wanted)
    return row.pk
