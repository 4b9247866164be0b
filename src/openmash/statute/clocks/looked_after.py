"""Children looked after, and children privately fostered: rows 21 to 26."""

from openmash.statute import sources
from openmash.statute.clocks.in_force import CARE_PLANNING_2010, PRIVATE_FOSTERING_2005
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event
from openmash.statute.limits import Months, Weeks, WeeksBefore, WorkingDays

_VISITED = (Event.LOOKED_AFTER_VISIT_MADE, Event.PLACEMENT_ENDED, Event.CEASED_TO_BE_LOOKED_AFTER)
_REVIEWED = (Event.LOOKED_AFTER_REVIEW_HELD, Event.CEASED_TO_BE_LOOKED_AFTER)
_CARER_VISITED = (Event.PRIVATE_FOSTERING_VISIT_MADE, Event.PRIVATE_FOSTERING_ENDED)

CLOCKS = (
    Clock(
        key="looked_after_first_visit",
        row="21",
        name="First visit to a looked-after child",
        starts=Event.PLACEMENT_BEGAN,
        stops=_VISITED,
        limit=Weeks(1),
        source=sources.care_planning_regulations("28(2)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
    ),
    Clock(
        key="looked_after_visit",
        row="21",
        name="Later visits to a looked-after child",
        starts=Event.LOOKED_AFTER_VISIT_MADE,
        stops=_VISITED,
        limit=Weeks(6),
        source=sources.care_planning_regulations("28(2)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
        note="In the first year of any placement, and after it unless the placement is meant to last to 18.",
    ),
    Clock(
        key="looked_after_visit_settled",
        row="21",
        name="Later visits after a year in a placement meant to last to 18",
        starts=Event.LOOKED_AFTER_VISIT_MADE,
        stops=_VISITED,
        limit=Months(3),
        source=sources.care_planning_regulations("28(2)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
    ),
    Clock(
        key="placed_at_home_visit",
        row="22",
        name=(
            "Visit until the first review: placed with a parent before assessment, or with a temporary carer"
        ),
        starts=Event.PLACEMENT_BEGAN,
        stops=_VISITED,
        limit=Weeks(1),
        source=sources.care_planning_regulations("28(3) to (4)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
        note=(
            "Restarts at each visit until the first review. Also for an interim care order with the child "
            "at home."
        ),
    ),
    Clock(
        key="placed_with_parent_later_visit",
        row="22",
        name="Visit after the first review: placed with a parent (regulation 19)",
        starts=Event.LOOKED_AFTER_VISIT_MADE,
        stops=_VISITED,
        limit=Weeks(6),
        source=sources.care_planning_regulations("28(3) to (4)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
    ),
    Clock(
        key="temporary_carer_later_visit",
        row="22",
        name=(
            "Visit after the first review: temporary connected carer (regulation 24), or interim order at "
            "home"
        ),
        starts=Event.LOOKED_AFTER_VISIT_MADE,
        stops=_VISITED,
        limit=Weeks(4),
        source=sources.care_planning_regulations("28(3) to (4)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
    ),
    Clock(
        key="looked_after_first_review",
        row="23",
        name="First review of a looked-after child",
        starts=Event.BECAME_LOOKED_AFTER,
        stops=_REVIEWED,
        limit=WorkingDays(20),
        source=sources.care_planning_regulations("33(1)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
        note="Earlier if the independent reviewing officer asks, as for every review below.",
    ),
    Clock(
        key="looked_after_second_review",
        row="23",
        name="Second review of a looked-after child",
        starts=Event.LOOKED_AFTER_REVIEW_HELD,
        stops=_REVIEWED,
        limit=Months(3),
        source=sources.care_planning_regulations("33(2)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
    ),
    Clock(
        key="looked_after_later_review",
        row="23",
        name="Later reviews of a looked-after child",
        starts=Event.LOOKED_AFTER_REVIEW_HELD,
        stops=_REVIEWED,
        limit=Months(6),
        source=sources.care_planning_regulations("33(2)"),
        force=Force.MUST,
        in_force=CARE_PLANNING_2010,
    ),
    Clock(
        key="private_fostering_notice",
        row="24",
        name="Carer tells the council of a private fostering arrangement",
        starts=Event.PRIVATE_FOSTERING_PLANNED,
        stops=(Event.PRIVATE_FOSTERING_NOTIFIED,),
        limit=WeeksBefore(6),
        source=sources.private_fostering_regulations("3", "the regulations' explanatory note"),
        force=Force.MUST,
        in_force=PRIVATE_FOSTERING_2005,
        note="Counted back from the day the arrangement begins; at once if it begins sooner.",
    ),
    Clock(
        key="private_fostering_first_visit",
        row="25",
        name="First visit to a privately fostered child",
        starts=Event.PRIVATE_FOSTERING_NOTIFIED,
        stops=_CARER_VISITED,
        limit=WorkingDays(7),
        source=sources.private_fostering_regulations(
            "4", "a council's copy of the national minimum standards"
        ),
        force=Force.MUST,
        in_force=PRIVATE_FOSTERING_2005,
    ),
    Clock(
        key="private_fostering_visit_first_year",
        row="26",
        name="Later visits in the first year of private fostering",
        starts=Event.PRIVATE_FOSTERING_KNOWN,
        stops=_CARER_VISITED,
        limit=Weeks(6),
        source=sources.private_fostering_regulations("8"),
        force=Force.MUST,
        in_force=PRIVATE_FOSTERING_2005,
        note="Restarts at each visit. Speak to the child alone.",
    ),
    Clock(
        key="private_fostering_visit_later",
        row="26",
        name="Visits after the first year of private fostering",
        starts=Event.PRIVATE_FOSTERING_VISIT_MADE,
        stops=_CARER_VISITED,
        limit=Weeks(12),
        source=sources.private_fostering_regulations("8"),
        force=Force.MUST,
        in_force=PRIVATE_FOSTERING_2005,
        note="Speak to the child alone.",
    ),
)
