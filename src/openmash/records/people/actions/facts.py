"""The only code that writes about people. Rows are added; what was wrong is superseded and stays readable.

Every action checks its permission, writes in one transaction, and leaves one audit event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import NotPermitted, Problem
from openmash.foundation.reference.codes import codes
from openmash.records.people import telling
from openmash.records.people.actions.places import place_values
from openmash.records.people.actions.writing import add, correct, found, refuse, refuse_from_a_feed, visible
from openmash.records.people.models import (
    AboutPerson,
    Birth,
    Detail,
    Household,
    HouseholdMember,
    Identifier,
    LocatingFact,
    Person,
    PersonName,
    Relationship,
)
from openmash.records.people.permissions import Permission
from openmash.records.people.rules import tidy_number
from openmash.records.people.telling import (
    AsTold,
    BirthTold,
    DetailTold,
    NameTold,
    NumberTold,
    RelationshipTold,
)
from openmash.records.people.words import DetailKind, PersonKind, Scheme

MANY_AT_ONCE = frozenset({DetailKind.ALERT, DetailKind.DISABILITY, DetailKind.DESCRIPTION, DetailKind.INTERPRETER})
"""Kinds of detail a person may have several of; any other kind is superseded by a newer one."""
CODED = {DetailKind.SEX: "sex", DetailKind.ETHNICITY: "ethnicity", DetailKind.DISABILITY: "disability"}
"""Details that the yearly return asks for by a code, each with its list."""


@transaction.atomic
def add_person(*, actor: Actor, told: AsTold) -> UUID:
    """Record somebody as they were told of, and return the new record's key. It is linked to nobody.

    Where two strong identifiers match a restricted person, the new record silently takes that restriction: the recorder
    may then no longer see what they wrote, so nothing after this may rely on reading it back.
    Raises Incomplete with the fields of what cannot be.
    """
    require(actor, Permission.ADD)
    refuse(telling.problems(told))
    person = Person.record(actor=actor, kind=told.kind, private=told.private, origin_id=told.origin_id)
    about = {"person_id": person.pk, "private": told.private, "origin_id": told.origin_id}
    for name in told.names:
        PersonName.record(actor=actor, **about, **_name(name))
    if told.birth is not None:
        Birth.record(actor=actor, **about, **_birth(told.birth, told.kind))
    for detail in told.details:
        Detail.record(actor=actor, **about, **_detail(detail))
    for number in told.numbers:
        Identifier.record(actor=actor, **about, **_number(number))
    for place in told.places:
        LocatingFact.record(actor=actor, **about, **place_values(place))
    for relation in told.relationships:
        Relationship.record(actor=actor, **about, **_relation(relation))
    _inherit(person.pk)
    audit.record(actor, "people.person_added", about=[f"person:{person.pk}"], detail={"kind": told.kind.value})
    return person.pk


@transaction.atomic
def tell_more(
    *, actor: Actor, person_id: UUID, told: AsTold, instead_of: Mapping[str, UUID] | None = None
) -> Mapping[str, UUID]:
    """Add to a record what its own agency's list says of it later. Only for a feed: it reads nothing of the record.

    `instead_of` are the facts this supersedes, by what they are: "name", "birth", the kind of a detail or place, or the
    scheme of a number. Returns the new facts' keys by the same words. A place told of somebody who has a protected one
    of its kind is protected like it by the database, since a feed cannot know. Raises Incomplete,
    NotPermitted, and NotAllowedNow where the person has died.
    """
    require(actor, Permission.CORRECT)
    if not actor.is_service:
        raise NotPermitted("Only a feed adds to a record without looking at it.")
    refuse(telling.problems(told))
    refuse_from_a_feed(person_id)
    facts: list[tuple[str, type[AboutPerson], dict[str, object]]] = [
        *(("name", PersonName, _name(name)) for name in told.names),
        *([("birth", Birth, _birth(told.birth, told.kind))] if told.birth else []),
        *((detail.kind.value, Detail, _detail(detail)) for detail in told.details),
        *((number.scheme.value, Identifier, _number(number)) for number in told.numbers),
        *((place.kind.value, LocatingFact, place_values(place)) for place in told.places),
    ]
    earlier = dict(instead_of or {})
    made = {
        what: model.record(
            actor=actor, person_id=person_id, origin_id=told.origin_id, supersedes=earlier.get(what), **values
        ).pk
        for what, model, values in facts
    }
    _inherit(person_id)
    audit.record(actor, "people.told_more", about=[f"person:{person_id}"], detail={"facts": sorted(made)})
    return made


def count_bearers() -> None:
    """Count again how many people bear each name, for the order in which search offers spellings. Run each night."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.count_words()")


@transaction.atomic
def add_name(*, actor: Actor, person_id: UUID, name: NameTold) -> UUID:
    """Add a name beside those already known."""
    return add(actor, PersonName, person_id, "people.name_added", _name(name), telling.problems(AsTold(names=(name,))))


@transaction.atomic
def correct_name(*, actor: Actor, name_id: UUID, name: NameTold) -> UUID:
    """Put a name right. The wrong one still finds the person in a search."""
    wrong = telling.problems(AsTold(names=(name,)))
    return correct(actor, PersonName, name_id, "people.name_corrected", _name(name), wrong)


@transaction.atomic
def set_birth(*, actor: Actor, person_id: UUID, birth: BirthTold) -> UUID:
    """Say when somebody was born, or is expected, instead of what this record said before."""
    person = visible(person_id, actor)
    earlier = Birth.objects.visible_to(actor).current().filter(person_id=person_id).values_list("pk", flat=True).first()
    kind = PersonKind.UNBORN if birth.expected else PersonKind(person.kind)
    values = {**_birth(birth, kind), "expected": birth.expected, "supersedes": earlier}
    values["due_by"] = birth.due_by if birth.expected else ""
    made = add(actor, Birth, person_id, "people.birth_corrected", values, telling.birth_problems(birth))
    _inherit(person_id)
    return made


@transaction.atomic
def set_detail(*, actor: Actor, person_id: UUID, detail: DetailTold) -> UUID:
    """Add a detail, instead of the one of its kind this record had, unless a person may have several of that kind."""
    earlier = None
    if detail.kind not in MANY_AT_ONCE:
        rows = Detail.objects.visible_to(actor).current().filter(person_id=person_id, kind=detail.kind)
        earlier = rows.values_list("pk", flat=True).first()
    wrong = [] if detail.value.strip() else [Problem(detail.kind.value, "Enter the detail, or leave it out.")]
    values = {"kind": detail.kind, "value": detail.value.strip(), "supersedes": earlier}
    return add(actor, Detail, person_id, "people.detail_set", values, wrong)


@transaction.atomic
def tell_code(*, actor: Actor, person_id: UUID, told: DetailTold | NumberTold) -> UUID:
    """Record a code the yearly return asks for, as somebody told it: sex, ethnicity, a disability, or a pupil number.

    Raises NotPermitted, NotVisible, NotAllowedNow, and Incomplete for anything else or what is no code.
    """
    if isinstance(told, NumberTold):
        wrong = list(telling.number_problems(told))
        wrong += [] if told.scheme is Scheme.UPN else [Problem("value", "Only a pupil number can be recorded here.")]
        values = {} if wrong else _number(told)
        made = add(actor, Identifier, person_id, "people.number_added", values, wrong, permission=Permission.TELL_CODE)
        _inherit(person_id)
        return made
    known = CODED.get(told.kind)
    wrong = [] if known and told.value in codes(known) else [Problem("value", "Choose one of the codes.")]
    earlier = None
    if told.kind not in MANY_AT_ONCE:
        rows = Detail.objects.visible_to(actor).current().filter(person_id=person_id, kind=told.kind)
        earlier = rows.values_list("pk", flat=True).first()
    values = {"kind": told.kind, "value": told.value, "supersedes": earlier}
    return add(actor, Detail, person_id, "people.detail_set", values, wrong, permission=Permission.TELL_CODE)


@transaction.atomic
def correct_detail(*, actor: Actor, detail_id: UUID, value: str) -> UUID:
    """Put one detail right."""
    wrong = [] if value.strip() else [Problem("value", "Enter the detail, or leave it out.")]
    old = found(Detail, detail_id, actor)
    return correct(
        actor, Detail, detail_id, "people.detail_corrected", {"kind": old.kind, "value": value.strip()}, wrong
    )


@transaction.atomic
def add_number(*, actor: Actor, person_id: UUID, number: NumberTold) -> UUID:
    """Add a number. May silently bring the record under a restriction, as `add_person` does."""
    wrong = list(telling.number_problems(number))
    made = add(actor, Identifier, person_id, "people.number_added", {} if wrong else _number(number), wrong)
    _inherit(person_id)
    return made


@transaction.atomic
def correct_number(*, actor: Actor, identifier_id: UUID, number: NumberTold) -> UUID:
    """Put a number right."""
    wrong = list(telling.number_problems(number))
    person_id = found(Identifier, identifier_id, actor).person_id
    made = correct(actor, Identifier, identifier_id, "people.number_corrected", {} if wrong else _number(number), wrong)
    _inherit(person_id)
    return made


@transaction.atomic
def add_relationship(*, actor: Actor, person_id: UUID, relationship: RelationshipTold) -> UUID:
    """Say that somebody is the mother (sibling, carer, …) of this person. The other must be visible to the actor."""
    visible(relationship.other_id, actor)
    wrong = (
        [Problem("other", "A person cannot be related to themselves. Choose somebody else.")]
        if relationship.other_id == person_id
        else []
    )
    return add(actor, Relationship, person_id, "people.relationship_added", _relation(relationship), wrong)


@transaction.atomic
def correct_relationship(*, actor: Actor, relationship_id: UUID, relationship: RelationshipTold) -> UUID:
    """Put a relationship right, parental responsibility included."""
    visible(relationship.other_id, actor)
    values = _relation(relationship)
    return correct(actor, Relationship, relationship_id, "people.relationship_corrected", values, [])


@transaction.atomic
def add_household(*, actor: Actor, members: Sequence[UUID], since: date | None = None) -> UUID:
    """Record that these people live together, and return the household's key."""
    require(actor, Permission.CORRECT)
    home = Household(id=new_key(), held_by=actor.agency_id, recorded_by=actor.account_id)
    home.save(force_insert=True)
    for person_id in members:
        add_member(actor=actor, household_id=home.pk, person_id=person_id, since=since)
    return home.pk


@transaction.atomic
def add_member(
    *, actor: Actor, household_id: UUID, person_id: UUID, part: str = "lives", since: date | None = None
) -> UUID:
    """Record that somebody lives, stays part of the time, or visits ("lives", "stays", "visits") in a household."""
    values = {"household_id": household_id, "part": part, "valid_from": since}
    return add(actor, HouseholdMember, person_id, "people.member_added", values, [])


@transaction.atomic
def end_member(*, actor: Actor, member_id: UUID, until: date) -> UUID:
    """Record that somebody left a household on this day."""
    old = found(HouseholdMember, member_id, actor)
    values = {
        "household_id": old.household_id, "part": old.part, "valid_from": old.valid_from, "valid_to": until,
    }  # fmt: skip
    wrong = []
    if old.valid_from and until < old.valid_from:
        wrong = [Problem("until", "The end date must be on or after the start date.")]
    return correct(actor, HouseholdMember, member_id, "people.member_ended", values, wrong)


def _inherit(person_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select wall.inherit_restriction(%s)", [person_id])


def _name(name: NameTold) -> dict[str, object]:
    tidy = {"forenames": " ".join(name.forenames.split()), "surname": " ".join(name.surname.split())}
    return {"kind": name.kind, **tidy}


def _birth(birth: BirthTold, kind: PersonKind) -> dict[str, object]:
    known = birth.date is not None
    on = birth.date
    if on is not None and birth.precision in ("month", "year"):
        on = on.replace(day=1, **({"month": 1} if birth.precision == "year" else {}))
    expected = birth.expected or kind == PersonKind.UNBORN
    return {
        "date": on,
        "precision": birth.precision if known else "unknown",
        "expected": expected,
        "due_by": birth.due_by if expected else "",
    }


def _detail(detail: DetailTold) -> dict[str, object]:
    return {"kind": detail.kind, "value": detail.value.strip()}


def _number(number: NumberTold) -> dict[str, object]:
    return {
        "scheme": number.scheme,
        "value": tidy_number(number.value),
        "source_agency": number.source_agency,
    }


def _relation(told: RelationshipTold) -> dict[str, object]:
    return {
        "other_id": told.other_id,
        "kind": told.kind,
        "parental_responsibility": told.parental_responsibility,
        "note": told.note.strip(),
        "valid_from": told.since,
    }
