"""Whoever works with children sends what they saw, by HTTP, and reads back only what they sent themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils import timezone

from openmash.casework.intelligence import actions, disposing, selectors
from openmash.casework.intelligence.actions import GradeTold
from openmash.casework.intelligence.words import RecordClass
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.governance.profile import profile
from openmash.foundation.governance.retention import that_count
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor, an_agency
from tests.factories.exploitation import a_report
from tests.factories.family import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PARTNERS = (
    (Role.PROFESSIONAL_REFERRER, AgencyKind.SCHOOL), (Role.SCHOOL_LEAD, AgencyKind.SCHOOL),
    (Role.CHECK_RESPONDER, AgencyKind.HOUSING), (Role.CHECK_RESPONDER, AgencyKind.DRUG_AND_ALCOHOL),
    (Role.HUB_PARTNER, AgencyKind.HEALTH), (Role.POLICE_OFFICER, AgencyKind.POLICE),
    (Role.SCHOOLS_OFFICER, AgencyKind.POLICE), (Role.SOCIAL_WORKER, AgencyKind.COUNCIL),
)  # fmt: skip
SEEN = "A grey car waits by the park gate, and a boy gets in."


@pytest.mark.parametrize(("role", "kind"), PARTNERS)
def test_any_partner_sends_what_they_saw_and_nobody_else_of_theirs_reads_it(role: Role, kind: AgencyKind) -> None:
    agency = an_agency("theirs", kind)
    sender, colleague = an_actor(role, agency=agency), an_actor(role, agency=agency)
    unit = an_actor(Role.INTELLIGENCE_UNIT, agency=an_agency("police", AgencyKind.POLICE))
    client = signed_in(sender)
    assert "Send intelligence" in client.get("/intelligence/new").content.decode()
    empty = client.post("/intelligence/new", {"words": "", "form_token": "t-empty"}).content.decode()
    assert "Write what you saw or heard." in unescape(empty) and "Choose how you know." in unescape(empty)
    told = {"words": SEEN, "known_how": "saw", "form_token": "t-sent"}
    assert client.post("/intelligence/new", told).status_code == 302
    with acting_as(unit):
        [waiting] = selectors.to_handle(actor=unit, ungraded=True)
    assert waiting.agency_id == sender.agency_id and waiting.sent_by == sender.account_id
    assert str(waiting.id) in client.get("/intelligence/sent").content.decode()
    other = signed_in(colleague)
    assert str(waiting.id) not in other.get("/intelligence/sent").content.decode()
    assert other.get(f"/intelligence/reports/{waiting.id}").status_code == 404
    assert client.get(f"/intelligence/reports/{waiting.id}").status_code == 200
    for task in ("grade", "about", "release"):
        page = signed_in(unit).get(f"/intelligence/reports/{waiting.id}/{task}").content.decode()
        assert SEEN in page and "As it was sent" in page, "read beside what is written about it"


def test_an_example_of_a_schedule_counts_in_a_demonstration_and_nowhere_else(settings: LazySettings) -> None:
    lines = profile("gloucestershire", on=local_date(timezone.now())).intelligence_retention
    assert all(line.example for line in lines if line.years), "no controller of this area has said any years"
    assert all("example" in line.source and not line.confirmed for line in lines if line.example), (
        "each is marked as one"
    )
    kinds = {"police", "council", "health", "education", "school"}
    for demo, shown in ((True, {(kind, each.value) for kind in kinds for each in RecordClass}), (False, set())):
        settings.DEMO = demo
        assert {(line.agency_kind, line.record_class) for line in that_count(lines)} == shown


def test_the_information_lead_reads_how_long_each_originator_keeps_it_and_that_it_is_an_example(
    settings: LazySettings,
) -> None:
    lead = signed_in(an_actor(Role.INFORMATION_LEAD))
    for demo, many in ((True, 5 * len(RecordClass)), (False, 0)):
        settings.DEMO = demo
        page = lead.get("/retention").content.decode()
        table = page[page.index("Intelligence, by who sent it") :]
        assert table.count("from the day it was sent, then it") == many
        assert table.count("The years are an example, for this demonstration alone") == many
        assert "Whoever is not listed has set no time" in table


def test_what_is_past_its_time_is_found_behind_any_number_of_reports_nobody_classed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    school = an_actor(Role.PROFESSIONAL_REFERRER, agency=an_agency("school", AgencyKind.SCHOOL))
    unit = an_actor(Role.INTELLIGENCE_UNIT, agency=an_agency("police", AgencyKind.POLICE))
    with transaction.atomic(), acting_as(school):
        first = [a_report(school, f"Report {number}.") for number in range(3)]
        last = a_report(school, "A blue van by the field.")
    with transaction.atomic(), acting_as(unit):
        told = GradeTold("2", "B", "P", record_class=RecordClass.ALL_ELSE)
        actions.grade(actor=unit, report_id=last, told=told)
        actions.grade(actor=unit, report_id=first[0], told=replace(told, record_class=None))
    later = timezone.now() + timedelta(days=7 * 366)
    monkeypatch.setattr(disposing.timezone, "now", lambda: later)
    monkeypatch.setattr(disposing, "AT_ONCE", 1)
    with acting_as(unit):
        assert [each.report_id for each in disposing.due_for_disposal(actor=unit)] == [last]


def test_one_proposes_another_agrees_and_the_report_says_who_did_what(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the pages: asked until when only where it may be kept, and nothing typed is lost."""
    settings.DEMO = True
    monkeypatch.setattr(disposing, "months_after", lambda on, months: on)
    police = an_agency("police", AgencyKind.POLICE)
    school = an_actor(Role.PROFESSIONAL_REFERRER, agency=an_agency("school", AgencyKind.SCHOOL))
    first, second = (an_actor(Role.INTELLIGENCE_UNIT, agency=police) for _ in range(2))
    with transaction.atomic(), acting_as(school):
        report = a_report(school, SEEN)
    with transaction.atomic(), acting_as(first):
        told = GradeTold("2", "B", "P", record_class=RecordClass.ALL_ELSE)
        actions.grade(actor=first, report_id=report, told=told)
    url, until = f"/intelligence/reports/{report}/dispose", "If it is kept: look again on"
    ours, theirs = signed_in(first), signed_in(second)
    assert "Past its originator" in ours.get("/intelligence").content.decode()
    assert until in ours.get(url).content.decode()
    again = unescape(ours.post(url, {"stage": "propose", "why": "", "form_token": "t-1"}).content.decode())
    assert "Say why." in again and "checked" in again
    told_why = {"stage": "propose", "why": "Nothing came of it.", "form_token": "t-2"}
    assert ours.post(url, told_why).status_code == 302
    asked = unescape(theirs.get(url).content.decode())
    assert "proposes to dispose of it: Nothing came of it." in asked and until not in asked
    assert theirs.post(url, {"stage": "agreed", "why": "I agree.", "form_token": "t-3"}).status_code == 302
    assert theirs.get(url).status_code == 404
    log = unescape(theirs.get(f"/intelligence/reports/{report}").content.decode())
    assert (
        "Past its time: dispose of it, if a second person agrees" in log
        and "Past its time: agreed: the words are gone" in log
    )
    with acting_as(first):
        assert SEEN not in str(selectors.report(report, actor=first))
