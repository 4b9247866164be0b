"""The application as journeys see it: its clock runs on from a moment, and its answers come late, where asked."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable
from datetime import datetime

import time_machine

from tests.morning import BEGIN_AT

if BEGIN_AT in os.environ:
    time_machine.travel(datetime.fromisoformat(os.environ[BEGIN_AT]), tick=True).start()

from openmash.config.wsgi import application as whole  # whatever reads the clock is loaded once it is set

SLOWLY = float(os.environ.get("OPENMASH_TESTS_SLOWLY", "0"))
"""Seconds by which an answer may be late."""


def application(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
    """The whole application, each answer up to `SLOWLY` seconds late."""
    time.sleep(random.uniform(0, SLOWLY))  # a delay keeps no secret
    return whole(environ, start_response)
