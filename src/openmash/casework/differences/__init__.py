"""Resolving professional differences: agencies that disagree about a child, stage by stage."""
