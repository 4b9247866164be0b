"""A section of each of our forms, empty, begun and wrong."""

from datetime import date

from openmash.foundation.instruments.answering import Typed, blank, fill
from openmash.foundation.instruments.loading import instrument

ON = date(2026, 11, 23)
REQUEST, REPORT = instrument("request_for_service", ON), instrument("public_report_short", ON)
TOLD: Typed = {
    "children-0-forenames": ["Mia"],
    "children-0-surname": ["Farrow"],
    "children-1-described": ["boy about 4, blue Corsa"],
    "voices-0-heard": ["verbatim"],
    "factors": ["3B", "16A"],
}
WRONG: Typed = {**TOLD, "children-0-born-day": ["31"], "children-0-born-month": ["2"], "children-0-born-year": ["2019"]}
STATES: dict[str, tuple[object, ...]] = {
    "one thing asked": ("questions", blank(REPORT.section("worry")), True),
    "two children": ("questions", blank(REQUEST.section("children"), TOLD)),
    "a row for each child": ("questions", blank(REQUEST.section("voice"), TOLD)),
    "answers under headings": ("questions", blank(REQUEST.section("factors"), TOLD)),
    "asked only if": ("questions", blank(REQUEST.section("informing"), {"parents_told": ["no"]})),
}
WRONG_STATES: dict[str, tuple[object, ...]] = {
    "children, wrong": ("questions", fill(REQUEST.section("children"), WRONG)),
    "informing, wrong": ("questions", fill(REQUEST.section("informing"), {"parents_told": ["no"]})),
}
