"""Police in schools: what officers teach, what pupils tell them, what schools ask, and whether it made a difference."""
