"""Attendance, as the child's page and an assessment show it."""
