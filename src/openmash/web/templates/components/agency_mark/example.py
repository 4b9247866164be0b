"""Every state of an answer."""

from openmash.foundation.design.parts import Answering, Mark

NAMES = ("Police", "Health", "Education", "Housing", "Probation")
MARKS = tuple(Mark(name, state, "#" if name == "Police" else "") for name, state in zip(NAMES, Answering, strict=True))
STATES = {"in a row": ("agency_marks", MARKS)}
