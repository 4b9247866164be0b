"""Who is on duty, who stands in, and who is away."""
