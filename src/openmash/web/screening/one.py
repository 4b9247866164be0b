"""One screening: what became of it, then the children in their own words, the grades side by side, what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.frontdoor.selectors import ToldTheForce, told_the_force
from openmash.casework.screening import selectors
from openmash.casework.screening.answers import items_of
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import AdultShown, ChildShown, GradingShown, ScreeningShown
from openmash.casework.screening.sending import sendings_of
from openmash.casework.screening.words import CameBy, Known, Spoken, To
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies.selectors import duty_desk
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Fact, Link, Notice, Quote, Rating, Table
from openmash.foundation.governance.screening import Screening as Local
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.loading import version_of
from openmash.foundation.instruments.reading import said
from openmash.pathways.screening import birth_of, due_at
from openmash.statute.calendar import local_date
from openmash.web.child.voice import shown_to
from openmash.web.screening.loading import AtScreening, back_to_list, graded, load_screening, screening_url

ITEM_WORDS = {"none": "No worry", "some": "Some", "serious": "Serious", "untold": "Could not tell"}


@dataclass(frozen=True)
class ChildPart:
    """One child: their words before anything else."""

    called: str
    age: str
    quote: Quote | None
    facts: Sequence[Fact]
    earlier: str


@dataclass(frozen=True)
class GradePart:
    """One grade: whose, which, why, and when."""

    title: str
    rating: Rating
    reasons: str
    signed: str
    feedback: str


@dataclass(frozen=True)
class ScreeningPage:
    """What the template shows. The title names nobody."""

    title: str
    caption: str
    rating: Rating
    back: Link
    notice: Notice | None
    became: Sequence[Fact]
    became_said: str
    facts: Sequence[Fact]
    narrative: str
    children: Sequence[ChildPart]
    adults: Sequence[Fact]
    prompts: Sequence[Fact]
    grades: Sequence[GradePart]
    items: Table | None
    research: Sequence[Fact]
    main_task: Link | None
    tasks: Sequence[Link]


@screen(Permission.VIEW, load=load_screening, log="screening.viewed")
def screening(request: HttpRequest, actor: Actor, loaded: AtScreening, screening_id: UUID) -> Answer:
    """Whoever sent it sees here what MASH did with it."""
    shown, now = loaded.shown, timezone.now()
    local = selectors.local_at(now)
    mash = shown.sent_to(To.MASH)
    told = told_the_force([mash.contact_id], actor=actor) if mash and mash.contact_id else []
    names = {key: each.name for key, each in who({each.by_id for each in shown.research}).items()}
    page = ScreeningPage(
        title="A screening",
        caption=f"{shown.kind_said}, {shown.incident_ref}",
        rating=graded(shown.stands.grade, local),
        back=back_to_list(),
        notice=_notice(shown, now),
        became=_became(shown, told, now),
        became_said=next((each.told for each in told if each.told), ""),
        facts=_facts(shown, now),
        narrative=shown.narrative,
        children=child_parts(shown, local, now),
        adults=[_adult(adult) for adult in shown.adults],
        prompts=_prompts(shown),
        grades=[_grade(each, local) for each in (shown.first, *shown.reviews)],
        items=_items(shown),
        research=[
            Fact(
                f"{each.searched}, for {each.under}, back to {each.back_to}",
                f"{each.found}\n{names.get(each.by_id, '')}, {say.moment(each.at)}",
            )
            for each in shown.research
        ],
        main_task=_main_task(shown, actor),
        tasks=_tasks(shown, actor),
    )
    return Shown("screening/screening.html", page)


def _is_mine(shown: ScreeningShown, actor: Actor) -> bool:
    return shown.officer_id == actor.account_id


def _main_task(shown: ScreeningShown, actor: Actor) -> Link | None:
    if shown.reviews or _is_mine(shown, actor) or not may(actor, Permission.REVIEW):
        return None
    return Link("Review this", screening_url(shown.id, "screening_review"))


def _tasks(shown: ScreeningShown, actor: Actor) -> list[Link]:
    found = []
    if shown.reviews and not _is_mine(shown, actor) and may(actor, Permission.REVIEW):
        found.append(Link("Review it again", screening_url(shown.id, "screening_review")))
    if may(actor, Permission.RESEARCH):
        found.append(Link("Add what other systems hold", screening_url(shown.id, "screening_research")))
    if not shown.sent_to(To.MASH):
        found.append(Link("Send it to MASH now, whatever the rules say", screening_url(shown.id, "screening_send")))
    return found


def _notice(shown: ScreeningShown, now: datetime) -> Notice | None:
    """What happens next, to whom and when."""
    mash, school = shown.sent_to(To.MASH), shown.sent_to(To.SCHOOL)
    if mash:
        unread = "" if shown.reviews else "It has not been reviewed yet."
        words = " ".join(filter(None, (mash.because, unread, school.because if school else "")))
        return Notice(f"Sent to MASH {say.near(mash.at, now)}, contact {mash.reference}", words, is_success=True)
    due = next((each for each in sendings_of(shown, now) if each.to == To.MASH), None)
    if due is None:
        words = "No rule sends it to MASH. Anybody who thinks MASH should have it sends it, below."
        if not shown.reviews:
            words = f"Your supervisor is to review it. {words}"
        return Notice("Kept by the force", words)
    until = due_at(shown, due)
    when = say.near(until, now) if until else say.near(now, now)
    return Notice(
        "Waiting for its review",
        f"{' '.join(due.because)} It goes when it is reviewed, and without a review at {when}.",
    )


def _became(shown: ScreeningShown, told: Sequence[ToldTheForce], now: datetime) -> list[Fact]:
    """What MASH decided for each child, as the officer named them."""
    mash = shown.sent_to(To.MASH)
    if mash is None:
        return []
    by_person: Mapping[str, ToldTheForce] = {str(each.person_id): each for each in told}
    not_yet = "Not decided yet, or not to be told in writing. " + f"Ring {duty_desk().name} with {mash.reference}."
    found = []
    for child in shown.children:
        row = by_person.get(mash.people.get(str(child.place), ""))
        words = not_yet
        if row and row.outcome and row.decided_at:
            words = f"{row.outcome}, {say.near(row.decided_at, now)}"
        found.append(Fact(child.called, words))
    return found


def _facts(shown: ScreeningShown, now: datetime) -> list[Fact]:
    told = {Known.YES: "Told that this is shared", Known.NO: "Not told that this is shared"}
    why = shown.family_why_not.replace("_", " ")
    place = ", ".join(filter(None, (shown.address, shown.postcode)))
    return [
        Fact("When", say.near(shown.at, now)),
        Fact("Where", place, unknown="Nobody said"),
        Fact("Officer", f"{shown.officer}, {_sent(shown, now)}"),
        Fact("Domestic abuse", str(shown.domestic_abuse.label)),
        Fact("Done to keep the children safe", shown.safe_now, unknown="Nobody said"),
        Fact("The family", told.get(shown.family_told, "Nobody said") + (f": {why}" if why else "")),
    ]  # fmt: skip


def _sent(shown: ScreeningShown, now: datetime) -> str:
    when = say.near(shown.submitted_at, now)
    if not shown.is_sent_known:
        return f"came {when} from the force’s own system, which does not say when it was sent"
    return f"sent {when}" + (" in the force’s own system" if shown.came_by is CameBy.FILE else "")


def child_parts(shown: ScreeningShown, local: Local, now: datetime, *, earlier: bool = True) -> list[ChildPart]:
    """Every child of a screening, their words first; `earlier`: with what was screened before."""
    return [_child(shown, child, local, now, earlier) for child in shown.children]


def _child(shown: ScreeningShown, child: ChildShown, local: Local, now: datetime, earlier: bool) -> ChildPart:
    birth = birth_of(child.born)
    age = say.age(birth.date, local_date(now)) if birth and birth.date and birth.precision == "day" else child.born
    quote = None
    if child.words:
        asked = child.spoken_to is not Spoken.NO
        alone = "alone" if child.spoken_to is Spoken.ALONE else "somebody was there"
        quote = Quote(
            child.words, child.called, "in their own words" if asked else f"as told by {shown.officer}",
            is_verbatim=asked, asked_by=shown.officer if asked else "", alone=alone if asked else "",
            on=say.moment(shown.at), wants=child.wants, helped_by=child.helped_by,
            shown_to=shown_to(child.safe_for, child.not_for),
        )  # fmt: skip
    spoke = str(child.spoken_to.label) + (f": {child.spoken_why_not}" if child.spoken_why_not else "")
    facts = [
        Fact("Seen", "Yes" if child.seen else f"No: {child.seen_why_not}"),
        *([Fact("Spoken to", spoke)] if child.seen else []),
        Fact("There at the time", str(child.present.label)),
        Fact("Lives there", str(child.lives_here.label)),
        *(
            Fact(name, words)
            for name, words in (
                ("How the child looked", child.appearance), ("What the child was doing", child.activity),
                ("With the people there", child.relationships), ("Around the child", child.environment),
                ("Injury", child.injuries), ("School or nursery", child.school), ("GP", child.gp),
                ("Language", child.language),
            )
            if words
        ),
    ]  # fmt: skip
    return ChildPart(child.called, age, quote, facts, _earlier(child, local) if earlier else "")


def _earlier(child: ChildShown, local: Local) -> str:
    """What the force screened before of a child of this name and birth; or that it could not be looked for."""
    if not child.person_key:
        return (
            "Earlier screenings were not looked for: that needs a first name, a family name and a whole date of birth."
        )
    if not child.earlier:
        return "No earlier screening by this force of a child of this name and date of birth."
    told = say.listed([f"{local.label(each.grade).lower()} on {say.day_of(each.at)}" for each in child.earlier[-5:]])
    return f"Screened before, a child of this name and date of birth: {told}."


def _adult(adult: AdultShown) -> Fact:
    name = f"{adult.forenames} {adult.surname}".strip() or "Name not known"
    needs = say.listed([each.replace("_", " ") for each in adult.vulnerable])
    words = [
        str(adult.part.label), f"May need help with {needs}" if needs else "", adult.vulnerable_words,
        f"Born {adult.born}" if adult.born else "",
    ]  # fmt: skip
    return Fact(f"{name}{f', {adult.relation}' if adult.relation else ''}", ". ".join(filter(None, words)))


def _prompts(shown: ScreeningShown) -> list[Fact]:
    if not shown.form or shown.form_version is None:
        return []
    parts = said(version_of(shown.form, shown.form_version), Answers(shown.answers))  # type: ignore[arg-type]  # as kept
    return [Fact(line.question, line.words) for p in parts if p.section.startswith("ask_") for line in p.answered]


def _grade(each: GradingShown, local: Local) -> GradePart:
    title = "As the officer graded it" if each.part == "officer" else "As it was reviewed"
    return GradePart(title, graded(each.grade, local), each.reasons, f"{each.by}, {say.moment(each.at)}", each.feedback)


def _items(shown: ScreeningShown) -> Table | None:
    if not shown.first.items or not shown.form or shown.form_version is None:
        return None
    words = items_of(version_of(shown.form, shown.form_version))
    rows = [
        (Cell(label), Cell(ITEM_WORDS.get(shown.first.items.get(slug, ""), "Not answered")))
        for slug, label in words.items()
    ]
    return Table("What worried the officer, one by one", ("Worry", "How much"), rows)
