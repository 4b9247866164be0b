"""One child, for whoever makes the return: what it would refuse or ask at this moment, and what can be done of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.access.screens import Shown as ShownPage
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.returns import actions, selectors
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.selectors import Finding, OfChild
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.census.years import Year
from openmash.web.child.permissions import Permission as Record
from openmash.web.returns.child_return import Shown, heard, told_of, wrong_of
from openmash.web.returns.said import MEANS, SaidOf, said_of
from openmash.web.returns.yearly import names_of

PURPOSE = "makes the statutory return"
CODES = {"Ethnicity": "ethnicity", "Disability": "disability", "Sex": "sex", "UPN": "upn"}
"""The elements whoever makes the return may put right, each with the name of its form."""
PUT_RIGHT = {
    "ethnicity": "Put the ethnicity right", "disability": "Add a disability", "sex": "Put the sex right",
    "upn": "Add the pupil number",
}  # fmt: skip


@dataclass(frozen=True)
class ChildOfYear:
    """A child of an open year's return."""

    person: PersonSet
    year: Year

    @property
    def about(self) -> Sequence[str]:
        return self.person.about


@dataclass(frozen=True)
class Task:
    """One finding with what can be done about it. `rests_on`: the values it rests on, a line each."""

    words: str
    rule: str
    means: str
    rests_on: Sequence[str]
    said: SaidOf | None
    heard: Sequence[str]
    links: Sequence[Link]


@dataclass(frozen=True)
class ChildOfYearPage:
    """What the template shows. `title` holds no name."""

    title: str
    name: str
    back: Link
    as_at: str
    token: str
    to_do: Sequence[Task]
    explained: Sequence[Task]
    told: Sequence[Shown]
    record: Link | None
    empty: Empty | None


def load_child_of_year(*, actor: Actor, person_id: UUID, ending: int, **_: object) -> ChildOfYear:
    """The child, in a year that is open. Raises NotVisible."""
    year = next((each for each in selectors.years_open(timezone.now()) if each.ending == ending), None)
    if year is None:
        raise NotVisible
    return ChildOfYear(linkage.person_set(person_id, actor), year)


@screen(Permission.PUT_RIGHT, load=load_child_of_year, log="child.viewed")
def returns_child(request: HttpRequest, actor: Actor, child: ChildOfYear, ending: int, person_id: UUID) -> Answer:
    """Reckoned as it is shown; a press keeps what was found for the list as well."""
    now = timezone.now()
    if request.method == "POST":
        actions.look_again(actor=actor, person_ids=[child.person.lead_id], now=now)
        return Go(child_url(child))
    found = selectors.of_child_in(child.person, child.year, actor=actor, now=now)
    tasks = [(each, _task(each, found, child, actor)) for each in found.findings] if found else []
    page = ChildOfYearPage(
        f"A child in the return of {child.year.name}", names_of([child.person.lead_id], actor)[0],
        Link("All rules", f"{reverse('returns')}?year={ending}"), f"Looked at {say.moment(now)}.", new_token(),
        [task for each, task in tasks if not each.is_explained], [task for each, task in tasks if each.is_explained],
        told_of(found.child) if found else [],
        Link("Open the record", reverse("child_return", kwargs={"person_id": child.person.lead_id}))
        if may(actor, Record.READ, child) else None,
        None if found else Empty("Not in this year’s return", "No case of theirs is open in it any more."),
    )  # fmt: skip
    return ShownPage("returns/returns_child.html", page, detail={"part": "return"}, purpose=PURPOSE)


def child_url(child: ChildOfYear) -> str:
    """Where one child's findings are read."""
    return reverse("returns_child", kwargs={"ending": child.year.ending, "person_id": child.person.lead_id})


def _task(each: Finding, found: OfChild, child: ChildOfYear, actor: Actor) -> Task:
    now = timezone.now()
    here = {"ending": child.year.ending, "person_id": child.person.lead_id}
    ruled = {**here, "rule": each.rule.lower()}
    links = []
    if may(actor, Permission.EXPLAIN):
        if not each.is_error:
            words = "Explain it again" if each.said else "Explain why it is so"
            links.append(Link(words, reverse("returns_explain", kwargs=ruled)))
        links += [
            Link(PUT_RIGHT[form], reverse("returns_put_right", kwargs={**here, "code": form}))
            for name, form in CODES.items()
            if name in each.elements
        ]
    if may(actor, Record.READ, child) and (place := wrong_of(each, found).link) is not None:
        links.append(place)
    words = "Send it again" if each.sent else "Send it to whoever works with the child"
    links.append(Link(words, reverse("returns_send_on", kwargs=ruled)))
    said = [line for line in heard(each, found) if not line.startswith(("Explained by", "What it rested"))]
    return Task(
        each.words, each.rule, MEANS[each.level.value], each.rests_on.splitlines(), said_of(each, now), said, links
    )
