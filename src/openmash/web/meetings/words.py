"""Keep an agency's words about one child, as they are typed or when they are sent; and release them to the minutes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.words import Field
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.facts.refusals import NotAllowedNow, Problem
from openmash.web.meetings.item import page_of
from openmash.web.meetings.loading import AtItem, load_child, load_item
from openmash.web.meetings.showing import item_url, named
from openmash.web.meetings.writing import OurWords, WordsForm, bases_from, form_for

AS_TYPED = "words"
"""What the script sends in X-Requested-With: it wants to know what was kept, not a page."""


@screen(Permission.VIEW, load=load_child)
def meeting_words(
    request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID, person_id: UUID
) -> Answer:
    """Add what was written to what stands. Nothing anybody wrote is lost, whoever was first."""
    item = loaded.item
    if request.method != "POST":
        return Go(item_url(item))
    number = item.about_ids.index(person_id)
    prefix = request.POST.get("prefix", f"c{number}-")[:8]
    chairs = bool(may(actor, Permission.CHAIR, loaded))
    form = form_for(chairs=chairs, of_subject=item.subject_id is not None).parse(request.POST, prefix=prefix)
    by_script = request.headers.get("X-Requested-With") == AS_TYPED
    try:
        beside = _keep(request, actor, loaded, form, prefix)
    except NotAllowedNow as refusal:
        if by_script:
            return _said({"refused": refusal.sentence}, loaded)
        child = named([person_id], actor)[person_id]
        refused = OurWords(child, form, tuple(form.fields), {}, "", item_url(item), True)
        problem = Problem(f"{prefix}impact", refusal.sentence)
        return Shown("meetings/item.html", page_of(loaded, actor, [problem], refused), log="meeting_item.viewed")
    if by_script:
        return _said(_kept(loaded, actor, person_id, form, beside), loaded)
    return Go(item_url(item))


def _keep(request: HttpRequest, actor: Actor, loaded: AtItem, form: WordsForm, prefix: str) -> Sequence[UUID]:
    """Keep each box that holds something new; returns the versions that stand beside."""
    person = loaded.person_id
    beside: list[UUID] = []
    for name in form.fields:
        words = str(form.values.get(name) or "")
        stands = loaded.item.said_of(person, Field(name), actor.agency_id) if person else ()
        if not person or not (words.strip() or stands):
            continue
        kept = actions.contribute(
            actor=actor, item_id=loaded.item.id, person_id=person, field=Field(name), words=words,
            bases=bases_from(request.POST, f"{prefix}bases-{name}"),
        )  # fmt: skip
        beside += kept.beside
    return beside


def _kept(loaded: AtItem, actor: Actor, person_id: UUID, form: WordsForm, beside: Sequence[UUID]) -> dict[str, object]:
    """What the boxes now stand over: this writer's own versions. Others' stay beside until somebody joins them."""
    stands = selectors.item(loaded.item.id, actor=actor)
    over = {
        name: ",".join(
            str(one.id) for one in stands.said_of(person_id, Field(name), actor.agency_id) if one.id not in beside
        )
        for name in form.fields
    }
    others = sorted({one.by for one in stands.spoken if one.id in beside})
    return {"bases": over, "beside": " and ".join(others)}


def _said(words: dict[str, object], loaded: AtItem) -> Sent:
    return Sent(json.dumps(words).encode(), "application/json", about=loaded.about)


@screen(Permission.VIEW, load=load_item)
def meeting_release(request: HttpRequest, actor: Actor, loaded: AtItem, meeting_id: UUID, item_id: UUID) -> Answer:
    """Release my agency's words about this family to the minutes and the other agencies' packs."""
    if request.method == "POST":
        actions.release(actor=actor, item_id=item_id)
    return Go(item_url(loaded.item))
