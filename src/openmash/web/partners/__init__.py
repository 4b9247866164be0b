"""Partners without accounts, seen from the hub."""
