"""Visits: planned in a minute, recorded at the door with or without a signal, read afterwards."""
