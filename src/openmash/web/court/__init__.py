"""Family group decision-making, pre-proceedings and orders: what a child's page shows of them, and recording them."""
