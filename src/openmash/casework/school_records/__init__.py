"""What a school keeps of a pupil in its own recording system: the school's own here, until it releases it."""
