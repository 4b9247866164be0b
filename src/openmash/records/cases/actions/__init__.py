"""The only code that writes the spine. Keyword-only, `actor` first, each in one transaction with its audit row."""

from openmash.records.cases.actions.handing_over import (
    accept,
    bring_back,
    decline,
    lapse,
    lapse_reach,
    offer,
    take,
    withdraw,
)
from openmash.records.cases.actions.process import add_child, close, end_for_child, mark, open_process, reopen
from openmash.records.cases.actions.working_with import (
    OpenCase,
    Read,
    allocate,
    allocate_again,
    end_allocation,
    note_list_read,
    read_open_cases,
    tell_involvement,
)

__all__ = [
    "OpenCase",
    "Read",
    "accept",
    "add_child",
    "allocate",
    "allocate_again",
    "bring_back",
    "close",
    "decline",
    "end_allocation",
    "end_for_child",
    "lapse",
    "lapse_reach",
    "mark",
    "note_list_read",
    "offer",
    "open_process",
    "read_open_cases",
    "reopen",
    "take",
    "tell_involvement",
    "withdraw",
]
