"""The first page after signing in: what is mine, and where to start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.allegations.permissions import Permission as Allegations
from openmash.casework.circumstances.permissions import Permission as Circumstances
from openmash.casework.complaints.permissions import Permission as Complaints
from openmash.casework.court.permissions import Permission as Court
from openmash.casework.cpis.permissions import Permission as Cpis
from openmash.casework.differences.permissions import Permission as Differences
from openmash.casework.domestic_abuse.permissions import Permission as DomesticAbuse
from openmash.casework.emails.permissions import Permission as Emails
from openmash.casework.encompass.permissions import Permission as Encompass
from openmash.casework.exploitation.permissions import Permission as Exploitation
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.information_requests.permissions import Permission as Requests
from openmash.casework.intelligence.permissions import Permission as Intelligence
from openmash.casework.journey.permissions import Permission as Journey
from openmash.casework.looked_after.permissions import Permission as LookedAfter
from openmash.casework.meetings.permissions import Permission as Meetings
from openmash.casework.misfiled.permissions import Permission as Misfiled
from openmash.casework.missing.permissions import Permission as Missing
from openmash.casework.outage.permissions import Permission as Outage
from openmash.casework.own_words.permissions import Permission as OwnWords
from openmash.casework.police_in_schools.permissions import Permission as PoliceInSchools
from openmash.casework.school_records.permissions import Permission as SchoolRecords
from openmash.casework.schools.permissions import Permission as Schools
from openmash.casework.screening.permissions import Permission as Screening
from openmash.casework.supervision.permissions import Permission as Oversight
from openmash.casework.unmet.permissions import Permission as Unmet
from openmash.casework.visitors.permissions import Permission as Visitors
from openmash.casework.visitors.selectors import count_unread
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.permissions import Permission as Access
from openmash.foundation.access.roles import PURPOSE, Role
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.clients.permissions import Permission as Clients
from openmash.foundation.imports.permissions import Permission as Imports
from openmash.foundation.instruments.permissions import Permission as Instruments
from openmash.foundation.notices.permissions import Permission as Notices
from openmash.foundation.rota.permissions import Permission as Rota
from openmash.foundation.sharing.permissions import Permission as Sharing
from openmash.insight.access_requests.permissions import Permission as AccessRequests
from openmash.insight.alerts.permissions import Permission as Alerts
from openmash.insight.inspection.permissions import Permission as Inspection
from openmash.insight.learning.permissions import Permission as Learning
from openmash.insight.oversight.permissions import Permission as Teams
from openmash.insight.partnership.permissions import Permission as Partnership
from openmash.insight.patterns.permissions import Permission as Patterns
from openmash.insight.practice.permissions import Permission as Practice
from openmash.insight.processing.permissions import Permission as Processing
from openmash.insight.retention.permissions import Permission as Retention
from openmash.insight.returns.permissions import Permission as Returns
from openmash.insight.scorecard.permissions import Permission as Scorecard
from openmash.records.linkage.permissions import Permission as Linkage
from openmash.records.subjects.permissions import Permission as Subjects
from openmash.web.child.permissions import Permission as Child
from openmash.web.encompass.ours import unread as notices_unread
from openmash.web.feeds.files import rows_waiting
from openmash.web.forms.waiting import forms_waiting
from openmash.web.linkage.waiting import pairs_waiting
from openmash.web.outage.overview import late_copies
from openmash.web.worklist.gathering import mine
from openmash.web.worklist.worklist import TITLES, said


def unread(actor: Actor) -> int:
    """How many comments on the public pages nobody has read."""
    return count_unread(actor=actor)


@dataclass(frozen=True)
class Start:
    """Something to do: its words, the name of its address, what it is for, who may, and how many wait there."""

    text: str
    url_name: str
    says: str
    permission: StrEnum
    count: Callable[[Actor], int] | None = None


STARTS: tuple[Start, ...] = (
    Start("Worklist", "worklist", "Everything that is yours to do, most urgent first.", Access.USE_ACCOUNT),
    Start("Your children", "my_children", "Who they are, what is open, what is due.", Child.LIST_MINE),
    Start("Screenings", "screenings", "Screen a household; see what MASH did with yours.", Screening.VIEW),
    Start("Take a call", "begin_call", "Type as they speak; the family builds beside you.", FrontDoor.RECEIVE_CALL),
    Start("E-mails", "emails", "What came by e-mail, until somebody says who it is about.", Emails.READ),
    Start("Asked of us", "checks_to_answer", "What the hub asks our agency.", FrontDoor.LIST_CHECKS),
    Start("What we sent", "sent_by_us", "What became of what our agency told the hub.", FrontDoor.LIST_SENT_BY_US),
    Start("Board", "board", "Every open contact, by what it needs next.", FrontDoor.VIEW_BOARD),
    Start("Domestic abuse triage", "triage", "The morning’s list, family by family.", DomesticAbuse.VIEW_TRIAGE),
    Start(
        "What schools are told", "encompass", "Operation Encompass: told in time, held, to be rung.", Encompass.FOLLOW
    ),
    Start("The register of schools", "schools", "Who may be told, and each school’s days.", Schools.SEE_REGISTER),
    Start(
        "What your school was told",
        "school_notices",
        "Operation Encompass: read, and say what you did.",
        Encompass.READ_OURS,
        notices_unread,
    ),
    Start("Your school today", "school_today", "What waits, and your pupils on a plan.", Schools.SEE_PUPILS),
    Start("Safeguarding files", "school_files", "Sent on, on their way, and received.", Schools.SEND_FILE),
    Start("Police in schools", "police_sessions", "Sessions, and what schools ask.", PoliceInSchools.SEE_SESSIONS),
    Start("What officers offer schools", "police_programmes", "By topic and year.", PoliceInSchools.SEE_CATALOGUE),
    Start("Which schools had what", "police_coverage", "Topics, beside clusters.", PoliceInSchools.SEE_COVERAGE),
    Start("What came of it", "police_evaluation", "How pupils’ answers changed.", PoliceInSchools.SEE_COVERAGE),
    Start("Records from your own system", "school_records", "Yours until you release one.", SchoolRecords.READ),
    Start("Your school", "our_school", "Who may be told, terms and training days.", Schools.KEEP_OWN),
    Start("MARAC", "marac", "Who is referred, when they are heard, what is to be done.", DomesticAbuse.VIEW_MARAC),
    Start("Meetings", "meetings", "Today’s agenda, and what was agreed.", Meetings.VIEW),
    Start("Tonight", "tonight", "Who holds each child when the hub closes.", FrontDoor.VIEW_TONIGHT),
    Start("Orders and powers that run out", "powers", "Police protection and emergency orders.", Court.VIEW),
    Start("Looked-after children", "looked_after", "And care leavers: what is due, and by when.", LookedAfter.VIEW),
    Start(
        "Private fostering, young carers, homeless at 16 or 17",
        "circumstances",
        "Who is owed what, and who has nowhere to sleep tonight.",
        Circumstances.VIEW,
    ),
    Start("Needed, and not available", "unmet", "How many, by kind and team, and never who.", Unmet.COUNT),
    Start("CP-IS: the file for the NHS", "cpis", "Children on a plan or looked after.", Cpis.SEND),
    Start("Scorecard", "scorecard", "Every figure, how it moves, and what changed.", Scorecard.VIEW),
    Start("What changed or stopped", "alerts", "Figures and recording, and what might explain it.", Alerts.VIEW),
    Start("From contact to closure", "scorecard_flow", "How many get how far, and how long it takes.", Scorecard.VIEW),
    Start("Inspections", "inspections", "What is due today, the evidence room, what is asked.", Inspection.READ),
    Start(
        "What came after your decisions", "look_back", "Where less was done: for your eyes only.", Practice.LOOK_BACK
    ),
    Start("Audits of practice", "audits", "What was drawn, what was found, and what changed.", Practice.SEE),
    Start(
        "Meetings of the partnership", "partnership_meetings", "Dates, agendas, minutes, decisions.", Partnership.VIEW
    ),
    Start("Actions of meetings", "partnership_actions", "Whose, by when, and what became of it.", Partnership.VIEW),
    Start("Risks of the arrangements", "partnership_risks", "Whose each is, and how it moves.", Partnership.VIEW),
    Start("Challenges", "partnership_challenges", "Who asked whom, the answer, the effect.", Partnership.VIEW),
    Start("Independent scrutiny", "partnership_scrutiny", "Questions, findings, what was done.", Partnership.VIEW),
    Start("Budget", "partnership_budget", "What partners give, and what it is spent on.", Partnership.VIEW),
    Start(
        "Policies and thresholds",
        "partnership_policies",
        "In force, what changed, and what to read.",
        Partnership.READ_POLICIES,
    ),
    Start("Improvement plans", "partnership_plans", "What was found, what is done, what helped.", Partnership.VIEW),
    Start("The partnership", "partnership_bodies", "Its bodies, terms, members and challenges.", Partnership.VIEW),
    Start("Section 11 and school audits", "partnership_audits", "Own grade, peer’s, drift.", Partnership.VIEW),
    Start("Yearly report", "partnership_report", "Assembled; it says what is missing.", Partnership.VIEW),
    Start(
        "Reviews of serious incidents",
        "partnership_reviews",
        "Each clock, each step, what is learnt. No child.",
        Partnership.VIEW_REVIEWS,
    ),
    Start("Joint audits", "inspection_audits", "Children whom an inspection looks at closely.", Inspection.AUDIT),
    Start("What we learn", "learning", "Themes, and briefings of seven minutes.", Learning.READ),
    Start("Your teams", "your_teams", "What drifts and what will be late, team by team; and asking.", Teams.SEE_TEAMS),
    Start("My team today", "team_today", "Who has what today, who is away, who is to be taken.", Oversight.SEE_TEAM),
    Start("Caseload", "caseload", "How many children each works with, and where they are.", Oversight.SEE_TEAM),
    Start("Supervision", "supervisions", "What the two of you kept, and what was decided.", Oversight.READ_OWN),
    Start("Whose supervision is due", "supervision_due", "Managers and workers, by day.", Oversight.SUPERVISE_MANAGERS),
    Start("Sheets for the night", "night_sheets", "What workers want the night to know.", Oversight.READ_THE_NIGHT),
    Start("This week, if nothing is done", "team_week", "Limits your team’s children will pass.", Journey.OVERSEE),
    Start("Drift", "drift", "Children of your team for whom nothing moves.", Journey.OVERSEE),
    Start("Put right before the return", "to_put_right", "What a return would refuse.", Journey.OVERSEE),
    Start("The yearly return", "returns", "What it would refuse or ask, rule by rule.", Returns.PUT_RIGHT),
    Start("Exploitation", "exploitation", "Children, people and places, and what disrupts harm.", Exploitation.LIST),
    Start("Missing", "missing", "Who is missing now, what is done, and who is owed an interview.", Missing.VIEW),
    Start("Send intelligence", "send_intelligence", "What you saw or heard, in two minutes.", Intelligence.SEND),
    Start("Intelligence desk", "intelligence_desk", "To grade, release and look at again.", Intelligence.HANDLE),
    Start("Intelligence for you", "intelligence_releases", "What was released to you.", Intelligence.READ),
    Start("People and places of concern", "subjects", "Who and what children are harmed by.", Subjects.VIEW),
    Start("Map", "map", "Where things happen, and what is known of those places.", Patterns.VIEW_MAP),
    Start("Themes", "themes", "What is said more often than it was, and who owns what.", Patterns.FIND_THEMES),
    Start("Network", "network", "How children, people, places and lines are tied by reports.", Patterns.VIEW_NETWORK),
    Start("Not named yet", "unnamed", "Children told of without a name, to be found.", FrontDoor.VIEW_BOARD),
    Start("Promised referrals", "promised", "What somebody said they would send.", FrontDoor.VIEW_BOARD),
    Start("Protect a child now", "protect", "One line is enough; the rest can follow.", FrontDoor.PROTECT),
    Start("Rota", "rota", "Who is on duty, who stands in, who is away.", Rota.VIEW),
    Start("Messages", "messages", "What has come for you, most pressing first.", Access.USE_ACCOUNT),
    Start("Comments to read", "comments", "Each may tell of a child.", Visitors.READ_COMMENTS, unread),
    Start("Requests for information", "information_requests", "From courts, councils and others.", Requests.HANDLE),
    Start("Complaints and compliments", "complaints", "What people say of us, answered.", Complaints.ANSWER),
    Start("Write down a complaint", "add_complaint", "Or a compliment; it goes where it is read.", Complaints.RECORD),
    Start("Professional differences", "differences", "Where agencies differ about a child.", Differences.VIEW),
    Start("Your requests", "requests", "Tell the hub about a child, and see what came.", FrontDoor.LIST_OWN_REQUESTS),
    Start("Allegations", "allegations", "Against people who work with children.", Allegations.MANAGE),
    Start("Tell the designated officer", "raise_allegation", "Of somebody who works with children.", Allegations.RAISE),
    Start("Filed with the wrong child", "misfiled", "What was moved, and who must be told.", Misfiled.FOLLOW),
    Start("Could these be one person?", "pairs", "Records to compare, two at a time.", Linkage.JUDGE, pairs_waiting),
    Start("Where agencies’ records differ", "disagreements", "What each can put right.", Linkage.SEE_DISAGREEMENTS),
    Start("Our files", "partner_files", "What we sent, and the rows to put right.", Imports.SEE_FILES, rows_waiting),
    Start("Requests for their own record", "access_requests", "Who asks, by when, what is next.", AccessRequests.READ),
    Start("How long records are kept", "retention", "What falls due, what is held, who decides.", Retention.READ),
    Start("Sharing agreements", "sharing_register", "What is shared with whom, under what.", Sharing.READ),
    Start("What is processed, and why", "processing", "Every kind of record: what for and how long.", Processing.READ),
    Start("Breach entries", "breaches", "The 72 hours, the risk to people, who was told.", Misfiled.HANDLE_BREACH),
    Start("Tell of a breach", "tell_of_breach", "Details went where they should not.", Misfiled.TELL_OF_BREACH),
    Start("Conflicts of interest", "conflicts", "Who declared one, and whether it stands.", Access.REVIEW_CONFLICTS),
    Start(
        "Emergency access",
        "emergency_reviews",
        "Who opened a record in an emergency, and why.",
        Access.REVIEW_EMERGENCY_ACCESS,
    ),
    Start(
        "Bring back or close an account", "accounts", "Somebody cannot sign in, or has left.", Access.RESTORE_ACCOUNT
    ),
    Start("Partners’ systems", "systems", "Which may connect by themselves, and their secrets.", Clients.SEE),
    Start(
        "Interruptions", "interruptions", "How often teams are interrupted, and by what.", Notices.COUNT_INTERRUPTIONS
    ),
    Start(
        "When the system is down",
        "outage",
        "Each team’s last safe copy, paper forms, restore drills.",
        Outage.SEE,
        late_copies,
    ),
    Start("Enter a paper form", "outage_enter", "What was written while the system was down.", Outage.ENTER_PAPER),
    Start(
        "Forms and letters",
        "local_forms",
        "What your area asks, offers to choose from and writes.",
        Instruments.VIEW,
        forms_waiting,
    ),
    Start("Languages", "own_languages", "In which languages a child may read and write.", OwnWords.CONFIRM_LANGUAGE),
    Start("What I have looked at", "my_looks", "Every record you have opened or met in a list.", Access.READ_OWN_LOOKS),
    Start("My account", "account", "Your role, password and second factor.", Access.USE_ACCOUNT),
)
"""In order of what matters most. Each module's pages are listed here when they exist."""


OF_THE_PARTNERSHIP = (
    "partnership_meetings", "partnership_actions", "partnership_plans", "partnership_risks", "partnership_challenges",
    "partnership_scrutiny", "partnership_reviews", "partnership_audits", "partnership_budget", "partnership_bodies",
    "partnership_report",
)  # fmt: skip
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Now",
        (
            "worklist",
            "my_children",
            "screenings",
            "protect",
            "begin_call",
            "school_today",
            "school_notices",
            "police_sessions",
            "checks_to_answer",
            "messages",
        ),
    ),
    (
        "The front door",
        ("board", "sent_by_us", "triage", "encompass", "tonight", "emails", "unnamed", "promised", "comments"),
    ),
    (
        "Your team",
        (
            "your_teams",
            "team_today",
            "caseload",
            "supervisions",
            "supervision_due",
            "night_sheets",
            "team_week",
            "drift",
            "to_put_right",
            "returns",
        ),
    ),
    (
        "Together",
        (
            "meetings",
            "marac",
            "powers",
            "looked_after",
            "circumstances",
            "unmet",
            "missing",
            "exploitation",
            "differences",
            "raise_allegation",
            "allegations",
            "information_requests",
            "complaints",
            "add_complaint",
            "requests",
        ),
    ),
    (
        "Exploitation",
        ("send_intelligence", "intelligence_desk", "intelligence_releases", "subjects", "map", "themes", "network"),
    ),
    (
        "How it goes",
        (
            "scorecard",
            "scorecard_flow",
            "alerts",
            "police_coverage",
            "police_evaluation",
            "audits",
            "look_back",
            "learning",
            "inspections",
            "inspection_audits",
            "partnership_policies",
        ),
    ),
    ("The partnership", OF_THE_PARTNERSHIP),
    ("Put right and look after", (
        "rota", "schools", "our_school", "school_files", "school_records", "police_programmes", "emergency_reviews",
        "misfiled", "partner_files", "cpis", "pairs", "disagreements", "access_requests", "retention",
        "sharing_register", "processing", "breaches", "tell_of_breach", "conflicts", "accounts", "systems",
        "interruptions", "outage", "outage_enter", "own_languages", "local_forms",
    )),
    ("You", ("my_looks", "account")),
)  # fmt: skip
"""Under which heading each start stands; every one has a place."""

OPEN_AT_MOST = 24
"""How many starts stand open where somebody has many: whole groups, in order; the others are folded."""
FEW = 30
"""Nothing is folded for somebody with no more starts than these."""


@dataclass(frozen=True)
class Task:
    """A start as shown; `waiting` is None where nothing is counted."""

    text: str
    url: str
    says: str
    waiting: int | None


@dataclass(frozen=True)
class Group:
    """Starts under one heading, folded or not."""

    title: str
    tasks: tuple[Task, ...]
    folded: bool

    @property
    def waiting(self) -> int:
        """How many things wait under the heading, as far as they are counted."""
        return sum(each.waiting or 0 for each in self.tasks)

    @property
    def names(self) -> str:
        """What is under the heading, in a line."""
        return "; ".join(each.text for each in self.tasks)


@dataclass(frozen=True)
class Waits:
    """How many things of the worklist are equally soon, and where they stand on it."""

    title: str
    count: int
    url: str


@dataclass(frozen=True)
class Duty:
    """A role held and what it is for."""

    name: str
    purpose: str


@dataclass(frozen=True)
class HomePage:
    """Home: what is mine to do, in numbers; where to start."""

    name: str
    said: str
    waits: tuple[Waits, ...]
    groups: tuple[Group, ...]
    duties: tuple[Duty, ...]
    title: str = "Home"


@screen(Access.USE_ACCOUNT)
def home(request: HttpRequest, actor: Actor) -> Shown:
    """What waits for this person, in numbers that name nobody; then only what they may do, most pressing first."""
    tasks = {
        start.url_name: Task(
            start.text, reverse(start.url_name), start.says, start.count(actor) if start.count else None
        )
        for start in STARTS
        if may(actor, start.permission)
    }
    found = mine(actor, timezone.now())
    here = reverse("worklist")
    waits = tuple(Waits(TITLES[soon], len(items), f"{here}#{soon.value}") for soon, items in found.groups)
    duties = tuple(Duty(role.label, PURPOSE[role]) for role in Role if role in actor.roles)
    return Shown("shell/home.html", HomePage(actor.name, said(found), waits, _grouped(tasks), duties))


def _grouped(tasks: Mapping[str, Task]) -> tuple[Group, ...]:
    """The starts under their headings; where there are many, those beyond the first few groups are folded."""
    made: list[Group] = []
    before = 0
    for title, names in GROUPS:
        here = tuple(tasks[name] for name in names if name in tasks)
        before += len(here)
        if here:
            made.append(Group(title, here, len(tasks) > FEW and before > OPEN_AT_MOST))
    return tuple(made)
