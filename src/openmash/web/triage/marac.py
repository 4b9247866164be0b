"""MARAC: refer a victim, see what is to be done by whom, end a flag. Nothing opens from an alleged person's record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.domestic_abuse import actions, selectors
from openmash.casework.domestic_abuse.actions import ActionTold, MaracTold
from openmash.casework.domestic_abuse.permissions import Permission
from openmash.casework.domestic_abuse.selectors import ActionOwed, Referred
from openmash.casework.domestic_abuse.words import MaracBecause
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import partners
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, DateParts, Form, LongText, Number, Option, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.web.triage.showing import Loaded, heading_of, load_family, other_said

BECAUSE = tuple(Option(each.value, each.label) for each in MaracBecause)


class ReferForm(Form):
    """Who is at risk, and why it goes to MARAC."""

    victim = Choice("Who is at high risk?", (), required="Choose who is at high risk.")
    because = Choices("Why does this go to MARAC?", BECAUSE, required="Choose why this goes to MARAC.")
    why = LongText("What makes the risk high", required="Say in a sentence or two what makes the risk high.", rows=4)
    wishes = LongText("What they want, in their own words if known", rows=3)
    checklist_count = Number("An agency’s own checklist: how many did it count?", hint="Their answer, kept as theirs")
    checklist = Text("Which checklist", width="20", hint="Such as DASH")
    checklist_by = Text("Which agency counted", width="20")
    meeting_on = DateParts("When will it be heard?", hint="If the date is known")


class ActionForm(Form):
    """Something to do after MARAC."""

    what = Text("What is to be done", most=400, required="Say what is to be done.")
    owner = Text("Who does it", most=120, required="Say who does it.")
    agency = Choice("For which agency?", (), required="Choose the agency.")
    due_on = DateParts("By when", required="Say by when.")


class EndForm(Form):
    """Why a flag ends."""

    why = LongText("Why does the flag end?", required="Say why the flag ends.", rows=3, most=400)


class MeetingForm(Form):
    """The day a referral is heard."""

    on = DateParts("When will MARAC hear it?", hint="For example, 27 3 2027", required="Say on which day it is heard.")


class FinishForm(Form):
    """What came of an action."""

    words = Text("What came of it", most=400, required="Say what came of it.")


@dataclass(frozen=True)
class LoadedReferral:
    """A referral, or the referral of an action."""

    referral: Referred
    action: ActionOwed | None = None

    @property
    def about(self) -> Sequence[str]:
        return [f"marac:{self.referral.id}", f"person:{self.referral.person_id}"]


@dataclass(frozen=True)
class TaskPage:
    """A page of one form."""

    title: str
    form: Form
    back: Link | None
    caption: str
    said: Sequence[str]
    button: str


@dataclass(frozen=True)
class ActionShown:
    """An action with its owner and when it is due."""

    what: str
    who: str
    due: str
    is_late: bool
    came_of_it: str
    url: str


@dataclass(frozen=True)
class ReferralPage:
    """One referral."""

    title: str
    heading: str
    form: ActionForm
    back: Link | None
    caption: str
    facts: Sequence[tuple[str, str]]
    actions: Sequence[ActionShown]
    meeting_url: str
    end_url: str


@dataclass(frozen=True)
class MaracPage:
    """Every referral the actor may see."""

    title: str
    table: Table | None
    empty: Empty


def load_referral(*, actor: Actor, referral_id: UUID) -> LoadedReferral:
    """One referral. Raises NotVisible."""
    return LoadedReferral(selectors.referral(referral_id, actor=actor))


def load_action(*, actor: Actor, action_id: UUID) -> LoadedReferral:
    """The referral one of whose actions this is. Raises NotVisible."""
    for referral in selectors.referrals(actor=actor):
        for action in referral.actions:
            if action.id == action_id:
                return LoadedReferral(referral, action)
    raise NotVisible


@screen(Permission.REFER_TO_MARAC, load=load_family, log="triage.viewed")
def refer_to_marac(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Refer somebody of this family. The alleged person is told apart and is never flagged."""
    family = loaded.family
    victims = [other for other in family.others if not other.alleged]
    kind = ReferForm.offering(
        victim=[
            *(Option(str(other.person_id), other_said(other)) for other in victims),
            *(Option(str(child.person_id), f"{child.name}, {child.age} (16 or 17)") for child in family.children
              if child.age in ("16 years", "17 years")),
        ]
    )  # fmt: skip
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        try:
            key = actions.refer_to_marac(actor=actor, person_id=UUID(form.victim), told=_told(form, loaded))
            return Go(reverse("marac_referral", kwargs={"referral_id": key}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    said = [f"{heading_of(family)} would each bear the flag as a child of the household."]
    page = TaskPage(
        "Refer to MARAC", form, Link("Back to the family", reverse("triage_family", kwargs={"contact_id": contact_id})),
        "Domestic abuse triage", said, "Refer to MARAC, and set the flag",
    )  # fmt: skip
    return Shown("triage/refer_to_marac.html", page)


def _told(form: ReferForm, loaded: Loaded) -> MaracTold:
    family = loaded.family
    return MaracTold(
        because=[MaracBecause(each) for each in form.because], why=form.why, wishes=form.wishes,
        alleged_as_told=say.listed([other.name for other in family.others if other.alleged])[:200],
        checklist=form.checklist, checklist_count=form.checklist_count, checklist_by=form.checklist_by,
        children=[child for child in family.person_ids if child != UUID(form.victim)], process_id=family.key,
        meeting_on=form.meeting_on.earliest(),
    )  # fmt: skip


@screen(Permission.VIEW_MARAC, log="marac.listed")
def marac(request: HttpRequest, actor: Actor) -> Answer:
    """Every referral, newest first, with what is still to be done."""
    found = selectors.referrals(actor=actor)
    cards = people_cards({each.person_id for each in found}, actor=actor)
    today = local_date(timezone.now())
    rows = [
        [
            Cell(cards[each.person_id].name, reverse("marac_referral", kwargs={"referral_id": each.id})),
            Cell("; ".join(because.label for because in each.because)),
            Cell(say.day_of(each.meeting_on) if each.meeting_on else "not set"),
            Cell(say.day_of(each.until_on) if each.until_on and each.until_on >= today else "ended"),
            Cell(_to_do(each, today)),
        ]
        for each in found
        if each.person_id in cards
    ]
    columns = ("Victim", "Why", "Heard on", "Flag until", "Actions")
    page = MaracPage(
        "MARAC", Table("Referrals, newest first", columns, rows) if rows else None,
        Empty("Nobody is referred to MARAC", "Refer somebody from their family’s page at domestic abuse triage."),
    )  # fmt: skip
    return Shown("triage/marac.html", page, about=[f"marac:{each.id}" for each in found])


def _to_do(each: Referred, today: object) -> str:
    still = [action for action in each.actions if not action.came_of_it]
    late = sum(action.due_on < today for action in still)  # type: ignore[operator]  # both are days
    return f"{len(still)} to do" + (f", {late} late" if late else "") if still else "none to do"


@screen(Permission.VIEW_MARAC, load=load_referral, log="marac.viewed")
def marac_referral(request: HttpRequest, actor: Actor, loaded: LoadedReferral, referral_id: UUID) -> Answer:
    """One referral: why, when it is heard, and each action with its person, agency and day."""
    kind = ActionForm.offering(agency=[Option(str(each.pk), each.name) for each in partners()])
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        due = form.due_on.earliest()
        if due is not None:
            actions.add_marac_action(
                actor=actor, referral_id=referral_id,
                told=ActionTold(form.what, form.owner, UUID(form.agency), due),
            )  # fmt: skip
        return Go(reverse("marac_referral", kwargs={"referral_id": referral_id}))
    return Shown("triage/marac_referral.html", _referral_page(loaded.referral, form, actor))


def _referral_page(each: Referred, form: ActionForm, actor: Actor) -> ReferralPage:
    today = local_date(timezone.now())
    refers, bears = may(actor, Permission.REFER_TO_MARAC), each.until_on is not None and each.until_on > today
    name = people_cards([each.person_id], actor=actor)[each.person_id].name
    count = f"{each.checklist_count} on {each.checklist}, counted by {each.checklist_by}" if each.checklist else ""
    facts = (
        ("Why", "; ".join(because.label for because in each.because)),
        ("What makes the risk high", each.why),
        ("What they want", each.wishes),
        ("An agency’s own count", count),
        ("Alleged", each.alleged_as_told),
        ("Referred", f"{each.by}, {each.by_agency}, {say.moment(each.at)}"),
        ("Heard on", say.day(each.meeting_on) if each.meeting_on else "The date is not set yet"),
        ("Flag", _flag_said(each.until_on, today)),
    )
    return ReferralPage(
        title="A referral to MARAC", heading=name, form=form, back=Link("MARAC", reverse("marac")),
        caption="Referral to MARAC. Never speak of it to, or leave it where it could reach, the alleged person.",
        facts=[(key, value) for key, value in facts if value],
        actions=[
            ActionShown(
                action.what, f"{action.owner}, {action.agency}", say.day_of(action.due_on), action.is_late(today),
                action.came_of_it, reverse("finish_marac_action", kwargs={"action_id": action.id}),
            )
            for action in each.actions
        ],
        meeting_url=reverse("set_marac_meeting", kwargs={"referral_id": each.id}) if refers else "",
        end_url=reverse("end_marac_flag", kwargs={"referral_id": each.id}) if refers and bears else "",
    )  # fmt: skip


def _flag_said(until: date | None, today: date) -> str:
    if until is None:
        return "none"
    return f"until {say.day(until)}" if until > today else f"ended {say.day(until)}"


@screen(Permission.REFER_TO_MARAC, load=load_referral, log="marac.viewed")
def set_marac_meeting(request: HttpRequest, actor: Actor, loaded: LoadedReferral, referral_id: UUID) -> Answer:
    """Say on which day a referral is heard, or move it; the day it was before stays in the record."""
    form = MeetingForm.parse(request.POST) if request.method == "POST" else MeetingForm.blank()
    back = reverse("marac_referral", kwargs={"referral_id": referral_id})
    if request.method == "POST" and form.is_complete:
        try:
            day = form.on.earliest()
            if day is not None:
                actions.set_marac_meeting(actor=actor, referral_id=referral_id, on=day)
            return Go(back)
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    heard = loaded.referral.meeting_on
    said = [f"It is to be heard on {say.day(heard)} as recorded until now." if heard else "No day is recorded yet."]
    title = "Move the meeting" if heard else "Set the meeting"
    page = TaskPage(title, form, Link("Back to the referral", back), "Referral to MARAC", said, "Record the day")
    return Shown("triage/set_marac_meeting.html", page)


@screen(Permission.REFER_TO_MARAC, load=load_referral, log="marac.viewed")
def end_marac_flag(request: HttpRequest, actor: Actor, loaded: LoadedReferral, referral_id: UUID) -> Answer:
    """End the flag today, with the reason."""
    form = EndForm.parse(request.POST) if request.method == "POST" else EndForm.blank()
    back = reverse("marac_referral", kwargs={"referral_id": referral_id})
    if request.method == "POST" and form.is_complete:
        actions.end_marac_flag(actor=actor, referral_id=referral_id, on=local_date(timezone.now()), why=form.why)
        return Go(back)
    page = TaskPage("End the MARAC flag", form, Link("Back to the referral", back), "", (), "End the flag today")
    return Shown("triage/end_marac_flag.html", page)


@screen(Permission.ACT_FOR_MARAC, load=load_action, log="marac.viewed")
def finish_marac_action(request: HttpRequest, actor: Actor, loaded: LoadedReferral, action_id: UUID) -> Answer:
    """Say what came of one action."""
    form = FinishForm.parse(request.POST) if request.method == "POST" else FinishForm.blank()
    back = reverse("marac_referral", kwargs={"referral_id": loaded.referral.id})
    if request.method == "POST" and form.is_complete:
        try:
            actions.finish_marac_action(actor=actor, action_id=action_id, words=form.words)
            return Go(back)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("words", refusal.sentence)])
    said = [loaded.action.what] if loaded.action else []
    page = TaskPage("What came of this action", form, Link("Back to the referral", back), "", said, "Record it")
    return Shown("triage/finish_marac_action.html", page)
