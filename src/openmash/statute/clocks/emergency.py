"""Emergency powers of the police and the courts: rows 18 to 20.

These are the longest a power may last. An order states its own end, which wins; where a text can be read
two ways, the earlier end is the one shown, because a power must not be used a minute too long.
"""

from openmash.statute import sources
from openmash.statute.clocks.in_force import CHILDREN_ACT_1989
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event
from openmash.statute.limits import DaysBeginningWith, ElapsedHours

CLOCKS = (
    Clock(
        key="police_protection",
        row="18",
        name="Police protection ends",
        starts=Event.POLICE_PROTECTION_TAKEN,
        stops=(Event.POLICE_PROTECTION_ENDED, Event.EMERGENCY_PROTECTION_ORDER_MADE),
        limit=ElapsedHours(72),
        source=sources.children_act_1989("46(6)", "a legal publisher's note on the section"),
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
        limit=DaysBeginningWith(8),
        source=sources.children_act_1989("45(1)", "local procedures and a law centre's page"),
        force=Force.MUST,
        in_force=CHILDREN_ACT_1989,
        never_pauses=True,
        note="Where the designated officer applied, from the day police protection began: section 45(3).",
    ),
    Clock(
        key="emergency_protection_order_extension",
        row="19",
        name="Extended emergency protection order ends",
        starts=Event.EMERGENCY_PROTECTION_ORDER_EXTENDED,
        stops=(Event.EMERGENCY_PROTECTION_ORDER_ENDED,),
        limit=DaysBeginningWith(7),
        source=sources.children_act_1989("45(5)", "local procedures and a law centre's page"),
        force=Force.MUST,
        in_force=CHILDREN_ACT_1989,
        never_pauses=True,
        note="Once only. Starts the day after the first period ends, so never more than 15 days in all.",
    ),
    Clock(
        key="child_assessment_order",
        row="20",
        name="Child assessment order ends",
        starts=Event.CHILD_ASSESSMENT_ORDER_BEGAN,
        stops=(Event.CHILD_ASSESSMENT_ORDER_ENDED,),
        limit=DaysBeginningWith(7),
        source=sources.children_act_1989("43(5)"),
        force=Force.MUST,
        in_force=CHILDREN_ACT_1989,
        never_pauses=True,
        note="From the start date stated in the order, which is the first of the seven days.",
    ),
)
