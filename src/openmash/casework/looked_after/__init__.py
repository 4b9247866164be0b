"""A child looked after by the council: how they are placed, who visits them by when, and their reviews."""
