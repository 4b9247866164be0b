"""How long each page took inside the server, for measuring: a Server-Timing header, only where the settings ask for it.

Off in service: how long an answer took could tell something of what was withheld from it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest, HttpResponse


@dataclass
class _Asked:
    """Queries of one request and what was waited for them (seconds)."""

    count: int = 0
    taken: float = 0.0

    def __call__(self, execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.taken += time.perf_counter() - began


class TellTimings:
    """Middleware, outermost: `whole` and `cpu` are the request's, `db` its queries, all in milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = _Asked()
        began, cpu = time.perf_counter(), time.thread_time()
        with connection.execute_wrapper(asked):
            response = self.get_response(request)
        whole, used = (time.perf_counter() - began) * 1000, (time.thread_time() - cpu) * 1000
        response["Server-Timing"] = (
            f'whole;dur={whole:.2f}, cpu;dur={used:.2f}, db;dur={asked.taken * 1000:.2f};desc="{asked.count}"'
        )
        return response
