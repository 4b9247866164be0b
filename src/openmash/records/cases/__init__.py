"""The spine: what is under way about a child, who holds it, who else is working with the child."""
