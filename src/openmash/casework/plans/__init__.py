"""Plans: what worries us, what works, what must change and how we shall know, who does what, what came of it."""
