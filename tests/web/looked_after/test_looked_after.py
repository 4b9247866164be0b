"""Looked-after children: placed, visited and reviewed by regulations 28 and 33 of S.I. 2010/959, each counted and shown."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.court.telling import EndTold, OrderTold
from openmash.casework.court.words import How, Next
from openmash.casework.court.words import Kind as Order
from openmash.casework.journey import selectors as journeys
from openmash.casework.looked_after import selectors
from openmash.casework.looked_after.actions import Told
from openmash.casework.looked_after.codes import InTouch
from openmash.casework.looked_after.models import Recorded
from openmash.casework.looked_after.selectors import LookedAfter
from openmash.casework.looked_after.timing import Placed, may_agree_to_less, review_due, visit_due
from openmash.casework.looked_after.words import Sort, What
from openmash.casework.visits import actions as visits
from openmash.casework.visits.telling import VisitTold
from openmash.casework.visits.words import Happened, Purpose, SeenAlone, Where
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.pathways import court, looked_after
from openmash.pathways.drift import still_among
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage.selectors import person_set
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks.reckoning import Due
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
DAY = timedelta(days=1)


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-looked-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return unescape(response.content.decode())


def on(days: int, name: str = "on") -> dict[str, object]:
    """A day so many days from today."""
    day = local_date(timezone.now()) + timedelta(days=days)
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def order(family: Family, days_ago: int, kind: Order = Order.ACCOMMODATED) -> UUID:
    actor = family.manager
    with transaction.atomic(), acting_as(actor):
        return court.record_order(
            actor=actor,
            person_ids=[family.mia],
            told=OrderTold(kind, timezone.now() - days_ago * DAY, who="Her mother"),
        )[0]


def told(family: Family, what: What, days_ago: float, **more: object) -> UUID:
    with transaction.atomic(), acting_as(family.manager):
        return looked_after.record(
            actor=family.manager,
            person_id=family.mia,
            told=Told(what, timezone.now() - days_ago * DAY, **more),  # type: ignore[arg-type]  # words or keys as named above, each of its field's kind
        )


def visited(family: Family, actor: Actor, days_ago: float, purpose: Purpose = Purpose.LOOKED_AFTER) -> None:
    with transaction.atomic(), acting_as(actor):
        visit = visits.begin_now(actor=actor, person_id=family.mia, purpose=purpose)
        visits.record(
            actor=actor, visit_id=visit,
            told=VisitTold(
                Happened.SEEN, Where.HOME, timezone.now() - days_ago * DAY, str(uuid4()), alone=SeenAlone.YES,
                showed="She played on the floor.",
            ),
        )  # fmt: skip


def found(family: Family) -> LookedAfter:
    with acting_as(family.manager):
        return selectors.looked_after(person_set(family.mia, family.manager), actor=family.manager)


def keys(each: LookedAfter) -> set[str]:
    return {due.clock.key for due in each.due}


def midday(day: date) -> datetime:
    return at(day, time(12))


def due_on(due: Due) -> date:
    assert due.standing.due_at is not None
    return local_date(due.standing.due_at)


# The regulations, at their edges


@pytest.mark.parametrize(
    ("sort", "to_last", "began", "visits_on", "reviews_on", "due", "key"),
    [
        # 28(2)(a): within a week of the start, over the change of the clocks
        (Sort.FOSTER, False, date(2026, 10, 23), [], [], date(2026, 10, 30), "looked_after_first_visit"),
        # a visit the day before it began does not count; one on the day does
        (
            Sort.FOSTER,
            False,
            date(2026, 12, 21),
            [date(2026, 12, 20)],
            [],
            date(2026, 12, 28),
            "looked_after_first_visit",
        ),
        (Sort.FOSTER, False, date(2026, 12, 21), [date(2026, 12, 21)], [], date(2027, 2, 1), "looked_after_visit"),
        # 28(2)(b) and (c): the last day of the first year still six weeks, and the day after three months if it lasts
        (Sort.FOSTER, True, date(2027, 3, 1), [date(2028, 2, 29)], [], date(2028, 4, 11), "looked_after_visit"),
        (Sort.FOSTER, True, date(2027, 3, 1), [date(2028, 3, 1)], [], date(2028, 6, 1), "looked_after_visit_settled"),
        (Sort.FOSTER, False, date(2027, 3, 1), [date(2028, 3, 1)], [], date(2028, 4, 12), "looked_after_visit"),
        # three months end on the last day of a shorter month
        (
            Sort.CHILDRENS_HOME,
            True,
            date(2026, 1, 5),
            [date(2027, 11, 30)],
            [],
            date(2028, 2, 29),
            "looked_after_visit_settled",
        ),
        # 28(3) and (4): weekly until the first review, then by what the placement is
        (Sort.TEMPORARY, False, date(2027, 1, 4), [], [], date(2027, 1, 11), "visit_until_first_review"),
        (
            Sort.TEMPORARY,
            False,
            date(2027, 1, 4),
            [date(2027, 1, 11)],
            [],
            date(2027, 1, 18),
            "visit_until_first_review",
        ),
        (
            Sort.HOME_INTERIM,
            False,
            date(2027, 1, 4),
            [date(2027, 1, 11)],
            [date(2027, 1, 12)],
            date(2027, 2, 8),
            "temporary_carer_later_visit",
        ),
        (
            Sort.HOME_UNASSESSED,
            False,
            date(2027, 1, 4),
            [date(2027, 1, 11)],
            [date(2027, 1, 12)],
            date(2027, 2, 22),
            "placed_with_parent_later_visit",
        ),
        # a review before this placement began leaves its visits weekly; nobody having visited, the first stays owed
        (
            Sort.HOME_UNASSESSED,
            False,
            date(2027, 1, 4),
            [date(2027, 1, 11)],
            [date(2027, 1, 3)],
            date(2027, 1, 18),
            "visit_until_first_review",
        ),
        (
            Sort.HOME_INTERIM,
            False,
            date(2027, 1, 4),
            [],
            [date(2027, 1, 12)],
            date(2027, 1, 11),
            "visit_until_first_review",
        ),
        # 28(5): a week from the order, then six weeks
        (Sort.HOME_CARE, False, date(2027, 1, 4), [], [], date(2027, 1, 13), "care_order_at_home_first_visit"),
        (
            Sort.HOME_CARE,
            False,
            date(2027, 1, 4),
            [date(2027, 1, 8)],
            [],
            date(2027, 2, 19),
            "care_order_at_home_visit",
        ),
    ],
)
def test_when_a_looked_after_child_is_visited_next(
    sort: Sort, to_last: bool, began: date, visits_on: list[date], reviews_on: list[date], due: date, key: str
) -> None:
    placed = Placed(midday(began), sort, to_last, midday(date(2027, 1, 6)) if sort is Sort.HOME_CARE else None)
    now = midday(max([began, *visits_on, *reviews_on]) + DAY * 3)
    next_one = visit_due(placed, [*map(midday, visits_on)], [*map(midday, reviews_on)], profile_at(now), now)
    assert (next_one.clock.key, due_on(next_one)) == (key, due)
    assert "S.I. 2010/959" in next_one.clock.source.said


@pytest.mark.parametrize(
    ("sort", "to_last", "visited_on", "due", "key"),
    [
        # 28(3A): after a year with foster carers it agrees to six months, a month end and a leap day kept
        (Sort.FOSTER, True, date(2028, 3, 1), date(2028, 9, 1), "looked_after_visit_agreed"),
        (Sort.CONNECTED, True, date(2028, 8, 31), date(2029, 2, 28), "looked_after_visit_agreed"),
        # within the year, or in a placement not meant to last, its agreement changes nothing
        (Sort.FOSTER, True, date(2028, 2, 29), date(2028, 4, 11), "looked_after_visit"),
        (Sort.FOSTER, False, date(2028, 3, 1), date(2028, 4, 12), "looked_after_visit"),
    ],
)
def test_a_child_who_agrees_is_visited_less_often(
    sort: Sort, to_last: bool, visited_on: date, due: date, key: str
) -> None:
    placed = Placed(midday(date(2027, 3, 1)), sort, to_last, agrees_to_less=True)
    now = midday(visited_on) + DAY
    next_one = visit_due(placed, [midday(visited_on)], [], profile_at(now), now)
    assert (next_one.clock.key, due_on(next_one)) == (key, due)
    assert may_agree_to_less(placed, midday(visited_on)) == (key == "looked_after_visit_agreed")


def test_a_child_agrees_to_fewer_visits_and_asks_for_more(family: Family) -> None:
    order(family, 400)
    told(family, What.PLACED, 399, sort=Sort.FOSTER, to_last=True)
    visited(family, family.manager, 20)
    said = {"voice": "“She can come at half term.”", "words": "Care plan of May; all were told."}
    with pytest.raises(NotAllowedNow, match="28\\(3A\\)"):
        told(family, What.LESS, 50, **said)  # the year was not over on that day
    with pytest.raises(Incomplete):
        told(family, What.LESS, 1, words="Care plan of May.")
    page = signed_in(family.manager)
    assert "The child agrees to be visited less often" in page.get(f"/child/{family.mia}/looked-after").content.decode()
    told(family, What.LESS, 10, **said)
    assert "looked_after_visit_agreed" in keys(found(family))
    shown = page.get(f"/child/{family.mia}/looked-after").content.decode()
    assert "The child asks to be visited more often" in shown and "regulation 28(3A)" in shown
    told(family, What.MORE, 0, voice="“I want her to come more.”")
    assert "looked_after_visit_settled" in keys(found(family))
    told(family, What.LESS, 0, **said)
    told(family, What.PLACED, 0, sort=Sort.FOSTER, to_last=True)
    assert not found(family).agrees_to_less, "a new placement begins anew"


@pytest.mark.parametrize(
    ("became", "reviews_on", "sooner", "due", "key"),
    [
        (date(2026, 12, 14), [], None, date(2027, 1, 14), "looked_after_first_review"),  # three bank holidays
        (date(2026, 12, 14), [date(2026, 12, 13)], None, date(2027, 1, 14), "looked_after_first_review"),
        (date(2026, 11, 2), [date(2026, 11, 30)], None, date(2027, 2, 28), "looked_after_second_review"),  # a month end
        (
            date(2027, 7, 1),
            [date(2027, 7, 20), date(2027, 8, 31)],
            None,
            date(2028, 2, 29),
            "looked_after_later_review",
        ),  # a leap day
        (date(2026, 11, 2), [date(2026, 11, 30)], date(2026, 12, 18), date(2026, 12, 18), "looked_after_second_review"),
        (date(2026, 11, 2), [date(2026, 11, 30)], date(2027, 3, 9), date(2027, 2, 28), "looked_after_second_review"),
    ],
)
def test_when_a_looked_after_child_is_reviewed_next(
    became: date, reviews_on: list[date], sooner: date | None, due: date, key: str
) -> None:
    now = midday(max([became, *reviews_on]) + DAY)
    next_one = review_due(midday(became), [*map(midday, reviews_on)], profile_at(now), now, sooner=sooner)
    assert (next_one.clock.key, due_on(next_one)) == (key, due)


# The screens that start and meet them


def test_a_child_is_placed_visited_and_reviewed_and_each_limit_stands_on_their_record_with_its_source(
    family: Family,
) -> None:
    client, here = signed_in(family.worker), f"/child/{family.mia}/looked-after"
    assert "Not looked after, as far as anybody has written here" in shown(client, here)
    order(family, days_ago=5)
    page = shown(client, here)
    assert "To be done: Say how the child is placed: visits are counted from it" in page
    assert "First review of a looked-after child" in page and "regulation 33(1)" in page
    wrong = send(client, f"{here}/placed", words="Near her school")
    assert "Choose how the child is placed." in wrong and "Near her school" in wrong, "nothing typed is lost"
    placed = send(
        client, f"{here}/placed", sort="foster", words="Near her school", place="1 Fernhill Row", postcode="GL1 2AB",
        voice="“Can my cat come?”", **on(-5),
    )  # fmt: skip
    assert placed == here
    page = shown(client, here)
    assert "First visit to a looked-after child" in page and "regulation 28(2)" in page
    assert "Fernhill Row" in shown(client, f"/child/{family.mia}"), "where she lives stands among her places"
    assert "Can my cat come?" in shown(client, f"/child/{family.mia}/voice")
    for page_of in (f"/child/{family.mia}/journey", "/worklist", "/looked-after"):
        page = shown(client, page_of)
        assert "First visit to a looked-after child" in page, page_of
        assert "First review of a looked-after child" in page, page_of
    assert "Looked after since" in shown(client, f"/child/{family.mia}")
    visited(family, family.worker, days_ago=1)
    assert keys(found(family)) == {"looked_after_visit", "looked_after_first_review"}
    wrong = send(client, f"{here}/review", who="Ines Okafor", words="Her plan goes on.")
    assert "Write what the child said or how they took part" in wrong and "Her plan goes on." in wrong
    reviewed = send(
        client,
        f"{here}/review",
        who="Ines Okafor",
        words="Her plan goes on.",
        voice="She drew it.",
        **on(120, "next_on"),
    )
    assert reviewed == here
    page = shown(client, here)
    assert "Second review of a looked-after child" in page
    assert "To be done: The next review is arranged too late: bring it forward" in page
    assert "She drew it." not in shown(client, f"/child/{family.mia}/voice"), "what others saw is not her words"


def test_a_visit_planned_from_the_page_is_already_one_to_a_looked_after_child(family: Family) -> None:
    order(family, days_ago=5)
    client = signed_in(family.worker)
    page = shown(client, f"/child/{family.mia}/looked-after")
    url = f"/child/{family.mia}/visits/plan?purpose=looked_after"
    assert url in page
    assert 'value="looked_after" checked' in shown(client, url)
    assert (
        "checked"
        not in shown(client, url.replace("looked_after", "nonsense")).split("Another reason")[0].split("Why?")[1]
    )


def test_the_reviewing_officer_can_ask_for_a_review_sooner_and_it_is_then_due_by_that_day(family: Family) -> None:
    order(family, days_ago=5)
    client, here = signed_in(family.manager), f"/child/{family.mia}/looked-after"
    assert "Enter the day by which it is asked for." in send(client, f"{here}/earlier", who="The reviewing officer")
    assert "This is a day to come." in send(client, f"{here}/earlier", who="The reviewing officer", **on(-1, "next_on"))
    assert send(client, f"{here}/earlier", who="The reviewing officer", **on(3, "next_on")) == here
    assert due_on(found(family).due[0]) == local_date(timezone.now() + 3 * DAY)
    told(family, What.REVIEW, 0, who="The reviewing officer", words="Moved on.", voice="She came.")
    assert due_on(found(family).due[0]) > local_date(timezone.now() + 80 * DAY), "it was held: nobody asks for it now"


def test_a_child_who_moves_is_visited_within_a_week_again_and_one_who_goes_home_is_counted_no_more(
    family: Family,
) -> None:
    begun = order(family, days_ago=60)
    told(family, What.PLACED, 60, sort=Sort.FOSTER)
    visited(family, family.worker, days_ago=20)
    assert keys(found(family)) == {"looked_after_visit", "looked_after_first_review"}
    told(family, What.PLACED, 2, sort=Sort.TEMPORARY)
    moved = found(family)
    assert moved.placement is not None and moved.placement.sort is Sort.TEMPORARY
    assert [each.what for each in moved.steps] == [What.PLACED, What.ENDED, What.PLACED]
    assert "visit_until_first_review" in keys(moved), "a visit to the place before does not count for this one"
    here = f"/child/{family.mia}/looked-after"
    assert "From: Placement began" in shown(signed_in(family.worker), here)
    visited(family, family.worker, days_ago=1)
    assert "From: Looked after visit made" in shown(signed_in(family.worker), here)
    page = send(signed_in(family.manager), f"/child/{family.mia}/looked-after/placed", sort="foster", **on(-9))
    assert "The placement that runs began after that." in page
    with transaction.atomic(), acting_as(family.manager):
        court.end_order(
            actor=family.manager, person_id=family.mia, order_id=begun,
            told=EndTold(How.WITHDRAWN, timezone.now(), what_next=Next.HOME),
        )  # fmt: skip
    over = found(family)
    assert not over.is_now and not over.due and not over.owed
    assert "First visit" not in shown(signed_in(family.worker), "/worklist")


def test_what_was_recorded_by_mistake_is_taken_back_and_the_limits_with_it(family: Family) -> None:
    order(family, days_ago=5)
    row = told(family, What.PLACED, 4, sort=Sort.FOSTER)
    client, here = signed_in(family.manager), f"/child/{family.mia}/looked-after"
    assert "Say why it was a mistake." in send(client, f"{here}/mistake/{row}")
    assert send(client, f"{here}/mistake/{row}", why="It was her sister.") == here
    assert keys(found(family)) == {"looked_after_first_review"} and not found(family).steps
    assert client.get(f"{here}/mistake/{row}").status_code == 404
    ended = told(family, What.PLACED, 3, sort=Sort.FOSTER)
    told(family, What.ENDED, 1, words="She went to her aunt.")
    assert "How this placement ended is recorded." in send(client, f"{here}/mistake/{ended}", why="Wrong")
    assert "No placement runs." in send(client, f"{here}/ended", words="Again")


def test_a_visit_that_is_late_is_among_what_stands_still_for_the_team(family: Family) -> None:
    order(family, days_ago=30)
    told(family, What.PLACED, 30, sort=Sort.FOSTER)
    with acting_as(family.manager):
        now = timezone.now()
        children = journeys.overviews([family.mia], actor=family.manager, now=now)
        still = still_among(children, now, actor=family.manager)
    said = [each.words for one in still if one.overview.person_id == family.mia for each in one.still]
    assert "First visit to a looked-after child, due" in said
    client, here = signed_in(family.worker), f"/child/{family.mia}/oversight"
    assert f"{here}/late/looked_after_first_visit" in shown(client, here)
    day = on(2, "by_when")
    assert send(client, f"{here}/late/looked_after_first_visit", why="She was in hospital.", **day) == here
    assert "She was in hospital." in shown(client, here)
    assert client.get(f"{here}/late/looked_after_visit").status_code == 404, "that one does not run"


def test_it_is_read_by_those_who_may_and_not_of_a_child_who_is_restricted(family: Family) -> None:
    order(family, days_ago=5)
    told(family, What.PLACED, 4, sort=Sort.OTHER, words="Quernstone lodgings")
    here = f"/child/{family.mia}/looked-after"
    assert "Quernstone" in shown(signed_in(family.worker), here)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[family.worker.account_id],
        )  # fmt: skip
    client = signed_in(family.screener)
    assert "Nobody is recorded" in shown(client, "/looked-after")
    assert client.get(here).status_code == 404
    assert client.get(f"{here}/placed").status_code in (403, 404)
    assert "Quernstone" in shown(signed_in(family.worker), here)


def test_the_database_holds_what_the_regulations_ask(family: Family) -> None:
    order(family, days_ago=5)
    told(family, What.PLACED, 4, sort=Sort.FOSTER)
    with acting_as(family.manager), transaction.atomic():
        row = Recorded.objects.get(what=What.PLACED)
        for wrong in (
            {"what": What.PLACED, "sort": ""},
            {"what": What.REVIEW, "who": "An officer", "words": "It goes on", "voice": ""},
            {"what": What.ENDED, "words": "Ended"},
            {"what": What.EARLIER, "who": "An officer"},
            {"what": What.MISTAKE, "words": ""},
            {"what": What.STRENGTHS},
            {"what": What.STRENGTHS, "score": 41, "who": "Her carer"},
            {"what": What.STRENGTHS, "score": 14},
            {"what": What.HEALTH, "words": "Well.", "score": 14},
            {"what": What.LEAVING},
            {"what": What.ADVISER},
            {"what": What.PATHWAY, "words": "A flat."},
            {"what": What.TOUCH},
            {"what": What.TOUCH, "in_touch": "YES", "living": "U", "suitable": True},
            {"what": What.ADOPTION},
            {"what": What.ADOPTION, "adopting": "reversed"},
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                Recorded.record(
                    actor=family.manager, process_id=row.process_id, person_id=row.person_id,
                    occurred_at=timezone.now(), **wrong,
                )  # fmt: skip


def test_the_list_costs_the_same_for_one_child_as_for_three(family: Family) -> None:
    client = signed_in(family.manager)

    def cost() -> int:
        shown(client, "/looked-after")
        with CaptureQueriesContext(connection) as asked:
            shown(client, "/looked-after")
        return len(asked)

    order(family, days_ago=5)
    told(family, What.PLACED, 4, sort=Sort.FOSTER)
    one = cost()
    with transaction.atomic(), acting_as(family.manager):
        for each in (family.ella, family.toby):
            looked_after.record(actor=family.manager, person_id=each, told=Told(What.PLACED, sort=Sort.FOSTER))
    assert cost() == one


def test_a_score_stands_with_who_answered_and_nothing_is_counted_by_it(family: Family) -> None:
    order(family, 60)
    told(family, What.PLACED, 60, sort=Sort.FOSTER)
    client = signed_in(family.manager)
    page, url = f"/child/{family.mia}/looked-after", f"/child/{family.mia}/looked-after/sdq"
    assert url in shown(client, page)
    said = send(client, url)
    assert "Write the score, or choose why there is none." in said
    assert "Say who answered the questionnaire." in send(client, url, score="14")
    both = send(client, url, score="14", who="Her carer", no_score="SDQ2")
    assert "There is a score, so leave out why there is none." in both
    assert 'value="14"' in both  # nothing typed is lost
    assert "type a number from 0 to 40" in send(client, url, score="41", who="Her carer")
    before = [(each.clock.key, each.started_at) for each in found(family).due]
    assert send(client, url, score="14", who="Her carer", voice="“I sleep badly.”") == page
    after = shown(client, page)
    assert "14 of 40, as it came back to us; not counted here" in after
    assert "Her carer" in after
    assert [(each.clock.key, each.started_at) for each in found(family).due] == before
    assert "14 of 40" not in shown(client, f"/child/{family.mia}/chronology")


def test_a_care_leaver_is_told_apart_and_their_pathway_plan_is_counted(family: Family) -> None:
    client, there = signed_in(family.manager), f"/child/{family.mia}/looked-after"
    assert "Say what a care leaver is entitled to" not in shown(client, there)  # she is six
    assert "/touch" not in shown(client, there)
    assert "Choose what the young person is entitled to." in send(client, f"{there}/leaving")
    assert send(client, f"{there}/leaving", standing="former") == there
    after = shown(client, there)
    assert "Care leaver, former relevant: 18 or older. Personal adviser: nobody is recorded." in after
    assert "To be done: Say who the personal adviser is" in after
    assert "To be done: Record the pathway plan: its reviews are counted from it" in after
    assert send(client, f"{there}/adviser", who="Sam Okoro") == there
    short = send(client, f"{there}/pathway", words="A flat, and college.")
    assert "Write what the young person said of their plan, or why they could not." in short
    assert send(client, f"{there}/pathway", words="A flat, and college.", voice="“A dog one day.”", **on(-40)) == there
    short = send(client, f"{there}/touch", in_touch="YES", living="U")
    assert "Say whether the place is suitable." in short
    assert "Choose what they mainly do." in short
    assert send(client, f"{there}/touch", in_touch="YES", living="U", suitable="no", doing="F1") == there
    after = shown(client, there)
    assert "Review of a care leaver’s pathway plan" in after
    assert "Independent living (U2)" in after
    assert "In touch (YES)" in after
    listed = shown(client, "/looked-after")
    assert "Care leaver, former relevant: 18 or older. Personal adviser: Sam Okoro" in listed
    assert "Choose whether we are in touch." in send(client, f"{there}/touch", in_touch="DIED")
    with pytest.raises(Incomplete) as refused:  # everything must stop, in one task of its own
        told(family, What.TOUCH, 0, in_touch=InTouch.DIED)
    assert "Record the death by its own task" in str(refused.value.problems)
    assert send(client, f"{there}/touch", in_touch="NREQ") == there
    assert "Review of a care leaver’s pathway plan" not in shown(client, there)


def test_steps_towards_adoption_are_told_and_a_decision_against_it_says_why(family: Family) -> None:
    order(family, 200, Order.CARE)
    client, there = signed_in(family.manager), f"/child/{family.mia}/looked-after"
    url = f"{there}/adoption"
    assert send(client, url, adopting="decided", **on(-100)) == there
    assert send(client, url, adopting="matched", **on(-10)) == there
    assert "Adoption:</strong> Matched with adopters" in shown(client, there)
    assert "Choose why the child is no longer to be placed." in send(client, url, adopting="reversed")
    assert "Only for a child who is no longer to be placed" in send(client, url, adopting="placed", why_not="RD1")
    assert send(client, url, adopting="reversed", why_not="RD3") == there
    assert "No adopters could be found (RD3)" in shown(client, there)
