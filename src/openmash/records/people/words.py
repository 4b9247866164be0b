"""The fixed words of this module, as codes and as people say them."""

from __future__ import annotations

from django.db.models import TextChoices


class PersonKind(TextChoices):
    CHILD = "child", "Child"
    UNBORN = "unborn", "Unborn child"
    ADULT = "adult", "Adult"
    UNKNOWN = "unknown", "Unknown person"


class DueBy(TextChoices):
    """How sure a due date is."""

    SCAN = "scan", "by scan"
    ESTIMATED = "estimated", "estimated"
    UNKNOWN = "unknown", "nobody knows how sure"


class NameKind(TextChoices):
    LEGAL = "legal", "Legal name"
    PREFERRED = "preferred", "Preferred name"
    ALIAS = "alias", "Also known as"
    FORMER = "former", "Former name"
    AS_RECORDED = "as_recorded", "As recorded"


SEX_UNKNOWN = "U"
SEXES = {"F": "female", "M": "male", SEX_UNKNOWN: "not known"}
"""The codes in which feeds give the sex, in a word: before a birth it is not known."""

ETHNICITIES = {
    "WBRI": "White British", "WIRI": "White Irish", "WIRT": "Traveller of Irish heritage", "WROM": "Gypsy or Roma",
    "WOTH": "Any other White background", "MWBC": "White and Black Caribbean", "MWBA": "White and Black African",
    "MWAS": "White and Asian", "MOTH": "Any other mixed background", "AIND": "Indian", "APKN": "Pakistani",
    "ABAN": "Bangladeshi", "AOTH": "Any other Asian background", "BCRB": "Black Caribbean", "BAFR": "Black African",
    "BOTH": "Any other Black background", "CHNE": "Chinese", "OOTH": "Any other ethnic group", "REFU": "Refused to say",
    "NOBT": "Not yet asked",
}  # fmt: skip
"""The codes in which feeds give ethnicity: the code set of the Department for Education's children in need census."""


class DetailKind(TextChoices):
    SEX = "sex", "Sex"
    GENDER = "gender", "Gender"
    ETHNICITY = "ethnicity", "Ethnicity"
    LANGUAGE = "language", "First language"
    INTERPRETER = "interpreter", "Interpreter"
    DISABILITY = "disability", "Disability"
    COMMUNICATION = "communication", "How they communicate"
    RELIGION = "religion", "Religion"
    NATIONALITY = "nationality", "Nationality"
    DESCRIPTION = "description", "Description"
    ALERT = "alert", "Alert"
    STAGE = "stage", "Child or adult, put right"
    DIED = "died", "Died"
    PROTECTED_IDENTITY = "protected_identity", "Protected identity"


def detail_said(kind: DetailKind, value: str) -> str:
    """A detail as a reader would say it: a code in words, and words as they stand."""
    if kind is DetailKind.SEX:
        said = SEXES.get(value, value)
        return f"{said[:1].upper()}{said[1:]}"
    return ETHNICITIES.get(value, value) if kind is DetailKind.ETHNICITY else value


ALIVE = "Recorded as died by mistake"
"""What supersedes a death that was recorded by mistake: the mistake stays readable, and the person lives."""


def says_died(value: str) -> bool:
    """Whether the latest detail of that kind says that somebody has died."""
    return bool(value) and value != ALIVE


class Scheme(TextChoices):
    NHS_NUMBER = "nhs_number", "NHS number"
    UPN = "upn", "Unique pupil number"
    SOCIAL_CARE_ID = "social_care_id", "Social care number"
    POLICE_REF = "police_ref", "Police reference"
    HOME_OFFICE_REF = "home_office_ref", "Home Office reference"
    SCHOOL_REF = "school_ref", "School's own number"
    OTHER = "other", "Other number"


class MatchStatus(TextChoices):
    AS_RECORDED = "as_recorded", "As recorded, not checked"
    VERIFIED = "verified", "Checked with its source"
    DISPUTED = "disputed", "Disputed"


class RelationshipKind(TextChoices):
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    PARENT = "parent", "Parent"
    STEP_PARENT = "step_parent", "Step-parent"
    PARENTS_PARTNER = "parents_partner", "Parent's partner"
    SIBLING = "sibling", "Brother or sister"
    HALF_SIBLING = "half_sibling", "Half-brother or half-sister"
    STEP_SIBLING = "step_sibling", "Step-brother or step-sister"
    TWIN = "twin", "Twin"
    GRANDPARENT = "grandparent", "Grandparent"
    AUNT_OR_UNCLE = "aunt_or_uncle", "Aunt or uncle"
    CARER = "carer", "Carer"
    FOSTER_CARER = "foster_carer", "Foster carer"
    ADOPTIVE_PARENT = "adoptive_parent", "Adoptive parent"
    PARTNER = "partner", "Partner"
    FORMER_PARTNER = "former_partner", "Former partner"
    CHILD = "child", "Child"
    STEP_CHILD = "step_child", "Step-child"
    PARTNERS_CHILD = "partners_child", "Partner's child"
    GRANDCHILD = "grandchild", "Grandchild"
    NIECE_OR_NEPHEW = "niece_or_nephew", "Niece or nephew"
    CARED_FOR = "cared_for", "Cared for by them"
    FOSTER_CHILD = "foster_child", "Foster child"
    ADOPTED_CHILD = "adopted_child", "Adopted child"
    FRIEND = "friend", "Friend"
    OTHER = "other", "Other"


class ParentalResponsibility(TextChoices):
    YES = "yes", "Has parental responsibility"
    NO = "no", "Does not have parental responsibility"
    UNKNOWN = "unknown", "Not known"


class LocatingKind(TextChoices):
    ADDRESS = "address", "Address"
    SCHOOL = "school", "School"
    NURSERY = "nursery", "Nursery"
    GP = "gp", "GP practice"
    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "E-mail"
    WORKER_TEAM = "worker_team", "Worker's team"
    SIGHTING = "sighting", "Last seen"
    GOES_TO = "goes_to", "A place they go to"
    FOUND_AT = "found_at", "Found at"


class TieStrength(TextChoices):
    """How strong a tie between a child and somebody or something is, as somebody says; a word, never a number."""

    STRONG = "strong", "Strong"
    HELPS = "helps", "Helps"
    WEAK = "weak", "Weak"
    STRAINED = "strained", "Strained"
    BROKEN = "broken", "Broken off"
    WANTED = "wanted", "Wished for, not there yet"
