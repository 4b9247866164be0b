"""Supervision and oversight: a team's day, a worker's children, a manager's view, the night."""
