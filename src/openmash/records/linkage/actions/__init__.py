"""The only code that says which records are one person. Decisions are added; sets and circles follow from them."""

from openmash.records.linkage.actions.deciding import Considered, Separated, keep_apart, link, separate
from openmash.records.linkage.actions.tracing import trace

__all__ = ["Considered", "Separated", "keep_apart", "link", "separate", "trace"]
