"""`./run bench linkage`: one child, many records, beside plain Splink 5. The parts: children (made), sets, peer, run."""
