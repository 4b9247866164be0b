"""What an inspection is given: lists of children, the records of some of them, and proof that nothing was changed."""
