"""Write what worries us, what works and what happens otherwise, beside whoever else is writing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.plans import actions, selectors
from openmash.casework.plans.permissions import Permission
from openmash.casework.plans.words import Field
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.facts.versions import joined
from openmash.web.meetings.writing import bases_from
from openmash.web.plans.loading import AtPlan, back_to, load_plan, plan_url

AS_TYPED = "words"
WRITTEN = (Field.WORRYING, Field.WORKING, Field.CONTINGENCY)
"""What is written here. What the conference outlined is its own record of the day, and stands beside them."""


class WordsForm(Form):
    """The plan's three texts."""

    worrying = LongText("What is worrying?", rows=5, hint="What happened, to whom, and what it did to the child")
    working = LongText("What is working?", rows=5, hint="What keeps the child safe and well already")
    contingency = LongText(
        "What happens if things do not get better?", rows=4, hint="Said so that nobody is surprised: what, and when"
    )


@dataclass(frozen=True)
class WordsPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    form: WordsForm
    bases: Mapping[str, str]
    together: Sequence[str]
    problem: str


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_words(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """Nothing anybody wrote is lost, whoever was first."""
    if request.method != "POST":
        return Shown("plans/words.html", _page(loaded))
    form = WordsForm.parse(request.POST)
    by_script = request.headers.get("X-Requested-With") == AS_TYPED
    try:
        beside = [
            other
            for field in WRITTEN
            for other in actions.write(
                actor=actor, plan_id=plan_id, field=field, words=str(form.values.get(field.value) or ""),
                bases=bases_from(request.POST, f"bases-{field.value}"),
            ).beside
        ]  # fmt: skip
    except NotAllowedNow as refusal:
        if by_script:
            return _said({"refused": refusal.sentence}, loaded)
        return Shown("plans/words.html", _page(loaded, form, refusal.sentence))
    if not by_script:
        return Go(plan_url(plan_id))
    stands = selectors.plan(plan_id, actor=actor)
    over = {field.value: ",".join(str(o.id) for o in stands.text(field) if o.id not in beside) for field in WRITTEN}
    others = sorted({each.by for each in stands.texts if each.id in beside})
    return _said({"bases": over, "beside": " and ".join(others)}, loaded)


def _said(words: dict[str, object], loaded: AtPlan) -> Sent:
    return Sent(json.dumps(words).encode(), "application/json", about=loaded.about)


def _page(loaded: AtPlan, form: WordsForm | None = None, problem: str = "") -> WordsPage:
    shown = loaded.shown
    stands = {field: shown.text(field) for field in WRITTEN}
    filled = {field.value: joined([one.words for one in said]) for field, said in stands.items() if said}
    return WordsPage(
        title="Write the plan",
        caption=loaded.caption,
        back=back_to(shown.id),
        form=form or WordsForm.blank(filled=filled),
        bases={field.value: ",".join(str(one.id) for one in said) for field, said in stands.items()},
        together=[
            f"{field.label}: written at once by {' and '.join(sorted({one.by for one in said}))}. Both are in the box."
            for field, said in stands.items()
            if len(said) > 1
        ],
        problem=problem,
    )
