"""A picture the child gave at a visit: sent with the form, kept beside the words once the visit is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.visits.selectors import RecordShown, VisitShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.files import actions as files
from openmash.foundation.files.photographs import take_photograph
from openmash.foundation.files.selectors import Kept, uploads
from openmash.web.child.drawing import takes_pictures

KIND = "visit"


def take(request: HttpRequest, *, actor: Actor, visit_id: UUID) -> list[str]:
    """Keep the picture sent beside a visit not kept yet, and take off what was ticked; returns what is wrong."""
    if request.method != "POST" or not takes_pictures(actor):
        return []
    for each in waiting(actor, visit_id):
        if str(each.id) in request.POST.getlist("picture_off"):
            files.remove_upload(actor=actor, upload_id=each.id)
    return take_photograph(request, actor=actor, kind=KIND, subject=str(visit_id))


def waiting(actor: Actor, visit_id: UUID) -> list[Kept]:
    """The pictures sent beside a visit that is not kept yet."""
    return uploads(actor=actor, kind=KIND, subject=str(visit_id)) if takes_pictures(actor) else []


def keep(*, actor: Actor, before: RecordShown | None, after: VisitShown) -> None:
    """The pictures go with the words just kept. A visit sent twice is one visit, with its picture once."""
    if not takes_pictures(actor):
        return
    earlier = before.voice_ids if before else ()
    new = [key for key in (after.record.voice_ids if after.record else ()) if key not in earlier]
    if new:
        files.send_uploads(
            actor=actor, kind=KIND, subject=str(after.id), about_id=new[0], person_ids=[after.person_id]
        )  # fmt: skip
        return
    for each in waiting(actor, after.id):
        files.remove_upload(actor=actor, upload_id=each.id)
