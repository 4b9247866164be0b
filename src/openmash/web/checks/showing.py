"""A check in words: who it is about, what was answered, and what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.selectors import AnswerShown, CheckToAnswer
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies.selectors import agency, duty_desk
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, Notice, TimeLeft

UNNAMED = re.compile(r"name not known|unknown child", re.IGNORECASE)


@dataclass(frozen=True)
class AnswerGiven:
    """One answer as it was given, with what was said of each child."""

    heading: str
    facts: tuple[Fact, ...]
    children: tuple[tuple[str, tuple[Fact, ...]], ...]


@dataclass(frozen=True)
class Given:
    """What is asked, and what was answered so far, newest first."""

    asked: tuple[Fact, ...]
    left: TimeLeft
    answers: tuple[AnswerGiven, ...]
    is_answered: bool


@dataclass(frozen=True)
class Became:
    """What became of it: a notice, or None while nothing has."""

    notice: Notice | None


def heading(check: CheckToAnswer) -> str:
    """ "What do you know of Zoë Ashworth and Toby Ashworth?" """
    names = [child.called for child in check.children]
    return f"What do you know of {say.listed(names) or 'this family'}?"


def known_since(check: CheckToAnswer) -> tuple[str, ...]:
    """What has become known since of who each child is, and what to do about it."""
    now = timezone.now()
    do = "You answered before this: please search again and add to your answer." if check.look_again else ""
    return tuple(
        f"{child.known_since(say.near(child.known_at, now))} {do or 'Please search under this.'}"
        for child in check.children
        if child.known_at
    )


def names_to_search(check: CheckToAnswer) -> str:
    """The names we were given, to be confirmed as those searched under."""
    names = []
    for child in check.children:
        parts = [part.strip() for part in child.identified_as.split(";")]
        also = next((p.removeprefix("also known as ") for p in parts if p.startswith("also known as ")), "")
        names += [part for part in (parts[0], also) if part and not UNNAMED.search(part)]
    return ", ".join(names)[:400]


def given(check: CheckToAnswer) -> Given:
    """What is asked and why it may be answered, and the answers."""
    now = timezone.now()
    asked = (
        Fact("What would help", check.what),
        Fact("Why we ask", check.why),
        Fact("Why you may answer", f"{check.basis}; {check.gateway}"),
        Fact("Who asks", f"{check.asked_by}, {_hub()}, {say.near(check.asked_at, now)}"),
    )
    named = {child.person_id: child.called for child in check.children}
    answers = tuple(
        AnswerGiven(
            heading=f"{answer.words}, {say.near(answer.answered_at, now)}, by {answer.answered_by}",
            facts=_facts(answer),
            children=tuple(
                (
                    named.get(said.person_id, "Another child"),
                    tuple(
                        Fact(key, words)
                        for key, words in (
                            ("What matters", said.information),
                            ("How it is now", said.impact_now),
                            ("How it may be used", said.conditions),
                        )
                        if words
                    ),
                )
                for said in answer.children
            ),
        )
        for answer in check.answers
    )
    return Given(asked, say.left(check.clock.standing, now, of="Your answer"), answers, bool(answers))


def became(check: CheckToAnswer, actor: Actor) -> Became:
    """What the hub did since, as far as the agency may know, and whom a late answer reaches."""
    now = timezone.now()
    if late := selectors.late_answers(check.check_id, actor=actor):
        last = late[-1]
        words = {
            None: f"{last.asked_of} is asked: does this change it?",
            True: f"{last.asked_of} read it, and the decision was opened again because of it.",
            False: f"{last.asked_of} read it and let the decision stand.",
        }[last.changes]
        return Became(Notice("Your answer came after the decision and reached who made it", words))
    decided = selectors.became_of(check.check_id, actor=actor)
    if not decided:
        if not check.answers:
            return Became(None)
        return Became(Notice("Thank you: your answer is with the hub", "What it leads to will be shown here."))
    said = say.listed(list(dict.fromkeys(each.decided_by for each in decided if each.decided_by)))
    if not check.answers:
        words = f"{said} decided {say.near(decided[-1].decided_at, now)}. Your answer is still wanted: {said} will be "
        words += "asked whether it changes anything." if check.is_wanted else "asked if you mark it serious."
        return Became(Notice("A decision was made without your answer", words))
    named = {child.person_id: child.called for child in check.children}
    what = "; ".join(f"{named.get(each.person_id, 'a child')}: {each.outcome}" for each in decided if each.outcome)
    return Became(
        Notice("What your answer led to", f"{what}. Decided by {said}, {say.near(decided[-1].decided_at, now)}.")
    )


def _facts(answer: AnswerShown) -> tuple[Fact, ...]:
    found = [
        ("Searched", answer.searched),
        ("Ring", answer.ring),
        ("Reason", answer.reason),
        ("Before you decide", "Speak to us: we hold something we cannot write here." if answer.consult_us else ""),
    ]
    return tuple(Fact(key, words) for key, words in found if words)


def _hub() -> str:
    return agency(duty_desk().agency_id).name
