"""The hub's decisions looked at again: made again at random, and what came after less was done, team by team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors.page import AgencyColumn
from openmash.casework.frontdoor.words import Outcome
from openmash.casework.screening.agreement import Agreement
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Number, Option
from openmash.foundation.design.parts import Cell, Fact, Link, Quote, Table
from openmash.insight.practice import afterwards, again
from openmash.insight.practice.afterwards import SPANS, TeamAfter
from openmash.insight.practice.again import OFFERED, AsItStood
from openmash.insight.practice.permissions import Permission
from openmash.records.people.selectors import people_cards
from openmash.records.voice import selectors as voice
from openmash.web.child.task import TaskPage, ask
from openmash.web.child.voice import quote
from openmash.web.practice.afterwards import CARE
from openmash.web.practice.audit import KAPPA

FEW = "Too few to say"
KINDS = {
    "closed": "No further action, advice or universal services",
    "stepped_down": "Stepped down to early or family help",
}


@dataclass(frozen=True)
class DecisionsPage:
    """What the template shows."""

    title: str
    back: Link
    links: Sequence[Link]
    said: str
    agreement: Table | None
    less: str
    kappa: str
    care: str
    after: Sequence[Table]
    unsaid: Sequence[str]


@screen(Permission.SEE, log="")
def audit_decisions(request: HttpRequest, actor: Actor) -> Shown:
    """Counts alone. No child, no worker, and no order of teams but by name."""
    found = again.agreed_on_decisions(actor=actor)
    teams = afterwards.by_team(actor=actor, now=timezone.now())
    links = []
    if may(actor, Permission.DRAW):
        links.append(Link("Draw decisions to be made again", reverse("audit_decisions_draw")))
    if may(actor, Permission.LOOK_BACK):
        links.append(Link("What came after your own decisions", reverse("look_back")))
    rows = [
        (Cell("How much is done, from no further action to a strategy discussion"), Cell(_of(found.whole))),
        (Cell("Whether less is done or more"), Cell(_of(found.by_class))),
    ]
    page = DecisionsPage(
        "Decisions looked at again",
        Link("Audits of practice", reverse("audits")),
        links,
        f"{say.count_of(found.made_again, 'decision')} made again, of {found.drawn} drawn. Whoever decides again sees "
        "what was known at that minute, and not what was decided.",
        Table("How often two people decided alike", ("What", "Agreement"), rows, caption_hidden=True)
        if found.made_again
        else None,
        f"Where the first did less, the second would have done more {say.count_of(found.less_then_more, 'time')}."
        if found.less_then_more is not None
        else "",
        KAPPA,
        CARE,
        [_team(each) for each in teams if each.shares],
        [f"{each.name}: {each.why_not}" for each in teams if each.why_not],
    )
    return Shown("practice/decisions.html", page)


def _of(each: Agreement) -> str:
    if not each.said:
        return f"{FEW}. {each.why_not}"
    low, high = each.interval
    return f"{each.linear:.2f} ({low:.2f} to {high:.2f}), the same {100 * each.raw:.0f}%, n {each.n:,}"


def _team(each: TeamAfter) -> Table:
    rows = []
    for kind, words in KINDS.items():
        cells = [Cell(words)]
        for span in SPANS:
            share = each.shares[kind, span]
            if share.of is None:
                cells.append(Cell("Small: not shown"))
            else:
                cells.append(Cell(f"About {share.hits} of {share.of}" if share.of else "None followed so long"))
        rows.append(cells)
    heads = ("Less was done", *(f"A serious event within {span} days" for span in SPANS))
    return Table(each.name, heads, rows)


class DrawForm(Form):
    """How many, and from when."""

    many = Number("How many?", required="Say how many.", least=1, most=100)
    weeks = Number("From how many weeks back?", required="Say from how many weeks.", least=1, most=104)


@screen(Permission.DRAW)
def audit_decisions_draw(request: HttpRequest, actor: Actor) -> Answer:
    """By lot, in turn from each outcome."""
    form = ask(
        request, DrawForm.blank(filled={"many": 12, "weeks": 12}),
        lambda told: again.draw_decisions(actor=actor, many=told.many or 0, weeks=told.weeks or 0),
    )  # fmt: skip
    if form is None:
        return Go(reverse("audit_decisions"))
    back = Link("Decisions looked at again", reverse("audit_decisions"))
    return Shown("practice/decisions_draw.html", TaskPage("Draw decisions to be made again", form, back, ""))


class DecideForm(Form):
    """What one would have decided, and why."""

    outcome = Choice(
        "What would you decide for this child?", tuple(Option(each.value, str(each.label)) for each in OFFERED),
        required="Choose what you would decide.",
    )  # fmt: skip
    reasons = LongText("Why?", required="Say why you would decide so.", rows=6)


@dataclass(frozen=True)
class ChildThen:
    """What was said of the child as it was known then."""

    name: str
    facts: Sequence[Fact]
    quotes: Sequence[Quote]


@dataclass(frozen=True)
class AgainPage:
    """The contact as it stood, and the question. What was decided is not in it."""

    title: str
    caption: str
    back: Link
    child: ChildThen
    facts: Sequence[Fact]
    checks: Table | None
    form: DecideForm


def _answered(column: AgencyColumn, person_id: UUID) -> str:
    """What one agency had said by then."""
    if not column.answers:
        return "Had not answered"
    newest = column.answers[0]
    told = [
        part for each in newest.children if each.person_id == person_id for part in (each.information, each.impact_now)
    ]
    return " ".join(filter(None, (newest.words, *told)))


def load(*, actor: Actor, drawn_id: UUID) -> AsItStood:
    """One the actor is asked to decide again. Raises NotVisible."""
    return again.as_it_stood(drawn_id, actor=actor)


@screen(Permission.DECIDE_AGAIN, load=load, log="practice.decision_viewed")
def audit_decide_again(request: HttpRequest, actor: Actor, stood: AsItStood, drawn_id: UUID) -> Answer:
    """Decide on what was known at that minute. Nothing about the child changes by it."""
    form = ask(
        request, DecideForm.blank(),
        lambda told: again.decide_again(
            actor=actor, drawn_id=drawn_id, outcome=Outcome(told.outcome), reasons=told.reasons
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("worklist"))
    found, person = stood.contact, stood.asked.person_id
    card = people_cards([person], actor).get(person)
    name = card.name if card else "The child"
    child = found.child(person)
    said = [
        each
        for each in voice.of_process(found.contact_id, actor=actor, known_at=found.as_known_at)
        if each.person_id == person
    ]
    facts = [
        Fact("What was told", child.concern), Fact("What it means for the child", child.impact),
        Fact("What is working well", child.working_well), Fact("What was tried", child.tried),
        Fact("What was asked for", child.asked_for),
    ]  # fmt: skip
    checks = [(Cell(each.agency), Cell(_answered(each, person))) for each in found.checks]
    page = AgainPage(
        "Decide this again",
        f"{name}, as it was known at {say.moment(stood.asked.decided_at)}",
        Link("Worklist", reverse("worklist")),
        ChildThen(name, [each for each in facts if each.value], [quote(each, name) for each in said if each.heard]),
        [
            Fact("Came as", f"{found.kind.label}, {say.moment(found.received_at)}"),
            Fact("Rated", found.rating.label if found.rating else "", unknown="Not rated then"),
        ],
        Table("What agencies had answered", ("Agency", "Answer"), checks) if checks else None,
        form,
    )
    return Shown("practice/decide_again.html", page, purpose="drawn to be decided again")
