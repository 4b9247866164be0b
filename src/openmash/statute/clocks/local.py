"""The front door's own clocks, between the lawful ones: rows L1 to L14, L20, and L40 to L42.

None is law. Each area's profile gives the figure; the clock here says what starts it, what stops it, and
why it exists.
"""

from openmash.statute import sources
from openmash.statute.clocks.in_force import WORKING_TOGETHER_2013
from openmash.statute.clocks.shape import Clock, Force
from openmash.statute.events import Event


def _local(
    row: str,
    key: str,
    name: str,
    starts: Event,
    stops: tuple[Event, ...],
    note: str,
    never_pauses: bool = False,
) -> Clock:
    return Clock(
        key=key,
        row=row,
        name=name,
        starts=starts,
        stops=stops,
        source=sources.OPENMASH_PRACTICE,
        force=Force.LOCAL,
        in_force=WORKING_TOGETHER_2013,
        local_policy_key=key,
        never_pauses=never_pauses,
        note=note,
    )


CLOCKS = (
    _local(
        "L1",
        "rated",
        "Contact rated",
        Event.CONTACT_RECEIVED,
        (Event.RATED, Event.DECIDED),
        "Oxfordshire rates within 1 working day.",
    ),
    _local(
        "L2",
        "mash_enquiry",
        "MASH enquiry",
        Event.CONTACT_RECEIVED,
        (Event.DECIDED,),
        "The rating sets the limit; the profile gives one for each rating. Not the initial decision.",
    ),
    _local(
        "L3",
        "check_answered",
        "Agency answers a check",
        Event.CHECK_REQUESTED,
        (Event.CHECK_ANSWERED, Event.CHECK_NO_LONGER_NEEDED),
        "A part of the rating's limit; no area's figure was found.",
    ),
    _local(
        "L4",
        "open_worker_answered",
        "Team the child is open to says what it will do",
        Event.OPEN_WORKER_TOLD,
        (Event.OPEN_WORKER_ANSWERED,),
        "Until it does, the hub holds the child. The profile gives a limit for each rating.",
    ),
    _local(
        "L5",
        "protective_act_ratified",
        "Manager ratifies a protective act",
        Event.PROTECTIVE_ACT_OPENED,
        (Event.PROTECTIVE_ACT_RATIFIED,),
        "The act is never held up for it.",
        never_pauses=True,
    ),
    _local(
        "L6",
        "debt_paid",
        "What was left out of a protective act is written up",
        Event.DEBT_INCURRED,
        (Event.DEBT_PAID,),
        "On the actor's list, then the manager's.",
    ),
    _local(
        "L7",
        "referrer_told",
        "Referrer told the outcome",
        Event.DECIDED,
        (Event.REFERRER_TOLD, Event.REFERRER_FEEDBACK_HELD),
        "Sussex, Guernsey and others write one working day or 24 hours. It may be held with a reason.",
    ),
    _local(
        "L8",
        "school_told",
        "School that referred told the outcome",
        Event.DECIDED,
        (Event.REFERRER_TOLD, Event.REFERRER_FEEDBACK_HELD),
        "Before children are collected. The earlier of this and the limit for any referrer.",
    ),
    _local(
        "L9",
        "late_answer_considered",
        "Late answer: does this change it?",
        Event.LATE_ANSWER_RECEIVED,
        (Event.LATE_ANSWER_CONSIDERED, Event.REOPENED),
        "Unanswered, it goes to the manager.",
    ),
    _local(
        "L10",
        "late_serious_answer_considered",
        "Late and serious answer: does this change it?",
        Event.LATE_ANSWER_RECEIVED,
        (Event.LATE_ANSWER_CONSIDERED, Event.REOPENED),
        "Unanswered, it goes to the manager.",
        never_pauses=True,
    ),
    _local(
        "L11",
        "message_to_deputy",
        "Message to act now passes to the deputy",
        Event.MESSAGE_SENT,
        (Event.MESSAGE_ACCEPTED,),
        "Not accepted in this time, it rings the deputy as well.",
        never_pauses=True,
    ),
    _local(
        "L12",
        "message_to_manager",
        "Message to act now passes to the manager",
        Event.MESSAGE_SENT,
        (Event.MESSAGE_ACCEPTED,),
        "Not accepted in this time, it rings the manager as well.",
        never_pauses=True,
    ),
    _local(
        "L13",
        "written_follow_up",
        "Written follow-up to a telephone referral",
        Event.TELEPHONE_REFERRAL_MADE,
        (Event.WRITTEN_FOLLOW_UP_RECEIVED,),
        "24 hours in Leicestershire, Sandwell and Shropshire, 48 in Nottingham. Work starts from the call.",
    ),
    _local(
        "L14",
        "promised_referral",
        "Referral promised in a consultation arrives",
        Event.REFERRAL_PROMISED,
        (Event.REFERRAL_RECEIVED,),
        "Advice was “please refer”: if nothing comes, the hub rings back.",
    ),
    _local(
        "L20",
        "comment_read",
        "Comment on the public pages read",
        Event.COMMENT_LEFT,
        (Event.COMMENT_READ,),
        "It may be a disclosure. Made a contact, it keeps its original time.",
    ),
    _local(
        "L40",
        "night_taken_back",
        "Child back from the night accepted by the hub",
        Event.HAND_OVER_OFFERED,
        (Event.HAND_OVER_ACCEPTED, Event.HAND_OVER_DECLINED),
        "From the hour the night returns its list. Past it, the duty manager is told; the night holds meanwhile.",
        never_pauses=True,
    ),
    _local(
        "L41",
        "area_answered",
        "Another area says whether it takes a child",
        Event.HAND_OVER_OFFERED,
        (Event.TRANSFERRED, Event.HAND_OVER_DECLINED),
        "Silent or refused, the child stays ours and the area is chased.",
        never_pauses=True,
    ),
    _local(
        "L42",
        "next_step_answered",
        "Team a child was decided for accepts them",
        Event.HAND_OVER_OFFERED,
        (Event.HAND_OVER_ACCEPTED, Event.HAND_OVER_DECLINED),
        "Silent, the child comes back to the desk, which never stopped holding them, and managers are told.",
    ),
)
