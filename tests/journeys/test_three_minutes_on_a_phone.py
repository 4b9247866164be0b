"""How long an officer's thumbs need for a whole household, two or three children and two adults, on the smallest phone.

What is counted is what a browser was made to do: questions that were on the page, taps, characters. What is assumed is
the rates below; they are said with the figure, so that somebody with a stopwatch can put them right. Looking it over
before it is sent is not in it, and nor are the seconds the pages took: those are said beside it, as of this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from time import monotonic

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.statute.calendar import at
from tests.factories.screening import NEWEST, Force, a_force
from tests.journeys.browser import Browse
from tests.journeys.clock import Clock

IN_THE_MORNING = True
CHARACTERS_A_MINUTE = 200
"""Two thumbs: 36 to 40 words a minute are the mean of some 37,000 people (Palin and others, MobileHCI 2019)."""
A_QUESTION = 1.5
"""Seconds to read one question."""
KNOWN = 0.5
"""Seconds to see a question again that was answered a moment ago, of the child or adult before."""
A_TAP = 0.5
"""Seconds to find a box or button and press it."""
READ = """() => [...document.querySelectorAll("main form .govuk-form-group")].filter((group) =>
  group.checkVisibility() && !group.parentElement.closest(".govuk-form-group"))"""
SEEN = f"{READ}.length"
"""How many questions are to be seen: what an answer leads to, and not what is folded away."""
AGAIN = (
    f"""{READ}.filter((group) => group.closest(".om-someone")?.previousElementSibling?.matches(".om-someone")).length"""
)
"""How many of them are asked again, of a second child or adult."""


@dataclass
class Thumbs:
    """Somebody at a phone, and what they have read, pressed and typed so far."""

    page: Page
    questions: int = 0
    again: int = 0
    taps: int = 0
    characters: int = 0
    waited: float = 0.0

    def minutes(self, again: float) -> float:
        """`again`: seconds to see a question that was just answered of somebody else."""
        read = (self.questions - self.again) * A_QUESTION + self.again * again
        return (read + self.taps * A_TAP) / 60 + self.characters / CHARACTERS_A_MINUTE

    def type(self, box: str, words: str) -> None:
        self.taps += 1
        self.characters += len(words)
        self.page.fill(f"[name='{box}']", words)

    def born(self, whose: str, on: date) -> None:
        for part, number in (("day", on.day), ("month", on.month), ("year", on.year)):
            self.type(f"{whose}-born-{part}", str(number))

    def tap(self, **chosen: str) -> None:
        for name, value in chosen.items():
            self.taps += 1
            self.page.check(f"input[name='{name.replace('__', '-')}'][value='{value}']")

    def press(self, button: str) -> None:
        self.taps += 1
        began = monotonic()
        self.page.get_by_role("button", name=button).click()
        self.waited += monotonic() - began

    def go_on(self) -> None:
        self.questions += self.page.evaluate(SEEN)
        self.again += self.page.evaluate(AGAIN)
        self.press("Save and go on")
        expect(self.page.locator(".govuk-error-summary")).to_have_count(0)

    def said(self, what: str) -> str:
        return (
            f"an officer screens {what}, at 320 pixels: {self.minutes(A_QUESTION):.1f} minutes by {self.questions} questions "
            f"read at {A_QUESTION} s, {self.taps} taps at {A_TAP} s and {self.characters} characters at "
            f"{CHARACTERS_A_MINUTE} a minute; {self.minutes(KNOWN):.1f} where the {self.again} asked again of a second or "
            f"third take {KNOWN} s; {self.waited:.0f} s of pages beside it"
        )


@pytest.fixture(scope="module")
def force(own_database: Cluster, clock: Clock) -> Force:
    with transaction.atomic():
        made = a_force()
    clock.go_to(max(timezone.now(), at(NEWEST, time(10))))
    return made


def begin(browser: Browse, force: Force) -> Thumbs:
    officer = Account.objects.get(pk=force.officer.account_id)
    phone = browser.open("/screenings", account=officer, width=320)
    phone.set_viewport_size({"width": 320, "height": 640})
    thumbs = Thumbs(phone)
    thumbs.press("Screen a household")
    return thumbs


def child(thumbs: Thumbs, place: int, name: str, on: date, words: Mapping[str, str], **met: str) -> None:
    """One child: `met` as chosen, `words` as typed."""
    whose = f"children-{place}"
    if place:
        thumbs.press("Add another child")
        expect(thumbs.page.locator(f"[name='{whose}-surname']")).to_have_value("Tranter")
    thumbs.type(f"{whose}-forenames", name)
    if not place:
        thumbs.type(f"{whose}-surname", "Tranter")
    thumbs.born(whose, on)
    thumbs.tap(**{f"children__{place}__{question}": answer for question, answer in met.items()})
    for question, typed in words.items():
        thumbs.type(f"{whose}-{question}", typed)


def children(thumbs: Thumbs, many: int, *, whole: bool) -> None:
    """One who was spoken to, and one or two who slept."""
    if whole:
        thumbs.type("home", "Warm, beds, door broken")
    lives = {"lives_here": "yes"} if whole else {}
    of_her = {"words": "I got under the table. He does it when Mum cries."}
    if whole:
        of_her |= {
            "appearance": "Pyjamas, shaking", "activity": "Hiding", "relationships": "Clung to Mum", "injuries": "None",
            "school": "Alder Primary",
        }  # fmt: skip
    child(thumbs, 0, "Kayleigh", date(2017, 5, 19), of_her, met="alone", present="yes", **lives)
    for place, (name, on) in enumerate((("Leo", date(2023, 2, 3)), ("Ada", date(2024, 11, 8)))[: many - 1], 1):
        of_them = {"appearance": "Clean", "injuries": "None", "school": "None"} if whole else {}
        child(thumbs, place, name, on, of_them, met="asleep", **lives)
    thumbs.go_on()


def household(thumbs: Thumbs, many: int, *, whole: bool) -> None:
    """`whole`: every open question answered; else those that must be, and each person's name and birthday."""
    thumbs.type("incident_ref", "GP-0042")
    thumbs.tap(kind="domestic")
    thumbs.type("narrative", "Neighbour rang: shouting. He had left.")
    if whole:
        thumbs.type("address", "14 Alder Close, GL4")
    thumbs.go_on()
    children(thumbs, many, whole=whole)
    for place, (first, last, who, part, on) in enumerate(
        (
            ("Dawn", "Tranter", "mother", "victim", date(1991, 8, 2)),
            ("Carl", "Pryce", "mothers_partner", "alleged", date(1988, 1, 30)),
        )
    ):
        if place:
            thumbs.press("Add another adult")
        thumbs.type(f"adults-{place}-forenames", first)
        thumbs.type(f"adults-{place}-surname", last)
        thumbs.tap(**{f"adults__{place}__part": part, f"adults__{place}__relation": who})
        if whole:
            thumbs.born(f"adults-{place}", on)
            thumbs.tap(**{f"adults__{place}__vulnerable": "alcohol"})
    thumbs.go_on()
    if whole:
        thumbs.tap(saw_or_heard="yes")
        thumbs.type("before", "Twice this year, worse")
        thumbs.type("coming_back", "With a friend, no")
    thumbs.go_on()
    thumbs.tap(harm="some", fear="serious", care="none", adults_fit="some", outside="none", again="some")
    thumbs.go_on()
    thumbs.tap(grade="amber", family_told="yes", safe_done="left")
    thumbs.type("reasons", "She heard it and hid. It has happened before.")
    thumbs.go_on()
    thumbs.press("Send to your supervisor")
    expect(thumbs.page.locator("main")).to_contain_text("Waiting for its review")


@pytest.mark.parametrize(
    ("many", "whole", "minutes", "what"),
    [
        (2, False, 3.0, "two children and two adults, what must be said"),
        (3, False, 3.0, "three children and two adults, what must be said"),
        (3, True, 4.0, "three children and two adults, every open question answered"),
    ],
)
def test_what_must_be_said_of_a_household_is_said_on_a_phone_in_three_minutes_and_everything_in_four(
    browser: Browse, force: Force, figures: Callable[[str], None], many: int, whole: bool, minutes: float, what: str
) -> None:
    thumbs = begin(browser, force)
    household(thumbs, many, whole=whole)
    figures(thumbs.said(what))
    assert thumbs.minutes(A_QUESTION) <= minutes, thumbs.said(what)
