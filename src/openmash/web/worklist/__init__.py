"""What is mine: one list for every role, filled by one source a module."""
