"""Letters: written to somebody chosen first, made once, and kept exactly as they went out."""
