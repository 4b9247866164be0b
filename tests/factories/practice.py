"""Children the front door decided about, auditors, and grades as somebody gives them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.insight.practice import actions
from openmash.insight.practice.actions import AuditTold, GradeTold, SectionTold
from openmash.insight.practice.models import DrawnRecord
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.frontdoor import Hub, a_child_told, a_contact

SECTIONS = ("recognised", "voice", "shared", "decision", "time", "oversight")
NAMES = ("Ada", "Ben", "Cleo", "Dara", "Esme", "Finn", "Gwen", "Hari", "Isla", "Jude", "Kit", "Lena")


def children_decided(hub: Hub, many: int, *, by: Actor | None = None, behind: str = "") -> list[UUID]:
    """So many children, each of a contact of their own, about whom somebody decided to do more."""
    found = []
    for name in NAMES[:many]:
        with acting_as(hub.screener):
            key = a_contact(hub.screener, a_child_told(name, f"Tranter{behind}")).contact_id
            assert key is not None
            frontdoor.take(actor=hub.screener, contact_id=key)
            frontdoor.rate(actor=hub.screener, contact_id=key, rating="amber", reason="A mark nobody explains.")
        decider = by or hub.manager
        with acting_as(decider):
            (child,) = frontdoor_children(key)
            frontdoor.decide(
                actor=decider, contact_id=key, person_id=child,
                sought=DecisionSought(
                    Outcome.STRATEGY_DISCUSSION, f"A strategy discussion about {name}, today.",
                    "A mark nobody explains, on a child who is afraid to go home and says nothing.",
                ),
            )  # fmt: skip
        found.append(child)
    return found


def frontdoor_children(contact_id: UUID) -> list[UUID]:
    """The children of a contact, as its screener sees them."""
    from openmash.casework.frontdoor.models import ContactChild

    return list(ContactChild.objects.current().filter(contact_id=contact_id).values_list("person_id", flat=True))


def auditors(many: int = 2) -> list[Actor]:
    """People who audit practice, and nothing else."""
    return [an_actor(Role.AUDITOR, name=name) for name in ("Ruth Amadi", "Owain Bligh", "Sol Pereira")[:many]]


def an_audit_told(**said: object) -> AuditTold:
    """An audit as an auditor asks for it: every record of the last month, all of them graded twice."""
    today = local_date(timezone.now())
    told: dict[str, object] = {
        "title": "Front door, autumn", "asks": "Is the child heard before less is done?",
        "since": today - timedelta(days=30), "until": today, "many": 6, "due_on": today + timedelta(days=42),
        "double_percent": 100, "tool": "audit_front_door", "seed": 11, **said,
    }  # fmt: skip
    return AuditTold(**told)  # type: ignore[arg-type]  # its fields


def draw(actor: Actor, **said: object) -> UUID:
    """Draw such an audit."""
    with acting_as(actor):
        return actions.draw_audit(actor=actor, told=an_audit_told(**said))


def graded(grade: str = "good", **sections: str) -> GradeTold:
    """One grade for everything, but for sections named."""
    return GradeTold(
        grade, "The whole of it.",
        {slug: SectionTold(sections.get(slug, grade), f"Because of {slug}.", "The decision") for slug in SECTIONS},
    )  # fmt: skip


def drawn_for(actor: Actor, *, second: bool = False) -> list[DrawnRecord]:
    """The rows drawn for somebody, as their own rights show them."""
    with acting_as(actor):
        rows = DrawnRecord.objects.filter(**{"second_id" if second else "first_id": actor.account_id})
        return list(rows.order_by("place"))
