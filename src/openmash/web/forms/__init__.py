"""Forms, lists and letters that an area makes for itself: drafted by one, put in force by another."""
