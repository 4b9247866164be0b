"""A child's record, by part, and the small tasks that put it right."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.child.birth import child_set_birth
from openmash.web.child.chronology import child_chronology
from openmash.web.child.chronology_copies import (
    child_chronology_copies,
    child_chronology_copy,
    child_chronology_copy_for,
    child_chronology_copy_pdf,
)
from openmash.web.child.chronology_mark import child_chronology_mark
from openmash.web.child.decisions import child_decisions
from openmash.web.child.detail import child_add_detail
from openmash.web.child.details import child_details
from openmash.web.child.drawing import child_drawing, child_drawing_drawn
from openmash.web.child.family import child_family
from openmash.web.child.family_chronology import child_family_chronology
from openmash.web.child.intelligence import child_intelligence
from openmash.web.child.involvement import child_involvement
from openmash.web.child.mine import my_children
from openmash.web.child.names import child_add_name, child_correct_name
from openmash.web.child.now import child_now
from openmash.web.child.numbers import child_add_number, child_correct_number
from openmash.web.child.picture import child_picture
from openmash.web.child.places import child_add_place, child_place
from openmash.web.child.plans_and_visits import child_plans_and_visits
from openmash.web.child.protecting import child_lift_protection, child_protect_place, child_show_places
from openmash.web.child.record_voice import child_record_influence, child_record_voice, child_voice_shown
from openmash.web.child.records import child_link, child_separate
from openmash.web.child.relatives import child_add_relative, child_correct_relative
from openmash.web.child.tie import child_tie
from openmash.web.child.voice import child_voice
from openmash.web.child.who_has_looked import child_who_has_looked
from openmash.web.child.why import child_why

RECORD = "child/<uuid:person_id>"

urlpatterns: list[URLPattern] = [
    path("children", my_children, name="my_children"),
    path(RECORD, child_now, name="child_now"),
    path(f"{RECORD}/voice", child_voice, name="child_voice"),
    path(f"{RECORD}/chronology", child_chronology, name="child_chronology"),
    path(f"{RECORD}/chronology/family", child_family_chronology, name="child_family_chronology"),
    path(f"{RECORD}/chronology/mark", child_chronology_mark, name="child_chronology_mark"),
    path(f"{RECORD}/chronology/copy", child_chronology_copy, name="child_chronology_copy"),
    path(f"{RECORD}/chronology/copy/<str:recipient>", child_chronology_copy_for, name="child_chronology_copy_for"),
    path(f"{RECORD}/chronology/copies", child_chronology_copies, name="child_chronology_copies"),
    path(f"{RECORD}/chronology/copies/<uuid:copy_id>", child_chronology_copy_pdf, name="child_chronology_copy_pdf"),
    path(f"{RECORD}/family", child_family, name="child_family"),
    path(f"{RECORD}/details", child_details, name="child_details"),
    path(f"{RECORD}/involvement", child_involvement, name="child_involvement"),
    path(f"{RECORD}/plans-and-visits", child_plans_and_visits, name="child_plans_and_visits"),
    path(f"{RECORD}/decisions", child_decisions, name="child_decisions"),
    path(f"{RECORD}/intelligence", child_intelligence, name="child_intelligence"),
    path(f"{RECORD}/who-has-looked", child_who_has_looked, name="child_who_has_looked"),
    path(f"{RECORD}/why", child_why, name="child_why"),
    path(f"{RECORD}/names/add", child_add_name, name="child_add_name"),
    path(f"{RECORD}/names/<uuid:name_id>", child_correct_name, name="child_correct_name"),
    path(f"{RECORD}/birth", child_set_birth, name="child_set_birth"),
    path(f"{RECORD}/numbers/add", child_add_number, name="child_add_number"),
    path(f"{RECORD}/numbers/<uuid:number_id>", child_correct_number, name="child_correct_number"),
    path(f"{RECORD}/details/add", child_add_detail, name="child_add_detail"),
    path(f"{RECORD}/places/add", child_add_place, name="child_add_place"),
    path(f"{RECORD}/places/protected", child_show_places, name="child_show_places"),
    path(f"{RECORD}/places/<uuid:fact_id>", child_place, name="child_place"),
    path(f"{RECORD}/places/<uuid:fact_id>/protect", child_protect_place, name="child_protect_place"),
    path(f"{RECORD}/places/<uuid:fact_id>/safe", child_lift_protection, name="child_lift_protection"),
    path(f"{RECORD}/family/drawn", child_picture, name="child_picture"),
    path(f"{RECORD}/family/tie", child_tie, name="child_tie"),
    path(f"{RECORD}/family/add", child_add_relative, name="child_add_relative"),
    path(f"{RECORD}/family/<uuid:relationship_id>", child_correct_relative, name="child_correct_relative"),
    path(f"{RECORD}/records/link", child_link, name="child_link"),
    path(f"{RECORD}/records/separate", child_separate, name="child_separate"),
    path(f"{RECORD}/voice/record", child_record_voice, name="child_record_voice"),
    path("voice/<uuid:voice_id>/pictures/<uuid:file_id>", child_drawing, name="child_drawing"),
    path("voice/<uuid:voice_id>/pictures/<uuid:file_id>/drawn", child_drawing_drawn, name="child_drawing_drawn"),
    path("voice/<uuid:voice_id>/shown", child_voice_shown, name="child_voice_shown"),
    path("voice/<uuid:voice_id>/changed", child_record_influence, name="child_record_influence"),
]
