"""The national register of schools by file: the CSV it publishes, one row a school, whole or for one area."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from openmash.casework.schools.actions import SchoolTold, take_in
from openmash.casework.schools.words import Kind, Standing
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Column
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt

COLLEGES = ("further education", "sixth form college", "college", "16-19", "free schools 16 to 19")
ALTERNATIVE = ("pupil referral unit", "alternative provision")


@dataclass(frozen=True)
class SchoolRow:
    """One school, as read. The names and numbers of its head are in the file and are not kept."""

    urn: str
    name: str
    type: str
    phase: str
    status: str
    postcode: str
    telephone: str
    area_code: str


SCHOOLS = Feed(
    slug="schools",
    name="Register of schools",
    columns=(
        Column("urn", read.whole_number_as_text, required=True, longest=12),
        Column("name", read.text, required=True, longest=200, synonyms=("establishmentname", "establishment name")),
        Column(
            "type", read.text, longest=100,
            synonyms=("typeofestablishment (name)", "type of establishment", "type of establishment (name)"),
        ),
        Column(
            "phase", read.text, longest=60,
            synonyms=("phaseofeducation (name)", "phase of education", "phase of education (name)"),
        ),
        Column(
            "status", read.text, longest=60,
            synonyms=("establishmentstatus (name)", "establishment status", "establishment status (name)"),
        ),
        Column("postcode", read.text, longest=10),
        Column("telephone", read.text, longest=40, synonyms=("telephonenum", "telephone number")),
        Column("area_code", read.whole_number_as_text, longest=3, synonyms=("la (code)", "la code", "la")),
    ),
    make=SchoolRow,
    key=("urn",),
)  # fmt: skip


def read_schools_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in the national register's file; returns the receipt. Call it outside a transaction.

    `actor` is the feed's account acting for the council. Raises what `imports.load_feed` raises.
    """
    return load_feed(SCHOOLS, path, actor=actor, as_at=as_at, handle=partial(_take, actor=actor), progress=progress)


def _take(row: SchoolRow, origin: Origin, *, actor: Actor) -> Outcome:
    if not (row.urn.isdigit() and 5 <= len(row.urn) <= 8):
        raise Incomplete([Problem("urn", "urn: a school's number in the national register is five to eight digits.")])
    told = SchoolTold(
        row.urn, row.name, _kind(row.type), row.phase, row.postcode.upper(), row.telephone, row.area_code,
        _standing(row.status),
    )  # fmt: skip
    return Outcome(about=(f"school:{take_in(actor=actor, told=told)}",))


def _standing(status: str) -> Standing:
    """Only an open school, also one that is to close, is told anything; one proposed is not there yet."""
    said = status.casefold().strip()
    return Standing.OPEN if not said or said.startswith("open") else Standing.CLOSED


def _kind(type_: str) -> Kind:
    said = type_.casefold()
    if any(word in said for word in ALTERNATIVE):
        return Kind.ALTERNATIVE
    return Kind.COLLEGE if any(word in said for word in COLLEGES) else Kind.SCHOOL
