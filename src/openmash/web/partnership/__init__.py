"""The partnership's pages: improvement plans, with what made a difference and who says so."""
