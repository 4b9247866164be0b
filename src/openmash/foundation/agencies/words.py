"""The fixed words of agencies. They need no tables, so that a profile can be read before the application is set up."""

from __future__ import annotations

from django.db.models import TextChoices


class AgencyKind(TextChoices):
    COUNCIL = "council", "Children's social care"
    EARLY_HELP = "early_help", "Early help"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    SCHOOL = "school", "School or nursery"
    GP = "gp", "GP practice"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse service"
    DRUG_AND_ALCOHOL = "drug_and_alcohol", "Drug and alcohol service"
    HOUSING = "housing", "Housing"
    PROBATION = "probation", "Probation"
    OTHER_AREA = "other_area", "Another area's children's social care"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    OTHER = "other", "Other"
