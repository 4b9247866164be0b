"""Trying to find a hidden child through every side door: constraints, counts, error texts, lexicons, receipts, pages.

Most attempts are made twice: in a house where no such child is, and again once there is one who is hidden. What is
answered must be the same to the letter, but for what is random.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as board
from openmash.casework.frontdoor.actions import AskTold, DecisionSought, SaidOfChild
from openmash.casework.frontdoor.feeds import read_police_file
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.foundation.notices import selectors as notices
from openmash.jobs.sweeps import sweep
from openmash.records.cases.selectors import already_open_to
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import Query, find_match, possible_matches_for
from openmash.records.people import actions as people
from openmash.records.people import search as finding
from openmash.records.people.models import Identifier, PersonName
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold, PlaceTold
from openmash.records.people.typed import understood
from openmash.records.people.words import LocatingKind, Scheme
from tests.casework.frontdoor.test_police_feed import COLUMNS, row
from tests.factories.access import a_team, an_account, an_actor, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_child_told, a_contact, a_hub, a_responder, a_trace
from tests.factories.people import a_child, an_nhs_number

pytestmark = pytest.mark.django_db
GIVEN, FAMILY, BORN, POSTCODE, UPN = "Xanthippe", "Quillfeather", date(2016, 2, 29), "GL5 4ZX", "H801200001001"
NUMBER = an_nhs_number()
LOOKING = (Role.SCREENER, Role.SOCIAL_WORKER)
ABSENT = UUID("0190d7a0-0000-7000-8000-000000000000")


@pytest.fixture(autouse=True)
def house() -> None:
    the_council()


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.DUTY_MANAGER)


@pytest.fixture
def screener() -> Actor:
    return an_actor(Role.SCREENER)


def hide(manager: Actor, *people_: UUID) -> None:
    with acting_as(manager):
        access.restrict(
            actor=manager, person_ids=list(people_), mode="hidden", reason_code="staff_family", reason="A worker's child",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[manager.account_id],
        )  # fmt: skip


def a_hidden_child(manager: Actor) -> UUID:
    """With everything a record can be found by, and a contact of their own."""
    with acting_as(manager):
        told = a_child_told(GIVEN, FAMILY, concern=f"{GIVEN} has a mark.")
        made = a_contact(manager, told)
        (contact_child,) = made.children
        child = a_child(manager, GIVEN, FAMILY, born=BORN, nhs_number=NUMBER, postcode=POSTCODE).pk
        Identifier.record(actor=manager, person_id=child, scheme="upn", value=UPN)
    hide(manager, child, contact_child)
    return child


def the_same_before_and_after(manager: Actor, asked: Callable[[], object]) -> None:
    """What is asked gets the same answer with a hidden child as without one."""
    before = asked()
    a_hidden_child(manager)
    assert asked() == before


def as_told(*, numbers: tuple[NumberTold, ...] = ()) -> AsTold:
    return AsTold(
        names=(NameTold(GIVEN, FAMILY),), birth=BirthTold(BORN), numbers=numbers,
        places=(PlaceTold(LocatingKind.ADDRESS, "1 Test Street", POSTCODE),),
    )  # fmt: skip


@pytest.mark.parametrize("role", LOOKING)
def test_the_same_number_recorded_again_by_anybody_is_never_refused(manager: Actor, role: Role) -> None:
    child = a_hidden_child(manager)
    other = an_actor(role, agency=an_agency("health", AgencyKind.HEALTH))
    with acting_as(other), transaction.atomic():
        again = a_child(other, "Somebody", "Else", nhs_number=NUMBER)
        Identifier.record(actor=other, person_id=again.pk, scheme="upn", value=UPN)
    assert child != again.pk


def test_no_unique_index_over_people_could_answer_for_a_hidden_one() -> None:
    """Each unique index of a walled table holds a key nobody can guess, or stands here with why it tells nothing."""
    known = {
        "frontdoor_contact_reference_key": "random, and given by us",
        "frontdoor_policenotification_once": "a force's own reference: that it is held tells nothing of whose it is",
        "emails_email_fingerprint_key": "a digest of what a mail program made up, or of the whole message",
        "imports_row_taken_in_once": "an agency's own row, sent again by that agency",
        "notices_notice_source_key_key": "names the key of what it tells of",
        "partnership_body_one_of_a_name": "a body of the partnership",
        "partnership_review_one_of_a_number": "counted by us; the child stands behind a wall of their own",
        "partnership_selfaudit_once_a_year": "an agency's own audit of a year",
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.indexrelid::regclass::text, array_agg(a.attname::text), "
            "bool_or(a.atttypid = 'uuid'::regtype and a.attname not in ('agency_id', 'account_id', 'held_by')) from wall.registered r "
            "join pg_index i on i.indrelid = r.table_name::regclass and i.indisunique "
            "join pg_attribute a on a.attrelid = i.indexrelid where r.shape in ('person', 'shared', 'agency') group by 1"
        )
        indexes = cursor.fetchall()
    guessable = {name: columns for name, columns, has_a_key in indexes if not has_a_key}
    assert len(indexes) > 20
    assert set(guessable) == set(known), guessable


@pytest.mark.parametrize("role", LOOKING)
@pytest.mark.parametrize(
    "typed",
    [f"{GIVEN} {FAMILY}", FAMILY, "Xanthipe Quilfeather", NUMBER, UPN, POSTCODE, f"{GIVEN} {FAMILY} 29/2/2016", "29/2/2016"],
)  # fmt: skip
def test_a_search_finds_as_many_as_if_there_were_no_such_child(manager: Actor, role: Role, typed: str) -> None:
    actor = an_actor(role)

    def asked() -> object:
        with acting_as(actor):
            return linkage.find_people(understood(typed), actor)

    the_same_before_and_after(manager, asked)


def test_find_match_finds_nobody_by_any_evidence_and_weighs_others_the_same(manager: Actor, screener: Actor) -> None:
    with acting_as(screener):
        a_child(screener, GIVEN, "Quilter", born=BORN)
    queries = (
        Query(names=((GIVEN, FAMILY),), born=BORN, postcodes=(POSTCODE,), numbers=(("nhs_number", NUMBER),)),
        Query(numbers=(("upn", UPN),)), Query(names=((GIVEN, "Quilter"),), born=BORN),
    )  # fmt: skip

    def asked() -> object:
        with acting_as(screener):
            return [find_match(query, actor=screener) for query in queries]

    the_same_before_and_after(manager, asked)


def test_possible_matches_before_recording_somebody_new_are_the_same(manager: Actor, screener: Actor) -> None:
    told = as_told(numbers=(NumberTold(Scheme.NHS_NUMBER, NUMBER),))

    def asked() -> object:
        with acting_as(screener):
            return possible_matches_for(told, screener)

    the_same_before_and_after(manager, asked)


@pytest.mark.parametrize("word", ["quillfeather", "quilfeather", "xanthippe", "zanthippe"])
def test_no_lexicon_has_learnt_the_name(manager: Actor, screener: Actor, word: str) -> None:
    def asked() -> object:
        with acting_as(screener), connection.cursor() as cursor:
            cursor.execute("select * from wall.words_like(%s)", [word])
            liked = cursor.fetchall()
            cursor.execute("select * from people_search(%s, %s, null, 'unknown', '', 20)", ["", word])
            near = cursor.fetchall()
            cursor.execute("select count(*) from people_at(%s)", [POSTCODE.replace(" ", "")])
            return liked, near, cursor.fetchall()

    the_same_before_and_after(manager, asked)


def test_already_open_to_and_the_set_of_records_answer_for_a_hidden_child_as_for_nobody(
    manager: Actor, screener: Actor
) -> None:
    child = a_hidden_child(manager)
    with acting_as(screener):
        answers = []
        for asked in (child, ABSENT):
            with pytest.raises(NotVisible) as refused:
                linkage.person_set(asked, screener)
            answers.append(refused.value.sentence)
            assert linkage.person_sets([asked], screener) == {}
        assert answers[0] == answers[1]
        hidden, nobody = (already_open_to(_Alone((key,)), actor=screener) for key in (child, ABSENT))
        assert (hidden.open, hidden.said) == (nobody.open, nobody.said)


class _Alone:
    """A set of one record, as somebody who remembers its key could ask for it."""

    def __init__(self, ids: tuple[UUID, ...]) -> None:
        self.ids = ids


def test_the_board_and_its_counts_are_the_same(manager: Actor, screener: Actor) -> None:
    now = datetime.now(UTC)
    with acting_as(screener):
        a_contact(screener)

    def asked() -> object:
        with acting_as(screener):
            return repr(board.board(actor=screener, now=now))

    the_same_before_and_after(manager, asked)


def test_a_restricted_record_is_told_of_on_two_identifiers_and_never_on_one(manager: Actor, screener: Actor) -> None:
    nhs, upn = NumberTold(Scheme.NHS_NUMBER, NUMBER), NumberTold(Scheme.UPN, UPN)

    def asked() -> object:
        with acting_as(screener):
            return [
                finding.whom_to_ask(numbers, born, screener)
                for numbers, born in (((nhs,), None), ((upn,), None), ((nhs, nhs), None), ((), BORN),
                                      ((upn,), date(2016, 2, 28)))
            ]  # fmt: skip

    the_same_before_and_after(manager, asked)
    with acting_as(screener):
        (whom,) = finding.whom_to_ask((nhs, upn), None, screener)
    assert (whom.name, FAMILY in repr(whom)) == ("Dana Night", False)


def test_emergency_access_says_the_same_of_a_hidden_child_as_of_a_key_that_is_nobodys(manager: Actor) -> None:
    child, worker = a_hidden_child(manager), an_actor(Role.SOCIAL_WORKER)
    answers = []
    with acting_as(worker):
        for key in (child, uuid4()):
            with CaptureQueriesContext(connection) as queries:
                ends = access.open_emergency_access(actor=worker, person_id=key, reason="The mother is at the desk.")
            answers.append((type(ends), len(queries)))
    assert answers[0] == answers[1]


def test_whoever_may_see_the_child_finds_them_in_each_of_these_ways(manager: Actor) -> None:
    """The attempts could succeed: the same questions find the child for somebody who is allowed."""
    child = a_hidden_child(manager)
    with acting_as(manager), connection.cursor() as cursor:
        for typed in (f"{GIVEN} {FAMILY}", "Xanthipe Quilfeather", NUMBER, UPN, POSTCODE):
            assert FAMILY in repr(linkage.find_people(understood(typed), manager)), typed
        (found,) = find_match(Query(numbers=(("upn", UPN),)), actor=manager).candidates
        assert found.person_id == child
        cursor.execute("select count(*) from wall.words_like('quilfeather') where word = 'quillfeather'")
        assert cursor.fetchone() == (1,)
        assert GIVEN in repr(board.board(actor=manager))


def test_a_new_record_with_one_number_or_the_name_stays_with_its_writer(manager: Actor, screener: Actor) -> None:
    def asked() -> object:
        with acting_as(screener):
            named = people.add_person(actor=screener, told=as_told())
            numbered = people.add_person(actor=screener, told=AsTold(numbers=(NumberTold(Scheme.UPN, UPN),)))
            return [len(linkage.person_set(key, screener).ids) for key in (named, numbered)]

    the_same_before_and_after(manager, asked)


def told_of(receipt: Receipt) -> str:
    """A receipt without its keys, which are random."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{64}\b|datetime\([^)]*\)", "*", repr(receipt))


def test_the_receipt_of_a_police_file_about_a_hidden_child_reads_like_any_other(manager: Actor, tmp_path: Path) -> None:
    feed = feed_actor(Service.POLICE_FEED, an_agency("constabulary", AgencyKind.POLICE).id)

    def load(*rows: str) -> str:
        path = tmp_path / "police.csv"
        path.write_text(",".join(COLUMNS) + "\n" + "".join(rows), encoding="utf-8")
        return told_of(read_police_file(path, actor=feed))

    def about(ref: str) -> str:
        return row(ref, GIVEN, FAMILY, child_date_of_birth=str(BORN), postcode=POSTCODE)

    before = [load(about("V1")), load(about("V1")), load(about("V1").replace("argument", "quarrel"))]
    a_hidden_child(manager)
    with acting_as(manager):
        hide(manager, *PersonName.objects.filter(surname=FAMILY).values_list("person_id", flat=True).distinct())
    assert load(about("V1").replace("argument", "fight")) == before[2]
    assert [load(about("V2")), load(about("V2")), load(about("V2").replace("argument", "quarrel"))] == before


def test_a_hidden_child_told_of_again_by_a_caller_gets_a_reference_like_any_other(manager: Actor) -> None:
    taker = an_actor(Role.CALL_TAKER)

    def asked() -> object:
        with acting_as(taker):
            made = a_contact(taker, ChildTold(told=as_told(numbers=(NumberTold(Scheme.NHS_NUMBER, NUMBER),))))
            return bool(made.contact_id), len(made.reference), made.already_held, len(made.children)

    the_same_before_and_after(manager, asked)


@pytest.mark.parametrize("role", LOOKING)
def test_no_table_the_application_may_read_holds_a_word_of_the_child(manager: Actor, role: Role) -> None:
    a_hidden_child(manager)
    looker = an_actor(role)
    with acting_as(looker), connection.cursor() as cursor:
        cursor.execute(
            "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where c.relkind in ('r', 'v', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema') "
            "and has_table_privilege(c.oid, 'select') and has_schema_privilege(n.oid, 'usage')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        told = []
        for table in tables:
            cursor.execute(f"select count(*) from {table} t where t::text ~* '{GIVEN}|{FAMILY}|{NUMBER}|{UPN}'")
            if cursor.fetchone() != (0,):
                told.append(table)
        assert told == []
        cursor.execute(
            f"select count(*) from pg_stats where most_common_vals::text || histogram_bounds::text ~* '{FAMILY}'"
        )
        assert cursor.fetchone() == (0,)
    assert len(tables) > 40


def addresses(person_id: UUID, contact_id: UUID) -> list[str]:
    """Every page of the product about one person, or one contact, with these keys in its address."""
    found = []
    for name, values in get_resolver().reverse_dict.lists():
        for possibilities, _, _, _ in values if isinstance(name, str) else ():
            for pattern, parameters in possibilities:
                if parameters and set(parameters) <= {"person_id", "contact_id"}:
                    found.append("/" + pattern % {"person_id": person_id, "contact_id": contact_id})
    return sorted(found)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [*LOOKING, Role.CALL_TAKER, Role.TEAM_MANAGER, Role.CHECK_RESPONDER])
def test_every_page_of_a_hidden_child_is_the_page_of_a_child_who_is_not(
    manager: Actor, role: Role, method: str
) -> None:
    child = a_hidden_child(manager)
    with acting_as(manager):
        contact = board.board(actor=manager).lanes[0].cards[0].contact_id
    account = an_account(role)
    client = Client()
    client.force_login(account)
    assert actor_for(account).agency_id

    def page(address: str) -> tuple[int, str, str]:
        answer = getattr(client, method)(address)
        return answer.status_code, answer.headers.get("Location", ""), blank(answer.content.decode())

    def blank(text: str) -> str:
        return re.sub(r'value="[A-Za-z0-9-]{20,}"|[0-9a-f]{8}-[0-9a-f-]{27}', "*", text)

    hidden, absent = addresses(child, contact), addresses(ABSENT, ABSENT)
    assert len(hidden) > 25
    for one, other in zip(hidden, absent, strict=True):
        answer = page(one)
        assert answer == tuple(blank(part) if isinstance(part, str) else part for part in page(other)), one
        assert answer[0] in (302, 403, 404, 405), one


CANARY = "canary-check-of-a-hidden-child"


def test_a_check_leaves_its_agency_the_moment_a_child_in_it_is_restricted() -> None:
    hub = a_hub()
    inside = a_responder(hub.health)
    with acting_as(hub.manager):
        made = a_contact(hub.manager, a_child_told(GIVEN, FAMILY, concern=f"{GIVEN} {CANARY}"), a_child_told("Ola"))
        assert made.contact_id is not None
        (check,) = frontdoor.ask(
            actor=hub.manager, contact_id=made.contact_id, agency_ids=[hub.health.id],
            told=AskTold(f"What do you hold? {CANARY}", f"{GIVEN}: {CANARY}"),
        )  # fmt: skip
    clients = {who: Client() for who in (hub.nurse, inside)}
    for who, client in clients.items():
        client.force_login(Account.objects.get(pk=who.account_id))
        pages = [client.get(url).content.decode() for url in ("/checks", "/worklist", f"/checks/{check}")]
        assert all(FAMILY in page for page in pages), "before, it could be found in each of these ways"
        assert "what you hold about a family" in client.get("/messages").content.decode()
    with acting_as(hub.nurse):
        answer = a_trace(SaidOfChild(made.children[0], CANARY, CANARY))
        frontdoor.answer(actor=hub.nurse, check_id=check, told=answer)
    with acting_as(hub.manager):
        frontdoor.decide(
            actor=hub.manager, contact_id=made.contact_id, person_id=made.children[0],
            sought=DecisionSought(Outcome.ASSESSMENT, CANARY),
        )  # fmt: skip
        access.restrict(
            actor=hub.manager, person_ids=[made.children[0]], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.manager.account_id, inside.account_id],
        )  # fmt: skip
    outside = clients[hub.nurse]
    for url in ("/", "/checks", "/worklist", "/messages", "/account"):
        page = outside.get(url)
        text = page.content.decode() + str(page.headers)
        assert page.status_code == 200 and not re.search(f"{CANARY}|{FAMILY}|{GIVEN}|{check}", text), url
    gone, never = outside.get(f"/checks/{check}"), outside.get(f"/checks/{ABSENT}")
    blank = re.compile(r'value="[A-Za-z0-9-]{20,}"|[0-9a-f]{8}-[0-9a-f-]{27}')
    assert gone.status_code == never.status_code == 404
    assert blank.sub("*", gone.content.decode()) == blank.sub("*", never.content.decode())
    with transaction.atomic(), acting_as(hub.nurse), connection.cursor() as cursor:
        for table in ("check", "checkreply", "checkchild", "replychild", "disposition"):
            cursor.execute(f"select count(*) from frontdoor_{table} t where t::text ~ '{CANARY}|{FAMILY}'")
            assert cursor.fetchone() == (0,), table
        for told in ("became_of", "decisions_behind", "late_answers"):
            cursor.execute(f"select count(*) from wall.{told}(%s)", [check])
            assert cursor.fetchone() == (0,), told
        with pytest.raises(NotVisible):
            frontdoor.answer(actor=hub.nurse, check_id=check, told=answer)
    assert FAMILY in clients[inside].get(f"/checks/{check}").content.decode(), "inside the circle it is as it was"
    with acting_as(hub.manager):
        (column,) = board.contact(made.contact_id, actor=hub.manager).checks
        assert column.is_kept_from_them


FIVE = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize("hidden", [True, False])
def test_a_clock_tells_of_a_hidden_child_nobody_has_inside_alone(hidden: bool) -> None:
    hub = a_hub()
    others = [hub.screener, hub.duty_manager, hub.night_worker, an_actor(Role.TEAM_MANAGER, agency=hub.desk.agency)]
    wiltshire = an_agency("wiltshire")

    def told(actor: Actor) -> tuple[list[tuple[str, str]], object, int, int]:
        with transaction.atomic(), acting_as(actor):
            texts = sorted((each.text, each.kind.value) for each in notices.waiting(actor=actor))
            since = datetime(2026, 11, 1, tzinfo=UTC)
            counted = notices.interruptions(actor=actor, since=since)
            seen = notices.interrupted(actor=actor, since=since) if actor is hub.duty_manager else []
            return texts, notices.count_waiting(actor=actor), counted, len(seen)

    with time_machine.travel(FIVE - timedelta(hours=7), tick=False) as clock:
        with acting_as(hub.manager):
            made = a_contact(hub.manager, a_child_told(GIVEN, FAMILY, concern=CANARY))
            assert made.contact_id is not None
            frontdoor.rate(actor=hub.manager, contact_id=made.contact_id, rating="red", reason=CANARY)
            if hidden:
                hide(hub.manager, *made.children)
            about = {"actor": hub.manager, "contact_id": made.contact_id, "person_id": made.children[0]}
            north = a_team("north", hub.desk.agency)
            frontdoor.route_to_open_team(**about, team_id=north.id, words=CANARY)  # type: ignore[arg-type]  # as named above
            frontdoor.ask_area(**about, asked=frontdoor.Asked(wiltshire.id, "Ann", "01632 960007", CANARY))  # type: ignore[arg-type]  # as named above
        before = {actor.account_id: told(actor) for actor in others}
        for minutes in (6 * 60, 7 * 60, 7 * 60 + 5, 7 * 60 + 25):
            clock.move_to(FIVE - timedelta(hours=7) + timedelta(minutes=minutes))
            sweep(timezone.now())
        with transaction.atomic(), acting_as(hub.manager):
            texts = [each.text for each in notices.waiting(actor=hub.manager)]
        after = {actor.account_id: told(actor) for actor in others}
    if hidden:
        assert after == before, "no notice, no count, no interruption of anybody outside"
        assert len([text for text in texts if "in nobody's hand" in text]) == 1, "once, though swept twice"
        assert any("did not answer in time" in text for text in texts)
        assert any("Another area has not said" in text for text in texts)
        with acting_as(hub.manager):
            assert all(CANARY not in text and FAMILY not in text for text in texts)
    else:
        assert after != before, "of a child in the open circle they are told, so the difference could be seen"
