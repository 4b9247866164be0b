"""The application as journeys see it: by the journey's clock, and with its answers late, where asked."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

from tests.journeys.clock import CLOCK_FILE, follow, following

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

again = follow() if CLOCK_FILE in os.environ else None

from openmash.config.wsgi import application as product  # noqa: E402  # whatever reads the clock is loaded once it is set

SLOWLY = float(os.environ.get("OPENMASH_TESTS_SLOWLY", "0"))
"""Seconds by which an answer may be late."""


def late(whole: WSGIApplication) -> WSGIApplication:
    """The application, each answer up to `SLOWLY` seconds late."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        time.sleep(random.uniform(0, SLOWLY))  # a delay keeps no secret
        return whole(environ, start_response)

    return answer


application = late(following(product, again) if again else product)
