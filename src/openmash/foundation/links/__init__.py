"""One-time links for those who will never sign in: a random token, a code told another way, and what became of each."""
