"""Everything held that names a person, found by the tables' own declarations, so that no table is forgotten.

Every table says how it answers a request for access (`Sources.access_request`). A table that answers is read here by
whatever in it leads to a person: a key of a person, a list of them, or a row of another table that has one. What leads
to nobody by a key is asked for by whoever answers (`by_hand`): a table is in one or the other the moment it declares.
Reading is under the rights of whoever prepares the answer, as everything is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from uuid import UUID

import docx
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value

from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.words import AgencyKind
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.files.models import File
from openmash.foundation.files.selectors import WORD, inside_of, text_of
from openmash.records.people.words import ETHNICITIES, SEXES, DetailKind, detail_said
from openmash.statute.events import Event

MOST = 5000
"""Rows in one answer. More, and they are asked to narrow it or the answer is made in parts by hand."""
DEEPEST = 4
FROM_THE_POLICE = frozenset({"police_notification", "domestic_abuse", "missing"})
"""Kinds of contact that come from the police, whoever records them."""
SECRET = ("secret", "token", "hash", "digest", "pin")
LONGEST_HEADING = 110
BY_HAND: dict[str, str] = {
    "access.Exclusion": "Say from the audit who could reach the record, and why.",
    "access.Reach": "Say from the audit who could reach the record, and why.",
    "access.Restriction": "Say from the audit who could reach the record, and why.",
    "allegations.Allegation": "Ask the designated officer.",
    "allegations.Concluded": "Ask the designated officer.",
    "allegations.Entry": "Ask the designated officer.",
    "allegations.KeptFrom": "Ask the designated officer.",
    "allegations.Named": "Ask the designated officer.",
    "cases.Process": "Said with every entry of it; it holds nothing of anybody’s itself.",
    "files.Chunk": "Read with the file it is part of.",
    "files.Content": "Read with the file it is part of.",
    "frontdoor.Receipt": "Whoever referred reads their own in their own account.",
    "imports.Batch": "Each entry says which agency it came from.",
    "imports.Row": "Ask the agency that sent the file for the row as it sent it.",
    "outbox.Message": "Ask the administrator of accounts what was e-mailed to them.",
    "outbox.Sending": "Ask the administrator of accounts what was e-mailed to them.",
    "people.Household": "Said with each person’s place in it; it holds nothing of anybody’s itself.",
    "people.Person": "Each fact about the person is an entry of its own.",
    "schools.FileSent": "Ask the school.",
    "schools.FileStep": "Ask the school.",
    "screening.CalibrationAnswer": "An officer’s own practice, about made-up people.",
    "screening.Grading": "Ask the force.",
    "screening.Research": "Ask the force.",
    "screening.SampleItem": "Ask the force.",
    "screening.ScreenedAdult": "Ask the force.",
    "screening.ScreenedChild": "Ask the force.",
    "screening.Screening": "Ask the force.",
    "screening.SentOn": "Ask the force.",
    "visitors.Comment": "Look through the comments by hand for theirs.",
    "sharing.Outside": "Ask the agency that shared it: each reads its own, with the reason and the law.",
}
"""How tables are asked that answer and hold no key of a person, or are closed to everybody. One that is not here is
asked in the words of its own declaration: `by_hand`."""
NEVER_SHOWN = frozenset(
    {
        "id", "held_by", "circle_id", "private", "occurred_at", "occurred_precision", "recorded_at", "recorded_by",
        "supersedes", "origin_id", "bases", "sha256", "octets", "pdf", "reference", "file_sha256", "to_circle",
        "audience", "keepers", "entry_digest", "profile_slug", "profile_version", "threshold_key", "threshold_version",
        "outcome_class", "by_role", "precision", "form_version", "entry_kind", "match_status",
    }
)  # fmt: skip
"""What a row needs for itself. A key, of a person, an account or anything else, is never shown either."""
IDENTITY = frozenset({"people_personname", "people_identifier", "people_locatingfact", "people_birth"})
"""What is their own name, number, place and birth: not covered, though a protected place stays out as everywhere."""
SECTIONS = {
    "frontdoor": "What the front door was told, asked and decided",
    "people": "Who you are, where you live and your family",
    "cases": "Who worked with you and what happened", "voice": "What you said", "meetings": "Meetings",
    "plans": "Plans", "visits": "Visits", "assessments": "Assessments", "protection": "Child protection",
    "missing": "When you were missing", "files": "Papers that came with something", "letters": "Letters",
    "journey": "What happened along the way", "domestic_abuse": "Domestic abuse",
    "own_words": "What you wrote yourself",
    "supervision": "What managers looked at", "intelligence": "Intelligence",
    "subjects": "People and places of concern",
    "linkage": "Whether records are one person’s", "chronology": "Copies of your story that were made",
    "emails": "E-mails", "exploitation": "Exploitation", "court": "Court and family group",
    "unmet": "What was not available",
}  # fmt: skip

HEADINGS = {
    "cases.Milestone": "Something that happened", "people.Detail": "One thing about the person",
    "people.Relationship": "Who somebody is to the person", "people.Identifier": "A number of theirs",
    "instruments.Response": "What was answered to a form or tool", "files.File": "A file",
    "cases.ProcessChild": "Something the person is or was part of", "cases.Holding": "Who held this for the person",
    "cases.Allocation": "A worker of theirs", "missing.CheckItem": "A contact or episode that was checked again",
    "visits.Record": "What happened at a visit",
}  # fmt: skip
"""What a row is called where its table's own first line speaks to those who write the system."""


class Standing(StrEnum):
    """What a table's own declaration says of giving its rows to the person they are about."""

    GIVEN = "given"
    ASK_FIRST = "ask_first"
    REFERRER = "referrer"
    NOT_THEIRS = "not_theirs"


@dataclass(frozen=True)
class Way:
    """How one table leads to a person, and what it says of access. `lists` are columns that hold several keys."""

    model: type[models.Model]
    keys: tuple[str, ...]
    lists: tuple[str, ...]
    standing: Standing

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def rows(self, ids: Sequence[UUID]) -> models.QuerySet[models.Model]:
        """The rows about any of these records, as far as the walls show them."""
        about = Q()
        for key in self.keys:
            about |= Q(**{f"{key}__in": list(ids)})
        for each in self.lists:
            about |= Q(**{f"{each}__overlap": list(ids)})
        return self.model._default_manager.filter(about)


@dataclass(frozen=True)
class Entry:
    """One row held about them: what it is, when, whose, and its words. `is_readable`: not a file nobody could read.

    `police`: the forces it came from, whoever recorded it; all of them where it is not said which.
    """

    key: str
    table: str
    section: str
    what: str
    at: datetime | None
    precision: str
    agency_id: UUID
    agency: str
    police: frozenset[UUID]
    is_ours: bool
    is_private: bool
    standing: Standing
    fields: tuple[tuple[str, str], ...]
    is_readable: bool = True
    own_identity: bool = False
    fixed: frozenset[str] = frozenset()
    """The labels of what was chosen from fixed words of ours, in which nobody’s name can be."""


@cache
def ways() -> tuple[Way, ...]:
    """Every table that answers a request for access and leads to a person."""
    found = []
    for model in declaring():
        keys, lists = _leads(model, 0)
        if (keys or lists) and model._meta.label not in BY_HAND:
            found.append(Way(model, keys, lists, standing_of(model)))
    return tuple(found)


@cache
def by_hand() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is asked for by hand, because nothing in it leads to a person by a key: each way, and which tables."""
    led = {way.model for way in ways()}
    found: dict[str, list[str]] = {}
    for model in declaring():
        if model not in led:
            how = BY_HAND.get(model._meta.label, f"Look through them by hand: {_declared(model)}.")
            found.setdefault(how, []).append(model._meta.label)
    return tuple((how, tuple(labels)) for how, labels in sorted(found.items()))


@cache
def declaring() -> tuple[type[models.Model], ...]:
    """Every table of ours that declares that it answers a request for access."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("openmash."))
    return tuple(model for model in ours if not _declared(model).startswith("none"))


def standing_of(model: type[models.Model], depth: int = 0) -> Standing:
    """What a table's declaration says. Only a plain one gives without asking: any word of reserve, and any sentence
    this does not know, is asked about first.
    """
    declared = _declared(model)
    if declared.startswith("withheld"):
        return Standing.ASK_FIRST if "police" in declared else Standing.REFERRER
    if "withheld from anybody else" in declared or declared in ("the referrer's own", "the writer's own"):
        return Standing.NOT_THEIRS
    if declared.startswith(("as the ", "with the ")) and depth < DEEPEST:
        above = [standing_of(each, depth + 1) for each in _parents(model)]
        return above[0] if above else Standing.ASK_FIRST
    module = model._meta.app_label
    plain = {module, module.replace("_", " "), "own words"}
    own_part = {
        f"{module}, each child their own part", f"{module}, each person their own",
        f"{module}, never a protected one to whom it is protected from",  # which no answer holds, whoever asks
    }  # fmt: skip
    return Standing.GIVEN if declared in plain | own_part else Standing.ASK_FIRST


def held_about(ids: Sequence[UUID], *, actor: Actor) -> list[Entry]:
    """Everything held that names these records, by section and the oldest first. Two queries, and one for each table
    that holds something. Raises NotAllowedNow where there is more than one answer can carry.
    """
    every = [way.rows(ids).order_by().values_list(Value(way.table))[:1] for way in ways()]
    holding = {table for (table,) in every[0].union(*every[1:], all=True)}
    known = {each.pk: each for each in agencies.agencies()}
    found: list[Entry] = []
    for way in ways():
        if way.table in holding:
            rows = way.rows(ids).select_related("contact") if _has_contact(way.model) else way.rows(ids)
            found += [_entry(way, row, known, actor) for row in rows[: MOST + 1]]
        if len(found) > MOST:
            raise NotAllowedNow(f"More than {MOST} entries are held. Ask them what they mean, or answer it in parts.")
    order = {name: number for number, name in enumerate(SECTIONS.values())}
    return sorted(found, key=lambda e: (order.get(e.section, len(order)), e.section, str(e.at or ""), e.key))


def is_held(ids: Sequence[UUID], key: str) -> bool:
    """Whether an entry of this key is held about these records, as far as the walls show it."""
    table, _, row = key.partition("~")
    way = next((each for each in ways() if each.table == table), None)
    return way is not None and is_key(row) and way.rows(ids).filter(pk=row).exists()


def _entry(way: Way, row: models.Model, known: Mapping[UUID, agencies.Agency], actor: Actor) -> Entry:
    holder = getattr(row, "held_by", None) or actor.agency_id
    agency = known.get(holder)
    is_file = isinstance(row, File)
    words = _words_of_file(row, actor) if isinstance(row, File) else ""
    label = row._meta.app_label
    said = SECTIONS.get(label, label.replace("_", " ").capitalize())
    return Entry(
        key=f"{way.table}~{row.pk}", table=way.table, section=said, what=called(way.model),
        at=getattr(row, "occurred_at", None) or getattr(row, "recorded_at", None),
        precision=str(getattr(row, "occurred_precision", "day")), agency_id=holder,
        agency=agency.name if agency else "Another organisation",
        police=_police(row, holder, known), is_ours=holder == actor.agency_id,
        is_private=bool(getattr(row, "private", False)), standing=way.standing,
        fields=(("What it says", words),) if is_file else tuple(_fields(row)),
        is_readable=bool(words) or not is_file, own_identity=way.table in IDENTITY,
        fixed=_fixed(way.model) | _in_our_words(row),
    )  # fmt: skip


def _police(row: models.Model, holder: UUID, known: Mapping[UUID, agencies.Agency]) -> frozenset[UUID]:
    forces = frozenset(key for key, each in known.items() if each.kind == AgencyKind.POLICE)
    named = forces & {key for key in (holder, getattr(row, "agency_id", None)) if key}
    contact = row if row._meta.label == "frontdoor.Contact" else getattr(row, "contact", None)
    came = getattr(contact, "kind", "") in FROM_THE_POLICE
    return named or (forces if came or holder not in known else frozenset())


def _has_contact(model: type[models.Model]) -> bool:
    return any(field.name == "contact" and field.is_relation for field in model._meta.concrete_fields)


@cache
def called(model: type[models.Model]) -> str:
    """What a row of this table is, as its own first line says; by the table's name where that is too long."""
    if model._meta.label in HEADINGS:
        return HEADINGS[model._meta.label]
    first = (model.__doc__ or "").strip().splitlines()[0] if model.__doc__ else ""
    said = first.split(". ")[0].split(": ")[0].split("; ")[0].rstrip(".")
    is_said = said and len(said) <= LONGEST_HEADING and not said.startswith(f"{model.__name__}(")
    return said if is_said else str(model._meta.verbose_name).capitalize()


@cache
def _fixed(model: type[models.Model]) -> frozenset[str]:
    return frozenset(_label(field) for field in model._meta.concrete_fields if field.choices)


def _in_our_words(row: models.Model) -> frozenset[str]:
    """The labels of codes that are said in fixed words of ours."""
    if row._meta.label == "cases.Milestone":
        return frozenset({"Event"})
    is_code = row._meta.label == "people.Detail" and getattr(row, "value", "") in {**SEXES, **ETHNICITIES}
    return frozenset({"Value"}) if is_code else frozenset()


def _label(field: models.Field[object, object]) -> str:
    return str(field.verbose_name).replace("_", " ").capitalize()


def _fields(row: models.Model) -> Iterator[tuple[str, str]]:
    for field in row._meta.concrete_fields:
        if (
            field.name in NEVER_SHOWN
            or any(word in field.name.split("_") for word in SECRET)
            or field.is_relation
            or isinstance(field, (models.UUIDField, models.BinaryField))
        ):
            continue
        if isinstance(field, ArrayField) and isinstance(field.base_field, models.UUIDField):
            continue
        value = field.value_from_object(row)
        words = _said(row, field, value)
        if words:
            yield _label(field), words


def _said(row: models.Model, field: models.Field[object, object], value: object) -> str:
    if value is None or value == "" or value is False:
        return ""
    if (row._meta.label, field.name) == ("cases.Milestone", "event"):
        return say.begun(Event(str(value)).said)
    if (row._meta.label, field.name) == ("people.Detail", "value"):
        return detail_said(DetailKind(str(getattr(row, "kind", ""))), str(value))
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if value is True:
        return "Yes"
    if isinstance(value, datetime):
        return say.moment(value)
    if isinstance(value, date):
        return say.day_of(value)
    return "; ".join(flattened(value))


def flattened(value: object) -> Iterator[str]:
    """Every word in what is held as lists and answers, without the names of the boxes."""
    if isinstance(value, Mapping):
        for each in value.values():
            yield from flattened(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from flattened(each)
    elif value not in (None, "", False) and not is_key(value):
        yield str(value)


def is_key(value: object) -> bool:
    """Whether this is a key, which says nothing to anybody."""
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


def _words_of_file(row: File, actor: Actor) -> str:
    """A file's words, where it is text or a Word file that may be opened; empty for anything else."""
    words = text_of(actor=actor, file_id=row.pk)
    if words or row.content.media_type != WORD:
        return words
    inside = inside_of(actor=actor, file_id=row.pk)
    return words_of_docx(inside) if inside else ""


def words_of_docx(inside: bytes) -> str:
    """What a Word file says: its paragraphs, its tables, and what stands at the head and foot of its pages."""
    made = docx.Document(io.BytesIO(inside))
    said = [paragraph.text for paragraph in made.paragraphs]
    said += [cell.text for table in made.tables for line in table.rows for cell in line.cells]
    for section in made.sections:
        said += [paragraph.text for part in (section.header, section.footer) for paragraph in part.paragraphs]
    return "\n".join(line for line in said if line.strip())


def _declared(model: type[models.Model]) -> str:
    return str(getattr(getattr(model, "Sources", None), "access_request", "none"))


def _parents(model: type[models.Model]) -> list[type[models.Model]]:
    """The tables a row of this one is part of, its own module's first."""
    found = [
        field.related_model
        for field in model._meta.concrete_fields
        if field.is_relation and isinstance(field.related_model, type) and field.related_model is not model
    ]
    declared = [each for each in found if hasattr(each, "Sources") and not _declared(each).startswith("none")]
    return sorted(declared, key=lambda each: each._meta.app_label != model._meta.app_label)


def _leads(model: type[models.Model], depth: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    keys, lists = [], []
    for field in model._meta.concrete_fields:
        if _is_a_person(field):
            keys.append(field.attname)
        elif isinstance(field, ArrayField) and field.name == "person_ids":
            lists.append(field.attname)
    if keys or lists or depth == DEEPEST:
        return tuple(keys), tuple(lists)
    for field in model._meta.concrete_fields:
        above = field.related_model if field.is_relation else None
        if isinstance(above, type) and above is not model and above.__module__.startswith("openmash."):
            up_keys, up_lists = _leads(above, depth + 1)
            if up_keys or up_lists:
                return tuple(f"{field.name}__{k}" for k in up_keys), tuple(f"{field.name}__{k}" for k in up_lists)
    return (), ()


def _is_a_person(field: models.Field[object, object]) -> bool:
    to = field.related_model if field.is_relation else None
    if isinstance(to, type) and issubclass(to, models.Model):
        return to._meta.label == "people.Person"
    return isinstance(field, models.UUIDField) and field.name in ("person_id", "child_id", "other_id")
