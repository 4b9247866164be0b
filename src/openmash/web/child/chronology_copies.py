"""A copy of a chronology for somebody: chosen first, read line by line, made, and kept as it went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Sent, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choices, Form, Option, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.chronology import copying
from openmash.insight.chronology.actions import CopyTold, give_copy
from openmash.insight.chronology.copying import COURT, Draft, Drafted
from openmash.insight.chronology.permissions import Permission
from openmash.insight.chronology.printing import TO_FAMILIES, TO_PROFESSIONALS, when_said
from openmash.insight.chronology.reading import CANNOT_FIND
from openmash.insight.chronology.redaction import FOR_FAMILIES
from openmash.insight.chronology.words import Audience, Because
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import local_date
from openmash.web.child.choosing_entries import KIND_WORDS, Chosen, FilterShown, chosen
from openmash.web.child.family import children_of
from openmash.web.child.family_chronology import names_of
from openmash.web.child.record import Child, Part, SealedChild, load
from openmash.web.child.task import Begun, TaskPage, ask, begin

GROUPS: Mapping[Audience, str] = {
    Audience.CHILD: "The child",
    Audience.FAMILY: "A parent or relative",
    Audience.AGENCY: "Another agency",
    Audience.COURT: "A court",
    Audience.INSPECTOR: "An inspector",
}


@dataclass(frozen=True)
class ChoosePage:
    """For whom, before anything else."""

    title: str
    caption: str
    back: Link
    filter: FilterShown
    groups: Sequence[tuple[str, Sequence[tuple[Link, str]]]]


class CopyForm(Form):
    """Why they are given it, and what of it goes in."""

    name = Text("Which court, or which guardian?", most=200)
    why = Text("Why are they given it?", hint="What they asked for, or what it is for", most=400)
    let_through = Choices("Let through", ())
    left_out = Choices("Leave out", ())


@dataclass(frozen=True)
class LineShown:
    """One entry: what they would read, or what is kept back and why."""

    key: str
    when: str
    whose: str
    agency: str
    kind: str
    words: str
    given: str
    because: str
    may_be_let_through: bool
    let_through: bool
    left_out: bool
    found: Sequence[str]


@dataclass(frozen=True)
class CopyPage(TaskPage):
    """The copy, line by line, for whoever makes it."""

    recipient: str
    warning: str
    asks_name: bool
    about: str
    chosen: str
    years: Sequence[tuple[str, Sequence[LineShown]]]
    goes: int
    kept_back: int
    unread: int
    cannot_find: str
    ends_with: str
    empty: Empty


@dataclass(frozen=True)
class CopiesPage:
    """The copies that were made."""

    title: str
    caption: str
    back: Link
    table: Table | None
    empty: Empty


def _begun(actor: Actor, child: Child | SealedChild) -> tuple[Child, Begun] | Go:
    if isinstance(child, SealedChild):
        raise NotVisible
    found = begin(actor, child, "chronology_copy", part=Part.CHRONOLOGY)
    return (child, found) if isinstance(found, Begun) else found


def _of_family(child: Child, actor: Actor, asked: Chosen) -> tuple[list[PersonSet], dict[UUID, str], Chosen]:
    """The children the copy is about: those chosen, or this one; and the names of all to choose between."""
    children = children_of(child.person, actor, None)
    names = names_of(children, actor)
    asked = asked.but(known=frozenset(names))
    about = [each for each in children if each.lead_id in asked.whose] or [child.person]
    return about, names, asked


@screen(Permission.GIVE_COPY, load=load, log="chronology.copy_begun")
def child_chronology_copy(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Choose whose story, of when, and for whom."""
    found = _begun(actor, child)
    if isinstance(found, Go):
        return found
    whole, begun = found
    about, names, asked = _of_family(whole, actor, chosen(request.GET))
    here = reverse("child_chronology_copy", kwargs={"person_id": begun.person_id})
    query = urlencode(asked.query)
    groups = [
        (
            GROUPS[audience],
            [(Link(each.said, _for(begun, each.key, query)), _warned(each)) for each in offered],
        )
        for audience, offered in groupby(copying.recipients(about, actor=actor), key=lambda each: each.audience)
    ]
    page = ChoosePage(
        "For whom is the copy?", begun.caption, begun.back, asked.shown(here, here, names=names, lanes=False), groups
    )
    return begun.shown("child/chronology_copy.html", page)


@screen(Permission.GIVE_COPY, load=load, log="chronology.copy_viewed")
def child_chronology_copy_for(
    request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID, recipient: str
) -> Answer:
    """What this recipient would read, and what is kept back from them; made by a press of the button, and kept."""
    found = _begun(actor, child)
    if isinstance(found, Go):
        return found
    whole, begun = found
    about, names, asked = _of_family(whole, actor, chosen(request.GET))

    def drafted(let_through: Sequence[str] = (), left_out: Sequence[str] = ()) -> Draft:
        return copying.draft(
            about, recipient, actor=actor, since=asked.begins, until=asked.ends, kinds=asked.kinds,
            let_through=let_through, left_out=left_out,
        )  # fmt: skip

    made = drafted()
    every = [Option(line.key, line.words[:60]) for line in made.lines]
    kind = CopyForm.offering(let_through=every, left_out=every)
    form = ask(
        request,
        kind.blank(),
        lambda told: give_copy(
            actor=actor, children=about,
            told=CopyTold(
                recipient, told.name, told.why, asked.begins, asked.ends, asked.kinds, told.let_through, told.left_out
            ),
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("child_chronology_copies", kwargs={"person_id": begun.person_id}))
    for_family = made.recipient.audience in FOR_FAMILIES
    page = CopyPage(
        "A copy of a chronology", form, Link("Choose somebody else", _choose(begun, urlencode(asked.query))),
        begun.caption,
        recipient=made.recipient.said, warning=_warned(made.recipient), asks_name=recipient == COURT,
        about=say.listed(list(dict.fromkeys(made.names.values()))), chosen=asked.said(names),
        years=_by_year(made, form), goes=len(made.given), kept_back=len(made.kept_back),
        unread=sum(line.because is Because.UNREAD for line in made.lines), cannot_find=CANNOT_FIND,
        ends_with=TO_FAMILIES if for_family else TO_PROFESSIONALS,
        empty=Empty("Nothing of these dates and kinds", "Choose other dates, or show every kind of entry."),
    )  # fmt: skip
    shown = begun.shown("child/chronology_copy_for.html", page)
    return replace(shown, about=[key for each in about for key in each.about])


@screen(Permission.GIVE_COPY, load=load, log="chronology.copies_listed")
def child_chronology_copies(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Every copy made about this child that the actor may see."""
    found = _begun(actor, child)
    if isinstance(found, Go):
        return found
    whole, begun = found
    made = copying.copies_of([whole.person], actor=actor)
    rows = [
        [
            Cell(
                say.moment(each.at),
                reverse("child_chronology_copy_pdf", kwargs={"person_id": begun.person_id, "copy_id": each.id}),
                note=f"by {each.by}",
            ),
            Cell(each.recipient_name, note=str(each.audience.label)),
            Cell(each.why),
            Cell(say.count_of(each.lines, "line"), note=f"{each.kept_back} kept back" if each.kept_back else ""),
        ]
        for each in made
    ]
    page = CopiesPage(
        "Copies of the chronology", begun.caption, begun.back,
        Table("Each as it went out", ("Made", "For", "Why", "Held"), rows) if rows else None,
        Empty("No copy was made", "A copy for a parent, an agency or a court is kept here as it went out."),
    )  # fmt: skip
    return begun.shown("child/chronology_copies.html", page)


@screen(Permission.GIVE_COPY, load=load, log="chronology.copy_opened")
def child_chronology_copy_pdf(
    request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID, copy_id: UUID
) -> Answer:
    """The PDF as it went out, to the byte."""
    found = _begun(actor, child)
    if isinstance(found, Go):
        return found
    made, pdf = copying.copy_made(copy_id, actor=actor)
    if not set(made.person_ids) & set(found[0].person.ids):
        raise NotVisible
    return Sent(
        pdf, "application/pdf", filename=f"chronology-{made.at:%Y%m%d-%H%M}.pdf",
        about=[f"chronology_copy:{made.id}", *(f"person:{key}" for key in made.person_ids)],
        detail={"recipient": made.recipient_name},
    )  # fmt: skip


def _for(begun: Begun, recipient: str, query: str) -> str:
    url = reverse("child_chronology_copy_for", kwargs={"person_id": begun.person_id, "recipient": recipient})
    return f"{url}?{query}" if query else url


def _choose(begun: Begun, query: str) -> str:
    url = reverse("child_chronology_copy", kwargs={"person_id": begun.person_id})
    return f"{url}?{query}" if query else url


def _warned(recipient: copying.Recipient) -> str:
    if not recipient.must_not_know:
        others = say.listed(list(recipient.kept_from_others))
        return f"Where the child is is kept from {others}, who may be shown what you give." if others else ""
    return f"DO NOT TELL {recipient.name} where the child is. {recipient.must_not_know}"


def _by_year(made: Draft, form: Form) -> list[tuple[str, list[LineShown]]]:
    several = len(set(made.names.values())) > 1
    return [
        (str(year), [_shown(line, made, form, several=several) for line in each])
        for year, each in groupby(made.lines, key=lambda line: local_date(line.at).year)
    ]


def _shown(line: Drafted, made: Draft, form: Form, *, several: bool) -> LineShown:
    return LineShown(
        key=line.key, when=when_said(line), whose=made.named(line) if several else "", agency=line.agency,
        kind=KIND_WORDS[line.kind].lower(),
        words="" if line.because is Because.SEALED else line.words,
        given=line.given, because=str(line.because.label) if line.because else "",
        may_be_let_through=line.may_be_let_through, let_through=form["let_through"].has(line.key),
        left_out=form["left_out"].has(line.key),
        found=[] if line.because is Because.SEALED else [f"“{each.words}”: {each.what}" for each in line.found],
    )  # fmt: skip
