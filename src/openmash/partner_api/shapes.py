"""What is sent and what is answered. A field that is not here is refused, so that nothing sent is lost in silence."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime, ConfigDict

PRINTED = r"^[^\x00]*$"
Short = Annotated[str, Field(max_length=120, pattern=PRINTED)]
Line = Annotated[str, Field(max_length=400, pattern=PRINTED)]
Long = Annotated[str, Field(max_length=20_000, pattern=PRINTED)]
Note = Annotated[str, Field(max_length=600, pattern=PRINTED)]
YesNo = Literal["yes", "no", "unknown"]


class Sent(Schema):
    """Something sent to the hub."""

    model_config = ConfigDict(extra="forbid")


class TokenAsked(Sent):
    """What a system shows for a token. `scope`: permissions, between spaces; empty for all it may."""

    grant_type: Literal["client_credentials"]
    client_id: UUID
    client_secret: Annotated[str, Field(max_length=200, pattern=PRINTED)]
    scope: Annotated[str, Field(max_length=400, pattern=PRINTED)] = ""


class TokenGiven(Schema):
    """A token, and how long it is good for (seconds)."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105  # the name of a kind of token
    expires_in: int
    scope: str


class VoiceSaid(Sent):
    """A child's voice: what they said or showed, or why nobody has heard them yet. Words go to nobody outside the hub
    unless the child was asked: leave `may_be_shown_to` null where nobody asked them.
    """

    childs_words: Long = Field(
        "", description="What the child said or showed, exactly; empty where nobody has heard them"
    )
    words_from: Annotated[str, Field(max_length=200, pattern=PRINTED)] = Field(
        "", description="Who heard or saw it, and when"
    )
    words_are: Literal["verbatim", "reported_words", "behaviour"] = Field(
        "reported_words",
        description="verbatim: the child’s own; then asked_by, asked_where, alone and method are needed, too",
    )
    asked_by: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    asked_where: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    alone: YesNo | Literal[""] = ""
    method: Literal["talking", "interpreter", "signing", "pictures", "writing", "observed", "advocate", ""] = ""
    childs_wants: Annotated[str, Field(max_length=4000, pattern=PRINTED)] = Field(
        "", description="What the child wants to happen, in their words"
    )
    helped_by: Annotated[str, Field(max_length=200, pattern=PRINTED)] = Field(
        "", description="Interpreter, advocate or other helper"
    )
    may_be_shown_to: list[Literal["parents", "family", "school", "health", "police"]] | None = Field(
        None, description="As the child said when asked; null where nobody asked", max_length=5
    )
    not_for: Annotated[str, Field(max_length=200, pattern=PRINTED)] = Field("", description="Who must not see it")
    not_heard_because: Literal[
        "not_yet_seen", "not_yet_asked", "unborn", "unknown_child", "not_safe_to_ask", "interpreter_needed",
        "child_did_not_wish", "missing", "advice_only", "",
    ] = Field(
        "", description="Where there are no words: why not yet; then heard_by_whom and heard_by_when are needed"
    )  # fmt: skip
    heard_by_whom: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    heard_by_when: AwareDatetime | None = None


class Child(VoiceSaid):
    """A child as your system knows them. Leave empty what you do not know."""

    forenames: Short = ""
    surname: Short = ""
    date_of_birth: date | None = None
    sex: Literal["F", "M", "U", ""] = ""
    nhs_number: Annotated[str, Field(pattern=r"^([0-9]{10})?$")] = ""
    address: Line = ""
    postcode: Annotated[str, Field(max_length=10, pattern=PRINTED)] = ""
    described: Line = Field("", description="For a child without a name: boy about 4, blue Corsa")
    concern: Long = Field("", description="What you are worried about for this child")
    impact_now: Long = Field("", description="How it is for this child now")


class Other(Sent):
    """Somebody who is with the child. `alleged`: said to have harmed, until it is found."""

    forenames: Short = ""
    surname: Short = ""
    date_of_birth: date | None = None
    relation: Annotated[str, Field(max_length=60, pattern=PRINTED)] = ""
    alleged: bool = False


class Sender(Sent):
    """The person who tells us, whom the hub may ring."""

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=PRINTED)]
    role: Short = ""
    telephone: Annotated[str, Field(min_length=1, max_length=40, pattern=PRINTED)]
    email: Annotated[str, Field(max_length=254, pattern=r"^([^@\s\x00]+@[^@\s\x00]+)?$")] = ""


class RequestForService(Sent):
    """A request for service about one family. `family_told`: whether a parent knows; where not, `why_not_told`."""

    sender: Sender
    children: Annotated[list[Child], Field(min_length=1, max_length=12)]
    others: Annotated[list[Other], Field(max_length=12)] = []
    danger_now: bool = Field(
        False, description="A child is in danger now. Ring 999 as well: nobody waits for a system."
    )
    family_told: bool
    why_not_told: Literal["risk_to_child", "risk_to_other", "obstruct_police", "undue_delay", ""] = ""
    why_not_told_words: Line = ""


class PoliceNotification(Sent):
    """A police notification. `reference` is the force's own: the same one sent again is held once."""

    reference: Annotated[str, Field(min_length=1, max_length=50, pattern=PRINTED)]
    incident_at: AwareDatetime | None = None
    incident_kind: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    grade: Literal["red", "amber", "green", ""] = ""
    domestic_abuse: bool = False
    missing: bool = False
    present: YesNo = "unknown"
    seen: YesNo = "unknown"
    spoken_to: YesNo = "unknown"
    sender: Sender
    children: Annotated[list[Child], Field(min_length=1, max_length=12)]
    others: Annotated[list[Other], Field(max_length=12)] = []
    danger_now: bool = False


class ChildScreened(Sent):
    """One child of a screened household. Say of each whether they were seen and spoken to, and why not."""

    forenames: Short = ""
    surname: Short = ""
    born: Annotated[str, Field(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")] = Field(
        "", description="As far as it is known: 2019-05-03, 2019-05 or 2019"
    )
    described: Line = Field("", description="For a child without a name: boy about 4, calls her Nan")
    present: YesNo = "unknown"
    lives_there: YesNo = "unknown"
    seen: bool
    seen_why_not: Note = Field("", description="Needed where the child was not seen")
    spoken_to: Literal["alone", "with", "no"] = Field("no", description="with: somebody was there")
    spoken_why_not: Note = Field("", description="Needed where the child was seen and not spoken to")
    words: Long = Field(
        "", description="What the child said, word for word; not spoken to: words that somebody reported or overheard"
    )
    appearance: Note = ""
    activity: Note = ""
    relationships: Note = Field("", description="How the child was with the people there")
    environment: Note = Field("", description="What was around the child")
    injuries: Note = ""
    school: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    gp: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    language: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    sex: Literal["F", "M", "U", ""] = ""
    ethnicity: Annotated[str, Field(max_length=4, pattern=r"^[A-Z]*$")] = Field("", description="The census’s code")
    disabled: YesNo = "unknown"
    childs_wants: Note = Field("", description="What the child wants to happen, in their words")
    helped_by: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    may_be_shown_to: list[Literal["parents", "family", "school", "health", "police"]] | None = Field(
        None, description="As the child said when asked; null where nobody asked", max_length=5
    )
    not_for: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""


class AdultScreened(Sent):
    """An adult of the household, or another it concerns. `part`: alleged, until it is found."""

    forenames: Short = ""
    surname: Short = ""
    born: Annotated[str, Field(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")] = ""
    relation: Annotated[str, Field(max_length=60, pattern=PRINTED)] = Field("", description="Such as: mother’s partner")
    part: Literal["victim", "alleged", "both", "other"] = "other"
    may_need_help_with: Annotated[
        list[Literal["mental_health", "alcohol", "drugs", "disability", "care", "pregnant", "age", "language"]],
        Field(max_length=8),
    ] = []
    help_in_words: Note = ""


class Worry(Sent):
    """One worry of the force’s form, by its name there, and how much of one it is."""

    about: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")]
    how_much: Literal["none", "some", "serious", "untold"]


class PoliceScreening(Sent):
    """A vulnerability screening of a whole household. `reference` is the force's own: the same again is held once.

    Where it goes is decided here by the area's rules, and a supervisor reviews it here. Send a notification instead
    where your system has decided already that the hub is to have it.
    """

    reference: Annotated[str, Field(min_length=1, max_length=50, pattern=PRINTED)]
    incident_ref: Annotated[str, Field(min_length=1, max_length=60, pattern=PRINTED)]
    incident_at: AwareDatetime
    incident_kind: Annotated[str, Field(min_length=1, max_length=120, pattern=PRINTED)]
    domestic_abuse: YesNo = "unknown"
    narrative: Annotated[str, Field(min_length=1, max_length=20_000, pattern=PRINTED)]
    address: Annotated[str, Field(max_length=300, pattern=PRINTED)] = ""
    postcode: Annotated[str, Field(max_length=10, pattern=PRINTED)] = ""
    children: Annotated[list[ChildScreened], Field(min_length=1, max_length=12)]
    adults: Annotated[list[AdultScreened], Field(max_length=12)] = []
    worries: Annotated[list[Worry], Field(max_length=40)] = []
    grade: Literal["blue", "green", "amber", "red"]
    reasons: Annotated[str, Field(min_length=1, max_length=4_000, pattern=PRINTED)]
    safe_now: Annotated[str, Field(max_length=4_000, pattern=PRINTED)] = Field(
        "", description="What was done to keep the children safe before officers left"
    )
    family_told: YesNo = "unknown"
    officer: Annotated[str, Field(min_length=1, max_length=120, pattern=PRINTED)]
    officer_login: Annotated[str, Field(max_length=120, pattern=PRINTED)] = Field(
        "", description="The officer’s e-mail address here, so that it is theirs on the pages"
    )
    officer_team: Annotated[str, Field(max_length=120, pattern=PRINTED)] = ""
    submitted_at: AwareDatetime | None = Field(
        None,
        description="When the officer submitted it in your system: the hours from the incident are counted to then",
    )


class Taken(Schema):
    """That it is with the hub, under this reference. `already_held`: this very notification was here before."""

    reference: str
    already_held: bool = False


class SentBefore(Schema):
    """Something this system sent: who it was about as it was sent, and what the hub told of it. Empty while untold."""

    reference: str
    about: str
    sent_at: datetime
    told: str
    told_at: datetime | None


class SentList(Schema):
    """The newest first."""

    sent: list[SentBefore]


class ChildBecame(Schema):
    """What the hub decided for one child of a screening; empty while undecided, or not to be told in writing."""

    outcome: str
    decided_at: datetime | None


class ScreeningBefore(Schema):
    """A screening this system sent. `hub_reference` is empty while no rule, and nobody, has sent it to the hub."""

    reference: str
    incident_ref: str
    sent_at: datetime
    grade: str
    reviewed: bool
    grade_stands: str
    hub_reference: str
    became: list[ChildBecame]
    told: str


class ScreeningList(Schema):
    """The newest first."""

    screenings: list[ScreeningBefore]


class ChildAsked(Schema):
    """A child as the agency is told of them; `id` names them in an answer."""

    id: UUID
    identified_as: str


class BecameSaid(Schema):
    """What was decided for one child since the check was asked; `outcome` is empty until the agency has answered."""

    child_id: UUID
    decided_at: datetime
    decided_by: str
    outcome: str


class CheckAsked(Schema):
    """What the hub asks the agency: about whom, what for, why it may answer, and by when."""

    id: UUID
    asked_at: datetime
    asked_by: str
    due_at: datetime | None
    is_late: bool
    what: str
    why: str
    lawful_basis: str
    gateway: str
    children: list[ChildAsked]
    answered: bool
    became: list[BecameSaid] = []


class CheckList(Schema):
    """The first due first."""

    checks: list[CheckAsked]


class ChildAnswered(VoiceSaid):
    """What matters about one child, for this question and no more."""

    child_id: UUID
    information: Long = ""
    impact_now: Long = ""
    conditions: Line = Field("", description="How this may be used")


class CheckAnswer(Sent):
    """The agency's answer. Say what was searched, under which names and back to when: never a bare “not known”."""

    reply: Literal["trace", "no_trace", "ring_us", "declined"]
    systems: Line = ""
    names_used: Line = ""
    back_to: date | None = None
    ring: Annotated[str, Field(max_length=200, pattern=PRINTED)] = ""
    reason: Long = ""
    serious: bool = Field(False, description="A child may be unsafe now: somebody must read this at once")
    consult_us: bool = False
    children: Annotated[list[ChildAnswered], Field(max_length=12)] = []


class Kept(Schema):
    """That it is kept, by its key."""

    id: UUID


class ActionOwed(Schema):
    """What a meeting agreed that the agency does. `became` is empty until somebody has said."""

    id: UUID
    what: str
    child: str
    owner: str
    agreed_at: datetime
    due_at: datetime
    is_late: bool
    became: str


class ActionList(Schema):
    """The first due first."""

    actions: list[ActionOwed]


class ActionAnswered(Sent):
    """What became of an action; words are needed where it cannot be done."""

    became: Literal["done", "cannot"]
    words: Long = ""


class MeetingHeld(Schema):
    """A meeting with something the agency was invited to or asked."""

    id: UUID
    kind: str
    starts_at: datetime
    closed_at: datetime | None


class MeetingList(Schema):
    """The newest first."""

    meetings: list[MeetingHeld]


class Agreed(Schema):
    """One action in the agency's minutes."""

    what: str
    by_whom: str
    due_at: datetime


class ItemMinuted(Schema):
    """A family the agency has to do with: what was agreed, what was released to it, and what it owes."""

    id: UUID
    line: str
    said: list[str]
    actions: list[Agreed]


class MinutesGiven(Schema):
    """A meeting as far as it concerns the agency."""

    meeting: MeetingHeld
    items: list[ItemMinuted]
