"""Who is missing now, what has been done and who is told; and who is back and owed an interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from openmash.casework.missing import selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Line
from openmash.casework.missing.words import Safe, Whom
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.access.selectors import version_for
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.web.missing.loading import called, episode_url, in_words

WORDS_HOLD = timedelta(seconds=60)
"""How long "missing 5 hours" may stand on a board that is open, though nothing has happened."""
SHOWN = "missing_shown"
"""In the session: the children this page has shown, so that a refresh logs only who is new on it."""
BY_ITSELF = 60
"""Seconds between one look and the next, where the reader asks that the page looks again without scripts."""
AUDIENCES = {
    Whom.PARENT: "parent", Whom.COUNCIL: "social care", Whom.OUT_OF_HOURS: "out-of-hours team",
    Whom.PLACING_AREA: "placing area", Whom.SCHOOL: "school",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One child on a list."""

    url: str
    child: str
    since: str
    facts: Sequence[str]
    clocks: Sequence[TimeLeft]
    words: str
    is_high: bool
    done: str
    told: Sequence[str]
    held: str
    tasks: Sequence[Link]


@dataclass(frozen=True)
class MissingPage:
    """What the template shows."""

    title: str
    as_at: str
    missing: Sequence[Row]
    owed: Sequence[Row]
    nobody_missing: Empty
    nobody_owed: Empty
    more: Sequence[Link]
    live: Link
    refresh_url: str


@screen(Permission.VIEW, log="missing.listed")
def missing(request: HttpRequest, actor: Actor) -> Answer:
    """Both lists, most pressing first. With `live` in the address it looks again each minute, without scripts."""
    live = "live" in request.GET
    page, about = _page(actor, live)
    if request.session.get(SHOWN) != about:
        request.session[SHOWN] = about
    return Shown("missing/missing.html", page, about=about, again_after=BY_ITSELF if live else 0)


@screen(Permission.VIEW, log="missing.listed")
def missing_fragment(request: HttpRequest, actor: Actor) -> Answer:
    """The same lists without their frame, for the quiet refresh; nothing is read where nothing has changed."""
    etag = f'"{version_for(actor=actor, now=timezone.now(), each=WORDS_HOLD, of=("missing",))}"'
    if request.headers.get("If-None-Match") == etag:
        return Sent(b"", "text/html; charset=utf-8", etag=etag, refresh=True)
    page, about = _page(actor, live=False)
    body = render_to_string("missing/_board.html", {"page": page}, request=request)
    before = set(request.session.get(SHOWN, ()))
    newly = [key for key in about if key not in before]
    if newly:
        request.session[SHOWN] = sorted(before | set(newly))
    return Sent(body.encode(), "text/html; charset=utf-8", about=newly, etag=etag, refresh=True)


def _page(actor: Actor, live: bool) -> tuple[MissingPage, list[str]]:
    now = timezone.now()
    found = selectors.lists(actor=actor, now=now)
    here = reverse("missing")
    page = MissingPage(
        title="Missing children",
        as_at=f"As it was at {say.near(now, now)}.",
        missing=[_missing(line, actor, now) for line in in_words(found.missing, actor)],
        owed=[_owed(line, now) for line in in_words(found.owed, actor)],
        nobody_missing=Empty(
            "Nobody is recorded as missing",
            "A child is reported missing from their record, or from a contact. Only children you may see are listed.",
        ),
        nobody_owed=Empty(
            "Nobody is owed an interview",
            "A child who is back appears here until somebody independent has talked to them."
        ),
        more=_more(actor),
        live=Link("Stop looking again each minute", here) if live else Link("Look again each minute", f"{here}?live=1"),
        refresh_url=reverse("missing_fragment"),
    )  # fmt: skip
    people = [f"person:{line.person_id}" for line in (*found.missing, *found.owed)]
    return page, sorted(dict.fromkeys(people))


def _more(actor: Actor) -> Sequence[Link]:
    more = [Link("What repeats", reverse("missing_patterns"))]
    if may(actor, Permission.SEE_FIGURES):
        more.append(Link("Figures", reverse("missing_figures")))
    if may(actor, Permission.CHECK):
        more.append(Link("Are missing children recorded?", reverse("missing_check")))
    return more


def _missing(line: Line, actor: Actor, now: datetime) -> Row:
    here = {"process_id": line.process_id}
    facts = [
        f"Police risk level: {line.risk_words}",
        *(["No supervisor is named for a level below medium"] if line.lacks_supervisor else []),
        f"Last seen {say.near(line.last_seen_at, now)}" if line.last_seen_at else "When last seen: not recorded",
        f"Reported {say.near(line.reported_at, now)}",
        _care(line),
        line.repeats.words,
    ]
    clocks = []
    if line.review_at is not None:
        late = line.review_is_late(now)
        clocks.append(
            TimeLeft(
                f"was due {say.near(line.review_at, now)}" if late else f"by {say.near(line.review_at, now)}",
                late,
                "Police look at the risk again",
            )
        )
    tasks = (
        [Link("For the police", reverse("missing_for_police", kwargs=here))] if may(actor, Permission.DISCLOSE) else []
    )
    if may(actor, Permission.REPORT):
        tasks.append(Link("Record what was done", reverse("missing_done", kwargs=here)))
    return Row(
        episode_url(line.process_id), called(line), f"Missing {_for_how_long(line, now)}", [f for f in facts if f],
        clocks, line.circumstances, line.is_high, line.last_done, [_told(line, whom, now) for whom in line.to_tell],
        _held(line), tasks,
    )  # fmt: skip


def _for_how_long(line: Line, now: datetime) -> str:
    hours = line.hours_missing(now)
    if hours < 1:
        return "less than an hour"
    return (
        say.count_of(hours, "hour")
        if hours < 48
        else f"{say.count_of(hours // 24, 'day')} and {say.count_of(hours % 24, 'hour')}"
    )


def _told(line: Line, whom: Whom, now: datetime) -> str:
    at = line.told.get(whom)
    return (
        f"{say.begun(AUDIENCES[whom])} told {say.near(at, now)}"
        if at
        else f"{say.begun(AUDIENCES[whom])}: not told yet"
    )


def _owed(line: Line, now: datetime) -> Row:
    assert line.home_at is not None  # only who is back is owed an interview
    safe = Safe(line.safe).label if line.safe else ""
    clocks = [say.left(line.held, now, "Interview held")]
    if not line.was_offered:
        clocks.insert(0, say.left(line.offered, now, "Interview offered"))
    prevention = "Police prevention interview: not recorded" if line.wants_prevention else ""
    facts = [f"Back {say.near(line.home_at, now)}", str(safe), _care(line), prevention, line.repeats.words]
    return Row(
        episode_url(line.process_id), called(line), "", [fact for fact in facts if fact], clocks, "", False, "", (),
        _held(line), (),
    )  # fmt: skip


def _care(line: Line) -> str:
    return f"Looked after: {line.looked_after.label.lower()}" if line.looked_after.is_looked_after else ""


def _held(line: Line) -> str:
    return f"Held by {line.holder.said}" if line.holder else ""
