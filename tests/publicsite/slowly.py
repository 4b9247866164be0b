"""The application as the tests of leaving see it: a page asked for with `held=` waits until the test lets it go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

from openmash.config.wsgi import application as whole

StartResponse = Callable[[str, list[tuple[str, str]]], object]


def application(environ: dict[str, object], start_response: StartResponse) -> Iterable[bytes]:
    """The whole application. Where the address says `held=FILE`, an answer sent is not looked at, and a page stops in
    its middle, until the file is gone. FILE.come is written when an answer arrives, FILE.done once it has been looked at.
    """
    held = parse_qs(str(environ.get("QUERY_STRING", ""))).get("held")
    if not held:
        return whole(environ, start_response)
    file = Path(held[0])
    if environ["REQUEST_METHOD"] != "POST":
        return _halves(b"".join(whole(environ, start_response)), file)
    file.with_suffix(".come").touch()
    _until_gone(file)
    answer = whole(environ, start_response)
    file.with_suffix(".done").touch()
    return answer


def _halves(page: bytes, file: Path) -> Iterator[bytes]:
    middle = page.index(b"<main")
    yield page[:middle]
    _until_gone(file)
    yield page[middle:]


def _until_gone(file: Path) -> None:
    while file.exists():
        time.sleep(0.05)
