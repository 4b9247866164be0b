"""Operation Encompass: what a school reads and answers, and how the hub follows it."""
