"""From a concern to a decision: rows 1 to 6, 15, 30 and 31."""

from openmash.statute import sources
from openmash.statute.clocks.in_force import (
    OPERATION_ENCOMPASS_2025,
    RETURN_HOME_GUIDANCE_2014,
    WORKING_TOGETHER_2013,
)
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event
from openmash.statute.limits import BeforeNextSchoolDay, ElapsedHours, SameDay, WorkingDays

CLOCKS = (
    Clock(
        key="initial_decision",
        row="1",
        name="Initial decision: acknowledge the referral and decide the response",
        starts=Event.REFERRAL_RECEIVED,
        stops=(Event.DECIDED,),
        limit=WorkingDays(1),
        source=sources.working_together("responding to a referral"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="initial_decision",
        note=(
            "Ends at the close of the next working day. Not the same clock as the MASH enquiry, which the "
            "rating sets."
        ),
    ),
    Clock(
        key="immediate_protection",
        row="2",
        name="Immediate protection",
        starts=Event.INFORMATION_RECEIVED,
        stops=(Event.CHILD_MADE_SAFE, Event.POLICE_PROTECTION_TAKEN, Event.EMERGENCY_PROTECTION_ORDER_MADE),
        source=sources.working_together("immediate protection; Children Act 1989 sections 44 and 46"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        promptness="at once",
        never_pauses=True,
        note="A strategy discussion first if there is time, otherwise straight after.",
    ),
    Clock(
        key="child_seen",
        row="3",
        name="Child seen",
        starts=Event.VISIT_DECIDED,
        stops=(Event.CHILD_SEEN,),
        source=sources.NO_NATIONAL_FIGURE,
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="child_seen",
        promptness="as soon as the child's safety needs, the same day when required",
        note=(
            "No national number of days was found; inspectors praised same-day visits in Gloucestershire "
            "in 2023."
        ),
    ),
    Clock(
        key="strategy_discussion",
        row="4",
        name="Strategy discussion held",
        starts=Event.REASONABLE_CAUSE_FOUND,
        stops=(Event.STRATEGY_DISCUSSION_HELD,),
        source=sources.working_together("strategy discussion"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="strategy_discussion",
        promptness="as soon as possible",
        note="No fixed national limit was found; areas set their own hours.",
    ),
    Clock(
        key="strategy_record_circulated",
        row="5",
        name="Strategy discussion record sent to those who took part",
        starts=Event.STRATEGY_DISCUSSION_HELD,
        stops=(Event.STRATEGY_RECORD_CIRCULATED,),
        source=sources.local("A local practice standard: 1 working day where possible"),
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="strategy_record_circulated",
    ),
    Clock(
        key="enquiry_start_recorded",
        row="6",
        name="Section 47 enquiry recorded as starting on the day of its strategy discussion",
        starts=Event.ENQUIRY_BEGAN,
        stops=(Event.ENQUIRY_START_RECORDED,),
        limit=SameDay(),
        source=sources.census_rule(
            "section 47 start date", "the day of the strategy discussion that began it"
        ),
        force=Force.RECORD,
        in_force=WORKING_TOGETHER_2013,
        note="A date to get right rather than time to use: the enquiry starts that day whenever it is typed.",
    ),
    Clock(
        key="assessment",
        row="15",
        name="Child and family assessment completed",
        starts=Event.REFERRAL_RECEIVED,
        stops=(Event.ASSESSMENT_COMPLETED,),
        limit=WorkingDays(45),
        source=sources.working_together("assessment"),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="assessment",
        note=(
            "The longest it may take, not the target. If it goes over, record the reason. Census query 8670Q."
        ),
    ),
    Clock(
        key="return_home_interview",
        row="17",
        name="Return home interview",
        starts=Event.RETURNED_FROM_MISSING,
        stops=(Event.RETURN_HOME_INTERVIEW_HELD,),
        limit=ElapsedHours(72),
        source=sources.RETURN_HOME_GUIDANCE,
        force=Force.SHOULD,
        in_force=RETURN_HOME_GUIDANCE_2014,
        local_policy_key="return_home_interview",
        never_pauses=True,
    ),
    Clock(
        key="designated_officer_told",
        row="30",
        name="Designated officer told of an allegation against someone who works with children",
        starts=Event.ALLEGATION_KNOWN,
        stops=(Event.DESIGNATED_OFFICER_TOLD,),
        source=sources.working_together("people in positions of trust", sources.Confidence.UNCONFIRMED),
        force=Force.SHOULD,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key="designated_officer_told",
        promptness="without delay",
        note="Many areas ask for one working day; the national text was not read, so the figure is local.",
    ),
    Clock(
        key="operation_encompass",
        row="31",
        name="School told of domestic abuse (Operation Encompass)",
        starts=Event.POLICE_ATTENDED_DOMESTIC_ABUSE,
        stops=(Event.SCHOOL_NOTIFIED,),
        limit=BeforeNextSchoolDay(),
        source=sources.OPERATION_ENCOMPASS,
        force=Force.MUST,
        in_force=OPERATION_ENCOMPASS_2025,
        never_pauses=True,
        note="The police's duty. Weekends and holidays included; the hour a school day starts is local.",
    ),
)
