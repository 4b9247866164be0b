"""People and what is known of them. Every fact is added and superseded, never changed. PRIVATE to records.

A record stays where it was made: two agencies' records of one child are two Person rows, agreed to be the same by a
decision in `linkage`. What a person is called, when they were born and where they live are facts about that record.
"""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact, FactQuerySet, Reached
from openmash.foundation.facts.stamp import OPEN_CIRCLE, Looker
from openmash.records.people.rules import NHS_SENTENCE, UPN_SENTENCE
from openmash.records.people.words import (
    DetailKind,
    DueBy,
    LocatingKind,
    MatchStatus,
    NameKind,
    ParentalResponsibility,
    PersonKind,
    RelationshipKind,
    Scheme,
    TieStrength,
)


class PersonQuerySet(FactQuerySet["Person"]):
    """People within reach."""

    person_field = "id"

    def as_known_at(self, moment: object) -> Self:
        """People recorded by then, under today's rights."""
        return self.filter(recorded_at__lte=moment) if moment is not None else self.all()

    def current(self) -> Self:
        """Everyone: a person is never superseded."""
        return self.all()


class Person(models.Model):
    """One agency's record of one child (born or not) or adult. All else is facts that point here."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(max_length=8, choices=PersonKind.choices)
    held_by = models.UUIDField()
    circle_id = models.IntegerField(default=OPEN_CIRCLE)
    private = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    origin_id = models.UUIDField(null=True)

    objects: models.Manager[Person] = PersonQuerySet.as_manager()

    class Sources:
        chronology = "none: facts about the person are in it"
        search = "people.search"
        access_request = "people"
        retention = "as long as any process about the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PersonKind.values),
                name="people_person_kind_is_known",
                violation_error_message="Say whether this is a child, an unborn child or an adult.",
            )
        ]

    @classmethod
    def record(cls, *, actor: Looker, kind: str, origin_id: UUID | None = None, private: bool = False) -> Person:
        """Add a person. Author, agency and time are set by the server."""
        row = cls(
            kind=kind, private=private, origin_id=origin_id, held_by=actor.agency_id,
            recorded_by=actor.account_id, recorded_at=timezone.now(),
        )  # fmt: skip
        row.save(force_insert=True)
        return row


def _dates_in_order(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
        name=f"{table}_ends_after_it_starts",
        violation_error_message="The end date must be on or after the start date.",
    )


class AboutPerson(Fact):
    """A fact about one person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PersonName(AboutPerson):
    """A name somebody has, had, or was once recorded under. Search finds all of them."""

    kind = models.CharField(max_length=12, choices=NameKind.choices)
    forenames = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: in the banner and identity"
        search = "people.search"
        access_request = "people"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(forenames="") | ~Q(surname=""),
                name="people_name_says_something",
                violation_error_message="Enter a first name or a family name, whichever is known.",
            ),
            _dates_in_order("people_name"),
        ]


class Birth(AboutPerson):
    """When a person was born, or is expected, as precisely as anyone knows. A month is held as its first day.

    `due_by`: how sure an expected date is; empty where nobody has said, and once they are born.
    """

    date = models.DateField(null=True)
    precision = models.CharField(
        max_length=8, choices=[(p, p) for p in ("day", "month", "year", "unknown")], default="day"
    )
    expected = models.BooleanField(default=False)
    due_by = models.CharField(max_length=10, choices=DueBy.choices, blank=True, default="")

    class Sources:
        chronology = "none: in the banner"
        search = "people.search"
        access_request = "people"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(date__isnull=True, precision="unknown")
                | Q(date__isnull=False, precision__in=("day", "month", "year")),
                name="people_birth_date_has_its_precision",
                violation_error_message="Enter a date, or as much of it as is known: a year, or a month and year.",
            ),
            models.CheckConstraint(
                condition=Q(due_by="") | Q(expected=True, due_by__in=DueBy.values),
                name="people_birth_due_by_is_of_an_expected_date",
                violation_error_message="Say how sure the date is only of a child who is not born yet.",
            ),
            models.CheckConstraint(
                condition=~Q(precision="month") | Q(date__day=1),
                name="people_birth_month_is_its_first_day",
                violation_error_message="Enter a month and a year, such as March 2019.",
            ),
            models.CheckConstraint(
                condition=~Q(precision="year") | Q(date__day=1, date__month=1),
                name="people_birth_year_is_its_first_day",
                violation_error_message="Enter a year, such as 2019.",
            ),
        ]


class Detail(AboutPerson):
    """One thing about a person in a code or a few words: sex, ethnicity, language, interpreter, an alert."""

    kind = models.CharField(max_length=20, choices=DetailKind.choices)
    value = models.CharField(max_length=400)

    class Sources:
        chronology = "none: in the banner and identity"
        search = "none: not searched by"
        access_request = "people"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(value=""),
                name="people_detail_says_something",
                violation_error_message="Enter the detail, or leave it out.",
            ),
        ]


class Identifier(AboutPerson):
    """A number some scheme gave a person, and how sure we are of it.

    Nothing is unique across agencies: that would tell an agency that a number is on a record it may not see.
    """

    scheme = models.CharField(max_length=20, choices=Scheme.choices)
    value = models.CharField(max_length=40)
    source_agency = models.UUIDField(null=True)
    match_status = models.CharField(max_length=12, choices=MatchStatus.choices, default=MatchStatus.AS_RECORDED)
    verified_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: in identity"
        search = "people.search"
        access_request = "people"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("value", "scheme"), name="people_identifier_value")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(scheme="nhs_number") | Q(value__is_nhs_number=True),
                name="people_identifier_nhs_number_adds_up",
                violation_error_message=NHS_SENTENCE,
            ),
            models.CheckConstraint(
                condition=~Q(scheme="upn") | Q(value__regex=r"^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$"),
                name="people_identifier_upn_is_well_formed",
                violation_error_message=UPN_SENTENCE,
            ),
            models.CheckConstraint(
                condition=~Q(value=""),
                name="people_identifier_says_something",
                violation_error_message="Enter the number, or leave it out.",
            ),
            models.UniqueConstraint(
                fields=("held_by", "scheme", "value", "person"),
                condition=Q(supersedes__isnull=True),
                name="people_identifier_once_an_agency",
                violation_error_message="This number is already on this record.",
            ),
            _dates_in_order("people_identifier"),
        ]


class Household(models.Model):
    """People who live together. It says nothing by itself: its members and their addresses are facts about them."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    held_by = models.UUIDField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    origin_id = models.UUIDField(null=True)

    class Sources:
        chronology = "none: empty without its members"
        search = "none: empty without its members"
        access_request = "people"
        retention = "as its members"


class HouseholdMember(AboutPerson):
    """That somebody lives, stays or visits in a household, from when to when."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(
        max_length=10,
        choices=[("lives", "Lives there"), ("stays", "Stays part of the time"), ("visits", "Visits")],
        default="lives",
    )

    class Sources:
        chronology = "none: shown in family and identity"
        search = "none: not searched by"
        access_request = "people"
        retention = "as the person"

    class Meta:
        constraints = [_dates_in_order("people_member")]


class RelationshipQuerySet(FactQuerySet["Relationship"]):
    """Relationships of anyone in reach."""

    def visible_to(self, actor: Looker) -> Self:
        """Those this actor may see: the row bears the stricter circle of its two people."""
        if actor.holds_open_circle:
            return self
        return self.filter(Q(Reached("person_id")) | Q(Reached("other_id")))


class Relationship(AboutPerson):
    """`other` is the mother (sibling, carer, …) of `person`. Held in the stricter circle of the two."""

    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    kind = models.CharField(max_length=20, choices=RelationshipKind.choices)
    parental_responsibility = models.CharField(
        max_length=7, choices=ParentalResponsibility.choices, default=ParentalResponsibility.UNKNOWN
    )
    note = models.CharField(max_length=400, blank=True)

    objects: models.Manager[Self] = RelationshipQuerySet.as_manager()  # type: ignore[misc]  # narrowed for two people a row

    class Sources:
        chronology = "none: in the family"
        search = "none: not searched by"
        access_request = "people"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=F("other")),
                name="people_relationship_is_with_another",
                violation_error_message="A person cannot be related to themselves. Choose somebody else.",
            ),
            _dates_in_order("people_relationship"),
        ]

    @classmethod
    def record(cls, *, actor: Looker, **values: object) -> Self:
        """Add one row, in the circle of both people."""
        values["person_ids"] = [values["person_id"], values["other_id"]]
        return super().record(actor=actor, **values)


class Tie(AboutPerson):
    """How strong the tie is between a child and somebody or something round them, as somebody said it.

    Exactly one of `other` (a person), `agency_id`, `place` (a kind of place, named by its locating fact) and `called`
    (anything else, such as a football club) says with what. A later row on the same replaces it.
    """

    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    person_ids = ArrayField(models.UUIDField())
    agency_id = models.UUIDField(null=True)
    place = models.CharField(max_length=12, choices=LocatingKind.choices, blank=True)
    called = models.CharField(max_length=120, blank=True)
    strength = models.CharField(max_length=10, choices=TieStrength.choices)
    said_by = models.CharField(max_length=200)
    words = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: in the picture of the network"
        search = "none: not searched by"
        access_request = "people"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False, agency_id__isnull=True, place="", called="")
                | Q(other__isnull=True, agency_id__isnull=False, place="", called="")
                | (Q(other__isnull=True, agency_id__isnull=True, called="") & ~Q(place=""))
                | (Q(other__isnull=True, agency_id__isnull=True, place="") & ~Q(called="")),
                name="people_tie_is_with_one_thing",
                violation_error_message="Choose one person, agency or place, or say what it is.",
            ),
            models.CheckConstraint(
                condition=~Q(said_by=""),
                name="people_tie_says_who_says_so",
                violation_error_message="Say who says so.",
            ),
        ]


class LocatingFact(AboutPerson):
    """Where a person can be found or reached. No other table stores such a thing (foundations §5).

    `protected_from` names the people who must not learn it; `protected_reason` is why.
    """

    kind = models.CharField(max_length=12, choices=LocatingKind.choices)
    text = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    urn = models.CharField(max_length=12, blank=True)
    safe_contact = models.JSONField(null=True)
    protected_from = ArrayField(models.UUIDField(), default=list)
    protected_reason = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: shown in family and identity"
        search = "people.search, by postcode, never a protected one"
        access_request = "people, never a protected one to whom it is protected from"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("postcode",), name="people_locating_postcode")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(postcode="") | ~Q(urn=""),
                name="people_locating_says_something",
                violation_error_message="Enter the address, telephone number or name of the place.",
            ),
            models.CheckConstraint(
                condition=Q(protected_from__len=0) | ~Q(protected_reason=""),
                name="people_locating_protection_has_a_reason",
                violation_error_message="Say why this must be kept from them.",
            ),
            _dates_in_order("people_locating"),
        ]


class IsNhsNumber(models.Transform):
    """Whether a text is a whole NHS number with the right check digit, judged by the database."""

    lookup_name = "is_nhs_number"
    function = "people_is_nhs_number"
    output_field = models.BooleanField()


models.CharField.register_lookup(IsNhsNumber)
