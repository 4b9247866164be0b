"""How long records are kept: what falls due, what is held, what two people erase, and what proves that it was."""
