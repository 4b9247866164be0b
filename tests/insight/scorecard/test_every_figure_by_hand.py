"""Every figure of the scorecard over the synthetic county, and what may be read of it by whom."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openmash.cli.embedded import Cluster
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.facts.refusals import NotPermitted
from openmash.insight.scorecard import actions, counting, selectors
from openmash.insight.scorecard.actions import Counted
from openmash.insight.scorecard.comparing import Groups
from openmash.insight.scorecard.indicators import BETWEEN_GROUPS, BY_KEY, INDICATORS, Kind
from openmash.insight.scorecard.models import Figure
from openmash.insight.scorecard.suppression import WITHHELD, Cell, is_small_whole, safe
from openmash.records.cases.on_duty import profile_at
from openmash.records.people.models import PersonName
from openmash.records.voice.models import Influence, Voice
from openmash.statute.calendar import months_after
from openmash.web.scorecard import to_publish
from synthetic.load import load_county
from synthetic.staff import BY_USERNAME
from tests.factories.family import signed_in
from tests.insight.scorecard.by_hand import BETWEEN_BY_HAND, BY_HAND, GROUND

AS_AT = datetime.now(UTC).replace(microsecond=0)
CHILDREN = 500
Row = tuple[float | None, int]


@pytest.fixture(scope="module")
def county(own_database: Cluster) -> Cluster:
    """A county of this very moment, so that it has journeys, with its scorecard counted as the loader does."""
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as loader:
        load_county(loader, CHILDREN, AS_AT, seed=4)
    return own_database


@pytest.fixture(scope="module")
def found(county: Cluster) -> dict[str, dict[date, Row]]:
    """Each figure by month, as kept: how many (or the middle) of how many."""
    figures: dict[str, dict[date, Row]] = {}
    with transaction.atomic(), acting_as(service(Service.CLOCKS)):
        for one in Figure.objects.current().filter(safe=False, months=1, cut="all"):
            middle = BY_KEY[one.indicator].kind is Kind.MIDDLE
            figures.setdefault(one.indicator, {})[one.month] = (one.middle if middle else one.hits, one.total)
    return figures


@pytest.fixture(scope="module")
def past_the_walls(county: Cluster) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Who reads everything, because what is counted must be judged by somebody the walls do not limit."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(county.dsn(database=str(name))) as reading:
        reading.execute(GROUND)
        holidays = sorted(profile_at(AS_AT).calendar().bank_holidays)
        reading.execute("insert into holiday select unnest(%s::date[])", [holidays])
        yield reading


def test_every_figure_of_the_list_is_counted_and_checked_by_hand() -> None:
    assert set(BY_HAND) == set(BY_KEY)
    codes = [int(one.code) for one in INDICATORS if one.code]
    codes.append(int(BETWEEN_GROUPS.code))
    assert sorted(codes) == list(range(1, 65))


@pytest.mark.parametrize("key", sorted(BY_HAND))
def test_a_figure_is_what_sql_written_by_hand_says(
    key: str, found: dict[str, dict[date, Row]], past_the_walls: psycopg.Connection[tuple[object, ...]]
) -> None:
    since, until = counting.months_of(AS_AT)
    by_hand = {row[0]: row[1:] for row in past_the_walls.execute(BY_HAND[key]) if since <= row[0] < until}  # type: ignore[operator]  # a row of plain SQL, whose columns mypy cannot know
    if BY_KEY[key].apart:
        by_hand = as_everybody_reads(by_hand, since, until, shares=BY_KEY[key].kind is Kind.SHARE)
    kept = {month: row for month, row in found[key].items() if row[1]}
    assert {month: row[1] for month, row in kept.items()} == {month: row[1] for month, row in by_hand.items()}
    for month, (hits, _) in kept.items():
        assert hits == pytest.approx(float(by_hand[month][0])), month  # type: ignore[arg-type]  # a figure of a month that has one


@pytest.mark.parametrize("kind", list(Groups))
def test_groups_of_children_stand_to_all_others_as_sql_written_by_hand_says(
    kind: Groups, county: Cluster, past_the_walls: psycopg.Connection[tuple[object, ...]]
) -> None:
    with transaction.atomic():
        leader = acting("decision.maker")
        with acting_as(leader):
            found = selectors.differences(actor=leader)
    contacts = next(one for one in found.figures if one.indicator.key == "contacts")
    by_hand = {str(row[0]): row[1:] for row in past_the_walls.execute(BETWEEN_BY_HAND[kind.value].encode()).fetchall()}
    assert {one.group: (one.count, one.children) for one in contacts.compared[kind]} == {
        group: row[:2] for group, row in by_hand.items()
    }
    assert sum(one.count or 0 for one in contacts.compared[kind]) > 50
    for one in contacts.compared[kind]:
        _, _, rate, times, low, high = by_hand[one.group]
        assert one.rate == pytest.approx(rate)
        assert one.times == pytest.approx(times)
        if low is not None:
            assert (one.low, one.high) == (pytest.approx(low, rel=1e-5), pytest.approx(high, rel=1e-5))


def test_whoever_sees_safe_figures_alone_is_told_no_ratio_of_a_withheld_count(board: Actor) -> None:
    found = selectors.differences(actor=board)
    every = [one for figure in found.figures for groups in figure.compared.values() for one in groups]
    withheld = [one for one in every if one.count is None]
    assert withheld
    assert all(one.rate is None and one.times is None and one.low is None for one in withheld)
    assert all((one.count or 0) % 5 == 0 for one in every)
    assert found.told[1] > 0


def as_everybody_reads(
    by_hand: dict[object, tuple[object, ...]], since: date, until: date, *, shares: bool
) -> dict[object, tuple[object, ...]]:
    """A figure that few may read behind: each month without small numbers, whoever reads."""
    months = [months_after(since, back) for back in range(counting.HISTORY)]
    rows = {month.isoformat(): by_hand.get(month, (0, 0)) for month in months if month < until}
    cells = {key: Cell(int(str(hits)), int(str(of))) for key, (hits, of) in rows.items()}
    shown = safe(cells, shares=shares)
    for year in (sorted(cells)[-12:], sorted(cells)[:-12]):
        if is_small_whole({key: cells[key] for key in year}, shares=shares):
            shown |= dict.fromkeys(year, WITHHELD)
    return {
        date.fromisoformat(key): (cell.hits, cell.of) for key, cell in shown.items() if cell.of is not None and cell.of
    }


def test_the_county_has_something_in_most_of_them(found: dict[str, dict[date, Row]]) -> None:
    """A comparison of nothing with nothing proves nothing."""
    full = {key for key, months in found.items() if any(total != 0 for _, total in months.values())}
    assert len(full) >= 45, sorted(set(BY_HAND) - full)


def acting(username: str) -> Actor:
    """Somebody of the demonstration. Inside `acting_as`, what they do is what they would be let do."""
    return actor_for(Account.objects.get(pk=BY_USERNAME[username].id))


@pytest.fixture
def board(county: Cluster) -> Iterator[Actor]:
    with transaction.atomic():
        actor = acting("board.member")
        with acting_as(actor):
            yield actor


@pytest.fixture
def leader(county: Cluster) -> Iterator[Actor]:
    """Somebody who sees no restricted child: the lists of whoever does are longer than the figures."""
    with transaction.atomic():
        actor = acting("decision.maker")
        with acting_as(actor):
            yield actor


def test_the_board_reads_no_exact_number_even_past_the_program(board: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select count(*), count(*) filter (where not safe) from scorecard_figure")
        every, exact = cursor.fetchone() or (0, 0)
    assert every > 500
    assert exact == 0


def test_nobody_signed_in_reads_no_figure(county: Cluster) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select count(*) from scorecard_figure")
        assert cursor.fetchone() == (0,)


def test_what_the_board_reads_is_the_leaders_figure_to_the_nearest_five(county: Cluster) -> None:
    read = {}
    for username in ("board.member", "duty.manager"):
        with transaction.atomic():
            actor = acting(username)
            with acting_as(actor):
                read[username] = {line.indicator.key: line for line in selectors.scorecard(actor=actor).lines}
    for key, line in read["board.member"].items():
        exact = read["duty.manager"][key].year
        if line.year is not None and line.year.total is not None:
            assert exact is not None
            assert exact.total is not None
            assert abs(line.year.total - exact.total) <= 2
            assert line.year.total % 5 == 0
    withheld = [line for line in read["board.member"].values() if any(month.is_withheld for month in line.months)]
    assert withheld


def test_children_are_listed_only_for_those_with_the_right(board: Actor) -> None:
    with pytest.raises(NotPermitted):
        selectors.behind("contacts", months_after(counting.months_of(AS_AT)[1], -1), actor=board)


def test_the_list_behind_a_month_is_as_long_as_its_figure_says(leader: Actor) -> None:
    line = selectors.figure("decided-in-time", actor=leader).line
    month = next(one for one in reversed(line.months) if one.total)
    listed = selectors.behind("decided-in-time", month.month, actor=leader)
    assert (sum(one.hit for one in listed), len(listed)) == (month.hits, month.total)
    assert [one.hit for one in listed] == sorted(one.hit for one in listed)


def test_to_count_again_changes_nothing_and_a_late_record_restates_its_month(county: Cluster) -> None:
    with transaction.atomic():
        clocks = service(Service.CLOCKS)
        with acting_as(clocks):
            again = actions.count(actor=clocks, now=AS_AT)
            assert again == Counted(0, 0, ())
            lately = (AS_AT - timedelta(days=300), AS_AT - timedelta(days=70))
            late = (
                Voice.objects.filter(status="heard", recorded_at__range=lately)
                .exclude(pk__in=Influence.objects.values("voice_id"))
                .first()
            )
            assert late is not None
            Influence.record(
                actor=clocks,
                voice_id=late.pk,
                person_id=late.person_id,
                moment="once_seen",
                changed="She stayed at Nan’s.",
            )
            counted = actions.count(actor=clocks, now=AS_AT)
            assert counted.failed == ()
            assert 1 <= counted.new + counted.restated < 120, "the voice is in four figures, with their divisions"
        leader = acting("duty.manager")
        with acting_as(leader):
            restated = selectors.figure("voice-influence", actor=leader).restated
            assert len(restated) == 1
            assert restated[0].now.hits == (restated[0].was.hits or 0) + 1
        transaction.set_rollback(True)


def test_a_definition_that_cannot_be_counted_leaves_the_others(
    county: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = replace(BY_KEY["contacts"], sql="select nothing from nowhere")
    monkeypatch.setattr(actions, "INDICATORS", (broken, BY_KEY["referrals"]))
    with transaction.atomic():
        clocks = service(Service.CLOCKS)
        with acting_as(clocks):
            assert actions.count(actor=clocks, now=AS_AT).failed == ("contacts",)
            kept = Figure.objects.current().filter(indicator="contacts", safe=False, months=12, cut="all")
            assert all(one.total for one in kept)
        transaction.set_rollback(True)


def test_a_hidden_childs_contacts_are_in_no_figure(county: Cluster) -> None:
    """Otherwise a leader who counts the names on the list would find one too few."""
    with transaction.atomic():
        leader, manager = acting("decision.maker"), acting("duty.manager")
        month = months_after(counting.months_of(AS_AT)[1], -1)
        with acting_as(leader):
            before = selectors.behind("contacts", month, actor=leader)
        with acting_as(manager):
            restrict(
                actor=manager, person_ids=[before[0].person_id], mode="hidden", reason_code="other", reason="A colleague’s child.",
                ask=WhomToAsk("Ruth Castellan", "01632 960100"), allowed=[BY_USERNAME["information.lead"].id],
            )  # fmt: skip
        clocks = service(Service.CLOCKS)
        with acting_as(clocks):
            actions.count(actor=clocks, now=AS_AT)
        with acting_as(leader):
            after = selectors.behind("contacts", month, actor=leader)
            line = selectors.figure("contacts", actor=leader).line
            assert before[0].person_id not in {one.person_id for one in after}
            assert next(one.total for one in line.months if one.month == month) == len(after) < len(before)
        transaction.set_rollback(True)


PAGES = {
    "scorecard": 12,
    "scorecard_to_publish": 12,
    "scorecard_sheet": 12,
    "scorecard_figure": 14,
    "scorecard_differences": 12,
    "scorecard_differences_of": 12,
    "scorecard_population": 12,
    "scorecard_training": 14,
} | {f"scorecard_for_{who}": 14 for who in ("partners", "council", "police", "health", "members")}
"""The most queries each page may ask, session and audit among them."""


@pytest.mark.parametrize("username", ["board.member", "duty.manager"])
def test_the_pages_ask_little_and_name_no_child(county: Cluster, username: str) -> None:
    with transaction.atomic():
        surnames = people_named(service(Service.CLOCKS))
    client = signed_in(acting(username))
    for name, most in PAGES.items():
        one = {"scorecard_figure": ["contacts"], "scorecard_differences_of": ["contacts"]}
        address = reverse(name, args=one.get(name, []))
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200
        assert len(asked) <= most, [one["sql"][:90] for one in asked]
        words = set(re.findall(r"[\w’'-]+", answer.content.decode()))
        assert not words & surnames, name


def people_named(clocks: Actor) -> set[str]:
    """Names nobody could mistake for a word."""
    with acting_as(clocks):
        held = set(PersonName.objects.values_list("surname", flat=True))
    return {one for one in held if len(one) > 8}


def test_the_board_is_refused_the_children_and_the_leaders_look_is_logged(county: Cluster) -> None:
    month = months_after(counting.months_of(AS_AT)[1], -1)
    address = reverse("scorecard_children", args=["contacts", month.year, month.month])
    assert signed_in(acting("board.member")).get(address).status_code == 403
    assert (
        address
        not in signed_in(acting("board.member")).get(reverse("scorecard_figure", args=["contacts"])).content.decode()
    )
    leader = signed_in(acting("duty.manager"))
    assert address in leader.get(reverse("scorecard_figure", args=["contacts"])).content.decode()
    answer = leader.get(address)
    assert answer.status_code == 200
    with psycopg.connect(county.dsn(database=str(connection.settings_dict["NAME"]))) as reading:
        row = reading.execute(
            "select cardinality(about) from audit.event where kind = 'scorecard.children_listed' order by at desc limit 1"
        ).fetchone()
    assert row is not None
    assert int(str(row[0])) > 0
    assert leader.get(address.replace(f"-{month.month}", "-13")).status_code == 404
    assert leader.get(reverse("scorecard_figure", args=["no-such-figure"])).status_code == 404


def test_a_spreadsheet_runs_no_cell_and_holds_no_small_number(county: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    risky = replace(BY_KEY["contacts"], name="=HYPERLINK(1)")
    monkeypatch.setattr(to_publish, "INDICATORS", (risky, *INDICATORS[1:]))
    answer = signed_in(acting("duty.manager")).get(reverse("scorecard_sheet"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0]["Figure"] == "'=HYPERLINK(1)"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@", "-"))]
    numbers = {row[column] for row in rows for column in ("Numerator", "Of")}
    assert numbers
    assert not numbers & {"1", "2", "3", "4"}
