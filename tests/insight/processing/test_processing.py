"""The record of processing tells of every table, to those who answer for it, and names nobody."""

from __future__ import annotations

import io

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.insight.processing.recording import activities, processing
from tests.factories.access import an_actor
from tests.factories.family import signed_in

pytestmark = pytest.mark.django_db


def test_every_table_stands_in_it_with_how_long_it_is_kept_and_every_part_with_what_it_is_for() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("openmash.")]
    told = [table for activity in activities() for table in activity.tables]
    assert len(told) == len(ours)
    assert not [table.name for table in told if not (table.holds and table.retention and table.access)]
    assert not [activity.name for activity in activities() if not activity.purpose]
    front = next(each for each in activities() if each.name == "The front door (MASH)")
    assert front.is_about_somebody and "MASH screener" in front.roles


def test_it_is_read_by_those_who_answer_for_it_and_is_paper_too() -> None:
    lead = an_actor(Role.INFORMATION_LEAD)
    page = signed_in(lead).get("/processing").content.decode()
    assert "For the controllers to write" in page and "The front door (MASH)" in page
    paper = signed_in(lead).get("/processing/paper")
    assert paper["Content-Type"] == "application/pdf"
    read = PdfReader(io.BytesIO(paper.content))
    assert read.metadata is not None and read.metadata.title == "What is processed, and why"
    words = " ".join(" ".join(each.extract_text().split()) for each in read.pages)
    assert "Article 30" in words and "by originator and record class" in words
    for nobody in (Role.SCREENER, Role.BOARD_MEMBER, Role.SOCIAL_WORKER):
        assert signed_in(an_actor(nobody)).get("/processing").status_code == 403


def test_the_register_inside_tells_who_answers_for_each_rule_and_what_nobody_measured() -> None:
    page = signed_in(an_actor(Role.INFORMATION_LEAD)).get("/processing/rules").content.decode()
    assert "/automated-rules/drift" in page and "The practice lead" in page and "./run bench linkage" in page
    assert "Not measured" in page
    assert signed_in(an_actor(Role.SCREENER)).get("/processing/rules").status_code == 403


def test_it_costs_two_or_three_queries_whatever_is_held() -> None:
    lead = an_actor(Role.INFORMATION_LEAD)
    with acting_as(lead), CaptureQueriesContext(connection) as asked:
        processing(actor=lead)
    assert len(asked) <= 4
