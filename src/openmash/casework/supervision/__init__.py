"""Supervision, a manager’s oversight of a child, what they direct, and what the night must know."""
