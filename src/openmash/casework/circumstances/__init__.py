"""Private fostering, young carers, and young people of 16 and 17 with nowhere to live."""
