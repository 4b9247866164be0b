"""The board: every open contact in its lane, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Board, Card, Filters, Lane
from openmash.casework.frontdoor.words import State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.access.selectors import version_for
from openmash.foundation.design import parts, say
from openmash.foundation.design.parts import Answering, Link, Mark, Tone
from openmash.web.frontdoor.showing import time_left_of

FIRST_OF_A_LANE = 6
"""How many of a lane are shown as cards at first; below them, on a line each, however many, all others that are late,
due today, red or in danger.
"""
WORDS_HOLD = timedelta(seconds=30)
"""How long "12 minutes left" may stand on a board that is open, though nothing has happened."""
SHOWN = "board_shown"
"""In the session: the contacts this page has shown, so that a refresh logs only what is new on it."""
EMPTY: dict[State, str] = {
    State.NEW: "Nothing new. What arrives by any way in comes here first.",
    State.SCREENING: "Nobody is screening anything.",
    State.CHECKS_OUT: "No agency is being waited for.",
    State.READY_TO_DECIDE: "Nothing waits for a decision.",
    State.WAITING_FOR_RECEIVER: "Every next step has been accepted.",
    State.FEEDBACK_OWED: "Every referrer has been told.",
}
SHOW = {"mine": "Mine", "team": "My team's", "no_ones": "Nobody's yet", "late": "Late", "school_age": "School age"}
RATINGS = {"red": "Red", "amber": "Amber", "green": "Green"}


@dataclass(frozen=True)
class LaneShown:
    """One lane: its cards, how many contacts are in it, and the way to those that are not shown."""

    key: str
    title: str
    count: int
    cards: Sequence[parts.Card]
    lines: Sequence[parts.Card]
    """Those after the first that may not be left out, each on a line: the rating, who, by when, and who holds it."""
    empty: str
    rest: Link | None
    """What shows the less urgent of them too, or leaves them out again."""
    left_out: str


@dataclass(frozen=True)
class BoardPage:
    """What the template shows."""

    title: str
    sentence: str
    tasks: Sequence[Link]
    counts: Sequence[Link]
    filters: Sequence[Link]
    lanes: Sequence[LaneShown]
    refresh_url: str


@screen(Permission.VIEW_BOARD, log="board.listed")
def board(request: HttpRequest, actor: Actor) -> Answer:
    """Every open contact this actor may see, or those the filters in the address leave."""
    found = _found(request.GET, actor)
    shown = sorted(_about(found))
    if request.session.get(SHOWN) != shown:  # a session is written only where it has changed
        request.session[SHOWN] = shown
    return Shown("frontdoor/board.html", _page(found, request.GET, actor), about=_about(found), detail=_detail(request))


@screen(Permission.VIEW_BOARD, log="board.listed")
def board_now(request: HttpRequest, actor: Actor) -> Answer:
    """The same board without its frame, for the quiet refresh; nothing is read or sent where nothing has changed."""
    version = version_for(actor=actor, now=timezone.now(), each=WORDS_HOLD, of=(request.GET.urlencode(),))
    etag = f'"{version}"'
    if request.headers.get("If-None-Match") == etag:
        return Sent(b"", "text/html; charset=utf-8", etag=etag, refresh=True)
    found = _found(request.GET, actor)
    body = render_to_string("frontdoor/_board.html", {"page": _page(found, request.GET, actor)}, request=request)
    before = set(request.session.get(SHOWN, ()))
    newly = [key for key in _about(found) if key not in before]
    if newly:
        request.session[SHOWN] = sorted(before | set(newly))
    return Sent(
        body.encode(), "text/html; charset=utf-8", about=newly, detail=_detail(request), etag=etag, refresh=True
    )


def _found(query: QueryDict, actor: Actor) -> Board:
    whole = [state for state in EMPTY if state.value in query.getlist("all")]
    return selectors.board(actor=actor, filters=_filters(query, actor), most=FIRST_OF_A_LANE, whole=whole)


def _filters(query: QueryDict, actor: Actor) -> Filters:
    return Filters(
        mine="mine" in query,
        team_id=actor.team_id if "team" in query else None,
        rating=query.get("rating", "") if query.get("rating", "") in RATINGS else "",
        school_age="school_age" in query,
        late="late" in query,
        no_ones="no_ones" in query,
    )


def _about(found: Board) -> list[str]:
    return [f"contact:{key}" for key in found.contact_ids]


def _detail(request: HttpRequest) -> dict[str, str]:
    return {"filters": request.GET.urlencode()}


def _page(found: Board, query: QueryDict, actor: Actor) -> BoardPage:
    lists, held = "; ".join(found.lists), _held(query)
    return BoardPage(
        title="The board",
        sentence=f"{_shown(found)} {lists + '.' if lists else 'No list of open cases has been read.'}",
        tasks=_tasks(actor),
        counts=(
            Link("waiting", reverse("board"), count=found.waiting, current=not held),
            Link("late", _address({"late": "1"}), count=found.late, current="late" in held),
            Link("due today", reverse("board"), count=found.due_today),
            Link("nobody's yet", _address({"no_ones": "1"}), count=found.no_ones, current="no_ones" in held),
        ),
        filters=_filter_links(held),
        lanes=tuple(_lane(lane, query, found.as_at) for lane in found.lanes),
        refresh_url=f"{reverse('board_now')}?{query.urlencode()}",
    )


def _shown(found: Board) -> str:
    if found.left_out:
        return f"{found.fitting} of {found.fitting + found.left_out} open contacts fit; the filters leave out the rest."
    return f"{found.fitting} open contacts, most urgent first."


def _tasks(actor: Actor) -> tuple[Link, ...]:
    tasks = []
    if may(actor, Permission.PROTECT):
        tasks.append(Link("Protect a child now", reverse("protect")))
    if may(actor, Permission.VIEW_TONIGHT):
        tasks.append(Link("Tonight", reverse("tonight")))
    return tuple(tasks)


def _address(query: dict[str, str]) -> str:
    return f"{reverse('board')}?{urlencode(query)}" if query else reverse("board")


def _held(query: QueryDict) -> dict[str, str]:
    """The filters in the address."""
    return {name: query.get(name, "") for name in query if name in SHOW or name == "rating"}


def _filter_links(held: dict[str, str]) -> tuple[Link, ...]:
    """Each filter turns itself on or off and keeps the others."""
    found = [Link("Everything", reverse("board"), current=not held)]
    for name, words in SHOW.items():
        rest = {key: value for key, value in held.items() if key != name}
        found.append(Link(words, _address(rest if name in held else {**held, name: "1"}), current=name in held))
    for rating, words in RATINGS.items():
        rest = {key: value for key, value in held.items() if key != "rating"}
        chosen = held.get("rating") == rating
        found.append(Link(words, _address(rest if chosen else {**rest, "rating": rating}), current=chosen))
    return tuple(found)


def _lane(lane: Lane, query: QueryDict, now: datetime) -> LaneShown:
    cards = tuple(_card(card, now) for card in lane.cards)
    first = len(cards) if lane.state.value in query.getlist("all") else FIRST_OF_A_LANE
    return LaneShown(
        key=lane.state.value,
        title=lane.state.label,
        count=len(lane.cards) + lane.more,
        cards=cards[:first],
        lines=cards[first:],
        empty=EMPTY[lane.state],
        rest=_rest(lane, query),
        left_out=f"{lane.more} are not shown. None of them is late, due today, red or in danger." if lane.more else "",
    )


def _rest(lane: Lane, query: QueryDict) -> Link | None:
    """Where the rest of a long lane is shown, or left out again; the filters and the other lanes stay as they are."""
    changed, key = query.copy(), lane.state.value
    opened = [each for each in query.getlist("all") if each != key]
    if lane.more:
        words = f"Show all {len(lane.cards) + lane.more}"
        opened.append(key)
    elif key not in query.getlist("all") and len(lane.cards) > FIRST_OF_A_LANE:
        words = f"Show all {len(lane.cards)} as cards"
        opened.append(key)
    elif key in query.getlist("all") and len(lane.cards) > FIRST_OF_A_LANE:
        words = "Show only the most urgent"
    else:
        return None
    changed.setlist("all", opened)
    address = f"{reverse('board')}?{changed.urlencode()}" if changed.urlencode() else reverse("board")
    return Link(words, f"{address}#lane-{key}")


def _card(card: Card, now: datetime) -> parts.Card:
    return parts.Card(
        url=reverse("contact", kwargs={"contact_id": card.contact_id}),
        children=tuple(f"{c.name} ({c.age})" if c.age else c.name for c in card.children) or ("Unknown child",),
        concern=card.concern or "Nothing written yet",
        raised_by=card.raised_by,
        rating=parts.Rating(Tone(card.rating) if card.rating else Tone.NONE),
        time_left=time_left_of(card.clocks, now),
        held_by=card.holder,
        open_to=say.listed(list(dict.fromkeys(each.said.removeprefix("Open to ") for each in card.already_open))),
        repeat=card.repeat,
        marks=tuple(Mark(check.agency, _answering(check.state)) for check in card.checks),
    )


def _answering(state: str) -> Answering:
    if state in ("asked", "late", "declined", "not_needed"):
        return Answering(state)
    return Answering.ANSWERED
