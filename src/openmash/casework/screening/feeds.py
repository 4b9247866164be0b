"""The force's own files: screenings written in its own system, one row a child; and incidents officers went to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from openmash.casework.screening import actions
from openmash.casework.screening.answers import FORM, items_of
from openmash.casework.screening.telling import AdultTold, AttendedTold, ChildTold, GradeTold, ScreeningTold
from openmash.casework.screening.words import ITEM_LEVELS, AdultPart, CameBy, Grade, Known, Spoken
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import account_of
from openmash.foundation.agencies.selectors import teams
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.foundation.instruments.loading import in_use
from openmash.statute.calendar import local_date

NOT_SAID = "The force’s own system does not say"
ALLEGED = ("alleged", "suspect", "perpetrator", "offender", "aggressor")
HARMED = ("victim", "survivor", "complainant", "injured party")
KIND_WORDS = {
    "domestic": "domestic", "missing": "missing", "exploit": "exploitation", "county line": "exploitation",
    "drug": "drugs", "alcohol": "drugs", "mental": "mental_health", "self-harm": "mental_health",
    "antisocial": "antisocial", "anti-social": "antisocial", "theft": "antisocial", "welfare": "welfare",
    "neglect": "welfare", "concern": "welfare",
}  # fmt: skip
"""A force's own words for an incident, by what they hold, and the kind of the form they belong to."""


@dataclass(frozen=True)
class ScreeningRow:
    """One child of one screening, as read."""

    screening_ref: str
    incident_ref: str
    incident_at: datetime
    incident_kind: str
    domestic_abuse: str
    narrative: str
    address: str
    postcode: str
    child_forenames: str
    child_surname: str
    child_date_of_birth: Approximate | None
    child_sex: str
    child_ethnicity: str
    child_disabled: str
    child_described: str
    school: str
    gp: str
    language: str
    present: str
    lives_there: str
    seen: str
    spoken_to: str
    why_not: str
    childs_words: str
    appearance: str
    activity: str
    relationships: str
    environment: str
    injuries: str
    other_people: str
    grade: str
    reasons: str
    safe_now: str
    family_told: str
    officer: str
    officer_login: str
    officer_team: str
    submitted_at: datetime | None
    worries: Mapping[str, str]


def _worries(cell: str) -> Mapping[str, str]:
    """“harm=serious; fear=some”: each worry of the form by its name there, and how much of one it is."""
    found = {}
    for piece in filter(None, (each.strip() for each in cell.split(";"))):
        about, _, much = (part.strip().casefold() for part in piece.partition("="))
        if not about or much not in (*ITEM_LEVELS, "untold"):
            raise read.Unreadable(f"“{piece[:40]}” is no worry. Write such as harm=serious; fear=some; home=untold.")
        found[about] = much
    return found


SCREENINGS = Feed(
    slug="screenings",
    name="Police screenings",
    columns=(
        Column("screening_ref", read.whole_number_as_text, required=True, longest=50, synonyms=("vist ref", "ref")),
        Column("incident_ref", read.whole_number_as_text, required=True, longest=60, synonyms=("incident", "cad ref")),
        Column("incident_at", read.moment, required=True, synonyms=("incident date",)),
        Column("incident_kind", read.text, required=True, longest=120, synonyms=("incident type",)),
        Column("domestic_abuse", read.yes_no, blank="unknown", synonyms=("da", "dv")),
        Column("narrative", read.text, required=True, longest=20_000, lines=True, synonyms=("circumstances",)),
        Column("address", read.text, lines=True, longest=300),
        Column("postcode", read.text, longest=10),
        Column("child_forenames", read.text, longest=100, synonyms=("child forename", "child first name")),
        Column("child_surname", read.text, longest=100, synonyms=("child family name", "child last name")),
        Column("child_date_of_birth", read.approximate_day, blank=None, synonyms=("child dob",)),
        Column("child_sex", read.one_of({"F": ("female",), "M": ("male",), "U": ("unknown", "not known")})),
        Column("child_ethnicity", read.text, longest=4),
        Column("child_disabled", read.yes_no, blank="unknown"),
        Column("child_described", read.text, longest=400, synonyms=("description",)),
        Column("school", read.text, longest=200),
        Column("gp", read.text, longest=200, synonyms=("gp practice",)),
        Column("language", read.text, longest=200, synonyms=("first language",)),
        Column("present", read.yes_no, blank="unknown", synonyms=("child present",)),
        Column("lives_there", read.yes_no, blank="unknown", synonyms=("lives here",)),
        Column("seen", read.yes_no, blank="unknown", synonyms=("child seen",)),
        Column(
            "spoken_to", read.one_of({"alone": (), "with": ("yes", "y"), "no": ("n",)}), synonyms=("child spoken to",)
        ),
        Column("why_not", read.text, longest=300, synonyms=("why not seen or spoken to",)),
        Column("childs_words", read.text, longest=20_000, lines=True, synonyms=("voice of the child", "child's words")),
        Column("appearance", read.text, longest=600),
        Column("activity", read.text, longest=600, synonyms=("demeanour", "behaviour")),
        Column("relationships", read.text, longest=600),
        Column("environment", read.text, longest=600),
        Column("injuries", read.text, longest=600, synonyms=("injury",)),
        Column("other_people", read.text, longest=4_000, lines=True),
        Column("grade", read.one_of({g: (g[0],) for g in Grade.values}), required=True),
        Column("reasons", read.text, required=True, longest=4_000, lines=True, synonyms=("rationale",)),
        Column("safe_now", read.text, longest=4_000, lines=True, synonyms=("immediate safeguarding",)),
        Column("family_told", read.yes_no, blank="unknown", synonyms=("family informed",)),
        Column("officer", read.text, required=True, longest=120),
        Column("officer_login", read.text, longest=120, synonyms=("officer e-mail", "officer email")),
        Column("officer_team", read.text, longest=120),
        Column("submitted_at", read.moment, blank=None, synonyms=("submitted", "sent at")),
        Column("worries", _worries, blank={}, longest=2_000),
    ),
    make=ScreeningRow,
    key=("screening_ref", "child_forenames", "child_surname", "child_date_of_birth"),
    group=("screening_ref",),
    as_at_of=lambda row: row.incident_at,
)


def read_screenings_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in a force's screenings from a CSV file; returns the receipt. Call it outside a transaction.

    `actor` is the police feed acting for the force; it reads nothing. What a rule sends on is sent by the clocks within
    a minute. Raises what `imports.load_feed` raises.
    """
    return load_feed(SCREENINGS, path, actor=actor, as_at=as_at, handle=partial(_take, actor=actor), progress=progress)


def _take(row: ScreeningRow, origin: Origin, *, actor: Actor) -> Outcome:
    if origin.before:
        raise Incomplete([Problem("screening_ref", "This child’s row of this screening came before and cannot change. "
                                  "Send what changed under a reference of its own.")])  # fmt: skip
    there = next((a.removeprefix("screening:") for a in origin.group if a.startswith("screening:")), None)
    if there is not None:
        child = actions.add_child(
            actor=actor, screening_id=UUID(there), told=_child(row), at=row.incident_at.astimezone(UTC),
            place=sum(about.startswith(("screening:", "child:")) for about in origin.group), origin_id=origin.row_id,
        )  # fmt: skip
        return Outcome(about=(f"screening:{there}", f"child:{child}"))
    key = actions.take_in(actor=actor, told=_told(row, actor), origin_id=origin.row_id)
    return Outcome(about=(f"screening:{key}",))


def _told(row: ScreeningRow, actor: Actor) -> ScreeningTold:
    known = items_of(in_use(FORM, local_date(timezone.now())))
    if unknown := sorted(set(row.worries) - set(known)):
        raise Incomplete([Problem("worries", f"The form has no {unknown[0]}. It has: {', '.join(known)}.")])
    return ScreeningTold(
        incident_ref=row.incident_ref, kind=kind_of(row.incident_kind), kind_said=row.incident_kind,
        at=row.incident_at.astimezone(UTC), narrative=row.narrative,
        grade=GradeTold(Grade(row.grade), row.reasons, row.worries),
        officer_name=row.officer, children=[_child(row)], adults=_adults(row.other_people),
        domestic_abuse=Known(row.domestic_abuse), address=row.address, postcode=row.postcode,
        safe_now=row.safe_now, family_told=Known(row.family_told),
        officer_id=account_of(row.officer_login, agency_id=actor.agency_id),
        team_id=team_of(row.officer_team, actor), came_by=CameBy.FILE,
        written_at=row.submitted_at.astimezone(UTC) if row.submitted_at else None, their_ref=row.screening_ref,
    )  # fmt: skip


def kind_of(words: str) -> str:
    """The kind of the form that a force's own words for an incident belong to."""
    plain = words.casefold()
    return next((kind for part, kind in KIND_WORDS.items() if part in plain), "other")


def team_of(name: str, actor: Actor) -> UUID | None:
    """The force's team of that name; None where it has none."""
    plain = name.strip().casefold()
    return next((t.pk for t in teams(agency_id=actor.agency_id) if plain in (t.name.casefold(), t.slug)), None)


def _child(row: ScreeningRow) -> ChildTold:
    born, seen = row.child_date_of_birth, row.seen == "yes"
    return ChildTold(
        forenames=row.child_forenames, surname=row.child_surname, born=_as_known(born), described=row.child_described,
        present=Known(row.present), lives_here=Known(row.lives_there), seen=seen,
        seen_why_not="" if seen else row.why_not or NOT_SAID,
        spoken_to=Spoken(row.spoken_to) if row.spoken_to and seen else Spoken.NO,
        spoken_why_not=(row.why_not or NOT_SAID) if seen and row.spoken_to in ("", "no") else "",
        words=row.childs_words, appearance=row.appearance, activity=row.activity, relationships=row.relationships,
        environment=row.environment, injuries=row.injuries, school=row.school, gp=row.gp, language=row.language,
        sex=row.child_sex, ethnicity=row.child_ethnicity, disabled=Known(row.child_disabled),
    )  # fmt: skip


def _as_known(born: Approximate | None) -> str:
    if born is None or born.date is None:
        return ""
    return born.date.isoformat()[: {"day": 10, "month": 7}.get(born.precision, 4)]


def _adults(cell: str) -> list[AdultTold]:
    """“name|date of birth|who they are|what they may need help with; …”. What cannot be read is kept as it was told."""
    found = []
    for piece in cell.split(";"):
        if not piece.strip(" |\r\n"):
            continue
        name, born, role, needs = (part.strip() for part in (*piece.split("|", 3), "", "", "")[:4])
        forenames, _, surname = name.rpartition(" ")
        try:
            known = _as_known(read.approximate_day(born)) if born else ""
        except read.Unreadable:
            known = ""
        found.append(AdultTold(forenames, surname, known, role[:60], _part(role), vulnerable_words=needs[:600]))
    return found


def _part(role: str) -> AdultPart:
    alleged, harmed = (any(word in role.casefold() for word in words) for words in (ALLEGED, HARMED))
    if alleged and harmed:
        return AdultPart.BOTH
    return AdultPart.ALLEGED if alleged else AdultPart.VICTIM if harmed else AdultPart.OTHER


@dataclass(frozen=True)
class AttendedRow:
    """One incident, as read."""

    incident_ref: str
    occurred: datetime
    ended: datetime | None
    kind: str
    children: int
    officer: str
    officer_login: str
    team: str
    postcode: str
    withdrawn: str


def _how_many(cell: str) -> int:
    if not cell.strip().isdigit() or int(cell) > 99:
        raise read.Unreadable(f"“{cell[:40]}” is not how many. Write a whole number, such as 2, or 0.")
    return int(cell)


ATTENDED = Feed(
    slug="incidents-attended",
    name="Incidents attended",
    columns=(
        Column("incident_ref", read.whole_number_as_text, required=True, longest=60, synonyms=("ref", "cad ref")),
        Column("occurred", read.moment, required=True, synonyms=("occurred at", "start")),
        Column("ended", read.moment, blank=None, synonyms=("end of shift", "closed")),
        Column("kind", read.text, required=True, longest=80, synonyms=("incident type", "type")),
        Column("children", _how_many, required=True, synonyms=("children linked", "number of children")),
        Column("officer", read.text, longest=120),
        Column("officer_login", read.text, longest=120, synonyms=("officer e-mail", "officer email")),
        Column("team", read.text, longest=120, synonyms=("officer team",)),
        Column("postcode", read.text, longest=10),
        Column("withdrawn", read.yes_no, blank="no", synonyms=("cancelled",)),
    ),
    make=AttendedRow,
    key=("incident_ref",),
    as_at_of=lambda row: row.occurred,
)


def read_attended_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in command and control's incidents; returns the receipt. Call it outside a transaction.

    `actor` is the police feed acting for the force. Raises what `imports.load_feed` raises.
    """
    take = partial(_take_attended, actor=actor)
    return load_feed(ATTENDED, path, actor=actor, as_at=as_at, handle=take, progress=progress)


def _take_attended(row: AttendedRow, origin: Origin, *, actor: Actor) -> Outcome:
    told = AttendedTold(
        reference=row.incident_ref, kind=row.kind, at=row.occurred.astimezone(UTC), children=row.children,
        ended_at=row.ended.astimezone(UTC) if row.ended else None,
        officer_id=account_of(row.officer_login, agency_id=actor.agency_id), officer_name=row.officer,
        team_id=team_of(row.team, actor), postcode_area=row.postcode.strip().upper().split(" ")[0][:4],
        withdrawn=row.withdrawn == "yes",
    )  # fmt: skip
    before = next((UUID(a.removeprefix("incident:")) for a in origin.before if a.startswith("incident:")), None)
    key = actions.take_in_attended(actor=actor, told=told, origin_id=origin.row_id, supersedes=before)
    return Outcome(about=(f"incident:{key}",))
