"""The tests the law sets, in plain words beside their source. They are shown; they decide nothing.

Local levels of need are local policy, in an area's profile. These are the same everywhere in England.
"""

from dataclasses import dataclass

from openmash.statute import sources
from openmash.statute.sources import Source


@dataclass(frozen=True)
class Threshold:
    """A test in law: what must be so before a power or duty arises."""

    key: str
    name: str
    test: str
    source: Source


THRESHOLDS = (
    Threshold(
        key="child_in_need",
        name="Child in need",
        test=(
            "Without services the child is unlikely to reach or keep a reasonable standard of health or "
            "development, or these are likely to be significantly harmed; or the child is disabled."
        ),
        source=sources.children_act_1989("17(10)", "a council's guide for practitioners"),
    ),
    Threshold(
        key="harm",
        name="Harm",
        test=(
            "Ill-treatment, or harm to health or development, including from seeing or hearing someone else "
            "ill-treated."
        ),
        source=sources.children_act_1989("31(9)", "a government guide to the section"),
    ),
    Threshold(
        key="section_47",
        name="Section 47 enquiry",
        test=(
            "Reasonable cause to suspect that a child who lives or is found in the area is suffering, or is "
            "likely to suffer, significant harm; or the child is in police protection or under an emergency "
            "protection order."
        ),
        source=sources.children_act_1989("47(1)"),
    ),
    Threshold(
        key="police_protection",
        name="Police protection",
        test=(
            "A constable has reasonable cause to believe the child would otherwise be likely to suffer "
            "significant harm."
        ),
        source=sources.children_act_1989("46(1)"),
    ),
    Threshold(
        key="child_assessment_order",
        name="Child assessment order",
        test=(
            "Reasonable cause to suspect significant harm, an assessment is needed to know, and without an "
            "order it is unlikely to happen or to be good enough."
        ),
        source=sources.children_act_1989("43(1)"),
    ),
)


def threshold(key: str) -> Threshold:
    """The test of that key; raises LookupError for a key there is not."""
    for each in THRESHOLDS:
        if each.key == key:
            return each
    raise LookupError(f"There is no threshold called “{key}”.")
