"""A real browser before a real server on a database of the module's own. Loaded with `-p tests.journeys.browser`.

    def test_a_screener_opens_the_board(server: Server, browser: Browse) -> None:
        page = browser.open("/board", account=an_account(Role.SCREENER))
        assert_accessible(page)
        assert_no_sideways_scroll(page)
        screenshot(page, "board")

The page fails the test when it logs an error or breaks its content security policy.

A click on what leads to another page returns once that page has loaded (`_follow`), so that what is read next is what a
person would read. `expect(…)` and every wait have `PATIENCE`: it is spent only where a test is about to fail. With
`OPENMASH_TESTS_SLOWLY=SECONDS` in the environment each answer of the server comes up to so much later, to find a test
that reads before it has waited.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import pytest
import time_machine

from openmash.cli import testing
from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.cli.serving import free_port, start
from tests.journeys.clock import CLOCK_FILE, Clock

if TYPE_CHECKING:  # this plugin is loaded before Django is set up
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, Locator, Page

    from openmash.foundation.access.models import Account
    from openmash.foundation.access.roles import Role

CHROMIUM = testing.chromium()
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SCREENSHOTS = CHECKOUT / "build/screenshots"
PATIENCE = 60_000
"""Milliseconds anything may take on a busy machine before a test fails for it."""
LEADS_ELSEWHERE = """(clicked) => {
  const link = clicked.closest("a[href]"), button = clicked.closest("button, input[type=submit]");
  if (link) {
    const within = link.href.includes("#") && link.href.split("#")[0] === location.href.split("#")[0];
    return !within && !link.target && !link.hasAttribute("download");
  }
  return button !== null && button.type === "submit" && button.form !== null && !button.form.target;
}"""
"""Whether a click here asks for another page: a link to another address, or a button that sends a form."""
WATCH = """() => {
  delete window.goesNowhere;
  for (const kind of ["click", "submit"]) {
    addEventListener(kind, (event) => { if (event.defaultPrevented) window.goesNowhere = true; }, { once: true });
  }
}"""
"""Notes on the page where a script of its own took the click for itself."""
AXE = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
FITS = """(width) => ({
  wide: document.documentElement.scrollWidth,
  widest: [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.right > width + 1 && box.width > 0 && !e.closest(".govuk-visually-hidden");
  }).slice(0, 3).map((e) => e.outerHTML.slice(0, 160)),
  squeezed: [...document.querySelectorAll("main a, main p, main span, main li, main td, main dd, main h2, main h3")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && box.width < 40 && box.height > 150 && (e.innerText || "").trim().length > 8;
  }).slice(0, 3).map((e) => e.outerHTML.slice(0, 160)),
})"""
"""How wide the page is, what stands out of it, and what is squeezed to a letter a line."""
WITHOUT_SCRIPTS: WeakSet[Page] = WeakSet()
"""Pages opened without JavaScript: there axe, which is a script, would wait for ever."""


LEFT_OUT = pytest.StashKey[Counter[str]]()
"""How many tests of each file were left out for want of a browser."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = Counter()
    config.addinivalue_line("markers", "browser: opens a browser in the middle of it, and not by a fixture of its own")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser the journeys are left out, and the end of the run says so."""
    if CHROMIUM:
        return
    left_out = [
        item for item in items if "browser" in getattr(item, "fixturenames", ()) or item.get_closest_marker("browser")
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
        config.stash[LEFT_OUT] = Counter(item.nodeid.partition("::")[0] for item in left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object, error: object) -> None:
    """What a process of several left out, all of which leave out the same."""
    told: dict[str, int] = getattr(node, "workeroutput", {}).get("left_out", {})
    config: pytest.Config = node.config  # type: ignore[attr-defined]  # xdist's, which ships no types
    config.stash[LEFT_OUT] = Counter(told) or config.stash[LEFT_OUT]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = dict(session.config.stash[LEFT_OUT])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if CHROMIUM:
        return
    left_out = terminalreporter.config.stash[LEFT_OUT]
    terminalreporter.write_line(
        f"*** NO BROWSER ON THIS MACHINE: {left_out.total()} journeys and accessibility checks were LEFT OUT.", red=True
    )
    for file, count in sorted(left_out.items()):
        terminalreporter.write_line(f"***   {file}: {count}", red=True)


@dataclass(frozen=True)
class Server:
    """Where the pages are served."""

    address: str
    port: int


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clock]:
    """The clock of this module, of its server and of the command line; it begins at ten on the latest working morning."""
    from tests.morning import latest_working_morning

    morning = latest_working_morning()
    with pytest.MonkeyPatch.context() as patch, time_machine.travel(morning, tick=True) as here:
        clock = Clock(tmp_path_factory.mktemp("clock") / "moment", here)
        patch.setenv(CLOCK_FILE, str(clock.file))
        clock.go_to(morning)
        yield clock


@pytest.fixture(scope="module")
def server(own_database: Cluster, request: pytest.FixtureRequest) -> Iterator[Server]:
    """The product served from this module's own database, as in production but for TLS.

    Where the module says `IN_THE_MORNING = True`, the server and this process go by `clock`, so that the hub is open
    whenever the tests are run.
    """
    port = free_port()
    if getattr(request.module, "IN_THE_MORNING", False):
        request.getfixturevalue("clock")
    process = start(port=port, threads=4, application="tests.journeys.wsgi:application")
    yield Server(f"http://localhost:{port}", port)
    stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server, however busy the machine."""
    process.terminate()
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Chromium]:
    from playwright.sync_api import Locator, Page, expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in this thread; the ORM is not used in it
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patched:
        clicked: Callable[..., None] = Locator.click
        patched.setattr(Locator, "click", lambda of, **how: _follow(of, clicked, **how))
        patched.setattr(Page, "click", lambda page, found, **how: page.locator(found).first.click(**how))
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


def _follow(target: Locator, click: Callable[..., None], **how: object) -> None:
    """Click, and wait for the page it leads to. Playwright itself waits only for a navigation that has begun by the time
    the click is answered, and only until its first byte: on a busy machine the next line would read the page before.

    A click with `no_wait_after=True` does not wait; one that a script takes for itself, or that downloads, leads nowhere.
    """
    page = target.page
    if how.get("no_wait_after") or not target.evaluate(LEADS_ELSEWHERE):
        click(target, **how)
        return
    arrived: list[object] = []
    scripts = page not in WITHOUT_SCRIPTS

    def hear(event: object) -> None:
        arrived.append(event)

    if scripts:
        page.evaluate(WATCH)
    page.on("domcontentloaded", hear)
    page.on("download", hear)
    try:
        click(target, **how)
        deadline = time.monotonic() + PATIENCE / 1000
        while not arrived and not (scripts and _goes_nowhere(page)):
            assert time.monotonic() < deadline, f"{page.url}: the click on {target} led nowhere."
            page.wait_for_timeout(10)
        page.wait_for_load_state("load")
    finally:
        page.remove_listener("domcontentloaded", hear)
        page.remove_listener("download", hear)


def _goes_nowhere(page: Page) -> bool:
    """Whether a script of the page took the click, so that no page follows. Not where the page is being replaced."""
    from playwright.sync_api import Error

    try:
        return bool(page.evaluate("window.goesNowhere"))
    except Error:
        return False


@dataclass
class Browse:
    """Opens pages, each in a browser profile of its own."""

    chromium: Chromium
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str, *, account: Account | None = None, width: int = 1280, scripts: bool = True) -> Page:
        """A page at `path`, signed in as `account` where given, `width` CSS pixels wide, with or without JavaScript."""
        context = self.chromium.new_context(
            base_url=self.address, viewport={"width": width, "height": 900}, java_script_enabled=scripts,
            locale="en-GB", timezone_id="Europe/London", service_workers="block",
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        if account is not None:
            context.add_cookies([{"name": "sessionid", "value": session_of(account), "url": self.address}])
        page = context.new_page()
        if not scripts:
            WITHOUT_SCRIPTS.add(page)
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        page.goto(path)
        return page

    def sign_in_as(self, role: Role, path: str = "/", *, width: int = 1280, scripts: bool = True) -> Page:
        """A page seen by somebody new who holds this role."""
        from tests.factories.access import an_account

        return self.open(path, account=an_account(role), width=width, scripts=scripts)

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and "the server responded with a status of 4" not in text:
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"A page asked for something outside: {url}")


@pytest.fixture
def browser(_chromium: Chromium, server: Server) -> Iterator[Browse]:
    """Opens pages of the server in Chromium; the test fails if one of them complains."""
    opened = Browse(_chromium, server.address)
    yield opened
    for context in opened.contexts:
        context.close()
    assert not opened.complaints, opened.complaints


def session_of(account: Account) -> str:
    """The key of a new session signed in as `account`, as after a password and a second factor."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def assert_accessible(page: Page) -> None:
    """No fault that axe knows: WCAG 2 A and AA up to 2.2, and best practice. The page must have been opened with scripts."""
    assert page not in WITHOUT_SCRIPTS, "Open the page with scripts: axe is one."
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state("load")
    found = Axe().run(page, options=AXE)
    faults = faults_named(found.response["violations"])
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def faults_named(violations: list[dict[str, Any]]) -> list[str]:
    """What axe found, with the elements it found it on."""
    return [
        f"{fault['id']}: {fault['help']}\n    " + "\n    ".join(node["html"][:300] for node in fault["nodes"])
        for fault in violations
    ]


def assert_no_sideways_scroll(page: Page, width: int = 320) -> None:
    """At 320 CSS pixels nothing is cut off, nothing scrolls sideways, and no words are squeezed to a letter a line."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    fits = page.evaluate(FITS, width)
    assert fits["wide"] <= width, f"{page.url} is {fits['wide']} px wide at {width} px: {fits['widest']}"
    assert not fits["squeezed"], f"{page.url} squeezes its words at {width} px: {fits['squeezed']}"
    if before:
        page.set_viewport_size(before)


def screenshot(page: Page, name: str) -> Path:
    """The whole page as a picture in build/screenshots."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=str(path), full_page=True)
    return path
