"""How long records are kept: the schedule, what falls due, what is held, and who decides."""
