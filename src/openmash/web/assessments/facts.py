"""What the record says already, with its source and date: confirmed, or found wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.assessments import actions
from openmash.casework.assessments.permissions import Permission
from openmash.casework.assessments.words import OPEN_STATES, Verdict
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.words import ETHNICITIES, SEXES, DetailKind, LocatingKind
from openmash.web.assessments.loading import AtAssessment, assessment_url, back_to, load_of_child
from openmash.web.child.now import place_said


@dataclass(frozen=True)
class Known:
    """One fact of the record, whose it is and how old, and what was said of it here."""

    key: str
    what: str
    value: str
    source: str
    said: str
    is_checked: bool


@dataclass(frozen=True)
class FactsPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    facts: Sequence[Known]
    put_right: Sequence[Link]
    action: str
    token: str
    problem: str
    problems: Sequence[Link]
    typed: str
    wrong: str


@screen(Permission.WRITE, load=load_of_child, log="assessment.viewed")
def assessment_facts(
    request: HttpRequest, actor: Actor, loaded: AtAssessment, assessment_id: UUID, person_id: UUID
) -> Answer:
    """Nothing is copied: a fact is confirmed by its key, and put right where it is kept."""
    shown = loaded.shown
    here = assessment_url(assessment_id, "assessment_facts", person_id=person_id)
    if shown.state not in OPEN_STATES:
        return Go(assessment_url(assessment_id))
    facts = _known(loaded, person_id, actor)
    problem, typed, wrong = "", "", ""
    if request.method == "POST":
        wrong, typed = request.POST.get("fact", ""), request.POST.get("words", "")[:4000]
        try:
            verdict = Verdict.STILL_SO if request.POST.get("verdict") == Verdict.STILL_SO else Verdict.WRONG
            if wrong in {each.key for each in facts}:
                actions.check_fact(
                    actor=actor, assessment_id=assessment_id, person_id=person_id, fact=UUID(wrong), verdict=verdict,
                    words=typed,
                )  # fmt: skip
            return Go(here)
        except Incomplete as refusal:
            problem = refusal.problems[0].sentence
    page = FactsPage(
        title="What we know already",
        caption=loaded.children.get(person_id, ""),
        back=back_to(shown),
        facts=facts,
        put_right=(
            Link("Put a detail, name or place right", reverse("child_details", kwargs={"person_id": person_id})),
            Link("Put the family right", reverse("child_family", kwargs={"person_id": person_id})),
        ),
        action=here,
        token=new_token(),
        problem=problem,
        problems=[
            Link(problem, f"#words-{number}") for number, each in enumerate(facts, 1) if problem and each.key == wrong
        ],
        typed=typed,
        wrong=wrong,
    )
    return Shown("assessments/facts.html", page)


def _known(loaded: AtAssessment, person_id: UUID, actor: Actor) -> list[Known]:
    person = linkage.person_set(person_id, actor)
    details = people.facts(person, actor)
    places = [each for each in people.places(person, actor) if each.until is None]
    names = agencies.names({each.held_by for each in details})
    found = [
        (
            each.id,
            str(DetailKind(each.kind).label),
            _in_words(each),
            f"{names[each.held_by]}, {say.day_of(each.recorded_at)}",
        )
        for each in details
    ]
    found += [
        (
            each.fact_id,
            str(LocatingKind(each.kind).label),
            place_said(each) or "Withheld from you",
            f"Recorded {say.day_of(each.recorded_at)}",
        )
        for each in places
    ]
    alike: dict[tuple[str, str], list[tuple[UUID, str]]] = {}
    for key, what, value, source in found:
        alike.setdefault((what, value), []).append((key, source))
    return [_one(loaded, person_id, what, value, rows) for (what, value), rows in alike.items()]


def _one(loaded: AtAssessment, person_id: UUID, what: str, value: str, rows: Sequence[tuple[UUID, str]]) -> Known:
    """What several agencies say alike is asked once, and kept with the first of them."""
    key = rows[0][0]
    checks = [check for each, _ in rows if (check := loaded.shown.checks.get((person_id, each)))]
    said = ""
    if checks:
        check = max(checks, key=lambda each: each.at)
        words = f"{check.verdict.label}{f': {check.words}' if check.words else ''}"
        said = f"{words} ({check.by}, {say.day_of(check.at)})"
    return Known(str(key), what, value, "; ".join(dict.fromkeys(source for _, source in rows)), said, bool(checks))


def _in_words(each: people.Fact) -> str:
    """A code that a file gave, in a word; anything else as it stands."""
    words = {DetailKind.SEX: SEXES, DetailKind.ETHNICITY: ETHNICITIES}.get(DetailKind(each.kind), {})
    said = words.get(each.value, each.value)
    return said[:1].upper() + said[1:]
