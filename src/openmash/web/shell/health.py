"""Is the service up, and its database with it?"""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest

from openmash.foundation.access.screens import PublicActor, Sent, screen


@screen(PublicActor.PUBLIC)
def health(request: HttpRequest, actor: object) -> Sent:
    """Answers 'ok' when a statement reaches the database."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return Sent(b"ok\n", "text/plain; charset=utf-8")
