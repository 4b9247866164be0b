"""Requests for information from courts, Cafcass, other councils, probation and fostering checks. Not contacts."""
