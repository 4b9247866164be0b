"""The plan for one reader: the child, or one parent; in their words, without what must be kept from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.plans import actions, selectors
from openmash.casework.plans.permissions import Permission
from openmash.casework.plans.selectors import CHILD
from openmash.casework.plans.words import Audience, Field
from openmash.casework.visits import selectors as visits
from openmash.casework.visits.permissions import Permission as Visits
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choices, Form, LongText, Option, new_token
from openmash.foundation.design.parts import Link
from openmash.foundation.documents.document import Document, Heading, Paragraph, Part, Points, Quotation
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.chronology import copying
from openmash.insight.chronology.reading import CANNOT_FIND, found_in
from openmash.insight.chronology.redaction import Guarded
from openmash.records.people import selectors as people
from openmash.records.voice import selectors as voice
from openmash.web.child.task import ask
from openmash.web.plans.loading import (
    AtPlan,
    Reader,
    TaskPage,
    back_to,
    load_plan,
    plan_url,
    readers_of,
    unsafe_items,
)

FOR_A_CHILD: dict[str, str] = {
    str(Field.WORRYING.label): "What people are worried about",
    str(Field.WORKING.label): "What is going well",
    "What needs to change": "What needs to be different",
    "Who will do what": "Who will do what to help",
    str(Field.CONTINGENCY.label): "What happens if it does not get better",
}
"""How the headings are said to a child."""


@dataclass(frozen=True)
class CopyPart:
    """A heading and its lines."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True)
class CopyPage:
    """The copy, and for the worker alone: what was left out and what is not in plain words yet."""

    title: str
    heading: str
    back: Link
    reader: str
    warning: str
    intro: str
    voice: str
    parts: Sequence[CopyPart]
    left_out: Sequence[str]
    not_plain: Sequence[Link]
    look_at: Sequence[str]
    cannot_find: str
    made: str
    give_url: str
    token: str


class ItemForm(Form):
    """In their words, and from whom it is kept."""

    to_child = LongText("As you would say it to the child", rows=3)
    to_parents = LongText("As you would say it to the parents", rows=3)
    kept_from = Choices("Must it be kept from anybody?", ())
    reason = LongText(
        "Why must it be kept from them?", rows=2, hint="They are never shown that something is kept from them"
    )


@screen(Permission.WRITE, load=load_plan, log="plan.copy_viewed")
def plan_copy(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID, reader: str) -> Answer:
    """As it would be printed for this reader, chosen first."""
    who = _reader(loaded, reader, actor)
    return Shown(
        "plans/copy.html", _page(loaded, who, actor), detail={"reader": "child" if reader == CHILD else "parent"}
    )


@screen(Permission.WRITE, load=load_plan, log="plan.copy_made")
def plan_copy_pdf(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID, reader: str) -> Answer:
    """Made for this reader by a press of the button, and kept as it was."""
    who = _reader(loaded, reader, actor)
    if request.method != "POST":
        return Go(plan_url(plan_id, "plan_copy", reader=reader))
    page, now = _page(loaded, who, actor), timezone.now()
    parts: list[Part] = [Paragraph(page.intro)]
    if page.voice:
        parts.append(Quotation(page.voice, loaded.name))
    for part in page.parts:
        parts += [Heading(part.heading), Points(part.lines)]
    guard = people.withholding(loaded.child.person.ids, actor)
    document = Document(
        page.heading,
        f"Made {say.day_of(now)}",
        who.name,
        now,
        parts,
        guard,
    )
    words = "\n".join([page.intro, page.voice, *(f"{p.heading}: {' / '.join(p.lines)}" for p in page.parts)])
    actions.give_copy(actor=actor, plan_id=plan_id, recipient=reader, recipient_name=who.name, words=words)
    name = f"plan-{now:%Y%m%d-%H%M}.pdf"
    return Sent(pdf_of(document), "application/pdf", filename=name, detail={"recipient": who.name})


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_item(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID, item: str) -> Answer:
    """One thing of the plan, as it is said to the child and to the parents."""
    shown = loaded.shown
    found = next((each for each in shown.items if each.key == item), None)
    if found is None:
        raise NotVisible
    readers = readers_of(loaded, actor)
    kind = ItemForm.offering(kept_from=[Option(each.key, each.said) for each in readers])
    form = ask(
        request,
        kind.blank(
            filled={
                "to_child": shown.plain.get((item, Audience.CHILD), ""),
                "to_parents": shown.plain.get((item, Audience.PARENT), ""),
                "kept_from": tuple(shown.kept.get(item, ())), "reason": shown.kept_because.get(item, ""),
            }
        ),
        lambda told: actions.say_plainly(
            actor=actor, plan_id=plan_id, item=item,
            plain={Audience.CHILD: told.to_child, Audience.PARENT: told.to_parents},
            kept_from=told.kept_from, reason=told.reason,
        ),
    )  # fmt: skip
    if form is None:
        return Go(plan_url(plan_id))
    page = TaskPage("As the family is told", form, back_to(plan_id), loaded.caption, found.words)
    return Shown("plans/item.html", page)


def _reader(loaded: AtPlan, key: str, actor: Actor) -> Reader:
    found = next((each for each in readers_of(loaded, actor) if each.key == key), None)
    if found is None:
        raise NotVisible
    return found


def _page(loaded: AtPlan, who: Reader, actor: Actor) -> CopyPage:
    shown, is_child = loaded.shown, who.key == CHILD
    guard = copying.guard_for([loaded.child.person], who.key, actor=actor)
    copy = selectors.copy_for(shown, who.key, unsafe=unsafe_items(loaded, who.key, actor, guard))
    lines = [line for _, each in copy.parts for line in each]
    words = {each.key: each.words for each in shown.items}
    return CopyPage(
        title="A copy of a plan",
        heading="Your plan" if is_child else f"The plan for {loaded.name}",
        back=back_to(shown.id),
        reader=who.said,
        warning=_warning(loaded, who, actor),
        intro=_intro(loaded, who),
        voice=_voice(loaded, actor) if is_child else "",
        parts=[
            *([seen] if is_child and (seen := _last_seen(loaded, actor)) else []),
            *(
                CopyPart(FOR_A_CHILD.get(heading, heading) if is_child else heading, [line.words for line in lines])
                for heading, lines in copy.parts
            ),
        ],
        left_out=[words[key] for key in copy.left_out],
        not_plain=[
            Link(line.words, plan_url(shown.id, "plan_item", item=line.key)) for line in lines if not line.is_plain
        ],
        look_at=_look_at([line.words for line in lines], guard),
        cannot_find=CANNOT_FIND,
        made=f"Made for {who.name}, {say.moment(timezone.now())}",
        give_url=plan_url(shown.id, "plan_copy_pdf", reader=who.key),
        token=new_token(),
    )


def _look_at(words: Sequence[str], guard: Guarded | None) -> list[str]:
    """What in the copy may give somebody or somewhere away, for whoever makes it to read once more."""
    if guard is None:
        return []
    every = (each for said in words for each in found_in(said, guard.known))
    return [f"“{each.words}”: {each.what}" for each in dict.fromkeys(every)]


def _last_seen(loaded: AtPlan, actor: Actor) -> CopyPart | None:
    """To the child: who last came to see them, and when; not where, since others read over a shoulder."""
    if not may(actor, Visits.VIEW):
        return None
    seen = visits.last_seen(loaded.child.person, actor=actor)
    said = (
        f"{seen.by} saw you on {say.day(seen.at)}."
        if seen
        else "Nobody has written down yet that they came to see you."
    )
    return CopyPart("When somebody last came to see you", [said])


def _warning(loaded: AtPlan, who: Reader, actor: Actor) -> str:
    """That where the child is must be kept from this reader, and why."""
    kept_from, reason = people.protection_of(loaded.child.person.ids, actor)
    if who.key not in {str(key) for key in kept_from}:
        return ""
    return f"DO NOT TELL {who.name} where {loaded.name} is. {reason}".strip()


def _intro(loaded: AtPlan, who: Reader) -> str:
    again = (
        f" We will look at it together again by {say.day_of(loaded.shown.review_by)}." if loaded.shown.review_by else ""
    )
    if who.key == CHILD:
        return f"This is the plan to help you and your family. You can ask anybody in it what it means.{again}"
    return f"This plan says what we worry about, what works and what has to change for {loaded.name}.{again}"


def _voice(loaded: AtPlan, actor: Actor) -> str:
    """The child's own newest words; never what names a protected place."""
    heard = next((each for each in voice.voices(loaded.child.person, actor=actor, limit=20) if each.heard), None)
    if heard is None or heard.manner != "The child's own words":
        return ""
    return "" if people.withholding(loaded.child.person.ids, actor).needed_for(heard.quote) else heard.quote
