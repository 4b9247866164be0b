"""Partners' systems that may connect."""
