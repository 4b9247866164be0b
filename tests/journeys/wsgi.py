"""The application as journeys see it: its clock runs on from the moment in the environment."""

from __future__ import annotations

import os
from datetime import datetime

import time_machine

from tests.morning import BEGIN_AT

time_machine.travel(datetime.fromisoformat(os.environ[BEGIN_AT]), tick=True).start()

from openmash.config.wsgi import application  # noqa: E402  # whatever reads the clock is loaded once it is set

__all__ = ["application"]
