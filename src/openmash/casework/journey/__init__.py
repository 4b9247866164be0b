"""A child's way through social care and family help: what changed, when, by whom and why."""
