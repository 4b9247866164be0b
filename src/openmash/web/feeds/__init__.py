"""Partners' files: how each fared, and the rows that wait to be put right."""
