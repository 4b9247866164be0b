"""The only code that writes about missing children. Keyword-only, `actor` first, each with its audit row."""

from openmash.casework.missing.actions.after import (
    extract_to_pass,
    mark_passed_on,
    record_prevention,
    record_step,
    write_extract,
)
from openmash.casework.missing.actions.checking import draw, find, settle
from openmash.casework.missing.actions.during import give_to_police, record_done, tell_last_seen
from openmash.casework.missing.actions.episodes import (
    add_companion,
    classify,
    problems_of_report,
    record_back,
    report_missing,
    review_after,
    set_risk,
)
from openmash.casework.missing.actions.ready import (
    PHOTOGRAPH,
    agree_plan,
    ask_carer,
    hold_ready,
    hold_ready_by_link,
    place_away,
)

__all__ = [
    "PHOTOGRAPH",
    "add_companion",
    "agree_plan",
    "ask_carer",
    "classify",
    "draw",
    "extract_to_pass",
    "find",
    "give_to_police",
    "hold_ready",
    "hold_ready_by_link",
    "mark_passed_on",
    "place_away",
    "problems_of_report",
    "record_back",
    "record_done",
    "record_prevention",
    "record_step",
    "report_missing",
    "review_after",
    "set_risk",
    "settle",
    "tell_last_seen",
    "write_extract",
]
