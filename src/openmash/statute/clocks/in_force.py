"""When a rule binds, and the days the main texts came into force."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Since:
    """In force from a day on."""

    first: date

    def covers(self, on: date) -> bool:
        """Whether the rule is in force that day."""
        return on >= self.first

    @property
    def said(self) -> str:
        """In words."""
        return f"since {self.first.day} {self.first:%B %Y}"


@dataclass(frozen=True)
class Between:
    """In force from one day to another, both included."""

    first: date
    last: date

    def covers(self, on: date) -> bool:
        """Whether the rule is in force that day."""
        return self.first <= on <= self.last

    @property
    def said(self) -> str:
        """In words."""
        return f"{self.first.day} {self.first:%B %Y} to {self.last.day} {self.last:%B %Y}"


@dataclass(frozen=True)
class NotCommenced:
    """Passed by Parliament, with no commencement date seen; becomes Since(…) when regulations are made."""

    passed: date

    def covers(self, on: date) -> bool:
        """Never: a duty binds from its commencement."""
        return False

    @property
    def said(self) -> str:
        """In words."""
        return f"passed {self.passed.day} {self.passed:%B %Y}; no commencement date seen"


InForce = Since | Between | NotCommenced

CHILDREN_ACT_1989 = Since(date(1991, 10, 14))
PRIVATE_FOSTERING_2005 = Since(date(2005, 7, 1))
COMPLAINTS_2006 = Since(date(2006, 9, 1))  # S.I. 2006/1738, regulation 1
CARE_PLANNING_2010 = Since(date(2011, 4, 1))
CARE_LEAVERS_2010 = Since(date(2011, 4, 1))  # S.I. 2010/2571, regulation 1
WORKING_TOGETHER_2013 = Since(date(2013, 4, 15))  # the edition that brought in the single assessment
RETURN_HOME_GUIDANCE_2014 = Since(date(2014, 1, 1))
LONG_TERM_FOSTERING_2015 = Since(date(2015, 4, 1))  # S.I. 2015/495
JOINT_AREA_REVIEWS_2015 = Since(date(2015, 11, 9))
UK_GDPR = Since(date(2020, 12, 31))  # end of the implementation period, when it became United Kingdom law
PRACTICE_REVIEWS_2018 = Since(date(2018, 6, 29))  # S.I. 2018/497
OPERATION_ENCOMPASS_2025 = Since(date(2025, 11, 7))  # S.I. 2025/1168, regulation 2
