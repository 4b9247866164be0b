"""Courts, serious incidents, inspection and complaints: rows 27 to 29 and 33 to 36."""

from datetime import date

from openmash.statute import sources
from openmash.statute.clocks.in_force import (
    COMPLAINTS_2006,
    JOINT_AREA_REVIEWS_2015,
    PRACTICE_REVIEWS_2018,
    UK_GDPR,
    NotCommenced,
)
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event
from openmash.statute.limits import ElapsedHours, MustPrecede, WorkingDays

STAGE_TWO_READ_IN = "advice published by the Family Rights Group and by councils, which agree"
GLOUCESTERSHIRE_COMPLAINTS = sources.local(
    "Gloucestershire: acknowledge in 2 working days, answer in 20, the day of receipt excluded",
    "https://gloucestershire.gov.uk/council-and-democracy/complaints-and-feedback/"
    "complaints-about-children-and-young-peoples-services",
)

CLOCKS = (
    Clock(
        key="serious_incident_notice",
        row="27",
        name="National Panel told of a serious incident",
        starts=Event.SERIOUS_INCIDENT_KNOWN,
        stops=(Event.SERIOUS_INCIDENT_NOTIFIED,),
        limit=WorkingDays(5),
        source=sources.children_act_2004(
            "16C",
            "local partnerships' pages: the duty is the section's, the five working days Working Together's",
        ),
        force=Force.SHOULD,
        in_force=PRACTICE_REVIEWS_2018,
    ),
    Clock(
        key="rapid_review",
        row="28",
        name="Rapid review",
        starts=Event.SERIOUS_INCIDENT_NOTIFIED,
        stops=(Event.RAPID_REVIEW_COMPLETED,),
        source=sources.working_together("rapid review", sources.Confidence.UNCONFIRMED),
        force=Force.SHOULD,
        in_force=PRACTICE_REVIEWS_2018,
        local_policy_key="rapid_review",
        promptness="promptly",
        note="Partnerships write 15 working days, some from the notice, some from knowing. Text not read.",
    ),
    Clock(
        key="practice_review_published",
        row="29",
        name="Local child safeguarding practice review published",
        starts=Event.PRACTICE_REVIEW_DECIDED,
        stops=(Event.PRACTICE_REVIEW_PUBLISHED,),
        source=sources.working_together("local child safeguarding practice reviews", sources.Confidence.UNCONFIRMED),
        force=Force.SHOULD,
        in_force=PRACTICE_REVIEWS_2018,
        local_policy_key="practice_review_published",
        promptness="promptly",
        note="Six months is widely written; the text was not read.",
    ),
    Clock(
        key="family_group_decision_meeting_offer",
        row="33",
        name="Family group decision-making meeting offered before a care or supervision application",
        starts=Event.COURT_APPLICATION_PLANNED,
        stops=(Event.FAMILY_GROUP_DECISION_MEETING_OFFERED,),
        limit=MustPrecede(),
        source=sources.children_act_1989("31ZA", "section 1 of the Children's Wellbeing and Schools Act 2026"),
        force=Force.MUST,
        in_force=NotCommenced(passed=date(2026, 4, 29)),
        note="Commencement is left to regulations. Not where it is against the child's best interests.",
    ),
    Clock(
        key="inspection_statement",
        row="34",
        name="Written statement of proposed action after a joint targeted area inspection",
        starts=Event.INSPECTION_REPORT_RECEIVED,
        stops=(Event.INSPECTION_STATEMENT_SENT,),
        limit=WorkingDays(70),
        source=sources.JOINT_AREA_REVIEWS,
        force=Force.MUST,
        in_force=JOINT_AREA_REVIEWS_2015,
        note="Only where the Chief Inspector decides one should be made.",
    ),
    Clock(
        key="complaint_acknowledged",
        row="35",
        name="Complaint acknowledged (stage 1)",
        starts=Event.COMPLAINT_RECEIVED,
        stops=(Event.COMPLAINT_ACKNOWLEDGED,),
        source=GLOUCESTERSHIRE_COMPLAINTS,
        force=Force.LOCAL,
        in_force=PRACTICE_REVIEWS_2018,
        local_policy_key="complaint_acknowledged",
    ),
    Clock(
        key="complaint_answered",
        row="35",
        name="Complaint answered (stage 1)",
        starts=Event.COMPLAINT_RECEIVED,
        stops=(Event.COMPLAINT_ANSWERED,),
        source=GLOUCESTERSHIRE_COMPLAINTS,
        force=Force.LOCAL,
        in_force=PRACTICE_REVIEWS_2018,
        local_policy_key="complaint_answered",
    ),
    Clock(
        key="complaint_investigated",
        row="35",
        name="Complaint investigated and answered (stage 2)",
        starts=Event.COMPLAINT_TO_BE_INVESTIGATED,
        stops=(Event.COMPLAINT_ANSWERED,),
        limit=WorkingDays(25),
        source=sources.complaints_regulations("17", STAGE_TWO_READ_IN),
        force=Force.MUST,
        in_force=COMPLAINTS_2006,
        note="May be put off, telling whoever complains why and until when; never past 65 working days.",
    ),
    Clock(
        key="complaint_investigated_at_most",
        row="35",
        name="Complaint investigated and answered, put off as far as may be (stage 2)",
        starts=Event.COMPLAINT_TO_BE_INVESTIGATED,
        stops=(Event.COMPLAINT_ANSWERED,),
        limit=WorkingDays(65),
        source=sources.complaints_regulations("17", STAGE_TWO_READ_IN),
        force=Force.MUST,
        in_force=COMPLAINTS_2006,
    ),
    Clock(
        key="complaint_panel_meets",
        row="35",
        name="Review panel meets about a complaint (stage 3)",
        starts=Event.COMPLAINT_PANEL_ASKED_FOR,
        stops=(Event.COMPLAINT_PANEL_MET,),
        limit=WorkingDays(30),
        source=sources.complaints_regulations("19(4)"),
        force=Force.MUST,
        in_force=COMPLAINTS_2006,
    ),
    Clock(
        key="complaint_panel_answered",
        row="35",
        name="Council answers what the review panel recommends (stage 3)",
        starts=Event.COMPLAINT_PANEL_REPORTED,
        stops=(Event.COMPLAINT_ANSWERED,),
        limit=WorkingDays(15),
        source=sources.complaints_regulations("20(3)", "advice published by the Family Rights Group"),
        force=Force.MUST,
        in_force=COMPLAINTS_2006,
    ),
    Clock(
        key="regulator_told_of_breach",
        row="36",
        name="Information Commissioner told of a personal data breach",
        starts=Event.DATA_BREACH_KNOWN,
        stops=(Event.REGULATOR_TOLD_OF_BREACH, Event.REGULATOR_NEED_NOT_BE_TOLD),
        limit=ElapsedHours(72),
        source=sources.UK_GDPR_BREACH,
        force=Force.MUST,
        in_force=UK_GDPR,
        never_pauses=True,
        note=(
            "Without undue delay and, where feasible, within 72 hours of becoming aware, unless a risk to anybody is "
            "unlikely. Told later, the reasons for the delay go with it."
        ),
    ),
)
