"""Who tells a child's story: each module's own account of it, in a tuple that a test holds against every table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from openmash.casework.assessments import chronology as assessments
from openmash.casework.attendance import chronology as attendance
from openmash.casework.circumstances import chronology as circumstances
from openmash.casework.court import chronology as court
from openmash.casework.cpis import chronology as cpis
from openmash.casework.differences import chronology as differences
from openmash.casework.encompass import chronology as encompass
from openmash.casework.exploitation import chronology as exploitation
from openmash.casework.frontdoor import chronology as frontdoor
from openmash.casework.intelligence import chronology as intelligence
from openmash.casework.interpreters import chronology as interpreters
from openmash.casework.letters import chronology as letters
from openmash.casework.losses import chronology as losses
from openmash.casework.meetings import chronology as meetings
from openmash.casework.misfiled import chronology as misfiled
from openmash.casework.missing import chronology as missing
from openmash.casework.own_words import chronology as own_words
from openmash.casework.plans import chronology as plans
from openmash.casework.protection import chronology as protection
from openmash.casework.school_records import chronology as school_records
from openmash.casework.supervision import chronology as supervision
from openmash.casework.unmet import chronology as unmet
from openmash.casework.visits import chronology as visits
from openmash.foundation.access.actors import Actor
from openmash.insight.chronology import chronology as itself
from openmash.records.cases import chronology as cases
from openmash.records.cases.entries import Entry, People, Window
from openmash.records.voice import chronology as voice


class Entries(Protocol):
    """A module's entries about these people in a window, newest first, as this actor may see them."""

    def __call__(self, people: People, *, actor: Actor, window: Window) -> list[Entry]: ...


@dataclass(frozen=True)
class Source:
    """A module that tells part of the story. `kinds` are the kinds of entry it tells, with the words of the filter."""

    name: str
    entries: Entries
    kinds: tuple[tuple[str, str], ...]


SOURCES: tuple[Source, ...] = (
    Source(
        "cases",
        cases.entries,
        (("milestone", "What happened"), ("allocation", "Who was allocated"), ("involvement", "Who was working")),
    ),
    Source(
        "frontdoor",
        frontdoor.entries,
        (
            ("contact", "Contacts"),
            ("rating", "Ratings"),
            ("check", "Checks and answers"),
            ("act", "Protective acts"),
            ("decision", "Decisions"),
            ("feedback", "What the referrer was told"),
            ("agreement", "Agreement to a service"),
        ),
    ),
    Source("assessments", assessments.entries, (("assessment", "Assessments"),)),
    Source(
        "circumstances",
        circumstances.entries,
        (("circumstance", "Private fostering, young carer, homeless"),),
    ),
    Source("own_words", own_words.entries, (("own_words", "The child’s own link"),)),
    Source("unmet", unmet.entries, (("unmet", "Needed, and not available"),)),
    Source("attendance", attendance.entries, (("attendance", "Attendance"),)),
    Source("encompass", encompass.entries, (("encompass", "School told"),)),
    Source("school_records", school_records.entries, (("school_record", "Released by a school"),)),
    Source("cpis", cpis.entries, (("cpis", "Seen in unscheduled care"),)),
    Source("court", court.entries, (("court", "Family group and pre-proceedings"),)),
    Source("differences", differences.entries, (("difference", "Differences between agencies"),)),
    Source("exploitation", exploitation.entries, (("exploitation", "Exploitation, and the national referral"),)),
    Source("intelligence", intelligence.entries, (("intelligence", "Intelligence released"),)),
    Source("interpreters", interpreters.entries, (("interpreter", "Interpreters"),)),
    Source("letters", letters.entries, (("letter", "Letters"),)),
    Source("losses", losses.entries, (("loss", "Deaths and losses"),)),
    Source("misfiled", misfiled.entries, (("misfiled", "Moved away, filed here by mistake"),)),
    Source("missing", missing.entries, (("missing", "Missing, and what followed"),)),
    Source(
        "meetings",
        meetings.entries,
        (
            ("meeting", "Meetings"),
            ("meeting_action", "What a meeting agreed"),
            ("meeting_outcome", "What became of it"),
        ),
    ),
    Source("plans", plans.entries, (("plan", "Plans"),)),
    Source("visits", visits.entries, (("visit", "Visits"), ("visit_frequency", "How often to be seen"))),
    Source("protection", protection.entries, (("protection", "Strategy discussions, enquiries and conferences"),)),
    Source(
        "chronology",
        itself.entries,
        (("records", "Records agreed to be one person"), ("copy", "Copies of a chronology given")),
    ),
    Source("supervision", supervision.entries, (("supervision", "Oversight by managers"),)),
    Source("voice", voice.entries, (("voice", "The child’s voice"), ("influence", "What it changed"))),
)
KINDS: tuple[tuple[str, str], ...] = (
    *(kind for source in SOURCES for kind in source.kinds),
    ("sealed", "Restricted entries"),
)
