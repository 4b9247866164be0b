"""Police in schools: the catalogue, sessions, what pupils told, questions, what was calmed, and what came of it."""
