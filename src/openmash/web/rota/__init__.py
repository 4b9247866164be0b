"""Who is on duty, who stands in, and who is away: read by everyone in the hub, kept by its managers."""
