"""Domestic abuse triage: the morning's notifications by family, one judged at a time by people at one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.domestic_abuse.permissions import Permission
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Asked, Choice, Form, LongText, Option, Text, Tick
from openmash.foundation.design.parts import Empty, Link, Notice
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.governance.profile import profile
from openmash.pathways import domestic_abuse
from openmash.pathways.domestic_abuse import ENDS_AS, Family, Standing, Told
from openmash.statute.calendar import local_date
from openmash.web.frontdoor.showing import contact_url
from openmash.web.triage.showing import (
    ChildShown,
    Loaded,
    came_of,
    child_of,
    facts_of,
    family_link,
    heading_of,
    load_family,
    other_said,
    waits,
)

GOES_ON = "goes_on"
VERDICTS = (
    Option(GOES_ON, "Goes on to screening"),
    *(Option(outcome.value, f"Does not go on: {outcome.label[0].lower()}{outcome.label[1:]}") for outcome in ENDS_AS),
)
HAPPENED: dict[Standing, str] = {
    Standing.GOES_ON: "It goes on: the front door screens and decides it with everything else.",
    Standing.SECOND_PERSON: "The day’s dip sample drew it: somebody else looks before it is decided.",
    Standing.FOR_A_MANAGER: "A manager of the hub decides it from the same list.",
    Standing.FULL_GATE: "It repeats, or a second person looked: it is decided at the front door, as any contact is.",
    Standing.ENDED: "Each child has been decided, with the reason, threshold version, who and when.",
    Standing.TO_JUDGE: "It waits to be judged.",
}


class JudgeForm(Form):
    """The family's line, and what happens."""

    verdict = Choice("What happens for this family?", VERDICTS, required="Choose whether this family goes on.")
    line = LongText(
        "Line of judgement for the family", hint="What happened, what is known, why it does or does not go on", rows=3
    )
    level = Choice("Level of need", (), inline=True)
    reason_code = Choice("If no further action: the reason", ())
    who_else = Text("Who else could be at risk, and where you looked", most=400)
    told = Tick("The police heard this at the table: they need no other answer")


@dataclass(frozen=True)
class FamilyInList:
    """A family in the morning's list."""

    link: Link
    standing: str
    repeat: str
    waits: bool


@dataclass(frozen=True)
class NotificationShown:
    """One notification of the family."""

    words: str
    url: str
    reference: str


@dataclass(frozen=True)
class FamilyShown:
    """The family in hand. `url` is its own page, where what is judged is sent."""

    url: str
    heading: str
    facts: Sequence[str]
    notifications: Sequence[NotificationShown]
    children: Sequence[ChildShown]
    victims: Sequence[str]
    alleged: Sequence[str]
    spoken: Sequence[str]
    judged: Sequence[str]
    standing: str
    form: JudgeForm | None
    child_lines: Sequence[Asked]
    threshold: str
    tasks: Sequence[Link]
    decide: Sequence[Link]


@dataclass(frozen=True)
class TriagePage:
    """What the template shows. `form` is the family's, or an empty one for the summary of what is wrong."""

    title: str
    sentence: str
    families: Sequence[FamilyInList]
    family: FamilyShown | None
    notice: Notice | None
    empty: Empty
    problems: Sequence[Link]


@screen(Permission.VIEW_TRIAGE, log="triage.listed")
def triage(request: HttpRequest, actor: Actor) -> Answer:
    """The list, with the first family that waits opened."""
    every = domestic_abuse.families(actor=actor)
    first = next((family for family in every if waits(family)), every[0] if every else None)
    form = _form(first).blank(filled=_filled(first)) if first else None
    page = _page(every, first, form, actor, _after(request, every))
    about = [f"contact:{contact}" for family in every for contact in family.contact_ids]
    return Shown("triage/triage.html", page, about=about, detail={"families": len(every)})


@screen(Permission.VIEW_TRIAGE, load=load_family, log="triage.viewed")
def triage_family(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """One family: read it, judge it, and go on to the next. Everything typed is kept whatever is refused."""
    family, kind = loaded.family, _form(loaded.family)
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank(filled=_filled(family))
    if request.method == "POST" and form.is_complete:
        try:
            domestic_abuse.judge(actor=actor, contact_id=contact_id, told=_told(form, family))
            return Go(_next(loaded, contact_id))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("verdict", refusal.sentence)])
    return Shown("triage/triage.html", _page(loaded.every, family, form, actor, _after(request, loaded.every)))


def _form(family: Family | None) -> type[JudgeForm]:
    """The form with the area's levels and reasons, and a line for each child."""
    local = profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now()))
    children = family.children if family else ()
    lines = {f"child_{child.person_id.hex}": Text(f"Line for {child.name}", most=400) for child in children}
    for name, asked in lines.items():
        asked.__set_name__(JudgeForm, name)
    kind: type[JudgeForm] = type("JudgeForm", (JudgeForm,), dict(lines))
    document = local.threshold_document(local_date(timezone.now()))
    return kind.offering(
        level=[Option(str(level.number), f"{level.number}: {level.name}") for level in document.levels],
        reason_code=[Option(reason.code, reason.words) for reason in local.no_further_action_reasons],
    )


def _filled(family: Family | None) -> dict[str, object]:
    """What was judged before, to be confirmed or changed by whoever judges now."""
    if family is None or family.judged is None:
        return {}
    lines = {f"child_{person.hex}": line for person, line in family.judged.children.items()}
    known = {f"child_{child.person_id.hex}" for child in family.children}
    return {"line": family.judged.line, **{name: line for name, line in lines.items() if name in known}}


def _told(form: JudgeForm, family: Family) -> Told:
    goes_on = form.verdict == GOES_ON
    return Told(
        goes_on=goes_on,
        line=form.line,
        children={p: str(form.values.get(f"child_{p.hex}", "")) for p in family.person_ids},
        outcome=Outcome.NO_FURTHER_ACTION if goes_on else Outcome(form.verdict),
        level=int(form.level) if form.level else None,
        reason_code=form.reason_code,
        who_else=form.who_else,
        told_at_the_table=form.told,
    )


def _next(loaded: Loaded, contact_id: UUID) -> str:
    """The next family that waits, with a word on the one just judged."""
    rest = [family for family in loaded.every if waits(family) and contact_id not in family.contact_ids]
    here = [family.key for family in loaded.every].index(loaded.family.key)
    order = {family.key: number for number, family in enumerate(loaded.every)}
    after = sorted(rest, key=lambda family: (order[family.key] < here, order[family.key]))
    if not after:
        return f"{reverse('triage')}?after={contact_id}"
    return f"{reverse('triage_family', kwargs={'contact_id': after[0].key})}?after={contact_id}#family"


def _after(request: HttpRequest, every: Sequence[Family]) -> Notice | None:
    asked = request.GET.get("after", "")
    for family in every:
        if asked in {str(key) for key in family.contact_ids}:
            return Notice(f"{heading_of(family)}: {family.standing.label[0].lower()}{family.standing.label[1:]}",
                          HAPPENED[family.standing], is_success=True)  # fmt: skip
    return None


def _page(
    every: Sequence[Family], family: Family | None, form: JudgeForm | None, actor: Actor, notice: Notice | None
) -> TriagePage:
    left = sum(waits(each) for each in every)
    return TriagePage(
        title="Domestic abuse triage",
        sentence=f"{_families_wait(left, len(every))}. Repeats come first; counts are facts, not a score.",
        families=[_in_list(each, family) for each in every],
        family=_shown(family, form, actor, timezone.now()) if family else None,
        notice=notice,
        empty=Empty(
            "No domestic abuse notification waits",
            "They come by themselves from the police file, calls and requests, until each child is decided.",
        ),
        problems=form.problems if form else (),
    )


def _in_list(each: Family, current: Family | None) -> FamilyInList:
    repeat = f"{each.nth_in_12_months} in 12 months" if each.nth_in_12_months > 1 else ""
    return FamilyInList(
        family_link(each, current=current.key if current else None), each.standing.label, repeat, waits(each)
    )


def _shown(family: Family, form: JudgeForm | None, actor: Actor, now: datetime) -> FamilyShown:
    judges = may(actor, Permission.JUDGE) and family.standing is not Standing.ENDED
    local = profile(settings.OPENMASH_PROFILE, on=local_date(now))
    document = local.threshold_document(local_date(now))
    return FamilyShown(
        url=reverse("triage_family", kwargs={"contact_id": family.key}),
        heading=heading_of(family) or "Unknown child",
        facts=facts_of(family, now),
        notifications=[
            NotificationShown(came_of(each, now), contact_url(each.contact_id), each.reference)
            for each in family.notifications
        ],
        children=[child_of(child, now) for child in family.children],
        victims=[other_said(other) for other in family.others if not other.alleged],
        alleged=[other_said(other) for other in family.others if other.alleged],
        spoken=[f"{line.agency}: {line.words} ({line.by}, {say.near(line.at, now)})" for line in family.spoken],
        judged=_judged(family, now),
        standing=family.standing.label,
        form=form if judges else None,
        child_lines=[form[f"child_{p.hex}"] for p in family.person_ids] if form and judges else [],
        threshold=f"{document.name}, version {document.version}",
        tasks=_tasks(family, actor),
        decide=_decide(family, actor),
    )  # fmt: skip


def _judged(family: Family, now: datetime) -> list[str]:
    if family.judged is None:
        return []
    by = family.judged
    found = [f"{by.verdict.label}: {by.line}", f"{by.by}, {say.near(by.at, now)}, by version {by.threshold_version}."]
    if by.second:
        view = "agreed" if by.second.agrees else "did not agree, so it goes on"
        found.append(f"{by.second.by} looked again and {view}: {by.second.words} ({say.near(by.second.at, now)})")
    return found


def _tasks(family: Family, actor: Actor) -> list[Link]:
    at = {"contact_id": family.key}
    found = []
    if (
        family.standing is Standing.SECOND_PERSON
        and may(actor, Permission.LOOK_AGAIN)
        and family.judged is not None
        and family.judged.by_account != actor.account_id
    ):
        found.append(Link("Look again as the second person", reverse("triage_again", kwargs=at)))
    if may(actor, Permission.SPEAK_AT_TRIAGE):
        found.append(Link("Add what our agency knows", reverse("triage_speak", kwargs=at)))
    if may(actor, Permission.REFER_TO_MARAC) and family.others:
        found.append(Link("Refer to MARAC", reverse("refer_to_marac", kwargs=at)))
    return found


def _decide(family: Family, actor: Actor) -> list[Link]:
    """The front door's own decision for each child, where triage's short way does not reach."""
    if family.standing not in (Standing.GOES_ON, Standing.FULL_GATE) or not may(actor, FrontDoor.DECIDE_MORE):
        return []
    return [
        Link(
            f"Decide for {child.name}",
            reverse("decide", kwargs={"contact_id": each.contact_id, "person_id": child.person_id}),
        )
        for each in family.notifications
        for child in each.children
        if not child.decided
    ]


def _families_wait(left: int, every: int) -> str:
    """ "1 family waits", "2 of 5 families wait"."""
    if every == 1:
        return "1 family waits" if left else "The one family has been judged"
    return f"{left} of {every} families {'waits' if left == 1 else 'wait'}"
