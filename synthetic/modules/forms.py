"""What the area made for itself: an assessment with a question more, a screening tool that waits, a letter in draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.modules.visits import allocated

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)
ONE, TWO = "practice.lead", "practice.lead.two"
Body = Mapping[str, object]


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    _assessment(county)
    _tool()
    _letter()
    _sent(county)


def _assessment(county: County) -> None:
    from openmash.foundation.instruments import actions
    from openmash.foundation.instruments.drafting import body_of, put_question
    from openmash.foundation.instruments.loading import instrument
    from openmash.foundation.instruments.shape import Kind, Question

    asked = Question(
        slug="online_life", kind=Kind.LONG_TEXT, label="The child’s life online", rows=3,
        hint="Who they talk to, what they see, what they would miss. Ask the child, and look together",
    )  # fmt: skip
    form = put_question(instrument("child_and_family_assessment", county.as_at.date()), "childs_life", asked)
    body = {**body_of(form), "source": "Practice learning review, autumn 2026: nobody had asked about life online"}
    key = _drafted(lambda: {"slug": "child_and_family_assessment"}, "Added: The child’s life online", body)
    with acting(TWO) as somebody:
        actor = cast("Actor", somebody)
        actions.put_in_force(
            actor=actor, version_id=key, from_day=county.as_at.date(),
            words="Tried by three workers for a month. Told to all teams on Monday.",
        )  # fmt: skip


def _tool() -> None:
    from openmash.foundation.instruments.words import Use

    said = ({"value": "often", "text": "Most days"}, {"value": "sometimes", "text": "Sometimes"},
            {"value": "no", "text": "No"}, {"value": "not_seen", "text": "Nobody has looked yet"})  # fmt: skip
    asked = (
        ("hungry", "Does the child come hungry, or hide food?"),
        ("clothes", "Are clothes clean, warm and the right size?"),
        ("missed", "Are health appointments missed?"),
        ("alone", "Is the child left alone, or with somebody who cannot cope?"),
    )
    body: Body = {
        "title": "Neglect screening tool",
        "source": "Partnership’s neglect strategy, 2026: a tool to begin a talk, and no score on anybody",
        "sections": [
            {
                "slug": "day_to_day", "title": "Day to day", "per_child": True,
                "questions": [
                    *({"slug": slug, "kind": "one_of", "label": label, "options": list(said)} for slug, label in asked),
                    {"slug": "what_it_means", "kind": "long_text", "rows": 4, "step": "authorised",
                     "label": "What does this mean for this child, in their own words where you have them?",
                     "required": "Say what it means for this child."},
                ],
            }
        ],
    }  # fmt: skip
    _drafted(lambda: {"use": Use.TOOL, "title": "Neglect screening tool"}, "The whole tool", body)


def _letter() -> None:
    from openmash.foundation.instruments import actions

    with acting(TWO) as somebody:
        actor = cast("Actor", somebody)
        key = actions.begin(actor=actor, slug="conference_invitation")
        actions.change(
            actor=actor, version_id=key, changed="Says that a creche is there", touches="head",
            make=lambda was: {**was, "words": f"{was['words']}\n\nThere is a creche. Tell me which children come."},
        )  # fmt: skip


def _sent(county: County) -> None:
    """A letter to each of two children, one of them read to the child and kept as a Word file."""
    from openmash.casework.letters import actions, selectors
    from openmash.casework.letters.actions import LetterTold
    from openmash.casework.letters.words import Format, Sent, To, Understood
    from openmash.records.linkage import selectors as linkage

    answers = {
        "to_a_child": {
            "Why did you come, in words this child would use?": "it is loud at home, and school was worried for you",
            "What did the child say that matters most?": "You want it to be quiet at night.",
            "What happens next?": "I am talking with the grown-ups about the nights. I will tell you what they say.",
            "When will you see them again?": "on Thursday after school",
        },
        "assessment_begins": {
            "In plain words: why was it begun?": "School told us that your child is tired and frightened on Mondays.",
            "By which day?": "the middle of January",
        },
    }  # fmt: skip
    for number, (child, username) in enumerate(allocated(county, 2)):
        with acting(username) as somebody:
            actor = cast("Actor", somebody)
            found = selectors.recipients(linkage.person_set(child, actor), actor=actor)
            wanted = (To.CHILD, To.PARENT)[number]
            to = next((each for each in found if each.to is wanted and not each.not_by_post), None)
            if to is None:
                continue
            template = ("to_a_child", "assessment_begins")[number]
            actions.send(
                actor=actor, person_id=child,
                told=LetterTold(
                    to.key, template, answers[template], Understood.AS_WRITTEN, "", Sent.BY_HAND,
                    (Format.WORD, Format.PDF)[number],
                ),
            )  # fmt: skip


def _drafted(begun: Callable[[], Mapping[str, object]], changed: str, body: Body) -> UUID:
    from openmash.foundation.instruments import actions

    with acting(ONE) as somebody:
        actor = cast("Actor", somebody)
        key: UUID = actions.begin(actor=actor, **begun())  # type: ignore[arg-type]  # the two ways it may be begun
        actions.change(actor=actor, version_id=key, make=lambda _: body, changed=changed)
        actions.say_ready(actor=actor, version_id=key)
    return key


MODULE = Module("forms", by_actions=_by_actions)
