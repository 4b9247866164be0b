"""What a child said or showed, or why nobody has heard them yet; and what it changed."""
