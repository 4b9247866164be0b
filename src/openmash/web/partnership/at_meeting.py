"""What is done for a meeting and at it: prepared, attended, decided, minuted and agreed. Each a page of one form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import NAMESPACE_OID, UUID, uuid5

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, DateParts, Form, LongText, Option, Problem, Text, as_date
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import AgreedTold, CameTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import AgendaLine, Attended, PresentShown
from openmash.insight.partnership.words import Presence, Topic
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import NAME_NO_CHILD, WHO, agencies_to_choose, key_of
from openmash.web.partnership.meeting import AtMeeting, load_meeting

NO_CHILD = "Name no child: minutes are read by people who may see none."
AS = (Option("place", "In a member’s place", "Counts towards the quorum"), Option("guest", "As a guest"))
YES_NO = (Option("yes", "Yes: it is a decision now"), Option("no", "No: it is not taken up"))


class OthersForm(Form):
    """Who came and sits on nothing here."""

    other = Text("Is anybody else here?", hint=WHO)
    other_agency = Choice("For which agency?", ())
    other_as = Choice("As what?", AS)
    instead_of = Text("In whose place?", hint="Their name, as it stands above")

    def check(self) -> Iterable[Problem]:
        if self.other and not self.other_agency:
            yield Problem("other_agency", "Choose an agency.")
        if self.other and not self.other_as:
            yield Problem("other_as", "Choose as what.")
        if self.other and self.other_as == "place" and not self.instead_of:
            yield Problem("instead_of", "Say in whose place.")


class AttendanceForm(OthersForm):
    """Who came."""

    here = Choices("Who is here?", ())
    apologies = Choices("Who sent apologies?", (), hint="Whoever is in neither list did not come, and sent no word")

    def check(self) -> Iterable[Problem]:
        yield from super().check()
        if set(self.here) & set(self.apologies):
            yield Problem("apologies", "Somebody is in both lists. Take them out of one.")


class DecideForm(Form):
    """A decision."""

    what = LongText("What was decided?", hint=NO_CHILD, rows=3, required="Say what was decided.")
    why = LongText(
        "Why?", hint="So that somebody who was not there can follow it", rows=4,
        required="Say why, so that somebody who was not there can follow it.",
    )  # fmt: skip
    about = Choice("About which line of the agenda?", (), hint="None: something else")


class AgreeForm(Form):
    """An action."""

    what = LongText("What will be done?", hint=NO_CHILD, rows=3, required="Say what will be done.")
    owner = Choice("Who answers for it?", (), hint="They find it on their worklist. Somebody else: say who below")
    person = Text("Somebody without an account here", hint=WHO)
    agency = Choice("Of which agency?", ())
    by = DateParts("By when?", required="Say by when.")
    about = Choice("About which line of the agenda?", (), hint="None: something else")


class ItemForm(Form):
    """A line for the agenda."""

    words = LongText(
        "What is to be talked about?", hint=NO_CHILD, rows=3, required="Say what is to be talked about."
    )  # fmt: skip
    by_whom = Text("Who brings it?", hint=WHO)


class PaperForm(Form):
    """A paper."""

    title = Text("What is it called?", required="Give its title.")
    by_whom = Text("Who brings it?", hint=WHO, required="Say who brings it: name and post.")
    words = LongText(
        "What does it ask the meeting to do?", hint=NAME_NO_CHILD.replace("plans are", "papers are"), rows=4,
        required="Say what it asks the meeting to do.",
    )  # fmt: skip
    where = Text("Where is it kept?", most=400)


class MoveForm(Form):
    """Another day."""

    to_on = DateParts("To which day?", required="Say to which day.")
    words = LongText("Why?", rows=2, required="Say why.")


class CancelForm(Form):
    """That it is not held."""

    words = LongText("Why?", rows=2, required="Say why.")


class MinutesForm(Form):
    """That minutes are agreed."""

    words = LongText("What was put right?", hint="Left empty: nothing", rows=3)


class RatifyForm(Form):
    """Whether a proposal is taken up."""

    agreed = Choice("Does this meeting take it up?", YES_NO, required="Choose an answer.")
    words = LongText("Why?", hint="Needed where it is not taken up", rows=3)


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_attendance(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Say who came; the quorum follows from it."""
    at = loaded.found.at
    members = {_key(each): each for each in selectors.members_on(at.body_id, at.on, actor=actor)}
    offered = [Option(key, each.person, _post(each)) for key, each in members.items()]
    filled = {
        name: tuple(_key(each) for each in at.present if each.presence is presence and _key(each) in members)
        for name, presence in (("here", Presence.HERE), ("apologies", Presence.APOLOGIES))
    }
    blank: OthersForm = (
        AttendanceForm.offering(here=offered, apologies=offered, other_agency=agencies_to_choose()).blank(filled=filled)
        if offered
        else OthersForm.offering(other_agency=agencies_to_choose()).blank()
    )
    form = ask(
        request, blank,
        lambda told: actions.take_attendance(actor=actor, meeting_id=meeting_id, came=_came(told, members)),
        fields={"person": "other", "agency": "other_agency", "here": "other", "": "other"},
    )  # fmt: skip
    nobody = [] if offered else ["Nobody sits on this body on that day: its members are kept on its page."]
    others = ("Anybody else", tuple(OthersForm.fields))
    return _asked("Say who came", form, loaded, "Save who came", [_needs(at), *nobody], [others] if offered else ())


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_decide(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Record a decision, which is a proposal where there is no quorum."""
    lines = _lines(loaded.found.at, actor)
    form = ask(
        request, DecideForm.offering(about=_offered(lines)).blank(),
        lambda told: actions.decide(
            actor=actor, meeting_id=meeting_id, what=told.what, why=told.why, about=words_of(lines, told.about)
        ),
    )  # fmt: skip
    found = loaded.found.at.quorum
    warning = (
        "This meeting is quorate: what it decides stands." if found.is_quorate
        else f"This meeting is not quorate: {found.lacked}. It may talk; what it decides is kept as a proposal, "
        "and the next quorate meeting ratifies it or not."
    )  # fmt: skip
    button = "Save this decision" if found.is_quorate else "Save this as a proposal"
    return _asked("Record a decision", form, loaded, button, [warning])


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_agree_action(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Give somebody an action."""
    lines = _lines(loaded.found.at, actor)
    owners = [Option(str(each.account_id), each.words) for each in selectors.owners()]
    form = ask(
        request,
        AgreeForm.offering(owner=owners, agency=agencies_to_choose(), about=_offered(lines)).blank(),
        lambda told: actions.agree_action(
            actor=actor, meeting_id=meeting_id,
            told=AgreedTold(
                told.what, as_date(told.by), key_of(told.owner), key_of(told.agency), told.person,
                words_of(lines, told.about), challenge_of(lines, told.about),
            ),
        ),
    )  # fmt: skip
    return _asked("Give somebody an action", form, loaded, "Save this action")


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_add_item(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Put a line on the agenda by hand."""
    form = ask(
        request, ItemForm.blank(),
        lambda told: actions.add_agenda_item(
            actor=actor, meeting_id=meeting_id, words=told.words, by_whom=told.by_whom
        ),
    )  # fmt: skip
    return _asked("Put something on the agenda", form, loaded, "Put it on the agenda")


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_add_paper(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Add a paper."""
    form = ask(
        request, PaperForm.blank(),
        lambda told: actions.add_paper(
            actor=actor, meeting_id=meeting_id, title=told.title, by_whom=told.by_whom, words=told.words,
            where=told.where,
        ),
    )  # fmt: skip
    return _asked("Add a paper", form, loaded, "Add this paper")


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_move_meeting(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Move it to another day."""
    form = ask(
        request, MoveForm.blank(),
        lambda told: actions.move_meeting(
            actor=actor, meeting_id=meeting_id, to_on=as_date(told.to_on), words=told.words
        ),
    )  # fmt: skip
    return _asked("Move it to another day", form, loaded, "Move it")


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_cancel_meeting(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Cancel it."""
    form = ask(
        request, CancelForm.blank(),
        lambda told: actions.cancel_meeting(actor=actor, meeting_id=meeting_id, words=told.words),
    )  # fmt: skip
    return _asked("Cancel this meeting", form, loaded, "Cancel it")


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_make_minutes(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """Make the minutes: a button on the meeting. The agenda is kept as it stands."""
    if request.method != "POST":
        return Go(loaded.back.url)
    try:
        actions.make_minutes(actor=actor, meeting_id=meeting_id)
    except NotAllowedNow:
        return Go(loaded.back.url)
    return Go(reverse("partnership_minutes", kwargs={"meeting_id": meeting_id}))


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_agree_minutes(
    request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID, minutes_id: UUID
) -> Answer:
    """Agree an earlier meeting's minutes here."""
    earlier = selectors.meeting(minutes_id, actor=actor)
    form = ask(
        request, MinutesForm.blank(),
        lambda told: actions.agree_minutes(
            actor=actor, meeting_id=minutes_id, at_meeting=meeting_id, words=told.words
        ),
    )  # fmt: skip
    return _asked(f"Agree the minutes of {say.day(earlier.on)}", form, loaded, "Agree them")


@screen(Permission.KEEP, load=load_meeting, log="partnership.meeting_viewed")
def partnership_ratify(
    request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID, decision_id: UUID
) -> Answer:
    """Ratify a proposal here, or not."""
    proposed = selectors.decision(decision_id, actor=actor)
    form = ask(
        request, RatifyForm.blank(),
        lambda told: actions.ratify(
            actor=actor, decision_id=decision_id, at_meeting=meeting_id, agreed=told.agreed == "yes", words=told.words
        ),
    )  # fmt: skip
    lines = [proposed.what, f"Proposed on {say.day(proposed.on)}, when {proposed.lacked}. {proposed.why}"]
    return _asked("Ratify a proposal", form, loaded, "Save this answer", lines)


def _asked(
    title: str, form: Form | None, loaded: AtMeeting, button: str, lines: Sequence[str] = (),
    sections: Sequence[tuple[str, Sequence[str]]] = (),
) -> Answer:  # fmt: skip
    if form is None:
        return Go(loaded.back.url)
    return Shown("journey/task.html", FormPage(title, form, loaded.back, loaded.name, button, lines, sections))


def _came(told: OthersForm, members: dict[str, PresentShown]) -> list[CameTold]:
    here, away = (told.here, told.apologies) if isinstance(told, AttendanceForm) else ((), ())
    came = [
        CameTold(
            each.person, each.agency_id,
            Presence.HERE if key in here else Presence.APOLOGIES if key in away else Presence.AWAY,
            each.votes, each.seat,
        )
        for key, each in members.items()
    ]  # fmt: skip
    if told.other:
        in_place = told.other_as == "place"
        came.append(
            CameTold(
                told.other, key_of(told.other_agency), Presence.HERE, in_place, None,
                told.instead_of if in_place else "",
            )
        )  # fmt: skip
    return came


def _key(each: PresentShown) -> str:
    return str(uuid5(NAMESPACE_OID, f"{each.agency_id} {each.person}"))


def _post(each: PresentShown) -> str:
    seat = str(each.seat.label) if each.seat else ""
    return f"{each.agency}, {seat[:1].lower()}{seat[1:]}{'' if each.votes else ': no vote'}"


def _needs(at: Attended) -> str:
    terms = at.quorum.terms
    return f"The quorum is counted by version {terms} of the terms." if terms else "No terms were in force on that day."


def _lines(at: Attended, actor: Actor) -> dict[str, AgendaLine]:
    """Lines of the agenda by a key that stays the same while the words do."""
    return {str(uuid5(NAMESPACE_OID, f"{each.topic} {each.words}")): each for each in selectors.agenda(at, actor=actor)}


def words_of(lines: Mapping[str, AgendaLine], key: str) -> str:
    """The words of the line that was chosen; empty for none."""
    return lines[key].words if key in lines else ""


def challenge_of(lines: Mapping[str, AgendaLine], key: str) -> UUID | None:
    """The challenge that was chosen, where the line is of one."""
    return lines[key].about if key in lines and lines[key].topic is Topic.CHALLENGE else None


def _offered(lines: Mapping[str, AgendaLine]) -> tuple[Option, ...]:
    return tuple(Option(key, say.shortened(line.words, 120)) for key, line in lines.items())
