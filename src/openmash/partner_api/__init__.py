"""What partners' own systems say to the hub and hear from it, under /api/v1/."""
