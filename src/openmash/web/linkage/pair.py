"""One pair of records: side by side, the evidence as a fall, and what I judge of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Fact, Link, SideBySide
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways import knowing_who
from openmash.records.linkage import actions, selectors
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors import Pair
from openmash.records.linkage.words import Verdict
from openmash.web.linkage.showing import Fall, fall, side_by_side
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.steps import tried


class JudgeForm(Form):
    """What I judge, and how I know."""

    verdict = Choice(
        "Are these one person?",
        (
            Option(Verdict.SAME, "Yes, the same person"),
            Option(Verdict.DIFFERENT, "No, two different people", hint="Brothers, sisters and twins are two people"),
            Option(Verdict.CANNOT_TELL, "It cannot be told from what we hold"),
        ),
        required="Say whether these are the same person, or that it cannot be told.",
    )  # fmt: skip
    reason = LongText("How do you know?", rows=3, most=1000, required="Say how you know, in a sentence.")


class TakeBackForm(Form):
    """Why."""

    reason = LongText(
        "Why do you take it back?", rows=3, most=1000, required="Say why you take it back, in a sentence."
    )


@dataclass(frozen=True)
class Loaded:
    """One pair."""

    found: Pair

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


@dataclass(frozen=True)
class PairPage:
    """What the template shows. `form` is None where this person has judged, or it is settled."""

    title: str
    caption: str
    back: Link
    notes: Sequence[str]
    side: SideBySide
    fall: Fall
    form: JudgeForm | None
    judged: Sequence[Fact]
    links: Sequence[Link]


def load_pair(*, actor: Actor, proposal_id: UUID) -> Loaded:
    """The pair, or as if there were none for somebody who may not see both records."""
    found = selectors.pair(proposal_id, actor)
    if found is None:
        raise NotVisible
    return Loaded(found)


@screen(Permission.JUDGE, load=load_pair, log="linkage.pair_viewed")
def pair(request: HttpRequest, actor: Actor, loaded: Loaded, proposal_id: UUID) -> Answer:
    """Compare and judge. What others judged is shown once it is settled, so that each judges alone."""
    found = loaded.found
    mine = found.judged_by(actor.account_id)
    form: JudgeForm | None = None
    if found.is_open and mine is None:
        form = tried(
            JudgeForm.blank(), request,
            lambda told: knowing_who.judge(
                actor=actor, proposal_id=proposal_id, verdict=Verdict(told.verdict), reason=told.reason
            ),
            {},
        )  # fmt: skip
        if form is None:
            return Go(reverse("pairs"))
    names = agencies.names({found.a.held_by, found.b.held_by})
    page = PairPage(
        title="Is this one person?",
        caption=str(found.source.label),
        back=Link("All pairs", reverse("pairs")),
        notes=_notes(found, mine is not None),
        side=side_by_side(found, names),
        fall=fall(found),
        form=form,
        judged=_judged(found, actor),
        links=_links(found, actor, mine is not None),
    )
    return Shown("linkage/pair.html", page)


def _notes(found: Pair, have_judged: bool) -> list[str]:
    if found.are_linked:
        return ["These records are linked: they are agreed to be one person."]
    if found.standing.verdict is Verdict.DIFFERENT:
        return ["It was decided that these are two people. They are not asked about again unless a record changes."]
    if found.standing.verdict is Verdict.CANNOT_TELL:
        return ["It could not be told. They are asked about again only when something in a record changes."]
    if found.decided_elsewhere:
        return ["This pair was decided on another page, so nothing waits here."]
    if found.standing.verdict is Verdict.SAME:
        return ["These records were judged one person, and were separated since."]
    if have_judged:
        return ["You have judged this pair. It waits for somebody else, who does not see what you said."]
    if found.is_contested:
        return ["Two people must say the same: brothers, sisters or twins could be meant, or somebody was in doubt."]
    return []


def _judged(found: Pair, actor: Actor) -> list[Fact]:
    """What was judged: all of it once settled, before that one's own alone."""
    now = timezone.now()
    shown = [j for j in found.judgements if not found.is_open or j.account_id == actor.account_id]
    return [Fact(f"{j.by}, {say.near(j.at, now)}", f"{j.verdict.label}. {j.reason}") for j in shown]


def _links(found: Pair, actor: Actor, have_judged: bool) -> list[Link]:
    if found.are_linked:
        url = reverse("child_separate", kwargs={"person_id": found.a.lead_id})
        return [Link("Separate these records", url)] if may(actor, Permission.SEPARATE) else []
    if have_judged:
        return [Link("Take back what I judged", reverse("pair_take_back", kwargs={"proposal_id": found.id}))]
    return []


@screen(Permission.JUDGE, load=load_pair, log="linkage.pair_viewed")
def pair_take_back(request: HttpRequest, actor: Actor, loaded: Loaded, proposal_id: UUID) -> Answer:
    """Take one's own judgement back: the pair waits again."""
    form = tried(
        TakeBackForm.blank(), request,
        lambda told: actions.take_back(actor=actor, proposal_id=proposal_id, reason=told.reason), {},
    )  # fmt: skip
    back = reverse("pair", kwargs={"proposal_id": proposal_id})
    if form is None:
        return Go(back)
    caption = f"{loaded.found.a.name} and {loaded.found.b.name}"
    page = TaskPage(
        "Take back what I judged", form, Link("The pair", back), caption,
        "What you judged stays readable. The pair waits again, for you or for somebody else.",
    )  # fmt: skip
    return Shown("linkage/take_back.html", page)
