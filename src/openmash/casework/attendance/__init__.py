"""Attendance: what a school says of a child's sessions, suspensions and place, as at a date."""
