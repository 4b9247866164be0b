"""The scorecard's pages: every figure, one figure, the children behind it, and what may be published."""
