"""From a school's telephone to a graded, released report and a place with a plan: accessible, narrow, with no scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.records.subjects.actions import Described, End
from openmash.records.subjects.words import Kind, LinkKind, PlaceKind
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor, an_agency
from tests.factories.exploitation import a_link, a_subject
from tests.factories.people import a_child
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
People = dict[str, Actor]


@pytest.fixture(scope="module")
def people(own_database: Cluster) -> People:
    with transaction.atomic():
        school, police = an_agency("school", AgencyKind.SCHOOL), an_agency("police", AgencyKind.POLICE)
        made = {
            "teacher": an_actor(Role.PROFESSIONAL_REFERRER, agency=school),
            "unit": an_actor(Role.INTELLIGENCE_UNIT, agency=police),
            "team": an_actor(Role.EXPLOITATION_TEAM, name="Tamsin Okafor"),
        }
        team = made["team"]
        with acting_as(team):
            child = a_child(team, "Ada", "Openly").pk
            park = a_subject(
                team, Kind.PLACE, "Riverside park",
                described=Described(
                    "Cars wait by the gate after dark.", place_kind=PlaceKind.PARK, degrees=(-2.238, 51.864),
                    guardians="Park wardens", guardians_duty="Lock the gate", times_of_day="Dusk",
                ),
            )  # fmt: skip
            group = a_subject(team, Kind.GROUP, "The park lads")
            a_subject(team, Kind.VEHICLE, "Grey van", described=Described(identifier="VX 7"))
            a_link(team, LinkKind.MEMBER, End(person_id=child), End(subject_id=group), role="runner")
            a_link(team, LinkKind.SEEN_AT, End(person_id=child), End(subject_id=park))
    return made


def account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def test_from_a_telephone_to_a_place_with_a_plan(browser: Browse, people: People) -> None:
    page = browser.open("/intelligence/new", account=account(people["teacher"]), width=320, scripts=False)
    page.click("text=Send it to the intelligence unit")
    assert "Write what you saw or heard." in page.inner_text(".govuk-error-summary")
    assert_no_sideways_scroll(page)
    page.fill(
        "[name=words]", "A grey van waited by Riverside park. Ada Openly got in. My colleague Jo saw it from the bus."
    )
    page.check("text=Somebody I work with told me")
    page.fill("[name=happened_on-year]", str(timezone.now().year - 1))
    page.fill("[name=reply_to]", "Ring me on 01632 960145 at lunchtime")
    page.click("text=Send it to the intelligence unit")
    assert "The intelligence unit has it now." in page.inner_text("main")
    assert_no_sideways_scroll(page)
    screenshot(page, "intelligence-sent")

    page = browser.open("/intelligence/new", account=account(people["teacher"]))
    assert_accessible(page)
    screenshot(page, "intelligence-send")

    page = browser.open("/intelligence", account=account(people["unit"]))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "intelligence-desk")
    page.click("table a >> nth=0")
    report = page.url
    assert "Jo saw it from the bus" in page.inner_text("main")
    page.click("text=Grade it >> nth=0")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("text=2 Untested")
    page.check("text=C Known indirectly to the source")
    page.check("text=P Lawful sharing permitted")
    page.check("text=Other sexual, violent or serious offences")
    page.click("main button[type=submit]")
    for sought, found in (("Openly", "Ada Openly"), ("Riverside", "Riverside park"), ("grey van", "Grey van")):
        page.goto(f"{report}/about")
        page.fill("[name=sought]", sought)
        page.check("text=Probable")
        page.click("main button[type=submit]")
        assert "Choose which, from those found." in page.inner_text(".govuk-error-summary")
        page.check(f"label:has-text('{found}')")
        page.click("main button[type=submit]")
        assert found in page.inner_text("main")
    page.goto(f"{report}/link")
    assert_accessible(page)
    page.check("fieldset:has-text('Who or what?') label:has-text('Grey van')")
    page.check("text=was seen at")
    page.check("fieldset:has-text('With whom or what?') label:has-text('Riverside park')")
    page.check("text=Probable")
    page.click("main button[type=submit]")
    page.goto(f"{report}/release")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "intelligence-release-form")
    page.fill("[name=words]", "A grey van has been seen waiting by Riverside park, and a child got in.")
    ahead = local_date(timezone.now()) + timedelta(days=60)
    for part, value in (("day", ahead.day), ("month", ahead.month), ("year", ahead.year)):
        page.fill(f"[name=review_on-{part}]", str(value))
    page.click("main button[type=submit]")
    assert "Released" in page.inner_text("main")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "intelligence-report")

    page = browser.open("/intelligence/released", account=account(people["team"]))
    assert_accessible(page)
    page.click("table a >> nth=0")
    assert "grey van has been seen" not in page.inner_text("main")
    assert_accessible(page)
    page.check("text=To plan disruption")
    page.click("main button[type=submit]")
    assert "grey van has been seen" in page.inner_text("main")
    assert "Jo saw it" not in page.inner_text("main")
    assert_no_sideways_scroll(page)
    screenshot(page, "intelligence-released")

    page.goto(page.url.split("/intelligence")[0] + "/subjects")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "subjects")
    page.fill("[name=words]", "VX 7")
    page.click("text=See what fits")
    assert "Riverside" not in page.inner_text("table")
    page.click("text=Grey van")
    assert "was seen at" in page.inner_text("main")
    page.goto(page.url.rsplit("/subjects", 1)[0] + "/subjects")
    page.click("text=Riverside park")
    place = page.url
    for task in ("", "/standing", "/describe", "/aim", "/actions", "/link"):
        page.goto(place + task)
        assert_accessible(page)
        assert_no_sideways_scroll(page)
    page.goto(f"{place}/actions")
    page.fill("[name=what]", "Lock the gate at dusk")
    page.fill("[name=owner_name]", "Tamsin Okafor")
    page.fill("[name=agency_name]", "Council")
    for part, value in (("day", ahead.day), ("month", ahead.month), ("year", ahead.year)):
        page.fill(f"[name=due_on-{part}]", str(value))
    page.click("main button[type=submit]")
    assert "Lock the gate at dusk" in page.inner_text("main")
    assert "The reports behind it" in page.inner_text("main")
    assert_no_sideways_scroll(page)
    screenshot(page, "subject-place")
    page.goto(place.rsplit("/", 1)[0])
    page.click("text=The park lads")
    assert "This group may be incomplete. Ask the owner." in page.inner_text("main")
    assert_accessible(page)
    screenshot(page, "subject-group")
    page.click("text=Ada Openly")
    page.check("text=A colleague asked me to look")
    page.click("main button[type=submit]")
    page.click("nav >> text=Intelligence")
    assert "Riverside park" in page.inner_text("main")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "child-intelligence")
    page.goto(place.rsplit("/", 1)[0] + "/new/person")
    assert_accessible(page)
    page.fill("[name=name]", "Boy called Dan")
    page.fill("[name=why]", "Brings others to the park.")
    page.check("text=Yes, or they may be")
    for part, value in (("day", ahead.day), ("month", ahead.month), ("year", ahead.year)):
        page.fill(f"[name=review_on-{part}]", str(value))
    page.click("main button[type=submit]")
    assert "a child first" in page.inner_text(".govuk-error-summary")
