"""What an officer, or the force's file, tells of one household: one object for the whole form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from openmash.casework.screening.words import AdultPart, CameBy, Grade, Known, Spoken


@dataclass(frozen=True)
class ChildTold:
    """One child. `born` is as far as it is known: "2019-03-09", "2019-03", "2019" or empty."""

    forenames: str = ""
    surname: str = ""
    born: str = ""
    described: str = ""
    present: Known = Known.UNKNOWN
    lives_here: Known = Known.UNKNOWN
    seen: bool = False
    seen_why_not: str = ""
    spoken_to: Spoken = Spoken.NO
    spoken_why_not: str = ""
    words: str = ""
    appearance: str = ""
    activity: str = ""
    relationships: str = ""
    environment: str = ""
    injuries: str = ""
    school: str = ""
    gp: str = ""
    language: str = ""
    sex: str = ""
    ethnicity: str = ""
    disabled: Known = Known.UNKNOWN
    wants: str = ""
    helped_by: str = ""
    safe_for: tuple[str, ...] | None = None
    """To whom the words may be shown, as the child said (`records.voice`); None where nobody asked."""
    not_for: str = ""


@dataclass(frozen=True)
class AdultTold:
    """One adult. `vulnerable` are the form's own codes."""

    forenames: str = ""
    surname: str = ""
    born: str = ""
    relation: str = ""
    part: AdultPart = AdultPart.OTHER
    vulnerable: tuple[str, ...] = ()
    vulnerable_words: str = ""


@dataclass(frozen=True)
class GradeTold:
    """A grade with why; `items` holds none, some, serious or untold for each worry of the form."""

    grade: Grade
    reasons: str
    items: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ScreeningTold:
    """A whole screening. `at` is when the incident was (aware). `officer_id` None: the officer has no account here.

    `written_at`: when the officer sent it in the force's own system (aware), where that says.
    """

    incident_ref: str
    kind: str
    kind_said: str
    at: datetime
    narrative: str
    grade: GradeTold
    officer_name: str
    children: Sequence[ChildTold] = ()
    adults: Sequence[AdultTold] = ()
    domestic_abuse: Known = Known.UNKNOWN
    address: str = ""
    postcode: str = ""
    safe_now: str = ""
    family_told: Known = Known.UNKNOWN
    family_why_not: str = ""
    officer_id: UUID | None = None
    team_id: UUID | None = None
    came_by: CameBy = CameBy.PAGE
    written_at: datetime | None = None
    their_ref: str = ""
    form: str = ""
    form_version: int | None = None
    answers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class AttendedTold:
    """An incident as command and control tells it. Times are aware; `children`: how many are linked to it."""

    reference: str
    kind: str
    at: datetime
    children: int
    ended_at: datetime | None = None
    officer_id: UUID | None = None
    officer_name: str = ""
    team_id: UUID | None = None
    postcode_area: str = ""
    withdrawn: bool = False
