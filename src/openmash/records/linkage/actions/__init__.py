"""The only code that says which records are one person. Decisions are added; sets and circles follow from them."""

from openmash.records.linkage.actions.deciding import (
    Considered,
    Separated,
    keep_apart,
    link,
    link_by_rule,
    separate,
)
from openmash.records.linkage.actions.reviewing import compare, compare_what_is_new, judge, take_back
from openmash.records.linkage.actions.tracing import trace

__all__ = [
    "Considered",
    "Separated",
    "compare",
    "compare_what_is_new",
    "judge",
    "keep_apart",
    "link",
    "link_by_rule",
    "separate",
    "take_back",
    "trace",
]
