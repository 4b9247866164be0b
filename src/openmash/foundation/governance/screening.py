"""What an area decides about police screening: its grades in its own words, and what is sent on, to whom and when.

No grade is national. A grade keeps its place from 0 to 3 beside its local words (blue, green, amber, red), so that an
old record and another force's can be compared; nobody adds grades up.
"""

from __future__ import annotations

from dataclasses import dataclass

from openmash.foundation.governance.page import Page

GRADES = ("blue", "green", "amber", "red")
"""From least to most. A force that uses three leaves one of them without words."""
TO = ("mash", "school")
AT = ("once", "reviewed")


@dataclass(frozen=True)
class ScreeningGrade:
    """A grade as this force calls it. `grade` is one of `GRADES`."""

    grade: str
    label: str
    meaning: str


@dataclass(frozen=True)
class ScreeningRoute:
    """One rule: which screenings go to whom, and when.

    `says` is the sentence shown and sent with them. `at`: "once", when the officer sends it; or "reviewed", when a
    supervisor has looked or the time for that has passed. `domestic_abuse`: only where it is. `times` and `days`: only
    at the so-many-th screening so graded of one child within so many days (0: whatever came before). `lifts_to`: the
    grade it is sent at, where that is higher. `tell_now`: whoever is on duty is told at once.
    """

    key: str
    says: str
    grades: tuple[str, ...]
    to: str
    at: str = "once"
    domestic_abuse: bool = False
    times: int = 0
    days: int = 0
    lifts_to: str = ""
    tell_now: bool = False


@dataclass(frozen=True)
class Screening:
    """What an area decides. `confirmed`: whether it is the area's own, or starting values.

    `review_hours`: what MASH is to have after a review goes without one after so long. `owed_hours`: when a screening
    of an incident with a child is late. `harm_days`: how long afterwards harm is looked for after a low grade.
    `least_to_agree`: below so many doubly graded screenings, no figure of agreement is said; `least_to_say`: below so
    many screenings, no share is.
    """

    review_hours: int = 8
    owed_hours: int = 12
    harm_days: int = 90
    least_to_agree: int = 30
    least_to_say: int = 10
    source: str = "starting values of this release: no force’s were read"
    confirmed: bool = False
    grades: tuple[ScreeningGrade, ...] = (
        ScreeningGrade("blue", "Blue", "For information: no worry about a child"),
        ScreeningGrade("green", "Green", "Low: one agency can help"),
        ScreeningGrade("amber", "Amber", "Family help or an assessment is needed"),
        ScreeningGrade("red", "Red", "Significant harm is likely: act now"),
    )
    routes: tuple[ScreeningRoute, ...] = (
        ScreeningRoute("red", "Graded red: MASH has it at once.", ("red",), "mash", tell_now=True),
        ScreeningRoute("amber", "Graded amber: MASH has it once it is reviewed.", ("amber",), "mash", "reviewed"),
        ScreeningRoute(
            "low_grades", "The third low grade for a child within 90 days.", ("blue", "green"), "mash", "reviewed",
            times=3, days=90, lifts_to="amber",
        ),
        ScreeningRoute(
            "domestic_abuse", "Domestic abuse: a low grade is sent on as amber.", ("blue", "green"), "mash",
            "reviewed", domestic_abuse=True, lifts_to="amber",
        ),
        ScreeningRoute(
            "school", "Domestic abuse: the school is to know before its day starts.", GRADES, "school",
            domestic_abuse=True,
        ),
    )  # fmt: skip

    def label(self, grade: str) -> str:
        """A grade in the force's words; the grade itself where it has none."""
        return next((each.label for each in self.grades if each.grade == grade), grade.capitalize())


USUAL_SCREENING = Screening()
"""Where an area has said nothing."""


def screening(page: Page | None) -> Screening:
    """Read what an area says. Raises ProfileProblem."""
    if page is None:
        return USUAL_SCREENING
    usual = USUAL_SCREENING
    numbers = ("review_hours", "owed_hours", "harm_days", "least_to_agree", "least_to_say")
    found = Screening(
        **{key: page.optional(key, int, getattr(usual, key)) for key in numbers},
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
        grades=tuple(_grade(each) for each in page.repeated("grades")) or usual.grades,
        routes=tuple(_route(each) for each in page.repeated("routes")) or usual.routes,
    )
    page.finish()
    for key in numbers:
        if getattr(found, key) < 1:
            raise page.problem(key, "cannot be less than 1.")
    if found.least_to_agree < usual.least_to_agree or found.least_to_say < usual.least_to_say:
        raise page.problem(
            "least_to_agree, least_to_say", f"cannot be below {usual.least_to_agree} and {usual.least_to_say}: "
            "a figure of a few is about people one could name.",
        )  # fmt: skip
    if [each.grade for each in found.grades] != [each for each in GRADES if each in {g.grade for g in found.grades}]:
        raise page.problem("grades", f"should be some of {', '.join(GRADES)}, each once, from least to most.")
    if not any(each.to == "mash" and "red" in each.grades and each.at == "once" for each in found.routes):
        raise page.problem("routes", "say nothing of red. What is graded red goes to MASH at once.")
    return found


def _grade(page: Page) -> ScreeningGrade:
    found = ScreeningGrade(
        page.required("grade", str), page.required("label", str), page.optional("meaning", str, otherwise="")
    )
    page.finish()
    return found


def _route(page: Page) -> ScreeningRoute:
    found = ScreeningRoute(
        key=page.required("key", str),
        says=page.required("says", str),
        grades=page.words("grades"),
        to=page.required("to", str),
        at=page.optional("at", str, otherwise="once"),
        domestic_abuse=page.optional("domestic_abuse", bool, otherwise=False),
        times=page.optional("times", int, otherwise=0),
        days=page.optional("days", int, otherwise=0),
        lifts_to=page.optional("lifts_to", str, otherwise=""),
        tell_now=page.optional("tell_now", bool, otherwise=False),
    )
    page.finish()
    if unknown := sorted({*found.grades, *([found.lifts_to] if found.lifts_to else [])} - set(GRADES)):
        raise page.problem("grades", f"{', '.join(unknown)}: write some of {', '.join(GRADES)}.")
    for key, known in (("to", TO), ("at", AT)):
        if getattr(found, key) not in known:
            raise page.problem(key, f"should be one of {', '.join(known)}.")
    if bool(found.times) != bool(found.days) or found.times < 0 or found.days < 0:
        raise page.problem("times, days", "belong together: so many, within so many days.")
    return found
