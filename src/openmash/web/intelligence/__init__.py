"""Intelligence: sent, graded, released, read, looked at again."""
