"""The addresses of forms, lists and letters that an area makes."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.forms.draft import form_draft, form_head, form_move, form_ready, form_section, form_section_add
from openmash.web.forms.local_form import form_draft_begin, local_form
from openmash.web.forms.local_forms import form_begin, local_forms
from openmash.web.forms.parts_of_draft import form_code, form_code_add, form_letter
from openmash.web.forms.question import form_question, form_question_add
from openmash.web.forms.showing import form_ours, form_version
from openmash.web.forms.step import form_step

ONE = "forms/version/<uuid:version_id>"
DRAFT = f"{ONE}/draft"
urlpatterns: list[URLPattern] = [
    path("forms", local_forms, name="local_forms"),
    path("forms/new", form_begin, name="form_begin"),
    path("forms/of/<slug:slug>", local_form, name="local_form"),
    path("forms/of/<slug:slug>/ours", form_ours, name="form_ours"),
    path("forms/of/<slug:slug>/draft", form_draft_begin, name="form_draft_begin"),
    path(ONE, form_version, name="form_version"),
    path(f"{ONE}/to/<slug:step>", form_step, name="form_step"),
    path(DRAFT, form_draft, name="form_draft"),
    path(f"{DRAFT}/head", form_head, name="form_head"),
    path(f"{DRAFT}/move", form_move, name="form_move"),
    path(f"{DRAFT}/ready", form_ready, name="form_ready"),
    path(f"{DRAFT}/letter", form_letter, name="form_letter"),
    path(f"{DRAFT}/section", form_section_add, name="form_section_add"),
    path(f"{DRAFT}/section/<slug:slug>", form_section, name="form_section"),
    path(f"{DRAFT}/section/<slug:section>/question", form_question_add, name="form_question_add"),
    path(f"{DRAFT}/question/<slug:slug>", form_question, name="form_question"),
    path(f"{DRAFT}/answer", form_code_add, name="form_code_add"),
    path(f"{DRAFT}/answer/<slug:code>", form_code, name="form_code"),
]
