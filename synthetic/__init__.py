"""A county of children who do not exist, for demonstrations, tests and measurements.

Plans only: nothing here needs Django or a database except `load`. The same seed, size and moment always give the
same county. No person here is real; see `data/SOURCES.md` for what was borrowed and how it was kept from being real.
"""
