"""A death or another loss: recorded once, everything about the person stops, and others are kept safe first."""
