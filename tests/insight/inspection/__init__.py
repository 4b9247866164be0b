"""What an inspection is given."""
