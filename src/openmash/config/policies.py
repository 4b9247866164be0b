"""Every module's grants, listed by hand: what is not here is granted to nobody."""

from __future__ import annotations

from openmash.casework.allegations import policy as allegations
from openmash.casework.assessments import policy as assessments
from openmash.casework.attendance import policy as attendance
from openmash.casework.circumstances import policy as circumstances
from openmash.casework.complaints import policy as complaints
from openmash.casework.court import policy as court
from openmash.casework.cpis import policy as cpis
from openmash.casework.differences import policy as differences
from openmash.casework.disruption import policy as disruption
from openmash.casework.domestic_abuse import policy as domestic_abuse
from openmash.casework.emails import policy as emails
from openmash.casework.encompass import policy as encompass
from openmash.casework.exploitation import policy as exploitation
from openmash.casework.frontdoor import policy as frontdoor
from openmash.casework.incidents import policy as incidents
from openmash.casework.information_requests import policy as information_requests
from openmash.casework.intelligence import policy as intelligence
from openmash.casework.interpreters import policy as interpreters
from openmash.casework.journey import policy as journey
from openmash.casework.letters import policy as letters
from openmash.casework.looked_after import policy as looked_after
from openmash.casework.losses import policy as losses
from openmash.casework.meetings import policy as meetings
from openmash.casework.misfiled import policy as misfiled
from openmash.casework.missing import policy as missing
from openmash.casework.outage import policy as outage
from openmash.casework.own_words import policy as own_words
from openmash.casework.plans import policy as plans
from openmash.casework.police_in_schools import policy as police_in_schools
from openmash.casework.protection import policy as protection
from openmash.casework.school_records import policy as school_records
from openmash.casework.schools import policy as schools
from openmash.casework.screening import policy as screening
from openmash.casework.supervision import policy as supervision
from openmash.casework.unmet import policy as unmet
from openmash.casework.visitors import policy as visitors
from openmash.casework.visits import policy as visits
from openmash.foundation.access import policy as access
from openmash.foundation.access.evaluator import Grants
from openmash.foundation.clients import policy as clients
from openmash.foundation.files import policy as files
from openmash.foundation.imports import policy as imports
from openmash.foundation.instruments import policy as instruments
from openmash.foundation.links import policy as links
from openmash.foundation.notices import policy as notices
from openmash.foundation.rota import policy as rota
from openmash.foundation.sharing import policy as sharing
from openmash.insight.access_requests import policy as access_requests
from openmash.insight.alerts import policy as alerts
from openmash.insight.chronology import policy as chronology
from openmash.insight.inspection import policy as inspection
from openmash.insight.learning import policy as learning
from openmash.insight.oversight import policy as oversight
from openmash.insight.partnership import policy as partnership
from openmash.insight.patterns import policy as patterns
from openmash.insight.practice import policy as practice
from openmash.insight.processing import policy as processing
from openmash.insight.retention import policy as retention
from openmash.insight.returns import policy as returns
from openmash.insight.scorecard import policy as scorecard
from openmash.records.cases import policy as cases
from openmash.records.linkage import policy as linkage
from openmash.records.people import policy as people
from openmash.records.subjects import policy as subjects
from openmash.records.voice import policy as voice
from openmash.web.child import policy as child

EVERY_GRANT: tuple[Grants, ...] = (
    access.GRANTS,
    files.GRANTS,
    rota.GRANTS,
    links.GRANTS,
    clients.GRANTS,
    sharing.GRANTS,
    instruments.GRANTS,
    imports.GRANTS,
    notices.GRANTS,
    people.GRANTS,
    linkage.GRANTS,
    cases.GRANTS,
    voice.GRANTS,
    frontdoor.GRANTS,
    emails.GRANTS,
    differences.GRANTS,
    information_requests.GRANTS,
    complaints.GRANTS,
    misfiled.GRANTS,
    missing.GRANTS,
    incidents.GRANTS,
    screening.GRANTS,
    domestic_abuse.GRANTS,
    meetings.GRANTS,
    journey.GRANTS,
    protection.GRANTS,
    court.GRANTS,
    circumstances.GRANTS,
    unmet.GRANTS,
    outage.GRANTS,
    oversight.GRANTS,
    own_words.GRANTS,
    attendance.GRANTS,
    cpis.GRANTS,
    schools.GRANTS,
    encompass.GRANTS,
    police_in_schools.GRANTS,
    school_records.GRANTS,
    losses.GRANTS,
    looked_after.GRANTS,
    letters.GRANTS,
    allegations.GRANTS,
    interpreters.GRANTS,
    child.GRANTS,
    visitors.GRANTS,
    visits.GRANTS,
    assessments.GRANTS,
    plans.GRANTS,
    exploitation.GRANTS,
    disruption.GRANTS,
    access_requests.GRANTS,
    processing.GRANTS,
    chronology.GRANTS,
    patterns.GRANTS,
    retention.GRANTS,
    returns.GRANTS,
    scorecard.GRANTS,
    alerts.GRANTS,
    inspection.GRANTS,
    practice.GRANTS,
    partnership.GRANTS,
    learning.GRANTS,
    supervision.GRANTS,
    subjects.GRANTS,
    intelligence.GRANTS,
)
