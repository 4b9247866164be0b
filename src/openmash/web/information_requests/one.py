"""One request for information: verify who asks, prepare what is told, have it reviewed, answer; or make a contact.

The page asks for the one step that is next. What is sent was agreed by a second person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from openmash.casework.information_requests import actions, selectors
from openmash.casework.information_requests.actions import AnswerTold
from openmash.casework.information_requests.permissions import Permission
from openmash.casework.information_requests.selectors import RequestShown
from openmash.casework.information_requests.words import Answered, Reviewed, Verified
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Problem, Text
from openmash.foundation.design.parts import Fact, Link, TimeLeft
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.pathways.concern_from_request import make_contact


class VerifyForm(Form):
    """How we know it is they."""

    verified_how = Choice(
        "How was the asker verified?",
        tuple(Option(e.value, e.label) for e in Verified),
        required="Choose how you know who asks.",
    )
    verified_words = Text(
        "Whom you rang, on which number found where, or what you saw",
        required="Say whom you rang, or what you saw.",
        most=400,
    )


class PrepareForm(Form):
    """What is told."""

    text = LongText(
        "What is told",
        hint="Only what they ask for and may have. No protected address.",
        required="Write what is to be told.",
        rows=8,
    )
    withheld = LongText("What is left out, and why", rows=3)


class ReviewForm(Form):
    """A second person's view."""

    verdict = Choice(
        "May this be sent?", tuple(Option(e.value, e.label) for e in Reviewed), required="Say whether it may be sent."
    )
    review_words = LongText("If not: what is to be put right?", rows=3)


class AnswerForm(Form):
    """How it is answered."""

    answered = Choice(
        "How do you answer?", tuple(Option(e.value, e.label) for e in Answered), required="Choose how you answer."
    )
    how = Text("If sent: how, and to which address", most=200)
    answer_words = LongText("If refused: why. If they are to ring: whom, on which number", rows=3)
    systems = Text("If no trace: systems searched", most=400)
    names_used = Text("Names searched", most=400)
    back_to = DateParts("Searched back to", partial=True, past=True)


class ConcernForm(Form):
    """What worries."""

    concern = LongText("What worries you?", required="Say what worries you.", rows=3)


FORMS: dict[str, type[Form]] = {
    "verify": VerifyForm, "prepare": PrepareForm, "review": ReviewForm, "answer": AnswerForm, "concern": ConcernForm,
}  # fmt: skip


@dataclass(frozen=True)
class InformationRequestPage:
    """What the template shows. `open` is the step that is next; a form that is None is not for this person now."""

    title: str
    heading: str
    back: Link
    left: TimeLeft | None
    next_step: str
    facts: Sequence[Fact]
    draft: Sequence[Fact]
    answer: Sequence[Fact]
    problems: Sequence[Link]
    verify: Form | None
    prepare: Form | None
    review: Form | None
    answer_form: Form | None
    concern: Form | None
    contact: Link | None
    ring_line: str


@screen(Permission.HANDLE, load=selectors.request, log="information_request.viewed")
def information_request(request: HttpRequest, actor: Actor, loaded: RequestShown, request_id: UUID) -> Answer:
    """Show it, and do the step that was sent."""
    forms: dict[str, Form] = {name: form.blank() for name, form in FORMS.items()}
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in FORMS:
        forms[do], where = _done(do, request.POST, actor, loaded)
        if where:
            return Go(where)
    return Shown("information_requests/one.html", _page(actor, loaded, forms))


def _done(do: str, post: QueryDict, actor: Actor, loaded: RequestShown) -> tuple[Form, str]:
    """Do one step; the form with what was refused, or where to go."""
    form = FORMS[do].parse(post)
    if not form.is_complete:
        return form, ""
    try:
        return form, STEPS[do](form, actor, loaded) or reverse("information_request", kwargs={"request_id": loaded.id})
    except Incomplete as refusal:
        return form.with_problems(refusal.problems), ""
    except (NotAllowedNow, NotPermitted) as refusal:
        return form.with_problems([Problem(next(iter(form.fields)), refusal.sentence)]), ""


def _verify(form: Form, actor: Actor, loaded: RequestShown) -> str:
    assert isinstance(form, VerifyForm)
    actions.verify(actor=actor, request_id=loaded.id, how=Verified(form.verified_how), words=form.verified_words)
    return ""


def _prepare(form: Form, actor: Actor, loaded: RequestShown) -> str:
    assert isinstance(form, PrepareForm)
    actions.prepare(actor=actor, request_id=loaded.id, text=form.text, withheld=form.withheld)
    return ""


def _review(form: Form, actor: Actor, loaded: RequestShown) -> str:
    assert isinstance(form, ReviewForm)
    actions.review(actor=actor, request_id=loaded.id, verdict=Reviewed(form.verdict), words=form.review_words)
    return ""


def _answer(form: Form, actor: Actor, loaded: RequestShown) -> str:
    assert isinstance(form, AnswerForm)
    told = AnswerTold(
        Answered(form.answered), form.how, form.answer_words, form.systems, form.names_used, form.back_to.earliest()
    )
    actions.answer(actor=actor, request_id=loaded.id, told=told)
    return ""


def _concern(form: Form, actor: Actor, loaded: RequestShown) -> str:
    assert isinstance(form, ConcernForm)
    made = make_contact(actor=actor, request=loaded, concern=form.concern)
    return reverse("contact", kwargs={"contact_id": made})


STEPS: dict[str, Callable[[Form, Actor, RequestShown], str]] = {
    "verify": _verify, "prepare": _prepare, "review": _review, "answer": _answer, "concern": _concern,
}  # fmt: skip


def _page(actor: Actor, found: RequestShown, forms: dict[str, Form]) -> InformationRequestPage:
    now = timezone.now()
    is_open = found.answered is None
    draft = found.draft
    waits = draft is not None and draft.verdict is None
    reviews = waits and draft is not None and draft.by_id != actor.account_id and bool(may(actor, Permission.REVIEW))
    contact = (
        Link("Open the contact", reverse("contact", kwargs={"contact_id": found.contact_id}))
        if found.contact_id
        else None
    )
    return InformationRequestPage(
        title="A request for information",
        heading=f"{found.asker.label}: {found.organisation}",
        back=Link("Requests for information", reverse("information_requests")),
        left=say.left(found.standing, now, of="Answer") if is_open else None,
        next_step=found.next_step,
        facts=_facts(found),
        draft=_draft(found),
        answer=_answered(found),
        problems=[problem for form in forms.values() for problem in form.problems],
        verify=forms["verify"] if is_open and not found.verified else None,
        prepare=forms["prepare"] if is_open and not waits else None,
        review=forms["review"] if is_open and reviews else None,
        answer_form=forms["answer"] if is_open else None,
        concern=forms["concern"] if contact is None else None,
        contact=contact,
        ring_line="Whatever you answer, give the hub’s number: what cannot be written can be rung about.",
    )


def _facts(found: RequestShown) -> list[Fact]:
    now = timezone.now()
    reach = ", ".join(part for part in (found.telephone, found.email) if part)
    facts = [
        Fact("Who asks", f"{found.asker_name}, {found.organisation}"),
        Fact("How to reach them", reach, unknown="Not given"),
        Fact("Their reference", found.their_reference, unknown="None given"),
        Fact("About", found.as_told),
        Fact("What they ask for", found.asked),
        Fact("On what basis", f"{found.basis.label}: {found.basis_words}"),
        Fact("Came", say.near(found.received_at, now)),
        Fact("Verified", "; ".join(f"{how}: {words}" for how, words in found.verified), unknown="Not yet"),
    ]
    if found.order_on:
        facts.insert(6, Fact("Date of the order", say.day_of(found.order_on)))
    if found.is_our_limit:
        facts.append(Fact("Its date", "None was given: the limit is our own, and nobody has confirmed it"))
    return facts


def _draft(found: RequestShown) -> list[Fact]:
    draft = found.draft
    if draft is None:
        return []
    now = timezone.now()
    said = {
        None: "Nobody has reviewed it yet",
        Reviewed.AGREED: f"May be sent, says {draft.reviewed_by}",
        Reviewed.RETURNED: f"Not yet, says {draft.reviewed_by}: {draft.review_words}",
    }[draft.verdict]
    return [
        Fact("What is told", draft.text),
        Fact("Left out, and why", draft.withheld, unknown="Nothing"),
        Fact("Prepared", f"{say.near(draft.at, now)}, by {draft.by}"),
        Fact("Reviewed", said),
    ]


def _answered(found: RequestShown) -> list[Fact]:
    if found.answered is None or found.answered_at is None:
        return []
    lines = [
        Fact("How", f"{found.answered.label}, {say.near(found.answered_at, timezone.now())}, by {found.answered_by}")
    ]
    pairs = (("Sent", found.how), ("In words", found.answer_words), ("Searched", found.searched))
    return lines + [Fact(key, words) for key, words in pairs if words]
