"""The call page: one box, typed as the caller speaks; likely families and what is open build beside it.

Nothing blocks and nothing is lost if the call drops. Out of hours it is the same page. If a child is unsafe now, one
button records what there is and goes on to protect the child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from openmash.casework.allegations.permissions import Permission as Allegations
from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.telling import Arrival, Received
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Problem, Text, Tick, parse_rows
from openmash.foundation.drafts.actions import save_draft
from openmash.foundation.drafts.selectors import drafts_of, resume_draft
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete
from openmash.web.intake.calling import CALLERS, WHAT, arrival_of, said_about
from openmash.web.intake.heard import HeardPerson, heard
from openmash.web.intake.likely import Likely, Looked, look
from openmash.web.outage.in_hand import may_be_from_paper
from openmash.web.shell.drafts import draft_url, sent

KIND = "call"
RED = "red"
NEWLY = "call_shown"
MOST_CHILDREN = 20


class CallForm(Form):
    """What is said, and who says it. Only the box itself is ever asked for."""

    words = LongText(
        "What is said", hint="Type as they speak. Names, ages, streets and schools are looked for.", rows=12
    )
    what = Choice("What is the call?", WHAT)
    caller = Choice("Who is calling?", CALLERS)
    name = Text("Their name", most=200)
    role = Text("Their role, or what they are to the child", most=120)
    organisation = Text("Organisation", most=160)
    telephone = Text("Number to ring back", most=40, kind="tel")
    safe = Text("When and how it is safe to contact them", most=200)
    anonymous = Tick("They want to stay anonymous")
    promised = Tick("They will send a written referral")

    def check(self) -> Iterable[Problem]:
        """Nothing here refuses a call."""
        return ()


class ChildForm(Form):
    """A child as the caller tells of them."""

    called = Text("Name, or who it is", hint="Such as “boy about 4, blue car”", most=300)
    age = Text("Age or date of birth", most=60, width="10")
    school = Text("School or nursery", most=200)


@dataclass(frozen=True)
class CallPage:
    """What the template shows."""

    title: str
    form: CallForm
    children: tuple[ChildForm, ...]
    problems: Sequence[object]
    looked: Looked
    look_url: str
    draft_url: str
    revision: int
    may_protect: bool
    may_raise: bool
    unsafe: str
    asks: bool
    said: str


@screen(Permission.RECEIVE_CALL)
def begin_call(request: HttpRequest, actor: Actor) -> Go:
    """A new call, under a key of its own; or the one that was begun and not recorded."""
    begun = next((draft for draft in drafts_of(actor=actor) if draft.kind == KIND), None)
    key = begun.subject if begun and "new" not in request.GET else str(new_key())
    return Go(reverse("call", kwargs={"key": key}))


@screen(Permission.RECEIVE_CALL, log="people.searched")
@may_be_from_paper(FormKind.CONTACT)
def call(request: HttpRequest, actor: Actor, key: UUID) -> Answer:
    """Take the call; look when asked; record it; or record it and protect.

    The form's own id is the call's key, so that a call open in two windows is recorded once.
    """
    do = request.POST.get("do", "")
    if request.method != "POST":
        return _begun(request, actor, key)
    form = CallForm.parse(request.POST)
    rows = parse_rows(ChildForm, request.POST, "child", most=MOST_CHILDREN)
    if do in ("record", "protect", "allegation"):
        if form.is_complete:
            try:
                made = _record(actor, key, form, rows, request.POST, protect=do == "protect")
                if do == "allegation" and may(actor, Allegations.RAISE):
                    return Go(reverse("raise_allegation_from_contact", kwargs={"contact_id": made}))
                return Go(_goes_on(actor, made, protect=do == "protect"))
            except Incomplete as refusal:
                form = form.with_problems(_placed(refusal.problems))
    elif do == "look":
        rows = _offered(rows, form)
    revision = _keep(actor, key, request.POST)
    return _shown(actor, key, form, rows, _chosen(request.POST), looking=do == "look", revision=revision)


@screen(Permission.RECEIVE_CALL, log="people.searched")
def look_call(request: HttpRequest, actor: Actor, key: UUID) -> Answer:
    """What the words typed so far lead to, without its frame. Only those newly shown are logged."""
    looked = look(heard(request.POST.get("words", ""), timezone.localdate()), actor=actor, chosen=_chosen(request.POST))
    body = render_to_string("intake/_looked.html", {"page": LookedPage(looked, looked.asks)}, request=request)
    before = set(request.session.get(NEWLY, ()))
    shown = person_keys(looked.ids)
    request.session[NEWLY] = sorted(before | set(shown))
    newly = [one for one in shown if one not in before]
    return Sent(
        body.encode(), "text/html; charset=utf-8", about=newly, detail={"read_as": looked.read_as}, refresh=True
    )


@dataclass(frozen=True)
class LookedPage:
    """What the fragment shows."""

    looked: Looked
    asks: bool


def _keep(actor: Actor, key: UUID, post: QueryDict) -> int:
    """Keep what was typed, in place of what was there; returns the draft's revision."""
    fields = {name: values for name, values in post.lists() if name not in ("csrfmiddlewaretoken", "form_token", "do")}
    before = resume_draft(actor=actor, kind=KIND, subject=str(key))
    saved = save_draft(
        actor=actor, kind=KIND, subject=str(key), content={"fields": fields},
        base_revision=before.revision if before else 0,
    )  # fmt: skip
    return saved.draft.revision


def _begun(request: HttpRequest, actor: Actor, key: UUID) -> Shown:
    """The call as it was left."""
    draft = next((d for d in drafts_of(actor=actor) if d.kind == KIND and d.subject == str(key)), None)
    typed = QueryDict(mutable=True)
    fields = draft.content.get("fields") if draft else None
    for name, values in (fields if isinstance(fields, Mapping) else {}).items():
        typed.setlist(str(name), [str(value) for value in values] if isinstance(values, list) else [])
    rows = parse_rows(ChildForm, typed, "child", most=MOST_CHILDREN)
    revision = draft.revision if draft else 0
    form = CallForm.resumed(dict(typed.lists()))
    return _shown(actor, key, form, rows, _chosen(typed), looking=bool(form.words), revision=revision)


def _shown(
    actor: Actor,
    key: UUID,
    form: CallForm,
    rows: Sequence[ChildForm],
    chosen: frozenset[UUID],
    *,
    looking: bool,
    revision: int = 0,
) -> Shown:
    words = heard(form.words, timezone.localdate())
    looked = look(words, actor=actor, chosen=chosen) if looking or chosen else Looked(asks=words.asks)
    protects = bool(may(actor, Permission.PROTECT))
    page = CallPage(
        title="Take a call",
        form=replace(form, token=str(key)),
        children=_with_one_more(rows),
        problems=(*form.problems, *(link for row in rows for link in row.problems)),
        looked=looked,
        look_url=reverse("look_call", kwargs={"key": key}),
        draft_url=draft_url(KIND, str(key)),
        revision=revision,
        may_protect=protects,
        may_raise=bool(may(actor, Allegations.RAISE)),
        unsafe="This child is unsafe now: record and protect"
        if protects
        else "This child is unsafe now: record as red",
        asks=looked.asks or form.what == "information",
        said=said_about(form.what),
    )
    about = person_keys(looked.ids)
    return Shown("intake/call.html", page, about=about, detail={"read_as": looked.read_as})


def _record(
    actor: Actor, key: UUID, form: CallForm, rows: Sequence[ChildForm], post: QueryDict, *, protect: bool
) -> UUID:
    """The call as it is, at once. Whoever may not protect leaves the contact red from now. Returns the contact."""
    words = heard(form.words, timezone.localdate())
    arrival: Arrival = arrival_of(form, rows, _chosen(post), words, actor=actor, in_danger=protect)
    made: Received = actions.receive_call(actor=actor, arrival=arrival)
    assert made.contact_id is not None  # only a feed's row can be held already
    if words.asks or form.what == "information":
        _attempt(actor, made, look(words, actor=actor, chosen=_chosen(post)))
    sent(actor=actor, kind=KIND, subject=str(key))
    if protect and not may(actor, Permission.PROTECT):
        reason = "A caller said that a child is unsafe now."
        actions.rate(actor=actor, contact_id=made.contact_id, rating=RED, reason=reason)
    return made.contact_id


def _goes_on(actor: Actor, contact_id: UUID, *, protect: bool) -> str:
    """Whoever may protect goes on to it; anyone else to the contact."""
    name = "protect_in_contact" if protect and may(actor, Permission.PROTECT) else "contact"
    return reverse(name, kwargs={"contact_id": contact_id})


def _attempt(actor: Actor, made: Received, looked: Looked) -> None:
    """Somebody asked, and what was found is kept from somebody: recorded about each of those found in this call.

    Where the call taker ticked nobody it is recorded about the call's own child: an attempt is never left out.
    """
    assert made.contact_id is not None
    kept = [each for each in looked.likely if each.do_not_tell]
    said: dict[UUID, list[Likely]] = {}
    for each in kept:
        chosen = next((key for key in made.children if key in each.ids), None)
        if chosen or not any(one.chosen for one in looked.likely):
            said.setdefault(chosen or made.children[0], []).append(each)
    for person_id, those in said.items():
        kept_of = dict.fromkeys(kept for each in those for kept in each.do_not_tell)
        lines = [f"{each.what} is kept from {say.listed(each.who)}" for each in kept_of]
        line = f"A caller asked. The {'; the '.join(lines)}."
        actions.record_attempt(
            actor=actor, contact_id=made.contact_id, person_id=person_id, line=line,
            about=[key for each in those for key in each.ids],
        )  # fmt: skip


def _chosen(post: QueryDict) -> frozenset[UUID]:
    """The records said to be a child of this call. What is no key is nobody's."""
    found = set()
    for value in post.getlist("known"):
        try:
            found.add(UUID(value))
        except ValueError:
            continue
    return frozenset(found)


def _offered(rows: Sequence[ChildForm], form: CallForm) -> tuple[ChildForm, ...]:
    """Children made out in the words, filled in to be checked where nobody has written a child yet."""
    if any(not row.is_empty for row in rows):
        return tuple(rows)
    children = [person for person in heard(form.words, timezone.localdate()).people if person.is_child]
    return tuple(_filled(person, place) for place, person in enumerate(children[: MOST_CHILDREN - 1])) or tuple(rows)


def _filled(person: HeardPerson, place: int) -> ChildForm:
    age = f"{person.born:%-d/%-m/%Y}" if person.born else "" if person.age is None else str(person.age)
    return ChildForm.blank(filled={"called": person.called, "age": age}, prefix=f"child-{place}-")


def _with_one_more(rows: Sequence[ChildForm]) -> tuple[ChildForm, ...]:
    if (rows and rows[-1].is_empty) or len(rows) >= MOST_CHILDREN:
        return tuple(rows)
    last = max((int(row.prefix.split("-")[1]) for row in rows), default=-1)
    return (*rows, ChildForm.blank(prefix=f"child-{last + 1}-"))


def _placed(problems: Iterable[Problem]) -> list[Problem]:
    """What the records refused of a child, at that child's box."""
    return [
        Problem(f"child-{p.field.split('_')[1]}-age" if p.field.startswith("children_") else p.field, p.sentence)
        for p in problems
    ]
