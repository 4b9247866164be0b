"""The pages of a sample as their words, role by role: run against a database and against its copy, they must be alike.

A process of its own, because what it does must leave nothing behind: every page is made in one transaction that is
rolled back, at a moment that is given, and where a snapshot is named on exactly the rows that were dumped. Prints JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html.parser import HTMLParser
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openmash.foundation.access.models import Account
    from openmash.foundation.access.roles import Role

KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
UNSEEN = frozenset({"script", "style", "head"})
RECORDS_EACH = 2
"""Children and contacts each role opens, of those it may see."""
OPENED = {"person_id": "select id from people_person where kind = 'child' order by md5(id::text || %s) limit %s",
          "contact_id": "select id from frontdoor_contact order by md5(id::text || %s) limit %s"}  # fmt: skip


class _Words(HTMLParser):
    """What of a page can be read: no marks of a form, no addresses, no styles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen and data.strip():
            self.words.append(" ".join(data.split()))


@dataclass(frozen=True)
class Asked:
    """A page to open, by whom."""

    role: Role
    account: Account
    path: str


def main() -> int:
    """Print each page's words, hashed, by role and address."""
    reads = argparse.ArgumentParser(prog="openmash.cli.pages_alike")
    reads.add_argument("--moment", type=datetime.fromisoformat, required=True)
    reads.add_argument("--snapshot", default="")
    reads.add_argument("--pages", type=int, default=12, help="of each role, and as many of each record")
    reads.add_argument("--seed", default="1")
    chosen = reads.parse_args()
    import django

    django.setup()
    from django.db import connections, transaction
    from django.utils import timezone
    from psycopg import sql

    timezone.now = lambda: chosen.moment  # both sides are asked at one moment: words such as "in 2 hours" are alike
    connections["aside"] = connections["default"]  # a refused look is rolled back with the others
    found = {}
    with transaction.atomic():
        with connections["default"].cursor() as cursor:
            if chosen.snapshot:
                cursor.execute("set transaction isolation level repeatable read")
                cursor.execute(sql.SQL("set transaction snapshot {}").format(sql.Literal(chosen.snapshot)))
        for asked in _sample(chosen.pages, chosen.seed):
            found[f"{asked.role.label}: {asked.path}"] = _opened(asked)
        transaction.set_rollback(True)
    json.dump(found, sys.stdout)
    return 0


def _sample(pages: int, seed: str) -> Iterator[Asked]:
    """Of each role the first account: pages drawn by lot, of those that need no key and of the records it may see."""
    from django.db import connection, transaction
    from django.urls import URLPattern, get_resolver

    from openmash.foundation.access.actors import acting_as, actor_for
    from openmash.foundation.access.evaluator import granted, may
    from openmash.foundation.access.roles import Role
    from openmash.foundation.access.selectors import accounts_with

    screens = [
        (f"/{each.pattern}", permission)
        for each in get_resolver().url_patterns
        if isinstance(each, URLPattern) and (permission := _asks(each.callback)) and str(permission) in granted()
    ]
    for role in (role for role in Role if role is not Role.SERVICE):
        account = next(iter(accounts_with(role)), None)
        if account is None:
            continue
        actor = actor_for(account)
        open_to = sorted(route for route, permission in screens if may(actor, permission))
        by_lot = Random(f"{seed}:{role}")  # noqa: S311  # a sample, no secret
        plain = [route for route in open_to if "<" not in route]
        routes = by_lot.sample(plain, min(pages, len(plain)))
        for argument, question in OPENED.items():
            with transaction.atomic(), acting_as(actor), connection.cursor() as cursor:
                cursor.execute(question, [seed, RECORDS_EACH])
                keys = [str(key) for (key,) in cursor.fetchall()]
            theirs = [route for route in open_to if route.count("<") == 1 and f"<uuid:{argument}>" in route]
            routes += [
                route.replace(f"<uuid:{argument}>", key)
                for route in by_lot.sample(theirs, min(pages, len(theirs)))
                for key in keys
            ]
        for route in routes:
            yield Asked(role, account, route)


def _asks(view: object) -> StrEnum | None:
    """The permission a screen asks for; none for a library's page."""
    found = getattr(view, "permission", None)
    return found if isinstance(found, StrEnum) else None


def _opened(asked: Asked) -> str:
    """What this page says, hashed; for one that leads on or is refused, that it does. A file is hashed as it is."""
    from django.conf import settings
    from django.contrib.messages.storage import default_storage
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import DatabaseError, transaction
    from django.test import RequestFactory
    from django.urls import resolve

    request = RequestFactory(SERVER_NAME=settings.ALLOWED_HOSTS[0]).get(asked.path, secure=True)
    match = resolve(asked.path)
    request.user, request.session, request.resolver_match = asked.account, SessionStore(), match
    request._messages = default_storage(request)  # type: ignore[attr-defined]  # where the middleware puts it
    try:
        with transaction.atomic():
            response = match.func(request, *match.args, **match.kwargs)
            transaction.set_rollback(True)  # its look has the hour of the database, and a later page would show it
    except DatabaseError as failed:
        return f"failed: {type(failed).__name__}"
    if "Location" in response:
        return f"{response.status_code} {KEY.sub('…', response['Location'])}"
    if "text/html" not in response["Content-Type"]:
        return f"{response.status_code} {hashlib.sha256(response.content).hexdigest()}"
    words = _Words()
    words.feed(response.content.decode())
    return f"{response.status_code} {hashlib.sha256(chr(10).join(words.words).encode()).hexdigest()}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    sys.exit(main())
