"""Conferences, plans, core groups, visits and reviews: rows 7 to 14, 16 and 32."""

from openmash.statute import sources
from openmash.statute.clocks.in_force import WORKING_TOGETHER_2013
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event
from openmash.statute.limits import Months, SameDay, WorkingDays

CLOCKS = (
    Clock(
        key="initial_conference",
        row="7",
        name="Initial child protection conference",
        starts=Event.ENQUIRY_BEGAN,
        stops=(Event.INITIAL_CONFERENCE_HELD, Event.ENQUIRY_CLOSED),
        limit=WorkingDays(15),
        source=sources.working_together("initial child protection conference"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="initial_conference",
        note=(
            "From the strategy discussion at which the enquiry was begun, never a later one. Never at a "
            "weekend."
        ),
    ),
    Clock(
        key="child_protection_plan_starts",
        row="8",
        name="Child protection plan recorded as starting on the day of the conference",
        starts=Event.INITIAL_CONFERENCE_HELD,
        stops=(Event.CHILD_PROTECTION_PLAN_BEGAN,),
        limit=SameDay(),
        source=sources.census_rule("2885", "a plan starts on the day of its initial conference"),
        force=Force.RECORD,
        in_force=WORKING_TOGETHER_2013,
        note="Only where the conference makes a plan.",
    ),
    Clock(
        key="first_core_group",
        row="9",
        name="First core group",
        starts=Event.INITIAL_CONFERENCE_HELD,
        stops=(Event.CORE_GROUP_HELD, Event.CHILD_PROTECTION_PLAN_ENDED),
        limit=WorkingDays(10),
        source=sources.working_together("core group"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="first_core_group",
    ),
    Clock(
        key="later_core_group",
        row="10",
        name="Later core groups",
        starts=Event.CORE_GROUP_HELD,
        stops=(Event.CORE_GROUP_HELD, Event.CHILD_PROTECTION_PLAN_ENDED),
        source=sources.local("Sefton: every 4 weeks; elsewhere every 28 days"),
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="later_core_group",
    ),
    Clock(
        key="first_review_conference",
        row="11",
        name="First review child protection conference",
        starts=Event.INITIAL_CONFERENCE_HELD,
        stops=(Event.REVIEW_CONFERENCE_HELD, Event.CHILD_PROTECTION_PLAN_ENDED),
        limit=Months(3),
        source=sources.working_together("review child protection conference"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="first_review_conference",
    ),
    Clock(
        key="later_review_conference",
        row="12",
        name="Later review child protection conferences",
        starts=Event.REVIEW_CONFERENCE_HELD,
        stops=(Event.REVIEW_CONFERENCE_HELD, Event.CHILD_PROTECTION_PLAN_ENDED),
        limit=Months(6),
        source=sources.working_together("review child protection conference"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="later_review_conference",
        note="At most; brought forward when circumstances change.",
    ),
    Clock(
        key="conference_report_shared",
        row="13",
        name="Reports to parents and chair before a review conference",
        starts=Event.REVIEW_CONFERENCE_ARRANGED,
        stops=(Event.CONFERENCE_REPORT_SHARED,),
        source=sources.local("North Yorkshire: 5 working days before the conference"),
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="conference_report_shared",
        note="Counted back from the day of the conference, which is the moment to start this clock with.",
    ),
    Clock(
        key="child_protection_visit",
        row="14",
        name="Child protection visit, the child seen",
        starts=Event.CHILD_PROTECTION_PLAN_BEGAN,
        stops=(Event.CHILD_PROTECTION_VISIT_MADE, Event.CHILD_PROTECTION_PLAN_ENDED),
        source=sources.local(
            "Local: 10 working days in Central Bedfordshire; 10 days in Camden; "
            "15 working days in Blackburn; at least every 4 weeks in Southwark"
        ),
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="child_protection_visit",
        note=(
            "No national interval was found. Restarts at each visit. Seen alone at least at alternate "
            "visits (local)."
        ),
    ),
    Clock(
        key="child_in_need_review",
        row="16",
        name="Child in need plan reviewed",
        starts=Event.CHILD_IN_NEED_PLAN_BEGAN,
        stops=(Event.CHILD_IN_NEED_PLAN_REVIEWED, Event.CHILD_IN_NEED_PLAN_ENDED),
        source=sources.NO_NATIONAL_FIGURE,
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="child_in_need_review",
    ),
    Clock(
        key="child_in_need_visit",
        row="16",
        name="Child in need visit",
        starts=Event.CHILD_IN_NEED_PLAN_BEGAN,
        stops=(Event.CHILD_IN_NEED_VISIT_MADE, Event.CHILD_IN_NEED_PLAN_ENDED),
        source=sources.NO_NATIONAL_FIGURE,
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="child_in_need_visit",
        note="Restarts at each visit.",
    ),
    Clock(
        key="review_after_birth",
        row="32",
        name="Review conference or core group after the birth of a child on a pre-birth plan",
        starts=Event.CHILD_BORN,
        stops=(Event.REVIEW_CONFERENCE_HELD, Event.CORE_GROUP_HELD),
        source=sources.local("London procedures: 10 days, or 20 if the mother is unwell"),
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="review_after_birth",
    ),
)
