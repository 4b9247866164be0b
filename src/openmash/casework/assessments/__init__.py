"""Assessments: written by several people at once, on a template, authorised by somebody who wrote none of it."""
