"""What changed, and what stopped: told to whoever answers for it, with what might explain it. Never about a worker."""
