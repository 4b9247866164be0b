"""Every hidden record carries a canary word; a crawl as each role finds none it may not see, in any page or header.

The county is a small synthetic one. Every text about a person outside the open circle, whatever its table, has its
circle's canary added behind the application's back. Then each role follows every link it is shown.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from tests import cluster

CHILDREN, MOST_PAGES = 200, 40
"""Of 200 children on, the county holds the families told by hand, two of them behind walls."""
LINK = re.compile(r'href="(/[^"#]*)')
NEVER = ("/static/", "/sign-out", "/account", "/second-factor", "/exit")
CANARY = "canary"
CODES = ("form", "instrument", "kind", "rule", "vignette")
"""Columns that name a form, or a code of one: nobody's words, and no page without them."""


@dataclass(frozen=True)
class Crawled:
    pages: int
    seen: frozenset[frozenset[int]]
    """The circles of which each canary says that they may read it."""
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
    """Add its circle's canary to every text of every row outside the open circle; with the circle it is addressed to."""
    db.execute("set session_replication_role = replica")
    columns = db.execute(
        "select c.table_name, c.column_name, coalesce(c.character_maximum_length, 100000) from information_schema.columns c "
        "join wall.registered r on r.table_name = c.table_name where r.shape in ('person', 'shared', 'agency') "
        "and c.table_schema = 'public' and c.data_type in ('text', 'character varying') and coalesce(c.character_maximum_length, 999) >= 40 and c.is_generated = 'NEVER' "
        f"and c.column_name <> all(array{list(CODES)})"
    ).fetchall()
    addressed = {
        table
        for (table,) in db.execute(
            "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'to_circle'"
        )
    }
    for table, column, most in columns:
        also = " || coalesce('or' || to_circle, '')" if table in addressed else ""
        try:
            with db.transaction():
                db.execute(
                    f'update {table} set "{column}" = left("{column}", {most} - 18) || \' {CANARY}\' || circle_id{also} where circle_id <> 1 and "{column}" <> \'\''  # type: ignore[operator]  # the names come from the database itself
                )
        except (psycopg.errors.CheckViolation, psycopg.errors.UniqueViolation, psycopg.errors.ForeignKeyViolation):
            continue


def circles_of(account: Account) -> set[int]:
    from django.db import connection, transaction

    from openmash.foundation.access.actors import acting_as, actor_for

    with transaction.atomic(), acting_as(actor_for(account)), connection.cursor() as cursor:
        cursor.execute("select wall.my_circles()")
        return set((cursor.fetchone() or ([],))[0])


THE_PARTNERSHIPS = 0
"""What the partnership keeps of itself: about no child, in a circle nobody is in, and read by role (its own tests say by whom)."""


def asked_to_answer(account: Account) -> set[int]:
    """The circle of complaints, for whoever was asked to answer one: that one is read by right."""
    from django.db import transaction

    from openmash.casework.complaints.models import Asked
    from openmash.foundation.access.actors import acting_as, actor_for
    from openmash.foundation.access.roles import COMPLAINTS_CIRCLE

    with transaction.atomic(), acting_as(actor_for(account)):
        return {COMPLAINTS_CIRCLE} if Asked.objects.filter(account_id=account.pk).exists() else set()


def crawl(client: Client) -> Crawled:
    """Follow every link from the home page, breadth first, one page of each shape of address before more of the same."""
    waiting, met, shapes = deque(["/"]), {"/"}, dict[str, int]()
    seen: set[frozenset[int]] = set()
    pages = refused = 0
    while waiting and pages < MOST_PAGES:
        path = waiting.popleft()
        response = client.get(path)
        pages += 1
        refused += response.status_code in (403, 404)
        assert response.status_code < 500, path
        text = str(response.headers) + response.content.decode(errors="replace")
        seen |= {frozenset(map(int, found.split("or"))) for found in re.findall(CANARY + r"(\d+(?:or\d+)?)", text)}
        for link in dict.fromkeys(LINK.findall(text)):
            shape = re.sub(r"[0-9a-f-]{36}|\?.*", "*", link)
            if link not in met and not link.startswith(NEVER) and shapes.get(shape, 0) < 4:
                shapes[shape] = shapes.get(shape, 0) + 1
                met.add(link)
                waiting.append(link)
    return Crawled(pages, frozenset(seen), refused)


def test_no_role_meets_a_canary_outside_its_circles(county: str, figures: Callable[[str], None]) -> None:
    found: dict[str, Crawled] = {}
    for role in Role:
        account = Account.objects.filter(roles__role=role, is_active=True, is_service=False).order_by("name").first()
        if account is None:
            continue
        client = Client()
        client.force_login(account)
        found[role.value] = crawl(client)
        mine = circles_of(account) | asked_to_answer(account) | {THE_PARTNERSHIPS}
        betrayed = [each for each in found[role.value].seen if not each & mine]
        assert not betrayed, f"{role.label} met {betrayed} in {found[role.value].pages} pages"
    figures(
        f"Canary crawl: {len(found)} roles, {sum(each.pages for each in found.values()):,} pages, "
        f"{sum(each.refused for each in found.values())} of them refused; "
        f"{len({c for each in found.values() for c in each.seen})} canaries met by those who may, none by others."
    )
    assert len(found) >= 10, "the county has people of nearly every role"
    assert sum(each.pages for each in found.values()) > 200


def hidden_people(county: str) -> list[tuple[UUID, int]]:
    """Everybody whose record is hidden, with the circle they are in; first those whom most people may see."""
    with psycopg.connect(cluster.cluster().dsn(database=county)) as db:
        return db.execute(
            "select s.person_id, s.circle_id from access_subject s where exists (select from access_restriction x "
            "where x.person_id = s.person_id and x.mode = 'hidden' and x.lifted_at is null) order by (select count(*) from "
            "access_reach r join access_account a on a.id = r.account_id and not a.is_service where r.circle_id = s.circle_id "
            "and r.ends_at is null) desc, s.person_id"
        ).fetchall()  # type: ignore[return-value]


def test_a_hidden_childs_address_answers_as_for_nobody_and_to_those_allowed_it_sings(
    county: str, figures: Callable[[str], None]
) -> None:
    """Asked for by its own key, a hidden record is absent to all but those named; to them it shows its canary."""
    heard = refused = 0
    for account in Account.objects.filter(is_service=False, is_active=True).order_by("name"):
        mine = circles_of(account)
        client = Client()
        client.force_login(account)
        for person_id, circle in hidden_people(county)[:3]:
            response = client.get(reverse("child_details", kwargs={"person_id": person_id}), follow=True)
            found = set(re.findall(CANARY + r"(\d+)", response.content.decode()))
            if circle in mine:
                heard += str(circle) in found
            else:
                assert found == set(), f"{account.name} read a hidden record"
                assert response.status_code in (403, 404)
                refused += 1
    figures(f"Hidden children by their own address: {refused} refusals, {heard} shown to those named.")
    assert heard, "nobody allowed to see a hidden child could: the crawl could not have found a canary"
    assert refused > 30
