"""CP-IS: what the NHS is told of children on a plan or looked after, and what it tells us when one of them comes."""
