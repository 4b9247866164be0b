"""The clock of a journey: the test moves it, and the server and the command line go by it.

The moment is kept in a file named in the environment. The server looks at the file before each request, so that the
next page is of the hour the test moved to; time runs on from there. Run as a module, this is the product's command line
at the journey's hour: `python -m tests.journeys.clock import police-notifications FILE`.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

CLOCK_FILE = "OPENMASH_TESTS_CLOCK"
"""In the environment of a process under test: the file that holds the moment its clock goes on from."""


@dataclass
class Clock:
    """What o'clock it is in a journey, for this process and for every other that follows the file."""

    file: Path
    here: time_machine.Traveller

    def go_to(self, moment: datetime) -> None:
        """Move everybody's clock to this moment (aware). The file is put in place whole: nobody reads half of it."""
        beside = self.file.with_suffix(".new")
        beside.write_text(moment.isoformat(), encoding="utf-8")
        beside.replace(self.file)
        self.here.move_to(moment)


def follow() -> Callable[[], None]:
    """Set this process's clock by the file; what is returned sets it again where the file has been written since."""
    file, lock = Path(os.environ[CLOCK_FILE]), threading.Lock()
    said = file.read_text(encoding="utf-8")
    traveller = time_machine.travel(datetime.fromisoformat(said), tick=True).start()

    def again() -> None:
        nonlocal said
        with lock:
            now_said = file.read_text(encoding="utf-8")
            if now_said != said:
                said = now_said
                traveller.move_to(datetime.fromisoformat(said))

    return again


def following(application: WSGIApplication, again: Callable[[], None]) -> WSGIApplication:
    """The application, which looks at the clock's file before each request."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        again()
        return application(environ, start_response)

    return answer


if __name__ == "__main__":
    follow()
    from openmash.cli.commands import main

    sys.exit(main())
