"""What a school keeps of its pupils in its own system: its list, one record, releasing it."""
