"""The boxes an agency writes in, one set a child, and the versions each was written over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from openmash.casework.meetings.selectors import ItemShown, Spoken
from openmash.casework.meetings.words import Field
from openmash.foundation.access.actors import Actor
from openmash.foundation.design.forms import Form, LongText
from openmash.web.meetings.showing import ChildNamed, item_url


class WordsForm(Form):
    """An agency's own words about one child."""

    impact = LongText(
        "Impact of the risk on the child now", hint="What it does to the child today, not what was done", rows=3
    )
    options = LongText("What could be done", rows=2)
    dissent = LongText("Where we see it differently", rows=2)


class ChairForm(WordsForm):
    """The chair writes what was agreed, too."""

    agreed = LongText("What was agreed", hint="In words the child could read one day", rows=3)


class PlaceForm(WordsForm):
    """The same about a place, a person of concern, a group or a line."""

    impact = LongText(
        "What happens there, and the harm to children", hint="What is known, and how; name nobody", rows=3
    )


class PlaceChairForm(PlaceForm):
    """The chair writes what was agreed, too."""

    agreed = LongText("What was agreed", hint="Name no child here: it is seen by whoever sees the place", rows=3)


@dataclass(frozen=True)
class OurWords:
    """One child's boxes. `bases` are the versions shown in each box; `together` says that two stand in one."""

    child: ChildNamed
    form: WordsForm
    names: Sequence[str]
    bases: Mapping[str, str]
    together: str
    url: str
    open: bool


def form_for(*, chairs: bool, of_subject: bool = False) -> type[WordsForm]:
    """Which boxes somebody has."""
    if of_subject:
        return PlaceChairForm if chairs else PlaceForm
    return ChairForm if chairs else WordsForm


def our_words(
    item: ItemShown, names: Mapping[UUID, ChildNamed], actor: Actor, *, chairs: bool, refused: OurWords | None = None
) -> tuple[OurWords, ...]:
    """The boxes of the actor's agency, filled with what stands."""
    kind = form_for(chairs=chairs, of_subject=item.subject_id is not None)
    found = []
    for number, person in enumerate(person for person in item.about_ids if person in names):
        if refused is not None and refused.child.person_id == person:
            found.append(refused)
            continue
        mine = {field: item.said_of(person, Field(field), actor.agency_id) for field in kind.fields}
        filled = {field: "\n\n".join(one.words for one in said) for field, said in mine.items() if said}
        found.append(
            OurWords(
                child=names[person],
                form=kind.blank(filled=filled, prefix=f"c{number}-"),
                names=tuple(kind.fields),
                bases={field: bases_of(said) for field, said in mine.items()},
                together=_together(mine),
                url=item_url(item, "meeting_words", person_id=person),
                open=number == 0 or bool(filled),
            )
        )
    return tuple(found)


def bases_of(said: Sequence[Spoken]) -> str:
    """The versions shown in a box, as the box carries them."""
    return ",".join(str(one.id) for one in said)


def bases_from(post: QueryDict, name: str) -> list[UUID]:
    """The versions a box was written over; what is no key covers nothing."""
    found = []
    for each in post.get(name, "").split(","):
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found


def _together(mine: Mapping[str, Sequence[Spoken]]) -> str:
    names = sorted({one.by for said in mine.values() if len(said) > 1 for one in said})
    if not names:
        return ""
    return f"Written at the same time by {' and '.join(names)}: both are in the box. Make them one, and save."
