"""What can happen to a child that the law, guidance or good practice counts time from.

`cases.Milestone` records these, one for each thing that happened; a clock names the event that starts it
and the events that stop it. The words are the law's or the field's own. To add one: write it here, past
tense, and use it.
"""

from enum import StrEnum


class Event(StrEnum):
    """Something that happened, in the past tense; the value is what is stored, and never changes."""

    # The front door
    FIRST_TOLD = "first_told"  # any agency first knew: the child's elapsed time, which never resets
    INFORMATION_RECEIVED = "information_received"
    CONTACT_RECEIVED = "contact_received"
    REFERRAL_RECEIVED = "referral_received"
    CONSULTATION_GIVEN = "consultation_given"
    REFERRAL_PROMISED = "referral_promised"
    TELEPHONE_REFERRAL_MADE = "telephone_referral_made"
    WRITTEN_FOLLOW_UP_RECEIVED = "written_follow_up_received"
    COMMENT_LEFT = "comment_left"
    COMMENT_READ = "comment_read"
    IDENTITY_CHECKED = "identity_checked"
    RATED = "rated"
    RATING_RAISED = "rating_raised"
    RATING_LOWERED = "rating_lowered"
    CHECK_REQUESTED = "check_requested"
    CHECK_ANSWERED = "check_answered"
    CHECK_NO_LONGER_NEEDED = "check_no_longer_needed"
    LATE_ANSWER_RECEIVED = "late_answer_received"
    LATE_ANSWER_CONSIDERED = "late_answer_considered"
    DECIDED = "decided"
    REFERRAL_CLOSED = "referral_closed"  # decided to do less for the child: no team of social care accepts it
    REOPENED = "reopened"
    REFERRER_TOLD = "referrer_told"
    REFERRER_FEEDBACK_HELD = "referrer_feedback_held"
    OPEN_WORKER_TOLD = "open_worker_told"
    OPEN_WORKER_ANSWERED = "open_worker_answered"
    CLOSED_TO_MASH = "closed_to_mash"

    # Between agencies, and with those outside the partnership
    DIFFERENCE_STAGE_BEGAN = "difference_stage_began"
    DIFFERENCE_STAGE_ENDED = "difference_stage_ended"
    INFORMATION_REQUESTED = "information_requested"
    INFORMATION_SENT = "information_sent"
    INFORMATION_REFUSED = "information_refused"

    # Held by whom
    HAND_OVER_OFFERED = "hand_over_offered"
    HAND_OVER_ACCEPTED = "hand_over_accepted"
    HAND_OVER_DECLINED = "hand_over_declined"
    TRANSFERRED = "transferred"
    ALLOCATED = "allocated"
    PASSED_TO_OUT_OF_HOURS = "passed_to_out_of_hours"
    MESSAGE_SENT = "message_sent"
    MESSAGE_ACCEPTED = "message_accepted"

    # Doing more, at once
    PROTECTIVE_ACT_OPENED = "protective_act_opened"
    PROTECTIVE_ACT_RATIFIED = "protective_act_ratified"
    DEBT_INCURRED = "debt_incurred"
    DEBT_PAID = "debt_paid"
    CHILD_MADE_SAFE = "child_made_safe"
    VISIT_DECIDED = "visit_decided"
    CHILD_SEEN = "child_seen"
    VISIT_UNSUCCESSFUL = "visit_unsuccessful"
    POLICE_PROTECTION_TAKEN = "police_protection_taken"
    POLICE_PROTECTION_ENDED = "police_protection_ended"
    EMERGENCY_PROTECTION_ORDER_MADE = "emergency_protection_order_made"
    EMERGENCY_PROTECTION_ORDER_EXTENDED = "emergency_protection_order_extended"
    EMERGENCY_PROTECTION_ORDER_ENDED = "emergency_protection_order_ended"
    CHILD_ASSESSMENT_ORDER_BEGAN = "child_assessment_order_began"
    CHILD_ASSESSMENT_ORDER_ENDED = "child_assessment_order_ended"
    RECOVERY_ORDER_MADE = "recovery_order_made"
    RECOVERY_ORDER_ENDED = "recovery_order_ended"

    # The journey: from a referral accepted to the case closed
    REFERRAL_ACCEPTED = "referral_accepted"  # by the team that will work with the child; the referral came earlier
    FAMILY_HELP_BEGAN = "family_help_began"
    FAMILY_HELP_ENDED = "family_help_ended"
    STEPPED_UP = "stepped_up"
    STEPPED_DOWN = "stepped_down"
    TRANSFERRED_IN = "transferred_in"
    TRANSFERRED_OUT = "transferred_out"
    CASE_CLOSED = "case_closed"
    RECORDED_IN_ERROR = "recorded_in_error"  # stands in for what never happened

    # Enquiry, assessment, conference
    ASSESSMENT_BEGAN = "assessment_began"
    REASONABLE_CAUSE_FOUND = "reasonable_cause_found"
    STRATEGY_DISCUSSION_HELD = "strategy_discussion_held"
    STRATEGY_RECORD_CIRCULATED = "strategy_record_circulated"
    ENQUIRY_BEGAN = "enquiry_began"  # the strategy discussion at which a section 47 enquiry was begun
    ENQUIRY_START_RECORDED = "enquiry_start_recorded"
    ENQUIRY_CLOSED = "enquiry_closed"
    ASSESSMENT_COMPLETED = "assessment_completed"
    INITIAL_CONFERENCE_HELD = "initial_conference_held"
    CHILD_PROTECTION_PLAN_BEGAN = "child_protection_plan_began"
    CHILD_PROTECTION_PLAN_ENDED = "child_protection_plan_ended"
    CORE_GROUP_HELD = "core_group_held"
    REVIEW_CONFERENCE_ARRANGED = "review_conference_arranged"
    REVIEW_CONFERENCE_HELD = "review_conference_held"
    CONFERENCE_REPORT_SHARED = "conference_report_shared"
    CHILD_PROTECTION_VISIT_MADE = "child_protection_visit_made"
    CHILD_IN_NEED_PLAN_BEGAN = "child_in_need_plan_began"
    CHILD_IN_NEED_PLAN_REVIEWED = "child_in_need_plan_reviewed"
    CHILD_IN_NEED_VISIT_MADE = "child_in_need_visit_made"
    CHILD_IN_NEED_PLAN_ENDED = "child_in_need_plan_ended"
    CHILD_BORN = "child_born"

    # Missing
    REPORTED_MISSING = "reported_missing"
    RETURNED_FROM_MISSING = "returned_from_missing"  # back at home or in care; found, where that is all that is known
    PREVENTION_INTERVIEW_HELD = "prevention_interview_held"
    RETURN_HOME_INTERVIEW_OFFERED = "return_home_interview_offered"
    RETURN_HOME_INTERVIEW_DECLINED = "return_home_interview_declined"
    RETURN_HOME_INTERVIEW_HELD = "return_home_interview_held"

    # Looked after, and looked after by others
    BECAME_LOOKED_AFTER = "became_looked_after"
    CEASED_TO_BE_LOOKED_AFTER = "ceased_to_be_looked_after"
    PLACEMENT_BEGAN = "placement_began"
    PLACEMENT_ENDED = "placement_ended"
    ACCOMMODATION_BEGAN = "accommodation_began"  # by agreement, section 20
    ACCOMMODATION_ENDED = "accommodation_ended"
    INTERIM_CARE_ORDER_MADE = "interim_care_order_made"
    INTERIM_CARE_ORDER_ENDED = "interim_care_order_ended"
    CARE_ORDER_MADE = "care_order_made"
    CARE_ORDER_ENDED = "care_order_ended"
    LOOKED_AFTER_VISIT_MADE = "looked_after_visit_made"
    LOOKED_AFTER_REVIEW_HELD = "looked_after_review_held"
    LOOKED_AFTER_HEALTH_ASSESSED = "looked_after_health_assessed"
    LOOKED_AFTER_DENTAL_CHECK_MADE = "looked_after_dental_check_made"
    REVIEWING_OFFICER_SAW_CHILD = "reviewing_officer_saw_child"
    PLAN_FOR_PERMANENCE_DECIDED = "plan_for_permanence_decided"
    STRENGTHS_QUESTIONNAIRE_TOLD = "strengths_questionnaire_told"
    ADOPTION_DECIDED = "adoption_decided"
    FOSTERED_FOR_ADOPTION = "fostered_for_adoption"
    PLACEMENT_ORDER_MADE = "placement_order_made"
    MATCHED_FOR_ADOPTION = "matched_for_adoption"
    PLACED_FOR_ADOPTION = "placed_for_adoption"
    ADOPTION_ORDER_MADE = "adoption_order_made"
    ADOPTION_NO_LONGER_PLANNED = "adoption_no_longer_planned"
    LEAVING_CARE_ENTITLEMENT_SAID = "leaving_care_entitlement_said"
    PERSONAL_ADVISER_NAMED = "personal_adviser_named"
    PATHWAY_PLAN_REVIEWED = "pathway_plan_reviewed"
    CARE_LEAVER_ASKED_AFTER = "care_leaver_asked_after"
    PRIVATE_FOSTERING_PLANNED = "private_fostering_planned"
    PRIVATE_FOSTERING_NOTIFIED = "private_fostering_notified"
    PRIVATE_FOSTERING_KNOWN = "private_fostering_known"
    PRIVATE_FOSTERING_VISIT_MADE = "private_fostering_visit_made"
    PRIVATE_FOSTERING_ENDED = "private_fostering_ended"

    # Courts
    PRE_PROCEEDINGS_BEGAN = "pre_proceedings_began"
    LETTER_BEFORE_PROCEEDINGS_SENT = "letter_before_proceedings_sent"
    PRE_PROCEEDINGS_MEETING_HELD = "pre_proceedings_meeting_held"
    PRE_PROCEEDINGS_ENDED = "pre_proceedings_ended"
    COURT_APPLICATION_PLANNED = "court_application_planned"
    COURT_APPLICATION_MADE = "court_application_made"
    FAMILY_GROUP_DECISION_MEETING_OFFERED = "family_group_decision_meeting_offered"
    FAMILY_GROUP_DECISION_MEETING_HELD = "family_group_decision_meeting_held"

    # Incidents, allegations, learning
    POLICE_ATTENDED_DOMESTIC_ABUSE = "police_attended_domestic_abuse"
    SCHOOL_NOTIFIED = "school_notified"
    SERIOUS_INCIDENT_KNOWN = "serious_incident_known"
    SERIOUS_INCIDENT_NOTIFIED = "serious_incident_notified"
    RAPID_REVIEW_COMPLETED = "rapid_review_completed"
    PRACTICE_REVIEW_DECIDED = "practice_review_decided"
    PRACTICE_REVIEW_PUBLISHED = "practice_review_published"
    ALLEGATION_KNOWN = "allegation_known"
    DESIGNATED_OFFICER_TOLD = "designated_officer_told"
    INSPECTION_REPORT_RECEIVED = "inspection_report_received"
    INSPECTION_STATEMENT_SENT = "inspection_statement_sent"
    COMPLAINT_RECEIVED = "complaint_received"
    COMPLAINT_ACKNOWLEDGED = "complaint_acknowledged"
    COMPLAINT_ANSWERED = "complaint_answered"
    COMPLAINT_TO_BE_INVESTIGATED = "complaint_to_be_investigated"
    COMPLAINT_PANEL_ASKED_FOR = "complaint_panel_asked_for"
    COMPLAINT_PANEL_MET = "complaint_panel_met"
    COMPLAINT_PANEL_REPORTED = "complaint_panel_reported"
    DATA_BREACH_KNOWN = "data_breach_known"
    REGULATOR_TOLD_OF_BREACH = "regulator_told_of_breach"
    REGULATOR_NEED_NOT_BE_TOLD = "regulator_need_not_be_told"

    @property
    def said(self) -> str:
        """The event as a reader would say it: "strategy discussion held", "closed to MASH"."""
        return " ".join(ABBREVIATED.get(word, word) for word in self.value.split("_"))


ABBREVIATED = {"mash": "MASH"}
"""Words of an event that are said as letters."""
