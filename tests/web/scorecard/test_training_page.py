"""Training by page: sent by an agency's lead, read by whoever reads the scorecard, refused to everybody else."""

from __future__ import annotations

from html import unescape

import pytest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.statute.calendar import months_after
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in

pytestmark = pytest.mark.django_db
PAGE, TELL, LOAD = "/scorecard/training", "/scorecard/training/tell", "/scorecard/training/load"
MONTH = f"{months_after(timezone.localdate().replace(day=1), -1):%Y-%m}"


def read(actor: Actor, address: str = PAGE) -> str:
    answer = signed_in(actor).get(address)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def test_an_agencys_lead_sends_a_course_and_puts_it_right_and_others_read_no_count() -> None:
    lead = an_actor(Role.BOARD_MEMBER, agency=an_agency("health", AgencyKind.HEALTH))
    assert "Nothing was sent yet" in read(lead)
    assert "Whose people are they?" in read(lead, TELL)
    sent = {
        "form_token": "training-000001", "agency": str(lead.agency_id), "course": "Babies who cannot move",
        "topic": "babies", "month": MONTH, "eligible": "150", "reached": "152", "measure": "decided within one working day",
    }  # fmt: skip
    wrong = signed_in(lead).post(TELL, sent)
    assert "No more can have had it than should have." in unescape(wrong.content.decode())
    assert "Babies who cannot move" in unescape(wrong.content.decode()), "nothing typed is lost"
    assert signed_in(lead).post(TELL, sent | {"reached": "62"}).status_code == 302
    assert signed_in(lead).post(TELL, sent | {"reached": "64", "form_token": "training-000002"}).status_code == 302
    page = read(lead)
    assert "64 of 150" in page and "62 of 150" not in page
    assert "Decided within one working day" in page and "Too little to tell: 0 months before the course" in page
    odd = signed_in(lead).post(TELL, sent | {"reached": "6", "measure": "Happiness", "form_token": "training-000009"})
    assert "Write a figure’s name as it stands on the scorecard" in unescape(odd.content.decode())
    other = read(an_actor(Role.DUTY_MANAGER, agency=an_agency("council")))
    assert "Babies who cannot move" in other and "64 of 150" not in other
    assert signed_in(an_actor(Role.DUTY_MANAGER)).get(TELL).status_code == 403
    assert signed_in(an_actor(Role.SCREENER)).get(PAGE).status_code == 403


def test_a_file_with_a_fault_says_which_row_and_keeps_nothing() -> None:
    lead = an_actor(Role.BOARD_MEMBER, agency=an_agency("health", AgencyKind.HEALTH))
    words = f"agency,course,topic,month,eligible,reached,measure\nHealth,A,neglect,{MONTH},50,40,\nHealth,B,neglect,{MONTH},9,10,"
    client = signed_in(lead)
    answer = unescape(client.post(LOAD, {"form_token": "training-000003", "words": words}).content.decode())
    assert "Row 3, reached: “10”. No more can have had it" in answer
    assert "Nothing was sent yet" in read(lead)
    assert (
        client.post(LOAD, {"form_token": "training-000004", "words": words.replace("9,10", "9,9")}).status_code == 302
    )
    assert "9 of 9" in read(lead)


def test_a_figure_shown_without_small_numbers_to_everybody_says_why_in_its_own_words() -> None:
    lead = an_actor(Role.DUTY_MANAGER, agency=an_agency("council"))
    reached = read(lead, "/scorecard/training-reached")
    assert (
        "A small course would say who was on it: nobody, whatever their role, is shown a number below five" in reached
    )
    assert "Few may read" not in reached, "no record stands behind a count that an agency sent"
    assert "Few may read what a pupil told: nobody" in read(lead, "/scorecard/sessions-told")
