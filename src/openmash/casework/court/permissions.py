"""What can be done about family group decision-making, pre-proceedings and orders."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "court.view"
    """See family group meetings, pre-proceedings and orders of the children in reach."""
    RECORD = "court.record"
    """Record what happens in family group decision-making and pre-proceedings."""
    RECORD_ORDER = "court.record_order"
    """Record that an order was made, and how an order or a power of the police ended."""
