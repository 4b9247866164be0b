"""The sheets of Annex A, lists 1 to 10, and their columns, as two implementations of the sector have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | int | date | None
"""A value as it stands in the workbook; None and "" are empty, and counted as missing."""
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """One list: its number, what it is of, its columns, those of them this product does not tell, and those that are
    rightly empty for whatever is still open or never was.
    """

    number: int
    of: str
    columns: tuple[str, ...]
    untold: tuple[str, ...] = ()
    while_open: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"List {self.number}"


CHILD = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
DISABLED = "Does the Child have a Disability"
WHOSE = ("Allocated Team", "Allocated Worker")
SHEETS = (
    Sheet(1, "Contacts", (*CHILD, "Date of Contact", "Contact Source")),
    Sheet(
        2, "Early help",
        (*CHILD, "Assessment start date", "Assessment completion date", "Organisation completing assessment"),
        while_open=("Assessment completion date",),
    ),
    Sheet(
        3, "Referrals",
        (
            *CHILD, "Date of referral", "Referral Source", "Referral NFA?", "Number of Referrals in Last 12 Months",
            *WHOSE,
        ),
    ),
    Sheet(
        4, "Assessments",
        (
            *CHILD, DISABLED, "Continuous Assessment Start Date", "Child Seen During Continuous Assessment",
            "Continuous Assessment Date of Authorisation",
            "Was the child assessed as requiring LA children's social care support?", *WHOSE,
        ),
        while_open=(
            "Continuous Assessment Date of Authorisation",
            "Was the child assessed as requiring LA children's social care support?",
        ),
    ),
    Sheet(
        5, "Section 47 enquiries and initial conferences",
        (
            *CHILD, DISABLED, "Strategy discussion initiating Section 47 Enquiry Start Date",
            "Was an Initial Child Protection Conference deemed unnecessary?",
            "Date of Initial Child Protection Conference",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "Number of Section 47 Enquiries in the last 12 months", "Number of ICPCs in the last 12 months", *WHOSE,
        ),
        while_open=(
            "Was an Initial Child Protection Conference deemed unnecessary?",
            "Date of Initial Child Protection Conference",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        ),
    ),
    Sheet(
        6, "Children in need",
        (
            *CHILD, DISABLED, "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen", "CIN Closure Date",
            "Reason for Closure", "Case Status", *WHOSE,
        ),
        while_open=("CIN Closure Date", "Reason for Closure"),
    ),
    Sheet(
        7, "Child protection plans",
        (
            *CHILD, DISABLED, "Child Protection Plan Start Date", "Initial Category of Abuse",
            "Latest Category of Abuse", "Date of the Last Statutory Visit", "Was the Child Seen Alone?",
            "Date of latest review conference", "Child Protection Plan End Date",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "Number of Previous Child Protection Plans", *WHOSE,
        ),
        while_open=("Date of latest review conference", "Child Protection Plan End Date"),
    ),
    Sheet(
        8, "Children in care",
        (
            *CHILD, "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", DISABLED,
            "Date Started to be Looked After", "Child's Category of Need",
            "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
            "Start date of current legal status", "Child's Legal Status", "Date of Latest Statutory Review",
            "Date of Last Social Work Visit", "What is the permanence plan for this child?",
            "Date of Last IRO Visit / Contact to the Child", "Date of Last Health Assessment",
            "Date of Last Dental Check", "Number of Placements in the Last 12 months",
            "Date Ceased to be Looked After", "Reason Ceased to be Looked After",
            "Start Date of Most Recent Placement", "Placement Type", "Placement Provider", "Placement postcode",
            "URN of Placement", "Placement Location", "LA of Placement",
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            "Did the child accept a Return Interview after their last missing episode (Y/N)?", *WHOSE,
        ),
        ("URN of Placement", "LA of Placement"),
        (
            "Date of Latest Statutory Review", "Date Ceased to be Looked After", "Reason Ceased to be Looked After",
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        ),
    ),
    Sheet(
        9, "Care leavers",
        (
            *CHILD, "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)", DISABLED, *WHOSE,
            "Allocated Personal Advisor", "Eligibility Category", "Latest Pathway Plan Review Date", "LA in Touch",
            "Latest Date of Contact", "Type of Accommodation", "Suitability of Accommodation", "Activity Status",
        ),
    ),
    Sheet(
        10, "Adoption",
        (
            "Child Unique ID", "Family identifier", *CHILD[1:], DISABLED, "Date the Child Entered Care",
            "Date of Decision that Child Should be Placed for Adoption", "Date of Placement Order",
            "Date of Matching Child and Prospective Adopters", "Date Placed for Adoption", "Date of Adoption Order",
            "Date of Decision that Child Should No Longer be Placed for Adoption",
            "Reason Why Child No Longer Placed for Adoption",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
        ),
        ("Family identifier",),
        (
            "Date of Placement Order", "Date of Matching Child and Prospective Adopters", "Date Placed for Adoption",
            "Date of Adoption Order", "Date of Decision that Child Should No Longer be Placed for Adoption",
            "Reason Why Child No Longer Placed for Adoption",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
        ),
    ),
)  # fmt: skip
