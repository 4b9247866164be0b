"""After two people have erased a child's record, the child's word is nowhere in the database, and nobody else's is gone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import Error, connection, transaction
from psycopg import sql
from pytest_django import Settings

from openmash.cli.auditing import looked_through
from openmash.cli.embedded import Cluster
from openmash.cli.erasures import apply, export
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.files import actions as files
from openmash.insight.retention import actions, selectors
from openmash.insight.retention.actions import HoldTold
from openmash.insight.retention.erasing import columns
from openmash.insight.retention.words import Basis, HeldFor, Scope
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import BirthTold
from tests.factories.access import an_actor
from tests.factories.assessments import an_assessment, complete
from tests.factories.family import Family, a_family, a_story, signed_in
from tests.factories.frontdoor import a_child_told, a_contact

WORD = "Gannetsworth"
"""In every text of every row that is about Mia, and nowhere else."""
DRAWN = "Hobbinstree"
"""In a file on the contact that is about her."""
WHY = "Looked through: nothing is owed to her sister, and no claim is known."


@dataclass(frozen=True)
class Kept:
    """A family whose daughter asks to be erased, and somebody who has nothing to do with them."""

    family: Family
    lead: Actor
    stranger: UUID
    name: str


@pytest.fixture(scope="module")
def kept(own_database: Cluster) -> Kept:
    with transaction.atomic():
        family = a_family()
        a_story(family)
        with acting_as(family.worker):
            complete(family.worker, an_assessment(family.worker, [family.mia]))
        with acting_as(family.screener):
            files.upload(actor=family.screener, kind="call", name="drawing.pdf", octets=f"%PDF-1.7 {DRAWN}".encode())
            files.send_uploads(actor=family.screener, kind="call", about_id=family.process, person_ids=[family.mia])
            people.set_birth(actor=family.screener, person_id=family.mia, birth=BirthTold(None, "unknown"))
            people.set_birth(actor=family.screener, person_id=family.mia, birth=BirthTold(date(2016, 5, 3), "day"))
        lead = an_actor(Role.INFORMATION_LEAD)
        with acting_as(family.screener):
            stranger = a_contact(family.screener, a_child_told("Olwen", "Trant")).contact_id
    assert stranger is not None
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(own_database.dsn(database=name)) as superuser:
        plant(superuser, family)
    return Kept(family, lead, stranger, name)


def plant(db: psycopg.Connection[tuple[object, ...]], family: Family) -> None:
    """Add the word to everything written of Mia, and end what was open about her."""
    db.execute("set session_replication_role = replica")
    walled = db.execute(
        "select table_name, shape, person_column from wall.registered where shape in ('person', 'shared')"
    )
    of = {str(table): (str(shape), str(column)) for table, shape, column in walled.fetchall()}
    for table, its in json.loads(columns()).items():
        if table not in of:
            continue
        shape, person = of[table]
        theirs = sql.SQL("{} = %s" if shape == "person" else "{} = array[%s]::uuid[]").format(sql.Identifier(person))
        for column, kind in its.items():
            if kind != "words":
                continue
            try:
                with db.transaction():
                    db.execute(
                        sql.SQL("update {} set {} = {} || %s where {} <> '' and {}").format(
                            sql.Identifier(table), *[sql.Identifier(column)] * 3, theirs
                        ),
                        [f" {WORD}", family.mia],
                    )
            except (psycopg.errors.CheckViolation, psycopg.errors.StringDataRightTruncation):
                continue
    db.execute(
        "update cases_process set closed_at = now() - interval '8 years', closed_by = %s where id in "
        "(select process_id from cases_processchild where person_id = %s)",
        [family.manager.account_id, family.mia],
    )


def where_it_is(server: Cluster, name: str, word: str) -> set[str]:
    """Every table of the database, the audit's and the queue's too, in which a word stands in any column."""
    with psycopg.connect(server.dsn(database=name)) as superuser:
        tables = superuser.execute(
            "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')"
        ).fetchall()
        found = set()
        for schema, table in tables:
            asked = sql.SQL("select count(*) from {} t where t::text ilike %s").format(sql.Identifier(schema, table))
            row = superuser.execute(asked, [f"%{word}%"]).fetchone()
            if row and row[0]:
                found.add(f"{schema}.{table}")
    return found


def page_of(kept: Kept, url: str) -> str:
    page = signed_in(kept.family.manager).get(url)
    assert page.status_code == 200, url
    shown = page.content.decode().split("<main")[1]
    passing = r'(form_token|csrfmiddlewaretoken)" value="[^"]+"|[^<>]* since anyone was first told|\d+ minutes? ago|Printed for [^<]*'
    return re.sub(passing, "", shown)


def propose(kept: Kept) -> UUID:
    manager = kept.family.manager
    with transaction.atomic(), acting_as(manager):
        return actions.propose(actor=manager, person=person_set(kept.family.mia, manager), basis=Basis.ASKED, why=WHY)


def answer(kept: Kept, key: UUID, by: Actor, agrees: bool = True) -> None:
    with transaction.atomic(), acting_as(by):
        actions.answer(actor=by, decision_id=key, agrees=agrees, why="The law, the kind, and what was looked through.")


def test_two_people_erase_a_record_and_its_word_is_nowhere_while_others_keep_theirs(
    kept: Kept, own_database: Cluster
) -> None:
    family, lead, manager = kept.family, kept.lead, kept.family.manager
    assert WORD in page_of(kept, f"/child/{family.mia}")
    with transaction.atomic(), acting_as(manager):
        audit.record(manager, "child.viewed", about=[f"person:{family.mia}"], detail={"name": f"Mia {WORD}"})
    told = where_it_is(own_database, kept.name, WORD)
    assert len(told) >= 11 and "audit.detail" in told
    assert where_it_is(own_database, kept.name, DRAWN.encode().hex()) == {"public.files_chunk"}
    strangers, contact = page_of(kept, f"/contact/{kept.stranger}"), page_of(kept, f"/contact/{family.process}")
    assert "Ella would not let go" in contact

    with pytest.raises(NotAllowedNow, match="not past its time"), transaction.atomic(), acting_as(manager):
        actions.propose(actor=manager, person=person_set(family.mia, manager), basis=Basis.DUE, why=WHY)
    with transaction.atomic(), acting_as(manager):
        mia = person_set(family.mia, manager)
    with pytest.raises(NotPermitted), transaction.atomic(), acting_as(lead):
        actions.propose(actor=lead, person=mia, basis=Basis.ASKED, why=WHY)
    key = propose(kept)
    with pytest.raises(NotAllowedNow, match="proposed already"):
        propose(kept)
    with pytest.raises(NotPermitted):
        answer(kept, key, manager)

    with transaction.atomic(), acting_as(lead):
        held = actions.hold(
            actor=lead, told=HoldTold(Scope.ALL, HeldFor.INQUIRY, "The inquiry, letter 4", "Nothing is destroyed.")
        )
    with pytest.raises(NotAllowedNow, match="held"):
        answer(kept, key, lead)
    with (
        pytest.raises(Error, match=r"Two people|held"),
        transaction.atomic(),
        acting_as(lead),
        connection.cursor() as db,
    ):
        db.execute("select * from wall.erase_record(%s, '{}'::jsonb)", [key])
    assert WORD in page_of(kept, f"/child/{family.mia}")
    with transaction.atomic(), acting_as(lead):
        actions.end_hold(actor=lead, hold_id=held, why="The inquiry has reported, letter 9.")
        assert selectors.holds(actor=lead) == []

    assert "Nothing was erased here" in signed_in(lead).get("/retention").content.decode()
    answer(kept, key, lead)

    assert where_it_is(own_database, kept.name, WORD) == set()
    assert where_it_is(own_database, kept.name, "hid under the reading table") == set()
    assert where_it_is(own_database, kept.name, DRAWN.encode().hex()) == set(), "what was in a file goes with it"
    first_bad, checked, _ = looked_through(own_database.dsn(role="openmash_auditor", database=kept.name))
    assert first_bad is None and checked > 10
    assert page_of(kept, f"/contact/{kept.stranger}") == strangers
    after = page_of(kept, f"/contact/{family.process}")
    assert "Ella would not let go" in after
    assert after.count("Mia") == 1, "the names an agency searched for both sisters stay until they may go for both"
    with transaction.atomic(), acting_as(lead):
        (proof,) = selectors.certificates(actor=lead)
        assert selectors.proposed(actor=lead) == []
    assert proof.rows > 20 and proof.proposed_by == manager.name and proof.agreed_by == lead.name
    shown = signed_in(lead).get(f"/retention/certificate/{proof.id}").content.decode()
    assert str(proof.id) in shown and not any(each in shown for each in ("Mia", "Farrow", str(family.mia)))
    overview = signed_in(lead).get("/retention").content.decode()
    assert f"A record was last erased at {say.moment(proof.erased_at)}" in overview and "written after that" in overview
    assert str(family.mia) not in overview, "with an old backup, a key says whose record it was"
    with pytest.raises(NotAllowedNow, match="was erased"):
        propose(kept)


def test_what_was_erased_is_erased_again_where_an_older_backup_is_restored(
    kept: Kept, own_database: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = own_database.dsn(role="openmash_owner", database=kept.name)
    assert export(owner) == 0
    listed = capsys.readouterr().out
    assert str(kept.family.mia) in listed and len(listed.split()) == 1
    with psycopg.connect(own_database.dsn(database=kept.name)) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute("update people_personname set forenames = %s where person_id = %s", [WORD, kept.family.mia])
    assert where_it_is(own_database, kept.name, WORD)
    path = tmp_path / "erased.txt"
    for wrong, says in (
        (None, "cannot be read: No such file or directory. Nothing was erased."),
        (b"\xff\xfe", "cannot be read: it is not text in UTF-8. Nothing was erased."),
        (listed.encode() + b"no key\n", "line 2: this is not a key. Nothing was erased."),
    ):
        if wrong is not None:
            path.write_bytes(wrong)
        assert apply(owner, path) == 1
        assert says in capsys.readouterr().err
        assert where_it_is(own_database, kept.name, WORD)
    path.write_text(listed)
    assert apply(owner, path) == 0
    assert where_it_is(own_database, kept.name, WORD) == set()


def test_a_wrong_decision_says_what_is_wrong_and_a_restricted_record_is_as_none(kept: Kept) -> None:
    manager, lead = kept.family.manager, kept.lead
    ella = kept.family.ella
    client = signed_in(manager)
    url = f"/child/{ella}/retention"
    page = _sent(client, url, does="keep", why="A claim may come.")
    assert "Give a day to come" in page and "A claim may come." in page
    assert "Choose why it is held" in _sent(client, url, does="hold", why="A claim came.")
    assert (
        _sent(client, url, does="hold", why="A claim came.", held_for="claim", asked_by="Harcourt & Vale, 12/7")
        == "/retention"
    )
    assert "It is held" in _sent(client, url, does="asked", why="Looked through.")
    for actor, status in ((lead, 403), (kept.family.worker, 403), (an_actor(Role.INSPECTOR), 403)):
        assert signed_in(actor).get(url).status_code in (status, 404)
    assert "Choose what is held" in _sent(signed_in(lead), "/retention/hold", why="x")
    with pytest.raises(NotVisible), transaction.atomic(), acting_as(lead):
        actions.answer(actor=lead, decision_id=kept.stranger, agrees=True, why="x")
    with pytest.raises(Incomplete), transaction.atomic(), acting_as(lead):
        actions.hold(actor=lead, told=HoldTold(Scope.KIND, HeldFor.COURT, "A", "B", record_kind="whatever"))
    with transaction.atomic(), acting_as(lead):
        assert [each.scope for each in selectors.holds(actor=lead)] == [Scope.PERSON]


COUNT = iter(range(10_000))


def _sent(client: object, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-retention-{next(COUNT):06d}", **typed})  # type: ignore[attr-defined]  # Django's client
    return str(response.headers.get("Location") or response.content.decode())


def test_an_examples_years_count_in_a_demonstration_and_nowhere_else(settings: Settings) -> None:
    for is_demonstration in (True, False):
        settings.DEMO = is_demonstration
        assert {bool(line.years) for line in selectors.schedule() if line.example} == {is_demonstration}
