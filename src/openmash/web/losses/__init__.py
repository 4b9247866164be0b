"""A death or another loss: recorded, worked through, put right if it was a mistake."""
