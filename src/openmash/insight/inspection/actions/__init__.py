"""The only code that writes inspections. Keyword-only, `actor` first, each in one transaction with its audit event."""

from openmash.insight.inspection.actions.asking import answer, ask
from openmash.insight.inspection.actions.auditing import write_view
from openmash.insight.inspection.actions.making import (
    MAKE,
    add_child,
    ask_for_list,
    draw_children,
    make,
    withhold,
)
from openmash.insight.inspection.actions.planning import (
    NoticeTold,
    TaskTold,
    add_task,
    begin,
    change_task,
    close,
    finish_task,
    inform,
)
from openmash.insight.inspection.actions.releasing import accept, add_document, release, release_ready, take_back
from openmash.insight.inspection.actions.seating import end_seat, let_in, seat_inspector

__all__ = [
    "MAKE",
    "NoticeTold",
    "TaskTold",
    "accept",
    "add_child",
    "add_document",
    "add_task",
    "answer",
    "ask",
    "ask_for_list",
    "begin",
    "change_task",
    "close",
    "draw_children",
    "end_seat",
    "finish_task",
    "inform",
    "let_in",
    "make",
    "release",
    "release_ready",
    "seat_inspector",
    "take_back",
    "withhold",
    "write_view",
]
