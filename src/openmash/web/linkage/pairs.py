"""The queue of pairs: which records may be one person, what waits for me, and how well the proposals have held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.records.linkage import selectors
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors import Measured, Pair
from openmash.web.linkage.showing import born_said

MOST = 50
STRONG = (
    (0.99, "agree in nearly everything"),
    (0.95, "agree strongly"),
    (0.85, "agree in most"),
    (0.0, "agree in part"),
)


@dataclass(frozen=True)
class PairsPage:
    """What the template shows."""

    title: str
    waiting: Table | None
    nobody: Empty
    judged: Table | None
    measured: Sequence[str]
    strengths: Table | None


@screen(Permission.JUDGE, log="linkage.pairs_listed")
def pairs(request: HttpRequest, actor: Actor) -> Answer:
    """What waits, the half-judged first; below, what I judged, and what judgements say of the proposals."""
    found, mine = selectors.waiting(actor=actor, limit=MOST), selectors.judged_lately(actor=actor)
    names = agencies.names({each.held_by for pair in (*found, *mine) for each in (pair.a, pair.b)})
    measured = selectors.measured(actor=actor)
    page = PairsPage(
        title="Could these be one person?",
        waiting=Table(
            "Pairs that wait for you", ("The two records", "From", "What is known", "Put here"),
            [_row(each, names) for each in found], caption_hidden=True,
            left_out=f"The likeliest {MOST} are shown; others wait behind them." if len(found) == MOST else "",
        )
        if found
        else None,
        nobody=Empty(
            "No pair waits for you.",
            "Records that may be one person come here from partners’ files, from contacts and from the night’s "
            "comparison. A pair you judged does not come back unless something in a record changes.",
        ),
        judged=Table(
            "What you judged", ("The two records", "You said", "It stands"), [_mine(each, actor) for each in mine]
        )
        if mine
        else None,
        measured=_said(measured),
        strengths=_strengths(measured),
    )  # fmt: skip
    about = dict.fromkeys(key for each in (*found, *mine) for key in each.about)
    return Shown("linkage/pairs.html", page, about=list(about))


def _row(each: Pair, names: Mapping[UUID, str]) -> list[Cell]:
    url = reverse("pair", kwargs={"proposal_id": each.id})
    held = dict.fromkeys(names.get(record.held_by, "An agency") for record in (each.a, each.b))
    two = f"{each.a.name} and {each.b.name}"
    born = " / ".join(dict.fromkeys((born_said(each.a.birth), born_said(each.b.birth))))
    strong = next(words for least, words in STRONG if each.probability >= least)
    note = "Two people are needed" if each.is_contested and not each.judgements else ""
    note = "One more person is needed" if each.judgements else note
    return [
        Cell(two, url, note=born), Cell(" and ".join(held), note=str(each.source.label)),
        Cell(f"They {strong}", note=note), Cell(say.near(each.put_at, timezone.now())),
    ]  # fmt: skip


def _mine(each: Pair, actor: Actor) -> list[Cell]:
    said = next(j.verdict for j in each.judgements if j.account_id == actor.account_id)
    url = reverse("pair", kwargs={"proposal_id": each.id})
    stands = each.standing.verdict.label if each.standing.verdict else "Waits for somebody else"
    return [Cell(f"{each.a.name} and {each.b.name}", url), Cell(str(said.label)), Cell(str(stands))]


def _said(found: Measured) -> list[str]:
    """What the judgements say, in sentences; nothing where nothing was judged."""
    if not found.proposed and not found.judged_twice and not found.cannot_tell:
        return []
    said = [f"People decided {found.proposed} of the pairs put here; {found.right} were the same person."]
    if found.judged_twice:
        said.append(f"{found.judged_twice} were judged by two people, who agreed on {found.agreed}.")
    if found.cannot_tell:
        said.append(f"{found.cannot_tell} could not be told.")
    return said


def _strengths(found: Measured) -> Table | None:
    if not found.proposed:
        return None
    rows = [
        [
            Cell(f"They {next(words for least, words in STRONG if strength >= least)}"),
            Cell(str(decided), is_number=True),
            Cell(str(same), is_number=True),
        ]
        for strength, decided, same in found.by_strength
        if decided
    ]
    return Table("How what was put here held", ("Put here because", "Decided", "The same person"), rows)
