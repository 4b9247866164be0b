"""One request: where it stands, what is next, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, Link, TimeLeft
from openmash.insight.access_requests import selectors
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import RequestShown
from openmash.insight.access_requests.words import Asker, Verdict, Wants
from openmash.statute.access_time import LAW
from openmash.web.access_requests.showing import caption_of, left_of, url_of

FILES = (("pdf", "To read (PDF)"), ("table", "As a table (CSV)"), ("json", "For a computer (JSON)"))


@dataclass(frozen=True)
class AccessRequestPage:
    """What the template shows. `next_link`: the one page where what is next is done, for whoever may do it."""

    title: str
    caption: str
    back: Link
    left: TimeLeft | None
    next_step: str
    next_link: Link | None
    others: Sequence[Link]
    facts: Sequence[Fact]
    steps: Sequence[Fact]
    answers: Sequence[Fact]
    to_ask: Sequence[str]
    prepared: Sequence[Fact]
    files: Sequence[Link]
    warning: str
    law: str


@screen(Permission.READ, load=selectors.request, log="access_request.viewed")
def access_request(request: HttpRequest, actor: Actor, shown: RequestShown, request_id: UUID) -> Answer:
    """Show it."""
    handles = may(actor, Permission.HANDLE) and not shown.is_ended
    asks = selectors.to_ask(selectors.lines(shown, actor=actor), shown) if handles and shown.person_ids else []
    files = []
    if handles and shown.prepared and shown.prepared.verdict is Verdict.AGREED and shown.person_ids:
        files = [
            Link(words, reverse("access_request_file", kwargs={"request_id": request_id, "form": form}))
            for form, words in (
                ("pdf", "To read (PDF)"),
                ("table", "As a table (CSV)"),
                ("json", "For a computer (JSON)"),
            )
        ]
    page = AccessRequestPage(
        "A request for a record", caption_of(shown), Link("Requests for their own record", reverse("access_requests")),
        left_of(shown), shown.next_step, _next(shown, actor), _others(shown) if handles else (), _facts(shown),
        [
            Fact(f"{say.day_of(each.on)}, {each.by}", f"{each.step.label}. {each.words}")
            for each in shown.steps
        ],
        [Fact(each.agency, f"{each.answer.label}. {each.words}") for each in shown.answers],
        [name for _, name in asks], _prepared(shown), files, _warning(shown), LAW,
    )  # fmt: skip
    return Shown("access_requests/one.html", page)


def _next(shown: RequestShown, actor: Actor) -> Link | None:
    """The page where what is next is done, where this actor may do it."""
    made = shown.prepared
    agreed = made is not None and made.verdict is Verdict.AGREED
    handles, finds, agrees = (may(actor, each) for each in (Permission.HANDLE, Permission.FIND, Permission.AGREE))
    mine = made is not None and made.by_id == actor.account_id
    for holds, right, words, task in (
        (shown.is_ended, False, "", ""),
        (not shown.is_found and finds, True, "Say whose record it is", "find"),
        (not shown.is_identified, handles, "Say how you know that it is they", "step"),
        (not shown.is_found, False, "", ""),
        (shown.waits_since is not None, handles, "Say what they answered", "step"),
        (shown.wants is not Wants.COPY, handles, "Say what was decided", "step"),
        (made is not None and made.verdict is None, agrees and not mine, "Read the answer, and agree or not", "agree"),
        (agreed, handles, "Say that it was given", "give"),
        (True, handles and bool(shown.person_ids), "Look through what is held", "entries"),
    ):
        if holds:
            return Link(words, url_of(shown.id, task)) if right else None
    return None


def _others(shown: RequestShown) -> list[Link]:
    found = [Link("Record a step: identity, what they mean, longer, or ended", url_of(shown.id, "step"))]
    if shown.person_ids:
        found += [
            Link("Record what an agency said", url_of(shown.id, "agency")),
            Link("What is held, as it would be given", url_of(shown.id, "entries")),
            Link("Prepare the answer", url_of(shown.id, "prepare")),
        ]
    return found


def _facts(shown: RequestShown) -> list[Fact]:
    found = [
        Fact("Who asks", f"{shown.asker_name}: {str(shown.asker.label).lower()}"),
        Fact("Whose record", shown.about_name),
        Fact("Born", shown.about_born),
        *([Fact("By what right", shown.authority)] if shown.asker is not Asker.THEMSELF else []),
        Fact("What they want", str(shown.wants.label)),
        Fact("In their words", shown.asked),
        Fact("Came", f"{say.day_of(shown.received_on)}, recorded by {shown.recorded_by_name}"),
        Fact("The safe way to them", f"{shown.route.label}. {shown.route_words}"),
    ]
    if shown.extend_by and not shown.is_ended:
        found.append(Fact("Told that it takes longer by", say.day_of(shown.extend_by)))
    if shown.found_words:
        found.append(Fact("How whose record it is was known", shown.found_words))
    return found


def _prepared(shown: RequestShown) -> list[Fact]:
    made = shown.prepared
    if made is None:
        return []
    said = {
        None: "Nobody has read it yet",
        Verdict.AGREED: f"May be given, says {made.agreed_by}: {made.agreed_words}",
        Verdict.RETURNED: f"Not yet, says {made.agreed_by}: {made.agreed_words}",
    }[made.verdict]
    return [
        Fact("Prepared", f"{say.near(made.at, timezone.now())}, by {made.by}"),
        Fact("Entries given", str(made.lines)),
        *(Fact(f"Left out: {why}", str(count)) for why, count in made.kept_back),
        Fact("Second person", said),
        Fact("Digest (SHA-256)", made.sha256),
    ]


def _warning(shown: RequestShown) -> str:
    if shown.is_ended:
        return "The record is closed to whoever answered." if shown.is_found else ""
    if shown.is_from_the_public_pages and not shown.is_identified:
        return (
            "It came by the public pages, and nobody has seen who asks. Reach them only in the way they gave, say "
            "nothing of whether anything is held, and agree how they show who they are."
        )
    if shown.is_found and not shown.person_ids:
        return "Whose record it is was said. It is open to whoever recorded the request, and not to you."
    return ""
