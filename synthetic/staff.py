"""The agencies, teams and workers of the demonstration. Everyone here is made up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal
from uuid import UUID

from synthetic import naming
from synthetic.naming import GENERAL
from synthetic.numbers import key

AgencyKind = Literal[
    "council",
    "early_help",
    "police",
    "health",
    "education",
    "school",
    "domestic_abuse",
    "drug_and_alcohol",
    "housing",
    "probation",
    "other_area",
    "gp",
    "voluntary",
    "other",
]


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation. Telephone numbers are from the range kept for drama."""

    id: UUID
    slug: str
    name: str
    kind: AgencyKind
    phone_day: str
    phone_night: str
    hours: str


@dataclass(frozen=True, slots=True)
class Team:
    """A team of an agency. `deputy` is the slug of the team that answers where this one does not."""

    id: UUID
    agency: str
    slug: str
    name: str
    kind: str
    phone: str
    is_duty_desk: bool = False
    answers_out_of_hours: bool = False
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Worker:
    """An account of the demonstration. `roles` are the slugs of `access` roles."""

    id: UUID
    username: str
    name: str
    job: str
    agency: str
    team: str
    roles: tuple[str, ...]


def fixed_key(*parts: str) -> UUID:
    """Return the key that always stands for this agency, team or worker, whatever the county's seed."""
    return key(Random(":".join(parts)))


def _agency(slug: str, name: str, kind: AgencyKind, phone: int, night: int | None, hours: str) -> Agency:
    return Agency(
        fixed_key("agency", slug),
        slug,
        name,
        kind,
        f"01632 960{phone:03d}",
        f"01632 960{night:03d}" if night is not None else "",
        hours,
    )


AGENCIES: tuple[Agency, ...] = (
    _agency("council", "Children's Social Care", "council", 100, 199, "Monday to Friday, 9am to 5pm"),
    _agency("early-help", "Early Help and Family Hubs", "early_help", 110, None, "Monday to Friday, 9am to 5pm"),
    _agency("police", "Police Public Protection", "police", 120, 121, "Every day, 7am to 11pm in the hub"),
    _agency("health", "NHS Safeguarding Team", "health", 130, 131, "Monday to Friday, 8.30am to 5pm"),
    _agency("education", "Education Safeguarding", "education", 140, None, "Monday to Friday, 8.30am to 4.30pm"),
    _agency(
        "domestic-abuse",
        "County Domestic Abuse Service",
        "domestic_abuse",
        150,
        151,
        "Monday to Friday, 9am to 5pm",
    ),
    _agency(
        "drug-and-alcohol",
        "County Drug and Alcohol Service",
        "drug_and_alcohol",
        160,
        None,
        "Monday to Friday, 9am to 5pm",
    ),
    _agency("housing", "District Housing Options", "housing", 170, None, "Monday to Friday, 9am to 4.30pm"),
    _agency("probation", "Probation Service", "probation", 180, None, "Monday to Friday, 9am to 5pm"),
    _agency(
        "adult-mental-health",
        "Adult Mental Health Service",
        "health",
        135,
        136,
        "Monday to Friday, 9am to 5pm",
    ),
    _agency("schools", "Schools and colleges", "school", 145, None, "Term time, 8am to 4pm"),
    _agency(
        "neighbouring-council",
        "Marchshire Children's Services",
        "other_area",
        190,
        191,
        "Monday to Friday",
    ),
    _agency("severn-view-surgery", "Severn View Surgery", "gp", 310, None, "Monday to Friday, 8am to 6.30pm"),
    _agency("little-acorns", "Little Acorns Playgroup", "voluntary", 320, None, "Term time, 8am to 1pm"),
    _agency("finlay", "Finlay Community School", "school", 330, None, "Term time, 8am to 4pm"),
    _agency("gloucester-academy", "Gloucester Academy", "school", 340, None, "Term time, 8am to 4pm"),
    _agency("inspectorates", "Inspectorates", "other", 390, None, "Monday to Friday"),
)


def _team(agency: str, slug: str, name: str, kind: str, phone: int, *flags: str, deputy: str = "") -> Team:
    return Team(
        fixed_key("team", slug),
        agency,
        slug,
        name,
        kind,
        f"01632 960{phone:03d}",
        "duty" in flags,
        "night" in flags,
        deputy,
    )


TEAMS: tuple[Team, ...] = (
    _team("council", "mash", "MASH", "hub", 100, "duty", deputy="mash-managers"),
    _team("council", "mash-managers", "MASH managers", "hub", 101),
    _team(
        "council",
        "out-of-hours",
        "Emergency Duty Team",
        "out_of_hours",
        199,
        "night",
        deputy="mash-managers",
    ),
    _team(
        "council",
        "assessment-gloucester",
        "Gloucester Assessment Team",
        "social_work",
        102,
        deputy="assessment-forest",
    ),
    _team(
        "council",
        "assessment-cheltenham",
        "Cheltenham and Tewkesbury Assessment Team",
        "social_work",
        103,
        deputy="assessment-gloucester",
    ),
    _team(
        "council",
        "assessment-forest",
        "Forest, Stroud and Cotswold Assessment Team",
        "social_work",
        104,
        deputy="assessment-gloucester",
    ),
    _team(
        "council",
        "family-gloucester",
        "Gloucester Family Safeguarding Team",
        "social_work",
        105,
        deputy="assessment-gloucester",
    ),
    _team("council", "children-in-care", "Children in Care Team", "social_work", 106, deputy="family-gloucester"),
    _team("council", "designated-officers", "Designated officers", "hub", 107),
    _team("council", "exploitation", "Exploitation and missing team", "hub", 108),
    _team("council", "conference-chairs", "Conference chairs and reviewing officers", "hub", 109),
    _team("police", "intelligence", "Intelligence unit", "police", 122),
    _team("early-help", "early-help-desk", "Early Help desk in the MASH", "hub_partner", 110, "duty"),
    _team("early-help", "family-hubs", "Family hubs", "early_help", 111, deputy="early-help-desk"),
    _team(
        "police",
        "police-desk",
        "Police desk in the MASH",
        "hub_partner",
        120,
        "duty",
        deputy="police-protection",
    ),
    _team("police", "police-protection", "Child Protection Investigation Team", "police", 121, "night"),
    _team("police", "response-gloucester", "Gloucester response", "police", 123, deputy="police-protection"),
    _team("police", "schools-officers", "Schools officers", "police", 125, deputy="police-protection"),
    _team("police", "response-cheltenham", "Cheltenham response", "police", 124, deputy="police-protection"),
    _team("health", "health-desk", "Health desk in the MASH", "hub_partner", 130, "duty", deputy="health-named"),
    _team("health", "health-named", "Named nurses", "health", 131),
    _team(
        "education",
        "education-desk",
        "Education desk in the MASH",
        "hub_partner",
        140,
        "duty",
        deputy="education-safeguarding",
    ),
    _team("education", "education-safeguarding", "Education safeguarding officers", "education", 141),
    _team("domestic-abuse", "advocates", "Independent domestic violence advocates", "check_responder", 150),
    _team("drug-and-alcohol", "family-workers", "Family workers", "check_responder", 160),
    _team("housing", "housing-safeguarding", "Housing safeguarding officers", "check_responder", 170),
    _team("probation", "probation-safeguarding", "Probation safeguarding officers", "check_responder", 180),
    _team("adult-mental-health", "recovery", "Recovery team", "check_responder", 135),
    _team("schools", "safeguarding-leads", "Designated safeguarding leads", "referrer", 145),
    _team("finlay", "finlay-safeguarding", "Safeguarding at Finlay", "referrer", 330),
    _team("gloucester-academy", "academy-safeguarding", "Safeguarding at Gloucester Academy", "referrer", 340),
    _team("neighbouring-council", "marchshire-front-door", "Marchshire front door", "hub", 190, "duty"),
    _team("inspectorates", "inspection-team", "Inspection team", "other", 390),
)


def _worker(username: str, name: str, job: str, team: str, *roles: str) -> Worker:
    agency = next(each.agency for each in TEAMS if each.slug == team)
    return Worker(fixed_key("worker", username), username, name, job, agency, team, roles)


WORKERS: tuple[Worker, ...] = (
    _worker("call.taker", "Bethan Rowley", "Contact officer", "mash", "call_taker"),
    _worker("screener", "Samir Haddon", "Social worker, screening", "mash", "screener"),
    _worker("screener.two", "Grace Ollerton", "Social worker, screening", "mash", "screener"),
    _worker("screener.three", "Dermot Finlay", "Social worker, screening", "mash", "screener"),
    _worker("decision.maker", "Helen Achebe", "Practice manager", "mash-managers", "decision_maker"),
    _worker("decision.maker.two", "Martin Szabo", "Practice manager", "mash-managers", "decision_maker"),
    _worker(
        "duty.manager",
        "Ruth Castellan",
        "MASH service manager",
        "mash-managers",
        "duty_manager",
        "decision_maker",
    ),
    _worker("out.of.hours", "Colin Abara", "Emergency duty social worker", "out-of-hours", "out_of_hours"),
    _worker("out.of.hours.two", "Sheila Trevanion", "Emergency duty social worker", "out-of-hours", "out_of_hours"),
    _worker("social.worker", "Priya Lindqvist", "Social worker", "assessment-gloucester", "social_worker"),
    _worker("social.worker.two", "Owen Marchetti", "Social worker", "assessment-cheltenham", "social_worker"),
    _worker("social.worker.three", "Abigail Nkemelu", "Social worker", "family-gloucester", "social_worker"),
    _worker("team.manager", "Fiona Drummond-Bell", "Team manager", "assessment-gloucester", "team_manager"),
    _worker("team.manager.two", "Keith Osgood", "Team manager", "assessment-cheltenham", "team_manager"),
    _worker("early.help", "Lorraine Petrie", "Early help co-ordinator", "early-help-desk", "hub_partner"),
    _worker("police", "DS Aaron Whitcombe", "Detective sergeant", "police-desk", "hub_partner", "police_unit"),
    _worker("police.two", "PC Nadia Brereton", "Police researcher", "police-desk", "hub_partner", "police_unit"),
    _worker("police.officer", "PC Imogen Farrell", "Response officer", "response-gloucester", "police_officer"),
    _worker("police.officer.two", "PC Dev Rahman", "Response officer", "response-gloucester", "police_officer"),
    _worker("police.officer.three", "PC Lowri Beddoes", "Response officer", "response-cheltenham", "police_officer"),
    _worker("police.officer.four", "PC Jonah Quayle", "Response officer", "response-gloucester", "police_officer"),
    _worker("police.sergeant", "PS Callum Hartley", "Patrol sergeant", "response-gloucester", "police_supervisor"),
    _worker("police.sergeant.two", "PS Anneka Dolan", "Patrol sergeant", "response-cheltenham", "police_supervisor"),
    _worker("safeguarding.unit", "DC Ffion Marsh", "Safeguarding officer", "police-protection", "police_unit"),
    _worker("schools.officer", "PC Hollis Wren", "Schools officer", "schools-officers", "schools_officer"),
    _worker("schools.officer.two", "PC Temi Adeyemi", "Schools officer", "schools-officers", "schools_officer"),
    _worker("health", "Josephine Mbeki-Hall", "Specialist safeguarding nurse", "health-desk", "hub_partner"),
    _worker("education", "Tom Ravensdale", "Education safeguarding officer", "education-desk", "hub_partner"),
    _worker(
        "domestic.abuse",
        "Carla Fontaine",
        "Independent domestic violence advocate",
        "advocates",
        "check_responder",
    ),
    _worker("drug.and.alcohol", "Neil Garrowby", "Family worker", "family-workers", "check_responder"),
    _worker("housing", "Yvonne Pascoe", "Housing safeguarding officer", "housing-safeguarding", "check_responder"),
    _worker("probation", "Graham Tindle", "Probation officer", "probation-safeguarding", "check_responder"),
    _worker("mental.health", "Leila Sorensen", "Community psychiatric nurse", "recovery", "check_responder"),
    _worker(
        "school",
        "Margaret Ashdown",
        "Designated safeguarding lead",
        "safeguarding-leads",
        "professional_referrer",
        "check_responder",
    ),
    _worker("team.manager.three", "Huw Bellamy", "Team manager", "assessment-forest", "team_manager"),
    _worker("team.manager.four", "Amina Trescothick", "Team manager", "family-gloucester", "team_manager"),
    _worker("family.hub", "Sandra Okoro", "Family hub manager", "family-hubs", "team_manager"),
    _worker(
        "other.schools", "Wendy Corrigan", "Safeguarding administrator", "safeguarding-leads", "professional_referrer"
    ),
    _worker("other.health", "Anil Fairweather", "Safeguarding administrator", "health-named", "professional_referrer"),
    _worker("other.partners", "Rosa Tidmarsh", "Safeguarding administrator", "family-hubs", "professional_referrer"),
    _worker(
        "information.lead",
        "Patrick Emsworth",
        "Information governance lead",
        "mash-managers",
        "information_lead",
    ),
    _worker(
        "designated.officer",
        "Miriam Stanhope",
        "Designated officer for allegations",
        "designated-officers",
        "designated_officer",
    ),
    _worker("practice.lead", "Ngozi Farthing", "Principal social worker", "mash-managers", "practice_lead"),
    _worker("practice.lead.two", "Simon Greaves", "Practice development lead", "mash-managers", "practice_lead"),
    _worker("auditor", "Ruth Amadi", "Practice auditor", "mash-managers", "auditor"),
    _worker("auditor.two", "Owain Bligh", "Designated nurse, quality assurance", "health-named", "auditor"),
    _worker(
        "board.member", "Winifred Oakes", "Independent member of the partnership board", "mash-managers", "board_member"
    ),
    _worker("complaints", "Marjorie Finch", "Complaints manager", "mash-managers", "complaints_officer"),
    _worker("accounts", "Debbie Lark", "Account administrator", "mash-managers", "account_administrator"),
    _worker("service.manager", "Imran Castell", "Head of service", "mash-managers", "service_manager"),
    _worker(
        "partnership.manager", "Celia Rowntree", "Partnership business manager", "mash-managers", "partnership_manager"
    ),
    _worker("exploitation.team", "Tamsin Okafor", "Exploitation lead", "exploitation", "exploitation_team"),
    _worker("exploitation.chair", "Alistair Penrose", "Head of service", "exploitation", "exploitation_chair"),
    _worker("exploitation.analyst", "Mei Tanner", "Exploitation analyst", "intelligence", "exploitation_analyst"),
    _worker("intelligence.unit", "DC Rhys Calloway", "Intelligence officer", "intelligence", "intelligence_unit"),
    _worker("data.officer", "Ottilie Brandreth", "Performance and data officer", "mash-managers", "data_officer"),
    _worker("council.feeds", "Judith Hargreave", "Data officer", "mash-managers", "data_feeds"),
    _worker(
        "finlay.lead",
        "Rachel Penhale",
        "Designated safeguarding lead",
        "finlay-safeguarding",
        "school_lead",
        "professional_referrer",
        "check_responder",
    ),
    _worker(
        "finlay.deputy",
        "Joe Tranter",
        "Deputy safeguarding lead",
        "finlay-safeguarding",
        "school_lead",
        "professional_referrer",
    ),
    _worker(
        "academy.lead",
        "Amara Quist",
        "Designated safeguarding lead",
        "academy-safeguarding",
        "school_lead",
        "professional_referrer",
        "check_responder",
    ),
    _worker(
        "home.education", "Sunita Marlowe", "Elective home education officer", "education-safeguarding", "school_lead"
    ),
    _worker("inspector", "Geraint Ashby", "Lead inspector, social care", "inspection-team", "inspector"),
    _worker("inspector.two", "Rukhsana Vale", "Inspector of constabulary", "inspection-team", "inspector"),
    _worker(
        "intelligence.unit.two", "DS Morwenna Hale", "Intelligence supervisor", "intelligence", "intelligence_unit"
    ),
    _worker("police.feeds", "Ian Quillfeather", "Data officer", "police-protection", "data_feeds"),
    _worker("conference.chair", "Hilary Fenwick", "Conference chair", "conference-chairs", "team_manager"),
    _worker("missing.coordinator", "Bronwen Tarrow", "Missing persons co-ordinator", "police-desk", "hub_partner"),
)

BY_USERNAME: dict[str, Worker] = {worker.username: worker for worker in WORKERS}
CHILDREN_A_WORKER, MOST_MORE_WORKERS = 2_000, 66
"""Of a whole county: so many that each works with about twenty children, as workers of such a county do."""
TEAMS_OF_MORE = ("assessment-gloucester", "assessment-cheltenham", "family-gloucester")


@cache
def more_workers(children: int) -> tuple[Worker, ...]:
    """The social workers a county of this many children has beside the demonstration's; none for a small one."""
    many = min(MOST_MORE_WORKERS, children // CHILDREN_A_WORKER) if children >= 10 * CHILDREN_A_WORKER else 0
    rng = Random("more workers")
    found = []
    for number in range(many):
        name = f"{naming.forename(rng, GENERAL, 'F', 1988)} {naming.surname(rng, GENERAL)}"
        team = TEAMS_OF_MORE[number % len(TEAMS_OF_MORE)]
        found.append(_worker(f"social.worker.more.{number}", name, "Social worker", team, "social_worker"))
    return tuple(found)


AGENCY_BY_SLUG: dict[str, Agency] = {agency.slug: agency for agency in AGENCIES}
TEAM_BY_SLUG: dict[str, Team] = {team.slug: team for team in TEAMS}

# Who answers a check for each agency, in the words of a reply.
ANSWERS_FOR: dict[str, tuple[str, ...]] = {
    "police": ("DS Aaron Whitcombe", "PC Nadia Brereton"),
    "health": ("Josephine Mbeki-Hall",),
    "education": ("Tom Ravensdale",),
    "early-help": ("Lorraine Petrie",),
    "domestic-abuse": ("Carla Fontaine",),
    "drug-and-alcohol": ("Neil Garrowby",),
    "housing": ("Yvonne Pascoe",),
    "probation": ("Graham Tindle",),
    "adult-mental-health": ("Leila Sorensen",),
    "neighbouring-council": ("Duty worker, Marchshire",),
}
