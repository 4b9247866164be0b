"""Operation Encompass: a child's school knows of domestic abuse before the next school day starts."""
