"""People who ask for what is recorded about them, and what they are given."""
