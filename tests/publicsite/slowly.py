"""The application as the tests of leaving see it: a page asked for with `slowly=` takes its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import parse_qs

from openmash.config.wsgi import application as whole

StartResponse = Callable[[str, list[tuple[str, str]]], object]


def application(environ: dict[str, object], start_response: StartResponse) -> Iterable[bytes]:
    """The whole application. Where the address says `slowly=SECONDS`, an answer sent waits that long before it is
    looked at, and a page waits that long in its middle.
    """
    slowly = parse_qs(str(environ.get("QUERY_STRING", ""))).get("slowly")
    seconds = float(slowly[0]) if slowly else 0
    if environ["REQUEST_METHOD"] == "POST":
        time.sleep(seconds)
        seconds = 0
    answer = whole(environ, start_response)
    return _halves(b"".join(answer), seconds) if seconds else answer


def _halves(page: bytes, seconds: float) -> Iterator[bytes]:
    middle = page.index(b"<main")
    yield page[:middle]
    time.sleep(seconds)
    yield page[middle:]
