"""Every address, by name. Each module's routes are a tuple of its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from openmash.config.first_page import first_page
from openmash.config.policies import EVERY_GRANT
from openmash.foundation.access.evaluator import install
from openmash.partner_api.urls import urlpatterns as partner_api
from openmash.publicsite.hello.urls import urlpatterns as hello
from openmash.publicsite.reply.urls import urlpatterns as reply
from openmash.publicsite.urls import urlpatterns as publicsite
from openmash.web.access.urls import urlpatterns as access
from openmash.web.access_requests.urls import urlpatterns as access_requests
from openmash.web.alerts.urls import urlpatterns as alerts
from openmash.web.allegations.urls import urlpatterns as allegations
from openmash.web.assessments.urls import urlpatterns as assessments
from openmash.web.attendance.urls import urlpatterns as attendance
from openmash.web.checks.urls import urlpatterns as checks
from openmash.web.child.urls import urlpatterns as child
from openmash.web.circumstances.urls import urlpatterns as circumstances
from openmash.web.complaints.urls import urlpatterns as complaints
from openmash.web.court.urls import urlpatterns as court
from openmash.web.cpis.urls import urlpatterns as cpis
from openmash.web.differences.urls import urlpatterns as differences
from openmash.web.disruption.urls import urlpatterns as disruption
from openmash.web.emails.urls import urlpatterns as emails
from openmash.web.encompass.urls import urlpatterns as encompass
from openmash.web.exploitation.urls import urlpatterns as exploitation
from openmash.web.feeds.urls import urlpatterns as feeds
from openmash.web.following.urls import urlpatterns as following
from openmash.web.forms.urls import urlpatterns as forms
from openmash.web.frontdoor.urls import urlpatterns as frontdoor
from openmash.web.information_requests.urls import urlpatterns as information_requests
from openmash.web.inspection.urls import urlpatterns as inspection
from openmash.web.intake.urls import urlpatterns as intake
from openmash.web.intelligence.urls import urlpatterns as intelligence
from openmash.web.interpreters.urls import urlpatterns as interpreters
from openmash.web.journey.urls import urlpatterns as journey
from openmash.web.learning.urls import urlpatterns as learning
from openmash.web.letters.urls import urlpatterns as letters
from openmash.web.linkage.urls import urlpatterns as linkage
from openmash.web.looked_after.urls import urlpatterns as looked_after
from openmash.web.losses.urls import urlpatterns as losses
from openmash.web.meetings.urls import urlpatterns as meetings
from openmash.web.misfiled.urls import urlpatterns as misfiled
from openmash.web.missing.urls import urlpatterns as missing
from openmash.web.outage.urls import urlpatterns as outage
from openmash.web.oversight.urls import urlpatterns as oversight
from openmash.web.own_words.urls import urlpatterns as own_words
from openmash.web.partners.urls import urlpatterns as partners
from openmash.web.partnership.urls import urlpatterns as partnership
from openmash.web.patterns.urls import urlpatterns as patterns
from openmash.web.plans.urls import urlpatterns as plans
from openmash.web.police_in_schools.urls import urlpatterns as police_in_schools
from openmash.web.practice.urls import urlpatterns as practice
from openmash.web.processing.urls import urlpatterns as processing
from openmash.web.retention.urls import urlpatterns as retention
from openmash.web.returns.urls import urlpatterns as returns
from openmash.web.rota.urls import urlpatterns as rota
from openmash.web.school_records.urls import urlpatterns as school_records
from openmash.web.schools.urls import urlpatterns as schools
from openmash.web.scorecard.urls import urlpatterns as scorecard
from openmash.web.screening.urls import urlpatterns as screening
from openmash.web.search.urls import urlpatterns as search
from openmash.web.sharing.urls import urlpatterns as sharing
from openmash.web.shell.third_party import THIRD_PARTY_SCREENS, routes
from openmash.web.shell.urls import urlpatterns as shell
from openmash.web.subjects.urls import urlpatterns as subjects
from openmash.web.systems.urls import urlpatterns as systems
from openmash.web.triage.urls import urlpatterns as triage
from openmash.web.unmet.urls import urlpatterns as unmet
from openmash.web.visitors.urls import urlpatterns as visitors
from openmash.web.visits.urls import urlpatterns as visits
from openmash.web.worklist.urls import urlpatterns as worklist

__all__ = ["THIRD_PARTY_SCREENS", "handler403", "handler404", "handler500", "urlpatterns"]

install(EVERY_GRANT)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", first_page, name="home"),
    *shell,
    *worklist,
    *returns,
    *rota,
    *forms,
    *letters,
    *search,
    *child,
    *access,
    *frontdoor,
    *checks,
    *triage,
    *intelligence,
    *subjects,
    *allegations,
    *intake,
    *missing,
    *court,
    *circumstances,
    *patterns,
    *scorecard,
    *inspection,
    *practice,
    *partnership,
    *learning,
    *unmet,
    *attendance,
    *encompass,
    *schools,
    *police_in_schools,
    *school_records,
    *cpis,
    *interpreters,
    *losses,
    *looked_after,
    *visits,
    *screening,
    *assessments,
    *plans,
    *exploitation,
    *disruption,
    *journey,
    *oversight,
    *alerts,
    *outage,
    *misfiled,
    *linkage,
    *feeds,
    *following,
    *visitors,
    *meetings,
    *publicsite,
    *reply,
    *hello,
    *partner_api,
    *systems,
    *own_words,
    *partners,
    *emails,
    *differences,
    *information_requests,
    *complaints,
    *access_requests,
    *retention,
    *sharing,
    *processing,
    *routes(),
]
handler403 = "openmash.web.shell.errors.not_permitted"
handler404 = "openmash.web.shell.errors.not_found"
handler500 = "openmash.web.shell.errors.broken"
