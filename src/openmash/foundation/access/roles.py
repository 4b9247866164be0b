"""Roles: names and what they are for. Grants point at roles, never the reverse."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    CALL_TAKER = "call_taker", "Call taker"
    SCREENER = "screener", "MASH screener"
    DECISION_MAKER = "decision_maker", "MASH decision-maker"
    HUB_PARTNER = "hub_partner", "Partner in the hub"
    CHECK_RESPONDER = "check_responder", "Answers checks for an agency"
    PROFESSIONAL_REFERRER = "professional_referrer", "Professional referrer"
    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    OUT_OF_HOURS = "out_of_hours", "Out-of-hours worker"
    DUTY_MANAGER = "duty_manager", "Duty manager"
    INFORMATION_LEAD = "information_lead", "Information lead"
    DESIGNATED_OFFICER = "designated_officer", "Designated officer (LADO)"
    PRACTICE_LEAD = "practice_lead", "Practice lead"
    POLICE_OFFICER = "police_officer", "Police officer"
    POLICE_SUPERVISOR = "police_supervisor", "Police supervisor"
    POLICE_UNIT = "police_unit", "Police safeguarding unit"
    EXPLOITATION_TEAM = "exploitation_team", "Exploitation team"
    INTELLIGENCE_UNIT = "intelligence_unit", "Intelligence unit"
    EXPLOITATION_ANALYST = "exploitation_analyst", "Exploitation analyst"
    EXPLOITATION_CHAIR = "exploitation_chair", "Chair of the exploitation meeting"
    SCHOOLS_OFFICER = "schools_officer", "Police schools officer"
    SERVICE_MANAGER = "service_manager", "Service manager"
    AUDITOR = "auditor", "Auditor of practice"
    COMPLAINTS_OFFICER = "complaints_officer", "Complaints officer"
    DATA_OFFICER = "data_officer", "Data officer"
    PARTNERSHIP_MANAGER = "partnership_manager", "Partnership manager"
    BOARD_MEMBER = "board_member", "Member of the partnership board"
    INSPECTOR = "inspector", "Inspector"
    ACCOUNT_ADMINISTRATOR = "account_administrator", "Administrator of accounts"
    SCHOOL_LEAD = "school_lead", "Safeguarding lead of a school"
    DATA_FEEDS = "data_feeds", "Sends an agency's data feeds"
    SERVICE = "service", "The system itself"


PURPOSE: dict[Role, str] = {
    Role.CALL_TAKER: "Takes telephone calls and records what was said.",
    Role.SCREENER: "Screens every contact: who the children are, what is known, how urgent it is.",
    Role.DECISION_MAKER: "A qualified manager who decides what happens for each child, with reasons.",
    Role.HUB_PARTNER: "Sits in the hub for police, health, education or another agency and answers for it.",
    Role.CHECK_RESPONDER: "Answers what the hub asks their agency, outside the hub.",
    Role.PROFESSIONAL_REFERRER: "Makes requests for their agency and sees what came of them.",
    Role.SOCIAL_WORKER: "Works with the children allocated to them.",
    Role.TEAM_MANAGER: "Leads a team of social workers; answers for children routed to it.",
    Role.OUT_OF_HOURS: "Holds urgent children when the hub is closed.",
    Role.DUTY_MANAGER: "Ratifies protective acts, restores accounts, reviews emergency access.",
    Role.INFORMATION_LEAD: "Reviews who has looked, restrictions and emergency access. Reads no concern.",
    Role.DESIGNATED_OFFICER: "Oversees allegations against people who work or volunteer with children.",
    Role.PRACTICE_LEAD: "Drafts the area’s forms, lists and letters, and puts in force what another drafted. No child.",
    Role.POLICE_OFFICER: "Goes to incidents, screens everyone in the household, and sees what MASH did.",
    Role.POLICE_SUPERVISOR: "Reviews what their officers screened, and sees how consistent their own team is.",
    Role.POLICE_UNIT: "Researches and reviews screenings for the whole force, and draws samples to be graded twice.",
    Role.EXPLOITATION_TEAM: "Works on the exploitation of children: people of concern, places, groups and their plans.",
    Role.INTELLIGENCE_UNIT: "Grades intelligence, sanitises it, and decides who is told.",
    Role.EXPLOITATION_ANALYST: "Looks for what links people, places and events, and says how sure that is.",
    Role.EXPLOITATION_CHAIR: "Chairs the exploitation meeting and owns its decisions.",
    Role.SCHOOLS_OFFICER: "Works with schools: lessons, assemblies, questions, and what pupils tell.",
    Role.SERVICE_MANAGER: "Answers for several teams: sees what drifts and what will be late, and acts.",
    Role.AUDITOR: "Reads the records drawn for an audit, grades practice with reasons, and follows what was found.",
    Role.COMPLAINTS_OFFICER: "Receives complaints and compliments, answers in time, and says what was learnt.",
    Role.DATA_OFFICER: "Makes the statutory returns, explains their queries, and sees that errors are put right.",
    Role.PARTNERSHIP_MANAGER: "Keeps the partnership’s meetings, risks, reviews and improvement plan. No child.",
    Role.BOARD_MEMBER: "Reads the partnership’s figures, without small numbers, and asks. No child.",
    Role.INSPECTOR: "Reads what an inspection was given, for as long as it lasts. Writes only questions.",
    Role.ACCOUNT_ADMINISTRATOR: "Opens and closes accounts. Reads no concern.",
    Role.SCHOOL_LEAD: "Reads what one school is told, or the council’s officer in its place, and says what was done.",
    Role.DATA_FEEDS: "Loads an agency's files and puts right the rows that were refused.",
    Role.SERVICE: "What the clock on the wall, the public form and the nightly files do by themselves.",
}

DUTY_ROLES = frozenset(
    {
        Role.CALL_TAKER,
        Role.SCREENER,
        Role.DECISION_MAKER,
        Role.HUB_PARTNER,
        Role.OUT_OF_HOURS,
        Role.DUTY_MANAGER,
        Role.EXPLOITATION_TEAM,
        Role.INTELLIGENCE_UNIT,
        Role.EXPLOITATION_ANALYST,
        Role.EXPLOITATION_CHAIR,
        Role.DATA_OFFICER,
    }
)
"""Roles whose duty reaches every open (unrestricted) child, by holding circle 1."""

QUALIFIED_ROLES = frozenset(
    {
        Role.SCREENER,
        Role.DECISION_MAKER,
        Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER,
        Role.OUT_OF_HOURS,
        Role.DUTY_MANAGER,
    }
)
"""Qualified workers: any of them may open a protective act (practice rule 1)."""

CORE_ROLES = frozenset(
    {Role.EXPLOITATION_TEAM, Role.INTELLIGENCE_UNIT, Role.EXPLOITATION_ANALYST, Role.EXPLOITATION_CHAIR}
)
"""The core exploitation roles: they see groups though not every member, and each group says it may be incomplete."""

CORE_CIRCLE, UNIT_CIRCLE = 2, 3
"""The circles of the core exploitation roles, and of the intelligence unit, which alone reads what it was sent."""
COMPLAINTS_CIRCLE = 4
"""The circle of complaints officers: whoever a complaint is about does not read it by their duty."""


def circles_of(role: Role) -> tuple[int, ...]:
    """The circles that come with a role: the open one with a duty role, and those of exploitation and complaints."""
    circles: tuple[int, ...] = (1,) if role in DUTY_ROLES else ()
    circles += (CORE_CIRCLE,) if role in CORE_ROLES else ()
    circles += (COMPLAINTS_CIRCLE,) if role is Role.COMPLAINTS_OFFICER else ()
    return circles + ((UNIT_CIRCLE,) if role is Role.INTELLIGENCE_UNIT else ())
