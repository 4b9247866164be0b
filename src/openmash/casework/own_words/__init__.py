"""What a child says by a link of their own, and what was done."""
