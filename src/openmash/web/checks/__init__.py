"""What an agency is asked by the hub, and its answers."""
