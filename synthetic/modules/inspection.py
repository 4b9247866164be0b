"""A joint inspection of the front door under way: notice six working days ago, a list frozen, children drawn, asked."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, cast

from synthetic.modules.module import County, Module, acting
from synthetic.staff import BY_USERNAME

if TYPE_CHECKING:  # the loader starts before Django does
    from uuid import UUID

    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)
DONE = ("tell_partners", "list_of_children", "lists_frozen")
TOLD = (
    ("The chief officers of the three lead partners", "by telephone"),
    ("The chair of the partnership’s scrutiny group", "by e-mail"),
)
SAMPLED = 6
"""Children drawn; the last one's papers are left to the queue."""
POLICY = b"""Thresholds in one page.

Level 1: universal. Level 2: early help. Level 3: targeted. Level 4: specialist.
Whoever decides to do less writes why, and which version of this page they used.
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    with acting("service.manager") as somebody:
        inspection = _begun(cast("Actor", somebody))
    _make_what_waits(most=2)
    with acting("service.manager") as somebody:
        _released(cast("Actor", somebody), inspection)
    _make_what_waits(most=SAMPLED - 1)
    with acting("service.manager") as somebody:
        _given(cast("Actor", somebody), inspection)
    with acting("service.manager") as somebody:
        _audited(cast("Actor", somebody))
    with acting("police") as somebody:
        _audited(cast("Actor", somebody))
    with acting("inspector") as somebody:
        _asked(cast("Actor", somebody), inspection)
    with acting("service.manager") as somebody:
        _answered(cast("Actor", somebody), inspection)


def _begun(actor: Actor) -> UUID:
    from django.utils import timezone

    from openmash.insight.inspection import actions, selectors
    from openmash.insight.inspection.actions import NoticeTold, TaskTold
    from openmash.records.cases.on_duty import profile_at
    from openmash.statute.calendar import at, local_date

    now = timezone.now()
    noticed = at(profile_at(now).calendar().add_working_days(local_date(now), -6), time(9, 20))
    told = NoticeTold("front_door", "", "Ofsted, CQC and HMICFRS", noticed, "Geraint Ashby")
    key = actions.begin(actor=actor, told=told)
    for who, how in TOLD:
        actions.inform(actor=actor, inspection_id=key, who=who, how=how)
    owners = (BY_USERNAME["service.manager"], BY_USERNAME["partnership.manager"])
    for number, each in enumerate(selectors.tasks(key, actor=actor)):
        source, confirmed = each.source, False
        told_task = TaskTold(each.says, each.due_on, owners[number % 2].name, source, confirmed)
        actions.change_task(actor=actor, thread=each.thread, told=told_task)
        if number < len(DONE):
            actions.finish_task(actor=actor, thread=each.thread, note="")
    for username in ("partnership.manager", "police"):
        actions.let_in(actor=actor, inspection_id=key, name=BY_USERNAME[username].name)
    for wanted in ("contacts", "annex-a"):
        actions.ask_for_list(actor=actor, inspection_id=key, key=wanted)
    return key


def _released(actor: Actor, inspection: UUID) -> None:
    from django.utils import timezone

    from openmash.insight.inspection import actions, selectors
    from openmash.insight.inspection.actions.releasing import DocumentTold
    from openmash.insight.inspection.words import ExhibitKind
    from openmash.web.inspection.sources import held

    for each in selectors.exhibits(inspection, actor=actor):
        actions.accept(
            actor=actor, exhibit_id=each.id, has_read=True,
            note="Ethnicity is asked at the next visit of each child; the rest stands as it was recorded.",
        )  # fmt: skip
        actions.release(actor=actor, exhibit_id=each.id)
    actions.draw_children(actor=actor, inspection_id=inspection, number=SAMPLED, seed=7)
    told = DocumentTold(
        ExhibitKind.DOCUMENT, "Thresholds in one page", "How the partnership agrees what a child needs.",
        "thresholds.txt", POLICY,
    )  # fmt: skip
    for document in (told, *(one.told() for one in held(actor, timezone.now()))):
        key = actions.add_document(actor=actor, inspection_id=inspection, told=document)
        actions.release(actor=actor, exhibit_id=key)


def _given(actor: Actor, inspection: UUID) -> None:
    from django.utils import timezone

    from openmash.insight.inspection import actions

    now = timezone.now()
    actions.release_ready(actor=actor, inspection_id=inspection)
    for username in ("inspector", "inspector.two"):
        actions.seat_inspector(
            actor=actor, inspection_id=inspection, account_id=BY_USERNAME[username].id, starts_at=now,
            ends_at=now + timedelta(days=42),
        )  # fmt: skip


def _audited(actor: Actor) -> None:
    """One agency's view of the first child; the joint one waits to be written."""
    from openmash.insight.inspection import actions, selectors

    found = selectors.children_to_audit(actor=actor)
    if found:
        typed = {
            "identified": ["The first call was taken as it was told, and the risk was named on the same day."],
            "decided": ["Yes, by what was known then. Two checks came after it and did not change it."],
            "voice": ["The child was seen alone once. What was said is in the plan, in the child’s own words."],
            "better": ["An earlier call to the health visitor."], "grade": ["good"],
        }  # fmt: skip
        actions.write_view(actor=actor, wanted_id=found[0].wanted_id, typed=typed, joint=False)


def _asked(actor: Actor, inspection: UUID) -> None:
    from django.utils import timezone

    from openmash.insight.inspection import actions
    from openmash.statute.calendar import local_date

    today = local_date(timezone.now())
    for asks, days in (
        ("How do managers know that a decision to do less was right, months later?", 1),
        ("Show us how a child’s own words changed what was decided for them.", 2),
    ):
        actions.ask(actor=actor, inspection_id=inspection, asks=asks, due_on=today + timedelta(days=days))


def _answered(actor: Actor, inspection: UUID) -> None:
    from openmash.insight.inspection import actions, selectors
    from openmash.insight.inspection.words import ExhibitKind

    first = selectors.enquiries(inspection, actor=actor)[0]
    rests = [each.id for each in selectors.exhibits(inspection, actor=actor) if each.kind is ExhibitKind.LIST]
    actions.answer(
        actor=actor, enquiry_id=first.id, exhibits=rests,
        words="Each decision to do less is looked at again at 90 and at 365 days, first by whoever made it. The list "
        "of contacts has every reason as it was written.",
    )  # fmt: skip


def _make_what_waits(most: int = 1) -> None:
    """Make the first few now; a demonstration's own queue makes the rest."""
    import django
    from django.db import transaction

    django.setup()
    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.insight.inspection import actions
    from openmash.insight.inspection.models import Wanted

    maker = service(Service.INSPECTION)
    with transaction.atomic(), acting_as(maker):
        for key in Wanted.objects.filter(state="waiting").order_by("recorded_at", "pk").values_list("pk")[:most]:
            actions.make(actor=maker, wanted_id=key[0])


MODULE = Module("inspection", by_actions=_by_actions)
