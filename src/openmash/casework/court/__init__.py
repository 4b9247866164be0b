"""Family group decision-making, pre-proceedings, and the orders and powers that protect a child."""
