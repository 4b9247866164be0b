"""Intelligence: what partners send, graded, sanitised and released to those who may know, and recalled."""
