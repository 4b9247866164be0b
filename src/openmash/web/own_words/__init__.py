"""A child's own link: given, what came by it, and what the child was told was done."""
