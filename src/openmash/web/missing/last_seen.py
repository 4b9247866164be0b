"""Part 2 of what carers tell: asked only once a child is missing, on the telephone or by whoever saw them last."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.casework.missing import actions
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import LastSeenTold
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design.forms import Form, LongText, Text
from openmash.web.missing.loading import Loaded, done, load_episode, task_page
from openmash.web.missing.steps import tried

NAMES = ("wearing", "carrying", "phone", "mood", "tried", "told_by")


class LastSeenForm(Form):
    """What is asked once a child is missing."""

    wearing = LongText("What were they wearing?", rows=2)
    carrying = LongText("What did they have with them?", hint="A bag, money, cards, medicine, a bicycle", rows=2)
    phone = LongText("Their phone", hint="On or off, last message or call, whether it can be located", rows=2)
    mood = LongText("How were they, and did anything set it off?", rows=2)
    tried = LongText("What has been tried already?", hint="Who was rung, where was looked", rows=2)
    told_by = Text("Who told you?", required="Say who told you.", most=200)


@screen(Permission.REPORT, load=load_episode, log="missing.viewed")
def missing_last_seen(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Keep it in place of what was told before; that stays readable."""
    known = loaded.episode.last_seen
    filled = {name: getattr(known, name) for name in NAMES} if known else {}
    form = tried(
        LastSeenForm.blank(filled=filled), request,
        lambda told: actions.tell_last_seen(
            actor=actor, process_id=process_id,
            told=LastSeenTold(told.told_by, told.wearing, told.carrying, told.phone, told.mood, told.tried),
        ),
        {},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    return Shown("missing/last_seen.html", task_page("When they were last seen", form, loaded))
