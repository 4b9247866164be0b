"""Partners' systems: what each may do, the secrets they show, and what they were answered."""
