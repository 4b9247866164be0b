"""The loader goes round the actions for speed. What it writes is what they would have written, audit included."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest
from psycopg.rows import dict_row

from synthetic.county import plan_county
from synthetic.frontdoor_plan import Contact
from synthetic.load import load_county
from synthetic.plan import Family
from tests.synthetic.replaying import Again, Row

AS_AT = datetime(2025, 10, 8, 13, 30, tzinfo=UTC)  # behind any real clock, after the profile came into force
CHILDREN = 300
TURNS = 8
BY_CONTACT = (
    "frontdoor_contactchild", "frontdoor_contactperson", "frontdoor_referrer", "frontdoor_policenotification",
    "frontdoor_informedfamily", "frontdoor_lawfulbasis", "frontdoor_agreementtoservice", "frontdoor_check",
    "frontdoor_checkchild", "frontdoor_checkreply", "frontdoor_replychild", "frontdoor_disposition", "frontdoor_whoelse",
    "frontdoor_rating", "frontdoor_decision", "frontdoor_protectiveact", "frontdoor_ratification", "frontdoor_debt",
    "frontdoor_debtpaid", "frontdoor_question", "frontdoor_questionanswer", "frontdoor_feedback", "frontdoor_receipt",
)  # fmt: skip
BY_PROCESS = (
    "cases_processchild", "cases_milestone", "cases_offer", "cases_offeranswer", "cases_holding", "voice_voice",
)  # fmt: skip
OF_THE_ROW = {
    "id", "contact_id", "process_id", "check_asked_id", "reply_id", "voice_id", "passed_to_id", "offer_id", "act_id",
    "decision_id", "debt_id", "question_id", "rating_id", "reference", "notification_ref", "decisions", "evidence",
    "identified_as", "recorded_by", "sent_at", "supersedes",
}  # fmt: skip
"""Keys that differ from one making to the next, and what is worded by whoever asks."""
CAME_LATER = {"child_seen", "strategy_discussion_held", "strategy_record_circulated"}
"""What an act asked for, done afterwards and recorded elsewhere than at the front door."""


@pytest.fixture(scope="module")
def plan() -> list[Family]:
    return list(plan_county(CHILDREN, AS_AT, seed=6))


@pytest.fixture(scope="module")
def read(own_database: object) -> Iterator[Callable[[str, str, UUID], list[Row]]]:
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        load_county(connection, CHILDREN, AS_AT, seed=6)
        # Services hold their roles from the day of the migrations; here they act before it.
        connection.execute("update access_accountrole set starts_at = '2020-01-01' where role = 'service'")
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"], autocommit=True, row_factory=dict_row) as connection:

        def rows(table: str, column: str, key: UUID) -> list[Row]:
            order = "sent_at" if table == "frontdoor_receipt" else "recorded_at"
            query = f"select * from {table} where {column} = %s order by {order}, id"
            return connection.execute(query, [key]).fetchall()  # type: ignore[arg-type]

        yield rows


def _can_be_done_again(contact: Contact, family: Family) -> bool:
    """Not those whose children a duty worker may not see, nor a child nobody could name, who would be made again."""
    return not family.restrictions and all(child.person is not None for child in contact.children)


def _said(rows: list[Row]) -> Counter[tuple[tuple[str, str], ...]]:
    """Rows without the keys and moments that are each making's own."""
    return Counter(
        tuple(sorted((name, str(value)) for name, value in row.items() if name not in OF_THE_ROW))
        for row in rows
        if row.get("event") not in CAME_LATER
    )


def _apart(loaded: list[Row], acted: list[Row]) -> list[str]:
    """What differs between two makings of the same rows, in few words."""
    before, after = _said(loaded), _said(acted)
    gone, come = list((before - after).elements()), list((after - before).elements())
    said = [f"{before.total()} rows loaded, {after.total()} by actions"] if before.total() != after.total() else []
    for one, other in zip(gone, come, strict=False):
        said += [f"{name}: {a} | {b}" for (name, a), (_, b) in zip(one, other, strict=True) if a != b]
    return said if gone or come else []


def _audit(read: Callable[[str, str, UUID], list[Row]], contact: UUID) -> Counter[str]:
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        found = connection.execute(
            "select e.kind, count(distinct e.id) from audit.event e join audit.mention m on m.event_id = e.id "
            "where m.key in (%s, %s) and e.kind not in ('contact.viewed') group by 1",
            [f"contact:{contact}", f"process:{contact}"],
        ).fetchall()
    return Counter({str(kind): int(str(count)) for kind, count in found})


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_contact_done_again_by_actions_leaves_the_same_rows(
    plan: list[Family], read: Callable[[str, str, UUID], list[Row]], turn: int
) -> None:
    told = [contact for family in plan for contact in family.contacts if _can_be_done_again(contact, family)]
    old = told[turn * len(told) // TURNS].key if len(told) > TURNS else told[turn % len(told)].key
    new = Again(old, read).do()
    differences = {}
    for table in (*BY_CONTACT, *BY_PROCESS):
        column = "process_id" if table in BY_PROCESS else "contact_id"
        if apart := _apart(read(table, column, old), read(table, column, new)):
            differences[table] = apart
    assert not differences, "\n".join(f"{table}: {each}" for table, each in differences.items())
    assert _audit(read, old) == _audit(read, new)
    closed = [read("cases_process", "id", key)[0]["closed_at"] for key in (old, new)]
    assert closed[0] == closed[1]
