"""One looked-after child: how they are placed, the visit and the review that are due, and what came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.looked_after import selectors
from openmash.casework.looked_after.permissions import Permission
from openmash.casework.looked_after.selectors import LookedAfter, Step
from openmash.casework.looked_after.words import What
from openmash.casework.visits.permissions import Permission as Visits
from openmash.casework.visits.words import Purpose
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link
from openmash.records.people import selectors as people
from openmash.statute.calendar import local_date, months_after
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.journey.journey import Limit, limit_of
from openmash.web.looked_after.showing import as_leaver, in_a_line

NOT_LOOKED_AFTER = Empty(
    "Not looked after, as far as anybody has written here",
    "It begins with an order or an agreement, or with a placement recorded here.",
)
TASKS: dict[What, str] = {
    What.PLACED: "Record a placement",
    What.REVIEW: "Record a review",
    What.EARLIER: "A review is asked for sooner",
    What.LESS: "The child agrees to be visited less often",
    What.MORE: "The child asks to be visited more often",
    What.OFFICER: "The reviewing officer saw or spoke to the child",
    What.HEALTH: "Record a health assessment",
    What.DENTAL: "Record a dental check",
    What.PLAN: "Record the plan for permanence",
    What.STRENGTHS: "Record a strengths and difficulties questionnaire",
    What.ADOPTION: "Record a step towards adoption",
    What.ENDED: "Say how the placement ended",
    What.LEAVING: "Say what a care leaver is entitled to",
    What.ADVISER: "Record the personal adviser",
    What.PATHWAY: "Record a pathway plan, or its review",
    What.TOUCH: "Record how a care leaver is",
}
FIRST = (What.PLACED, What.REVIEW)
OF_LEAVERS_FIRST = (What.TOUCH, What.PATHWAY, What.ADVISER)
"""Asked only of whoever is said to be entitled to something on leaving care."""
GROUPS: tuple[tuple[str, tuple[What, ...]], ...] = (
    ("Placement and visits", (What.PLACED, What.ENDED, What.LESS, What.MORE)),
    ("Reviews and a lasting home", (What.REVIEW, What.EARLIER, What.OFFICER, What.PLAN, What.ADOPTION)),
    ("Health", (What.HEALTH, What.DENTAL, What.STRENGTHS)),
    ("Leaving care", (What.LEAVING, *OF_LEAVERS_FIRST)),
)
OLD_ENOUGH = 15
"""From what age, in years, the page offers to say what somebody is entitled to on leaving care."""

SAID = {
    What.REVIEW: "What was decided", What.HEALTH: "What it found", What.DENTAL: "What it found", What.PLAN: "Why",
    What.OFFICER: "What follows", What.STRENGTHS: "What follows", What.TOUCH: "What follows",
    What.ADOPTION: "What was decided", What.LEAVING: "How we know", What.PATHWAY: "What the plan says",
}  # fmt: skip
"""What the words of each are called; of any other, what was said."""


@dataclass(frozen=True)
class Line:
    """One thing recorded."""

    what: str
    when: str
    when_iso: str
    by: str
    voice: str
    more: Sequence[tuple[str, str]]
    mistake_url: str


@dataclass(frozen=True)
class LookedAfterPage(RecordPage):
    """What the template shows."""

    sentence: str
    empty: Empty | None
    owed: Sequence[str]
    limits: Sequence[Limit]
    facts: Sequence[tuple[str, str]]
    tasks: Sequence[Link]
    groups: Sequence[tuple[str, Sequence[Link]]]
    orders: Link
    lines: Sequence[Line]


@screen(Permission.VIEW, load=load, log="child.viewed")
def child_looked_after(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show it, as known then where asked."""
    opened = open_record(request, actor, child, Part.JOURNEY)
    if not isinstance(opened, Opened):
        return opened
    found = selectors.looked_after(opened.person, actor=actor, now=opened.now, known_at=opened.moment)
    names = selectors.names_of(found.steps) if found.steps else {}
    writes = opened.moment is None and bool(may(actor, Permission.RECORD))
    buttons, groups = _tasks(found, opened) if writes else ([], [])
    page = LookedAfterPage(
        "Looked after – a child’s record", opened.banner, opened.parts, opened.then,
        sentence=f"{in_a_line(found)}." if found.is_now else f"{as_leaver(found)}." if found.leaves else "",
        empty=None if found.is_now or found.leaves else NOT_LOOKED_AFTER,
        owed=found.owed,
        limits=[limit_of(due, opened.at) for due in found.due],
        facts=_facts(found),
        tasks=buttons,
        groups=groups,
        orders=Link("Orders and agreements", opened.address("child_court")),
        lines=[_line(each, names, opened, writes=writes) for each in reversed(found.steps)],
    )  # fmt: skip
    return opened.shown("looked_after/looked_after.html", page)


def _facts(found: LookedAfter) -> list[tuple[str, str]]:
    placed, plan = found.placement, found.last(What.PLAN)
    pairs = [
        ("In this placement since", say.day_of(placed.at) if placed else ""),
        ("Meant to last until the child is 18", ("Yes" if placed.to_last else "No") if placed else ""),
        ("Agrees to be visited less often", "Yes" if found.agrees_to_less else ""),
        ("Last visit", say.day_of(max(found.visits)) if found.visits else "None recorded as a looked-after visit"),
        ("Last review", say.day_of(max(found.reviews)) if found.reviews else "None yet"),
        ("Next review arranged for", say.day(found.arranged_on) if found.arranged_on else ""),
        ("Seen or spoken to by the reviewing officer", _last(found, What.OFFICER)),
        ("Plan for permanence", str(plan.lasting.label) if plan and plan.lasting else "Nobody has recorded one"),
        ("Last health assessment", _last(found, What.HEALTH)),
        ("Last dental check", _last(found, What.DENTAL)),
    ]  # fmt: skip
    pairs = [pair for pair in pairs if pair[1]] if found.is_now else []
    if found.is_now and found.sooner is not None and found.sooner.next_on is not None:
        pairs.append(("A review is asked for by", f"{say.day(found.sooner.next_on)}, {found.sooner.who}"))
    return [*pairs, *_adoption(found), *_leaving(found)]


def _adoption(found: LookedAfter) -> list[tuple[str, str]]:
    """The newest step since adoption was decided last."""
    newest = found.adopting[-1] if found.adopting else None
    return [("Adoption", f"{newest.adopting.label}, {say.day_of(newest.at)}")] if newest and newest.adopting else []


def _leaving(found: LookedAfter) -> list[tuple[str, str]]:
    if found.leaves is None:
        return []
    touch, adviser = found.last(What.TOUCH), found.last(What.ADVISER)
    pairs = [
        ("Entitled to", str(found.leaves.standing.label) if found.leaves.standing else ""),
        ("Personal adviser", adviser.who if adviser else "Nobody has recorded one"),
        ("Pathway plan made or reviewed", _last(found, What.PATHWAY)),
        ("In touch", f"{touch.in_touch.label}, {say.day_of(touch.at)}" if touch and touch.in_touch else "Nobody says"),
    ]  # fmt: skip
    if touch is not None and touch.living is not None:
        fit = "suitable" if touch.suitable else "not suitable"
        pairs += [("Lives", f"{touch.living.label}: {fit}"), ("Does", str(touch.doing.label) if touch.doing else "")]
    return [pair for pair in pairs if pair[1]]


def _last(found: LookedAfter, what: What) -> str:
    newest = found.last(what)
    return say.day_of(newest.at) if newest else "None recorded"


def _tasks(found: LookedAfter, opened: Opened) -> tuple[list[Link], list[tuple[str, list[Link]]]]:
    """What is done most as buttons, and everything else under headings."""
    here = {"person_id": opened.person.lead_id}
    buttons: list[Link] = []
    if found.is_now and may(opened.actor, Visits.RECORD):
        visit = f"{reverse('visit_plan', kwargs=here)}?purpose={Purpose.LOOKED_AFTER.value}"
        buttons.append(Link("Plan or record a visit", visit))
    offered = {
        what: Link(words, reverse("looked_after_record", kwargs={**here, "what": what.value}))
        for what, words in TASKS.items()
        if _is_offered(what, found, opened)
    }
    first = OF_LEAVERS_FIRST if found.leaves is not None and not found.is_now else FIRST
    buttons += [offered.pop(what) for what in first if what in offered]
    groups = [(title, [offered[what] for what in kinds if what in offered]) for title, kinds in GROUPS]
    return buttons, [group for group in groups if group[1]]


def _is_offered(what: What, found: LookedAfter, opened: Opened) -> bool:
    """Whether it can be recorded as the child is now."""
    if what is What.ENDED:
        return found.placement is not None
    if what is What.LESS:
        return found.is_now and not found.agrees_to_less and found.may_agree_to_less(opened.at)
    if what is What.MORE:
        return found.is_now and found.agrees_to_less
    if what is What.ADOPTION:
        return found.is_now or bool(found.adopting)
    if what in OF_LEAVERS_FIRST:
        return found.leaves is not None
    if what is What.LEAVING:
        return found.leaves is not None or _is_old_enough(opened)
    return what is What.PLACED or found.is_now


def _is_old_enough(opened: Opened) -> bool:
    """Whether the child may soon be entitled to something on leaving care; a birth nobody knows may be long ago."""
    cards = people.people_cards(opened.person.ids, opened.actor)
    born = next((each.birth.date for each in cards.values() if each.birth.date), None)
    return born is None or months_after(born, OLD_ENOUGH * 12) <= local_date(opened.at)


def _line(each: Step, names: Mapping[UUID, str], opened: Opened, *, writes: bool) -> Line:
    who = {What.REVIEW: "Chaired by", What.EARLIER: "Asked by", What.OFFICER: "By", What.STRENGTHS: "Answered by"}.get(
        each.what, "Who"
    )
    day = {What.EARLIER: "By"}.get(each.what, "Next review arranged for")
    more = [
        ("How", str(each.sort.label) if each.sort else ""),
        ("Meant to last until the child is 18", "Yes" if each.to_last else ""),
        ("Provided by", str(each.provider.label) if each.provider else ""),
        ("In the council’s own area", "" if each.in_area is None else "Yes" if each.in_area else "No"),
        ("The plan", str(each.lasting.label) if each.lasting else ""),
        *_of_codes(each),
        (who, each.who), (SAID.get(each.what, "What was said"), each.words),
        (day, say.day(each.next_on) if each.next_on else ""),
    ]  # fmt: skip
    back = {"person_id": opened.person.lead_id, "row_id": each.id}
    return Line(
        str(each.what.label), say.near(each.at, opened.at), say.iso(each.at), names[each.by_id], each.voice,
        [pair for pair in more if pair[1]], reverse("looked_after_take_back", kwargs=back) if writes else "",
    )  # fmt: skip


def _of_codes(each: Step) -> list[tuple[str, str]]:
    """What was answered to a return’s questions, with its codes. A score stands with who counted it and never alone."""
    scored = "" if each.score is None else f"{each.score} of 40, as it came back to us; not counted here"
    return [
        ("Total difficulties", scored),
        ("No score, because", f"{each.no_score.label} ({each.no_score.value})" if each.no_score else ""),
        ("Step", str(each.adopting.label) if each.adopting else ""),
        ("Because", f"{each.why_not.label} ({each.why_not.value})" if each.why_not else ""),
        ("Entitled to", str(each.standing.label) if each.standing else ""),
        ("In touch", f"{each.in_touch.label} ({each.in_touch.value})" if each.in_touch else ""),
        ("Lives", f"{each.living.label} ({each.accommodation})" if each.living else ""),
        ("The place is suitable", "" if each.suitable is None else "Yes" if each.suitable else "No"),
        ("Does", f"{each.doing.label} ({each.doing.value})" if each.doing else ""),
    ]  # fmt: skip
