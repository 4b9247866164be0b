"""The first page of a one-time link: it tells nothing, and asks for the code that came another way."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, PublicActor, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Text, new_token
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.foundation.links.actions import Purpose, try_code, went_astray
from openmash.foundation.links.selectors import Held, Standing
from openmash.pathways.encompass_links import behind_link
from openmash.pathways.missing_episode import behind_ready_link
from openmash.pathways.partner_links import opened, told_by, told_of_astray, told_of_lock
from openmash.publicsite.reply.holding import held_by, keep_proof, proof_in, shut, slow_down, thanked, too_often
from openmash.publicsite.ringing import numbers

LEADS_TO = {
    Purpose.CHECK: "reply_answer",
    Purpose.FEEDBACK: "reply_told",
    Purpose.READY: "reply_ready",
    Purpose.NOTICE: "reply_notice",
}
SAYS = {
    Purpose.CHECK: ("A question", "Open the question"),
    Purpose.FEEDBACK: ("Something to tell you", "Open it"),
    Purpose.READY: ("Something to write down", "Open it"),
    Purpose.NOTICE: ("A notice for your school", "Open the notice"),
}


class CodeForm(Form):
    """The code."""

    code = Text("Your code", required="Give the code.", most=60, width="10")


@dataclass(frozen=True)
class CodePage:
    """What the template shows."""

    title: str
    form: CodeForm
    own_code: bool
    button: str
    astray_token: str
    by_day: str
    by_night: str


@screen(PublicActor.LINK, log="link.viewed")
def reply(request: HttpRequest, actor: Actor, token: str) -> Answer:
    """Ask for the code. The right one opens the link in this browser; the fifth wrong one locks it."""
    held = held_by(request, token)
    if (held is None or request.method == "POST") and too_often(request):
        return slow_down(actor)
    if held is None or held.purpose not in LEADS_TO:
        return shut(None, actor)
    if held.standing is Standing.CLOSED:
        return shut(held, actor)
    if _is_open_here(request, held, token):
        return Go(_leads_to(held, token))
    if held.standing is Standing.EXPIRED:
        return shut(held, actor)
    if request.method != "POST":
        return _page(CodeForm.blank(), held)
    if request.POST.get("do") == "astray" and held.standing is Standing.OPEN:
        return _astray(held, actor)
    return _tried(request, held, actor, token)


def _astray(held: Held, actor: Actor) -> Answer:
    """Whoever the message reached says that it is not for them: no code is needed for that."""
    went_astray(actor=actor, held=held)
    told_of_astray(actor=actor, held=held)
    return thanked(held)


def _tried(request: HttpRequest, held: Held, actor: Actor, token: str) -> Answer:
    form = CodeForm.parse(request.POST)
    if not form.is_complete:
        return _page(form, held)
    tried = try_code(actor=actor, held=held, code=form.code)
    if tried.proof:
        keep_proof(request, token, tried.proof)
        return Go(_leads_to(held, token))
    if not tried.left:
        told_of_lock(actor=actor, held=held)
        return shut(None, actor)
    again = f"That is not the code. You can try {say.count_of(tried.left, 'more time')}; after that the link closes."
    return _page(form.with_problems([Problem("code", again)]), held)


def _leads_to(held: Held, token: str) -> str:
    return reverse(LEADS_TO[held.purpose], kwargs={"token": token})


def _is_open_here(request: HttpRequest, held: Held, token: str) -> bool:
    proof = proof_in(request)
    if not proof:
        return False
    try:
        opens = {
            Purpose.FEEDBACK: told_by, Purpose.READY: behind_ready_link, Purpose.NOTICE: behind_link
        }.get(held.purpose, opened)  # fmt: skip
        opens(held, token=token, proof=proof)
    except NotVisible:
        return False
    return True


def _page(form: CodeForm, held: Held) -> Shown:
    what, button = SAYS[held.purpose]
    page = CodePage(f"{what} from the safeguarding hub", form, held.own_code, button, new_token(), *numbers())
    return Shown("reply/code.html", page, about=[f"link:{held.link_id}"])
