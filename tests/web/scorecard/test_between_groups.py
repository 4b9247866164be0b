"""Figures by groups of children beside who lives here: what a page says without them, with them, and of small numbers."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.insight.scorecard import actions
from openmash.insight.scorecard.comparing import Compared
from openmash.records.people.telling import DetailTold
from openmash.records.people.words import DetailKind
from openmash.web.scorecard.between import times
from tests.factories.access import an_actor
from tests.factories.family import signed_in
from tests.factories.frontdoor import a_child_told, a_contact, a_hub
from tests.insight.scorecard.test_populations import ETHNIC, a_file, disabled

LAST_MONTH = timezone.now().replace(day=1) - timedelta(days=10)
LOAD = "/scorecard/population/load"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Compared("A", 30, 1_000, 300.0, 1.4, 1.1, 1.8), "1.4 times as often (1.1 to 1.8)"),
        (Compared("A", 30, 1_000, 300.0, 0.62, 0.44, 0.81), "0.6 times as often (0.4 to 0.8)"),
        (Compared("A", 30, 1_000, 300.0, 1.04, 1.01, 1.07), "1.04 times as often (1.01 to 1.07)"),
        (Compared("A", 30, 1_000, 300.0, 1.2, 0.8, 1.7), "No difference can be told (0.8 to 1.7 times)"),
        (Compared("A", 1, 1_000, 10.0, math.inf, 0.4, math.inf), "No difference can be told"),
        (
            Compared("A", 9, 1_000, 90.0, math.inf, 2.0, math.inf),
            "None among the others: more often than chance explains",
        ),
        (Compared("A", 0, 1_000, 0.0, 0.0, 0.0, 0.4), "None here: less often than chance explains"),
        (Compared("A", 9, 1_000, 90.0, 132.8, 10.1, 3915.8), "133 times as often (10 to 3,916)"),
        (Compared("A", None, 1_000), "Not shown: small numbers"),
        (Compared("A", 0, 0), "Nothing to lay beside it"),
    ],
)
def test_a_ratio_is_said_in_words_that_claim_no_more_than_its_range(one: Compared, said: str) -> None:
    assert times(one) == said


@pytest.fixture
def hub() -> object:
    """Of last month: twelve contacts about White children, seven about Mixed, three about Black children."""
    hub = a_hub()
    with transaction.atomic(), acting_as(hub.screener):
        for code, many in (("WBRI", 12), ("MWAS", 7), ("BAFR", 3)):
            for number in range(many):
                child = a_child_told(f"{code.title()}{number}")
                told = replace(child.told, details=(DetailTold(DetailKind.ETHNICITY, code),))
                a_contact(hub.screener, replace(child, told=told), received_at=LAST_MONTH)
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        actions.count(actor=clocks, only=["contacts"])
    return hub


def load(words: str) -> Actor:
    lead = an_actor(Role.DATA_OFFICER)
    with transaction.atomic(), acting_as(lead):
        actions.load_population(actor=lead, name="census.csv", words=words)
    return lead


def read(actor: Actor, address: str) -> str:
    answer = signed_in(actor).get(address)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


@pytest.mark.django_db
def test_a_page_says_what_is_missing_and_who_can_load_it_then_lays_counts_beside_who_lives_here(hub: object) -> None:
    manager = an_actor(Role.DUTY_MANAGER)
    before = read(manager, "/scorecard/contacts")
    assert "How many children of each ethnic group live here was not loaded" in before
    assert "A data officer or the partnership manager can load it." in before
    assert LOAD not in before
    assert LOAD in read(an_actor(Role.DATA_OFFICER), "/scorecard/contacts")
    load(a_file())
    after = read(manager, "/scorecard/contacts")
    assert "was not loaded" in after, "disability still is not"
    mixed = 7 / 6_000 / (15 / (sum(ETHNIC.values()) - 6_000))
    assert f"{mixed:.1f} times as often (" in after
    assert "12 for each 10,000 of them" in after
    assert "ONS census of 2021, table RM032, counted for" in after
    assert "10 for each 10,000 of them" in after, "of three in three thousand, for whoever may see each of them"


@pytest.mark.django_db
def test_the_board_reads_no_ratio_of_a_small_number_nor_finds_one_in_what_may_be_published(hub: object) -> None:
    load(a_file() + "\n" + disabled().split("\n", 1)[1])
    board = an_actor(Role.BOARD_MEMBER)
    for address in ("/scorecard/contacts", "/scorecard/differences/contacts"):
        page = read(board, address)
        black = page.split("Black or Black British", 1)[1][:700]
        assert "Not shown: small numbers" in black
        assert "10 for each 10,000" not in page, "of three in three thousand"
    sheet = signed_in(an_actor(Role.DUTY_MANAGER)).get("/scorecard/figures.csv").content.decode("utf-8-sig")
    rows = {r["Part"]: r for r in csv.DictReader(io.StringIO(sheet)) if r["Divided by"] == "ethnicity"}
    assert rows["White"]["Children who live here"] == "90000"
    assert rows["White"]["Of"] == "10"
    assert float(rows["White"]["For each 10,000 of them"]) == pytest.approx(10 / 9, abs=0.01)
    assert rows["Black or Black British"]["Times as often as others"] == ""
    withheld = [row for row in rows.values() if row["Of"] == ""]
    assert len(withheld) == 2
    assert not [row for row in withheld if row["For each 10,000 of them"] or row["From"] or row["To"]]


@pytest.mark.django_db
def test_a_file_is_loaded_by_page_with_its_faults_by_row_and_what_was_pasted_kept(hub: object) -> None:
    lead = signed_in(an_actor(Role.DATA_OFFICER))
    token = {"form_token": "between-groups-0001"}
    assert "ethnic group,children" not in unescape(lead.get(LOAD).content.decode())
    wrong = a_file().replace("6000", "six").replace("700", "few")
    answer = unescape(lead.post(LOAD, {**token, "words": wrong}).content.decode())
    assert "Row 3, children: “six” is no number" in answer
    assert "Row 6, children: “few” is no number" in answer
    assert "ethnic group,Mixed,six" in answer
    assert "was not loaded" in read(an_actor(Role.BOARD_MEMBER), "/scorecard/population")
    file = SimpleUploadedFile("census.csv", a_file().encode(), content_type="text/csv")
    assert lead.post(LOAD, {"form_token": "between-groups-0002", "files": file}).status_code == 302
    page = read(an_actor(Role.BOARD_MEMBER), "/scorecard/population")
    assert "census.csv" in page
    assert "90,000" in page
    assert "Counts now" in page
    assert signed_in(an_actor(Role.BOARD_MEMBER)).get(LOAD).status_code == 403
