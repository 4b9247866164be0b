"""Plans: written together, measured, reviewed, and given to the child and each parent in words of their own."""
