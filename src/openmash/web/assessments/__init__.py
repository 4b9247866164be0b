"""Assessments: begun for one child or several, written beside one another, authorised by somebody else, printed."""
