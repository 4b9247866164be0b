"""Interpreters: what somebody needs to be understood, who is booked, and what happened."""
