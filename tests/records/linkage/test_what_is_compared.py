"""What is read for a comparison, by functions that ask the walls once, is what the walls show when each table asks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, declare_conflict, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.sharing import actions as sharing
from openmash.foundation.sharing import selectors as shared
from openmash.foundation.sharing.words import Basis, Gateway, Kind
from openmash.records.cases import actions as spine
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import actions
from openmash.records.linkage.selectors import Query
from openmash.records.linkage.selectors.tracing import traced
from openmash.records.people.models import Birth, Detail, Identifier, LocatingFact, PersonName, Relationship
from openmash.statute.calendar import local_date
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.people import a_child, an_nhs_number

pytestmark = pytest.mark.django_db
BORN = date(2018, 3, 9)

EACH_TABLE_ASKED = """
select p.id, z.ids[1],
  coalesce((select json_agg(json_build_array(n.forenames, n.surname) order by array_position(array['preferred', 'legal', 'as_recorded', 'alias', 'former'], n.kind::text), n.recorded_at desc, n.id desc)
    from people_personname n where n.person_id = p.id and n.recorded_at <= k.known
    and not exists (select from people_personname l where l.supersedes = n.id and l.recorded_at <= k.known))::text, '[]'),
  b.date, coalesce(b.precision, 'unknown'), coalesce(b.expected, false),
  coalesce((select d.value from people_detail d where d.person_id = p.id and d.kind = 'sex' and d.recorded_at <= k.known
    and not exists (select from people_detail l where l.supersedes = d.id and l.recorded_at <= k.known) order by d.recorded_at desc limit 1), ''),
  coalesce((select json_agg(json_build_array(x.scheme, x.value) order by x.scheme, x.value) from people_identifier x where x.person_id = p.id and x.recorded_at <= k.known
    and not exists (select from people_identifier l where l.supersedes = x.id and l.recorded_at <= k.known))::text, '[]'),
  coalesce((select json_agg(json_build_array(a.kind, a.text, a.postcode) order by a.recorded_at desc, a.id desc) from people_locatingfact a
    where a.person_id = p.id and a.kind in ('address', 'telephone') and cardinality(a.protected_from) = 0 and a.recorded_at <= k.known
    and not exists (select from people_locatingfact l where l.supersedes = a.id and l.recorded_at <= k.known)
    and not exists (select from people_locatingfact g where g.person_id = p.id and g.kind = a.kind and cardinality(g.protected_from) > 0
      and (g.postcode = a.postcode or g.text = a.text) and not exists (select from people_locatingfact l where l.supersedes = g.id)))::text, '[]'),
  exists (select from people_relationship r where p.id in (r.person_id, r.other_id) and r.kind = 'twin'
    and not exists (select from people_relationship l where l.supersedes = r.id)),
  p.held_by, p.origin_id is not null
from (select coalesce(%s::timestamptz, 'infinity') as known) k cross join unnest(%s::uuid[]) with ordinality i(id, place)
join people_person p on p.id = i.id join wall.sets_of(array[p.id]) z on true
left join lateral (select y.date, y.precision, y.expected from people_birth y where y.person_id = p.id and y.recorded_at <= k.known
  and not exists (select from people_birth l where l.supersedes = y.id and l.recorded_at <= k.known)
  order by y.expected, array_position(array['day', 'month', 'year', 'unknown'], y.precision::text), y.recorded_at desc limit 1) b on true
order by i.place
"""
"""The same, table by table, each behind its own policies."""


def read(
    how: Literal["once", "each"], actor: Actor, ids: Sequence[UUID], known: datetime | None = None
) -> list[tuple[object, ...]]:
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("openmash_app",)
        if how == "each":
            cursor.execute(EACH_TABLE_ASKED, [known, list(ids)])
        else:
            cursor.execute("select * from wall.records_compared(%s::uuid[], %s)", [list(ids), known])
        return list(cursor.fetchall())


@dataclass
class County:
    """Children whom some may see and others may not, and the people who look."""

    lead: Actor
    screener: Actor
    manager: Actor
    nurse: Actor
    sergeant: Actor
    worker: Actor
    kept_away: Actor
    ids: list[UUID]
    before: datetime

    @property
    def everybody(self) -> dict[str, Actor]:
        return {
            "screener": self.screener, "manager": self.manager, "nurse": self.nurse, "sergeant": self.sergeant,
            "worker": self.worker, "kept away": self.kept_away,
        }  # fmt: skip


@pytest.fixture
def county() -> County:
    """Two twins, of whom one has a name of health's own and a protected place; a hidden child; a child of health's list."""
    health, police = an_agency("health", AgencyKind.HEALTH), an_agency("police", AgencyKind.POLICE)
    nurse, sergeant = an_actor(Role.SCREENER, agency=health), an_actor(Role.SCREENER, agency=police)
    team = a_team("front-door", an_agency())
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.DUTY_MANAGER, team=team)
    worker, kept_away = an_actor(Role.SOCIAL_WORKER), an_actor(Role.SCREENER)
    with acting_as(manager):
        zoe = a_child(manager, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=an_nhs_number())
        ada = a_child(manager, "Ada", "Ashworth", born=BORN, postcode="GL5 1AA")
        Relationship.record(actor=manager, person_id=zoe.pk, other_id=ada.pk, kind="twin")
        again = a_child(manager, "Zoe", "Ashworth", born=BORN)
        actions.link(actor=manager, record_a=zoe.pk, record_b=again.pk, reason="Same mother and school")
        hidden = a_child(manager, "Quillfeather", "Ashworth", born=BORN, postcode="GL5 1AA")
        Relationship.record(actor=manager, person_id=hidden.pk, other_id=ada.pk, kind="twin")
        before = timezone.now()
        LocatingFact.record(actor=manager, person_id=zoe.pk, kind="telephone", text="01632960123")
        LocatingFact.record(
            actor=manager, person_id=ada.pk, kind="address", text="Refuge", postcode="GL5 1AA",
            protected_from=[zoe.pk], protected_reason="Fled",
        )  # fmt: skip
        Detail.record(actor=manager, person_id=zoe.pk, kind="sex", value="F")
        restrict(
            actor=manager, person_ids=[hidden.pk], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
        )  # fmt: skip
    with acting_as(nurse):
        old = PersonName.objects.get(person_id=zoe.pk)
        PersonName.record(
            actor=nurse, person_id=zoe.pk, kind="legal", forenames="Zoë Vexler", surname="Ashworth", private=True,
            supersedes=old.pk,
        )  # fmt: skip
        Identifier.record(actor=nurse, person_id=ada.pk, scheme="nhs_number", value=an_nhs_number(), private=True)
        Birth.record(actor=nurse, person_id=ada.pk, date=date(2018, 3, 1), precision="month", expected=True)
        listed = a_child(nurse, "Oda", "Ashworth", born=BORN, postcode="GL5 1AA", nhs_number=an_nhs_number())
        Detail.record(actor=nurse, person_id=zoe.pk, kind="sex", value="M", private=True)
    with acting_as(screener):
        declare_conflict(
            actor=screener, person_ids=[ada.pk], words="Their aunt is a friend", account_id=kept_away.account_id
        )
    return County(
        an_actor(Role.INFORMATION_LEAD), screener, manager, nurse, sergeant, worker, kept_away,
        [listed.pk, ada.pk, zoe.pk, hidden.pk, again.pk], before,
    )  # fmt: skip


def close(county: County) -> None:
    """Health's list was given to the police under an agreement, which has run out."""
    today = local_date(timezone.now())
    told = sharing.VersionTold(
        "Safeguarding", Basis.PUBLIC_TASK, [Gateway.SECTION_11], "Children at the front door",
        [sharing.Line(county.nurse.agency_id, county.sergeant.agency_id, Kind.INVOLVEMENT)], today - timedelta(days=9),
        today + timedelta(days=400), today - timedelta(days=1),
    )  # fmt: skip
    lead = county.lead
    with acting_as(lead):
        key = sharing.add_agreement(actor=lead, title="Health and the police", owner_name="The lead", told=told)
        version = shared.agreement(key, actor=lead).versions[0].id
        for body in (county.nurse.agency_id, county.sergeant.agency_id):
            sharing.sign(actor=lead, version_id=version, agency_id=body, who="N. Signer", role="Head", on=today)
        sharing.put_in_force(actor=lead, version_id=version)


def the_same_for_everybody(county: County) -> dict[str, set[object]]:
    """Compared both ways, now and before; returns whom each was shown."""
    for actor in county.everybody.values():
        for known in (None, county.before):
            assert read("once", actor, county.ids, known) == read("each", actor, county.ids, known)
    return {name: {row[0] for row in read("once", actor, county.ids)} for name, actor in county.everybody.items()}


def test_what_is_compared_is_what_each_table_shows_whoever_asks(county: County) -> None:
    listed, ada, zoe, hidden, again = county.ids
    shown = the_same_for_everybody(county)
    assert shown["manager"] == {listed, ada, zoe, hidden, again}
    assert shown["screener"] == shown["nurse"] == shown["sergeant"] == {listed, ada, zoe, again}
    assert shown["kept away"] == {listed, zoe, again}
    assert shown["worker"] == set()


def test_what_an_agreement_closes_is_not_compared_and_what_keeps_it_open_is(county: County) -> None:
    listed, ada, zoe, _hidden, again = county.ids
    close(county)
    assert the_same_for_everybody(county)["sergeant"] == {ada, zoe, again}
    with acting_as(county.manager):
        now, local = timezone.now(), profile_at(timezone.now())
        team = county.manager.team_id
        assert team is not None
        spine.open_process(
            actor=county.manager, kind=ProcessKind.MISSING, children=[listed], held_by_team=team, opened_at=now,
            profile_slug=local.slug, profile_version=local.version,
        )  # fmt: skip
    assert the_same_for_everybody(county)["sergeant"] == {listed, ada, zoe, again}


def test_a_number_or_home_that_an_agreement_closes_finds_nobody(county: County) -> None:
    listed, *_ = county.ids
    number = Identifier.objects.filter(person_id=listed).values_list("value", flat=True)
    with acting_as(county.nurse):
        (own,) = number
    asked = Query(numbers=(("nhs_number", own),), postcodes=("GL5 1AA",))
    with acting_as(county.sergeant):
        assert listed in {record.record_id for record in traced(asked).records}
    close(county)
    with acting_as(county.sergeant):
        assert listed not in {record.record_id for record in traced(asked).records}
    with acting_as(county.screener):
        assert listed in {record.record_id for record in traced(asked).records}


def test_the_tables_compared_are_behind_the_policies_that_the_functions_repeat() -> None:
    """`wall.shown` says what these three policies say: where a table gets another, it must say that too."""
    tables = ("person", "personname", "birth", "detail", "identifier", "locatingfact", "relationship", "namekey")
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename, array_agg(policyname::text order by policyname) from pg_policies "
            "where tablename = any(%s) and 'openmash_app' = any(roles) and cmd = 'SELECT' group by tablename",
            [[f"people_{table}" for table in tables]],
        )
        found = dict(cursor.fetchall())
    closed = {f"people_{table}" for table in tables[:6]}
    assert found == {
        f"people_{table}": ["agreed", "fence", "seen"] if f"people_{table}" in closed else ["fence", "seen"]
        for table in tables
    }


def test_a_record_of_a_year_alone_is_found_by_a_month_of_it_and_another_date_needs_more_than_one_name() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        year, other = (a_child(screener, "Zoë", "Ashworth", born=None) for _ in range(2))
        Birth.record(actor=screener, person_id=year.pk, date=date(2018, 1, 1), precision="year")
        Birth.record(actor=screener, person_id=other.pk, date=date(2011, 8, 20), precision="day")
        near = a_child(screener, "Zoë", "Moreton", born=date(2011, 8, 20), postcode="GL5 1AA")
        asked = Query(names=(("Zoë", "Ashworth"),), born=date(2018, 3, 1), precision="month", postcodes=("GL5 1AA",))
        assert {each.record_id for each in traced(asked).records} == {year.pk, near.pk}
        whole = Query(names=(("Zoë", "Ashworth"),), born=BORN, postcodes=("GL5 1AA",))
        assert {each.record_id for each in traced(whole).records} == {year.pk}
