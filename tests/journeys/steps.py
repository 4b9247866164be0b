"""What the journeys after the front door share: the journey page, a meeting's decisions, and a clock that is moved on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.foundation.access.actors import Actor, acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, RelationshipTold
from openmash.records.people.words import NameKind, PersonKind, RelationshipKind
from openmash.statute.calendar import Calendar, at, local_date
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.journeys.clock import Clock
from tests.morning import latest_working_morning

MORNING = time(10)


@contextmanager
def being(account: Account) -> Iterator[Actor]:
    """What this account does with the product's own actions."""
    actor = actor_for(account)
    with transaction.atomic(), acting_as(actor):
        yield actor


def begin_working_days_ago(clock: Clock, days: int) -> None:
    """So that the whole journey lies in the past: the database's own clock is never moved."""
    day = Calendar().add_working_days(local_date(latest_working_morning()), -days)
    clock.go_to(at(day, MORNING))


def half_an_hour_later(clock: Clock) -> None:
    """Everybody's clock on, the server's with it: what was set up before is no later than what the server does next."""
    clock.go_to(timezone.now() + timedelta(minutes=30))


def working_days_later(clock: Clock, days: int) -> date:
    """Everybody's clock on at ten in the morning, so many working days later."""
    day = Calendar().add_working_days(local_date(timezone.now()), days)
    clock.go_to(at(day, MORNING))
    return day


def a_child_of_the_family(actor: Actor, first: str, last: str, born: date, *siblings: UUID, due: bool = False) -> UUID:
    """A child, or one who is due; a brother or sister of these."""
    told = AsTold(
        PersonKind.UNBORN if due else PersonKind.CHILD, (NameTold(first, last, NameKind.LEGAL),),
        BirthTold(born, expected=due),
        relationships=tuple(RelationshipTold(other, RelationshipKind.SIBLING) for other in siblings),
    )  # fmt: skip
    return people.add_person(actor=actor, told=told)


def checked(page: Page, name: str) -> Page:
    """Accessible, whole at 320 pixels, and a picture of it kept."""
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"journey-{name}")
    return page


def journey(browser: Browse, account: Account, child: UUID, *, scripts: bool = True) -> Page:
    """A child's journey, opened by somebody."""
    page = browser.open(f"/child/{child}/journey", account=account, scripts=scripts)
    expect(page.get_by_role("heading", name="What is due")).to_be_visible()
    return page


def due(page: Page, name: str, law: str) -> None:
    """The journey says that this is due, and by which rule."""
    expect(page.locator("#due + ul > li").filter(has_text=name).first).to_contain_text(law)


def the_meeting(browser: Browse, account: Account, child: UUID, kind: str) -> Page:
    """The newest meeting of this kind, from the child's journey."""
    page = journey(browser, account, child)
    page.get_by_role("link", name=re.compile(f"^{kind}, ")).first.click()
    expect(page.get_by_role("heading", name="Agencies")).to_be_visible()
    return page


def step(page: Page, what: str, why: str = "") -> Page:
    """Record a step from the journey page, and come back to it."""
    page.get_by_role("button", name="Record a step").click()
    expect(page.get_by_role("heading", name="Record a step")).to_be_visible()
    page.get_by_label(what, exact=True).check()
    if why:
        page.get_by_label("Why?", exact=True).fill(why)
    page.get_by_role("button", name="Record this step").click()
    expect(page.get_by_role("heading", name="What is due")).to_be_visible()
    return page


def call(page: Page, button: str, line: str, *siblings: str) -> Page:
    """Call a meeting from the journey page."""
    page.get_by_role("button", name=button).click()
    page.get_by_label("What is the worry").fill(line)
    for sibling in siblings:
        page.get_by_label(sibling).check()
    page.get_by_role("button", name="Call it").click()
    expect(page.get_by_role("heading", name="Agencies")).to_be_visible()
    return page


def decide(page: Page, child: str, outcome: str, **words: str) -> Page:
    """Fill in a decision for one child and send it. The next page is the meeting, or the form with what is wrong."""
    page.get_by_role("button", name=re.compile(f"Record what was decided for {child}")).click()
    page.get_by_label(outcome, exact=True).check()
    for label, text in words.items():
        page.get_by_label(label.replace("_", " "), exact=label == "Why").fill(text)
    page.get_by_role("button", name="Record this decision").click()
    return page


def the_gate(page: Page, reasons: str, agencies: str, others: str, voice: str) -> None:
    """What doing less asks, on a form that calls the reasons "Why" or "The reasons"."""
    why = page.get_by_label("The reasons", exact=True)
    (why if why.count() else page.get_by_label(re.compile(r"^\s*Why\??\s*$"))).fill(reasons)
    page.get_by_label(re.compile("What did each agency")).fill(agencies)
    page.get_by_label("Who else was thought of?").fill(others)
    page.get_by_label("What did the child say or show?").fill(voice)


def day(page: Page, name: str, on: date) -> None:
    """A day in three boxes."""
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.fill(f"[name={name}-{part}]", str(value))
