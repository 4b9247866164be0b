"""What is processed, what for, who may, how long: the record of processing and the impact assessment."""
