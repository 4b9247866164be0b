"""Late, and late in other words."""

STATES = {"late": ("late_marker",), "in other words": ("late_marker", "3 working days late")}
