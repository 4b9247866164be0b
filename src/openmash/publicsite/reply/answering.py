"""What a partner without an account is asked, and their answer: as much as a signed-in responder can say, used once.

It shows the least that finds a record: names, birth, number. After the answer it says what became of it, and the
answer itself is not shown again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from openmash.casework.frontdoor.actions import AnswerTold, SaidOfChild
from openmash.casework.frontdoor.words import Reply
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, Tick, parse_rows
from openmash.foundation.design.parts import Fact, Link, Source, TimeLeft
from openmash.foundation.drafts.actions import discard_draft, save_draft
from openmash.foundation.drafts.selectors import resume_draft
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.selectors import Held, Standing
from openmash.pathways import partner_links
from openmash.pathways.partner_links import Behind
from openmash.publicsite.reply.holding import held_by, proof_in, shut, slow_down, too_often
from openmash.publicsite.reply.showing import (
    DonePage,
    asked_of,
    done,
    identified,
    known_since,
    names_to_search,
    time_left,
)
from openmash.publicsite.ringing import numbers
from openmash.records.voice.asking import VoiceBeside

KIND = "reply"
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "form_token", "do"})
REPLIES = (
    Option(Reply.TRACE, "Yes, we hold something that matters for this question"),
    Option(Reply.NO_TRACE, "No, we searched and found nothing"),
    Option(Reply.RING_US, "Ring us: we would rather say it than write it"),
    Option(Reply.DECLINED, "We cannot answer"),
)


class AnswerForm(Form):
    """The answer for the whole family, and who gives it."""

    reply = Choice("Do you hold anything about them?", REPLIES, required="Choose your answer.")
    systems = Text("Where did you search?", hint="Such as EMIS, SystmOne, paper notes", most=400)
    names_used = Text("Under which names?", most=400)
    back_to = DateParts("How far back?", partial=True, past=True)
    ring = Text("Whom shall we ring, on which number, until when?", most=200)
    reason = LongText("Why can you not answer?", rows=3)
    serious = Tick("A child may be unsafe now: somebody must read this at once")
    consult_us = Tick("We hold something we cannot write here: speak to us before you decide")
    who = Text(
        "Your name and role",
        hint="Such as Dr Ada Shah, safeguarding lead",
        required="Give your name and role.",
        most=200,
    )
    telephone = Text("Number to ring you on", required="Give a number to ring you on.", most=40, kind="tel")


class ChildForm(VoiceBeside):
    """What matters about one child, for this question and no more."""

    information = LongText("What matters for this question", rows=4)
    impact_now = LongText("How it is for this child now", rows=2)
    conditions = Text("How this may be used", hint="Such as “not to be shared with the father”", most=400)


@dataclass(frozen=True)
class ChildAsked:
    """One child, with the questions about them."""

    name: str
    facts: tuple[Fact, ...]
    form: ChildForm


@dataclass(frozen=True)
class ReplyPage:
    """What the template shows."""

    title: str
    form: AnswerForm
    problems: tuple[Link, ...]
    asked: tuple[Fact, ...]
    left: TimeLeft
    known_since: tuple[str, ...]
    children: tuple[ChildAsked, ...]
    saved: bool
    by_day: str
    by_night: str


@screen(PublicActor.LINK, log="check.viewed")
def reply_answer(request: HttpRequest, actor: Actor, token: str) -> Answer:
    """Read what is asked; save what was written so far; answer, once."""
    held = held_by(request, token)
    if held is None and too_often(request):
        return slow_down(actor)
    if held is None or held.standing is Standing.CLOSED or held.purpose is not Purpose.CHECK:
        return shut(held, actor)
    try:
        behind = partner_links.opened(held, token=token, proof=proof_in(request))
    except NotVisible:
        return Go(reverse("reply", kwargs={"token": token}))
    about = (f"link:{held.link_id}", *behind.check.about)
    if page := _over(held, behind):
        return Shown("reply/done.html", page, about=about)
    if request.method == "POST":
        return _posted(request, held, behind, token, about)
    saved = resume_draft(actor=behind.actor, kind=KIND, subject=str(held.link_id), token=token)
    typed = saved.content.get("typed") if saved else None
    if isinstance(typed, Mapping):
        post = QueryDict(mutable=True)
        for name, values in typed.items():
            post.setlist(str(name), [str(value) for value in values] if isinstance(values, list) else [])
        places = range(len(behind.check.children))
        rows = tuple(ChildForm.resumed(dict(post.lists()), prefix=f"child-{place}-") for place in places)
        return _page(behind, AnswerForm.resumed(dict(post.lists())), rows, about, saved=True)
    rows = tuple(ChildForm.blank(prefix=f"child-{place}-") for place in range(len(behind.check.children)))
    form = AnswerForm.blank(
        filled={"names_used": names_to_search(behind.check)}, sources={"names_used": Source("the names in this check")}
    )  # fmt: skip
    return _page(behind, form, rows, about)


def _over(held: Held, behind: Behind) -> DonePage | None:
    """What is shown instead of the questions: it was answered, or is not needed any more."""
    if held.standing is Standing.ANSWERED or _answered(behind) or not behind.check.is_wanted:
        return done(held, behind)
    return None


def _answered(behind: Behind) -> bool:
    """Whether nothing more is asked of them; an answer from before it was known who a child is does not do."""
    return bool(behind.check.answers) and not behind.check.look_again


def _posted(request: HttpRequest, held: Held, behind: Behind, token: str, about: tuple[str, ...]) -> Answer:
    people = [child.person_id for child in behind.check.children]
    form = AnswerForm.parse(request.POST)
    rows = parse_rows(ChildForm, request.POST, "child", least=len(people), most=max(len(people), 1))
    if request.POST.get("do") == "save":
        _keep(request.POST, held, behind, token)
        empty = tuple(ChildForm.resumed(dict(request.POST.lists()), prefix=row.prefix) for row in rows)
        return _page(behind, AnswerForm.resumed(dict(request.POST.lists())), empty, about, saved=True)
    if form.is_complete and all(row.is_complete for row in rows):
        try:
            _answer(held, behind, form, dict(zip(people, rows, strict=False)))
            discard_draft(actor=behind.actor, kind=KIND, subject=str(held.link_id), token=token)
            return Go(reverse("reply_answer", kwargs={"token": token}))
        except Incomplete as refusal:
            form = form.with_problems([p for p in refusal.problems if p.field in AnswerForm.fields])
            of_a_child = [p for p in refusal.problems if p.field in ChildForm.fields]
            rows = (rows[0].with_problems(of_a_child), *rows[1:])
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("reply", refusal.sentence)])
    _keep(request.POST, held, behind, token)
    return _page(behind, form, rows, about)


def _answer(held: Held, behind: Behind, form: AnswerForm, rows: Mapping[UUID, ChildForm]) -> None:
    traced = form.reply == Reply.TRACE
    told = AnswerTold(
        reply=Reply(form.reply), systems=form.systems, names_used=form.names_used, back_to=form.back_to.earliest(),
        ring=form.ring or (form.telephone if form.reply == Reply.RING_US else ""), reason=form.reason,
        consult_us=form.consult_us, serious=form.serious,
        children=tuple(
            SaidOfChild(person, row.information, row.impact_now, row.conditions) for person, row in rows.items()
        ) if traced else (),
    )  # fmt: skip
    words = [(person, heard) for person, row in rows.items() if (heard := row.voice(source=behind.agency)) is not None]
    said_by = f"{form.who}, {form.telephone}"
    partner_links.answer(held=held, behind=behind, told=told, said_by=said_by, words=words)


def _keep(post: QueryDict, held: Held, behind: Behind, token: str) -> None:
    """Keep what was typed, for a day; the later of two windows stands."""
    typed: dict[str, object] = {name: list(values) for name, values in post.lists() if name not in NOT_KEPT}
    mine = {"actor": behind.actor, "kind": KIND, "subject": str(held.link_id), "token": token}
    before = resume_draft(**mine)  # type: ignore[arg-type]  # the four that name one draft
    save_draft(
        actor=behind.actor, kind=KIND, subject=str(held.link_id), token=token, content={"typed": typed},
        base_revision=before.revision if before else 0,
    )  # fmt: skip


def _page(
    behind: Behind, form: AnswerForm, rows: tuple[ChildForm, ...], about: tuple[str, ...], *, saved: bool = False
) -> Shown:
    children = tuple(
        ChildAsked(*identified(child.identified_as), row)
        for child, row in zip(behind.check.children, rows, strict=False)
    )
    page = ReplyPage(
        title="Answer a question from the safeguarding hub",
        form=form,
        problems=(*form.problems, *(link for row in rows for link in row.problems)),
        asked=asked_of(behind),
        left=time_left(behind),
        known_since=known_since(behind.check),
        children=children,
        saved=saved,
        by_day=numbers()[0],
        by_night=numbers()[1],
    )
    return Shown("reply/answer.html", page, about=about)
