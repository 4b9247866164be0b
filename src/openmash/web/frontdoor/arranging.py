"""The contact page's parts, arranged from what the front door knows: words and links ready for the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from openmash.casework.allegations.permissions import Permission as Allegations
from openmash.casework.differences.permissions import Permission as Differences
from openmash.casework.domestic_abuse import selectors as domestic_abuse
from openmash.casework.domestic_abuse.permissions import Permission as Triage
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import AgencyColumn, AnswerShown, ChildInContact, ContactPage
from openmash.casework.frontdoor.selectors.page import ActShown, DecisionShown, Owing
from openmash.casework.frontdoor.words import Act, ContactKind, State
from openmash.casework.meetings.permissions import Permission as Meetings
from openmash.casework.misfiled.permissions import Permission as Misfiled
from openmash.casework.missing.permissions import Permission as Missing
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.permissions import Permission as Access
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Fact, Link, Moment, NotHeardYet, Notice, Quote, Source, Table
from openmash.web.child.permissions import Permission as Child
from openmash.web.frontdoor.showing import contact_url, gaps_of, quotes_of

TO_DO: dict[State, str] = {
    State.NEW: "Take this contact, find out who the children are, and rate it.",
    State.SCREENING: "Ask the agencies that know this family, or decide.",
    State.CHECKS_OUT: "Waiting for agencies. A child who is unsafe does not wait.",
    State.READY_TO_DECIDE: "Decide for each child.",
    State.WAITING_FOR_RECEIVER: "Decided. The hub holds each child until the next step is accepted.",
    State.FEEDBACK_OWED: "Tell the referrer what came of it.",
    State.CLOSED: "Closed to MASH.",
}


@dataclass(frozen=True)
class ButtonLink:
    """A link that looks like the button it is."""

    text: str
    url: str
    classes: str = "govuk-button--secondary"


@dataclass(frozen=True)
class ChildPanel:
    """One child of the contact, in the words that came."""

    anchor: str
    url: str
    name: str
    short: str
    whose: str
    age: str
    as_told: str
    parts: Sequence[Fact]
    quotes: Sequence[Quote]
    gaps: Sequence[NotHeardYet]
    has_died: bool
    hear_url: str
    decided: str
    because: str
    debts: Sequence[Link]
    tasks: Sequence[Link]


@dataclass(frozen=True)
class AnswerPanel:
    """One answer of an agency."""

    said: str
    parts: Sequence[Fact]
    conditions: str
    source: Source


@dataclass(frozen=True)
class CheckPanel:
    """One agency's column."""

    agency: str
    state: str
    is_late: bool
    due: str
    answers: Sequence[AnswerPanel]
    question: str
    answer_url: str
    kept: str = ""


@dataclass(frozen=True)
class ActPanel:
    """One protective act."""

    title: str
    line: str
    by: str
    debts: Sequence[Link]
    ratify: str


def to_do(found: ContactPage) -> str:
    """What must be done next, in a sentence."""
    if found.in_danger_now and found.state in (State.NEW, State.SCREENING) and not found.acts:
        return "A child was said to be in danger now. Protect first, then screen."
    return TO_DO[found.state]


def tasks_of(found: ContactPage, actor: Actor) -> tuple[ButtonLink, ...]:
    """The acts of this page: what waits to be done stands out, what can be done again does not."""
    here = {"contact_id": found.contact_id}
    buttons = []
    if may(actor, Permission.PROTECT):
        buttons.append(
            ButtonLink("Protect a child now", reverse("protect_in_contact", kwargs=here), "govuk-button--warning")
        )
    if may(actor, Permission.RATE) and found.state is not State.CLOSED:
        rate = reverse("rate", kwargs=here)
        buttons.append(ButtonLink("Rate again", rate) if found.rating else ButtonLink("Rate", rate, ""))
    if may(actor, Permission.ASK_CHECKS) and found.state is not State.CLOSED:
        buttons.append(ButtonLink("Ask agencies", reverse("ask", kwargs=here)))
    if found.feedback_owed and may(actor, Permission.TELL_REFERRER):
        buttons.append(ButtonLink("Tell the referrer", reverse("feedback", kwargs=here), ""))
    return tuple(buttons)


def also_of(found: ContactPage, actor: Actor) -> tuple[Link, ...]:
    """What is seldom needed but must be here: at the foot, out of the way of what is pressed all day."""
    here = {"contact_id": found.contact_id}
    links = []
    if may(actor, Allegations.RAISE):
        url = reverse("raise_allegation_from_contact", kwargs=here)
        links.append(Link("Allegation against somebody who works with children", url))
    if may(actor, Access.DECLARE_CONFLICT):
        links.append(Link("Declare a conflict of interest", reverse("declare_for_contact", kwargs=here)))
    return tuple(links)


def notices_of(found: ContactPage) -> tuple[Notice, ...]:
    """What must be known before anything else on the page."""
    notices = []
    if found.as_known_at:
        notices.append(Notice("As it stood then", f"This is what was known at {say.moment(found.as_known_at)}."))
    if any(act.act is Act.CONSIDER_PROTECTED for act in found.acts):
        notices.append(
            Notice(
                "A caller asked for what is kept",
                "Tell no caller anything about this family, not even that something is kept. Whoever rings hears the "
                "same: they will be rung back.",
            )
        )
    if owed := owing_of(found):
        labels = dict.fromkeys(f"{each.what.label[:1].lower()}{each.what.label[1:]}" for each in owed)
        first = next((write_up(each, found) for each in owed if each.is_readers and not found.as_known_at), None)
        words = f"{say.begun(say.listed(list(labels)))}."
        notices.append(Notice("Still to write up", words, link=Link("Write it up", first.url) if first else None))
    return tuple(notices)


def owing_of(found: ContactPage) -> tuple[Owing, ...]:
    """What was left out of this contact's acts and of its decisions in force, and is not yet written up."""
    owed = [each for act in found.acts for each in act.owed]
    return (*owed, *(each for child in found.children if child.decision for each in child.decision.owed))


def write_up(each: Owing, found: ContactPage) -> Link:
    """One thing left out, who left it out and by when; with a page to write it up where this reader may."""
    may_here = each.is_readers and not found.as_known_at
    url = reverse("pay_debt", kwargs={"debt_id": each.debt_id}) if may_here else ""
    return Link(f"{each.what.label}. Left out by {each.owed_by}; {each.clock.words}.", url)


DESCRIBED = frozenset({
    "a", "an", "the", "this", "boy", "girl", "baby", "toddler", "child", "teenager", "infant", "newborn", "unborn",
    "unknown", "young", "younger", "older",
})  # fmt: skip
"""First words of what is told of a child whom nobody has named."""


def short_name(name: str) -> str:
    """ "Mia" of "Mia Farrow"; "this child" where a child is described and not named: "boy about 4, blue Corsa"."""
    first = name.replace(",", " ").split(" ")[0]
    return "this child" if first.lower() in DESCRIBED else first


def child_panel(found: ContactPage, child: ChildInContact, actor: Actor) -> ChildPanel:
    """One child: their words first, then what was said of them, then what was decided."""
    here = {"contact_id": found.contact_id, "person_id": child.person_id}
    words = (
        ("The worry", child.concern), ("Impact on the child", child.impact),
        ("What is working well", child.working_well), ("What was tried", child.tried),
        ("What was asked for", child.asked_for), ("Kind of concern", "; ".join(child.categories)),
        ("Agreed to", say.listed(child.agreements)),
    )  # fmt: skip
    tasks = []
    if may(actor, Permission.DECIDE_MORE) and found.state is not State.CLOSED:
        tasks.append(Link("Decide again" if child.decision else "Decide", reverse("decide", kwargs=here)))
    if may(actor, Differences.RAISE):
        tasks.append(Link("Raise a professional difference", reverse("raise_from_contact", kwargs=here)))
    if may(actor, Permission.PROTECT):
        protect = reverse("protect_in_contact", kwargs={"contact_id": found.contact_id})
        tasks.append(Link("Protect now", f"{protect}?child={child.person_id}"))
    if may(actor, Missing.REPORT):
        report = reverse("report_missing", kwargs={"person_id": child.person_id})
        tasks.append(Link("Missing", f"{report}?contact={found.contact_id}"))
    if may(actor, Meetings.ADD_ITEM):
        tasks.append(Link("Bring to the meeting", reverse("meeting_bring", kwargs={"person_id": child.person_id})))
    if may(actor, Misfiled.MOVE):
        tasks.append(Link("This is about another child", reverse("another_child", kwargs=here)))
    decision = child.decision
    short = short_name(child.name)
    return ChildPanel(
        anchor=f"child-{child.person_id}",
        url=reverse("child_now", kwargs={"person_id": child.person_id}) if may(actor, Child.READ) else "",
        name=child.name,
        short=short,
        whose=say.whose(short),
        age=", ".join(part for part in (child.age, child.part) if part),
        as_told=child.as_told if child.as_told != child.name else "",
        parts=tuple(Fact(key, value) for key, value in words if value),
        quotes=quotes_of(child),
        gaps=gaps_of(child),
        has_died=child.has_died,
        hear_url=reverse("hear", kwargs=here) if may(actor, Permission.SCREEN) else "",
        decided=_decided(decision),
        because=decision.rationale if decision else "",
        debts=tuple(write_up(each, found) for each in decision.owed) if decision else (),
        tasks=tuple(tasks),
    )


def _decided(decision: DecisionShown | None) -> str:
    if decision is None:
        return ""
    return f"{decision.outcome.label}, {say.moment(decision.decided_at)}, by {decision.decided_by}: {decision.line}"


def told_us(found: ContactPage, now: datetime) -> tuple[Fact, ...]:
    """How it came, when, and who told us where this person may know."""
    facts = [
        Fact("Arrived", f"{say.near(found.received_at, now)}, {found.channel[:1].lower()}{found.channel[1:]}"),
        Fact(
            "First told to any agency", f"{say.near(found.first_told_at, now)}. {found.clocks.since_first_told}".strip()
        ),
        Fact("Source", ": ".join(part for part in (found.source, found.source_detail) if part)),
    ]
    facts += [Fact(each.name.partition(":")[0], say.rests_on(each.clock)) for each in found.clocks.running]
    facts += referrer_of(found)
    facts += [Fact("Police", "; ".join(found.police))] if found.police else []
    for other in found.others:
        relation = other.relation[:1].upper() + other.relation[1:]
        facts.append(Fact(relation or "Also named", other.name + (" (harm alleged)" if other.alleged else "")))
    return tuple(facts)


def referrer_of(found: ContactPage) -> tuple[Fact, ...]:
    """Who told us and how they are reached, as far as this person may know; nothing where nobody is recorded."""
    who = found.referrer
    if who is None:
        return ()
    if who.withheld:
        return (Fact("Who told us", who.withheld),)
    if who.is_anonymous:
        return (Fact("Who told us", "They did not give a name"),)
    said = ", ".join(part for part in (who.name, who.role, who.organisation, who.relationship) if part)
    reach = ", ".join(part for part in (who.telephone, who.email, who.safe_to_contact) if part)
    return (Fact("Who told us", said, unknown="They did not give a name"), Fact("How to reach them", reach))


def open_to(found: ContactPage) -> tuple[str, ...]:
    """For each child, who is working with them and how fresh that answer is."""
    if len({child.already_open.said for child in found.children}) == 1:
        return (found.children[0].already_open.said,)
    return tuple(f"{child.name}: {child.already_open.said}" for child in found.children)


def route_of(found: ContactPage) -> Link | None:
    """Route to the open social worker, where there is one for a child not yet decided."""
    for child in found.children:
        if not child.is_decided and any(each.is_social_worker for each in child.already_open.open):
            here = {"contact_id": found.contact_id, "person_id": child.person_id}
            return Link(
                f"Send this to {child.name}’s team: they must say what they will do", reverse("route", kwargs=here)
            )
    return None


def triage_of(found: ContactPage, actor: Actor) -> tuple[Fact, ...]:
    """What was judged of a domestic abuse notification at the morning's triage, and what each agency said there."""
    if found.kind is not ContactKind.DOMESTIC_ABUSE or not may(actor, Triage.VIEW_TRIAGE):
        return ()
    judged = domestic_abuse.judgements([found.contact_id], actor=actor).get(found.contact_id)
    lines = [
        Fact(each.agency, f"{each.words} ({each.by}, {say.moment(each.at)})")
        for each in domestic_abuse.spoken([found.contact_id], actor=actor).get(found.contact_id, ())
    ]
    if judged is None:
        return (Fact("Judged", "", unknown="Not yet: it waits at triage"), *lines)
    children = [
        Fact(child.name, judged.children[child.person_id])
        for child in found.children
        if judged.children.get(child.person_id)
    ]
    family = Fact("The family", f"{judged.line} ({judged.by}, {say.moment(judged.at)})")
    return (Fact("Judged", judged.verdict.label), family, *children, *lines)


def patterns_of(found: ContactPage) -> tuple[str, ...]:
    """Patterns as facts, each counted."""
    facts = [pattern.words for child in found.children for pattern in found.patterns.of_child.get(child.person_id, ())]
    facts += [
        f"{person.name}: harm by them was alleged in {person.times} earlier "
        + ("contact" if person.times == 1 else "contacts")
        for person in found.patterns.people_of_concern
    ]
    return tuple(dict.fromkeys(facts))


def earlier_of(found: ContactPage) -> Table | None:
    """Earlier contacts about these children and their brothers and sisters, and what was decided."""
    rows = [
        [
            Cell(say.day_of(each.received_at), url=contact_url(each.contact_id)),
            Cell(each.kind.label),
            Cell(each.concern, note="The same kind of concern" if each.same_concern else ""),
            Cell(each.decided or "Not decided yet"),
        ]
        for each in list({e.contact_id: e for e in (*found.patterns.earlier, *found.patterns.siblings)}.values())[:12]
    ]
    return Table("Earlier contacts", ("When", "Kind", "What was said", "What was decided"), rows) if rows else None


def check_panel(found: ContactPage, column: AgencyColumn, actor: Actor, now: datetime) -> CheckPanel:
    """One agency: how its clock stands, and what it said of each child."""
    names = {child.person_id: child.name for child in found.children}
    state = (
        column.answers[0].words if column.answers else column.wanted or ("Late" if column.clock.is_late else "Asked")
    )
    may_answer = may(actor, Permission.SCREEN) or actor.agency_id == column.agency_id
    return CheckPanel(
        agency=column.agency,
        state=state,
        is_late=column.clock.is_late and not column.answers,
        due=f"Asked {say.near(column.asked_at, now)}. {column.clock.words[:1].upper()}{column.clock.words[1:]}".strip(),
        answers=tuple(_answer(answer, names, column.agency, now) for answer in column.answers),
        question="",
        answer_url=reverse("answer_check", kwargs={"check_id": column.check_id}) if may_answer else "",
        kept=f"A child here is restricted, so {column.agency} does not see this. Ring somebody there who may be told."
        if column.is_kept_from_them and not column.answers
        else "",
    )


def _answer(answer: AnswerShown, names: Mapping[UUID, str], agency: str, now: datetime) -> AnswerPanel:
    parts = []
    for child in answer.children:
        name = str(names.get(child.person_id, "")) if len(names) > 1 else ""
        if child.information:
            parts.append(Fact(name, child.information))
        if child.impact_now:
            parts.append(Fact(f"Impact on {name} now" if name else "Impact on the child now", child.impact_now))
    if answer.ring:
        parts.append(Fact("Ring", answer.ring))
    if answer.reason:
        parts.append(Fact("Why", answer.reason))
    if answer.consult_us:
        parts.append(Fact("", "Consult us: there is more that cannot be written here."))
    return AnswerPanel(
        said=answer.searched or answer.words,
        parts=tuple(parts),
        conditions="; ".join(dict.fromkeys(child.conditions for child in answer.children if child.conditions)),
        source=Source(
            agency, say.near(answer.answered_at, now), f"typed by {answer.answered_by}" if answer.answered_by else ""
        ),
    )


def act_panel(found: ContactPage, act: ActShown, actor: Actor) -> ActPanel:
    """One protective act: what, by whom, what is still owed."""
    said = [f"Opened by {act.opened_by}, {say.moment(act.opened_at)}"]
    said += [part for part in (act.who, say.listed(act.agencies), act.told, act.outcome, act.ratified) if part]
    waits = act.ratifying is not None and not act.ratified
    waits_for = "considers whoever is protected" if act.act is Act.CONSIDER_PROTECTED else "ratifies"
    return ActPanel(
        title=act.act.label,
        line=act.line,
        by=". ".join(part.rstrip(".") for part in said)
        + "."
        + (f" A manager {waits_for}: {act.ratifying.words}." if act.ratifying and waits else ""),
        debts=tuple(write_up(each, found) for each in act.owed),
        ratify=reverse("ratify", kwargs={"act_id": act.act_id})
        if waits and may(actor, Permission.LOWER_RATING)
        else "",
    )


def feedback_of(found: ContactPage) -> tuple[str, ...]:
    """What telling the referrer stands at."""
    if found.feedback:
        return found.feedback
    return (f"The outcome is owed: {found.feedback_words}.",) if found.feedback_words else ()


def happened(found: ContactPage) -> tuple[Moment, ...]:
    """The contact's own story, newest first."""
    moments = [(found.received_at, f"{found.kind.label} received", "", "")]
    moments += [(r.rated_at, f"Rated {r.label.lower()}", r.reason, r.rated_by) for r in found.ratings]
    moments += [(c.asked_at, f"{c.agency} asked", c.why, "") for c in found.checks]
    moments += [
        (a.answered_at, f"{c.agency} answered: {a.words.lower()}", "", a.answered_by)
        for c in found.checks
        for a in c.answers
    ]
    moments += [(a.opened_at, a.act.label, a.line, a.opened_by) for a in found.acts]
    moments += [(d.decided_at, f"Decided: {d.outcome.label}", d.line, d.decided_by) for d in found.decisions]
    ordered = sorted(moments, key=lambda moment: moment[0], reverse=True)
    return tuple(Moment(title, say.moment(at), say.iso(at), by=by, body=body) for at, title, body, by in ordered)
