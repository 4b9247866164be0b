"""Every page of the test county by role, and every form on one of them sent empty and sent badly filled in.

Addresses are taken from the product's own list, so that a page nobody has thought of is among those looked for. A form
is sent inside a transaction that is rolled back: nothing it would do is done.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from html import escape
from html.parser import HTMLParser
from itertools import count

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, get_resolver, resolve, reverse

from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from tests.journeys.begun import Begun

SUCCESS = "govuk-notification-banner--success"
NEVER = ("/static/", "/sign-out", "/exit", "/report/leave", "/sign-in/as/")
FREE = frozenset({"text", "email", "tel", "search", "password", "textarea", "number", "url"})
STAYS = frozenset({"look", "more", "save", "see"})
"""What buttons say that send nothing: they look, make room for one more, or keep what was written."""
TOKENS = (f"every-page-{number:08d}" for number in count())
OF_A_KIND = 2
"""Accounts of each role at each kind of agency."""
TRIES, DEEPER, MOST = 2, 1, 60
"""How often each role tries a name that refuses; how many pages of a name met before it goes through for the links on
them; and how many of those in all."""


@dataclass(frozen=True)
class Control:
    """One box of a form."""

    kind: str
    name: str
    value: str

    @property
    def is_asked(self) -> bool:
        return bool(self.name) and self.kind not in ("hidden", "submit", "button")


@dataclass
class FormFound:
    """A form that changes something, as it stands on a page."""

    action: str
    controls: list[Control] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in: a button alone has nothing to be wrong."""
        return any(control.is_asked for control in self.controls)

    @property
    def shape(self) -> tuple[str, ...]:
        return tuple(sorted({re.sub(r"\d+|[0-9a-f-]{36}", "*", c.name) for c in self.controls if c.is_asked}))

    @property
    def buttons(self) -> list[dict[str, str]]:
        """What each button adds to what is sent; the first alone where none adds anything."""
        named = {(c.name, c.value): {c.name: c.value} for c in self.controls if c.kind == "submit" and c.name}
        named = {key: added for key, added in named.items() if not {*key} & STAYS}
        return list(named.values())[:4] or [{}]

    def unfilled(self) -> dict[str, str]:
        """What a browser sends where nothing is filled in."""
        sent = {c.name: c.value for c in self.controls if c.name and c.kind == "hidden"}
        sent |= {c.name: "" for c in self.controls if c.name and (c.kind in FREE or c.kind == "select")}
        return sent

    def badly_filled(self) -> tuple[dict[str, str], list[str]]:
        """What is sent where each box of text holds something odd, and those words."""
        free = dict.fromkeys(c.name for c in self.controls if c.kind in FREE and c.name)
        words = {name: f"99 é“{number}” <b>" for number, name in enumerate(free)}
        secret = {c.name for c in self.controls if c.kind == "password"}
        return self.unfilled() | words, [said for name, said in words.items() if name not in secret]


class Read(HTMLParser):
    """What of a page matters here: its forms, its ids, its links, and what an error summary says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[FormFound] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.fields: set[str] = set()
        """Ids of boxes, and of what holds boxes."""
        self.summary: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._form: FormFound | None = None
        self._in_summary = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag not in ("input", "br", "img", "hr", "meta", "link", "source", "col", "wbr"):
            self._open.append((tag, told.get("id", "")))
        if "id" in told:
            self.ids.add(told["id"])
        if "govuk-error-summary" in told.get("class", "").split():
            self._in_summary = len(self._open)
        if tag == "a" and "href" in told:
            (self.summary if self._in_summary else self.links).append(told["href"])
        if tag == "form":
            self._form = FormFound(told.get("action", "")) if told.get("method", "").lower() == "post" else None
            self.forms += [self._form] if self._form else []
        if tag in ("input", "textarea", "select", "button"):
            kind = tag if tag in ("textarea", "select") else told.get("type", "submit" if tag == "button" else "text")
            if kind not in ("hidden", "submit"):
                self.fields |= {told.get("id", ""), *(key for _, key in self._open if key)}
            if self._form is not None:
                self._form.controls.append(Control(kind, told.get("name", ""), told.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed, _ = self._open.pop()
            if closed == tag:
                break
        if self._in_summary and len(self._open) < self._in_summary:
            self._in_summary = 0
        if tag == "form":
            self._form = None


@dataclass(frozen=True)
class Page:
    """A page as somebody met it."""

    name: str
    path: str
    role: str
    html: str
    client: Client
    """Who met it, still signed in."""


@dataclass(frozen=True)
class Sent:
    """What came back for a form: `typed` are the words it was sent with."""

    page: Page
    action: str
    status: int
    html: str
    typed: Sequence[str]
    shape: tuple[str, ...]

    @property
    def was_taken(self) -> bool:
        """Whether what came back asks it no more, or says that it is done and asks for more: it was no refusal."""
        if SUCCESS in self.html:
            return True
        return self.status == 200 and self.shape not in {form.shape for form in Read(self.html).forms}

    @property
    def where(self) -> str:
        return f"{self.page.name}, as {self.page.role}, {self.page.path} → {self.action or 'itself'}"


@dataclass
class Walked:
    """Everything met, by the name of its address."""

    met: set[str] = field(default_factory=set)
    """Names that were opened, as a page or as a document, and those that a form on a page sends to."""
    pages: dict[str, Page] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    shapes: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)


def addresses() -> dict[str, str]:
    """Every name an address of the product has, and its route."""
    found: dict[str, str] = {}
    for pattern in get_resolver().url_patterns:
        assert isinstance(pattern, URLPattern)
        found[pattern.name or str(pattern.pattern)] = str(pattern.pattern)
    return found


def walk(looked_for: Set[str], under_way: Iterable[Begun]) -> Walked:
    """Go through the county: nobody signed in first, then what is `under_way`, then account after account until all
    `looked_for` has been met.
    """
    walked = Walked()
    _go_through(Client(raise_request_exception=False), "nobody signed in", walked)
    for begun in under_way:
        _go_through(begun.client, begun.role, walked, begun)
    for account in _accounts():
        if looked_for <= walked.met:
            break
        client = Client(raise_request_exception=False)
        client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
        role = Role(account.roles.order_by("role").values_list("role", flat=True)[0]).label
        _go_through(client, f"{role} ({account.name})", walked)
    return walked


def _accounts() -> Iterator[Account]:
    met: Counter[tuple[Role, str]] = Counter()
    for account in Account.objects.filter(is_active=True, is_service=False).order_by("name").select_related("agency"):
        held = [Role(role) for role in account.roles.values_list("role", flat=True)]
        key = [(role, account.agency.kind) for role in held]
        if any(met[each] < OF_A_KIND for each in key):
            met.update(key)
            yield account


def _go_through(client: Client, role: str, walked: Walked, begun: Begun | None = None) -> None:
    """What somebody comes to, from the first pages and the tasks that have none before them; or from what was `begun`."""
    whole = [reverse(name) for name, route in addresses().items() if "<" not in route and name not in walked.met]
    seeds = ["/", "/worklist", "/children", *(path for path in whole if not path.startswith(NEVER))]
    first = list(begun.paths) if begun else seeds
    waiting, met = deque(first), {"/", *(first if begun else ())}
    later: deque[str] = deque()
    tried: Counter[str] = Counter()
    again = 0
    while waiting or (later and again < MOST and not begun):
        path = waiting.popleft() if waiting else later.popleft()
        name = _name(path)
        chosen = begun is not None and path in begun.paths
        if not name or (not chosen and tried[name] >= (DEEPER if name in walked.pages else TRIES)):
            continue
        tried[name] += 1
        again += name in walked.pages
        response = client.get(path)
        if response.status_code >= 500:
            walked.broken.append(f"{name}, as {role}, {path}: {response.status_code}")
        walked.met |= {name} if response.status_code == 200 else set()
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            if response.status_code == 302:
                _follow(response["Location"], met, walked, waiting, later)
            continue
        html = response.content.decode()
        page = Page(path if begun and begun.each else name, path, role, html, client)
        walked.pages.setdefault(page.name, page)
        walked.pages.setdefault(name, page)
        read = Read(html)
        for form in read.forms:
            walked.met.add(_name(form.action or path))
            _send(client, page, form, walked)
        for link in dict.fromkeys([*read.links, *(form.action for form in read.forms)]):
            _follow(link, met, walked, waiting, later)
        if not waiting:
            for link in _guessed(met, walked):
                _follow(link, met, walked, waiting, later)


def _guessed(met: set[str], walked: Walked) -> Iterator[str]:
    """Addresses nothing has led to yet, put together from keys of one page met, or else of several: a task may stand
    behind a button.
    """
    keys: dict[str, str] = {}
    of_a_page: dict[frozenset[str], dict[str, str]] = {}
    for path in sorted(met):
        name, found = _resolved(path.split("?")[0])
        if not name:
            continue
        keys |= found
        of_a_page[frozenset(found)] = found
    for pattern in get_resolver().url_patterns:
        assert isinstance(pattern, URLPattern)
        wanted = set(pattern.pattern.converters)
        if pattern.name and pattern.name not in walked.pages and wanted and wanted <= keys.keys():
            together = [found for names, found in of_a_page.items() if wanted <= names]
            for found in [*together[:1], keys]:
                with suppress(NoReverseMatch):
                    yield reverse(pattern.name, kwargs={name: found[name] for name in wanted})


def _follow(link: str, met: set[str], walked: Walked, waiting: deque[str], later: deque[str]) -> None:
    path = link.split("#")[0]
    if not path.startswith("/") or path.startswith(NEVER) or path.endswith("/leave") or path in met:
        return
    met.add(path)
    (later if _name(path) in walked.pages else waiting).append(path)


def _name(path: str) -> str:
    return _resolved(path.split("?")[0])[0]


@cache
def _resolved(path: str) -> tuple[str, dict[str, str]]:
    """The name of an address and the keys in it; nothing where it is none. Asked a hundred thousand times."""
    try:
        found = resolve(path)
    except Resolver404:
        return "", {}
    return found.url_name or "", {name: str(value) for name, value in found.kwargs.items()}


def _send(client: Client, page: Page, form: FormFound, walked: Walked) -> None:
    to = form.action or page.path
    key = (_name(to), form.shape)
    if not form.asks or to.startswith(NEVER) or not key[0] or key in walked.shapes:
        return
    walked.shapes.add(key)
    badly, words = form.badly_filled()
    filled = [(form.unfilled(), [])] if form.shape == ("sought",) else [(form.unfilled(), []), (badly, words)]
    for posted, typed in [({**sent, **button}, said) for button in form.buttons for sent, said in filled]:
        answer = _posted(client, to, posted | ({"form_token": next(TOKENS)} if "form_token" in posted else {}))
        html = answer.content.decode() if "text/html" in answer.get("Content-Type", "") else ""
        walked.sent.append(Sent(page, form.action, answer.status_code, html, tuple(typed), form.shape))


def _posted(client: Client, to: str, posted: Mapping[str, str]) -> HttpResponse:
    """Send it and take everything back: what it did, and what it set in the browser."""
    again = Client(raise_request_exception=False)
    again.cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = again.post(to, dict(posted))
        transaction.set_rollback(True)
    return answer  # type: ignore[return-value]  # the test client's answer is one


def lost(sent: Sent) -> list[str]:
    """Words that were typed and are not on the page that came back."""
    return [words for words in sent.typed if escape(words) not in _one_way(sent.html)]


def _one_way(html: str) -> str:
    return html.replace("&#34;", "&quot;").replace("&#39;", "&#x27;")
