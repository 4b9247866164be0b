"""The pages of police screening: written on a phone, reviewed at a desk, and what MASH did."""
