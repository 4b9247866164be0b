"""What the partnership learns."""
