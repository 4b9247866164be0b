"""Complaints: read by complaints officers and whoever answers, acknowledged and answered in time, taken further."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.complaints import actions, selectors
from openmash.casework.complaints.actions import AnswerTold, Told
from openmash.casework.complaints.models import Complaint
from openmash.casework.complaints.words import Advocate, Finding, Kind, Maker, Theme
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.records.cases.on_duty import profile_at
from openmash.statute.clocks import State
from tests.factories.access import an_actor
from tests.factories.family import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

WORDS = "I told her three times I do not want the meeting at school."


@pytest.fixture
def officer() -> Actor:
    return an_actor(Role.COMPLAINTS_OFFICER, name="Marjorie Finch")


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.TEAM_MANAGER, name="Huw Bellamy")


@pytest.fixture
def worker() -> Actor:
    return an_actor(Role.SOCIAL_WORKER, name="Hannah Whom It Is About")


def a_complaint(by: Actor, **values: object) -> UUID:
    """A parent's complaint, written down by somebody."""
    kept: dict[str, object] = {
        "kind": Kind.COMPLAINT, "maker": Maker.PARENT, "name": "Mrs Hartnell", "whom": "Assessment team",
        "words": WORDS, "theme": Theme.NOT_LISTENED, **values,
    }  # fmt: skip
    with acting_as(by):
        return actions.record(actor=by, told=Told(**kept))  # type: ignore[arg-type]  # fields of Told


def url(key: UUID) -> str:
    return f"/complaints/{key}"


def body(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_whoever_writes_it_down_and_whom_it_is_about_cannot_read_it(worker: Actor, officer: Actor) -> None:
    page = signed_in(worker).post(
        "/complaints/add",
        {
            "kind": "complaint", "maker": "parent", "name": "Mrs Hartnell", "whom": "Assessment team", "words": WORDS,
            "theme": "not_listened", "received_on-day": f"{timezone.localdate().day}",
            "received_on-month": f"{timezone.localdate().month}", "received_on-year": f"{timezone.localdate().year}",
        },
        follow=True,
    )  # fmt: skip
    assert "It is with the complaints officers" in page.content.decode()
    with acting_as(officer):
        key = Complaint.objects.get().pk
    assert WORDS in body(signed_in(officer), url(key))
    assert signed_in(worker).get(url(key)).status_code in (403, 404)
    with acting_as(worker):
        assert not Complaint.objects.exists(), "the database shows it to no worker"


def test_a_manager_reads_it_once_asked_and_no_more_when_another_is(officer: Actor, manager: Actor) -> None:
    key, another = a_complaint(officer), an_actor(Role.DUTY_MANAGER, name="Ruth Other")
    assert signed_in(manager).get(url(key)).status_code == 404
    signed_in(officer).post(url(key), {"do": "ask", "account": str(manager.account_id), "ask_words": "Ring first."})
    assert WORDS in body(signed_in(manager), url(key))
    assert "Mrs Hartnell, about Assessment team" in body(signed_in(manager), "/worklist")
    signed_in(officer).post(url(key), {"do": "ask", "account": str(another.account_id)})
    assert signed_in(manager).get(url(key)).status_code == 404
    assert WORDS in body(signed_in(another), url(key))
    with acting_as(manager):
        assert selectors.open_complaints(actor=manager) == []
        with pytest.raises(NotVisible):
            actions.answer(actor=manager, complaint_id=key, told=AnswerTold(Finding.UPHELD, "x"))
        with pytest.raises(NotPermitted):
            actions.ask(actor=manager, complaint_id=key, account_id=manager.account_id)


def test_both_limits_run_from_the_day_of_receipt_which_is_not_counted(officer: Actor) -> None:
    """Row 35: Gloucestershire acknowledges in two working days and answers in twenty, over Easter."""
    thursday = datetime(2026, 4, 2, 9, tzinfo=UTC)
    with time_machine.travel(thursday, tick=False):
        key = a_complaint(officer)
    with acting_as(officer):
        found = selectors.complaint(key, actor=officer, now=thursday)
    assert found.acknowledging and found.acknowledging.due_at
    assert found.answering and found.answering.due_at
    assert timezone.localtime(found.acknowledging.due_at).date().isoformat() == "2026-04-08", "Good Friday and Monday"
    assert timezone.localtime(found.answering.due_at).date().isoformat() == "2026-05-05", (
        "and the first of May's Monday"
    )
    assert "Gloucestershire" in found.source
    with acting_as(officer):
        late = selectors.complaint(key, actor=officer, now=thursday + timedelta(days=7))
    assert late.is_late and late.acknowledging and late.acknowledging.state is not State.RUNNING


def test_each_stage_of_a_complaint_says_on_its_page_where_its_limit_is_from(officer: Actor) -> None:
    """Row 35: acknowledged and answered by the council's own; investigated, a panel met and answered by regulations."""
    answer = {"do": "answer", "finding": "not_upheld", "words": "We looked.", "answered_how": "Letter"}
    further = {"do": "further", "further_words": "Not an answer.", "independent": "Mr Ayling"}
    panel = {
        "do": "panel", "panel_words": "Say sorry.", **day("met_on", "2026-12-01"), **day("reported_on", "2026-12-01"),
    }  # fmt: skip
    with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC), tick=False):
        key, client = a_complaint(officer), signed_in(officer)
        for sent, limit in (
            ((), "complaint_acknowledged"), (({"do": "acknowledge", "how": "Rang"},), "complaint_answered"),
            ((answer, further), "complaint_investigated"), ((answer, further), "complaint_panel_meets"),
            ((panel,), "complaint_panel_answered"),
        ):  # fmt: skip
            for each in sent:
                client.post(url(key), each)
            page = unescape(body(client, url(key)))
            assert "om-time" in page, limit
            assert profile_at(timezone.now()).clock(limit, timezone.localdate()).source.said in page, limit


def test_a_child_who_complains_is_offered_an_advocate_before_anything_is_answered(officer: Actor) -> None:
    with pytest.raises(Incomplete, match="advocate"):
        a_complaint(officer, maker=Maker.YOUNG_PERSON)
    key = a_complaint(officer, maker=Maker.YOUNG_PERSON, advocate=Advocate.NOT_YET)
    client = signed_in(officer)
    page = client.post(url(key), {"do": "answer", "finding": "put_right", "words": "Moved.", "answered_how": "Rang"})
    assert "has not been offered an advocate" in page.content.decode() and "Moved." in page.content.decode()
    page = client.post(url(key), {"do": "acknowledge", "how": "Rang her; Friday"})
    assert "Offer an advocate first" in page.content.decode() and "Rang her; Friday" in page.content.decode()
    client.post(url(key), {"do": "acknowledge", "how": "Rang her; Friday", "advocate": "declined"})
    client.post(url(key), {"do": "answer", "finding": "put_right", "words": "Moved.", "answered_how": "Rang"})
    assert "Put right, without a finding" in body(client, url(key))


def test_upheld_says_what_was_learnt_and_it_is_read_without_the_family(officer: Actor) -> None:
    key, client = a_complaint(officer), signed_in(officer)
    sent = {"do": "answer", "finding": "upheld", "words": "You are right.", "answered_how": "Letter"}
    assert "without naming anybody" in client.post(url(key), sent).content.decode()
    client.post(url(key), {**sent, "learnt": "The day and place are the child’s to choose."})
    with acting_as(officer):
        (taught,) = selectors.learnt(actor=officer, since=timezone.localdate() - timedelta(days=1))
        assert taught.learnt == "The day and place are the child’s to choose." and taught.theme is Theme.NOT_LISTENED
        with pytest.raises(NotAllowedNow, match="has been answered"):
            actions.answer(actor=officer, complaint_id=key, told=AnswerTold(Finding.UPHELD, "Again", "Letter", "y"))
    assert "The day and place are the child’s to choose." in body(client, "/complaints")
    assert "The day and place are the child’s to choose." in body(client, "/learning")
    assert "The day and place" not in body(signed_in(an_actor(Role.PRACTICE_LEAD)), "/learning"), "not asked to answer"


def test_it_is_taken_further_by_the_regulations_days_and_ends_at_the_panel(officer: Actor) -> None:
    """S.I. 2006/1738: investigated in 25 working days, 65 at most; a panel in 30 of being asked for, answered in 15."""
    key = a_complaint(officer)
    further = {"do": "further", "further_words": "Not an answer.", "independent": "Mr Ayling"}
    answer = {"do": "answer", "finding": "not_upheld", "words": "We looked.", "answered_how": "Letter"}
    with acting_as(officer), pytest.raises(NotAllowedNow, match="not been answered"):
        actions.take_further(actor=officer, complaint_id=key, words="x", independent="y")
    with acting_as(officer), pytest.raises(NotAllowedNow, match="Only an investigation"):
        actions.put_off(actor=officer, complaint_id=key, due_on=timezone.localdate(), words="x")
    asked_on = datetime(2026, 12, 1, 9, tzinfo=UTC)
    with time_machine.travel(asked_on, tick=False):
        client = signed_in(officer)
        client.post(url(key), answer)
        client.post(url(key), further)
        assert due(key, officer) == "2027-01-08", "over Christmas and New Year"
        late = {"do": "put_off", "put_off_words": "She is ill; rang.", **day("due_on", "2027-03-06")}
        assert "65 working days: 5 March 2027" in client.post(url(key), late).content.decode()
        client.post(url(key), late | day("due_on", "2027-03-05"))
        assert due(key, officer) == "2027-03-05"
        client.post(url(key), answer)
        client.post(url(key), further)
        assert due(key, officer) == "2027-01-15"
        assert "when the panel met" in client.post(url(key), answer).content.decode()
        sent = {"do": "panel", "panel_words": "Say sorry.", **day("met_on", "2026-12-01")}
        page = client.post(url(key), sent | day("reported_on", "2026-11-30")).content.decode()
        assert "a day after the panel met" in page and "Say sorry." in page
        client.post(url(key), sent | day("reported_on", "2026-12-01"))
        assert due(key, officer) == "2026-12-22"
        assert "regulation 20(3)" in body(client, url(key)) and "Say sorry." in body(client, url(key))
        client.post(url(key), answer)
    with acting_as(officer), pytest.raises(NotAllowedNow, match="ombudsman"):
        actions.take_further(actor=officer, complaint_id=key, words="x", independent="y")


def due(key: UUID, officer: Actor) -> str:
    """The day by which the stage it has reached is to be answered."""
    with acting_as(officer):
        found = selectors.complaint(key, actor=officer)
    assert found.is_open and found.answering and found.answering.due_at
    return timezone.localtime(found.answering.due_at).date().isoformat()


def day(name: str, iso: str) -> dict[str, str]:
    year, month, number = iso.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def test_a_compliment_owes_nothing(officer: Actor) -> None:
    key = a_complaint(officer, kind=Kind.COMPLIMENT)
    with acting_as(officer):
        assert selectors.open_complaints(actor=officer) == []
        assert not selectors.complaint(key, actor=officer).is_open
        with pytest.raises(NotAllowedNow, match="no answer"):
            actions.answer(actor=officer, complaint_id=key, told=AnswerTold(Finding.PUT_RIGHT, "x", "y"))


def test_the_list_costs_the_same_for_one_and_for_many(officer: Actor) -> None:
    client = signed_in(officer)
    counts = []
    for more in (1, 9):
        for _ in range(more):
            a_complaint(officer)
        client.get("/complaints")
        with CaptureQueriesContext(connection) as asked:
            client.get("/complaints")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 30
