"""Sharing agreements of the county: in force, about to end, ended, not begun, being signed. All made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCIES

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

KEY = {each.slug: each.id for each in AGENCIES}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
HUB = ("council", "police", "health", "education", "early-help")


@dataclass(frozen=True)
class Made:
    """An agreement: who gives what to whom, and its days counted from today."""

    title: str
    owner: str
    purpose: str
    about: str
    kinds: Sequence[str]
    givers: Sequence[str]
    to: Sequence[str]
    law: Sequence[str]
    starts: int
    review: int
    ends: int | None
    signed: bool = True
    binds: bool = True


MADE: tuple[Made, ...] = (
    Made(
        "MASH information sharing agreement", "Patrick Emsworth, information governance lead",
        "So that the front door sees at once who works with a child, and decides with what each service knows.",
        "Children at the front door, and the people they live with", ("involvement", "checks", "meetings"), HUB, HUB,
        ("ca2004_s10", "ca2004_s11", "ca1989_s47"), -390, 20, None,
    ),
    Made(
        "School attendance for family help", "Simon Hartnoll, head of education safeguarding",
        "So that a child who stops going to school is noticed by those who already work with the family.",
        "Children with a family help or social care worker", ("attendance",), ("education",), ("council", "early-help"),
        ("ca2004_s10", "ca1989_s17"), -354, 200, 12,
    ),
    Made(
        "Domestic abuse service and the hub", "Celia Rowntree, partnership business manager",
        "So that partners in the hub know which families the domestic abuse service supports.",
        "Children whose parent is supported by the service", ("involvement", "checks"), ("domestic-abuse",),
        ("police", "health", "education"), ("ca2004_s10", "ca2004_s11"), -757, -60, -27,
    ),
    Made(
        "Adult mental health and the police", "Ruth Calder, designated nurse",
        "So that officers know what the service has answered about a parent when they are called again.",
        "Parents and carers of children at the front door", ("checks",), ("adult-mental-health",), ("police",),
        ("ca2004_s11",), 33, 398, None,
    ),
    Made(
        "Probation and the hub", "Patrick Emsworth, information governance lead",
        "So that the hub knows which households a person on licence lives in.",
        "Children in the household of somebody on licence", ("involvement",), ("probation",), ("council", "police"),
        ("ca2004_s11",), 20, 385, None, signed=False,
    ),
    Made(
        "Domestic abuse service and social care", "Celia Rowntree, partnership business manager",
        "So that a social worker knows which families the service supports.",
        "Children whose parent is supported by the service", ("involvement",), ("domestic-abuse",), ("council",),
        ("ca2004_s10", "ca2004_s11"), 14, 379, None, binds=False,
    ),
)  # fmt: skip


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    with acting("information.lead") as actor:
        for each in MADE:
            record(each, actor, county.as_at.date())  # type: ignore[arg-type]  # the loader knows no Actor


def record(each: Made, actor: Actor, today: date) -> None:
    """One agreement, signed by every party and put in force, unless it is still being signed or waits to be."""
    from openmash.foundation.sharing import actions, selectors
    from openmash.foundation.sharing.actions import Line, VersionTold
    from openmash.foundation.sharing.words import Basis, Gateway, Kind

    def day(count: int) -> date:
        return today + timedelta(days=count)

    lines = [
        Line(KEY[giver], KEY[taker], Kind(kind))
        for kind in each.kinds for giver in each.givers for taker in each.to if giver != taker
    ]  # fmt: skip
    told = VersionTold(
        each.purpose, Basis.PUBLIC_TASK, [Gateway(law) for law in each.law], each.about, lines, day(each.starts),
        day(each.review), day(each.ends) if each.ends is not None else None,
    )  # fmt: skip
    key = actions.add_agreement(actor=actor, title=each.title, owner_name=each.owner, told=told)
    (one,) = selectors.agreement(key, actor=actor).versions
    parties = list(one.parties.items())
    for agency_id, name in parties if each.signed else parties[:1]:
        actions.sign(
            actor=actor, version_id=one.id, agency_id=agency_id, who="Signed in the example",
            role=f"Caldicott guardian or head of service, {name}", on=day(min(each.starts, 0) - 7),
        )  # fmt: skip
    if each.signed:
        actions.attach(actor=actor, version_id=one.id, name="signed-agreement-example.pdf", octets=PDF)
    if each.signed and each.binds:
        actions.put_in_force(actor=actor, version_id=one.id)


MODULE = Module("sharing agreements", by_actions=_by_actions)
