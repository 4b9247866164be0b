"""Private fostering, young carers, and nowhere to live at 16 or 17: recorded, counted, and never without the child."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.circumstances import selectors
from openmash.casework.circumstances.models import Recorded
from openmash.casework.circumstances.selectors import CircumstanceShown
from openmash.casework.circumstances.timing import notice_given, visit_due
from openmash.casework.visits import actions as visits
from openmash.casework.visits.telling import VisitTold
from openmash.casework.visits.words import Happened, Purpose, SeenAlone, Where
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage.selectors import person_set
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks.reckoning import State
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
FOSTERED = {
    "words": "Lives with her aunt’s friend in term time.", "told_by": "Her school", "named": "Ines Okafor, a friend",
    "sort": "8D", "notified": "yes",
}  # fmt: skip
HOMELESS = {"words": "Told to leave this morning.", "told_by": "She rang herself", "voice": "“I am not going back.”"}


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-circum-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return unescape(response.content.decode())


def on(days_ago: int, name: str = "on") -> dict[str, object]:
    day = local_date(timezone.now()) - timedelta(days=days_ago)
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def known(family: Family, client: Client, kind: str, **typed: object) -> CircumstanceShown:
    here = f"/child/{family.mia}/circumstances"
    assert send(client, f"{here}/{kind}", **typed) == here
    with acting_as(family.manager):
        return selectors.circumstances(person_set(family.mia, family.manager), actor=family.manager)[0]


def task(found: CircumstanceShown, what: str) -> str:
    return f"/circumstance/{found.id}/{what}"


def test_private_fostering_is_visited_by_regulation_and_the_child_spoken_to_alone_or_why_not(family: Family) -> None:
    client, here = signed_in(family.manager), f"/child/{family.mia}/circumstances"
    wrong = send(client, f"{here}/private-fostering", words="Lives with a friend", told_by="Her school")
    assert "Say with whom the child lives." in wrong and "Choose what kind of arrangement it is." in wrong
    assert "Lives with a friend" in wrong, "nothing typed is lost"
    found = known(family, client, "private-fostering", **FOSTERED, **on(4))
    page = shown(client, here)
    assert "First visit to a privately fostered child" in page and "S.I. 2005/1533, regulation 4" in page
    assert "First visit to a privately fostered child" in shown(client, "/worklist")
    wrong = send(client, task(found, "visit"), alone="no", voice="“It is fine.”", named="Ines Okafor")
    assert "Say why the child was not spoken to alone" in wrong and "It is fine" in wrong
    assert "Write what the child said" in send(client, task(found, "visit"), alone="yes", words="A room of her own")
    assert send(client, task(found, "visit"), alone="yes", voice="“I miss my cat.”", **on(2)) == here
    page = shown(client, here)
    assert "Later visits in the first year of private fostering" in page and "regulation 8" in page
    assert "I miss my cat" in shown(client, f"/child/{family.mia}/voice"), "her words stand among her voice"
    with acting_as(family.manager):
        told = chronology(person_set(family.mia, family.manager), actor=family.manager, window=Window()).lines
    assert sum("Private fostering" in each.entry.headline for each in told if each.entry.kind == "circumstance") == 1


def test_notice_of_private_fostering_that_came_late_says_so_with_the_regulation(family: Family) -> None:
    client, here = signed_in(family.manager), f"/child/{family.mia}/circumstances"
    begins = local_date(timezone.now()) + timedelta(days=14)
    typed = {"begins_on-day": begins.day, "begins_on-month": begins.month, "begins_on-year": begins.year}
    known(family, client, "private-fostering", **FOSTERED, **on(1), **typed)
    page = shown(client, here)
    assert (
        "Carer tells the council of a private fostering arrangement" in page and "S.I. 2005/1533, regulation 3" in page
    )


def test_a_visit_recorded_at_the_door_is_one_to_a_privately_fostered_child_as_well(family: Family) -> None:
    found = known(family, signed_in(family.manager), "private-fostering", **FOSTERED, **on(4))
    assert found.due[0].clock.key == "private_fostering_first_visit"
    for days, key in ((6, "private_fostering_first_visit"), (1, "private_fostering_visit_first_year")):
        with transaction.atomic(), acting_as(family.worker):
            visit = visits.begin_now(actor=family.worker, person_id=family.mia, purpose=Purpose.PRIVATE_FOSTERING)
            visits.record(
                actor=family.worker, visit_id=visit,
                told=VisitTold(
                    Happened.SEEN, Where.HOME, timezone.now() - timedelta(days=days), f"device-fostered-{days}",
                    alone=SeenAlone.YES, showed="She showed her room.",
                ),
            )  # fmt: skip
        with acting_as(family.manager):
            (page,) = selectors.circumstances(person_set(family.mia, family.manager), actor=family.manager)
            (listed,) = selectors.open_now(actor=family.manager, now=timezone.now())
            alone = selectors.circumstance(found.id, actor=family.manager)
        assert {each.due[0].clock.key for each in (page, listed, alone)} == {key}, "one before it was known counts not"


def test_only_a_manager_decides_whether_an_arrangement_is_suitable_and_says_why(family: Family) -> None:
    found = known(family, signed_in(family.worker), "private-fostering", **FOSTERED)
    url, typed = task(found, "suitability"), {"decision": "requirements", "words": "Suitable, and she wishes to stay."}
    assert "Decide whether it is suitable" not in shown(signed_in(family.worker), f"/child/{family.mia}/circumstances")
    refused = signed_in(family.worker).post(url, {"form_token": "token-circum-refused", **typed})
    assert refused.status_code == 403
    client = signed_in(family.manager)
    assert "Write what the arrangement must meet." in send(client, url, **typed)
    assert send(client, url, **typed, support="A GP by Friday").endswith("/circumstances")
    assert "A GP by Friday" in shown(client, f"/child/{family.mia}/circumstances")


@pytest.mark.parametrize(
    ("known_on", "notified_on", "visits", "due", "key"),
    [
        (date(2026, 12, 21), date(2026, 12, 21), [], date(2027, 1, 4), "first_visit"),  # over the bank holidays
        (date(2026, 12, 21), None, [], date(2027, 1, 4), "first_visit"),
        (
            date(2027, 3, 1),
            None,
            [date(2027, 3, 4)],
            date(2027, 4, 15),
            "visit_first_year",
        ),  # over the change of clocks
        (date(2027, 3, 1), None, [date(2028, 2, 29)], date(2028, 4, 11), "visit_first_year"),  # a leap day, a day short
        (date(2027, 3, 1), None, [date(2028, 3, 1)], date(2028, 5, 24), "visit_later"),
    ],
)
def test_when_the_next_visit_to_a_privately_fostered_child_is_due(
    known_on: date, notified_on: date | None, visits: list[date], due: date, key: str
) -> None:
    def midday(day: date) -> datetime:
        return at(day, time(12))

    now = midday(known_on)
    found = visit_due(
        now, midday(notified_on) if notified_on else None, [midday(each) for each in visits], profile_at(now), now
    )
    assert found.clock.key == f"private_fostering_{key}"
    assert found.standing.due_at is not None or visits
    assert local_date(found.clock.due(found.started_at, profile_at(now).calendar()) or now) == due


def test_notice_is_counted_back_six_weeks_from_the_day_it_begins() -> None:
    begins = date(2027, 3, 1)
    profile = profile_at(at(begins, time(12)))
    for notified, state in ((date(2027, 1, 18), State.MET), (date(2027, 1, 20), State.LATE)):
        found = notice_given(begins, at(notified, time(12)), profile, at(begins, time(12)))
        assert found.standing.state is state, notified


def test_a_young_carer_is_asked_what_they_want_and_what_was_found_is_arranged(family: Family) -> None:
    client, here = signed_in(family.worker), f"/child/{family.mia}/circumstances"
    found = known(
        family, client, "young-carer", words="Late most days.", told_by="School", named="Her father, after a stroke"
    )
    assert "To be done: Young carer’s needs assessment" in shown(client, here)
    assert "section 17ZA" in shown(client, here)
    wrong = send(client, task(found, "needs"), decision="with_support", words="She cooks and listens at night.")
    assert "Write what the child said" in wrong and "listens at night" in wrong
    typed = {"decision": "with_support", "words": "She cooks.", "voice": "“I want Saturdays.”", "support": "A monitor"}
    assert send(client, task(found, "needs"), **typed) == here
    assert "Arrange the support" in shown(client, here)
    assert send(client, task(found, "support"), support="The monitor came.") == here
    assert "To be done" not in shown(client, here)
    assert send(client, task(found, "ended"), words="Her father is well again.") == here
    assert client.get(task(found, "support")).status_code == 404, "it has ended"


def test_somebody_with_nowhere_to_sleep_stands_first_until_there_is_a_bed_and_then_chooses_knowing_what_it_means(
    family: Family,
) -> None:
    client, here = signed_in(family.worker), f"/child/{family.mia}/circumstances"
    known(family, client, "young-carer", words="Late.", told_by="School", named="Her father")
    found = known(family, client, "homeless", **HOMELESS)
    night = signed_in(an_actor(Role.OUT_OF_HOURS, name="Jo Field", agency=family.council))
    for page in (shown(night, "/worklist"), shown(night, "/circumstances"), shown(client, f"/child/{family.mia}")):
        assert "owhere to sleep tonight" in page
    assert shown(night, "/circumstances").index("owhere to sleep") < shown(night, "/circumstances").index(
        "Young carer,"
    )
    assert send(client, task(found, "tonight"), decision="nowhere", words="Asked three places.") == here
    assert "Nowhere to sleep tonight" in shown(night, "/worklist")
    bed = {"decision": "council", "place": "9 Quay Walk", "postcode": "GL1 2XY", "words": "Staff are there all night."}
    assert send(client, task(found, "tonight"), **bed) == here
    assert "Nowhere to sleep tonight" not in shown(night, "/worklist")
    assert "9 Quay Walk" in shown(client, f"/child/{family.mia}/details"), "kept where it can be protected"
    with acting_as(family.worker):
        assert not Recorded.objects.filter(words__contains="Quay").exists()
    chosen = {"decision": "housing", "voice": "“I want my own door.”"}
    assert "Write what they were told section 20 means" in send(client, task(found, "choice"), **chosen)
    told = {"words": "Both, twice, by her worker, with her advocate there.", "named": "Bryn Castellano"}
    assert "Name the advocate." in send(client, task(found, "advocate"), decision="has_advocate")
    assert send(client, task(found, "advocate"), decision="has_advocate", named="Bryn Castellano") == here
    assert send(client, task(found, "choice"), **chosen, **told) == here
    changed = {"decision": "section_20", "voice": "“I want help after 18.”"}
    assert send(client, task(found, "choice"), **changed, **told) == here, "she may change her mind"
    page = shown(client, here)
    assert page.index("To be accommodated under section 20") < page.index("To be housed instead")
    assert "Children Act 1989, section 20" in page


def test_the_database_refuses_a_visit_that_does_not_say_whether_alone_and_a_choice_without_what_was_told(
    family: Family,
) -> None:
    found = known(family, signed_in(family.worker), "homeless", **HOMELESS)
    with acting_as(family.worker):
        process = Recorded._meta.get_field("process").related_model._default_manager.latest("recorded_at")
        for wrong in ({"what": "visit"}, {"what": "choice", "decision": "section_20"}, {"what": "tonight"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Recorded.record(
                    actor=family.worker, circumstance_id=found.id, person_id=family.mia, process_id=process.pk, **wrong
                )


def test_a_restricted_child_is_on_no_list(family: Family) -> None:
    found = known(family, signed_in(family.worker), "homeless", **HOMELESS)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[family.worker.account_id],
        )  # fmt: skip
    client = signed_in(family.screener)
    assert "Nobody is recorded" in shown(client, "/circumstances")
    assert client.get(task(found, "tonight")).status_code == 404
    assert client.get(f"/child/{family.mia}/circumstances").status_code == 404
    assert signed_in(family.worker).get(task(found, "tonight")).status_code == 200


def test_the_list_costs_the_same_however_long_it_is(family: Family) -> None:
    client, costs = signed_in(family.manager), []
    for child in (family.mia, family.ella, family.toby):
        send(client, f"/child/{child}/circumstances/homeless", **HOMELESS)
        with CaptureQueriesContext(connection) as asked:
            shown(client, "/circumstances")
        costs.append(len(asked))
    assert len(set(costs)) == 1 and costs[0] <= 30, costs
    assert isinstance(family.mia, UUID)
