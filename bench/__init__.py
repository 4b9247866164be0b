"""Benchmarks: one command each, side by side with the peer they name, in one run. `./run bench NAME`."""
