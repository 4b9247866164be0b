"""What is processed, and why, for those who answer for it."""
