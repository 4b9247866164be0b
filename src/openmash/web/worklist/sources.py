"""Where the worklist comes from: each module one line or a few, in any order; the page sorts by what is urgent."""

from __future__ import annotations

from openmash.web.access_requests.waiting import access_requests_to_answer
from openmash.web.alerts.alerts import alerts_to_answer
from openmash.web.allegations.mine import allegations_to_work
from openmash.web.assessments.waiting import assessments_to_do
from openmash.web.checks.waiting import checks_asked
from openmash.web.child.due import babies_due
from openmash.web.circumstances.listing import circumstances_to_follow
from openmash.web.complaints.waiting import complaints_to_answer
from openmash.web.court.powers import powers_to_end
from openmash.web.cpis.notices import notices_to_read
from openmash.web.differences.waiting import differences_to_answer
from openmash.web.disruption.waiting import measures_to_look_at
from openmash.web.emails.waiting import emails_waiting
from openmash.web.encompass.following import encompass_to_do
from openmash.web.encompass.ours import notices_to_read as encompass_to_read
from openmash.web.exploitation.waiting import assessments_owed, exploitation_to_do, referrals_to_consider
from openmash.web.following.promised import promises_to_follow
from openmash.web.forms.waiting import forms_to_look_at
from openmash.web.frontdoor.night_waiting import areas_to_ring, to_hand_over, to_offer_back
from openmash.web.frontdoor.waiting import acts_to_ratify, contacts_held, late_answers, offers, to_write_up
from openmash.web.information_requests.waiting import information_requests_to_answer
from openmash.web.intelligence.waiting import intelligence_to_handle
from openmash.web.interpreters.waiting import interpreters_to_arrange
from openmash.web.journey.waiting import (
    drift_of_my_team,
    enquiries_to_look_at,
    limits_of_my_children,
    meetings_to_finish,
    reasons_to_write,
    reports_owed,
)
from openmash.web.looked_after.listing import looked_after_to_follow
from openmash.web.losses.loss import losses_to_work_through
from openmash.web.meetings.waiting import meeting_actions_owed
from openmash.web.misfiled.waiting import breaches_to_handle, misfiled_to_tell, retractions_to_answer
from openmash.web.missing.waiting import held_ready_to_look_at, missing_to_do, recording_to_put_right
from openmash.web.oversight.teams import asked_of_us
from openmash.web.oversight.waiting import directions_to_do, sheets_to_read, supervisions_due
from openmash.web.partnership.agreed import partnership_to_do
from openmash.web.partnership.plans import plans_to_keep
from openmash.web.partnership.reviews import reviews_to_run
from openmash.web.plans.waiting import plans_to_do
from openmash.web.police_in_schools.waiting import police_in_schools_to_do
from openmash.web.practice.waiting import practice_to_do
from openmash.web.retention.waiting import erasures_to_agree
from openmash.web.returns.waiting import returns_to_put_right
from openmash.web.schools.files import files_to_follow
from openmash.web.screening.waiting import screenings_to_do
from openmash.web.sharing.waiting import agreements_to_keep
from openmash.web.shell.waiting import messages_of_today
from openmash.web.subjects.waiting import subjects_to_look_at
from openmash.web.triage.mine import domestic_abuse_at_triage
from openmash.web.unmet.counts import needs_to_ask_again
from openmash.web.visitors.waiting import comments_to_read
from openmash.web.visits.waiting import visits_to_make
from openmash.web.worklist.item import Source

SOURCES: tuple[Source, ...] = (
    offers,
    late_answers,
    powers_to_end,
    circumstances_to_follow,
    looked_after_to_follow,
    notices_to_read,
    needs_to_ask_again,
    acts_to_ratify,
    to_write_up,
    contacts_held,
    enquiries_to_look_at,
    limits_of_my_children,
    meetings_to_finish,
    reasons_to_write,
    reports_owed,
    drift_of_my_team,
    returns_to_put_right,
    directions_to_do,
    sheets_to_read,
    supervisions_due,
    asked_of_us,
    alerts_to_answer,
    practice_to_do,
    to_hand_over,
    to_offer_back,
    areas_to_ring,
    checks_asked,
    emails_waiting,
    differences_to_answer,
    information_requests_to_answer,
    complaints_to_answer,
    losses_to_work_through,
    retractions_to_answer,
    misfiled_to_tell,
    breaches_to_handle,
    access_requests_to_answer,
    erasures_to_agree,
    agreements_to_keep,
    interpreters_to_arrange,
    babies_due,
    visits_to_make,
    screenings_to_do,
    forms_to_look_at,
    assessments_to_do,
    plans_to_do,
    exploitation_to_do,
    referrals_to_consider,
    assessments_owed,
    measures_to_look_at,
    missing_to_do,
    held_ready_to_look_at,
    recording_to_put_right,
    promises_to_follow,
    meeting_actions_owed,
    comments_to_read,
    domestic_abuse_at_triage,
    encompass_to_do,
    encompass_to_read,
    files_to_follow,
    police_in_schools_to_do,
    allegations_to_work,
    intelligence_to_handle,
    subjects_to_look_at,
    plans_to_keep,
    partnership_to_do,
    reviews_to_run,
    messages_of_today,
)
