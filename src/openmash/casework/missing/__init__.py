"""A child reported missing: as the police see the risk, found or back, and the talk afterwards that is the child's."""
