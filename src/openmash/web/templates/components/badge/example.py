"""Every tone."""

STATES = {tone: ("badge", "Prepared", tone) for tone in ("blue", "purple", "green", "grey", "black")}
