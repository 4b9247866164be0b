"""A safeguarding lead sends the export of their school's own system, and reads at once what came of each row."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.school_records.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.imports.feeds import Receipt
from openmash.pathways.feeds import feed_named, send_school_records
from openmash.web.journey.tasks import FormPage
from openmash.web.shell import csv_file

TITLE = "Send an export of your own system"
MOST_SAID = 50
"""Rows that are named one by one where they could not be taken in."""


@screen(Permission.SEND, log="")
def school_send_records(request: HttpRequest, actor: Actor) -> Answer:
    """Take a file in. A row that cannot be is named with why; the others are kept. A row sent again is held once."""
    form, lines = csv_file.FileForm.blank(), _before()
    if request.method == "POST":
        form = csv_file.FileForm.parse(request.POST)
        name, words, wrong = csv_file.sent(request, form)
        if wrong:
            form = form.with_problems([Problem("words", wrong)])
        if form.is_complete:
            try:
                lines = _after(send_school_records(actor=actor, name=name, words=words))
                form = csv_file.FileForm.blank()
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
            except NotAllowedNow as refusal:
                form = form.with_problems([Problem("words", refusal.sentence)])
    back = Link("Records from your own system", reverse("school_records"))
    return Shown(csv_file.TEMPLATE, FormPage(TITLE, form, back, "", "Send it", lines))


def _before() -> Sequence[str]:
    needed = ", ".join(each.name for each in feed_named("school-records").columns)
    return (
        "What it says is your school’s own here until you release a record: nobody else sees it.",
        f"One row an entry. The headings your system writes are known where your area has set them up; else: {needed}.",
        "It is no referral. Where you are worried about a child now, use “Your requests”.",
    )


def _after(came: Receipt) -> Sequence[str]:
    """What came of a file, and of each row that could not be taken in."""
    said = f"{came.file_name}: {say.count_of(came.accepted, 'record')} taken in"
    said += f", {came.already_held} here already" if came.already_held else ""
    refused = [f"Row {each.line}: {each.reason}" for each in came.refused[:MOST_SAID]]
    more = came.quarantined - len(refused)
    return (
        f"{said}, {came.quarantined} not taken in." if came.quarantined else f"{said}.",
        *refused,
        *([f"And {more} more."] if more else []),
        *(["Put these right in your own system, and send the export again."] if refused else []),
    )
