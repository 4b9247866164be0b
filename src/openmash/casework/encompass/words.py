"""The fixed words of Operation Encompass, as codes and as people say them. Plain Python: rules read the same tables."""

from __future__ import annotations

from openmash.foundation.facts.words import Words


class Standing(Words):
    """What is to happen with one child in one incident."""

    TELL = "tell", "Told at once"
    ASK = "ask", "Held: somebody is asked first"
    RING = "ring", "Nobody verified to tell: to be rung"
    NOBODY = "nobody", "Nobody to tell"
    NOT_TOLD = "not_told", "Not told, by decision"


class Because(Words):
    """Why somebody is asked first, has to be rung, or nobody is told."""

    PLAIN = "plain", "Nothing stands in the way"
    ALLEGED_TIED = "alleged_tied", "The person alleged is tied to this school"
    SAME_NAME = "same_name", "The person alleged bears the name of somebody this school would tell"
    KEPT_APART = "kept_apart", "Where this child lives or learns is kept from somebody: they may have moved"
    RESTRICTED = "restricted", "This child’s record is restricted"
    NO_SCHOOL = "no_school", "No school is known"
    NOT_IN_REGISTER = "not_in_register", "The school on record is not in the register"
    NO_CONTACT = "no_contact", "The school has no verified contact who can sign in"
    TOLD_ALREADY = "told_already", "The school has been told of this incident already"
    CAME_LATE = "came_late", "We were told after the school day had started"
    TOO_YOUNG = "too_young", "Not yet of school age"
    UNBORN = "unborn", "Not born yet"
    GROWN_UP = "grown_up", "18 or over"
    DIED = "died", "The child has died"


class Told(Words):
    """What the hub did about one child."""

    RAISED = "raised", "Put before the hub"
    LAST_CALL = "last_call", "Put before the desk on duty: the school day is about to start"
    ESCALATED = "escalated", "Put before the desk on duty: nobody at the school has read the notice"
    SEND = "send", "Decided: the school may be told"
    KEEP = "keep", "Decided: the school is not told"
    RUNG = "rung", "Told by telephone"


class Step(Words):
    """What happened to one notice."""

    TOLD = "told", "Put before the school"
    WORDS = "words", "The child’s words added"
    CHASED = "chased", "Sent again, to everybody this school would tell"
    READ = "read", "Read by the school"
    DID = "did", "What the school did"
    NOT_OURS = "not_ours", "Not this school’s child"


class Did(Words):
    """What a school did. Nothing is an answer, with its reason."""

    WATCHED = "watched", "Kept an eye on the child, without saying why"
    SUPPORTED = "supported", "Saw to the child’s day: breakfast, clothes, a quiet room, work put off"
    LISTENED = "listened", "The child chose to talk, and was listened to"
    SPOKE_TO_PARENT = "spoke_to_parent", "Spoke to the parent who was harmed, where that was safe"
    OWN_PLAN = "own_plan", "Went into the school’s own plan or record"
    REFERRED = "referred", "Sent a request to the hub"
    NOTHING = "nothing", "Nothing more was needed"
