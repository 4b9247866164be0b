"""The record of processing, gathered from the model: every part, what it holds, about whom, who may, how long."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import granted
from openmash.foundation.access.roles import Role
from openmash.foundation.clients.selectors import ClientShown, clients
from openmash.foundation.documents.document import Document, Facts, Grid, Heading, Paragraph, Part, Points
from openmash.foundation.sharing import selectors as sharing
from openmash.insight.processing.naming import NAMES, PURPOSES

TITLE = "What is processed, and why"
TO_WRITE = (
    "That this is necessary and no more than is needed, in the controllers’ own words.",
    "The lawful basis of each part, and the condition for health, ethnicity, belief and offences.",
    "Who was asked: children, families, workers and partners, and what changed because of it.",
    "How long each kind of record is kept, where a table says only “as the person”.",
    "Who is controller, and joint controller, for what; who signed, and when it is looked at again.",
)
A_TIME = re.compile(r"\b(?:\d+|one|two|three|six|seven|ten) (?:day|month|year)|pension age")
GUARDS: tuple[tuple[str, str], ...] = (
    ("Who sees what", "Decided in the database, row by row, whoever asks: a page that forgot to ask shows nothing"),
    ("Looks", "Every look and every change is in a chained audit; if it cannot be written, nothing is shown"),
    ("Decisions", "Made by people, with reasons. No score is kept on a person, and no list is put in order by one"),
    ("Restricted records", "Hidden from everybody but those named; a search answers as if there were none"),
    ("What leaves", "Made for one recipient, whose name and the time stand on each page, without protected places"),
)


@dataclass(frozen=True)
class Kept:
    """One table: what it holds, whether about somebody, how it answers whoever asks, and how long it is kept."""

    name: str
    holds: str
    is_about_somebody: bool
    access: str
    retention: str


@dataclass(frozen=True)
class Activity:
    """One part of the product, by the field's name for it: what it is for, what it keeps, and who does anything."""

    name: str
    purpose: str
    tables: tuple[Kept, ...]
    roles: tuple[str, ...]

    @property
    def is_about_somebody(self) -> bool:
        return any(table.is_about_somebody for table in self.tables)


@dataclass(frozen=True)
class Connected:
    """A partner's system that may connect: whose, what it may do, and how."""

    name: str
    agency: str
    may: str


@dataclass(frozen=True)
class SharedUnder:
    """One flow between agencies, and the agreement it goes under, or that there is none in force."""

    flow: str
    what: str
    agreement: str
    basis: str


@dataclass(frozen=True)
class Processing:
    """The whole record."""

    activities: tuple[Activity, ...]
    connected: tuple[Connected, ...]
    shared: tuple[SharedUnder, ...] = ()

    @property
    def tables(self) -> Iterator[Kept]:
        return (table for activity in self.activities for table in activity.tables)

    @property
    def about_people(self) -> int:
        return sum(table.is_about_somebody for table in self.tables)

    @property
    def without_a_time(self) -> int:
        """How many kinds of record about somebody are kept by a rule that says no time of its own."""
        return sum(table.is_about_somebody and not A_TIME.search(table.retention) for table in self.tables)


def processing(*, actor: Actor) -> Processing:
    """The record as it stands now. A dozen queries, whatever is held."""
    systems = clients(actor=actor) if Role.INFORMATION_LEAD in actor.roles else []
    return Processing(
        activities(), tuple(_connected(each) for each in systems if each.ended_at is None), _shared(actor)
    )


@cache
def activities() -> tuple[Activity, ...]:
    """Every part of the product that keeps a table, in the order of its layers."""
    by_part: dict[str, list[type[models.Model]]] = {}
    for model in apps.get_models():
        if model.__module__.startswith("openmash."):
            by_part.setdefault(".".join(model.__module__.split(".")[1:3]), []).append(model)
    return tuple(_activity(part, found) for part, found in by_part.items())


def _activity(part: str, found: Sequence[type[models.Model]]) -> Activity:
    key = part.split(".")[-1]
    roles = {role for name, clause in granted().items() if name.split(".")[0] == key for role in clause.roles}
    return Activity(
        NAMES.get(part, key.replace("_", " ").capitalize()), _purpose(part), tuple(_kept(model) for model in found),
        tuple(role.label for role in Role if role in roles and role is not Role.SERVICE),
    )  # fmt: skip


def _purpose(part: str) -> str:
    if part in PURPOSES:
        return PURPOSES[part]
    package = importlib.import_module(f"openmash.{part}")
    tables = importlib.import_module(f"openmash.{part}.models")
    said = package.__doc__ or tables.__doc__ or ""
    return said.strip().splitlines()[0].replace(" PRIVATE.", "") if said.strip() else ""


def _kept(model: type[models.Model]) -> Kept:
    sources = getattr(model, "Sources", None)
    return Kept(
        str(model._meta.verbose_name).capitalize(), (model.__doc__ or "").strip().splitlines()[0],
        any(_is_of_somebody(field) for field in model._meta.concrete_fields)
        or not str(getattr(sources, "access_request", "none")).startswith("none"),
        str(getattr(sources, "access_request", "")), str(getattr(sources, "retention", "")),
    )  # fmt: skip


def _is_of_somebody(field: models.Field[object, object]) -> bool:
    to = field.related_model if field.is_relation else None
    if isinstance(to, type) and issubclass(to, models.Model) and to._meta.label == "people.Person":
        return True
    return field.name == "person_id" or (isinstance(field, ArrayField) and field.name == "person_ids")


def _connected(each: ClientShown) -> Connected:
    return Connected(each.name, each.agency, "; ".join(each.abilities))


def _shared(actor: Actor) -> tuple[SharedUnder, ...]:
    found = []
    for each in sharing.agreements(actor=actor):
        one = each.shown
        law = "; ".join([f"UK GDPR, {one.basis.label}", *(str(gateway.label) for gateway in one.gateways)])
        for flow in one.flows:
            found.append(
                SharedUnder(
                    f"{flow.from_name} to {flow.to_name}", str(flow.kind.label),
                    f"{each.title}, version {one.number}: {one.stage.label.lower()}", law,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.what, one.flow)))


class _NobodyInIt:
    """The document names nobody, so nobody's place can be in it."""

    def needed_for(self, words: str) -> bool:
        return False


def document_of(found: Processing, recipient: str, now: datetime) -> Document:
    """The impact assessment on paper. `now` is aware."""
    parts: list[Part] = [
        Paragraph(
            "Written from the product itself at the moment above: it tells what is in force. It is the record of "
            "processing activities (UK GDPR, Article 30) and the ground of the impact assessment (Article 35)."
        ),
        Facts(
            (
                ("Kinds of record", str(sum(1 for _ in found.tables))),
                ("Of these, about somebody", str(found.about_people)),
                ("Of those, without a time of their own", str(found.without_a_time)),
                ("Partners’ systems that may connect", str(len(found.connected))),
            )
        ),
        Heading("For the controllers to write"), Points(TO_WRITE),
        Heading("What guards it"), Facts(GUARDS),
    ]  # fmt: skip
    if found.shared:
        lines = [(each.flow, each.what, each.agreement, each.basis) for each in found.shared]
        parts += [
            Heading("What is shared between agencies, under which agreement"),
            Grid("Sharing", ("From and to", "What", "Agreement", "Basis"), lines),
        ]
    if found.connected:
        rows = [(each.name, each.agency, each.may) for each in found.connected]
        parts += [Heading("To and from partners’ systems"), Grid("Systems", ("System", "Whose", "May"), rows)]
    for activity in found.activities:
        parts += [
            Heading(activity.name), Paragraph(activity.purpose or "Not said."),
            Facts((("Who does anything with it", ", ".join(activity.roles) or "Nobody by themselves"),)),
            Grid(
                f"{activity.name}: what is kept", ("What is kept", "About somebody", "To whoever asks", "Kept"),
                [
                    (each.holds, "Yes" if each.is_about_somebody else "No", each.access, each.retention)
                    for each in activity.tables
                ],
            ),
        ]  # fmt: skip
    return Document(TITLE, "Record of processing, and impact assessment", recipient, now, parts, _NobodyInIt())
