"""Several teams at once, in counts: what drifts, what will be late, what was asked, and whether it got better."""
