"""A force whose officers screen in its own system: sent whole, held once, reviewed and counted here, and told back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

import pytest
from django.core.cache import cache
from django.utils import timezone

from openmash.casework.frontdoor.models import ContactChild
from openmash.casework.screening import selectors
from openmash.casework.screening.models import ScreenedChild, Screening
from openmash.casework.screening.telling import GradeTold
from openmash.casework.screening.words import AdultPart, Grade
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.pathways.screening import review_screening, send_waiting
from openmash.records.voice.models import Voice
from tests.factories.access import an_actor, an_agency
from tests.factories.clients import System, a_system, body_of
from tests.factories.screening import Force, a_force
from tests.partner_api.test_partner_api import problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HERS = "I put the pillow on my ears."


@pytest.fixture
def force() -> Force:
    cache.clear()
    return a_force()


@pytest.fixture
def system(force: Force) -> System:
    return a_system(force.agency)


def sent(force: Force, **change: object) -> dict[str, object]:
    child = {
        "forenames": "Mia", "surname": "Farrow", "born": "2018-03", "present": "yes", "lives_there": "yes",
        "seen": True, "spoken_to": "alone", "words": HERS, "activity": "Under the table",
        "may_be_shown_to": ["school"], "not_for": "Dad",
    }  # fmt: skip
    return {
        "reference": "VIST-900", "incident_ref": "GP-900", "incident_at": (timezone.now() - timedelta(hours=2)).isoformat(),
        "incident_kind": "Domestic incident, verbal", "domestic_abuse": "yes", "narrative": "Shouting heard.",
        "children": [child, {"described": "A baby", "seen": False, "seen_why_not": "Asleep at her nan’s"}],
        "adults": [{"surname": "Farrow", "relation": "father", "part": "alleged", "may_need_help_with": ["alcohol"]}],
        "worries": [{"about": "harm", "how_much": "serious"}], "grade": "amber", "reasons": "It has happened before.",
        "safe_now": "He left.", "family_told": "yes", "officer": force.officer.name, "officer_team": force.team.name,
        **change,
    }  # fmt: skip


def test_a_household_is_taken_in_whole_reviewed_here_sent_on_by_the_clocks_and_told_back(
    force: Force, system: System
) -> None:
    taken = body_of(system.post("/screenings", sent(force)))
    assert taken == {"reference": "VIST-900", "already_held": False}
    with acting_as(force.sergeant):
        (line,) = selectors.to_review(actor=force.sergeant)
        shown = selectors.screening(line.id, actor=force.sergeant)
        assert [child.called for child in shown.children] == ["Mia Farrow", "A baby"]
        assert shown.adults[0].part is AdultPart.ALLEGED and shown.adults[0].vulnerable == ("alcohol",)
        assert shown.first.items == {"harm": "serious"} and shown.children[0].safe_for == ("school",)
        assert shown.sent == ()
    (before,) = cast("list[dict[str, object]]", body_of(system.get("/screenings"))["screenings"])
    assert before["hub_reference"] == "" and before["reviewed"] is False and before["grade"] == "amber"
    with acting_as(force.sergeant):
        review_screening(
            actor=force.sergeant,
            screening_id=line.id,
            told=GradeTold(Grade.RED, "A baby, too."),
            feedback="Good words.",
        )
    (after,) = cast("list[dict[str, object]]", body_of(system.get("/screenings"))["screenings"])
    assert after["reviewed"] is True and after["grade"] == "amber" and after["grade_stands"] == "red"
    assert after["hub_reference"] and after["became"] == [{"outcome": "", "decided_at": None}] * 2
    with acting_as(an_actor(Role.SCREENER)):
        assert sorted(ContactChild.objects.values_list("as_told", flat=True)) == ["A baby", "Mia Farrow"]
        assert HERS in Voice.objects.values_list("quote", flat=True)


def test_one_nobody_reviews_goes_by_itself(force: Force, system: System) -> None:
    assert system.post("/screenings", sent(force)).status_code == 200
    with acting_as(clocks := service(Service.CLOCKS)):
        assert send_waiting(actor=clocks, now=timezone.now() + timedelta(hours=9)) == 1


def test_the_hours_and_the_time_for_a_review_run_from_when_the_officer_sent_it(force: Force, system: System) -> None:
    sent_at = timezone.now() - timedelta(hours=1)
    assert system.post("/screenings", sent(force, submitted_at=sent_at.isoformat())).status_code == 200
    with acting_as(force.sergeant):
        (line,) = selectors.to_review(actor=force.sergeant)
    assert line.submitted_at == sent_at
    (before,) = cast("list[dict[str, object]]", body_of(system.get("/screenings"))["screenings"])
    assert datetime.fromisoformat(str(before["sent_at"])) == sent_at


def test_a_reference_is_held_once_and_its_grade_never_changes(force: Force, system: System) -> None:
    told = sent(force)
    assert (
        system.post("/screenings", told, key="first-key").content
        == system.post("/screenings", told, key="first-key").content
    )
    assert body_of(system.post("/screenings", told))["already_held"] is True
    said = problem(system.post("/screenings", {**told, "grade": "green"}), 409)
    assert "reference of its own" in str(said["detail"])
    with acting_as(force.unit):
        assert Screening.objects.count() == 1 and ScreenedChild.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"children": [{"forenames": "Mia", "seen": False}]}, "children.0.seen_why_not"),
        ({"children": [{"forenames": "Mia", "seen": True}]}, "children.0.spoken_why_not"),
        ({"children": [{"seen": False, "seen_why_not": "Out", "spoken_to": "alone"}]}, "children.0.spoken_to"),
        ({"children": [{"seen": False, "seen_why_not": "Out", "born": "2019-02-30"}]}, "children.0.born"),
        ({"children": [{"seen": False, "seen_why_not": "Out", "born": "2099"}]}, "children.0.born"),
        ({"worries": [{"about": "shoe_size", "how_much": "some"}]}, "worries.0.about"),
        ({"incident_at": "2190-01-01T00:00:00Z"}, "incident_at"),
        ({"submitted_at": "2190-01-01T00:00:00Z"}, "submitted_at"),
        ({"submitted_at": "2019-01-01T00:00:00Z"}, "submitted_at"),
        ({"reasons": " "}, "reasons"),
        ({"score": 7}, "score"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    force: Force, system: System, change: dict[str, object], field: str
) -> None:
    said = problem(system.post("/screenings", sent(force, **change)), 422)
    assert field in str(said["errors"]), said
    with acting_as(force.unit):
        assert not Screening.objects.exists()


def test_a_system_reads_back_what_it_sent_and_another_forces_nothing(force: Force, system: System) -> None:
    assert system.post("/screenings", sent(force)).status_code == 200
    for other in (a_system(force.agency), a_system(an_agency("other-force", AgencyKind.POLICE))):
        assert body_of(other.get("/screenings"))["screenings"] == []
    school = a_system(an_agency("school", AgencyKind.SCHOOL))
    problem(school.post("/screenings", sent(force)), 403)
    problem(school.get("/screenings"), 403)
