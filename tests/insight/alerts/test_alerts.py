"""A feed falls silent and a figure moves: whoever answers for it is told once, answers, and leaders see what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.outage import actions as outage
from openmash.casework.outage.models import PaperEntry, PaperForm
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.foundation.facts.refusals import NotPermitted, NotVisible
from openmash.foundation.imports.models import Batch
from openmash.foundation.notices.models import Notice
from openmash.insight.alerts import actions, looking, selectors, streams
from openmash.insight.alerts.selectors import AlertShown
from openmash.insight.alerts.streams import STREAMS, Unit
from openmash.insight.alerts.words import OWNERS, Answer, Kind
from openmash.insight.scorecard.indicators import INDICATORS, VERSION
from openmash.insight.scorecard.models import Figure
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date, months_after
from tests.factories.access import a_team, an_account, an_actor, an_agency
from tests.factories.family import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


@pytest.fixture
def force() -> Agency:
    return an_agency("force", AgencyKind.POLICE)


def look(now: datetime | None = None) -> list[UUID]:
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        return actions.look(actor=clocks, now=now or timezone.now())


def files(force: Agency, days: range) -> None:
    """A file on each of these days before now, rows put aside in the newest."""
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        for back in days:
            Batch.objects.create(
                feed="incidents", agency_id=force.pk, file_name=f"{back}.csv", file_sha256=f"{back:064d}", accepted=9,
                received_at=timezone.now() - timedelta(days=back), recorded_by=clocks.account_id,
                quarantined=7 if back == days.start else 0,
            )  # fmt: skip


def a_figure(key: str, last: tuple[int, int]) -> None:
    """Two years of a share of 80 of 100, and its newest month."""
    clocks, month = service(Service.CLOCKS), months_after(local_date(timezone.now()).replace(day=1), -1)
    with transaction.atomic(), acting_as(clocks):
        for back in range(24):
            hits, total = last if back == 0 else (80 + 5 * (back % 3 - 1), 100)
            Figure.record(
                actor=clocks, indicator=key, definitions=VERSION, month=months_after(month, -back), months=1, cut="all",
                of="", safe=True, hits=hits, total=total,
            )  # fmt: skip


def only(actor: Actor) -> AlertShown:
    with transaction.atomic(), acting_as(actor):
        (found,) = selectors.to_answer(actor=actor)
    return found


def send(actor: Actor, alert: AlertShown, **typed: object) -> str:
    answer = signed_in(actor).post(
        f"/alerts/{alert.id}", {"form_token": f"token-alerts-{next(COUNT):06d}", **typed}
    )  # fmt: skip
    return answer.headers.get("Location") or unescape(answer.content.decode())


def test_a_silent_feed_is_found_once_answered_and_counted(force: Agency) -> None:
    files(force, range(10, 150))
    assert look(timezone.now() - timedelta(days=9)) == [], "it came the day before"
    (key,) = look()
    assert look() == [], "the same silence is not raised again"
    officer, leader = an_actor(Role.DATA_OFFICER), an_actor(Role.SERVICE_MANAGER)
    found = only(officer)
    assert (found.id, found.kind, found.of) == (key, Kind.STOPPED, "Force: incidents")
    assert found.since.weekday() < 5, "what came at a weekend belongs to the Friday"
    assert any("put aside" in each.words for each in found.might)
    with transaction.atomic(), acting_as(officer):
        notice = Notice.objects.get(source_key=f"alert:{key}:raised")
    assert (notice.kind, notice.to_role) == ("digest", "data_officer")
    page = unescape(signed_in(officer).get(f"/alerts/{key}").content.decode())
    assert "working days" in page
    assert "Your answer" in page
    assert found.what in unescape(signed_in(officer).get("/worklist").content.decode())

    refused = send(officer, found, answer="looking", words="The force’s help desk was rung.", by_whom="", until="")
    assert "Say who looks at it." in refused and "The force’s help desk was rung." in refused
    day = local_date(timezone.now()) + timedelta(days=3)
    until = {"until-day": str(day.day), "until-month": str(day.month), "until-year": str(day.year)}
    assert send(officer, found, answer="looking", words="Rung.", by_whom="The help desk", **until) == "/alerts"
    assert only(officer).looking is not None, "looking leaves it open"
    assert send(officer, found, answer="acted", words="The password had run out; it sends again.") == "/alerts"
    assert "answered this already" not in signed_in(officer).get(f"/alerts/{key}").content.decode()
    assert send(officer, found, answer="acted", words="Twice.") != "/alerts", "no form is offered any more"
    shown = unescape(signed_in(leader).get("/alerts").content.decode())
    assert "1 of 1 alert answered in the last year led to something." in shown
    assert "The password had run out" in shown

    files(force, range(1, 2))
    assert look() == []
    with transaction.atomic(), acting_as(leader):
        assert selectors.alert(key, actor=leader).resumed_on is not None


def test_a_figure_that_moves_goes_to_whoever_answers_for_it_and_to_nobody_else(force: Agency) -> None:
    a_figure("screening-coverage", (40, 100))
    a_figure("decided-in-time", (80, 100))
    (key,) = look()
    unit = an_actor(Role.POLICE_UNIT, agency=force)
    found = only(unit)
    assert (found.kind, found.indicator) == (Kind.MOVED, "screening-coverage")
    assert dict(found.facts)["Average of two years"] == "79%"
    manager = an_actor(Role.TEAM_MANAGER, team=a_team("north", an_agency()))
    with transaction.atomic(), acting_as(manager), pytest.raises(NotVisible):
        selectors.alert(key, actor=manager)
    with transaction.atomic(), acting_as(manager), pytest.raises(NotVisible):
        actions.answer(actor=manager, alert_id=key, told=actions.AnswerTold(Answer.ACTED, "Not mine."))
    assert signed_in(manager).get(f"/alerts/{key}").status_code == 404
    board = an_actor(Role.BOARD_MEMBER)
    with transaction.atomic(), acting_as(board):
        assert not selectors.alert(key, actor=board).is_mine
        with pytest.raises(NotPermitted):
            actions.answer(actor=board, alert_id=key, told=actions.AnswerTold(Answer.ACTED, "No."))
    with transaction.atomic(), acting_as(unit):
        actions.answer(actor=unit, alert_id=key, told=actions.AnswerTold(Answer.EXPLAINED, "Two forms at once."))
    assert look(timezone.now() + timedelta(days=1)) == [], "a run of months is not said each night"


def a_paper_form(force: Agency, written_at: datetime) -> None:
    """One that was written on then and has been entered."""
    manager = an_actor(Role.DUTY_MANAGER, agency=force)
    with transaction.atomic(), acting_as(manager):
        team = a_team("south", force).pk
        batch = outage.issue_forms(actor=manager, team_id=team, kind=FormKind.CONTACT, count=1)
        form = PaperForm.objects.get(batch=batch)
        PaperEntry.objects.create(form=form, written_at=written_at, entered_by=manager.account_id, led_to="/")


def test_what_came_after_a_month_explains_nothing_of_it(force: Agency) -> None:
    a_figure("screening-coverage", (40, 100))
    a_paper_form(force, timezone.now() - timedelta(hours=1))
    look()
    unit = an_actor(Role.POLICE_UNIT, agency=force)
    assert not any("Paper forms" in each.words for each in only(unit).might)


def test_what_is_of_the_same_days_is_said(force: Agency) -> None:
    a_figure("screening-coverage", (40, 100))
    a_paper_form(force, timezone.now().replace(day=1) - timedelta(days=2))
    look()
    unit = an_actor(Role.POLICE_UNIT, agency=force)
    assert any("Paper forms" in each.words for each in only(unit).might)


def test_a_figure_with_small_numbers_raises_nothing() -> None:
    clocks, month = service(Service.CLOCKS), months_after(local_date(timezone.now()).replace(day=1), -1)
    a_figure("stepped-up", (80, 100))
    with transaction.atomic(), acting_as(clocks):
        newest = Figure.objects.get(indicator="stepped-up", month=month)
        Figure.record(
            actor=clocks, indicator="stepped-up", definitions=VERSION, month=month, months=1, cut="all", of="", safe=True,
            hits=None, total=None, supersedes=newest.pk,
        )  # fmt: skip
    assert look() == []


def test_a_team_of_two_is_spoken_of_only_with_others(force: Agency) -> None:
    two, four = a_team("two", force), a_team("four", force)
    for team, many in ((two, 2), (four, 4)):
        for _ in range(many):
            an_account(Role.POLICE_OFFICER, agency=force, team=team)
    place = looking.place(timezone.now(), profile_at(timezone.now()))
    assert two.pk in place.small and four.pk not in place.small
    day = local_date(timezone.now())
    joined = streams.together({Unit(two.pk): {day: 3}, Unit(four.pk): {day: 5}}, place.small)
    assert joined == {Unit(agency_id=force.pk): {day: 3}, Unit(four.pk): {day: 5}}


def test_every_stream_can_be_read_and_everybody_who_answers_for_a_figure_can_be_told() -> None:
    assert {one.owner for one in INDICATORS} <= set(OWNERS)
    clocks, now = service(Service.CLOCKS), timezone.now()
    with transaction.atomic(), acting_as(clocks):
        for stream in STREAMS:
            for sql in filter(None, (stream.sql, stream.called_for)):
                streams.read(sql, local_date(now) - timedelta(days=30), now)


def test_the_list_asks_as_much_for_many_as_for_few(force: Agency) -> None:
    leader = an_actor(Role.SERVICE_MANAGER)
    client, asked = signed_in(leader), []
    for key in ("screening-coverage", "decided-in-time", "assessed-in-time"):
        a_figure(key, (30, 100))
        look()
        client.get("/alerts")
        with CaptureQueriesContext(connection) as found:
            assert client.get("/alerts").status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[-1] <= 20
