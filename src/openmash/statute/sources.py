"""Where each rule comes from, and how sure we are of it.

A source names the text, its edition and paragraph, a link, and our confidence. `read_in` is honest about
what was actually read when it was not the text itself. A rule whose text could not be read is
`unconfirmed`, and a clock that rests on it carries no figure of its own.
"""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """What kind of text a rule rests on. Only the first three may put a figure in a clock."""

    LAW = "law"
    STATUTORY_GUIDANCE = "statutory guidance"
    DATA_STANDARD = "data standard"
    LOCAL = "local"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Source:
    """One text. `paragraph` is as the text itself numbers it."""

    title: str
    edition: str
    paragraph: str
    link: str
    confidence: Confidence
    read_in: str = "the text itself"

    @property
    def said(self) -> str:
        """The citation on one line."""
        return ", ".join(part for part in (self.title, self.edition, self.paragraph) if part)


EARLIER_EDITIONS = (
    "the 2013 to 2023 editions and procedures written from them; the 2026 edition (18 March 2026), "
    "which replaces them, could not be read, so check that the figure carries over"
)
WORKING_TOGETHER_PAGE = "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"


def working_together(paragraph: str, confidence: Confidence = Confidence.STATUTORY_GUIDANCE) -> Source:
    """A part of Working Together to Safeguard Children."""
    return Source(
        "Working Together to Safeguard Children",
        "2023 edition",
        paragraph,
        WORKING_TOGETHER_PAGE,
        confidence,
        EARLIER_EDITIONS,
    )


def children_act_1989(section: str, read_in: str = "the text itself") -> Source:
    """A section of the Children Act 1989, such as "46"."""
    link = f"https://www.legislation.gov.uk/ukpga/1989/41/section/{section.partition('(')[0]}"
    return Source("Children Act 1989", "", f"section {section}", link, Confidence.LAW, read_in)


def children_act_2004(section: str, read_in: str = "the text itself") -> Source:
    """A section of the Children Act 2004, such as "16C"."""
    link = f"https://www.legislation.gov.uk/ukpga/2004/31/section/{section.partition('(')[0]}"
    return Source("Children Act 2004", "", f"section {section}", link, Confidence.LAW, read_in)


def care_planning_regulations(regulation: str) -> Source:
    """A regulation of the care planning regulations, as made.

    Of the amendments found, only S.I. 2015/495 changes how often a child is visited (LONG_TERM_FOSTERING_VISITS). It
    also lets the meeting of a review, not the review, be rarer for such a child, which no clock here counts. Those of
    2013 concern temporary approval, and those of 2020 lapsed that year.
    """
    return Source(
        "Care Planning, Placement and Case Review (England) Regulations 2010",
        "S.I. 2010/959, as made",
        f"regulation {regulation}",
        f"https://www.legislation.gov.uk/uksi/2010/959/regulation/{regulation.partition('(')[0]}/made",
        Confidence.LAW,
    )


def complaints_regulations(regulation: str, read_in: str = "the text itself") -> Source:
    """A regulation of the Children Act representations procedure, as made."""
    return Source(
        "Children Act 1989 Representations Procedure (England) Regulations 2006",
        "S.I. 2006/1738, as made",
        f"regulation {regulation}",
        f"https://www.legislation.gov.uk/uksi/2006/1738/regulation/{regulation.partition('(')[0]}/made",
        Confidence.LAW,
        read_in,
    )


def private_fostering_regulations(regulation: str, read_in: str = "the text itself") -> Source:
    """A regulation of the private fostering regulations."""
    return Source(
        "Children (Private Arrangements for Fostering) Regulations 2005",
        "S.I. 2005/1533",
        f"regulation {regulation}",
        f"https://www.legislation.gov.uk/uksi/2005/1533/regulation/{regulation}/made",
        Confidence.LAW,
        read_in,
    )


def local(title: str, link: str = "", edition: str = "") -> Source:
    """One area's published practice, named so that nobody mistakes it for law."""
    return Source(title, edition, "", link, Confidence.LOCAL)


def children_in_need_census(rule: str) -> Source:
    """A rule or definition of the children in need census."""
    return Source(
        "Children in need census",
        "2025 to 2026",
        rule,
        "https://www.gov.uk/guidance/children-in-need-census",
        Confidence.DATA_STANDARD,
        "the published rule set of an open-source census validator",
    )


CARE_LEAVERS_REVIEW = Source(
    "Care Leavers (England) Regulations 2010",
    "S.I. 2010/2571, as made",
    "regulation 7",
    "https://www.legislation.gov.uk/uksi/2010/2571/regulation/7/made",
    Confidence.LAW,
    "procedures of councils written from it, and the rule of 2001 that it took the place of, which agree",
)
LONG_TERM_FOSTERING_VISITS = Source(
    "Care Planning, Placement and Case Review (England) Regulations 2010",
    "S.I. 2010/959, as amended by S.I. 2015/495",
    "regulation 28(3A)",
    "https://www.legislation.gov.uk/uksi/2010/959/regulation/28",
    Confidence.LAW,
    "the published procedures of Hertfordshire, Nottinghamshire and Southwark councils, which agree",
)
RETURN_HOME_GUIDANCE = Source(
    "Statutory guidance on children who run away or go missing from home or care",
    "January 2014",
    "independent return interviews",
    "https://www.gov.uk/government/publications/children-who-run-away-or-go-missing-from-home-or-care",
    Confidence.STATUTORY_GUIDANCE,
    "a national report of 2023 to 2024 on return interviews",
)
OPERATION_ENCOMPASS = Source(
    "Domestic Abuse Act 2021",
    "as amended by section 20 of the Victims and Prisoners Act 2024",
    "section 49A, with statutory guidance of 7 November 2025",
    "https://www.legislation.gov.uk/ukpga/2021/17/section/49A",
    Confidence.LAW,
    "the commencement regulations (S.I. 2025/1168) and a solicitor's account of the guidance",
)
JOINT_AREA_REVIEWS = Source(
    "Children Act 2004 (Joint Area Reviews) Regulations 2015",
    "S.I. 2015/1792",
    "regulation 4",
    "https://www.legislation.gov.uk/uksi/2015/1792/regulation/4",
    Confidence.LAW,
    "the regulations' explanatory note",
)
UK_GDPR_BREACH = Source(
    "UK General Data Protection Regulation",
    "Regulation (EU) 2016/679 as it forms part of the law of the United Kingdom",
    "article 33(1)",
    "https://www.legislation.gov.uk/eur/2016/679/article/33",
    Confidence.LAW,
    "guidance and commentary that quote the article",
)
UK_GDPR_PEOPLE_TOLD = Source(
    "UK General Data Protection Regulation",
    "Regulation (EU) 2016/679 as it forms part of the law of the United Kingdom",
    "article 34",
    "https://www.legislation.gov.uk/eur/2016/679/article/34",
    Confidence.LAW,
    "guidance and commentary that quote the article",
)
OPENMASH_PRACTICE = Source(
    "Practice rules of this release",
    "",
    "a starting value, not law: each area sets its own",
    "",
    Confidence.LOCAL,
)
NO_NATIONAL_FIGURE = Source("No national figure was found", "", "", "", Confidence.UNCONFIRMED, "nothing: search again")
