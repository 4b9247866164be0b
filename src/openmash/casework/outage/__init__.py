"""When the system is down: the last safe copy, paper forms with numbers, entering them once, and proof of a restore."""
