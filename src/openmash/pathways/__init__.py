"""Where modules of casework meet: one file for each way through."""
