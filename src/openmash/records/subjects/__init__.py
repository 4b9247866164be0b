"""What children are exploited by, at, in and through: people of concern, places, groups, vehicles, phones, themes."""
