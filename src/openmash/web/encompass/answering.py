"""What the hub decides about one child's school: whether it may be told, whom somebody rang, what words are safe."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.encompass import actions
from openmash.casework.encompass.permissions import Permission
from openmash.casework.encompass.selectors import OwedShown
from openmash.casework.schools import actions as register
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.permissions import Permission as Schools
from openmash.casework.schools.words import TiedBy
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import YES_NO, Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.foundation.links.permissions import Permission as Links
from openmash.pathways import encompass
from openmash.records.linkage.selectors import whole_called
from openmash.web.child.task import ask
from openmash.web.encompass.following import OfChild, load_owed
from openmash.web.journey.tasks import FormPage


class AnswerForm(Form):
    """Whether the school may be told."""

    answer = Choice(
        "May this school be told?",
        (Option("send", "Yes, tell it now"), Option("keep", "No, the school is not told")),
        required="Choose whether the school may be told.",
    )
    why = LongText(
        "Why?",
        hint="What you know of the person alleged, whom you rang, where the child is now. It is kept with the child.",
        rows=4,
        required="Say why.",
    )


class RungForm(Form):
    """Whom somebody told."""

    whom = Text(
        "Whom did you tell, and on which number?",
        hint="Such as: Ms Hall, deputy safeguarding lead, 01632 960911",
        required="Give the name and role of whoever you told, and the number you rang.",
        most=300,
    )


class WordsForm(Form):
    """Whether a child's words are safe for school."""

    safe = Choice("May the school read these words?", YES_NO, required="Choose whether the school may read them.")
    said_by = Text(
        "Who says so, and why?",
        hint="Such as: read at screening; they name nobody and would not come back to the child",
        required="Say who says so.",
        most=200,
    )


class SendToForm(Form):
    """Which school."""

    urn = Text(
        "The school’s URN, or its exact name",
        hint="The register of schools finds both",
        required="Give the URN or the name.",
        most=200,
    )


class LinkForm(Form):
    """That somebody will ring."""

    sure = Choice(
        "Will you ring them now with the code?",
        (Option("ring", "Yes: I ring the number above and read the code out"),),
        required="A link without a call is not read in time: say that you ring, or ring and tell them instead.",
    )


class OwnCodeForm(Form):
    """That it is the right school."""

    sure = Choice(
        "They have a code of their own. Send it?", (Option("yes", "Yes: the child learns there"),),
        required="Say that the child learns there.",
    )  # fmt: skip


class TieForm(Form):
    """How an adult is tied to a school."""

    person = Choice("Who?", (), required="Choose who.")
    by = Choice(
        "How are they tied to this school?", tuple(Option(x.value, str(x.label)) for x in TiedBy),
        required="Choose how they are tied to it.",
    )  # fmt: skip
    said_by = Text("Who says so?", required="Say who says so.", most=200)


def _task(actor: Actor, found: OwedShown, title: str, form: Form | None, button: str, *lines: str) -> Answer:
    here = reverse("encompass_child", kwargs={"owed_id": found.id})
    if form is None:
        return Go(here)
    named = whole_called([found.person_id], actor).get(found.person_id)
    page = FormPage(title, form, Link("What the school is told", here), named.name if named else "", button, lines)
    return Shown("journey/task.html", page)


@screen(Permission.ANSWER, load=load_owed, log="encompass.followed")
def encompass_answer(request: HttpRequest, actor: Actor, loaded: OfChild, owed_id: UUID) -> Answer:
    """Say whether a school may be told although somebody had to be asked."""
    found = loaded.found

    def act(told: AnswerForm) -> None:
        if told.answer == "keep":
            actions.keep_back(actor=actor, owed_id=found.id, why=told.why)
        else:
            encompass.allow(actor=actor, owed_id=found.id, why=told.why)

    form = ask(request, AnswerForm.blank(), act)
    why = f"It is held because: {found.because.label[:1].lower()}{found.because.label[1:]}."
    return _task(actor, found, "May the school be told?", form, "Save this answer", why)


@screen(Permission.ANSWER, load=load_owed, log="encompass.followed")
def encompass_rung(request: HttpRequest, actor: Actor, loaded: OfChild, owed_id: UUID) -> Answer:
    """Write down whom somebody told by telephone."""
    form = ask(
        request, RungForm.blank(), lambda told: actions.rung(actor=actor, owed_id=loaded.found.id, whom=told.whom)
    )
    return _task(actor, loaded.found, "Told by telephone", form, "Save")


@screen(Permission.ANSWER, load=load_owed, log="encompass.followed")
def encompass_send_to(request: HttpRequest, actor: Actor, loaded: OfChild, owed_id: UUID) -> Answer:
    """Tell a school that somebody has found out."""

    def act(told: SendToForm) -> None:
        said = told.urn.strip()
        school = schools.named(said if said.isdigit() else "", said, actor=actor)
        if school is None:
            raise NotAllowedNow(
                "No open school in the register has this URN or exactly this name. Look in the register."
            )
        encompass.send_to(actor=actor, owed_id=loaded.found.id, school_id=school.id)

    form = ask(request, SendToForm.blank(), act)
    return _task(
        actor, loaded.found, "Tell a school here", form, "Tell this school now",
        "Make sure first that the child learns there: somebody who should not know would read it.",
    )  # fmt: skip


@screen(Links.SEND_NOTICE, load=load_owed, log="encompass.followed")
def encompass_link(request: HttpRequest, actor: Actor, loaded: OfChild, owed_id: UUID) -> Answer:
    """Send a school whose people do not sign in a one-time link; its code is then on the child's page, to read out."""
    found = loaded.found
    address = encompass.ready(found, actor=actor).address
    if address is None or not found.waits_for_call:
        raise NotVisible
    reply = request.build_absolute_uri("/reply/")
    kind = OwnCodeForm if address.own_code else LinkForm
    form = ask(
        request, kind.blank(),
        lambda _: encompass.send_link(actor=actor, owed_id=found.id, address_of=lambda mark: f"{reply}{mark}"),
    )  # fmt: skip
    return _task(
        actor, found, "Send a one-time link", form, "Send the link",
        f"It goes to {address.name}, {address.email}. Ring {address.telephone}.",
        "The e-mail names nobody. The link shows nothing until the code is given, works once, and can be sent back.",
    )  # fmt: skip


@screen(Permission.ANSWER, load=load_owed, log="encompass.followed")
def encompass_words(request: HttpRequest, actor: Actor, loaded: OfChild, owed_id: UUID) -> Answer:
    """Say whether a child's words are safe for school."""
    found = loaded.found
    said = encompass.childs_words(found, actor=actor)
    if not said.quote:
        raise NotVisible
    form = ask(
        request, WordsForm.blank(),
        lambda told: encompass.mark_words(
            actor=actor, owed_id=found.id, safe=told.safe == "yes", said_by=told.said_by
        ),
    )  # fmt: skip
    return _task(
        actor, found, "Are the child’s words safe for school?", form, "Save", f"The child said: “{said.quote}”",
        "Words can come back to a child. Send them where they help the school to look after the child today.",
    )  # fmt: skip


@screen(Schools.TIE, load=load_owed, log="encompass.followed")
def encompass_tie(request: HttpRequest, actor: Actor, loaded: OfChild, owed_id: UUID) -> Answer:
    """Say that an adult of the notification is tied to the child's school: the next notice about them is held."""
    found = loaded.found
    alleged = encompass.alleged_in(found, actor=actor)
    if not alleged or found.school_id is None:
        raise NotVisible
    options = tuple(Option(str(key), name) for key, name in alleged.items())
    school_id = found.school_id

    def act(told: TieForm) -> None:
        register.tie(
            actor=actor, person_id=UUID(told.person), school_id=school_id, by=TiedBy(told.by), said_by=told.said_by
        )

    form = ask(request, TieForm.offering(person=options).blank(), act)
    return _task(
        actor, found, "An adult is tied to this school", form, "Save",
        "From now on somebody is asked before this school is told of a child where this person is alleged.",
    )  # fmt: skip
