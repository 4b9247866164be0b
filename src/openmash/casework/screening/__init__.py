"""Police vulnerability screening of a whole household, its reviews, where it went, and how consistently it is used."""
