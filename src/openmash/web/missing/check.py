"""Are missing children recorded as missing? Contacts that mention absence are drawn at random and reviewed blind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Drawn, Miss, ToReview
from openmash.casework.missing.words import Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, Option, Problem, Text
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Empty, Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.pathways import missing_episode
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.web.missing.steps import tried

A_MONTH = timedelta(days=30)


class DrawForm(Form):
    """From which days."""

    since = DateParts("From", past=True, required="Give the first day.")
    until = DateParts("To", past=True, required="Give the last day.")


class FindForm(Form):
    """What the reviewer says, before anything that was recorded is shown."""

    verdict = Choice(
        "Should a child here have been recorded as missing?", tuple(Option(x.value, str(x.label)) for x in Verdict),
        required="Choose what you find.",
    )  # fmt: skip
    reasons = Text("Why, in a line", required="Say in a line why.", most=400)


class SettleForm(Form):
    """How a miss was put right."""

    words = Text(
        "How was it put right, or why can it not be?",
        required="Say how it was put right, or why it cannot be.",
        most=400,
    )


@dataclass(frozen=True)
class DrawShown:
    """One draw, in sentences."""

    title: str
    how: str
    standing: str
    found: str
    following: Link | None


@dataclass(frozen=True)
class MissShown:
    """A miss, and what to do about it."""

    what: str
    words: str
    standing: str
    links: Sequence[Link]


@dataclass(frozen=True)
class CheckPage:
    """What the template shows."""

    title: str
    back: Link
    form: DrawForm
    draws: Sequence[DrawShown]
    misses: Sequence[MissShown]
    nothing: Empty


@dataclass(frozen=True)
class ReviewPage:
    """One contact to review; `answer` is what was recorded, shown only once it has been reviewed."""

    title: str
    back: Link | None
    caption: str
    form: Form
    said: Sequence[Fact]
    answer: str
    settles: bool
    following: Link | None


@screen(Permission.CHECK, log="missing.check_listed")
def missing_check(request: HttpRequest, actor: Actor) -> Answer:
    """Draw; go on reviewing; put misses right."""
    today = local_date(timezone.now())
    first = today - A_MONTH
    form = DrawForm.blank(
        filled={
            "since": PartialDate(first.year, first.month, first.day),
            "until": PartialDate(today.year, today.month, today.day),
        }
    )  # fmt: skip
    if request.method == "POST":
        form = DrawForm.parse(request.POST)
        since, until = form.since.earliest(), form.until.earliest()
        if form.is_complete and since and until:
            try:
                missing_episode.draw_check(actor=actor, since=since, until=until)
                return Go(request.path)
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    found = selectors.misses(actor=actor)
    page = CheckPage(
        title="Are missing children recorded as missing?",
        back=Link("Missing children", reverse("missing")),
        form=form,
        draws=[_draw(each) for each in selectors.draws(actor=actor)],
        misses=_misses(found, actor),
        nothing=Empty(
            "Nothing has been drawn yet",
            "Contacts that mention absence, and episodes classed as absent or away, are drawn at random. "
            "Somebody reads each without seeing what was recorded, and says whether the child should have been "
            "recorded as missing.",
        ),
    )  # fmt: skip
    about = [f"person:{person}" for each in found for person in each.person_ids]
    return Shown("missing/check.html", page, about=list(dict.fromkeys(about)))


def load_review(*, actor: Actor, item_id: UUID) -> ToReview:
    """One contact of a draw. Raises NotVisible."""
    return selectors.to_review(item_id, actor=actor)


@screen(Permission.CHECK, load=load_review, log="missing.check_viewed")
def missing_review(request: HttpRequest, actor: Actor, item: ToReview, item_id: UUID) -> Answer:
    """Read what was written, and nothing of what was made of it; say what should have been; put a miss right."""
    is_miss = item.verdict is Verdict.MISSING and not item.was_recorded and not item.settled
    form: Form = SettleForm.blank() if is_miss else FindForm.blank()
    if request.method == "POST":
        if is_miss:
            settled = tried(
                SettleForm.blank(), request,
                lambda told: actions.settle(actor=actor, item_id=item_id, words=told.words), {},
            )  # fmt: skip
            if settled is None:
                return Go(reverse("missing_check"))
            form = settled
        else:
            found = FindForm.parse(request.POST)
            if found.is_complete:
                try:
                    actions.find(actor=actor, item_id=item_id, verdict=Verdict(found.verdict), reasons=found.reasons)
                    return Go(request.path)
                except Incomplete as refusal:
                    found = found.with_problems(refusal.problems)
                except NotAllowedNow as refusal:
                    found = found.with_problems([Problem("verdict", refusal.sentence)])
            form = found
    page = ReviewPage(
        title="Put a miss right" if is_miss else "Review one",
        back=Link("Are missing children recorded as missing?", reverse("missing_check")),
        caption=f"What was told on {say.day_of(item.at)}",
        form=form,
        said=_said(item, actor),
        answer=_answer(item),
        settles=is_miss,
        following=_following(item, actor) if item.verdict else None,
    )
    return Shown("missing/review.html", page)


def _said(item: ToReview, actor: Actor) -> list[Fact]:
    """The words as they came: a child's name is not needed to judge them, and is not shown."""
    shown = []
    episode = selectors.episode_to_check(item.contact_id, actor=actor)
    if episode is not None:
        return [Fact("The child", episode.words)]
    for number, each in enumerate(contacts.words_of(item.contact_id, actor=actor), 1):
        whose = f"Child {number}" if len(item.person_ids) > 1 else "The child"
        for key, words in (("", each.concern), ("how it is now", each.impact), ("what was tried", each.tried)):
            if words:
                shown.append(Fact(f"{whose}, {key}" if key else whose, words))
    return shown


def _answer(item: ToReview) -> str:
    if item.verdict is None:
        return ""
    recorded = (
        "It was recorded as a missing episode, within a day."
        if item.was_recorded
        else "It was not recorded as a missing episode within a day, or was classed as absent, away or not missing."
    )
    settled = f" Put right: {item.settled}" if item.settled else ""
    return f"You or a colleague said: {item.verdict.label}. {recorded}{settled}"


def _following(item: ToReview, actor: Actor) -> Link | None:
    mine = next((each for each in selectors.draws(actor=actor) if each.draw_id == item.draw_id), None)
    if mine is None or mine.following is None:
        return None
    return Link("Review the next", reverse("missing_review", kwargs={"item_id": mine.following}))


def _draw(each: Drawn) -> DrawShown:
    left = each.drawn - each.reviewed
    found = ""
    if each.low is not None and each.high is not None:
        share = round(100 * each.were / each.should)
        found = (
            f"Of {each.should} that should have been recorded as missing, {each.were} were ({share}%; with this many "
            f"reviewed, anything from {round(100 * each.low)}% to {round(100 * each.high)}% fits)."
        )
    elif each.reviewed:
        found = "None of those reviewed should have been recorded as missing."
    if each.cannot_tell:
        found = f"{found} Of {each.cannot_tell} what is written does not say enough to tell.".strip()
    return DrawShown(
        f"{say.day_of(each.since)} to {say.day_of(each.until)}",
        f"{each.drawn} of {each.found} contacts that mention absence and episodes classed as absent or away, drawn at "
        f"random by {each.by} (seed {each.seed}).",
        f"{each.reviewed} reviewed, {left} to review." if left else f"All {each.reviewed} reviewed.", found,
        Link("Review the next", reverse("missing_review", kwargs={"item_id": each.following}))
        if each.following else None,
    )  # fmt: skip


def _misses(found: Sequence[Miss], actor: Actor) -> list[MissShown]:
    cards = linkage.whole_cards({person for each in found for person in each.person_ids}, actor)
    shown = []
    for each in found:
        names = [cards[person].name or "Unknown child" for person in each.person_ids if person in cards]
        if selectors.episode_to_check(each.contact_id, actor=actor) is not None:
            links = [Link("The episode", reverse("missing_episode", kwargs={"process_id": each.contact_id}))]
            links += [Link("Class it as missing", reverse("missing_classify", kwargs={"process_id": each.contact_id}))]
        else:
            links = [Link("The contact", reverse("contact", kwargs={"contact_id": each.contact_id}))]
        if each.is_open:
            links += (
                []
                if len(links) > 1
                else [
                    Link(
                        f"Report {cards[person].name or 'the child'} missing, as it was then",
                        reverse("report_missing", kwargs={"person_id": person}),
                    )
                    for person in each.person_ids
                    if person in cards
                ]
            )
            links.append(Link("Say how it was put right", reverse("missing_review", kwargs={"item_id": each.item_id})))
        standing = each.settled or (
            "It is recorded as missing now." if each.since_recorded else "Still to be put right."
        )
        shown.append(
            MissShown(f"{say.listed(names)}, {say.day_of(each.at)}", f"{each.reasons} ({each.by})", standing, links)
        )
    return shown
