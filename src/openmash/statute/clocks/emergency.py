"""Emergency powers of the police and the courts: rows 18 to 20.

These are the longest a power may last, so they count to the minute; the order itself, where there is one,
states its own end and wins.
"""

from openmash.statute import sources
from openmash.statute.clocks.in_force import CHILDREN_ACT_1989
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event
from openmash.statute.limits import CalendarDays, ElapsedHours

CLOCKS = (
    Clock(
        key="police_protection",
        row="18",
        name="Police protection ends",
        starts=Event.POLICE_PROTECTION_TAKEN,
        stops=(Event.POLICE_PROTECTION_ENDED, Event.EMERGENCY_PROTECTION_ORDER_MADE),
        limit=ElapsedHours(72),
        source=sources.children_act_1989("46(6)"),
        force=Force.MUST,
        in_force=CHILDREN_ACT_1989,
        never_pauses=True,
        note="The most it may last; the designated officer releases the child sooner once it is safe.",
    ),
    Clock(
        key="emergency_protection_order",
        row="19",
        name="Emergency protection order ends",
        starts=Event.EMERGENCY_PROTECTION_ORDER_MADE,
        stops=(Event.EMERGENCY_PROTECTION_ORDER_ENDED, Event.EMERGENCY_PROTECTION_ORDER_EXTENDED),
        limit=CalendarDays(8, to_the_minute=True),
        source=sources.children_act_1989("45(1)", "local procedures"),
        force=Force.MUST,
        in_force=CHILDREN_ACT_1989,
        never_pauses=True,
        note=("On the designated officer's application, counted from when police protection began: enter that start."),
    ),
    Clock(
        key="emergency_protection_order_extension",
        row="19",
        name="Extended emergency protection order ends",
        starts=Event.EMERGENCY_PROTECTION_ORDER_EXTENDED,
        stops=(Event.EMERGENCY_PROTECTION_ORDER_ENDED,),
        limit=CalendarDays(7, to_the_minute=True),
        source=sources.children_act_1989("45(5)", "local procedures"),
        force=Force.MUST,
        in_force=CHILDREN_ACT_1989,
        never_pauses=True,
        note="Once only. Counted from the end of the first period, not from the day the court extended it.",
    ),
    Clock(
        key="child_assessment_order",
        row="20",
        name="Child assessment order ends",
        starts=Event.CHILD_ASSESSMENT_ORDER_BEGAN,
        stops=(Event.CHILD_ASSESSMENT_ORDER_ENDED,),
        limit=CalendarDays(7, to_the_minute=True),
        source=sources.children_act_1989("43(5)"),
        force=Force.MUST,
        in_force=CHILDREN_ACT_1989,
        never_pauses=True,
        note="From the start date stated in the order.",
    ),
)
