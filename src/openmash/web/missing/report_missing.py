"""Report a child missing: the child, who told us and one line; whatever else is known may be said here."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import MissingTold, RiskTold
from openmash.casework.missing.words import CareWords, Level, LookedAfter, ReportedBy
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.records.cases import selectors as spine
from openmash.records.people import selectors as people
from openmash.web.child.banner import age_and_birth
from openmash.web.child.record import Child, load_child
from openmash.web.missing.loading import TaskPage, episode_url, moment_of

AT = {
    "reported": "reported_on",
    "last_seen": "seen_on",
    "set_by": "risk_set_by",
    "supervisor": "risk_supervisor",
    "reasons": "risk_reasons",
    "at": "risk",
}


class ReportForm(Form):
    """Two answers are needed; no answer is needed twice."""

    reported_by = Choice(
        "Who told us or the police?", tuple(Option(x.value, str(x.label)) for x in ReportedBy),
        required="Choose who reported the child missing.",
    )  # fmt: skip
    circumstances = LongText(
        "What is known", hint="Why this is out of the ordinary, what was tried, whom the child may be with", rows=4,
        required="Say in a line what is known.",
    )  # fmt: skip
    reporter = Text("Their name, and how to reach them")
    reported_on = DateParts("On what day was it reported?", hint="Left empty: today", past=True)
    reported_at = Clock("At what time?", hint="Left empty: now")
    seen_on = DateParts("When was the child last seen?", hint="With a time alone: today", past=True)
    seen_at = Clock("At what time were they last seen?")
    seen_by = Text("Who last saw the child?")
    seen_where = Text("Where was the child last seen?", hint="Kept from whoever the child’s home is kept from")
    police_ref = Text("The police’s reference", width="one-third", most=60)
    looked_after = Choice("Is the child looked after?", tuple(Option(x.value, str(x.label)) for x in LookedAfter))
    responsible_area = Text("If by another area, which?", most=120)
    care_words = Choice(
        "If looked after, as the care return has it", tuple(Option(x.value, str(x.label)) for x in CareWords)
    )
    risk = Choice(
        "Risk level the police have set", tuple(Option(x.value, str(x.label)) for x in Level),
        hint="The police’s, never ours. Leave it empty if they have not told us.",
    )  # fmt: skip
    risk_set_by = Text("Which officer set it?")
    risk_supervisor = Text("Supervisor who agreed it", hint="Needed where the level is below medium")
    risk_reasons = LongText("The police’s reasons", rows=3)

    @property
    def told_risk(self) -> RiskTold | None:
        """The level, where one was chosen."""
        return RiskTold(
            Level(self.risk), self.risk_set_by, self.risk_reasons, self.risk_supervisor
        ) if self.risk else None  # fmt: skip


@screen(Permission.REPORT, load=load_child, log="child.viewed")
def report_missing(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Nothing here keeps a child from being reported; who is missing already is not reported twice."""
    already = selectors.missing_now(child.person, actor=actor)
    if already is not None and request.method != "POST":
        return _to(actor, already.process_id)
    contact = _contact(request, actor, child)
    form = ReportForm.parse(request.POST) if request.method == "POST" else ReportForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            return _to(actor, actions.report_missing(actor=actor, person_id=person_id, told=_told(form, contact)))
        except Incomplete as refusal:
            form = form.with_problems([Problem(AT.get(p.field, p.field), p.sentence) for p in refusal.problems])
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("circumstances", refusal.sentence)])
    back = (
        Link("Back to the contact", reverse("contact", kwargs={"contact_id": contact}))
        if contact
        else Link("The child’s record", reverse("child_now", kwargs={"person_id": person_id}))
    )
    return Shown("missing/report_missing.html", TaskPage("Report a child missing", form, back, _caption(child, actor)))


def _to(actor: Actor, process_id: UUID) -> Go:
    return Go(episode_url(process_id) if may(actor, Permission.VIEW) else reverse("home"))


def _contact(request: HttpRequest, actor: Actor, child: Child) -> UUID | None:
    """The contact it was reported from, where the child is indeed in it."""
    asked = request.GET.get("contact", "")
    mine = {str(part.process_id): part.process_id for part in spine.processes_of(child.person.ids, actor=actor)}
    return mine.get(asked)


def _caption(child: Child, actor: Actor) -> str:
    cards = people.people_cards(child.person.ids, actor)
    card = cards.get(child.person.lead_id) or next(iter(cards.values()), None)
    if card is None:
        return ""
    age, _ = age_and_birth(card.birth, None, has_died=card.has_died)
    return f"{card.name}, {age}" if card.name else f"Unknown child, {age}"


def _told(form: ReportForm, contact: UUID | None) -> MissingTold:
    return MissingTold(
        circumstances=form.circumstances, reported_by=ReportedBy(form.reported_by), reporter=form.reporter,
        reported_at=moment_of(form.reported_on, form.reported_at), last_seen_at=moment_of(form.seen_on, form.seen_at),
        last_seen_by=form.seen_by, last_seen_where=form.seen_where, police_ref=form.police_ref,
        looked_after=LookedAfter(form.looked_after) if form.looked_after else LookedAfter.UNKNOWN,
        responsible_area=form.responsible_area, care_words=CareWords(form.care_words) if form.care_words else None,
        risk=form.told_risk, came_from=contact,
    )  # fmt: skip
