"""A child's journey: where the child is, what is due, what came before; the steps, and the meetings that protect."""
