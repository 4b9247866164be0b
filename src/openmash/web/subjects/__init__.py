"""People of concern, places, groups, vehicles, phones, online spaces and themes: each its own page and plan."""
