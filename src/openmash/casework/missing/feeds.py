"""Missing children by file, from a force: one row an episode, sent again as more is known.

A row opens an episode once, by the force's own reference. Sent again with changes it goes on with that episode: a new
level, or that the child is back. The circumstances as first told stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from openmash.casework.missing import feeding
from openmash.casework.missing.feeding import Continued
from openmash.casework.missing.telling import BackTold, ClassTold, MissingTold, RiskTold
from openmash.casework.missing.words import CameBack, Level, LookedAfter, ReportedBy, Safe
from openmash.casework.missing.words import Scheme as Classed
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, NumberTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, PersonKind, Scheme


@dataclass(frozen=True)
class MissingRow:
    """One episode, as read."""

    episode_ref: str
    reported_at: datetime
    child_forenames: str
    child_surname: str
    child_date_of_birth: Approximate | None
    child_sex: str
    nhs_number: str
    address: str
    postcode: str
    reported_by: str
    last_seen_at: datetime | None
    last_seen_by: str
    last_seen_where: str
    looked_after: str
    risk: str
    risk_reasons: str
    risk_set_by: str
    risk_supervisor: str
    risk_at: datetime | None
    risk_review_at: datetime | None
    classification: str
    classified_by: str
    classified_at: datetime | None
    classification_reasons: str
    circumstances: str
    found_at: datetime | None
    home_at: datetime | None
    found_how: str
    found_where: str
    safe: str
    condition: str


MISSING_EPISODES = Feed(
    slug="missing-episodes",
    name="Missing children",
    columns=(
        Column("episode_ref", read.whole_number_as_text, required=True, longest=60, synonyms=("ref", "compact ref")),
        Column("reported_at", read.moment, required=True, synonyms=("reported missing", "reported")),
        Column("child_forenames", read.text, longest=200, synonyms=("child forename", "child first name")),
        Column("child_surname", read.text, longest=200, synonyms=("child family name", "child last name")),
        Column("child_date_of_birth", read.approximate_day, blank=None, synonyms=("child dob",)),
        Column("child_sex", read.one_of({"F": ("female",), "M": ("male",), "U": ("unknown", "not known")})),
        Column("nhs_number", read.whole_number_as_text, longest=20, synonyms=("nhs no",)),
        Column("address", read.text, lines=True),
        Column("postcode", read.text, longest=10),
        Column("reported_by", read.text, longest=200, synonyms=("informant",)),
        Column("last_seen_at", read.moment, blank=None, synonyms=("last seen",)),
        Column("last_seen_by", read.text, longest=200),
        Column("last_seen_where", read.text, longest=400, synonyms=("last seen location",)),
        Column("looked_after", read.yes_no, blank="unknown", synonyms=("child in care", "cla")),
        Column(
            "risk",
            read.one_of({
                "high": ("h",), "medium": ("m",), "low": ("l",), "no_apparent_risk": ("no apparent risk", "absent"),
            }),
            synonyms=("risk level", "grade"),
        ),
        Column("risk_reasons", read.text, longest=4_000, lines=True, synonyms=("risk rationale",)),
        Column("risk_set_by", read.text, longest=200, synonyms=("risk officer",)),
        Column("risk_supervisor", read.text, longest=200, synonyms=("supervisor",)),
        Column("risk_at", read.moment, blank=None, synonyms=("risk set at", "graded at")),
        Column("risk_review_at", read.moment, blank=None, synonyms=("next review", "review due")),
        Column(
            "classification",
            read.one_of({
                "police_missing": ("missing",), "police_absent": ("absent",),
                "police_no_apparent_risk": ("no apparent risk",), "police_not_missing": ("not missing",),
            }),
            synonyms=("police classification",),
        ),
        Column("classified_by", read.text, longest=200),
        Column("classified_at", read.moment, blank=None),
        Column("classification_reasons", read.text, longest=4_000, lines=True, synonyms=("reclassified because",)),
        Column("circumstances", read.text, required=True, longest=20_000, lines=True),
        Column("found_at", read.moment, blank=None, synonyms=("found", "located at")),
        Column("home_at", read.moment, blank=None, synonyms=("returned at",)),
        Column("found_how", read.one_of({
            "returned": ("came back",), "found_by_police": ("police",), "found_by_other": ("other",),
        })),
        Column("found_where", read.text, longest=400, synonyms=("found location",)),
        Column("safe", read.yes_no, blank="unknown", synonyms=("safe and well",)),
        Column("condition", read.text, longest=4_000, lines=True),
    ),
    make=MissingRow,
    key=("episode_ref",),
    as_at_of=lambda row: row.reported_at,
)  # fmt: skip


def read_missing_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in a force's file of missing children; returns the receipt. Call it outside a transaction.

    `actor` is the police feed acting for the force. `as_at` (aware) is when the file was drawn. Raises what
    `imports.load_feed` raises.
    """
    take = partial(_take, actor=actor, now=timezone.now())
    return load_feed(MISSING_EPISODES, path, actor=actor, as_at=as_at, handle=take, progress=progress)


def _take(row: MissingRow, origin: Origin, *, actor: Actor, now: datetime) -> Outcome:
    _refuse(row, now)
    key = next((about.removeprefix("missing:") for about in origin.before if about.startswith("missing:")), None)
    if key is None:
        process, person = feeding.open_episode(
            actor=actor, child=_child(row, origin), told=_told(row), origin_id=origin.row_id
        )
        known = Continued(person, None, None, row.risk, ended=False)
    else:
        process = UUID(key)
        known = feeding.continued(process, actor=actor)
        if known.ended:
            raise NotAllowedNow("This episode has ended here. Ring the hub if there is more to say of it.")
        risk = _risk(row)
        if risk is not None and _is_news(risk.level, risk.at, known.levels):
            feeding.set_level(
                actor=actor, process_id=process, person_id=known.person_id, told=risk, origin_id=origin.row_id
            )
    told = _class(row)
    if told is not None and _is_news(told.code, told.at, known.classed):
        feeding.set_class(
            actor=actor, process_id=process, person_id=known.person_id, told=told, origin_id=origin.row_id
        )
    if row.found_at or row.home_at:
        feeding.come_back(actor=actor, process_id=process, known=known, told=_back(row), origin_id=origin.row_id)
    return Outcome(about=(f"missing:{process}", f"person:{known.person_id}"))


def _refuse(row: MissingRow, now: datetime) -> None:
    """Only what cannot have happened, or nobody could use."""
    found = []
    if not (row.child_forenames or row.child_surname):
        found.append(Problem("child_surname", "This row does not say who is missing. Send the child's name."))
    for field, at in (("found_at", row.found_at), ("home_at", row.home_at)):
        if at and at > now:
            found.append(Problem(field, f"{field}: this cannot be in the future. Check the date and time."))
        if at and at < row.reported_at and not (row.last_seen_at and at >= row.last_seen_at):
            found.append(Problem(field, f"{field}: the child was reported missing after this. Check the times."))
    if row.found_at and row.home_at and row.home_at < row.found_at:
        found.append(Problem("home_at", "home_at: the child was found before being home. Check the times."))
    if row.safe == "no" and (row.found_at or row.home_at) and not row.condition:
        found.append(Problem("condition", "condition: say how the child is, who is not safe and well."))
    if row.risk and not (row.risk_reasons and row.risk_set_by):
        found.append(Problem("risk_reasons", "risk: say which officer set the level, and why."))
    found += _refuse_class(row, now)
    if found:
        raise Incomplete(found)


def _refuse_class(row: MissingRow, now: datetime) -> list[Problem]:
    found = [
        Problem(field, f"{field}: this cannot be in the future. Check the date and time.")
        for field, at in (("risk_at", row.risk_at), ("classified_at", row.classified_at))
        if at and at > now
    ]
    if row.classification and not row.classified_by:
        found.append(Problem("classified_by", "classification: say who classed it."))
    return found


def _child(row: MissingRow, origin: Origin) -> AsTold:
    born = row.child_date_of_birth
    return AsTold(
        kind=PersonKind.CHILD,
        names=(NameTold(row.child_forenames, row.child_surname),),
        birth=BirthTold(born.date, born.precision) if born else None,
        details=(DetailTold(DetailKind.SEX, row.child_sex),) if row.child_sex else (),
        numbers=(NumberTold(Scheme.NHS_NUMBER, row.nhs_number),) if row.nhs_number else (),
        places=(PlaceTold(LocatingKind.ADDRESS, row.address, row.postcode),) if row.address or row.postcode else (),
        origin_id=origin.row_id,
    )


def _told(row: MissingRow) -> MissingTold:
    cared_for = {"yes": LookedAfter.YES, "no": LookedAfter.NO}.get(row.looked_after, LookedAfter.UNKNOWN)
    return MissingTold(
        row.circumstances, ReportedBy.POLICE if not row.reported_by else ReportedBy.OTHER, reporter=row.reported_by,
        reported_at=row.reported_at, last_seen_at=row.last_seen_at, last_seen_by=row.last_seen_by,
        last_seen_where=row.last_seen_where, police_ref=row.episode_ref, looked_after=cared_for, risk=_risk(row),
    )  # fmt: skip


def _risk(row: MissingRow) -> RiskTold | None:
    if not row.risk:
        return None
    return RiskTold(
        Level(row.risk), row.risk_set_by, row.risk_reasons, row.risk_supervisor, row.risk_at,
        review_at=row.risk_review_at,
    )  # fmt: skip


def _class(row: MissingRow) -> ClassTold | None:
    if not row.classification:
        return None
    return ClassTold(
        Classed.POLICE, row.classification, row.classified_by, row.classification_reasons, row.classified_at
    )


def _is_news(code: str, at: datetime | None, known: tuple[tuple[str, int], ...]) -> bool:
    """Whether a level or class is one not recorded yet. A row that comes late tells of its own time, and takes nothing
    back: the newest by when it was set stands.
    """
    if at is None:
        return not known or known[-1][0] != code
    return (code, int(at.timestamp())) not in known


def _back(row: MissingRow) -> BackTold:
    safe = {"yes": Safe.YES, "no": Safe.NO}.get(row.safe, Safe.UNKNOWN)
    how = CameBack(row.found_how or CameBack.FOUND_BY_POLICE)
    return BackTold(how, row.found_at, safe, home_at=row.home_at, condition=row.condition, where=row.found_where)
