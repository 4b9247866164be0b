"""What visitors to the public pages leave besides a report."""
