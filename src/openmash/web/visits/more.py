"""Answer what the area asks of a visit beside its record."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.visits.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, begin
from openmash.web.forms.more import ask_more
from openmash.web.visits.loading import AtVisit, back_to_visit, load_visit, visit_url
from openmash.web.visits.visit import MORE


@screen(Permission.RECORD, load=load_visit, log="visit.viewed")
def visit_more(request: HttpRequest, actor: Actor, loaded: AtVisit, visit_id: UUID) -> Answer:
    """Once somebody has recorded the visit; answered again, the newest answers stand and the earlier are kept."""
    if loaded.visit.record is None:
        raise NotVisible
    begun = begin(actor, loaded.child, "visit_more", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    key, person = loaded.visit.id, loaded.visit.person_id
    page = ask_more(request, actor, MORE, key, [person], back_to_visit(key), begun.caption)
    return begun.shown("forms/more.html", page) if page else Go(visit_url(key))
