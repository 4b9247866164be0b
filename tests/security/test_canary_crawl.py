"""Every hidden record carries a canary word; a crawl as each role finds none it may not see, in any page or header.

The county is a small synthetic one. Every text about a person outside the open circle, whatever its table, has its
circle's canary added behind the application's back. Then each role follows every link it is shown.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg
import pytest
from django.test import Client

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role

CHILDREN, MOST_PAGES = 60, 160
LINK = re.compile(r'href="(/[^"#]*)')
NEVER = ("/static/", "/sign-out", "/account", "/second-factor", "/exit")
CANARY = "canary"


@dataclass(frozen=True)
class Crawled:
    pages: int
    seen: frozenset[int]
    refused: int


@pytest.fixture(scope="module")
def county(own_database: Cluster) -> str:
    from django.db import connections

    from synthetic.load import load_county

    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(own_database.dsn(role="openmash_loader", database=name)) as loader:
        load_county(loader, children=CHILDREN, as_at=datetime.now(UTC), seed=3)
    with psycopg.connect(own_database.dsn(database=name)) as superuser:
        _plant(superuser)
    return name


def _plant(db: psycopg.Connection[tuple[object, ...]]) -> None:
    """Add its circle's canary to every text of every row outside the open circle."""
    db.execute("set session_replication_role = replica")
    columns = db.execute(
        "select c.table_name, c.column_name, coalesce(c.character_maximum_length, 100000) from information_schema.columns c "
        "join wall.registered r on r.table_name = c.table_name where r.shape in ('person', 'shared', 'agency') "
        "and c.table_schema = 'public' and c.data_type in ('text', 'character varying') and coalesce(c.character_maximum_length, 999) >= 40 and c.is_generated = 'NEVER'"
    ).fetchall()
    for table, column, most in columns:
        try:
            with db.transaction():
                db.execute(
                    f'update {table} set "{column}" = left("{column}", {most} - 12) || \' {CANARY}\' || circle_id where circle_id <> 1 and "{column}" <> \'\''  # type: ignore[operator]
                )
        except (psycopg.errors.CheckViolation, psycopg.errors.UniqueViolation, psycopg.errors.ForeignKeyViolation):
            continue


def circles_of(account: Account) -> set[int]:
    from django.db import connection, transaction

    from openmash.foundation.access.actors import acting_as, actor_for

    with transaction.atomic(), acting_as(actor_for(account)), connection.cursor() as cursor:
        cursor.execute("select wall.my_circles()")
        return set((cursor.fetchone() or ([],))[0])


def crawl(client: Client) -> Crawled:
    """Follow every link from the home page, breadth first, one page of each shape of address before more of the same."""
    waiting, met, shapes = deque(["/"]), {"/"}, dict[str, int]()
    seen: set[int] = set()
    pages = refused = 0
    while waiting and pages < MOST_PAGES:
        path = waiting.popleft()
        response = client.get(path)
        pages += 1
        refused += response.status_code in (403, 404)
        assert response.status_code < 500, path
        text = str(response.headers) + response.content.decode(errors="replace")
        seen |= {int(found) for found in re.findall(CANARY + r"(\d+)", text)}
        for link in dict.fromkeys(LINK.findall(text)):
            shape = re.sub(r"[0-9a-f-]{36}|\?.*", "*", link)
            if link not in met and not link.startswith(NEVER) and shapes.get(shape, 0) < 14:
                shapes[shape] = shapes.get(shape, 0) + 1
                met.add(link)
                waiting.append(link)
    return Crawled(pages, frozenset(seen), refused)


def test_no_role_meets_a_canary_outside_its_circles(county: str) -> None:
    found: dict[str, Crawled] = {}
    for role in Role:
        account = Account.objects.filter(roles__role=role, is_active=True, is_service=False).order_by("name").first()
        if account is None:
            continue
        client = Client()
        client.force_login(account)
        found[role.value] = crawl(client)
        betrayed = found[role.value].seen - circles_of(account)
        assert betrayed == set(), f"{role.label} met {betrayed} in {found[role.value].pages} pages"
    assert len(found) >= 10, "the county has people of nearly every role"
    assert sum(each.pages for each in found.values()) > 300


def test_the_canaries_sing_to_those_who_may_hear_them(county: str) -> None:
    """The crawl could find a canary: somebody allowed to see a restricted child does."""
    heard: set[int] = set()
    for account in Account.objects.filter(is_service=False, is_active=True):
        mine = {circle for circle in circles_of(account) if circle >= 1000}
        if mine:
            client = Client()
            client.force_login(account)
            heard |= crawl(client).seen & mine
        if heard:
            break
    assert heard
