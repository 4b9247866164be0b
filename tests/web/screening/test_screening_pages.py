"""The pages of screening, without scripts: named work, what is missing at its box, and who may not open them."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from openmash.casework.screening import actions, sampling, selectors
from openmash.casework.screening.answers import told_of
from openmash.casework.screening.telling import AttendedTold
from openmash.casework.screening.words import Grade
from openmash.foundation.access.actors import Service, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.instruments.answering import Answers, parse_response
from openmash.foundation.instruments.loading import version_of
from openmash.pathways.screening import submit_screening
from openmash.web.screening import screenings
from tests.factories.access import an_actor
from tests.factories.family import signed_in
from tests.factories.screening import Force, a_force, a_screening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def force() -> Force:
    return a_force()


def owed(force: Force, *, hours: int = 3) -> UUID:
    feed = feed_actor(Service.POLICE_FEED, force.agency.pk)
    told = AttendedTold(
        "GP-77", "Domestic incident", timezone.now() - timedelta(hours=hours), 2,
        officer_id=force.officer.account_id, officer_name=force.officer.name, team_id=force.team.pk,
    )  # fmt: skip
    with acting_as(feed):
        return actions.take_in_attended(actor=feed, told=told)


def test_an_incident_with_a_child_is_the_officers_work_and_begins_filled_in(force: Force) -> None:
    key = owed(force)
    client = signed_in(force.officer)
    assert "Screen the household after this incident" in client.get("/worklist").content.decode()
    page = client.get("/screenings").content.decode()
    assert "Domestic incident, GP-77: 2 children" in page
    begun = client.post("/screenings/begin", {"owed": str(key)})
    form = client.get(begun.headers["Location"]).content.decode()
    assert 'value="GP-77"' in form and re.search(r'value="domestic"[^>]*checked', form)
    assert "Screen the household" not in signed_in(force.sergeant).get("/worklist").content.decode()
    with acting_as(force.sergeant):
        (late,) = selectors.owed(actor=force.sergeant, now=timezone.now() + timedelta(hours=24))
    assert late.due_at < timezone.now() + timedelta(hours=24)


def test_the_newest_that_were_done_are_listed_first_and_the_rest_by_asking(
    force: Force, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenings, "NEWEST", 1)
    for ref in ("GP-81", "GP-82"):
        with acting_as(force.officer):
            submit_screening(actor=force.officer, told=a_screening(force.officer, ref=ref))
    client = signed_in(force.officer)
    page = client.get("/screenings").content.decode()
    assert "GP-82" in page and "GP-81" not in page and "The newest 2 of the last 30 days" in page
    page = client.get("/screenings?all=1").content.decode()
    assert "GP-82" in page and "GP-81" in page and "The newest 2" not in page


def test_a_sergeant_screens_in_the_officers_place_or_asks_the_officer_once_a_day(force: Force) -> None:
    key = owed(force, hours=30)
    sergeant, officer = signed_in(force.sergeant), signed_in(force.officer)
    work = sergeant.get("/worklist").content.decode()
    assert "Screen the household after this incident" in work and 'href="/screenings#owed"' in work
    page = sergeant.get("/screenings").content.decode()
    assert f"Screen it in {force.officer.name}’s place" in page and f"Ask {force.officer.name} to screen it" in page
    begun = sergeant.post("/screenings/begin", {"owed": str(key)})
    assert 'value="GP-77"' in sergeant.get(begun.headers["Location"]).content.decode()
    unit = signed_in(force.unit)
    assert f"Screen it in {force.officer.name}’s place" in unit.get("/screenings").content.decode()
    assert unit.post("/screenings/begin", {"owed": str(key)})["Location"].endswith("/incident"), "the unit may, too"
    remind = f"/screenings/incident/{key}/remind"
    for words in ("She is ten and alone.", "Again."):
        done = sergeant.post(remind, {"words": words})
        assert done.status_code == 302
        assert "is asked" in sergeant.get(done.headers["Location"]).content.decode()
    told = officer.get("/messages").content.decode()
    assert told.count("asks you to screen domestic incident, GP-77. She is ten and alone.") == 1
    assert "Again." not in told
    assert "place" not in officer.get("/screenings").content.decode().split("Not screened yet")[1].split("</li>")[0]
    assert officer.get(remind).status_code == 403 and signed_in(force.elsewhere).get(remind).status_code in (403, 404)


def test_an_incident_that_needs_none_says_why_and_is_nobodys_work_then(force: Force) -> None:
    key = owed(force)
    client = signed_in(force.sergeant)
    page = f"/screenings/incident/{key}/none-needed"
    refused = client.post(page, {"because": "no_child", "words": ""}).content.decode()
    assert "Say in a line why no screening is needed." in refused
    assert client.post(page, {"because": "no_child", "words": "A son of thirty."}).status_code == 302
    assert "Not screened yet" not in client.get("/screenings").content.decode()
    assert signed_in(force.elsewhere).get(page).status_code == 404


def test_a_form_sent_too_soon_names_each_box_and_loses_nothing(force: Force) -> None:
    client = signed_in(force.officer)
    url = client.post("/screenings/begin").headers["Location"]
    client.post(url, {"incident_ref": "GP-1", "kind": "welfare", "domestic_abuse": "no", "narrative": "Cold flat."})
    children = url.replace("incident", "children")
    told = {"children-0-forenames": "Ada", "children-0-present": "yes"}
    page = client.post(children, told).content.decode()
    assert "Say whether you saw the child" in page and 'value="Ada"' in page
    check = client.get(url.replace("incident", "check")).content.decode()
    assert "Say whether you saw the child" in check and "Choose a grade." in check
    assert "There is something to put right" in client.post(url.replace("incident", "check")).content.decode()
    assert signed_in(force.colleague).get(url).status_code == 404


def test_a_month_alone_is_no_day_of_an_incident(force: Force) -> None:
    form = version_of("police_screening", 3)
    assert form.question("happened_on").whole
    said = {"happened_on-month": ["11"], "happened_on-year": ["2025"]}
    assert "happened_on" in {each.field.partition("-")[0] for each in parse_response(form, said).problems}
    kept = Answers({"kind": "welfare", "grade": "green", "reasons": "x", "happened_on": "2025-11"})
    with pytest.raises(Incomplete, match="the day, the month and the year"):
        told_of(form, kept, now=timezone.now(), officer="PC A", officer_id=force.officer.account_id, team_id=None)


def test_whoever_opens_a_screening_is_in_the_audit_and_the_hub_opens_none(force: Force) -> None:
    with acting_as(force.officer):
        key = submit_screening(actor=force.officer, told=a_screening(force.officer, grade=Grade.GREEN))
    url = f"/screenings/{key}"
    assert signed_in(force.sergeant).get(url).status_code == 200
    with acting_as(force.sergeant):
        assert f"screening:{key}" in next(e.about for e in events_by_the_actor() if e.kind == "screening.viewed")
    for somebody in (force.colleague, force.elsewhere):
        for page in ("", "/review", "/research", "/send"):
            assert signed_in(somebody).get(f"{url}{page}").status_code in (403, 404)
    for role in (Role.SCREENER, Role.HUB_PARTNER, Role.DUTY_MANAGER):
        assert signed_in(an_actor(role)).get(url).status_code in (403, 404)


def test_research_says_what_was_searched_and_the_unit_adds_it(force: Force) -> None:
    with acting_as(force.officer):
        key = submit_screening(actor=force.officer, told=a_screening(force.officer, grade=Grade.GREEN))
    client = signed_in(force.unit)
    page = client.post(f"/screenings/{key}/research", {"found": "Nothing"}).content.decode()
    assert "Say which systems were searched." in page and "Nothing" in page
    said = {"searched": "Crime", "under": "Mia Farrow", "back_to": "2019", "found": "Two calls in 2024."}
    assert client.post(f"/screenings/{key}/research", said).status_code == 302
    assert "Two calls in 2024." in client.get(f"/screenings/{key}").content.decode()


def test_a_sample_is_drawn_graded_again_without_a_grade_in_sight_and_counted(force: Force) -> None:
    with acting_as(force.officer):
        for number in range(3):
            told = a_screening(force.officer, ref=f"GP-{number}", grade=Grade.GREEN)
            submit_screening(actor=force.officer, told=told)
    unit = signed_in(force.unit)
    assert "Say how many." in unit.post("/screenings/samples", {"how": "lot"}).content.decode()
    assert unit.post("/screenings/samples", {"how": "lot", "many": "3", "weeks": "4"}).status_code == 302
    assert "0 of 3" in unit.get("/screenings/samples").content.decode()
    with acting_as(force.elsewhere):
        item = sampling.to_grade_again(actor=force.elsewhere)[0]
    client = signed_in(force.elsewhere)
    assert "not knowing how it was graded" in client.get("/worklist").content.decode()
    url = f"/screenings/again/{item.id}"
    page = client.get(url).content.decode()
    assert "I got under the table." in page and "A child heard it" not in page, "the officer's reasons are not shown"
    assert "Say why you graded it so." in client.post(url, {"grade": "amber"}).content.decode()
    answers = dict.fromkeys(("harm", "fear", "care", "adults_fit", "outside", "again"), "some")
    assert client.post(url, {**answers, "grade": "amber", "reasons": "She times it."}).status_code == 302
    assert client.get(url).status_code == 404
    assert "1 of 3" in unit.get("/screenings/samples").content.decode()
    assert signed_in(force.officer).get("/screenings/samples").status_code == 403


def test_the_page_of_figures_says_what_it_does_not_know_and_the_hub_never_sees_it(force: Force) -> None:
    page = signed_in(force.sergeant).get("/screenings/consistency?days=90").content.decode()
    assert "too few incidents with a child to say" in page and "No team is ranked" in page
    assert "Too few to say" in page and force.officer.name not in page
    for role in (Role.SCREENER, Role.HUB_PARTNER, Role.DUTY_MANAGER):
        assert signed_in(an_actor(role)).get("/screenings/consistency").status_code == 403


def test_made_up_households_are_graded_one_at_a_time(force: Force) -> None:
    client = signed_in(force.officer)
    assert "No exercise has been held yet" in client.get("/screenings/calibration").content.decode()
    assert client.post("/screenings/calibration", {"grade": "red", "reasons": "x"}).status_code == 404
    day = timezone.localdate() + timedelta(days=7)
    closes = {f"closes_on-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    assert signed_in(force.unit).post("/screenings/calibration", closes).status_code == 302
    page = client.get("/screenings/calibration").content.decode()
    assert "1 of 3, before you talk them over" in page and "To talk over" not in page
    assert "Choose a grade." in client.post("/screenings/calibration", {"reasons": "x"}).content.decode()
    for _ in range(3):
        assert client.post("/screenings/calibration", {"grade": "amber", "reasons": "As told."}).status_code == 302
    page = client.get("/screenings/calibration").content.decode()
    assert "1 of 3, after talking them over" in page and "You graded it amber." in page


def test_the_exercise_says_whether_people_agree_more_often_after_talking(force: Force) -> None:
    day = timezone.localdate() + timedelta(days=7)
    closes = {f"closes_on-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    signed_in(force.unit).post("/screenings/calibration", closes)
    for who, first in ((force.officer, "green"), (force.colleague, "amber"), (force.sergeant, "red")):
        client = signed_in(who)
        for grade in (*([first] * 3), *(["amber"] * 3)):
            assert client.post("/screenings/calibration", {"grade": grade, "reasons": "As told."}).status_code == 302
    page = signed_in(force.officer).get("/screenings/calibration").content.decode()
    assert "They agree more often after talking: so few people may differ so by chance" in page
    assert "3 people graded all six." in page and "a part of a change may be theirs" in page
    assert "0% of the time" in page and "100% of the time" in page
