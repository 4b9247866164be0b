"""What the public sees: telling us they are worried about a child."""
