"""Interpreters: who needs one and what matters, who is booked for which conversation, and what happened."""
