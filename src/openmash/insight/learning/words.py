"""The words of learning."""

from __future__ import annotations

from django.db.models import TextChoices


class From(TextChoices):
    """Where a theme was learnt from."""

    AUDIT = "audit", "Audits of practice"
    DIFFERENCE = "difference", "Professional differences"
    REVIEW = "review", "Rapid reviews and local reviews"
    COMPLAINT = "complaint", "Complaints and what families say"
    DECISION = "decision", "Decisions looked at again"
    BREACH = "breach", "Breaches: what went wrong with people’s details"
    GOOD = "good", "Good practice"


PARTS: tuple[tuple[str, str, str], ...] = (
    ("why", "Why we write this", "In two sentences"),
    ("learnt", "What we learnt", "What was found, over several children. Name none"),
    ("child", "What it is like for a child", "As a child might say it; no real child’s words"),
    ("good", "What good looks like", "What somebody reading it can picture themselves doing"),
    ("do", "What to do on Monday", "Three things at most"),
    ("ask", "What to ask in supervision", "Questions a team can talk over in a quarter of an hour"),
    ("more", "Where to read more", "Pages, people to ring, the tool"),
)
"""The seven parts of a briefing that is read in seven minutes: each is one minute."""
