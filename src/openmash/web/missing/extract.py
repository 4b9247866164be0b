"""What of an interview is intelligence: written apart from the child's words and the analysis, and passed on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.missing import actions
from openmash.casework.missing.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText, Text
from openmash.pathways import missing_episode
from openmash.web.missing.loading import Loaded, TaskPage, done, load_episode, task_page
from openmash.web.missing.steps import tried


class ExtractForm(Form):
    """What is passed on."""

    extract = LongText(
        "What is passed on?", rows=5, required="Write what is to be passed on.",
        hint="What was seen or heard, by whom, when; nothing that tells who said it unless it must",
    )  # fmt: skip


class PassForm(Form):
    """Nothing need be said; where it went another way already, to whom."""

    passed_to = Text(
        "If the police were told of it already, by telephone or in person: who?",
        hint="Name, and team or force. Left empty: it is sent to the intelligence unit now", most=200,
    )  # fmt: skip
    reference = Text("Their reference", most=80)


@dataclass(frozen=True)
class ExtractPage(TaskPage):
    """What the template shows."""

    words: str = ""
    standing: str = ""


@screen(Permission.RECORD, load=load_episode, log="missing.viewed")
def missing_extract(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Write it, in place of what was written and not passed on yet."""
    known = loaded.episode.extract
    filled = {"extract": known.words} if known and not known.passed_to else {}
    form = tried(
        ExtractForm.blank(filled=filled), request,
        lambda told: actions.write_extract(actor=actor, process_id=process_id, words=told.extract), {},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    page = task_page("What of the interview is intelligence", form, loaded)
    return Shown("missing/extract.html", ExtractPage(page.title, page.form, page.back, page.caption))


@screen(Permission.HAND_ON, load=load_episode, log="missing.viewed")
def missing_hand_on(request: HttpRequest, actor: Actor, loaded: Loaded, process_id: UUID) -> Answer:
    """Send it to the intelligence unit, or say to whom it went already and under what reference."""
    known = loaded.episode.extract
    if known is None:
        return done(loaded)
    form = tried(
        PassForm.blank(), request,
        lambda told: actions.mark_passed_on(
            actor=actor, extract_id=known.extract_id, passed_to=told.passed_to, reference=told.reference
        ) if told.passed_to else missing_episode.pass_on(actor=actor, process_id=process_id),
        {},
    )  # fmt: skip
    if form is None:
        return done(loaded)
    page = task_page("Pass it on", form, loaded)
    now = timezone.now()
    standing = f"Passed to {known.passed_to}, {say.near(known.at, now)}." if known.passed_to else ""
    return Shown(
        "missing/hand_on.html", ExtractPage(page.title, page.form, page.back, page.caption, "", known.words, standing)
    )
