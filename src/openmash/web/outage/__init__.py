"""Being ready for an outage, and coming back from one: copies and their passwords, paper forms, entering, drills."""
