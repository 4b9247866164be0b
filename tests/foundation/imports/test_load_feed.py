"""Taking in files: nothing lost, nothing doubled, the receipt adds up."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DataError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import NotAllowedNow, NotPermitted
from openmash.foundation.imports.actions import BadFile, feed_actor, load_feed
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt, spreadsheet_safe
from openmash.foundation.imports.models import Batch, Row
from openmash.foundation.imports.selectors import feed_age, files_loaded, quarantined
from tests.factories.access import an_actor, an_agency
from tests.foundation.imports.feeds import AS_AT, FEED, HEAD, LIST, NEXT_NIGHT, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def police() -> Actor:
    return feed_actor(Service.POLICE_FEED, an_agency("constabulary", AgencyKind.POLICE).id)


class Taken:
    """What a handler was given, in order; it refuses whom it is told to refuse."""

    def __init__(self, *, refuse: str = "") -> None:
        self.rows: list[tuple[Notice, Origin]] = []
        self.gone: list[Origin] = []
        self.refuse = refuse

    def __call__(self, row: Notice, origin: Origin) -> Outcome:
        if row.surname == self.refuse:
            raise NotAllowedNow("This child’s record is being moved.")
        self.rows.append((row, origin))
        return Outcome(about=(f"made:{row.reference}:{row.surname}",))

    def end(self, origin: Origin) -> Outcome:
        self.gone.append(origin)
        return Outcome(about=origin.before)

    @property
    def surnames(self) -> list[str]:
        return [row.surname for row, _ in self.rows]


@pytest.fixture
def load(police: Actor, tmp_path: Path) -> Callable[..., Receipt]:
    def loading(content: str, taken: Taken, *, feed: Feed[Notice] = FEED, as_at: object = AS_AT) -> Receipt:
        path = tmp_path / "file.csv"
        path.write_text(content, encoding="utf-8", newline="")
        return load_feed(feed, path, actor=police, as_at=as_at, handle=taken, gone=taken.end)  # type: ignore[arg-type]

    return loading


def counts(receipt: Receipt) -> tuple[int, int, int]:
    return receipt.accepted, receipt.already_held, receipt.quarantined


def test_good_rows_go_in_and_bad_rows_are_quarantined_with_a_reason(load: Callable[..., Receipt]) -> None:
    taken = Taken(refuse="Cedar")
    receipt = load(HEAD + "1,Ash,2019-03-07,hello\n2,Birch,43531,x\n3,Cedar,,\n4,,,\n5,Elm,,\n", taken)
    assert taken.surnames == ["Ash", "Elm"]
    assert counts(receipt) == (2, 0, 3)
    assert receipt.rows == 5
    assert [(row.line, row.key, row.reason) for row in receipt.refused] == [
        (
            3,
            "2|Birch",
            "born: “43531” is a spreadsheet's number, not a date; it may be 2019-03-07. Write dates like 2019-03-07.",
        ),
        (4, "3|Cedar", "This child’s record is being moved."),
        (5, "4|", "surname: this is needed and is blank."),
    ]


def test_the_same_file_twice_is_all_already_held(load: Callable[..., Receipt]) -> None:
    content = HEAD + "1,Ash,2019-03-07,hello\n2,Birch,,x\n"
    taken = Taken()
    assert counts(load(content, taken)) == (2, 0, 0)
    assert counts(load(content, taken)) == (0, 2, 0)
    assert taken.surnames == ["Ash", "Birch"]


def test_the_same_rows_are_recognised_in_another_order_of_columns_and_another_encoding(
    load: Callable[..., Receipt], police: Actor, tmp_path: Path
) -> None:
    taken = Taken()
    load(HEAD + "1,Ásh,2019-03-07,hello\n", taken)
    other = tmp_path / "other.csv"
    other.write_text("Words,born,SURNAME,reference,extra\nhello,2019-03-07, Ásh ,1,x\n", encoding="cp1252")
    receipt = load_feed(FEED, other, actor=police, as_at=AS_AT, handle=taken)
    assert counts(receipt) == (0, 1, 0)
    assert receipt.unused_headings == ("extra",)


def test_a_row_twice_in_one_file_is_taken_in_once(load: Callable[..., Receipt]) -> None:
    taken = Taken()
    assert counts(load(HEAD + "1,Ash,,\n1,Ash,,\n", taken)) == (1, 1, 0)
    assert taken.surnames == ["Ash"]


def test_a_row_that_says_something_new_comes_with_what_came_before_it(load: Callable[..., Receipt]) -> None:
    taken = Taken()
    load(HEAD + "1,Ash,,first\n1,Birch,,\n", taken)
    assert counts(load(HEAD + "1,Ash,,second\n", taken)) == (1, 0, 0)
    row, origin = taken.rows[-1]
    assert (row.words, origin.before) == ("second", ("made:1:Ash",))
    assert origin.group == ("made:1:Ash", "made:1:Birch")
    assert counts(load(HEAD + "1,Ash,,first\n", taken)) == (0, 1, 0), "an old file again says nothing new"


def test_a_fault_of_ours_in_one_row_does_not_stop_the_file(
    load: Callable[..., Receipt], police: Actor, tmp_path: Path
) -> None:
    def break_on_birch(row: Notice, origin: Origin) -> Outcome:
        with connection.cursor() as cursor:
            cursor.execute("select 1 / %s", [0 if row.surname == "Birch" else 1])
        return Outcome()

    path = tmp_path / "file.csv"
    path.write_text(HEAD + "1,Ash,,\n2,Birch,,\n3,Cedar,,\n")
    receipt = load_feed(FEED, path, actor=police, as_at=AS_AT, handle=break_on_birch)
    assert counts(receipt) == (2, 0, 1)
    assert receipt.refused[0].reason.startswith("OpenMASH could not take in this row.")


def test_the_file_as_a_whole_may_be_bad_and_then_nothing_is_recorded(load: Callable[..., Receipt]) -> None:
    with pytest.raises(BadFile, match="headings are missing: surname"):
        load("reference,words\n1,x\n", Taken())
    assert not Batch.objects.exists()


def test_a_person_does_not_take_in_files_by_their_own_account(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(HEAD)
    with pytest.raises(NotPermitted):
        load_feed(FEED, path, actor=an_actor(Role.DATA_FEEDS), as_at=AS_AT, handle=Taken())


def test_an_agency_without_a_private_strand_cannot_send_files(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(HEAD)
    with pytest.raises(NotAllowedNow, match="strand"):
        load_feed(FEED, path, actor=service(Service.POLICE_FEED), as_at=AS_AT, handle=Taken())


def test_the_receipt_is_a_csv_that_no_spreadsheet_will_run(load: Callable[..., Receipt]) -> None:
    receipt = load(HEAD + "=cmd|' /C calc'!A1,,,\n@2,Birch,nope,\n", Taken())
    lines = list(csv.reader(io.StringIO(receipt.as_csv())))
    assert ["rows", "", "", "2"] in lines
    assert ["quarantined", "", "", "2"] in lines
    assert ["quarantined row", "2", "'=cmd|' /C calc'!A1|", "surname: this is needed and is blank."] in lines
    assert [line[2] for line in lines if line[0] == "quarantined row"] == ["'=cmd|' /C calc'!A1|", "'@2|Birch"]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_prefixed(cell: str) -> None:
    assert spreadsheet_safe(cell) == f"'{cell}"
    assert spreadsheet_safe(f"a{cell}") == f"a{cell}"


@contextmanager
def as_one_of(agency_slug: str, *, in_strand: bool) -> Iterator[Actor]:
    agency = an_agency(agency_slug, AgencyKind.POLICE)
    person = an_actor(Role.DATA_FEEDS, agency=agency)
    set_up = service(Service.SET_UP)
    with transaction.atomic(), acting_as(set_up):
        if in_strand:
            grant_reach(actor=set_up, account_id=person.account_id, circle_id=agency.strand_circle, basis="strand")
    with transaction.atomic(), acting_as(person):
        yield person


def test_only_the_agency_that_sent_a_row_may_read_it(load: Callable[..., Receipt], police: Actor) -> None:
    load(HEAD + "1,Ash,nope,secret words\n2,Birch,,\n", Taken())
    with as_one_of("constabulary", in_strand=True) as person:
        (row,) = quarantined(actor=person)
        assert row.cells == {"reference": "1", "surname": "Ash", "born": "nope", "words": "secret words"}
        assert Row.objects.count() == 2
    with as_one_of("constabulary", in_strand=False):
        assert Row.objects.count() == 0
    screener = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(screener):
        assert Row.objects.count() == 0
    with transaction.atomic(), acting_as(service(Service.PUBLIC_INTAKE)):
        assert Row.objects.count() == 0
    assert Row.objects.count() == 0


def test_a_quarantined_row_waits_once_until_it_is_put_right(load: Callable[..., Receipt]) -> None:
    bad, good = HEAD + "1,Ash,nope,\n7,,,\n", HEAD + "1,Ash,2019-03-07,\n"
    load(bad, Taken())
    load(bad, Taken())
    with as_one_of("constabulary", in_strand=True) as person:
        assert sorted(row.line for row in quarantined(actor=person)) == [2, 3]
    load(good, Taken())
    with as_one_of("constabulary", in_strand=True) as person:
        assert [row.key for row in quarantined(actor=person)] == ["7|"]


def test_a_list_ends_what_it_no_longer_has_and_begins_it_again(load: Callable[..., Receipt]) -> None:
    first = HEAD + "".join(f"{n},Ash,,\n" for n in range(10))
    without_three = HEAD + "".join(f"{n},Ash,,\n" for n in range(10) if n != 3)
    taken = Taken()
    load(first, taken, feed=LIST)
    assert load(without_three, taken, feed=LIST, as_at=NEXT_NIGHT).gone == 1
    assert [(origin.key, origin.before) for origin in taken.gone] == [("3", ("made:3:Ash",))]
    assert load(without_three, taken, feed=LIST, as_at=NEXT_NIGHT).gone == 0
    again = load(first, taken, feed=LIST, as_at=NEXT_NIGHT + timedelta(days=1))
    assert counts(again) == (1, 9, 0)
    assert taken.rows[-1][0].reference == "3"


def test_a_list_cut_short_ends_nobody(load: Callable[..., Receipt]) -> None:
    taken = Taken()
    load(HEAD + "".join(f"{n},Ash,,\n" for n in range(20)), taken, feed=LIST)
    receipt = load(HEAD + "1,Ash,,\n", taken, feed=LIST, as_at=NEXT_NIGHT)
    assert (receipt.gone, taken.gone) == (0, [])
    assert "check that the file is whole" in receipt.warnings[0]


def test_a_list_with_a_row_that_cannot_be_read_ends_nobody(load: Callable[..., Receipt]) -> None:
    taken = Taken()
    load(HEAD + "1,Ash,,\n2,Birch,,\n", taken, feed=LIST)
    receipt = load(HEAD + '1,Ash,,\n"2,Birch,,\n', taken, feed=LIST, as_at=NEXT_NIGHT)
    assert (receipt.gone, taken.gone, receipt.quarantined) == (0, [], 1)


def test_an_older_list_is_not_taken_in_over_a_newer_one(load: Callable[..., Receipt]) -> None:
    load(HEAD + "1,Ash,,\n", Taken(), feed=LIST, as_at=NEXT_NIGHT)
    with pytest.raises(NotAllowedNow, match="older"):
        load(HEAD + "1,Oak,,\n", Taken(), feed=LIST, as_at=AS_AT)


def test_two_rows_of_a_list_that_contradict_each_other_are_not_both_taken_in(load: Callable[..., Receipt]) -> None:
    content = HEAD + "1,Ash,,\n1,Birch,,\n"
    taken = Taken()
    assert counts(load(content, taken, feed=LIST)) == (1, 0, 1)
    assert counts(load(content, taken, feed=LIST)) == (0, 1, 1)
    assert taken.surnames == ["Ash"]


def test_a_feed_says_how_old_it_is(load: Callable[..., Receipt], police: Actor) -> None:
    agency = police.agency_id
    assert feed_age("test-notices", agency).words == "never received: ring"
    load(HEAD + "1,Ash,,\n", Taken())
    fresh = feed_age("test-notices", agency, now=AS_AT + timedelta(hours=7))
    assert (fresh.as_at, fresh.is_stale, fresh.words) == (AS_AT, False, "as at 2:10am today")
    stale = feed_age("test-notices", agency, now=AS_AT + timedelta(hours=31, minutes=5))
    assert (stale.is_stale, stale.words) == (True, "31 hours old: ring")
    assert feed_age("test-notices", agency, now=AS_AT + timedelta(days=9)).words == "9 days old: ring"


def test_a_file_of_which_no_row_was_good_does_not_make_a_feed_fresh(
    load: Callable[..., Receipt], police: Actor
) -> None:
    load(HEAD + "1,,,\n", Taken())
    assert feed_age("test-notices", police.agency_id).as_at is None
    assert [(file.quarantined, file.is_finished) for file in files_loaded()] == [(1, True)]


def test_a_handler_that_finds_nothing_new_is_counted_so(police: Actor, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(HEAD + "1,Ash,,\n")
    receipt = load_feed(FEED, path, actor=police, as_at=AS_AT, handle=lambda _row, _origin: Outcome("already_held"))
    assert counts(receipt) == (0, 1, 0)


CELL = st.text(alphabet='ab,"\n\r;=\0é’\x81 0-', max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=5), max_size=8), st.lists(CELL, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_the_receipt_adds_up_and_a_second_loading_adds_nothing(
    police: Actor, tmp_path: Path, quoted: list[list[str]], raw: list[str]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(quoted)
    path = tmp_path / "hostile.csv"
    path.write_bytes((HEAD + out.getvalue() + "\n".join(raw)).encode("utf-8"))
    taken = Taken()
    with transaction.atomic():
        first = load_feed(FEED, path, actor=police, as_at=AS_AT, handle=taken)
        made = len(taken.rows)
        second = load_feed(FEED, path, actor=police, as_at=AS_AT, handle=taken)
        with acting_as(police):
            kept = Row.objects.filter(batch_id=first.batch_id).values_list("verdict", flat=True)
            assert sorted(kept) == sorted(
                ["accepted"] * first.accepted
                + ["already_held"] * first.already_held
                + ["quarantined"] * first.quarantined
            )
        transaction.set_rollback(True)
    assert made == first.accepted
    assert (second.accepted, len(taken.rows)) == (0, made)
    assert second.already_held == first.accepted + first.already_held
    assert second.refused == first.refused


def test_a_feed_whose_columns_are_not_its_rows_fields_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="born"):
        Feed("x", "X", FEED.columns[:2], Notice, key=("reference",))


def test_a_database_fault_is_an_error_the_test_above_can_see() -> None:
    with pytest.raises(DataError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select 1 / 0")
